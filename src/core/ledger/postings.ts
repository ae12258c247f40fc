import type { Posting } from '#core/kernel';
import { assert } from '#core/kernel';

/**
 * The chart of accounts, thin. Debit is positive. `duty-receivable` and `suspense` carry the declaration or the payment
 * in `subject`, so that their balance per subject is what is owed or what found no home.
 */
export const ACCOUNTS = {
  dutyReceivable: 'duty-receivable',
  suspense: 'suspense',
  /** What was paid for a declaration beyond what is payable; per declaration, owed to its payer. */
  refundsPayable: 'refunds-payable',
  /** Fines, which are no tax: they stay what they are when a version changes the taxes. */
  penalties: 'penalties',
  /** What banks are to pay for goods that did not come where they were to go; per transport. */
  guaranteesReceivable: 'guarantees-receivable',
  guaranteesCalled: 'guarantees-called',
  /** What banks paid for goods that came after all, and is owed back to them; per transport. */
  guarantorsPayable: 'guarantors-payable',
  revenue: (taxType: string) => `revenue:${taxType}`,
  bank: (bankCode: string) => `bank:${bankCode}`,
} as const;

/** A line of a double entry before it is checked; zero amounts are left out. */
export interface Leg {
  readonly account: string;
  readonly amount: bigint;
  readonly subject: string;
}

/** Turns legs into postings. Legs that do not balance are a bug and throw. */
export function balanced(legs: readonly Leg[]): readonly Posting[] {
  const total = legs.reduce((sum, leg) => sum + leg.amount, 0n);
  assert(total === 0n, 'debits equal credits');
  return legs
    .filter((leg) => leg.amount !== 0n)
    .map((leg) => ({ account: leg.account, amount: leg.amount.toString(), subject: leg.subject }));
}
