import { apiClient, type ApiClient, type Schemas } from '#client';
import { testClock, type TestClock } from '#core/kernel';
import { LIVE_DECLARATIONS_MIN } from '#core/risk';
import { DEMO_TRADER } from '#server/access';
import { readConfig } from '#server/platform/config';
import { silentLogger } from '#server/platform/logging';
import { startProgram, type Program } from '#server/program';
import { testDatabase, type TestDatabase } from '#tests/support/database';
import { sampleImport, sampleItem } from '#tests/support/sample-declarations';
import { clientOf, signIn } from '#tests/support/session';
import { withoutChance } from '#tests/support/without-chance';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '../..');

let clock: TestClock;
let database: TestDatabase;
let dataFolder: string;
let programs: Program[] = [];
let lodged = 0;
beforeEach(async () => {
  clock = testClock('2026-11-21T03:00:00Z');
  database = await testDatabase();
  dataFolder = await mkdtemp(path.join(tmpdir(), 'haidang-'));
  lodged = 0;
});
afterEach(async () => {
  await Promise.all(programs.map((program) => program.stop()));
  programs = [];
  await database.close();
  await rm(dataFolder, { recursive: true, force: true });
});

async function start(): Promise<Program> {
  const environment = {
    HAIDANG_DATA: dataFolder,
    DATABASE_URL: database.url,
    PORT: '0',
    HAIDANG_DATABASE_CONNECTIONS: '6',
  };
  const program = await startProgram({
    config: readConfig(environment, dataFolder),
    logger: silentLogger(),
    demo: true,
    country: path.join(ROOT, 'country/vn'),
    web: path.join(ROOT, 'dist/web'),
    adjust: withoutChance,
    looksByItself: false,
    clock,
  });
  programs.push(program);
  return program;
}

async function end(program: Program): Promise<void> {
  programs = programs.filter((one) => one !== program);
  await program.stop();
}

interface People {
  readonly analyst: ApiClient;
  readonly second: ApiClient;
  readonly leader: ApiClient;
  readonly trader: ApiClient;
}

async function people({ url, demo }: Program): Promise<People> {
  const as = async (name: string) => clientOf(url, await signIn(url, name));
  const apiKey = demo?.keys.find(({ label }) => label === 'demo trader')?.key ?? '';
  return {
    analyst: await as('risk'),
    second: await as('risk.approver'),
    leader: await as('leader'),
    trader: apiClient({ baseUrl: url, apiKey }),
  };
}

const RULE: Schemas['WrittenRule'] = {
  id: 'TRIAL-LAPTOP',
  name: { vi: 'Thử: máy tính theo mã', en: 'Trial: computers by their code' },
  scope: 'line',
  when: "line.hs4 == '8471'",
  effect: { channel: 'yellow', documents: ['CO'] },
  binding: 'mandatory',
  legalBasis: 'Minh họa',
  validFrom: '2026-11-01',
  validTo: '2027-06-30',
  sensitivity: 'internal',
};

/** Lodges goods that no rule of the country looks at; gives number and channel. */
async function lodge(
  trader: ApiClient,
  item = sampleItem(),
): Promise<{ readonly number: string; readonly channel: string | null }> {
  const number = await lodgeOnly(trader, item);
  const shown = await trader.GET('/api/v1/declarations/{number}', { params: { path: { number } } });
  return { number, channel: shown.data?.summary.channel ?? null };
}

async function lodgeOnly(trader: ApiClient, item = sampleItem()): Promise<string> {
  lodged += 1;
  const body = sampleImport([item], {
    functionalReferenceId: `RISK-${lodged}`,
    importer: { id: DEMO_TRADER, name: 'Hải Âu Tưởng Tượng' },
  });
  const answer = await trader.POST('/api/v1/declarations', {
    params: { query: { register: true } },
    body: body as never,
  });
  return answer.data?.number ?? '';
}

const codes = ({ error }: { readonly error?: { readonly errors?: readonly { readonly code: string }[] } }) =>
  error?.errors?.map(({ code }) => code);

async function propose(analyst: ApiClient, rule: Schemas['WrittenRule'] = RULE) {
  return analyst.POST('/api/v1/risk/rules/proposals', { body: { rule, reason: 'Thử quy tắc mới' } });
}
async function approve(second: ApiClient, proposal: Schemas['Proposal'] | undefined) {
  return second.POST('/api/v1/proposals/{id}/approval', {
    params: { path: { id: proposal?.id ?? '' } },
    body: { contentHash: proposal?.contentHash ?? '' },
  });
}
const rule = async (client: ApiClient, id = RULE.id) =>
  client.GET('/api/v1/risk/rules/{id}', { params: { path: { id } } });
