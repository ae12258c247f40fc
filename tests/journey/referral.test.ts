import { apiClient, type ApiClient } from '#client';
import { instant, testClock } from '#core/kernel';
import { compileRules, type Rule } from '#core/risk';
import { startTestProgram, type TestProgram } from '#tests/support/program';
import { sampleImport, sampleItem } from '#tests/support/sample-declarations';
import { clientOf, signIn } from '#tests/support/session';
import { withoutChance } from '#tests/support/without-chance';
import { DEMO_TRADER } from '#server/access';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const clock = testClock('2026-11-23T02:00:00Z');
/** Everything is looked at on paper, and two other authorities are asked; only one of them has accounts. */
const REFERS: Rule = {
  id: 'REFERS',
  version: 1,
  name: { vi: 'Chuyển cơ quan', en: 'Refers' },
  scope: 'declaration',
  when: "declaration.direction == 'import'",
  effect: { channel: 'yellow', referTo: ['MOIT', 'MOH'] },
  binding: 'mandatory',
  legalBasis: '-',
  owner: 'Phòng mẫu',
  validFrom: '2025-01-01',
  validTo: null,
  sensitivity: 'internal',
};

type Answer =
  | { readonly finding: 'concern'; readonly reason: string }
  | { readonly finding: 'seen' | 'noConcern'; readonly reason?: string };

let program: TestProgram;
let trader: ApiClient;
let agency: ApiClient;
let documents: ApiClient;
let leader: ApiClient;

beforeAll(async () => {
  program = await startTestProgram({
    clock,
    adjust: (given) => {
      const { version, snapshot } = withoutChance(given);
      const { rules } = snapshot;
      const all = [...rules.rules.map(({ rule }) => rule), REFERS];
      const set = { version: rules.version, policy: rules.policy, rules: all, file: 'rules.json', lines: [] };
      const compiled = compileRules(set);
      if (!compiled.ok) throw new Error(JSON.stringify(compiled.error));
      return { version, snapshot: { ...snapshot, rules: compiled.value } };
    },
  });
  const { url } = program;
  trader = apiClient({ baseUrl: url, apiKey: program.key('demo trader') });
  agency = clientOf(url, await signIn(url, 'agency'));
  documents = clientOf(url, await signIn(url, 'documents'));
  leader = clientOf(url, await signIn(url, 'leader'));
}, 60_000);
afterAll(() => program.stop());

async function lodge(functionalReferenceId: string): Promise<string> {
  const importer = { id: DEMO_TRADER, name: 'Hải Âu Tưởng Tượng' };
  const { data, error } = await trader.POST('/api/v1/declarations', {
    params: { query: { register: true } },
    body: sampleImport([sampleItem()], { functionalReferenceId, importer }) as never,
  });
  if (!data) throw new Error(JSON.stringify(error));
  await program.services.engine.waitFor(program.services.engine.position(), 5_000, 'referral.referrals');
  return data.number;
}
const followed = () => program.services.engine.waitFor(program.services.engine.position(), 5_000, 'referral.referrals');
const listed = async (all = false) =>
  (await agency.GET('/api/v1/referrals', { params: { query: { all } } })).data?.items ?? [];
const answer = (client: ApiClient, number: string, body: Answer) =>
  client.POST('/api/v1/referrals/{number}/answer', { params: { path: { number } }, body });
const onCase = async (number: string) =>
  (await documents.GET('/api/v1/cases/{number}/referrals', { params: { path: { number } } })).data?.items ?? [];
const accept = (number: string) =>
  documents.POST('/api/v1/cases/{number}/decisions', {
    params: { path: { number } },
    body: { action: 'accept', reason: 'đủ hồ sơ' },
  });
const codes = ({ error }: { readonly error?: { readonly errors?: readonly { readonly code: string }[] } }) =>
  error?.errors?.map(({ code }) => code);
const told = async (client: ApiClient, number: string): Promise<readonly string[]> => {
  await program.services.engine.waitFor(program.services.engine.position(), 5_000, 'notices');
  const { data } = await client.GET('/api/v1/notices', { params: { query: { limit: 100 } } });
  return (data?.items ?? []).filter((notice) => notice.number === number).map(({ code }) => code);
};

