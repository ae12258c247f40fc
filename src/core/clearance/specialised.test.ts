import { stepper } from '#tests/support/steps';
import { describe, expect, test } from 'vitest';

const CHECK = { agencyCode: 'MAE', documentTypeCode: 'QPL', note: 'kiểm dịch thực vật', dueOn: '2026-12-10' };

describe('a specialised inspection', () => {
  test('holds the declaration until its result is recorded by the document that says it, and then control goes on', () => {
    const { lodged, take, refused, state, attached } = stepper();
    const number = lodged('yellow', 'CHECKED');
    take('documents', 'case.awaitSpecialised', { number, ...CHECK });
    expect(state(number)).toMatchObject({ status: 'awaitingSpecialised', specialised: CHECK });
    expect(refused('documents', 'case.accept', { number, reason: 'r' })).toEqual(['LIF-001']);
    const result = { number, conforms: true, attachmentId: 'none', note: 'đạt' };
    expect(refused('documents', 'case.recordSpecialised', result)).toEqual(['SPC-003']);
    take('documents', 'case.recordSpecialised', { ...result, attachmentId: attached(number, 'QPL') });
    expect(state(number).status).toBe('underDocumentCheck');
    expect(state(number).specialised).toBeUndefined();
  });

  test('that fails leaves a discrepancy, on which neither papers nor money bring a release', () => {
    const { lodged, take, refused, state, attached, paid } = stepper();
    const number = lodged('yellow', 'FAILED');
    take('documents', 'case.awaitSpecialised', { number, ...CHECK });
    const attachmentId = attached(number, 'QPL');
    take('documents', 'case.recordSpecialised', { number, conforms: false, attachmentId, note: 'có sâu bệnh' });
    paid(number);
    expect(state(number)).toMatchObject({ status: 'discrepancyFound', controlPassed: false });
    expect(refused('documents', 'case.accept', { number, reason: 'r' })).toEqual(['LIF-001']);
  });

  test('is not got around by a leader who lets the goods through in a lighter channel', () => {
    const { lodged, take, state, paid, bench } = stepper();
    const number = lodged('red', 'AROUND');
    take('documents', 'case.awaitSpecialised', { number, ...CHECK });
    take('leader', 'case.rechannel', { number, channel: 'green', reason: 'r' });
    paid(number);
    expect(state(number)).toMatchObject({ status: 'awaitingSpecialised', controlPassed: true });
    expect(bench.events.some(({ type }) => type === 'Released')).toBe(false);
  });

  test('names an agency and a document that there are, and a day within thirty', () => {
    const { lodged, refused } = stepper();
    const number = lodged('yellow', 'NAMED');
    const tried = { number, ...CHECK, agencyCode: 'NONE', documentTypeCode: 'NONE', dueOn: '2026-12-22' };
    const codes = refused('documents', 'case.awaitSpecialised', tried);
    expect(codes).toContain('SPC-001');
    expect(codes).toContain('SPC-002');
    expect(codes).toHaveLength(3);
  });
});