const trial = { path: { id: RULE.id } };

async function rulesInWhy(leader: ApiClient, number: string): Promise<readonly string[]> {
  const { data } = await leader.GET('/api/v1/cases/{number}', { params: { path: { number } } });
  const steps = (data?.whyHere?.steps ?? []) as readonly Schemas['Explanation'][];
  return steps.map((step) => `${step.rule} ${step.label.vi}`);
}

test('a rule that two people agreed to selects the next declaration, and stopped or rolled back it does so no more', async () => {
  const program = await start();
  const { analyst, second, leader, trader } = await people(program);
  expect((await lodge(trader)).channel).toBe('green');

  const wrong = await analyst.POST('/api/v1/risk/rules/checks', { body: { ...RULE, when: "line.hs9 == '8471'" } });
  expect(wrong.data?.problems).toMatchObject([{ code: 'CEL-003', pointer: '/when', from: 5 }]);
  expect(codes(await propose(analyst, { ...RULE, when: "line.hs9 == '8471'" }))).toEqual(['RSK-014']);
  const proposed = await propose(analyst);
  expect(proposed.response.status).toBe(201);
  expect(codes(await approve(analyst, proposed.data))).toEqual(['APR-006']);
  expect((await lodge(trader)).channel).toBe('green');
  expect((await approve(second, proposed.data)).data?.status).toBe('approved');

  const selected = await lodge(trader);
  expect(selected.channel).toBe('yellow');
  expect(await rulesInWhy(leader, selected.number)).toEqual(['TRIAL-LAPTOP@1 Thử: máy tính theo mã']);
  // What follows the journal follows a moment later.
  await expect
    .poll(async () => (await rule(analyst)).data)
    .toMatchObject({ version: 1, standing: 'active', source: 'desk', lately: { hits: 1 } });

  const dearer = { ...RULE, name: { vi: 'Thử: đỏ', en: 'Trial: red' }, effect: { channel: 'red' as const } };
  await approve(second, (await propose(analyst, dearer)).data);
  expect((await lodge(trader)).channel).toBe('red');
  const back = await analyst.POST('/api/v1/risk/rules/{id}/restoration', {
    params: trial,
    body: { version: 1, reason: 'Nhầm luồng' },
  });
  expect(back.data).toMatchObject({ version: 1, standing: 'active' });
  expect((await lodge(trader)).channel).toBe('yellow');

  const stopped = await second.POST('/api/v1/risk/rules/{id}/stop', {
    params: trial,
    body: { reason: 'Chọn nhầm hàng' },
  });
  expect(stopped.data).toMatchObject({ standing: 'stopped', stop: { by: 'person', reason: 'Chọn nhầm hàng' } });
  expect((await lodge(trader)).channel).toBe('green');
  const again = await analyst.POST('/api/v1/risk/rules/{id}/restart', { params: trial, body: { reason: 'Đã sửa' } });
  expect((await rule(analyst)).data?.openProposal).toBe(again.data?.id);
  expect((await lodge(trader)).channel).toBe('green');
  await approve(second, again.data);
  expect((await lodge(trader)).channel).toBe('yellow');
  // What was decided by the first version is still told by it.
  expect(await rulesInWhy(leader, selected.number)).toEqual(['TRIAL-LAPTOP@1 Thử: máy tính theo mã']);
});

test('one that begins later waits for its day, and the switch of all leaves only what is mandatory', async () => {
  const program = await start();
  const { analyst, second, trader } = await people(program);
  // Red, for ordinary yellow rules give way to parties of a good standing.
  const effect = { channel: 'red' as const };
  const later = { ...RULE, binding: 'ordinary' as const, effect, validFrom: '2026-11-22' };
  await approve(second, (await propose(analyst, later)).data);
  expect((await rule(analyst)).data?.standing).toBe('upcoming');
  expect((await lodge(trader)).channel).toBe('green');
  clock.advanceMs(86_400_000);
  const next = await people(program);
  expect((await rule(next.analyst)).data?.standing).toBe('active');
  expect((await lodge(trader)).channel).toBe('red');

  const off = await next.analyst.POST('/api/v1/risk/control/stop', { body: { reason: 'Ùn tắc do quy tắc' } });
  expect(off.data?.stop).toMatchObject({ reason: 'Ùn tắc do quy tắc' });
  expect((await rule(next.analyst)).data?.standing).toBe('switchedOff');
  expect((await lodge(trader)).channel).toBe('green');
  const on = await next.analyst.POST('/api/v1/risk/control/restart', { body: { reason: 'Đã xử lý xong' } });
  await approve(next.second, on.data);
  expect((await lodge(trader)).channel).toBe('red');
});

