import { isList, type DraftNode } from './content-tree.ts';
import type { DraftDocument, DraftGroup, DraftList, DraftPart } from './draft-document.ts';

/**
 * What the form shows of a document: its texts by place. Empty texts, and groups of nothing else, are left out. A part that
 * shows the same as it did in `before` is that very same part: who shows lines redraws only those that changed.
 */
export function contentOf(document: DraftDocument, before?: DraftNode): DraftNode {
  return partContent(document.root, before);
}

/** By part, for the parts are never changed; thousands of lines are looked at again with every key. */
const shown = new WeakMap<DraftPart, { readonly content: DraftNode }>();

function partContent(part: DraftPart, before: DraftNode): DraftNode {
  if (part.kind === 'field') return part.value === '' ? undefined : part.value;
  const known = shown.get(part);
  if (known) return known.content;
  const content = part.kind === 'list' ? listContent(part, before) : groupContent(part, before);
  shown.set(part, { content });
  return content;
}

/** A member that holds nothing yet is there all the same: somebody is about to fill it. */
function listContent(list: DraftList, before: DraftNode): DraftNode {
  const earlier: readonly DraftNode[] = isList(before) ? before : [];
  const content: DraftNode[] = [];
  for (const id of list.order) {
    const member = list.members.get(id);
    if (!member || member.removed) continue;
    const inside = partContent(member.group, earlier[content.length]) ?? emptyOf(member.group);
    content.push(inside);
  }
  if (content.length === 0) return undefined;
  return same(content, earlier) ? before : content;
}

/** One empty object a member, so that members can be told apart by what they show. */
const empties = new WeakMap<DraftGroup, DraftNode>();
function emptyOf(group: DraftGroup): DraftNode {
  const known = empties.get(group) ?? {};
  empties.set(group, known);
  return known;
}

const NUMBER = /^\d+$/;

function groupContent(group: DraftGroup, before: DraftNode): DraftNode {
  const earlier: Readonly<Record<string, DraftNode>> =
    typeof before === 'object' ? Object.fromEntries(Object.entries(before)) : {};
  const entries: [string, DraftNode][] = [];
  for (const [name, part] of group.fields) {
    const content = partContent(part, earlier[name]);
    if (content !== undefined) entries.push([name, content]);
  }
  if (entries.length === 0) return undefined;
  const isUnchanged =
    entries.length === Object.values(earlier).filter((value) => value !== undefined).length &&
    entries.every(([name, content]) => earlier[name] === content);
  if (isUnchanged) return before;
  if (!entries.every(([name]) => NUMBER.test(name))) return Object.fromEntries(entries);
  const places: DraftNode[] = [];
  for (const [name, content] of entries) places[Number(name)] = content;
  return Array.from(places, (content) => content);
}

const same = (a: readonly DraftNode[], b: readonly DraftNode[]): boolean =>
  a.length === b.length && a.every((content, place) => content === b[place]);
