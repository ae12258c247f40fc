import type { Posting } from '#core/kernel';
import { ACCOUNTS, balanced } from '#core/ledger';

/** What a fine claims on the account of its declaration; taken back by its negative. */
export const penaltyPostings = (number: string, amount: bigint): readonly Posting[] =>
  balanced([
    { account: ACCOUNTS.dutyReceivable, amount, subject: number },
    { account: ACCOUNTS.penalties, amount: -amount, subject: number },
  ]);
