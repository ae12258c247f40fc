import { segmentsOf } from './content-tree.ts';
import {
  emptyGroup,
  GROUP_FIELDS_MAX,
  LIST_MEMBERS_MAX,
  MEMBER_MARK,
  OTHERS_MAX,
  REMOVED_MEMBERS_MAX,
  type DraftDocument,
  type DraftField,
  type DraftGroup,
  type DraftList,
  type DraftMember,
  type DraftPart,
  type DraftStamp,
} from './draft-document.ts';
import type { AcceptedDraftChange, DraftOperation } from './operations.ts';

/**
 * The document after a change. Whoever applies the same changes in the same order has the same document, to the byte.
 *
 * Of one field the last in the server's order counts. What it covers of others, whom its maker had not heard yet, stays
 * beside it until somebody chooses. What is removed is kept; where others were at work in it, it is marked for people to see.
 */
export function applyChange(document: DraftDocument, change: AcceptedDraftChange): DraftDocument {
  const { revision, at, device, userId, name, baseRevision } = change;
  const work: Work = {
    stamp: { revision, at, device, userId, name },
    base: baseRevision,
    owned: new WeakMap(),
    partsLeft: UNHEARD_PARTS_MAX,
  };
  const root = own(work, document.root);
  for (const operation of change.operations) applyOperation(work, root, operation);
  return { revision, root };
}

interface Work {
  readonly stamp: DraftStamp;
  readonly base: number;
  /** What this change has made new already: it alone holds it, so it may change it in place. A paste touches thousands of cells. */
  readonly owned: WeakMap<DraftGroup | DraftList, OwnGroup | OwnList>;
  /** How many parts of what is taken out are still looked at for what its maker had not heard. */
  partsLeft: number;
}

/** A whole draft taken out line by line has some hundred thousand; beyond that people look for themselves. */
const UNHEARD_PARTS_MAX = 1_000_000;
interface OwnGroup extends DraftGroup {
  readonly fields: Map<string, DraftPart>;
}
interface OwnList extends DraftList {
  /** Another one than before the change where a member comes, goes or moves: who shows the members sees at once that they are the same ones. */
  order: readonly string[];
  /** The same, once it is another one. */
  ownOrder?: string[];
  readonly members: Map<string, DraftMember>;
  /** How many of them may be forgotten, once somebody asked. */
  forgettable?: number;
}

function own(work: Work, group: DraftGroup): OwnGroup {
  const known = work.owned.get(group);
  if (known?.kind === 'group') return known;
  const copy: OwnGroup = { kind: 'group', fields: new Map(group.fields) };
  work.owned.set(copy, copy);
  return copy;
}
function ownList(work: Work, list: DraftList): OwnList {
  const known = work.owned.get(list);
  if (known?.kind === 'list') return known;
  const copy: OwnList = { kind: 'list', order: list.order, members: new Map(list.members) };
  work.owned.set(copy, copy);
  return copy;
}

function put(list: OwnList, id: string, member: DraftMember): void {
  if (list.forgettable !== undefined)
    list.forgettable += Number(isForgettable(member)) - Number(isForgettable(list.members.get(id)));
  list.members.set(id, member);
}

/** Copied once for all that a change does to it. */
function orderOf(list: OwnList): string[] {
  list.ownOrder ??= [...list.order];
  list.order = list.ownOrder;
  return list.ownOrder;
}

function applyOperation(work: Work, root: OwnGroup, operation: DraftOperation): void {
  switch (operation.op) {
    case 'set':
      return setText(work, root, operation.at, (field) => written(work, field, operation.value));
    case 'settle':
      return setText(work, root, operation.at, (field) => settled(work, field, operation.value));
    case 'insert':
      return withList(work, root, operation.list, (list) => insert(work, list, operation));
    case 'remove':
      return withMember(work, root, operation.at, (list, id) => remove(work, list, id));
    case 'restore':
      return withMember(work, root, operation.at, restore);
    case 'move':
      return withMember(work, root, operation.at, (list, id) => {
        const order = orderOf(list);
        const at = order.indexOf(id);
        if (at >= 0) order.splice(at, 1);
        place(order, id, operation.after);
      });
  }
}

