/**
 * A draft as a document that several people change at once. Fields hold texts. Goods lines and documents are members with
 * ids of their own, so that what one person writes into a line stays with that line, wherever others move it. Smaller lists
 * (taxes of a line, transport documents) have fixed places, which are numbers.
 *
 * A stable pointer names a place for good: `/goodsItems/@k3f9/dutyTaxFees/0/dutyRegimeCode`.
 */
export interface DraftDocument {
  /** The server's count of accepted changes. */
  readonly revision: number;
  readonly root: DraftGroup;
}

/** Who changed something, and when: one for all that a change brought. */
export interface DraftStamp {
  /** By the server's order; of what the server has not seen yet, the number that it would have. */
  readonly revision: number;
  readonly at: string;
  /** The browser or program. Two of one person can differ as much as two people. */
  readonly device: string;
  readonly userId: string;
  readonly name: string;
}

export type DraftPart = DraftField | DraftGroup | DraftList;

export interface DraftField {
  readonly kind: 'field';
  readonly value: string;
  readonly stamp: DraftStamp;
  /** What others wrote here at the same time and what the later of the two covered, the latest last; until somebody chooses. */
  readonly others?: readonly OverriddenText[];
}
export interface OverriddenText {
  readonly value: string;
  readonly stamp: DraftStamp;
}

export interface DraftGroup {
  readonly kind: 'group';
  readonly fields: ReadonlyMap<string, DraftPart>;
}

export interface DraftList {
  readonly kind: 'list';
  /** Removed members keep their place among the others: what was put behind one still stands there. */
  readonly order: readonly string[];
  readonly members: ReadonlyMap<string, DraftMember>;
}

export interface DraftMember {
  readonly group: DraftGroup;
  readonly inserted: DraftStamp;
  /** Taken out, with all that it held: it can be put back. */
  readonly removed?: DraftStamp;
  /** Somebody changed it while somebody else took it out: people have to look at it. */
  readonly contested?: true;
}

/** Lists whose members have ids; all others have numbered places. */
export const MEMBER_LISTS: ReadonlySet<string> = new Set(['goodsItems', 'additionalDocuments']);

/** Before a member's id in a pointer: no field has a name like this. */
export const MEMBER_MARK = '@';

/** As many as one consignment by sea brings; the longest that the grid is built for. */
export const DRAFT_LINES_MAX = 2_000;
/** People who were away from each other can each bring a whole draft full; beyond that nothing is accepted. */
export const DRAFT_LINES_HELD_MAX = 2 * DRAFT_LINES_MAX;
/** Removed members that a list remembers, apart from contested ones, which it never forgets by itself. */
export const REMOVED_MEMBERS_MAX = 2_000;
/**
 * Members that a list takes at all, removed and contested ones too: nothing comes into a list that is full. To find one costs
 * a walk through all: before there was a limit, a megabyte of steps in a list of 75,000 took minutes.
 */
export const LIST_MEMBERS_MAX = 2 * DRAFT_LINES_HELD_MAX;
/** Names in one group, which takes no further ones; the longest of the declaration has some sixty. */
export const GROUP_FIELDS_MAX = 200;
/** Of one field; older ones are in the list of changes only. */
export const OTHERS_MAX = 20;

export const emptyGroup = (): DraftGroup => ({ kind: 'group', fields: new Map() });

export const EMPTY_DRAFT: DraftDocument = { revision: 0, root: emptyGroup() };
