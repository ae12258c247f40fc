import { declarationFor, ACTORS, BANK_ID } from '#tests/support/clearance';
import type { Actor } from '#core/kernel';

type Send = (actor: Actor, type: string, data: object) => { readonly [name: string]: unknown };

/** A credit without a home: held, allotted, taken back, ordered back twice, answered both ways. */
export function lifeOfSuspense(send: Send): void {
  const { trader, leader, bank } = ACTORS;
  const { number } = send(trader, 'declaration.lodge', {
    declaration: declarationFor('yellow', 'SUSPENSE'),
    register: true,
  });
  const bankMessageId = 'SUSPENSE-1';
  send(bank, 'payment.receive', {
    bankCode: BANK_ID,
    bankMessageId,
    paymentReference: 'nộp thuế',
    payerName: 'Người Nộp Thử',
    payerAccount: '190012345',
    text: 'không rõ tờ khai',
    amount: '3000000',
  });
  const paymentId = `${BANK_ID}:${bankMessageId}`;
  let revision = 0;
  const act = (type: string, data: object) => {
    const answer = send(leader, type, { paymentId, revision, reason: 'đã xác minh', ...data });
    revision += 1;
    return answer;
  };
  const answered = (orderId: unknown, amount: string, outcome: object): void => {
    send(bank, 'refund.answer', { bankCode: BANK_ID, bankMessageId: `A-${revision}`, orderId, amount, ...outcome });
    revision += 1;
  };
  act('suspense.hold', { until: '2027-01-15' });
  act('suspense.endHold', {});
  const { allotmentId } = act('suspense.settle', { act: 'allot', declarationNumber: number, amount: '1000000' });
  act('suspense.settle', { act: 'takeBack', declarationNumber: number, allotmentId });
  const first = act('suspense.settle', { act: 'giveBack', amount: '3000000' });
  act('suspense.resend', {});
  answered(first['orderId'], '3000000', { outcome: 'rejected', rejection: 'closedAccount', note: 'đã đóng' });
  const second = act('suspense.settle', { act: 'giveBack', amount: '3000000' });
  answered(second['orderId'], '3000000', { outcome: 'paid' });
}
