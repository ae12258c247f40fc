import { apiClient, type ApiClient, type Schemas } from '#client';
import { declarationRef } from '#core/clearance';
import { declarationNumber } from '#core/declaration';
import { testClock } from '#core/kernel';
import { partyId, partyRef, type PartyState } from '#core/party';
import { DEMO_TRADER } from '#server/access';
import { lodgeAccepted } from '#tests/support/lodge';
import { startTestProgram, type TestProgram } from '#tests/support/program';
import { frozenPoultry, sampleImport, sampleItem } from '#tests/support/sample-declarations';
import { clientOf, signIn } from '#tests/support/session';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

let program: TestProgram;
let trader: ApiClient;
let documents: ApiClient;
let leader: ApiClient;

beforeAll(async () => {
  program = await startTestProgram({ clock: testClock('2026-11-21T03:00:00Z') });
  trader = apiClient({ baseUrl: program.url, apiKey: program.key('demo trader') });
  documents = clientOf(program.url, await signIn(program.url, 'documents'));
  leader = clientOf(program.url, await signIn(program.url, 'leader'));
}, 60_000);
afterAll(() => program.stop());

/** Frozen poultry is selected for its documents by the country's rules; a machine is let through. */
async function lodge(functionalReferenceId: string, goods: 'poultry' | 'machine'): Promise<string> {
  const importer = { id: DEMO_TRADER, name: 'Hải Âu Tưởng Tượng' };
  const items = [goods === 'poultry' ? frozenPoultry() : sampleItem()];
  return (await lodgeAccepted(trader, sampleImport(items, { functionalReferenceId, importer }))).number;
}

const decide = (client: ApiClient, number: string, body: Schemas['Decision']) =>
  client.POST('/api/v1/cases/{number}/decisions', { params: { path: { number } }, body });
const step = (client: ApiClient, number: string, body: Schemas['DeclarantStep']) =>
  client.POST('/api/v1/declarations/{number}/steps', { params: { path: { number } }, body });
const show = async (client: ApiClient, number: string) =>
  (await client.GET('/api/v1/declarations/{number}', { params: { path: { number } } })).data;
const release = async (client: ApiClient, number: string) =>
  (await client.GET('/api/v1/declarations/{number}/release', { params: { path: { number } } })).data;
const journal = async (number: string): Promise<readonly string[]> =>
  (await program.services.engine.readStream(declarationRef(declarationNumber(number)))).map(({ type }) => type);
const codes = ({ error }: { readonly error?: { readonly errors?: readonly { readonly code: string }[] } }) =>
  error?.errors?.map(({ code }) => code);

/** Bounded: the bank answers, and lists follow, in tens of milliseconds. */
async function until<T>(read: () => Promise<T>, good: (value: T) => boolean): Promise<T> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const value = await read();
    if (good(value)) return value;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('It did not come to pass');
}
async function pay(number: string, status: string): Promise<void> {
  await trader.POST('/api/v1/declarations/{number}/payment-orders', { params: { path: { number } } });
  await until(
    () => show(trader, number),
    (found) => found?.summary.status === status,
  );
}
const queued = async (number: string) =>
  (await documents.GET('/api/v1/cases', { params: { query: { limit: 100 } } })).data?.items.find(
    (item) => item.number === number,
  );
async function attach(number: string, typeCode: string): Promise<string> {
  const form = new FormData();
  form.append('typeCode', typeCode);
  form.append('file', new Blob(['%PDF-1.4\n%%EOF\n'], { type: 'application/pdf' }), 'ket-qua.pdf');
  await fetch(`${program.url}/api/v1/declarations/${number}/attachments`, {
    method: 'POST',
    headers: { authorization: `Bearer ${program.key('demo trader')}` },
    body: form,
  });
  return (await show(trader, number))?.attachments.at(-1)?.id ?? '';
}

