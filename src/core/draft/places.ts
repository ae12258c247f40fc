import { segmentsOf } from './content-tree.ts';
import { MEMBER_MARK, type DraftDocument, type DraftField, type DraftList, type DraftPart } from './draft-document.ts';

/** Ids of the members that are not removed, in their order; those of the goods lines unless another list is named. */
export function memberIds(document: DraftDocument, list = '/goodsItems'): readonly string[] {
  const part = partAt(document, list);
  return part?.kind === 'list' ? liveIds(part) : NONE;
}

const NONE: readonly string[] = [];
/** By order, which is another one whenever a member comes or goes. */
const live = new WeakMap<readonly string[], readonly string[]>();

export function liveIds(list: DraftList): readonly string[] {
  const known = live.get(list.order);
  if (known) return known;
  const ids = list.order.filter((id) => !list.members.get(id)?.removed);
  live.set(list.order, ids);
  return ids;
}

/** What stands at a stable pointer, removed or not. */
export function partAt(document: DraftDocument, pointer: string): DraftPart | undefined {
  let part: DraftPart | undefined = document.root;
  for (const segment of segmentsOf(pointer)) {
    if (part === undefined || part.kind === 'field') return undefined;
    part = part.kind === 'list' ? part.members.get(segment.slice(MEMBER_MARK.length))?.group : part.fields.get(segment);
  }
  return part;
}

export function fieldAt(document: DraftDocument, pointer: string): DraftField | undefined {
  const part = partAt(document, pointer);
  return part?.kind === 'field' ? part : undefined;
}

/**
 * The stable pointer of a place that is named by positions, as in refusals (`/goodsItems/0/description`). Stable segments may
 * stand among them. Behind the end of a list there is none.
 */
export function stablePointer(document: DraftDocument, pointer: string): string | undefined {
  let part: DraftPart | undefined = document.root;
  let stable = '';
  for (const segment of segmentsOf(pointer)) {
    const named: string | undefined =
      part?.kind === 'list' && !segment.startsWith(MEMBER_MARK) ? memberAt(part, segment) : segment;
    if (named === undefined) return undefined;
    stable += `/${named}`;
    part = childOf(part, named);
  }
  return stable;
}

/** The place as positions say it now; none of what is removed. */
export function positionPointer(document: DraftDocument, stable: string): string | undefined {
  let part: DraftPart | undefined = document.root;
  let pointer = '';
  for (const segment of segmentsOf(stable)) {
    if (part?.kind === 'list') {
      const position = liveIds(part).indexOf(segment.slice(MEMBER_MARK.length));
      if (position < 0) return undefined;
      pointer += `/${position}`;
    } else if (segment.startsWith(MEMBER_MARK)) return undefined;
    else pointer += `/${segment}`;
    part = childOf(part, segment);
  }
  return pointer;
}

const memberAt = (list: DraftList, position: string): string | undefined => {
  const id = liveIds(list)[Number(position)];
  return id === undefined ? undefined : MEMBER_MARK + id;
};

export function childOf(part: DraftPart | undefined, segment: string): DraftPart | undefined {
  if (part === undefined || part.kind === 'field') return undefined;
  return part.kind === 'list' ? part.members.get(segment.slice(MEMBER_MARK.length))?.group : part.fields.get(segment);
}
