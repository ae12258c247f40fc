import { wholeUnits, type Instant } from '#core/kernel';

/** A fine that was imposed for what was found about a declaration: due on its account beside the taxes, and paid like them. */
export interface Penalty {
  /** The number of the decision. */
  readonly id: string;
  /** The proposal of the inspection that it decides. */
  readonly followUp: string;
  /** A violation of the country's list. */
  readonly violation: string;
  /** Whole units of the national currency. */
  readonly amount: string;
}

export type PenaltyEventData = {
  readonly type: 'PenaltyImposed';
  readonly reason: string;
  /** What the bank is told; a declaration on which nothing was due had none. */
  readonly paymentReference: string;
} & Penalty;

/** A fine that stands, and since when: its time to be paid begins then. */
export interface ImposedPenalty extends Penalty {
  readonly imposedAt: Instant;
}

/** All fines that stand. */
export const penaltiesTotal = ({ penalties }: { readonly penalties?: readonly Penalty[] }): bigint =>
  penalties === undefined ? 0n : penalties.reduce((sum, { amount }) => sum + wholeUnits(amount), 0n);
