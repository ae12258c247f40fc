import { inForceIn, type Living } from './life-of-decisions.ts';
import type { Declaration } from '#core/declaration';
import { ACTORS, BANK_ID, declarationFor, TRADER_ID } from '#tests/support/clearance';

const GUARANTEE = 'BANKTEST-2026-BL-000001';
const WHY = { reasonCode: '6', reason: 'mô tả rõ hơn' };

/** Versions that follow the first, what customs tells and undoes, and what banks answer for. */
export function lifeOfVersions({ bench, send, lodged, paid }: Living): void {
  const { trader, documents, leader, bank } = ACTORS;
  const described = (declaration: Declaration, description: string): Declaration => ({
    ...declaration,
    goodsItems: declaration.goodsItems.map((item) => ({ ...item, description })),
  });
  const amend = (number: Parameters<typeof inForceIn>[1], description: string, confirm: boolean) => {
    const inForce = inForceIn(bench, number);
    const declaration = described(inForce.declaration, description);
    send(trader, 'declaration.amend', { number, inForce, declaration, confirm, ...WHY });
  };

  const { number } = lodged(declarationFor('yellow', 'VERSIONS'));
  send(documents, 'case.instructAmendment', { number, kind: 'amend', text: 'ghi rõ', lines: [1], declaredLines: [1] });
  send(documents, 'case.withdrawInstruction', { number, reason: 'đã rõ' });
  amend(number, 'Máy tính xách tay 14 inch, loại A', false);
  send(trader, 'declaration.dropAmendment', { number });
  amend(number, 'Máy tính xách tay 14 inch, loại B', false);
  send(trader, 'declaration.confirmAmendment', { number, inForce: inForceIn(bench, number) });
  send(documents, 'case.rechannel', { number, channel: 'red', reason: 'thông tin mới' });
  send(trader, 'declaration.requestCancellation', { number, groundCode: 'NOT_CARRIED_OUT', reason: 'không nhập nữa' });
  send(documents, 'case.rejectCancellation', { number, reason: 'hàng đã đến' });
  send(documents, 'case.cancel', {
    number,
    inForce: inForceIn(bench, number),
    groundCode: 'NO_PERMIT',
    reason: 'thiếu giấy phép',
  });

  const released = lodged(declarationFor('green', 'AFTER'));
  paid('M-AFTER', released.reference, released.total);
  amend(released.number, 'Máy tính xách tay 14 inch, loại C', true);
  send(documents, 'amendment.reject', { number: released.number, reason: 'thiếu căn cứ' });
  const dearer = inForceIn(bench, released.number);
  const [item] = dearer.declaration.goodsItems;
  if (!item) throw new Error('the sample has a line');
  const cheaper: Declaration = {
    ...dearer.declaration,
    invoiceAmount: { amount: '4000', currency: 'USD' },
    goodsItems: [
      {
        ...item,
        itemChargeAmount: { amount: '4000', currency: 'USD' },
        unitPriceAmount: { amount: '400', currency: 'USD' },
      },
    ],
  };
  send(leader, 'case.assess', { number: released.number, inForce: dearer, declaration: cheaper, ...WHY });
  const account = { bankCode: 'BANKX', number: '0000123456', holder: 'CONG TY VI DU MOT' };
  const ask = (to: object) =>
    send(trader, 'declaration.requestRefund', { number: released.number, account: to, reason: 'nộp thừa' });
  const order = () => send(leader, 'refund.order', { number: released.number, reason: 'hoàn nộp thừa' });
  const answer = (said: unknown, outcome: object) =>
    send(bank, 'refund.answer', {
      bankCode: BANK_ID,
      bankMessageId: 'corpus-refund',
      orderId: (said as { readonly orderId: string }).orderId,
      amount: (said as { readonly ordered: string }).ordered,
      ...outcome,
    });
  ask(account);
  send(leader, 'refund.refuse', { number: released.number, reason: 'thiếu chứng từ' });
  ask(account);
  answer(order(), { outcome: 'rejected', rejection: 'unknownAccount', note: 'không có tài khoản này' });
  ask({ ...account, number: '190012345' });
  const told = order();
  send(leader, 'refund.resend', { number: released.number, reason: 'ngân hàng im lặng' });
  answer(told, { outcome: 'paid' });

  const terms = { kind: 'general', principalId: TRADER_ID, bankCode: BANK_ID, amount: '1000000000' };
  const days = { validFrom: '2026-01-01', validTo: '2027-12-31' };
  send(bank, 'guarantee.issue', { id: GUARANTEE, ...terms, ...days });
  const secure = (which: typeof number) =>
    send(trader, 'declaration.secure', {
      number: which,
      guaranteeId: GUARANTEE,
      purpose: 'payment',
      inForce: inForceIn(bench, which),
    });
  const secured = lodged(declarationFor('green', 'SECURED'));
  secure(secured.number);
  paid('M-SECURED', secured.reference, secured.total);
  const called = lodged(declarationFor('green', 'CALLED'));
  secure(called.number);
  bench.clock.advanceMs(31 * 86_400_000);
  send(documents, 'case.callSecurity', { number: called.number, guaranteeId: GUARANTEE });
  const fromBank = { bankCode: BANK_ID, paymentReference: called.reference, payerName: 'Ngân hàng Thử' };
  const calledFor = { ...fromBank, bankMessageId: 'M-CALLED', amount: called.total, guaranteeId: GUARANTEE };
  send(bank, 'payment.receive', calledFor);
  paid('M-CALLED-TOO', called.reference, called.total);
  const repaid = send(leader, 'refund.repayGuarantor', { number: called.number, reason: 'đã nộp thuế' });
  answer(repaid, { outcome: 'paid' });
  send(bank, 'guarantee.end', { id: GUARANTEE, reason: 'theo đề nghị' });

  const draft = { declaration: declarationFor('green', 'WITHDRAWN'), register: false };
  const { number: withdrawn } = send(trader, 'declaration.lodge', draft) as { readonly number: typeof number };
  send(trader, 'declaration.withdraw', { number: withdrawn, reason: 'không khai nữa' });
}
