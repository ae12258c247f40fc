import type { DeclarationNumber, DeclarationState } from '#core/declaration';
import { amountDue } from '#core/declaration';
import { guaranteeRef, leftOfGuarantee, parseGuaranteeId, type GuaranteeState } from '#core/guarantee';
import type { Outcome, Refusals, Result } from '#core/kernel';
import { ACTORS, BANK_ID, clearanceBench, declarationFor, TRADER_ID, type ActorName } from '#tests/support/clearance';
import { sampleItem } from '#tests/support/sample-declarations';
import { beforeEach, describe, expect, test } from 'vitest';
import { declarationRef, type InForce } from './index.ts';

const GUARANTEE = parseGuaranteeId('BANKTEST-2026-BL-000001');
if (!GUARANTEE) throw new Error('the sample is a guarantee number');
const DAY_MS = 86_400_000;

let bench = clearanceBench();
beforeEach(() => {
  bench = clearanceBench();
});

const send = (by: ActorName, type: string, data: object): Result<Outcome, Refusals> =>
  bench.submit({ type, data, actor: ACTORS[by] });
const codes = (result: Result<Outcome, Refusals>) => (result.ok ? [] : result.error.map(({ code }) => code));
const answerOf = (result: Result<Outcome, Refusals>) => {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value.answer as { readonly number: DeclarationNumber; readonly totalPayable: string };
};
const stateOf = (number: DeclarationNumber): DeclarationState => {
  const state = bench.state<DeclarationState>(declarationRef(number));
  if (!state) throw new Error(`${number} is not there`);
  return state;
};
const guaranteeLeft = () => {
  const state = bench.state<GuaranteeState>(guaranteeRef(GUARANTEE));
  return state && leftOfGuarantee(state).toString();
};
function inForceOf(number: DeclarationNumber): InForce {
  const position = stateOf(number).documentPosition;
  const data = bench.events.find((event) => event.position.toString() === position)?.data;
  return { ...(data as unknown as Omit<InForce, 'position'>), position };
}
const guaranteeOf = (bankCode: string) => ({
  kind: 'general',
  principalId: TRADER_ID,
  bankCode,
  amount: '1000000000',
  validFrom: '2026-01-01',
  validTo: '2027-12-31',
});
const issue = (terms: object = {}) =>
  send('bank', 'guarantee.issue', { id: GUARANTEE, ...guaranteeOf(BANK_ID), ...terms });
/** Another bank, speaking for itself. */
const OTHER_BANK = { ...ACTORS.bank, userId: 'bank:other', organisationId: 'BANK-OTHER' };
const issueByOther = (terms: object) =>
  codes(bench.submit({ type: 'guarantee.issue', data: { ...guaranteeOf('BANK-OTHER'), ...terms }, actor: OTHER_BANK }));

test('a bank numbers its guarantees under its own code: it neither takes the number of another’s nor learns whether it is taken', () => {
  expect(issueByOther({ id: GUARANTEE })).toEqual(['GUA-016']);
  expect(codes(issue())).toEqual([]);
  expect(issueByOther({ id: GUARANTEE })).toEqual(['GUA-016']);
  expect(codes(issue())).toEqual([]);
  expect(issueByOther({ id: 'BANKOTHER-2026-BL-000001' })).toEqual([]);
  expect(issueByOther({ id: 'BANKOTHER-2026-BL-000001', amount: '2' })).toEqual(['GUA-001']);
  expect(codes(send('leader', 'guarantee.issue', { ...guaranteeOf('BANKC'), id: 'BANKTEST-2026-GT-1' }))).toEqual([
    'GUA-016',
  ]);
  expect(codes(send('leader', 'guarantee.issue', { ...guaranteeOf('BANKC'), id: 'BANKC-2026-GT-1' }))).toEqual([]);
});

/** Gearboxes from Japan: bearing duty, and an agreement that lowers it. */
const gearboxes = (reference: string) =>
  declarationFor('green', reference, {
    goodsItems: [
      sampleItem({
        commodityCode: '84834030',
        description: 'Hộp số công nghiệp, mới 100%',
        origin: { countryCode: 'JP' },
      }),
    ],
  });
