import type { Action } from '#core/access';
import type { Actor, Facts, Json, Outcome, Refusals, Result, Touch, WorkingSet } from '#core/kernel';

/** The proposal that is carried out, for what it does to remember. */
export interface CarriedFor {
  readonly proposalId: string;
  readonly proposedBy: string;
  readonly reason: string;
}

/** What an approval does besides ending the proposal. */
export type Carried = Pick<Outcome, 'events' | 'postings' | 'claims' | 'releases' | 'outbox'>;

/** One kind of thing that takes two people. */
export interface ApprovalKind<Reference = unknown> {
  readonly name: string;
  readonly mayPropose: Action;
  readonly mayApprove: Action;
  /** How many days after the day of the proposal it may still be approved. */
  readonly daysOpen: number;
  /** Whether `data` is what this kind can carry out, whatever the state of things. */
  readonly check: (data: Json) => Refusals;
  /** What carrying it out reads. */
  readonly touches: (data: Json) => readonly Touch[];
  /**
   * Does it, or says why it cannot be done as things stand now. Asked when it is proposed too, and thrown away: what could not be done
   * at once is not worth a second person's time.
   */
  readonly carryOut: (
    data: Json,
    world: WorkingSet,
    facts: Facts<Reference>,
    /** Who proposes it, or who approves it. */
    actor: Actor,
    by: CarriedFor,
  ) => Result<Carried, Refusals>;
}
