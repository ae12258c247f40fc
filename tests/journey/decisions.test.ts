import { apiClient, type ApiClient, type Schemas } from '#client';
import { declarationRef } from '#core/clearance';
import { declarationNumber, type Declaration } from '#core/declaration';
import { testClock } from '#core/kernel';
import { DEMO_TRADER } from '#server/access';
import { lodgeAccepted } from '#tests/support/lodge';
import { startTestProgram, type TestProgram } from '#tests/support/program';
import { frozenPoultry, sampleImport } from '#tests/support/sample-declarations';
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

/** Frozen poultry is selected for its documents by the country's rules. */
function importOf(functionalReferenceId: string): Declaration {
  const importer = { id: DEMO_TRADER, name: 'Hải Âu Tưởng Tượng' };
  return sampleImport([frozenPoultry()], { functionalReferenceId, importer });
}

async function lodge(functionalReferenceId: string): Promise<string> {
  return (await lodgeAccepted(trader, importOf(functionalReferenceId))).number;
}

const ASKED = { typeCode: 'INV', note: '' };
const decide = (client: ApiClient, number: string, body: Schemas['Decision']) =>
  client.POST('/api/v1/cases/{number}/decisions', { params: { path: { number } }, body });
const step = (client: ApiClient, number: string, body: Schemas['DeclarantStep']) =>
  client.POST('/api/v1/declarations/{number}/steps', { params: { path: { number } }, body });
const show = async (client: ApiClient, number: string) =>
  (await client.GET('/api/v1/declarations/{number}', { params: { path: { number } } })).data;
const journal = async (number: string): Promise<readonly string[]> =>
  (await program.services.engine.readStream(declarationRef(declarationNumber(number)))).map(({ type }) => type);
const codes = ({ error }: { readonly error?: { readonly errors?: readonly { readonly code: string }[] } }) =>
  error?.errors?.map(({ code }) => code);

test('a declaration tells the version that steps are sent with, and a revision that every event changes', async () => {
  const number = await lodge('REVISED-1');
  const lodged = await show(trader, number);
  expect(lodged).toMatchObject({ version: 0, revision: (await journal(number)).length });
  await decide(documents, number, { action: 'requestDocuments', reason: 'thiếu', documents: [ASKED] });
  const asked = await show(trader, number);
  expect(asked).toMatchObject({ version: 0, revision: (await journal(number)).length });
  const amended = await trader.POST('/api/v1/declarations/{number}/amendments', {
    params: {
      path: { number },
      query: { version: asked?.version ?? -1, reasonCode: '6', reason: 'ghi nhầm', confirm: true },
    },
    body: { ...importOf('REVISED-1'), totalPackageQuantity: 11 } as never,
  });
  expect(amended.error).toBeUndefined();
  const after = await show(trader, number);
  expect(after).toMatchObject({ version: 1, revision: (await journal(number)).length });
  expect(after?.summary.numberInForce.at(-1)).toBe('1');
});

