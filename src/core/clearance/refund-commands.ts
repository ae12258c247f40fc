import type { DeclarationNumber, RefundAccount, RefundRejection } from '#core/declaration';
import type { Command } from '#core/kernel';

interface Reasoned {
  readonly number: DeclarationNumber;
  readonly reason: string;
}

/** The declarant asks for what was paid too much, and says where it is to go. */
export type RequestRefund = Command<'declaration.requestRefund', Reasoned & { readonly account: RefundAccount }>;
/** A leader has all of it paid back that was paid too much: a bank is told to, and answers later. */
export type OrderRefund = Command<'refund.order', Reasoned>;
export type RefuseRefund = Command<'refund.refuse', Reasoned>;
/** A leader has a bank that paid as guarantor paid back, of what is owed back: it is not asked to ask. */
export type RepayGuarantor = Command<'refund.repayGuarantor', Reasoned>;
/** A leader sends orders that no bank has answered once more, each under its own number: nothing is paid twice. */
export type ResendRefund = Command<'refund.resend', Reasoned>;

/** A bank says what became of an order: it was paid, or could not be. Said again, it is the same answer. */
export type AnswerRefund = Command<
  'refund.answer',
  {
    readonly bankCode: string;
    readonly bankMessageId: string;
    readonly orderId: string;
    readonly amount: string;
  } & (
    | { readonly outcome: 'paid' }
    | { readonly outcome: 'rejected'; readonly rejection: RefundRejection; readonly note: string }
  )
>;
