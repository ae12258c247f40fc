import { finished, open } from './case.ts';
import type { ClearanceReference } from './clearance-reference.ts';
import { declarationRef } from './streams.ts';
import type { DeclarationNumber } from '#core/declaration';
import { ok, wholeUnits, type Command, type Handler } from '#core/kernel';
import { ACCOUNTS, balanced } from '#core/ledger';

/** A leader has all of it paid back that was paid too much: it leaves the treasury's books. */
export type PayRefund = Command<'refund.pay', { readonly number: DeclarationNumber; readonly reason: string }>;

export const payRefund: Handler<PayRefund, null, ClearanceReference> = {
  type: 'refund.pay',
  prepare: () => ok(null),
  touches: ({ data }) => [declarationRef(data.number)],
  handle: (command, _prepared, world, facts) => {
    const opened = open(command, world);
    if (!opened.ok) return opened;
    const { head, refundable: amount = '0' } = opened.value.state;
    const { reason } = command.data;
    return ok(
      finished(opened.value, [{ type: 'RefundPaid', amount, reason }], facts, {
        postings: balanced([
          { account: ACCOUNTS.refundsPayable, amount: wholeUnits(amount), subject: head.number },
          { account: ACCOUNTS.refundsPaid, amount: -wholeUnits(amount), subject: head.number },
        ]),
        answer: ({ status }) => ({ number: head.number, status, refunded: amount }),
      }),
    );
  },
};
