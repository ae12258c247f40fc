import { partyRef, type PartyState } from '#core/party';
import { TRADER_ID } from '#tests/support/clearance';
import { stepper, type Stepper } from '#tests/support/steps';
import { describe, expect, test } from 'vitest';

const ASKED = { kind: 'ownPlace', place: 'Kho Ví Dụ, đường số 1', reason: 'chờ kết quả kiểm dịch' };
const CHECK = { agencyCode: 'MAE', documentTypeCode: 'QPL', note: 'kiểm dịch thực vật', dueOn: '2026-12-10' };
const DAY_MS = 86_400_000;

/** A declaration that waits for another agency, with its goods where the trader keeps them. */
function kept(): Stepper & { readonly number: string } {
  const bench = stepper();
  const number = bench.lodged('yellow', 'KEPT');
  bench.take('documents', 'case.awaitSpecialised', { number, ...CHECK });
  bench.take('trader', 'declaration.requestStorage', { number, ...ASKED });
  bench.take('documents', 'case.allowStorage', { number, note: 'giữ nguyên trạng' });
  bench.take('trader', 'declaration.confirmStorage', { number, note: 'hàng đã về kho' });
  return { ...bench, number };
}
const barOf = ({ bench }: Stepper) => bench.state<PartyState>(partyRef(TRADER_ID))?.storageBar;

describe('goods kept by the trader while they are under control', () => {
  test('are kept once asked for, allowed and arrived, beside whatever the status is', () => {
    const { lodged, take, refused, state } = stepper();
    const number = lodged('red', 'ASKED');
    take('trader', 'declaration.requestStorage', { number, ...ASKED });
    expect(state(number)).toMatchObject({ status: 'underInspection', storage: { stage: 'asked', ...ASKED } });
    expect(refused('trader', 'declaration.requestStorage', { number, ...ASKED })).toEqual(['LIF-001']);
    expect(refused('trader', 'declaration.confirmStorage', { number, note: 'n' })).toEqual(['LIF-001']);
    expect(refused('trader', 'case.allowStorage', { number, note: 'n' })).toEqual(['ACC-001']);
    take('documents', 'case.refuseStorage', { number, reason: 'kho không đủ điều kiện' });
    expect(state(number).storage).toBeUndefined();
    take('trader', 'declaration.requestStorage', { number, ...ASKED });
    take('documents', 'case.allowStorage', { number, note: 'n' });
    take('trader', 'declaration.confirmStorage', { number, note: 'n' });
    expect(state(number)).toMatchObject({ status: 'underInspection', storage: { stage: 'arrived' } });
  });

  test('need not be kept any longer once the result is there and good', () => {
    const world = kept();
    const { number, take, state, attached, history } = world;
    const attachmentId = attached(number, 'QPL');
    take('documents', 'case.recordSpecialised', { number, conforms: true, attachmentId, note: 'đạt' });
    expect(state(number).storage).toBeUndefined();
    expect(history(number).slice(-2)).toEqual(['SpecialisedRecorded', 'StorageEnded']);
    expect(barOf(world)).toBeUndefined();
  });

  test('stay where they are while the result is bad', () => {
    const { number, take, state, attached } = kept();
    const attachmentId = attached(number, 'QPL');
    take('documents', 'case.recordSpecialised', { number, conforms: false, attachmentId, note: 'không đạt' });
    expect(state(number)).toMatchObject({ status: 'discrepancyFound', storage: { stage: 'arrived' } });
    take('documents', 'case.endStorage', { number, note: 'hàng trở lại cảng' });
    expect(state(number).storage).toBeUndefined();
  });

  test('bring a year without storage to whoever tampers with them, for every declaration of the party', () => {
    const world = kept();
    const { number, take, refused, lodged, state, bench } = world;
    take('documents', 'case.recordStorageBreach', { number, breach: 'tampered', note: 'mất niêm phong' });
    expect(state(number).storage?.breach).toBe('tampered');
    expect(barOf(world)).toEqual({ until: '2027-11-21', breach: 'tampered', number });
    const other = lodged('yellow', 'BARRED');
    expect(refused('trader', 'declaration.requestStorage', { number: other, ...ASKED })).toEqual(['STG-001']);
    bench.clock.advanceMs(366 * DAY_MS);
    take('trader', 'declaration.requestStorage', { number: other, ...ASKED });
  });

  test('bring half a year to whoever brings the result late, and no longer bar is cut short by it', () => {
    const world = kept();
    const { number, take, refused, attached, bench, history } = world;
    const late = { number, breach: 'lateResult', note: 'quá hạn' };
    expect(refused('documents', 'case.recordStorageBreach', late)).toEqual(['STG-002']);
    take('documents', 'case.recordStorageBreach', { ...late, breach: 'wrongPlace', note: 'để sai kho' });
    bench.clock.advanceMs(30 * DAY_MS);
    const attachmentId = attached(number, 'QPL');
    take('documents', 'case.recordSpecialised', { number, conforms: true, attachmentId, note: 'đạt' });
    expect(history(number).slice(-3)).toEqual(['StorageBreached', 'SpecialisedRecorded', 'StorageEnded']);
    expect(barOf(world)).toMatchObject({ until: '2027-11-21', breach: 'wrongPlace' });
  });

  test('are the trader’s to ask for under control only, and past once they are released', () => {
    const { refused, released, lodged, take, state, paid } = stepper();
    const number = released('FREE');
    expect(refused('trader', 'declaration.requestStorage', { number, ...ASKED })).toEqual(['LIF-001']);
    const other = lodged('yellow', 'OTHER');
    take('trader', 'declaration.requestStorage', { number: other, ...ASKED });
    take('documents', 'case.allowStorage', { number: other, note: 'n' });
    take('documents', 'case.accept', { number: other, reason: 'r' });
    paid(other);
    expect(state(other).status).toBe('released');
    expect(state(other).storage).toBeUndefined();
  });
});
