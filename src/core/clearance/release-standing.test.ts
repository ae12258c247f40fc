import { stepper, type Stepper } from '#tests/support/steps';
import { describe, expect, test } from 'vitest';

/** A green import, released because it is paid. */
function released(): Stepper & { readonly number: string } {
  const bench = stepper();
  return { ...bench, number: bench.released('RELEASED') };
}

describe('a release that was given', () => {
  test('is suspended by any officer of the office, and stands again by its leader only', () => {
    const { number, take, refused, state } = released();
    const { releasedAt } = state(number);
    take('inspection', 'case.suspendRelease', { number, reason: 'tin báo mới' });
    expect(state(number)).toMatchObject({ status: 'suspended', releasedAt, stopped: { reason: 'tin báo mới' } });
    expect(refused('documents', 'case.resumeRelease', { number, reason: 'r' })).toEqual(['ACC-001']);
    take('leader', 'case.resumeRelease', { number, reason: 'đã làm rõ' });
    expect(state(number)).toMatchObject({ status: 'released', releasedAt });
    expect(state(number).stopped).toBeUndefined();
  });

  test('is revoked by a leader only, and then its goods are controlled and released anew', () => {
    const { number, take, refused, state } = released();
    expect(refused('documents', 'case.revokeRelease', { number, reason: 'r' })).toEqual(['ACC-001']);
    take('leader', 'case.revokeRelease', { number, reason: 'hàng không đúng' });
    expect(refused('trader', 'declaration.dropAmendment', { number })).toEqual(['LIF-001']);
    expect(refused('documents', 'case.accept', { number, reason: 'r' })).toEqual(['LIF-001']);
    take('documents', 'case.controlAnew', { number, channel: 'red', reason: 'kiểm tra lại' });
    expect(state(number)).toMatchObject({ status: 'underInspection', channel: 'red', releasedAt: null });
    take('inspection', 'case.recordFinding', { number, conforms: true, lines: [], note: 'đúng', declaredLines: [1] });
    expect(state(number).status).toBe('released');
  });

  test('that was revoked by mistake stands again as of the day it was given', () => {
    const { number, take, state } = released();
    const { releasedAt } = state(number);
    take('leader', 'case.revokeRelease', { number, reason: 'nhầm' });
    take('leader', 'case.resumeRelease', { number, reason: 'nhầm tờ khai' });
    expect(state(number)).toMatchObject({ status: 'released', releasedAt });
  });

  test('cannot be stopped where none was given', () => {
    const { refused, lodged } = stepper();
    const number = lodged('yellow', 'NEVER');
    for (const step of ['suspendRelease', 'resumeRelease', 'revokeRelease'])
      expect(refused('leader', `case.${step}`, { number, reason: 'r' })).toEqual(['LIF-001']);
    expect(refused('leader', 'case.controlAnew', { number, channel: 'red', reason: 'r' })).toEqual(['LIF-001']);
  });
});
