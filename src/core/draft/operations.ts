import type { DraftDocument } from './draft-document.ts';

/** One small step. Pointers are stable ones (see `DraftDocument`). */
export type DraftOperation =
  | { readonly op: 'set'; readonly at: string; readonly value: string }
  /** A new member behind another (`null`: before all). Of a member that is there already it only says that it shall be. */
  | { readonly op: 'insert'; readonly list: string; readonly id: string; readonly after: string | null }
  | { readonly op: 'remove'; readonly at: string }
  | { readonly op: 'restore'; readonly at: string }
  | { readonly op: 'move'; readonly at: string; readonly after: string | null }
  /** Chooses among what several people wrote, and ends the conflict as far as who chooses has seen it. */
  | { readonly op: 'settle'; readonly at: string; readonly value: string };

/** Steps that belong together: they are accepted as one, and take one revision. */
export interface DraftChange {
  /** Named by who makes it: sent twice, it counts once. */
  readonly id: string;
  readonly device: string;
  /** The last revision that its maker had seen. */
  readonly baseRevision: number;
  readonly operations: readonly DraftOperation[];
}

/** A change in its place in the order of the server. */
export interface AcceptedDraftChange extends DraftChange {
  readonly revision: number;
  readonly at: string;
  readonly userId: string;
  readonly name: string;
}

/** A paste of a whole draft: 2,000 lines of ten cells and what makes room for them. */
export const OPERATIONS_MAX = 25_000;
/** The longest text of the declaration has 840 characters; there is room for what somebody pastes to cut it down. */
export const VALUE_LENGTH_MAX = 4_000;
const NAME = '(?:[A-Za-z][A-Za-z0-9]{0,47}|\\d{1,2})';
const MEMBER = '@[A-Za-z0-9_-]{1,36}';
/** A field: names and members, ending in a name. */
export const FIELD_POINTER = `^(?:/${NAME}(?:/${MEMBER})?){0,9}/${NAME}$`;
export const MEMBER_POINTER = `^(?:/${NAME}(?:/${MEMBER})?){0,9}/${NAME}/${MEMBER}$`;
export const MEMBER_ID = '^[A-Za-z0-9_-]{1,36}$';

/** What a change says of the document's next revision, had it been accepted now: for who shows it before the server has it. */
export const asAccepted = (
  change: DraftChange,
  document: DraftDocument,
  author: Pick<AcceptedDraftChange, 'at' | 'userId' | 'name'>,
): AcceptedDraftChange => ({ ...change, ...author, revision: document.revision + 1 });
