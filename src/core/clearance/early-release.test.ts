import { guaranteeRef, leftOfGuarantee, type GuaranteeState } from '#core/guarantee';
import { BANK_ID, TRADER_ID } from '#tests/support/clearance';
import { inForceOn, stepper, type Stepper } from '#tests/support/steps';
import { describe, expect, test } from 'vitest';

const ASKED = { groundCode: 'B', reason: 'chưa có giá chính thức' };
const GUARANTEE = 'BANKTEST-2026-BL-000001';
const DAY_MS = 86_400_000;

function granted(): Stepper & { readonly number: string } {
  const bench = stepper();
  const number = bench.lodged('yellow', 'EARLY');
  bench.take('trader', 'declaration.requestRelease', { number, ...ASKED });
  bench.take('documents', 'case.grantRelease', { number, note: 'chờ giá chính thức' });
  return { ...bench, number };
}

describe('a release before the figures are final', () => {
  test('is asked for, granted, and given once what is declared as due is paid', () => {
    const { number, state, paid, history } = granted();
    expect(state(number)).toMatchObject({ status: 'awaitingPayment', early: { stage: 'granted', groundCode: 'B' } });
    paid(number);
    expect(state(number)).toMatchObject({ status: 'releasedProvisionally', early: { stage: 'given' } });
    expect(state(number).releasedAt).not.toBeNull();
    expect(history(number)).not.toContain('Released');
  });

  test('is given when a guarantee covers what is due, for as long as the final figures may take', () => {
    const { number, take, refused, state, bench, lodged } = granted();
    const terms = { kind: 'general', principalId: TRADER_ID, bankCode: BANK_ID, amount: '1000000000' };
    const validity = { validFrom: '2026-01-01', validTo: '2027-12-31' };
    take('bank', 'guarantee.issue', { id: GUARANTEE, ...terms, ...validity });
    const secured = { guaranteeId: GUARANTEE, purpose: 'finalValue' };
    const other = lodged('green', 'PLAIN');
    expect(
      refused('trader', 'declaration.secure', { number: other, inForce: inForceOn(bench, other), ...secured }),
    ).toEqual(['FIN-002']);
    take('trader', 'declaration.secure', { number, inForce: inForceOn(bench, number), ...secured });
    expect(state(number).status).toBe('releasedProvisionally');
    expect(state(number).securities).toMatchObject([{ purpose: 'finalValue', until: '2026-12-21' }]);
    const guarantee = bench.state<GuaranteeState>(guaranteeRef(GUARANTEE as never));
    expect(guarantee && leftOfGuarantee(guarantee)).toBe(1_000_000_000n - BigInt(state(number).totalPayable));
  });

  test('ends with the figures declared, when the office accepts them', () => {
    const { number, take, state, paid } = granted();
    paid(number);
    const { releasedAt } = state(number);
    take('documents', 'case.finalise', { number, reason: 'giá chính thức như đã khai' });
    expect(state(number)).toMatchObject({ status: 'released', releasedAt });
    expect(state(number).early).toBeUndefined();
  });

  test('ends with the figures of an amendment, once the office accepts it', () => {
    const { number, take, state, paid, history, bench } = granted();
    paid(number);
    bench.clock.advanceMs(10 * DAY_MS);
    const inForce = inForceOn(bench, number);
    const [first] = inForce.declaration.goodsItems;
    const price = { amount: '12000', currency: 'USD' };
    const priced = { itemChargeAmount: price, unitPriceAmount: { amount: '1200', currency: 'USD' } };
    const declaration = {
      ...inForce.declaration,
      invoiceAmount: price,
      goodsItems: first ? [{ ...first, ...priced }] : [],
    };
    const amendment = { number, inForce, declaration, reasonCode: '2', reason: 'giá chính thức', confirm: true };
    take('trader', 'declaration.amend', amendment);
    expect(state(number).status).toBe('releasedProvisionally');
    take('documents', 'amendment.accept', { number, inForce });
    expect(state(number).status).toBe('released');
    expect(history(number).slice(-2)).toEqual(['Amended', 'Finalised']);
  });

  test('waits for goods selected for inspection to be inspected', () => {
    const { lodged, take, refused, state } = stepper();
    const number = lodged('red', 'RED');
    take('trader', 'declaration.requestRelease', { number, ...ASKED });
    expect(refused('documents', 'case.grantRelease', { number, note: 'n' })).toEqual(['LIF-001']);
    take('inspection', 'case.recordFinding', { number, conforms: true, lines: [], note: 'đúng', declaredLines: [1] });
    take('documents', 'case.grantRelease', { number, note: 'n' });
    expect(state(number)).toMatchObject({ status: 'awaitingPayment', early: { stage: 'granted' } });
  });

  test('that is denied may be asked for again; one that was granted falls with the version it was granted on', () => {
    const { lodged, take, state, refused } = stepper();
    const number = lodged('yellow', 'DENIED');
    expect(refused('trader', 'declaration.requestRelease', { number, ...ASKED, groundCode: 'X' })).toEqual(['FIN-001']);
    take('trader', 'declaration.requestRelease', { number, ...ASKED });
    take('documents', 'case.denyRelease', { number, reason: 'đủ căn cứ xác định trị giá' });
    expect(state(number)).toMatchObject({ status: 'underDocumentCheck' });
    take('trader', 'declaration.requestRelease', { number, ...ASKED });
    take('documents', 'case.grantRelease', { number, note: 'n' });
    take('documents', 'case.rechannel', { number, channel: 'red', reason: 'tin mới' });
    expect(state(number)).toMatchObject({ status: 'underInspection', controlPassed: false });
    expect(state(number).early).toBeUndefined();
  });

  test('is suspended and stands again as what it was', () => {
    const { number, take, state, paid } = granted();
    paid(number);
    take('documents', 'case.suspendRelease', { number, reason: 'tin mới' });
    take('leader', 'case.resumeRelease', { number, reason: 'đã rõ' });
    expect(state(number).status).toBe('releasedProvisionally');
  });
});
