import { amountDue, versionOf, type Declaration } from '#core/declaration';
import { decisionStage } from '#tests/support/decision-stage';
import { describe, expect, test } from 'vitest';

describe('a decision taken back', () => {
  test('opens the control again that it had ended, as it stood', () => {
    const { send, lodged, state, reverse, last } = decisionStage();
    const number = lodged('yellow');
    send('documents', 'case.requestDocuments', { number, documents: [{ typeCode: 'INV', note: 'x' }], reason: 'r' });
    send('documents', 'case.accept', { number, reason: 'đủ' });
    expect(state(number)).toMatchObject({ status: 'awaitingPayment', controlPassed: true });
    expect(reverse('leader', number)).toEqual([]);
    expect(state(number)).toMatchObject({ status: 'awaitingDocuments', controlPassed: false, decisions: [] });
    expect(last(number)).toMatchObject({ type: 'DecisionReversed', data: { decisionType: 'ControlAccepted' } });
    expect(send('documents', 'case.accept', { number, reason: 'đủ' })).toEqual([]);
  });

  test('keeps the finding that was wrong, marked as such, and goes back to the channel before', () => {
    const { send, lodged, state, reverse } = decisionStage();
    const number = lodged('red');
    const finding = { number, note: 'thiếu', lines: [], declaredLines: [1] };
    send('inspection', 'case.recordFinding', { ...finding, conforms: false });
    expect(reverse('leader', number)).toEqual([]);
    expect(state(number)).toMatchObject({ status: 'underInspection', findings: [{ conforms: false }] });
    expect(state(number)?.findings[0]?.reversedAt).toBeDefined();
    send('leader', 'case.rechannel', { number, channel: 'yellow', reason: 'r' });
    expect(reverse('deputy', number)).toEqual([]);
    expect(state(number)).toMatchObject({ status: 'underInspection', channel: 'red' });
  });

  test('lets what customs told the trader since stand', () => {
    const { send, lodged, state, reverse } = decisionStage();
    const number = lodged('red');
    send('inspection', 'case.recordFinding', { number, note: 'thiếu', lines: [], declaredLines: [1], conforms: false });
    const told = { number, kind: 'amend', text: 'sửa', lines: [1], declaredLines: [1] };
    send('documents', 'case.instructAmendment', told);
    expect(reverse('leader', number, 0)).toEqual([]);
    expect(state(number)?.status).toBe('amendmentInstructed');
    send('documents', 'case.withdrawInstruction', { number, reason: 'r' });
    expect(state(number)?.status).toBe('underInspection');
  });

  test('is taken back by another than who took it, and the later one first', () => {
    const { send, lodged, state, reverse } = decisionStage();
    const number = lodged('yellow');
    expect(send('leader', 'case.accept', { number, reason: 'r' })).toEqual([]);
    expect(send('leader', 'case.rechannel', { number, channel: 'red', reason: 'r' })).toEqual([]);
    expect(reverse('leader', number)).toEqual(['REV-002']);
    expect(reverse('documents', number)).toEqual(['ACC-001']);
    expect(reverse('deputy', number, 0)).toEqual(['REV-003']);
    expect(reverse('deputy', number, 1)).toEqual([]);
    expect(reverse('deputy', number, 0)).toEqual([]);
    expect(state(number)).toMatchObject({ status: 'underDocumentCheck', channel: 'yellow' });
    expect(reverse('deputy', number)).toEqual(['LIF-001']);
  });

  test('brings back document and figures of the version before, as a version of its own, and sets off what was to be refunded', () => {
    const { bench, send, lodged, state, reverse, inForce, paid } = decisionStage();
    const number = lodged('green');
    const { totalPayable } = state(number) ?? {};
    paid(number, totalPayable ?? '');
    expect(state(number)?.status).toBe('released');
    const before = inForce(number).declaration;
    const [item] = before.goodsItems;
    const declaration: Declaration = {
      ...before,
      invoiceAmount: { amount: '4000', currency: 'USD' },
      goodsItems: item
        ? [
            {
              ...item,
              itemChargeAmount: { amount: '4000', currency: 'USD' },
              unitPriceAmount: { amount: '400', currency: 'USD' },
            },
          ]
        : [],
    };
    const assessed = { number, inForce: inForce(number), declaration, reasonCode: '2', reason: 'trị giá' };
    expect(send('leader', 'case.assess', assessed)).toEqual([]);
    const changed = state(number);
    expect(changed && versionOf(changed)).toBe(1);
    expect(Number(changed?.refundable)).toBeGreaterThan(0);
    expect(reverse('deputy', number)).toEqual([]);
    const back = state(number);
    expect(back).toMatchObject({ status: 'released', totalPayable });
    expect(back && versionOf(back)).toBe(2);
    expect(back && amountDue(back)).toBe(0n);
    expect(back?.refundable).toBeUndefined();
    expect(inForce(number).declaration).toEqual(before);
    const owed = bench.postings.filter(({ account }) => account === 'refunds-payable');
    expect(owed.map(({ amount }) => amount)).toEqual([`-${changed?.refundable}`, changed?.refundable]);
  });

  test('owes back what was paid on its strength, and sets that off when it stands again', () => {
    const { send, lodged, state, reverse, inForce, paid, last } = decisionStage();
    const number = lodged('yellow');
    const { totalPayable } = state(number) ?? {};
    paid(number, totalPayable ?? '');
    const cancelled = { number, inForce: inForce(number), groundCode: 'NO_PERMIT', reason: 'r' };
    expect(send('leader', 'case.cancel', cancelled)).toEqual([]);
    expect(state(number)).toMatchObject({ status: 'cancelled', refundable: totalPayable, totalPayable: '0' });
    expect(reverse('deputy', number)).toEqual([]);
    expect(state(number)).toMatchObject({ status: 'underDocumentCheck', amountPaid: totalPayable, totalPayable });
    expect(state(number)?.refundable).toBeUndefined();
    expect(last(number)).toMatchObject({ type: 'RefundSetOff', data: { amount: totalPayable } });
    send('documents', 'case.accept', { number, reason: 'r' });
    expect(state(number)?.status).toBe('released');
  });

  test('does not bring a declaration back whose goods were declared anew', () => {
    const { send, lodged, reverse, inForce } = decisionStage();
    const number = lodged('yellow');
    send('leader', 'case.cancel', { number, inForce: inForce(number), groundCode: 'NO_PERMIT', reason: 'r' });
    lodged('yellow');
    expect(reverse('deputy', number)).toEqual(['DUP-002', 'DUP-001']);
  });

  test('puts a request before customs again that it had refused', () => {
    const { send, lodged, state, reverse } = decisionStage();
    const number = lodged('yellow');
    const ground = { groundCode: 'NOT_CARRIED_OUT', reason: 'không nhập nữa' };
    send('trader', 'declaration.requestCancellation', { number, ...ground });
    send('leader', 'case.rejectCancellation', { number, reason: 'r' });
    expect(reverse('deputy', number)).toEqual([]);
    expect(state(number)?.cancellation).toMatchObject(ground);
    expect(send('leader', 'case.rejectCancellation', { number, reason: 'r' })).toEqual([]);
    expect(reverse('deputy', number)).toEqual([]);
    expect(state(number)?.cancellation).toMatchObject(ground);
  });

  test('puts an amendment before customs again that it had refused, unless another is under way', () => {
    const { send, lodged, state, reverse, inForce, paid } = decisionStage();
    const number = lodged('green');
    paid(number, state(number)?.totalPayable ?? '');
    const declaration = { ...inForce(number).declaration, totalPackageQuantity: 3 };
    const amended = { number, inForce: inForce(number), declaration, reasonCode: '6', reason: 'sửa số kiện' };
    expect(send('trader', 'declaration.amend', { ...amended, confirm: true })).toEqual([]);
    expect(send('leader', 'amendment.reject', { number, reason: 'r' })).toEqual([]);
    expect(send('trader', 'declaration.amend', { ...amended, confirm: false })).toEqual([]);
    expect(reverse('deputy', number)).toEqual(['REV-004']);
    send('trader', 'declaration.dropAmendment', { number });
    expect(reverse('deputy', number)).toEqual([]);
    expect(state(number)?.amendment).toMatchObject({ stage: 'requested', declaration, reason: 'sửa số kiện' });
    expect(send('leader', 'amendment.accept', { number, inForce: inForce(number) })).toEqual([]);
    expect(inForce(number).declaration).toEqual(declaration);
  });

  test('is past once the declaration was selected anew', () => {
    const { send, lodged, reverse, inForce } = decisionStage();
    const number = lodged('yellow');
    send('documents', 'case.accept', { number, reason: 'r' });
    const declaration = { ...inForce(number).declaration, totalPackageQuantity: 3 };
    const amended = { number, inForce: inForce(number), declaration, reasonCode: '6', reason: 'sửa số kiện' };
    expect(send('trader', 'declaration.amend', { ...amended, confirm: true })).toEqual([]);
    expect(reverse('leader', number)).toEqual(['LIF-001']);
  });

  test('holds the goods that were released on its strength until they are controlled anew', () => {
    const { send, lodged, state, reverse, paid } = decisionStage();
    const number = lodged('yellow');
    send('documents', 'case.accept', { number, reason: 'r' });
    paid(number, state(number)?.totalPayable ?? '');
    expect(state(number)?.status).toBe('released');
    expect(reverse('leader', number)).toEqual([]);
    expect(state(number)).toMatchObject({ status: 'suspended', controlPassed: false });
    expect(send('leader', 'case.resumeRelease', { number, reason: 'r' })).toEqual(['LIF-001']);
    expect(send('leader', 'case.revokeRelease', { number, reason: 'r' })).toEqual([]);
    expect(send('documents', 'case.controlAnew', { number, channel: 'yellow', reason: 'r' })).toEqual([]);
    expect(send('documents', 'case.accept', { number, reason: 'r' })).toEqual([]);
    expect(state(number)?.status).toBe('released');
  });

  test('leaves another agency awaited that was awaited when it was cancelled', () => {
    const { send, lodged, state, reverse, inForce } = decisionStage();
    const number = lodged('red');
    const check = { agencyCode: 'MAE', documentTypeCode: 'QPL', note: 'n', dueOn: '2026-11-30' };
    expect(send('documents', 'case.awaitSpecialised', { number, ...check })).toEqual([]);
    const waiting = state(number)?.specialised;
    send('leader', 'case.cancel', { number, inForce: inForce(number), groundCode: 'NO_PERMIT', reason: 'r' });
    expect(reverse('deputy', number)).toEqual([]);
    expect(state(number)).toMatchObject({ status: 'awaitingSpecialised', specialised: waiting });
  });
});
