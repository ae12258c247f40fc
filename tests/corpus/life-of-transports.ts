import type { Living } from './life-of-decisions.ts';
import { SYSTEM } from '#core/access';
import { addDays, instantAt, legalDate } from '#core/kernel';
import { paymentReferenceOf } from '#core/payment';
import { transportRef, type TransportContent, type TransportNumber, type TransportState } from '#core/transport';
import { ACTORS, BANK_ID, declarationFor, OTHER_ID, TRADER_ID } from '#tests/support/clearance';
import { SEALING, transportOf } from '#tests/support/transport';

const ZONE_MINUTES = 420;
const MINUTE_MS = 60_000;
const GUARANTEE = 'BANKTEST-2026-VC-000001';

/** Every way that goods under control may go, and every way that they may not. */
export function lifeOfTransports({ bench, send, lodged }: Living): void {
  const { trader, other, documents, leader, bank } = ACTORS;
  const destination = { ...documents, userId: 'destination', offices: ['01AB'] };
  const chief = { ...leader, userId: 'chief', offices: ['01AB'] };
  const why = { reason: 'đã đối chiếu' };
  const begun = bench.clock.now();
  const today = legalDate(begun, ZONE_MINUTES);
  const planned = { plannedDeparture: today, plannedArrival: addDays(today, 3) };
  const content = (facts: Partial<TransportContent> = {}) => transportOf({ ...planned, ...facts });
  const registered = (actor: typeof trader, principalId: string, facts: Partial<TransportContent> = {}) => {
    const answer = send(actor, 'transport.register', { principalId, content: content(facts) });
    return (answer as { readonly number: TransportNumber }).number;
  };
  const checked = () => registered(other, OTHER_ID, { guaranteeId: null });
  const depart = (number: TransportNumber) =>
    send(documents, 'transport.depart', { number, departedAt: bench.clock.now(), sealing: SEALING });
  const arrive = (number: TransportNumber, differences: string) =>
    send(destination, 'transport.arrive', {
      number,
      arrivedAt: bench.clock.now(),
      sealing: SEALING,
      sealsIntact: differences === '',
      differences,
    });

  const inAdvance = (): TransportNumber =>
    (
      send(trader, 'transport.preRegister', { principalId: TRADER_ID, content: content() }) as {
        readonly number: TransportNumber;
      }
    ).number;
  const prepared = inAdvance();
  send(trader, 'transport.replace', { number: prepared, content: content() });
  send(trader, 'transport.makeOfficial', { number: prepared });
  send(trader, 'transport.withdraw', { number: inAdvance(), ...why });

  const { number: linked } = lodged(declarationFor('green', 'CARRIED'));
  const green = registered(trader, TRADER_ID, {
    declarations: [linked],
    sealing: { ...SEALING, vehicleSeals: ['XE-1'] },
    carrier: { id: OTHER_ID, name: 'Vận tải Tưởng Tượng' },
  });
  send(trader, 'transport.correct', { number: green, version: 0, content: content({ declarations: [linked] }) });
  depart(green);
  const until = Date.parse(`${addDays(planned.plannedArrival, 1)}T00:00:00Z`) - ZONE_MINUTES * MINUTE_MS - MINUTE_MS;
  const deadline = { stream: transportRef(green), kind: 'transportArrival', key: '', dueAt: instantAt(until) };
  for (const at of [until - 10 * MINUTE_MS, until + MINUTE_MS]) {
    bench.clock.set(instantAt(at));
    send(SYSTEM, 'deadline.fire', deadline);
  }
  arrive(green, '');
  bench.clock.set(begun);

  send(SYSTEM, 'party.update', { id: OTHER_ID, fields: { complianceLevel: 5 }, ...why });
  const terms = { kind: 'general', principalId: OTHER_ID, bankCode: BANK_ID, amount: '100000000' };
  send(bank, 'guarantee.issue', { id: GUARANTEE, ...terms, validFrom: '2026-01-01', validTo: '2028-12-31' });
  const secured = registered(other, OTHER_ID, { guaranteeId: GUARANTEE as TransportContent['guaranteeId'] });
  send(documents, 'transport.instructCorrection', { number: secured, ...why });
  const named = content({ guaranteeId: GUARANTEE as TransportContent['guaranteeId'] });
  send(other, 'transport.correct', { number: secured, version: 0, content: named });
  send(documents, 'transport.requireGuarantee', { number: secured, amount: '40000000', ...why });
  send(other, 'transport.secure', { number: secured, guaranteeId: null });
  send(documents, 'transport.approve', { number: secured, ...why });
  depart(secured);
  arrive(secured, 'mất một niêm phong');
  send(destination, 'transport.freeGuarantee', { number: secured, ...why });
  const lost = checked();
  send(documents, 'transport.requireGuarantee', { number: lost, amount: '20000000', ...why });
  send(other, 'transport.secure', { number: lost, guaranteeId: GUARANTEE });
  send(documents, 'transport.approve', { number: lost, ...why });
  depart(lost);
  arrive(lost, 'thiếu hàng');
  send(destination, 'transport.callGuarantee', { number: lost, ...why });
  send(bank, 'payment.receive', {
    bankCode: BANK_ID,
    bankMessageId: 'corpus-transport',
    paymentReference: paymentReferenceOf(lost),
    payerName: 'Ngân hàng Thử',
    amount: '20000000',
  });
  const repaid = (outcome: object) => {
    send(chief, 'transport.repayGuarantor', { number: lost, ...why });
    const order = bench.state<TransportState>(transportRef(lost))?.called?.order;
    const answered = { bankCode: BANK_ID, orderId: order?.orderId, amount: order?.amount };
    send(chief, 'transport.resendRepayment', { number: lost, ...why });
    send(bank, 'refund.answer', { ...answered, bankMessageId: 'corpus-repayment', ...outcome });
  };
  repaid({ outcome: 'rejected', rejection: 'other', note: 'không ghi có được' });
  repaid({ outcome: 'paid' });
  send(documents, 'transport.refuse', { number: checked(), ...why });
  send(documents, 'transport.cancel', { number: checked(), ...why });
  send(other, 'transport.withdraw', { number: checked(), ...why });
}