describe('a decision of an officer', () => {
  test('is refused a reason of blanks, in words', async () => {
    const number = await lodge('REVERSED-0');
    const { error } = await decide(documents, number, { action: 'accept', reason: '    ' });
    expect(error?.errors).toMatchObject([{ code: 'FMT-003', pointer: '/reason' }]);
    expect(error?.errors?.[0]?.message.vi).toContain('lý do');
    expect((await show(trader, number))?.summary.status).toBe('underDocumentCheck');
  });

  test('is listed by its place, and taken back by a leader who names it', async () => {
    const number = await lodge('REVERSED-1');
    await decide(documents, number, { action: 'accept', reason: 'hồ sơ đủ' });
    const [decision] = (await show(trader, number))?.decisions ?? [];
    expect(decision).toMatchObject({ type: 'ControlAccepted', label: { en: 'Documents accepted' } });
    const position = decision?.position ?? '0';
    const reverse = { action: 'reverse', version: 0, decision: position, reason: 'chấp nhận nhầm' } as const;
    expect(codes(await decide(documents, number, reverse))).toEqual(['ACC-001']);
    expect(codes(await decide(leader, number, { ...reverse, decision: '1' }))).toEqual(['REV-001']);
    expect((await decide(leader, number, reverse)).data?.status).toBe('underDocumentCheck');
    expect((await journal(number)).slice(-2)).toEqual(['ControlAccepted', 'DecisionReversed']);
    const view = await show(trader, number);
    expect(view?.decisions).toEqual([]);
    expect(view?.timeline.at(-1)).toMatchObject({ event: 'DecisionReversed', by: 'customs', note: 'chấp nhận nhầm' });
  });

  test('is appealed against, with a clock for the answer, and undone where the appeal is upheld', async () => {
    const number = await lodge('APPEALED-1');
    const { data: before } = await decide(documents, number, {
      action: 'rechannel',
      channel: 'red',
      reason: 'thông tin mới',
    });
    expect(before?.status).toBe('underInspection');
    const decision = (await show(trader, number))?.decisions[0]?.position ?? '0';
    const text = 'Thông tin đó không liên quan lô hàng này';
    expect((await step(trader, number, { step: 'appeal', decision, text })).error).toBeUndefined();
    const view = await show(trader, number);
    expect(view?.appeals).toMatchObject([{ decision, text, prolonged: false, answer: null }]);
    expect(view?.deadlines.map(({ kind }) => kind)).toContain('appealAnswer');
    const appealId = view?.appeals[0]?.id ?? '0';
    const answer = {
      action: 'decideAppeal',
      version: 0,
      appealId,
      outcome: 'upheld',
      reason: 'khiếu nại đúng',
    } as const;
    expect(codes(await decide(documents, number, answer))).toEqual(['ACC-001']);
    expect((await decide(leader, number, answer)).data?.status).toBe('underDocumentCheck');
    expect((await journal(number)).slice(-3)).toEqual(['AppealLodged', 'AppealDecided', 'DecisionReversed']);
    expect((await show(trader, number))?.appeals[0]?.answer).toMatchObject({
      outcome: 'upheld',
      reason: 'khiếu nại đúng',
    });
  });
});

describe('a declaration on paper', () => {
  const enter = (client: ApiClient, number: string, reference: string, on = '2026-11-20') =>
    client.POST('/api/v1/paper-declarations', {
      body: {
        paper: { number, on, acceptedBy: 'Công chức Thử', channel: 'yellow', releasedAt: '2026-11-20T08:00:00Z' },
        declaration: importOf(reference),
      },
    });

  test('is entered by its office, once, with its own tax point, and shows what it is', async () => {
    expect(codes(await enter(trader, 'GIAY-1', 'PAPER-1'))).toEqual(['ACC-001']);
    const { data } = await enter(documents, 'GIAY-1', 'PAPER-1');
    expect(data).toMatchObject({ status: 'released', channel: 'yellow' });
    const number = data?.number ?? '';
    expect(await journal(number)).toEqual(['Registered', 'Released']);
    expect((await show(trader, number))?.paper).toEqual({
      number: 'GIAY-1',
      on: '2026-11-20',
      acceptedBy: 'Công chức Thử',
      releasedAt: '2026-11-20T08:00:00.000Z',
    });
    expect(codes(await enter(documents, 'GIAY-1', 'PAPER-2'))).toContain('PAP-001');
    expect((await enter(documents, 'GIAY-2', 'PAPER-2', '2026-02-31')).response.status).toBe(422);
  });

  test('is on the list of its office from when it is announced until it is entered, and on nobody else’s', async () => {
    const officeId = importOf('PAPER-3').declarationOfficeId ?? '';
    const announce = (client: ApiClient, office = officeId) =>
      client.POST('/api/v1/paper-declarations/announcements', {
        body: { officeId: office, number: 'GIAY-3', on: '2026-11-20', acceptedBy: 'Công chức Thử' },
      });
    const listed = async (client: ApiClient) =>
      (await client.GET('/api/v1/paper-declarations')).data?.items.map(({ number }) => number);
    expect((await announce(trader)).response.status).toBe(403);
    expect((await announce(documents, '03CC')).response.status).toBe(403);
    expect((await announce(documents)).response.status).toBe(204);
    expect((await announce(documents)).response.status).toBe(204);
    expect(await listed(documents)).toEqual(['GIAY-3']);
    expect(await listed(trader)).toEqual([]);
    expect((await enter(documents, 'GIAY-3', 'PAPER-3')).response.status).toBe(201);
    expect(await listed(documents)).toEqual([]);
  });
});