test('what officers made of the rules outlives a restart, and another program follows it', async () => {
  const first = await start();
  const there = await people(first);
  await approve(there.second, (await propose(there.analyst)).data);
  const selected = await lodge(there.trader);
  await end(first);

  const writer = await start();
  const standby = await start();
  expect([writer.services.engine.role(), standby.services.engine.role()]).toEqual(['writing', 'standby']);
  const here = await people(writer);
  expect((await lodge(here.trader)).channel).toBe('yellow');
  expect(await rulesInWhy(here.leader, selected.number)).toEqual(['TRIAL-LAPTOP@1 Thử: máy tính theo mã']);

  const beside = await people(standby);
  const stop = await beside.analyst.POST('/api/v1/risk/rules/{id}/stop', {
    params: trial,
    body: { reason: 'Chọn nhầm hàng' },
  });
  expect(stop.data?.standing).toBe('stopped');
  expect((await lodge(beside.trader)).channel).toBe('green');
  expect((await rule(here.analyst)).data?.standing).toBe('stopped');

  await end(writer);
  await expect.poll(() => standby.services.engine.role()).toBe('writing');
  expect((await lodge(beside.trader)).channel).toBe('green');
});

test('rules are for risk analysts: nobody else reads, writes or stops one', async () => {
  const program = await start();
  const { leader, trader, analyst } = await people(program);
  for (const client of [leader, trader]) {
    expect((await client.GET('/api/v1/risk/rules')).response.status).toBe(403);
    expect((await rule(client)).response.status).toBe(403);
    expect((await propose(client)).response.status).toBe(403);
    const stop = await client.POST('/api/v1/risk/rules/{id}/stop', { params: trial, body: { reason: 'thử xem' } });
    expect(stop.response.status).toBe(403);
    expect((await client.POST('/api/v1/risk/control/stop', { body: { reason: 'thử xem' } })).response.status).toBe(403);
  }
  const { data } = await analyst.GET('/api/v1/risk/rules', { params: { query: { q: 'kiem dich', limit: 2 } } });
  expect(data?.items.length).toBe(2);
  expect(data?.items.every(({ standing, source }) => standing === 'active' && source === 'country')).toBe(true);
  expect((await rule(analyst, 'NO-SUCH-RULE')).response.status).toBe(404);
});

test('a rule that only watches selects nobody, and its owner is told of each hit; what control finds stands beside the rule', async () => {
  const program = await start();
  const { analyst, second, trader } = await people(program);
  const watching = { ...RULE, effect: { channel: 'green' as const, notify: true } };
  await approve(second, (await propose(analyst, watching)).data);
  const watched = await lodge(trader);
  expect(watched.channel).toBe('green');
  await expect.poll(async () => (await rule(analyst)).data?.lately).toEqual({ hits: 1, checked: 0, found: 0 });
  const told = async (client: ApiClient) =>
    (await client.GET('/api/v1/notices')).data?.items.map(({ code, number, page }) => [code, number, page]) ?? [];
  await expect.poll(() => told(analyst)).toEqual([['risk.ruleHit', RULE.id, `/risk/rules/${RULE.id}`]]);
  expect(await told(second)).toEqual([]);

  const red = { ...RULE, name: { vi: 'Thử: đỏ', en: 'Trial: red' }, effect: { channel: 'red' as const } };
  await approve(second, (await propose(analyst, red)).data);
  const { number } = await lodge(trader);
  const inspection = clientOf(program.url, await signIn(program.url, 'inspection'));
  const found = await inspection.POST('/api/v1/cases/{number}/decisions', {
    params: { path: { number } },
    body: {
      action: 'recordFinding',
      conforms: false,
      note: 'thiếu hai chiếc',
      lines: [{ sequence: 1, note: 'thiếu', quantityFound: '8' }],
    },
  });
  expect(found.response.status).toBe(200);
  await expect.poll(async () => (await rule(analyst)).data?.lately).toEqual({ hits: 2, checked: 1, found: 1 });
});

