import { decisionStage } from '#tests/support/decision-stage';
import { describe, expect, test } from 'vitest';

const GROUND = { groundCode: 'NOT_CARRIED_OUT', reason: 'không nhập nữa' };

describe('a cancellation that was asked for', () => {
  test('holds the goods until it is answered, however soon they are paid', () => {
    const { send, lodged, state, paid } = decisionStage();
    const number = lodged('green');
    send('trader', 'declaration.requestCancellation', { number, ...GROUND });
    paid(number, state(number)?.totalPayable ?? '');
    expect(state(number)?.status).toBe('awaitingPayment');
    expect(send('leader', 'case.rejectCancellation', { number, reason: 'r' })).toEqual([]);
    expect(state(number)).toMatchObject({ status: 'released' });
    expect(state(number)?.cancellation).toBeUndefined();
  });

  test('is answered before a release that was revoked stands again', () => {
    const { send, lodged, state, paid } = decisionStage();
    const number = lodged('green');
    paid(number, state(number)?.totalPayable ?? '');
    send('leader', 'case.revokeRelease', { number, reason: 'r' });
    send('trader', 'declaration.requestCancellation', { number, ...GROUND });
    expect(send('leader', 'case.resumeRelease', { number, reason: 'r' })).toEqual(['LIF-001']);
    expect(send('leader', 'case.rejectCancellation', { number, reason: 'r' })).toEqual([]);
    expect(send('leader', 'case.resumeRelease', { number, reason: 'r' })).toEqual([]);
    expect(state(number)?.status).toBe('released');
  });
});
