import {
  DRAFT_LINES_HELD_MAX,
  GROUP_FIELDS_MAX,
  LIST_MEMBERS_MAX,
  type DraftDocument,
  type DraftPart,
} from './draft-document.ts';
import type { DraftOperation } from './operations.ts';

/** Steps of one change that look for a member among all: every line there can be taken out, put back or moved. */
export const SEEKING_STEPS_MAX = DRAFT_LINES_HELD_MAX;

/** Whether one change takes out, puts back and moves more than there can be. Writing and inserting is counted with all steps. */
export const seeksTooMuch = (operations: readonly DraftOperation[]): boolean =>
  operations.filter(({ op }) => op === 'move' || op === 'remove' || op === 'restore').length > SEEKING_STEPS_MAX;

/** Whether a list or group of it is full: what a change wanted to bring in beyond that is not there. */
export const isFull = ({ root }: DraftDocument): boolean => isFullIn(root);

/** Parts are never changed, and a change replaces few of thousands: of 2,000 lines with five documents each took ten milliseconds to walk through. */
const withRoom = new WeakSet<DraftPart>();

function isFullIn(part: DraftPart): boolean {
  if (part.kind === 'field' || withRoom.has(part)) return false;
  if (part.kind === 'group') {
    if (part.fields.size >= GROUP_FIELDS_MAX) return true;
    for (const field of part.fields.values()) if (isFullIn(field)) return true;
  } else {
    if (part.members.size >= LIST_MEMBERS_MAX) return true;
    for (const { group } of part.members.values()) if (isFullIn(group)) return true;
  }
  withRoom.add(part);
  return false;
}