test('a rule that selects far more than its replay foretold is stopped by itself, its owner is told, and the next goes green', async () => {
  const program = await start();
  const { analyst, second, trader } = await people(program);
  // Of the past nothing is hit, so nine in a hundred at most, and three times as many are allowed.
  for (let lodgings = 0; lodgings < 40; lodgings += 1) await lodgeOnly(trader);
  const many = { ...RULE, when: "line.hs4 == '8471' && line.quantity > 10.0" };
  await replayed(analyst, many);
  clock.advanceMs(60_000);
  const twenty = sampleItem({
    tariffQuantity: { value: '20', unitCode: 'PCE' },
    itemChargeAmount: { amount: '10000', currency: 'USD' },
  });
  await approve(second, (await propose(analyst, many)).data);
  expect((await rule(analyst)).data).toMatchObject({
    rehearsed: true,
    rule: { rehearsed: { selected: 0, factor: 3 } },
  });
  for (let lodgings = 0; lodgings < LIVE_DECLARATIONS_MIN - 1; lodgings += 1) await lodgeOnly(trader, twenty);
  expect(await program.ruleWatch.runDue()).toBe(0);
  expect((await rule(analyst)).data?.live).toMatchObject({ standing: 'early', declarations: 99, selected: 99 });
  expect((await lodge(trader, twenty)).channel).toBe('yellow');
  expect(await program.ruleWatch.runDue()).toBe(1);
  expect((await rule(analyst)).data).toMatchObject({
    standing: 'suspended',
    stop: { by: 'blast-radius', person: null },
  });
  expect((await lodge(trader, twenty)).channel).toBe('green');
  expect(await program.ruleWatch.runDue()).toBe(0);
  const notices = async () => (await analyst.GET('/api/v1/notices')).data?.items ?? [];
  await expect.poll(async () => (await notices()).map(({ code }) => code)).toEqual(['risk.ruleSuspended']);
  const [{ sentence } = { sentence: { vi: '', en: '' } }] = await notices();
  expect(sentence.en).toContain('100 of 100 declarations (100.0 %)');
});

/** Tries a rule on today, which is over as far as it went. */
async function replayed(analyst: ApiClient, tried: Schemas['WrittenRule']): Promise<void> {
  const today = clock.now().slice(0, 10);
  const begun = await analyst.POST('/api/v1/risk/replays', {
    body: {
      from: today,
      to: today,
      versions: [
        { base: 'then', change: { kind: 'none' } },
        { base: 'then', change: { kind: 'with', rule: tried } },
      ],
    },
  });
  const id = begun.data?.id ?? '';
  const status = async () =>
    (await analyst.GET('/api/v1/risk/replays/{id}', { params: { path: { id } } })).data?.status;
  await expect.poll(status, { timeout: 60_000 }).toBe('done');
}

test('a rule that cannot be evaluated selects nobody; its page tells why and where, and its owner is told once of each version', async () => {
  const program = await start();
  const { analyst, second, trader } = await people(program);
  // No manifest is known of these goods, so there is nothing to compare.
  const failing = { ...RULE, scope: 'declaration' as const, when: 'manifest.packages > 3' };
  await approve(second, (await propose(analyst, failing)).data);
  expect((await lodge(trader)).channel).toBe('green');
  await lodge(trader);
  await expect.poll(async () => (await rule(analyst)).data?.failures).toBe(2);
  const { data } = await rule(analyst);
  expect(data?.failed).toMatchObject([{ version: 1, count: 2, line: null, lastAt: '2026-11-21T03:00:00.000Z' }]);
  expect(data?.failed[0]?.message.en).toContain('manifest.packages');
  const told = async () =>
    (await analyst.GET('/api/v1/notices')).data?.items.filter(({ code }) => code === 'risk.ruleFailed') ?? [];
  await expect.poll(async () => (await told()).map(({ page }) => page)).toEqual([`/risk/rules/${RULE.id}`]);

  const mended = { ...failing, when: 'has(manifest.packages) && manifest.packages > 3' };
  await approve(second, (await propose(analyst, mended)).data);
  await lodge(trader);
  const after = await rule(analyst);
  // What an older version could not be asked of stays to be read, and no longer alarms.
  expect([after.data?.failures, after.data?.failed.length]).toEqual([0, 1]);
  await approve(second, (await propose(analyst, { ...mended, when: 'manifest.packages > 4' })).data);
  await lodge(trader);
  await expect.poll(async () => (await told()).length).toBe(2);
});