function written({ stamp, base }: Work, field: DraftField | undefined, value: string): DraftField {
  const kept = (field?.others ?? []).filter((other) => other.stamp.device !== stamp.device && other.value !== value);
  const unheard = field && field.stamp.device !== stamp.device && field.stamp.revision > base && field.value !== value;
  const others = unheard ? [...kept, { value: field.value, stamp: field.stamp }] : kept;
  return { kind: 'field', value, stamp, ...(others.length > 0 ? { others: others.slice(-OTHERS_MAX) } : {}) };
}

/** What came after who chooses had looked stays for the next to choose. */
function settled(work: Work, field: DraftField | undefined, value: string): DraftField {
  const { others, ...plain } = field ?? { others: undefined };
  const unseen = (others ?? []).filter(
    (other) => other.stamp.revision > work.base && other.stamp.device !== work.stamp.device,
  );
  if ('kind' in plain) return written(work, { ...plain, ...(unseen.length > 0 ? { others: unseen } : {}) }, value);
  return written(work, undefined, value);
}

function insert(
  work: Work,
  list: OwnList,
  { id, after }: { readonly id: string; readonly after: string | null },
): void {
  if (list.members.has(id)) return restore(list, id);
  if (list.members.size >= LIST_MEMBERS_MAX) return;
  put(list, id, { group: emptyGroup(), inserted: work.stamp });
  place(orderOf(list), id, after);
}

/** Behind a member, before all, or, where nobody knows that member, at the end. */
function place(order: string[], id: string, after: string | null): void {
  if (after !== null && order.at(-1) === after) {
    order.push(id);
    return;
  }
  const found = after === null ? -1 : order.indexOf(after);
  order.splice(after !== null && found < 0 ? order.length : found + 1, 0, id);
}

function remove(work: Work, list: OwnList, id: string): void {
  const member = list.members.get(id);
  if (!member) return;
  if (member.removed) return agreed(work, list, id, member, member.removed);
  const contested = hasUnheard(member.group, work);
  put(list, id, { ...member, removed: work.stamp, ...(contested ? { contested } : {}) });
  orderOf(list);
  forgetOldest(list);
}

/** Taken out again by somebody who has seen all that was written into it meanwhile: nobody has to look at it any more. */
function agreed(work: Work, list: OwnList, id: string, member: DraftMember, removed: DraftStamp): void {
  if (!member.contested || hasUnheard(member.group, work)) return;
  put(list, id, { group: member.group, inserted: member.inserted, removed });
  orderOf(list);
}

/** What was taken out longest ago goes first, and never what people still have to look at. */
function forgetOldest(list: OwnList): void {
  if (list.members.size <= REMOVED_MEMBERS_MAX) return;
  list.forgettable ??= removedCount(list);
  while (list.forgettable > REMOVED_MEMBERS_MAX) {
    const id = oldestRemoved(list);
    if (id === undefined) return;
    list.members.delete(id);
    list.forgettable -= 1;
    const order = orderOf(list);
    order.splice(order.indexOf(id), 1);
  }
}

const isForgettable = (member: DraftMember | undefined): boolean => member?.removed !== undefined && !member.contested;

function removedCount({ members }: OwnList): number {
  let count = 0;
  for (const member of members.values()) if (isForgettable(member)) count += 1;
  return count;
}

/** Of those taken out at once, the one that came first. */
function oldestRemoved({ members }: OwnList): string | undefined {
  let oldest: string | undefined;
  let revision = Infinity;
  for (const [id, member] of members) {
    if (!isForgettable(member) || (member.removed?.revision ?? 0) >= revision) continue;
    oldest = id;
    revision = member.removed?.revision ?? 0;
  }
  return oldest;
}

function restore(list: OwnList, id: string): void {
  const member = list.members.get(id);
  if (!member?.removed) return;
  put(list, id, { group: member.group, inserted: member.inserted });
  orderOf(list);
}