const lodge = (declaration: object) => answerOf(send('trader', 'declaration.lodge', { declaration, register: true }));
const secure = (number: DeclarationNumber, more: object = {}) =>
  send('trader', 'declaration.secure', {
    number,
    guaranteeId: GUARANTEE,
    purpose: 'payment',
    inForce: inForceOf(number),
    ...more,
  });

describe('a guarantee for what is due', () => {
  test('answers for the first declaration alone where it is an individual one, and says for which', () => {
    issue({ kind: 'individual' });
    const [first, second] = ['R1', 'R2'].map((each) => lodge(declarationFor('yellow', each)).number);
    if (!first || !second) throw new Error('both were lodged');
    expect(codes(secure(first))).toEqual([]);
    const refused = secure(second);
    expect(codes(refused)).toEqual(['GUA-014']);
    expect(refused.ok ? '' : refused.error[0]?.message.en).toContain(first);
    // Also when it answers for nothing any more: it was given for those goods.
    const reason = { groundCode: '1', reason: 'thử' };
    send('documents', 'case.cancel', { number: first, ...reason, inForce: inForceOf(first) });
    expect(codes(secure(second))).toEqual(['GUA-014']);
  });

  test('is not recorded for a party that customs does not know', () => {
    expect(codes(issue({ principalId: 'zzz' }))).toEqual(['GUA-015']);
    expect(codes(issue())).toEqual([]);
  });

  test('lets the goods go, stays drawn until it is paid, and is free again then', () => {
    issue();
    const { number, totalPayable } = lodge(declarationFor('green', 'R1'));
    expect(codes(secure(number))).toEqual([]);
    expect(stateOf(number).status).toBe('released');
    expect(bench.events.findLast(({ type }) => type === 'Released')?.data).toEqual({ basis: 'secured' });
    expect(guaranteeLeft()).toBe((1_000_000_000n - BigInt(totalPayable)).toString());
    send('bank', 'payment.receive', {
      bankCode: BANK_ID,
      bankMessageId: 'm1',
      paymentReference: stateOf(number).paymentReference,
      payerName: 'p',
      amount: totalPayable,
    });
    expect(amountDue(stateOf(number))).toBe(0n);
    expect(stateOf(number).securities).toBeUndefined();
    expect(guaranteeLeft()).toBe('1000000000');
  });

  test('is refused where it is another party’s, over, too small or too short', () => {
    const { number } = lodge(declarationFor('green', 'R1'));
    expect(codes(secure(number))).toEqual(['GUA-002']);
    issue({ amount: '1', validTo: '2026-11-22' });
    expect(codes(secure(number))).toEqual(['GUA-003', 'GUA-004']);
    expect(codes(send('other', 'guarantee.end', { id: GUARANTEE, reason: 'rrr' }))).toEqual(['GUA-002']);
    send('bank', 'guarantee.end', { id: GUARANTEE, reason: 'rrr' });
    expect(codes(secure(number))).toEqual(['GUA-005']);
  });

  test('is called on only once its time is over, and the bank is told to pay', () => {
    issue();
    const { number, totalPayable } = lodge(declarationFor('green', 'R1'));
    secure(number);
    const call = () => send('documents', 'case.callSecurity', { number, guaranteeId: GUARANTEE });
    expect(codes(call())).toEqual(['GUA-010']);
    bench.clock.advanceMs(31 * DAY_MS);
    const called = call();
    if (!called.ok) throw new Error(JSON.stringify(called.error));
    expect(called.value.outbox).toMatchObject([
      { topic: 'bank.paymentOrder', payload: { amount: totalPayable, guaranteeId: GUARANTEE } },
    ]);
    expect(guaranteeLeft()).toBe((1_000_000_000n - BigInt(totalPayable)).toString());
    expect(codes(call())).toEqual(['LIF-001']);
  });

  test('that also answers for a certificate is called on for what is over alone, and says of what it is freed', () => {
    issue();
    const { number, totalPayable } = lodge(gearboxes('R1'));
    secure(number, { purpose: 'certificate', agreement: 'AJCEP' });
    secure(number);
    const [certificate, payment] = stateOf(number).securities ?? [];
    expect([certificate?.purpose, payment?.purpose]).toEqual(['certificate', 'payment']);
    const call = () => send('documents', 'case.callSecurity', { number, guaranteeId: GUARANTEE });
    const early = call();
    expect(early.ok ? [] : early.error.map(({ message }) => message.en)).toEqual([
      `This amount is secured until the end of ${payment?.until ?? ''}`,
    ]);
    bench.clock.advanceMs(31 * DAY_MS);
    const called = call();
    if (!called.ok) throw new Error(JSON.stringify(called.error));
    expect(called.value.outbox.map(({ payload }) => payload)).toMatchObject([{ amount: payment?.amount }]);
    expect(stateOf(number).securities).toEqual([certificate]);
    expect(BigInt(certificate?.amount ?? '0') + BigInt(payment?.amount ?? '0')).toBe(BigInt(totalPayable));
    bench.clock.advanceMs(366 * DAY_MS);
    expect(codes(call())).toEqual([]);
    expect(stateOf(number).securities).toBeUndefined();
  });

  test('is refused once the time to pay under it is over', () => {
    issue();
    const { number } = lodge(declarationFor('green', 'R1'));
    bench.clock.advanceMs(31 * DAY_MS);
    expect(codes(secure(number))).toEqual(['GUA-013']);
  });

  test('of a declaration that is cancelled is free again', () => {
    issue();
    const { number } = lodge(declarationFor('yellow', 'R1'));
    secure(number);
    expect(guaranteeLeft()).not.toBe('1000000000');
    const inForce = inForceOf(number);
    expect(
      codes(send('documents', 'case.cancel', { number, inForce, groundCode: 'NO_PERMIT', reason: 'rrr' })),
    ).toEqual([]);
    expect(guaranteeLeft()).toBe('1000000000');
  });
});

