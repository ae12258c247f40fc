import { isList, segmentsOf, type DraftNode } from './content-tree.ts';
import { contentOf } from './draft-content.ts';
import { MEMBER_LISTS, MEMBER_MARK, type DraftDocument, type DraftList, type DraftPart } from './draft-document.ts';
import type { DraftOperation } from './operations.ts';
import { childOf, liveIds } from './places.ts';

/** Gives ids that no other device gives. */
export type NewMemberId = () => string;

/**
 * The steps that lead from the document to one that shows `next` at a place named by positions, and change nothing else. Members
 * that are to show what a member shows now (the same object) stay that member; others are matched by position.
 */
export function operationsFor(
  document: DraftDocument,
  pointer: string,
  next: DraftNode,
  newId: NewMemberId,
): readonly DraftOperation[] {
  const steps: Steps = { operations: [], newId };
  // So that parts have what they show, to be compared with.
  contentOf(document);
  let part: DraftPart | undefined = document.root;
  let stable = '';
  let name = '';
  for (const segment of segmentsOf(pointer)) {
    const isMember = MEMBER_LISTS.has(name) && !segment.startsWith(MEMBER_MARK);
    const named: string = isMember ? memberFor(steps, part, stable, Number(segment)) : segment;
    part = childOf(part, named);
    stable += `/${named}`;
    name = MEMBER_LISTS.has(segment) ? segment : '';
  }
  put(steps, { part, stable, name: segmentsOf(pointer).at(-1) ?? '' }, next);
  return steps.operations;
}

interface Steps {
  readonly operations: DraftOperation[];
  readonly newId: NewMemberId;
}
interface Place {
  readonly part: DraftPart | undefined;
  readonly stable: string;
  readonly name: string;
}

/** The member at a position; where the list ends before it, as many new ones as it takes. */
function memberFor(steps: Steps, part: DraftPart | undefined, list: string, position: number): string {
  const ids = part?.kind === 'list' ? [...liveIds(part)] : [];
  while (ids.length <= position) ids.push(insertBehind(steps, list, lastOf(part, ids)));
  return MEMBER_MARK + (ids[position] ?? '');
}

/** Behind all there are, removed ones as well: they keep their places. */
const lastOf = (part: DraftPart | undefined, ids: readonly string[]): string | null => {
  const last = part?.kind === 'list' ? part.order.at(-1) : undefined;
  const shown = ids.at(-1);
  return (part?.kind === 'list' && shown !== undefined && part.members.has(shown) ? last : (shown ?? last)) ?? null;
};

function insertBehind({ operations, newId }: Steps, list: string, after: string | null): string {
  const id = newId();
  operations.push({ op: 'insert', list, id, after });
  return id;
}

function put(steps: Steps, place: Place, next: DraftNode): void {
  const { part, stable, name } = place;
  if (typeof next === 'string' || (next === undefined && (part === undefined || part.kind === 'field'))) {
    const value = next ?? '';
    const before = part?.kind === 'field' ? part.value : '';
    if (value !== before) steps.operations.push({ op: 'set', at: stable, value });
    return;
  }
  if (MEMBER_LISTS.has(name)) return putMembers(steps, place, next === undefined || !isList(next) ? [] : next);
  const names = new Set([...(part?.kind === 'group' ? part.fields.keys() : []), ...Object.keys(next ?? {})]);
  for (const child of names) {
    const wanted: DraftNode = next === undefined ? undefined : childNode(next, child);
    const inside = part?.kind === 'group' ? part.fields.get(child) : undefined;
    // Nothing there and nothing wanted: not even an empty field.
    if (inside !== undefined || wanted !== undefined)
      put(steps, { part: inside, stable: `${stable}/${child}`, name: child }, wanted);
  }
}

const childNode = (node: Exclude<DraftNode, string | undefined>, name: string): DraftNode =>
  isList(node) ? node[Number(name)] : node[name];

function putMembers(steps: Steps, { part, stable }: Place, next: readonly DraftNode[]): void {
  const list: DraftList = part?.kind === 'list' ? part : { kind: 'list', order: [], members: new Map() };
  const matched = match(list, next);
  const used = new Set(matched);
  for (const id of liveIds(list))
    if (!used.has(id)) steps.operations.push({ op: 'remove', at: `${stable}/${MEMBER_MARK}${id}` });
  const kept = liveIds(list).filter((id) => used.has(id));
  const wanted = matched.filter((id) => id !== undefined);
  const isMoved = wanted.some((id, position) => id !== kept[position]);
  let after: string | null = null;
  next.forEach((content, position) => {
    const id = matched[position];
    const at = id ?? insertBehind(steps, stable, after);
    if (id !== undefined && isMoved) steps.operations.push({ op: 'move', at: `${stable}/${MEMBER_MARK}${id}`, after });
    put(steps, { part: list.members.get(at)?.group, stable: `${stable}/${MEMBER_MARK}${at}`, name: '' }, content ?? {});
    after = at;
  });
}

/** For each wanted member the id of the one that it continues, if any. */
function match(list: DraftList, next: readonly DraftNode[]): readonly (string | undefined)[] {
  const shown = contentOf({ revision: 0, root: { kind: 'group', fields: new Map([['all', list]]) } });
  const now = typeof shown === 'object' && !isList(shown) ? shown['all'] : undefined;
  const byContent = new Map<DraftNode, string>();
  const ids = liveIds(list);
  ids.forEach((id, position) => {
    const content = now !== undefined && isList(now) ? now[position] : undefined;
    if (content !== undefined) byContent.set(content, id);
  });
  const used = new Set<string>();
  const same = next.map((content) => {
    const id = byContent.get(content);
    if (id === undefined || used.has(id)) return undefined;
    used.add(id);
    return id;
  });
  return same.map((id, position) => {
    const here = ids[position];
    if (id !== undefined || here === undefined || used.has(here)) return id;
    used.add(here);
    return here;
  });
}
