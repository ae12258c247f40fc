/**
 * What a form holds while it is filled in: a tree in the shape of the declaration, all leaves texts. A field is named by
 * the JSON pointer of its place, so a refusal finds its field without any table between them.
 */
export type DraftNode = string | undefined | readonly DraftNode[] | { readonly [name: string]: DraftNode };

export function textAt(tree: DraftNode, pointer: string): string {
  const node = nodeAt(tree, pointer);
  return typeof node === 'string' ? node : '';
}

export function nodeAt(tree: DraftNode, pointer: string): DraftNode {
  let node: DraftNode = tree;
  for (const segment of segmentsOf(pointer)) node = childOf(node, segment);
  return node;
}

/** The tree with one place changed. Empty texts, and objects left empty by them, vanish: nothing said is nothing sent. */
export function withNode(tree: DraftNode, pointer: string, next: DraftNode): DraftNode {
  return changed(tree, segmentsOf(pointer), next === '' ? undefined : next);
}

const segmentsOf = (pointer: string): readonly string[] => (pointer === '' ? [] : pointer.slice(1).split('/'));

export const isList = (node: DraftNode): node is readonly DraftNode[] => Array.isArray(node);

function childOf(node: DraftNode, segment: string): DraftNode {
  if (node === undefined || typeof node === 'string') return undefined;
  return isList(node) ? node[Number(segment)] : node[segment];
}

function changed(node: DraftNode, [segment, ...rest]: readonly string[], next: DraftNode): DraftNode {
  if (segment === undefined) return next;
  const child = changed(childOf(node, segment), rest, next);
  if (/^\d+$/.test(segment)) {
    const list = isList(node) ? [...node] : [];
    list[Number(segment)] = child;
    return list.some((member) => member !== undefined) ? Array.from(list, (member) => member) : undefined;
  }
  const record = typeof node === 'object' && !isList(node) ? node : {};
  const { [segment]: _, ...others } = record;
  const entries = child === undefined ? others : { ...others, [segment]: child };
  return Object.keys(entries).length === 0 ? undefined : entries;
}