describe('goods that wait for another agency', () => {
  test('are kept by the trader meanwhile, with the request in the queue and a clock for each answer', async () => {
    const number = await lodge('HELD-1', 'poultry');
    const check = { agencyCode: 'MAE', documentTypeCode: 'QAN', note: 'kiểm dịch động vật', dueOn: '2026-12-15' };
    expect(codes(await decide(documents, number, { action: 'awaitSpecialised', ...check, agencyCode: 'XX' }))).toEqual([
      'SPC-001',
    ]);
    const { data: held } = await decide(documents, number, { action: 'awaitSpecialised', ...check });
    expect(held?.status).toBe('awaitingSpecialised');
    const asked = { kind: 'ownPlace', place: 'Kho lạnh Ví Dụ', reason: 'chờ kết quả kiểm dịch' } as const;
    await step(trader, number, { step: 'requestStorage', ...asked });
    const inQueue = await until(
      () => queued(number),
      (found) => found?.asked.includes('storage') ?? false,
    );
    expect(inQueue).toMatchObject({
      status: 'awaitingSpecialised',
      dueAt: (await show(trader, number))?.summary.dueAt,
    });
    const view = await show(trader, number);
    expect(view?.deadlines.map(({ kind }) => kind).toSorted()).toEqual(['ownStorageAnswer', 'specialisedResult']);
    expect(view?.storage).toMatchObject({ stage: 'asked', ...asked });
    await decide(documents, number, { action: 'allowStorage', note: 'giữ nguyên trạng' });
    await step(trader, number, { step: 'confirmStorage', note: 'hàng đã về kho' });
    const attachmentId = await attach(number, 'QAN');
    const result = { action: 'recordSpecialised', conforms: true, attachmentId, note: 'đạt yêu cầu' } as const;
    expect((await decide(documents, number, result)).data?.status).toBe('underDocumentCheck');
    expect((await journal(number)).slice(1)).toEqual([
      'SpecialisedAwaited',
      'StorageRequested',
      'StorageAllowed',
      'StorageArrived',
      'DocumentAttached',
      'SpecialisedRecorded',
      'StorageEnded',
    ]);
  });

  test('and that the trader tampers with, bring it a year without storage', async () => {
    const number = await lodge('HELD-2', 'poultry');
    const asked = {
      step: 'requestStorage',
      kind: 'inspectionPlace',
      place: 'Bãi Ví Dụ',
      reason: 'chờ kiểm tra',
    } as const;
    await step(trader, number, asked);
    await decide(documents, number, { action: 'allowStorage', note: 'giữ nguyên trạng' });
    await decide(documents, number, { action: 'recordStorageBreach', breach: 'tampered', note: 'mất niêm phong' });
    const party = await program.services.engine.readState<PartyState>(partyRef(partyId(DEMO_TRADER)));
    expect(party?.state.storageBar).toEqual({ until: '2027-11-21', breach: 'tampered', number });
    expect(codes(await step(trader, await lodge('HELD-3', 'poultry'), asked))).toEqual(['STG-001']);
  });
});

describe('a release', () => {
  test('that is suspended is told as such to everybody, signed by nobody, and stands again by the leader', async () => {
    const number = await lodge('STOPPED-1', 'machine');
    await pay(number, 'released');
    const before = await release(trader, number);
    expect(before).toMatchObject({ standing: 'valid', release: { kind: 'final' } });
    await decide(documents, number, { action: 'suspendRelease', reason: 'tin báo mới' });
    expect(await release(trader, number)).toMatchObject({ standing: 'suspended', jws: null });
    const page = await (await fetch(`${program.url}${before?.page}?lang=en`)).text();
    expect(page).toContain('This release is suspended');
    expect(page).not.toContain(before?.jws ?? 'no signature');
    const tracked = await (await fetch(`${program.url}${before?.release.standingAt}`)).json();
    expect(tracked).toMatchObject({ number, status: 'suspended' });
    const paper = await fetch(`${program.url}/api/v1/declarations/${number}/documents/release.pdf`, {
      headers: { authorization: `Bearer ${program.key('demo trader')}` },
    });
    expect(paper.status).toBe(404);
    const resume = { action: 'resumeRelease', reason: 'đã làm rõ' } as const;
    expect(codes(await decide(documents, number, resume))).toEqual(['ACC-001']);
    expect((await decide(leader, number, resume)).data?.status).toBe('released');
    expect(await release(trader, number)).toEqual(before);
  });

  test('that is revoked brings its goods back under control', async () => {
    const number = await lodge('REVOKED-1', 'machine');
    await pay(number, 'released');
    expect((await decide(leader, number, { action: 'revokeRelease', reason: 'hàng không đúng' })).data?.status).toBe(
      'revoked',
    );
    await until(
      () => queued(number),
      (found) => found?.status === 'revoked',
    );
    const anew = { action: 'controlAnew', channel: 'yellow', reason: 'kiểm tra lại hồ sơ' } as const;
    expect((await decide(documents, number, anew)).data?.status).toBe('underDocumentCheck');
    expect(await release(trader, number)).toBeUndefined();
    expect((await decide(documents, number, { action: 'accept', reason: 'hồ sơ đủ' })).data?.status).toBe('released');
    expect((await journal(number)).slice(-5)).toEqual([
      'Released',
      'ReleaseRevoked',
      'ControlledAnew',
      'ControlAccepted',
      'Released',
    ]);
  });

  test('before final figures is granted, given once the duty is paid, and final when the office says so', async () => {
    const number = await lodge('EARLY-1', 'poultry');
    await step(trader, number, { step: 'requestRelease', groundCode: 'B', reason: 'chưa có giá chính thức' });
    await until(
      () => queued(number),
      (found) => found?.asked.includes('release') ?? false,
    );
    await decide(documents, number, { action: 'grantRelease', note: 'chờ giá chính thức' });
    await pay(number, 'releasedProvisionally');
    expect(await release(trader, number)).toMatchObject({ standing: 'valid', release: { kind: 'provisional' } });
    const view = await show(trader, number);
    expect(view?.deadlines.map(({ kind }) => kind)).toEqual(['finalFigures']);
    expect(view?.legalActions).toContain('declaration.amend');
    const final = { action: 'finalise', reason: 'giá như đã khai' } as const;
    expect((await decide(documents, number, final)).data?.status).toBe('released');
    expect((await journal(number)).slice(1)).toEqual([
      'ReleaseRequested',
      'ReleaseGranted',
      'PaymentOrdered',
      'DutyPaid',
      'ReleasedProvisionally',
      'Finalised',
    ]);
  });
});
