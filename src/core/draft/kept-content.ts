import { isList, type DraftNode } from './content-tree.ts';

/** Stands for every member of a list, and every numbered place. */
const EACH = '*';

/** What a draft begins with that is made from a template: the places that it keeps (such as `/importer`; a star stands for each line), all where it names none. */
export function keptContent(content: DraftNode, keeps: readonly string[]): DraftNode {
  if (keeps.length === 0) return content;
  return keptOf(
    content,
    keeps.map((place) => place.slice(1).split('/')),
  );
}

function keptOf(node: DraftNode, keeps: readonly (readonly string[])[]): DraftNode {
  if (keeps.some((place) => place.length === 0)) return node;
  if (node === undefined || typeof node === 'string' || keeps.length === 0) return undefined;
  const inside = (name: string): readonly (readonly string[])[] =>
    keeps.filter(([first]) => first === name).map((place) => place.slice(1));
  if (isList(node)) return node.map((member) => keptOf(member, inside(EACH)) ?? {});
  const entries = Object.entries(node).flatMap(([name, child]) => {
    const kept = keptOf(child, inside(name));
    return kept === undefined ? [] : [[name, kept] as const];
  });
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}