describe('a certificate of origin that follows', () => {
  test('is secured by what it is worth; in time it lowers the taxes and frees the guarantee', () => {
    issue();
    const { number, totalPayable } = lodge(gearboxes('R1'));
    const refused = codes(secure(number, { purpose: 'certificate', agreement: 'NOPE' }));
    expect(refused).toEqual(['GUA-008']);
    expect(codes(secure(number, { purpose: 'certificate', agreement: 'AJCEP' }))).toEqual([]);
    const [security] = stateOf(number).securities ?? [];
    expect(security).toMatchObject({ purpose: 'certificate', until: '2027-11-21' });
    expect(codes(secure(number, { purpose: 'certificate', agreement: 'AJCEP' }))).toEqual(['GUA-007']);
    const rest = (BigInt(totalPayable) - BigInt(security?.amount ?? '0')).toString();
    send('bank', 'payment.receive', {
      bankCode: BANK_ID,
      bankMessageId: 'm1',
      paymentReference: stateOf(number).paymentReference,
      payerName: 'p',
      amount: rest,
    });
    expect(stateOf(number).status).toBe('released');

    const inForce = inForceOf(number);
    const certified = {
      ...inForce.declaration,
      goodsItems: inForce.declaration.goodsItems.map((item) => ({
        ...item,
        dutyTaxFees: [{ typeCode: 'CUD', dutyRegimeCode: 'AJCEP' }],
        additionalDocuments: [{ typeCode: 'CO-AJ', id: 'AJ-001', issueDate: '2026-11-20' }],
      })),
    };
    const request = { number, inForce, declaration: certified, reasonCode: '3', reason: 'C/O nộp sau', confirm: true };
    expect(codes(send('trader', 'declaration.amend', request))).toEqual([]);
    expect(codes(send('documents', 'amendment.accept', { number, inForce }))).toEqual([]);
    expect(stateOf(number)).toMatchObject({ status: 'released', totalPayable: rest });
    expect(stateOf(number).securities).toBeUndefined();
    expect(amountDue(stateOf(number))).toBe(0n);
    expect(guaranteeLeft()).toBe('1000000000');
  });
});
