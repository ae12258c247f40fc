import { apiClient, type ApiClient } from '#client';
import { testClock } from '#core/kernel';
import { ACT_LOG_FOLLOWER, DEMO_TRADER } from '#server/access';
import { lodgeAccepted } from '#tests/support/lodge';
import { startTestProgram, type TestProgram } from '#tests/support/program';
import { sampleImport, sampleItem } from '#tests/support/sample-declarations';
import { clientOf, signIn, type BrowserSession } from '#tests/support/session';
import { afterAll, beforeAll, expect, test } from 'vitest';

let program: TestProgram;
let trader: ApiClient;
let administrator: ApiClient;
let session: BrowserSession;
let number: string;

beforeAll(async () => {
  program = await startTestProgram({ clock: testClock('2026-11-21T03:00:00Z') });
  trader = apiClient({ baseUrl: program.url, apiKey: program.key('demo trader') });
  session = await signIn(program.url, 'administrator');
  administrator = clientOf(program.url, session);
  number = await lodgeUsed();
  const leader = clientOf(program.url, await signIn(program.url, 'leader'));
  const params = { path: { number } };
  const reason = '=1+1 thông tin mới';
  await leader.POST('/api/v1/cases/{number}/decisions', {
    params,
    body: { action: 'rechannel', channel: 'yellow', reason },
  });
  const { engine } = program.services;
  await engine.waitFor(engine.position(), 5_000, ACT_LOG_FOLLOWER);
}, 60_000);
afterAll(() => program.stop());

/** Used goods: never released without an officer. */
async function lodgeUsed(): Promise<string> {
  return (
    await lodgeAccepted(
      trader,
      sampleImport([sampleItem({ description: 'Máy tính xách tay đã qua sử dụng' })], {
        functionalReferenceId: 'AUDITED-1',
        importer: { id: DEMO_TRADER, name: 'Hải Âu Tưởng Tượng' },
      }),
    )
  ).number;
}

const audit = async (client: ApiClient, query: object) =>
  (await client.GET('/api/v1/audit', { params: { query } })).data?.items ?? [];

test('what an officer did is found by the declaration, by the person and by the day; what the trader did is not an act in office', async () => {
  const acts = await audit(administrator, { kind: 'act', subjectId: number });
  expect(acts).toMatchObject([
    {
      kind: 'act',
      action: 'declaration.Rechannelled',
      label: { vi: expect.any(String) as string, en: expect.any(String) as string },
      who: { name: expect.any(String) as string },
      subject: { kind: 'declaration', id: number },
    },
  ]);
  const name = acts[0]?.who?.name ?? '';
  expect(await audit(administrator, { kind: 'act', who: name, subjectId: number })).toEqual(acts);
  expect(await audit(administrator, { kind: 'act', who: 'không ai tên thế' })).toEqual([]);
  expect(await audit(administrator, { kind: 'act', subjectId: number, to: '2026-11-20' })).toEqual([]);
  expect(await audit(administrator, { kind: 'act', subjectId: number, from: '2026-11-21', to: '2026-11-21' })).toEqual(
    acts,
  );
});

test('the same comes as a table, in which nothing runs as a formula', async () => {
  const response = await fetch(`${program.url}/api/v1/audit.csv?kind=act&subjectId=${number}`, {
    headers: { cookie: session.cookie, 'sec-fetch-site': 'same-origin' },
  });
  expect(response.headers.get('content-type')).toContain('text/csv');
  const [head, row, ...rest] = (await response.text()).trim().split('\r\n');
  expect(head).toContain('"Đối tượng / Subject"');
  expect(row).toContain(`"declaration.Rechannelled"`);
  expect(row).toContain(`"${number}"`);
  expect(rest).toEqual([]);
});

test('a trader’s organisation reads no act of customs, and a trader no log at all', async () => {
  const { response } = await trader.GET('/api/v1/audit', { params: { query: { kind: 'act' } } });
  expect(response.status).toBeGreaterThanOrEqual(401);
});