/** Whether somebody else wrote into it what the maker of the change had not heard; taken for granted where there is too much to look at. */
function hasUnheard(part: DraftPart, work: Work): boolean {
  if (work.partsLeft <= 0) return true;
  work.partsLeft -= 1;
  switch (part.kind) {
    case 'field':
      return isUnheard(part.stamp, work);
    case 'group':
      for (const field of part.fields.values()) if (hasUnheard(field, work)) return true;
      return false;
    case 'list':
      for (const { inserted, group } of part.members.values())
        if (isUnheard(inserted, work) || hasUnheard(group, work)) return true;
      return false;
  }
}

const isUnheard = (other: DraftStamp, { base, stamp }: Work): boolean =>
  other.revision > base && other.device !== stamp.device;

type Write = (field: DraftField | undefined) => DraftField;

/** Leads to a field and makes what is missing on the way. A place that holds something of another kind stays as it is. */
function setText(work: Work, root: OwnGroup, pointer: string, write: Write): void {
  const segments = segmentsOf(pointer);
  const name = segments.at(-1);
  const group = groupAt(work, root, segments.slice(0, -1));
  if (name === undefined || !group) return;
  const field = group.fields.get(name);
  if (field === undefined) {
    if (group.fields.size < GROUP_FIELDS_MAX) group.fields.set(name, write(undefined));
  } else if (field.kind === 'field') group.fields.set(name, write(field));
}

function withList(work: Work, root: OwnGroup, pointer: string, then: (list: OwnList) => void): void {
  const segments = segmentsOf(pointer);
  const name = segments.at(-1);
  const group = groupAt(work, root, segments.slice(0, -1));
  const list = group && name !== undefined ? listIn(work, group, name) : undefined;
  if (list) then(list);
}

function withMember(work: Work, root: OwnGroup, pointer: string, then: (list: OwnList, id: string) => void): void {
  const at = pointer.lastIndexOf(`/${MEMBER_MARK}`);
  const id = pointer.slice(at + 2);
  withList(work, root, pointer.slice(0, at), (list) => {
    if (list.members.has(id)) then(list, id);
  });
}

function groupAt(work: Work, root: OwnGroup, segments: readonly string[]): OwnGroup | undefined {
  let group: OwnGroup | undefined = root;
  for (let at = 0; at < segments.length && group; at += 1) {
    const name = segments[at] ?? '';
    const next = segments[at + 1];
    if (next?.startsWith(MEMBER_MARK)) {
      const list = listIn(work, group, name);
      group = list && memberGroup(work, list, next.slice(1));
      at += 1;
    } else group = groupIn(work, group, name);
  }
  return group;
}

const newIn = (parent: DraftGroup, part: DraftPart): DraftPart | undefined =>
  parent.fields.size < GROUP_FIELDS_MAX ? part : undefined;

function groupIn(work: Work, parent: OwnGroup, name: string): OwnGroup | undefined {
  const found = parent.fields.get(name) ?? newIn(parent, emptyGroup());
  if (found?.kind !== 'group') return undefined;
  const group = own(work, found);
  if (group !== found) parent.fields.set(name, group);
  return group;
}

function listIn(work: Work, parent: OwnGroup, name: string): OwnList | undefined {
  const found = parent.fields.get(name) ?? newIn(parent, { kind: 'list', order: [], members: new Map() });
  if (found?.kind !== 'list') return undefined;
  const list = ownList(work, found);
  if (list !== found) parent.fields.set(name, list);
  return list;
}

/** The inside of a member that is written into. One that is gone, or that nobody knows any more, is kept for people to look at. */
function memberGroup(work: Work, list: OwnList, id: string): OwnGroup | undefined {
  const { stamp, base } = work;
  const found = list.members.get(id);
  if (!found && list.members.size >= LIST_MEMBERS_MAX) return undefined;
  const member: DraftMember = found ?? { group: emptyGroup(), inserted: stamp, removed: stamp, contested: true };
  if (!found) orderOf(list).push(id);
  const group = own(work, member.group);
  const { removed } = member;
  const contested = member.contested ?? (removed && removed.revision > base && removed.device !== stamp.device);
  if (group !== member.group || contested !== member.contested || !found)
    put(list, id, { ...member, group, ...(contested ? { contested } : {}) });
  return group;
}