describe('a declaration that a rule refers to another agency', () => {
  test('waits on the list of that agency, with what was declared and not with why, and the agency is told', async () => {
    const number = await lodge('RF-1');
    expect(await listed()).toContainEqual(
      expect.objectContaining({ number, agencyCode: 'MOIT', finding: null, dueAt: '2026-11-25T16:59:00.000Z' }),
    );
    const { data, response } = await agency.GET('/api/v1/referrals/{number}', { params: { path: { number } } });
    expect(response.status).toBe(200);
    expect(data?.referrals.map(({ agencyCode }) => agencyCode)).toEqual(['MOIT']);
    expect(data?.lines).toHaveLength(1);
    expect(JSON.stringify(data)).not.toMatch(/REFERS|channel|reason":"[^"]/);
    expect(await told(agency, number)).toEqual(['referral.raised']);
  });
  test('is nothing that its trader, or anybody else outside, learns of', async () => {
    const number = await lodge('RF-2');
    const [answered, read, list] = await Promise.all([
      answer(trader, number, { finding: 'noConcern' }),
      trader.GET('/api/v1/referrals/{number}', { params: { path: { number } } }),
      trader.GET('/api/v1/referrals'),
    ]);
    expect([answered.response.status, read.response.status, list.data?.items]).toEqual([404, 404, []]);
    await answer(agency, number, { finding: 'concern', reason: 'chưa có giấy phép' });
    expect((await told(trader, number)).filter((type) => type.startsWith('referral'))).toEqual([]);
    const shown = await trader.GET('/api/v1/declarations/{number}', { params: { path: { number } } });
    expect(JSON.stringify(shown.data)).not.toMatch(/giấy phép|MOIT|referral/i);
    const documentsOfAgency = await agency.GET('/api/v1/declarations/{number}', { params: { path: { number } } });
    expect(documentsOfAgency.response.status).toBe(404);
  });
  test('is not let go past a concern before the office has said what it makes of it', async () => {
    const number = await lodge('RF-3');
    expect((await answer(agency, number, { finding: 'concern', reason: 'chưa có giấy phép' })).response.status).toBe(
      200,
    );
    expect(await told(leader, number)).toContain('referral.concern');
    expect(codes(await accept(number))).toEqual(['RFL-005']);
    const weighed = await documents.POST('/api/v1/cases/{number}/referrals/{agency}/weigh', {
      params: { path: { number, agency: 'MOIT' } },
      body: { reason: 'đã đối chiếu giấy phép' },
    });
    expect(weighed.response.status).toBe(200);
    expect((await accept(number)).response.status).toBe(200);
    const { data } = await agency.GET('/api/v1/referrals/{number}', { params: { path: { number } } });
    expect(data?.referrals[0]?.office).toMatchObject({ reason: 'đã đối chiếu giấy phép' });
  });
  test('can be answered for on paper where the agency has no accounts', async () => {
    const number = await lodge('RF-4');
    const entered = await documents.POST('/api/v1/cases/{number}/referrals/{agency}/answer', {
      params: { path: { number, agency: 'MOH' } },
      body: { finding: 'noConcern', reason: 'công văn ví dụ' },
    });
    expect(entered.response.status).toBe(200);
    expect(await onCase(number)).toContainEqual(
      expect.objectContaining({ agencyCode: 'MOH', finding: 'noConcern', onPaper: true }),
    );
    const strange = await documents.POST('/api/v1/cases/{number}/referrals/{agency}/answer', {
      params: { path: { number, agency: 'SBV' } },
      body: { finding: 'noConcern' },
    });
    expect(codes(strange)).toEqual(['RFL-001']);
  });
  test('counts an answer once, however often it is clicked', async () => {
    const number = await lodge('RF-5');
    const send = () =>
      agency.POST('/api/v1/referrals/{number}/answer', {
        params: { path: { number } },
        headers: { 'idempotency-key': 'one-click-5' },
        body: { finding: 'concern', reason: 'chưa có giấy phép' },
      });
    const sent = await Promise.all([send(), send(), send()]);
    expect(sent.map(({ response }) => response.status)).toEqual([200, 200, 200]);
    expect((await told(leader, number)).filter((type) => type === 'referral.concern')).toHaveLength(1);
  });
  test('that nobody answered in time is told of once, to the agency and to the office', async () => {
    const number = await lodge('RF-6');
    clock.set(instant('2026-11-26T02:00:00Z'));
    await program.jobs.runDue();
    await followed();
    await program.jobs.runDue();
    // Nobody stays signed in for three days.
    agency = clientOf(program.url, await signIn(program.url, 'agency'));
    leader = clientOf(program.url, await signIn(program.url, 'leader'));
    expect((await told(leader, number)).filter((type) => type === 'referral.unanswered')).toHaveLength(2);
    expect((await told(agency, number)).filter((type) => type === 'referral.late')).toHaveLength(1);
    expect((await listed()).map((item) => item.number)).toContain(number);
  });
});
