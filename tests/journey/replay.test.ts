import { apiClient, type ApiClient, type Schemas } from '#client';
import { partsOf } from '#core/declaration';
import { instant, plainDate, testClock, type Actor, type Command, type TestClock } from '#core/kernel';
import { DEMO_TRADER } from '#server/access';
import { LEARNING_FOLLOWER } from '#server/learning';
import { readConfig } from '#server/platform/config';
import { silentLogger } from '#server/platform/logging';
import { startProgram, type Program, type ProgramOptions } from '#server/program';
import { lodgeAccepted } from '#tests/support/lodge';
import { testDatabase, type TestDatabase } from '#tests/support/database';
import { BAR, standingsOf } from '#tests/support/learned';
import { frozenPoultry, sampleImport, sampleItem } from '#tests/support/sample-declarations';
import { clientOf, signIn } from '#tests/support/session';
import { shipmentOf } from '#tests/support/shipment';
import { withoutChance } from '#tests/support/without-chance';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '../..');
const FIRST_DAY = '2026-11-18';
const LAST_DAY = '2026-11-21';
const SHIPMENT_LINES = 70;

let clock: TestClock;
let database: TestDatabase;
let dataFolder: string;
let programs: Program[] = [];
let ordinal = 0;
beforeEach(async () => {
  clock = testClock(`${FIRST_DAY}T03:00:00Z`);
  database = await testDatabase();
  dataFolder = await mkdtemp(path.join(tmpdir(), 'haidang-'));
  ordinal = 0;
});
afterEach(async () => {
  await Promise.all(programs.map((program) => program.stop()));
  programs = [];
  await database.close();
  await rm(dataFolder, { recursive: true, force: true });
});

async function start(adjust: ProgramOptions['adjust'] = withoutChance): Promise<Program> {
  const environment = { HAIDANG_DATA: dataFolder, DATABASE_URL: database.url, PORT: '0' };
  const program = await startProgram({
    config: readConfig(environment, dataFolder),
    logger: silentLogger(),
    demo: true,
    country: path.join(ROOT, 'country/vn'),
    web: path.join(ROOT, 'dist/web'),
    adjust,
    looksByItself: false,
    clock,
  });
  programs.push(program);
  return program;
}

interface People {
  readonly analyst: ApiClient;
  readonly second: ApiClient;
  readonly inspection: ApiClient;
  readonly trader: ApiClient;
}

async function people({ url, demo }: Program): Promise<People> {
  const as = async (name: string) => clientOf(url, await signIn(url, name));
  const apiKey = demo?.keys.find(({ label }) => label === 'demo trader')?.key ?? '';
  return {
    analyst: await as('risk'),
    second: await as('risk.approver'),
    inspection: await as('inspection'),
    trader: apiClient({ baseUrl: url, apiKey }),
  };
}

const RULE: Schemas['WrittenRule'] = {
  id: 'TRIAL-LAPTOP',
  name: { vi: 'Thử: máy tính theo mã', en: 'Trial: computers by their code' },
  scope: 'line',
  when: "line.hs4 == '8471'",
  effect: { channel: 'red', inspection: 'partial', depthPercent: 10 },
  binding: 'mandatory',
  legalBasis: 'Minh họa',
  validFrom: '2026-12-01',
  validTo: '2027-06-30',
  sensitivity: 'internal',
};

async function lodge(trader: ApiClient, items = [sampleItem()], officeId = '02CI'): Promise<string> {
  ordinal += 1;
  const body = sampleImport(items, {
    functionalReferenceId: `REPLAY-${ordinal}`,
    importer: { id: DEMO_TRADER, name: 'Hải Âu Tưởng Tượng' },
    declarationOfficeId: officeId,
    // Each its own bill, so that each draws for itself.
    consignment: { ...sampleImport().consignment, transportContractDocuments: [{ id: `BL-REPLAY-${ordinal}` }] },
  });
  return (await lodgeAccepted(trader, body)).number;
}

type Version = {
  readonly base: 'then' | 'now';
  readonly change:
    | { kind: 'none' }
    | { kind: 'with'; rule: Schemas['WrittenRule'] }
    | { kind: 'without'; ruleId: string };
};
const AS_IT_WAS: Version = { base: 'then', change: { kind: 'none' } };
const thenWith = (rule: Schemas['WrittenRule']): Version => ({ base: 'then', change: { kind: 'with', rule } });

const begin = (analyst: ApiClient, versions: readonly [Version, Version], from = FIRST_DAY, to = LAST_DAY) =>
  analyst.POST('/api/v1/risk/replays', { body: { from, to, versions: [...versions] } });

const show = async (client: ApiClient, id: string) =>
  (await client.GET('/api/v1/risk/replays/{id}', { params: { path: { id } } })).data;

async function replayed(analyst: ApiClient, versions: readonly [Version, Version], from = FIRST_DAY, to = LAST_DAY) {
  const begun = await begin(analyst, versions, from, to);
  if (!begun.data) throw new Error(JSON.stringify(begun.error));
  const { id } = begun.data;
  await expect.poll(async () => (await show(analyst, id))?.status, { timeout: 60_000 }).not.toBe('running');
  const done = await show(analyst, id);
  if (!done?.result) throw new Error(JSON.stringify(done));
  return { ...done, result: done.result };
}

/** Sessions end overnight; keys do not. */
const traderOf = ({ url, demo }: Program): ApiClient =>
  apiClient({ baseUrl: url, apiKey: demo?.keys.find(({ label }) => label === 'demo trader')?.key ?? '' });

/** Goods of more lines than one declaration carries, decided on once; gives how many declarations they became. */
async function lodgeShipment({ services }: Program, day: string): Promise<number> {
  const { reference } = services.reference.current();
  const shipment = shipmentOf(SHIPMENT_LINES, `REPLAY-${day}`, {
    reference,
    on: plainDate(day),
    importer: DEMO_TRADER,
  });
  const actor: Actor = { userId: 't', organisationId: DEMO_TRADER, roles: ['trader'], offices: [], delegations: [] };
  const command: Command = { type: 'declaration.lodge', data: { declaration: shipment, register: true }, actor };
  const answer = await services.engine.submit(command, { sender: DEMO_TRADER, trafficClass: 'interactive' });
  if (answer.status !== 'accepted') throw new Error(JSON.stringify(answer));
  return partsOf(SHIPMENT_LINES);
}

/** Four days on which parties are counted overnight. */
async function fourDays(program: Program, duringDay: (day: string) => Promise<void>): Promise<void> {
  for (const day of [FIRST_DAY, '2026-11-19', '2026-11-20', LAST_DAY]) {
    clock.set(instant(`${day}T03:00:00Z`));
    await program.jobs.runDue();
    await duringDay(day);
  }
}

test('nothing changed, each decision of the past comes out as it was recorded, byte for byte', async () => {
  // With chance, as it is in force; parties are counted overnight, and a rule comes in between.
  const program = await start((country) => country);
  const trader = traderOf(program);
  let count = 0;
  await fourDays(program, async (day) => {
    if (day === '2026-11-20') await adopt(program, { ...RULE, validFrom: '2026-11-21', effect: { channel: 'yellow' } });
    for (let each = 0; each < 8; each += 1) {
      await lodge(trader, each % 3 === 0 ? [frozenPoultry()] : [sampleItem()], each % 2 === 0 ? '02CI' : '03EE');
      count += 1;
    }
    count += await lodgeShipment(program, day);
  });
  const { analyst } = await people(program);
  const { result } = await replayed(analyst, [AS_IT_WAS, AS_IT_WAS]);
  expect(result.fidelity).toEqual({ same: count, differing: 0, erased: 0, unknownLaw: 0 });
  const [left, right] = result.counts.versions;
  expect(left).toEqual(right);
  expect(result.counts).toMatchObject({
    declarations: count,
    newly: { count: 0 },
    noLonger: { count: 0 },
    heavier: 0,
    lighter: 0,
  });
  const { rows } = await database.pool.query<{ selected: number }>(
    `select count(*)::int as selected from risk.selected where channel <> 'green'`,
  );
  expect(left?.selected).toMatchObject({ hits: rows[0]?.selected, of: count });
});

test('what a model selected is decided again the same when no model is in force any more', async () => {
  let isOn = true;
  let asked = 0;
  const bar = { ...BAR, exploration: 0.5, capacity: { byRank: 4, byExploration: 3 } };
  const learned = standingsOf(() => {
    asked += 1;
    return isOn ? (asked % 3 === 0 ? 12 : 3) : undefined;
  }, bar);
  // Relieved of nothing: else a well-rated trader would be relieved of the model's rank too.
  const program = await start(({ snapshot, version }) => {
    const policy = { ...snapshot.rules.policy, relief: [] };
    return { version, snapshot: { ...snapshot, learned, rules: { ...snapshot.rules, policy } } };
  });
  const trader = traderOf(program);
  let count = 0;
  for (let each = 0; each < 16; each += 1) {
    await lodge(trader, each % 4 === 0 ? [frozenPoultry()] : [sampleItem()]);
    count += 1;
  }
  count += await lodgeShipment(program, FIRST_DAY);
  const { engine } = program.services;
  expect(await engine.waitFor(engine.position(), 30_000, LEARNING_FOLLOWER)).toBe(true);
  const { rows } = await database.pool.query<{ by: string; count: number }>(
    `select coalesce(selected, 'nothing') as by, count(*)::int as count from learning.decision where model is not null group by 1`,
  );
  const by = new Map(rows.map((row) => [row.by, row.count]));
  expect(by.get('rank')).toBeGreaterThan(0);
  isOn = false;
  const { analyst } = await people(program);
  const { result } = await replayed(analyst, [AS_IT_WAS, thenWith(RULE)], FIRST_DAY, FIRST_DAY);
  expect(result.fidelity).toEqual({ same: count, differing: 0, erased: 0, unknownLaw: 0 });
  // By other rules, what the model did stays done.
  expect(result.counts.noLonger).toMatchObject({ count: 0 });
});

async function adopt(program: Program, rule: Schemas['WrittenRule']): Promise<void> {
  const { analyst, second } = await people(program);
  const proposed = await analyst.POST('/api/v1/risk/rules/proposals', { body: { rule, reason: 'Thử quy tắc mới' } });
  const { id = '', contentHash = '' } = proposed.data ?? {};
  await second.POST('/api/v1/proposals/{id}/approval', { params: { path: { id } }, body: { contentHash } });
}

test('a rule more selects what it hits beside what was selected, by office, hour and group, and tells what is not known', async () => {
  const program = await start();
  const trader = traderOf(program);
  const laptops: string[] = [];
  await fourDays(program, async (day) => {
    await lodge(trader, [frozenPoultry()]);
    laptops.push(await lodge(trader, [sampleItem()], day === LAST_DAY ? '03EE' : '02CI'));
  });
  const { analyst } = await people(program);
  const { result, versions } = await replayed(analyst, [AS_IT_WAS, thenWith(RULE)]);
  expect(versions.map(({ base, change }) => [base, change.kind, change.ruleId])).toEqual([
    ['then', 'none', null],
    ['then', 'with', RULE.id],
  ]);
  const { counts } = result;
  expect(counts).toMatchObject({ declarations: 8, newly: { count: 4 }, noLonger: { count: 0 } });
  expect(counts.newly.listed.map(({ number, channels }) => [number, ...channels])).toEqual(
    laptops.map((number) => [number, 'green', 'red']),
  );
  const [before, after] = counts.versions;
  expect(before).toMatchObject({ selected: { hits: 4, of: 8 }, rule: null });
  expect(after).toMatchObject({
    selected: { hits: 8, of: 8 },
    channels: { green: 0, red: 4 },
    rule: { hits: { hits: 4, of: 8, share: 0.5 }, outcome: { unseen: 4, open: 0, found: { of: 0 } }, expected: null },
  });
  expect(after?.inspections).toContainEqual({ inspection: 'partial', depthPercent: 10, count: 4 });
  expect(
    counts.heat.map(({ officeId, hour, registered, selected }) => [officeId, hour, registered, ...selected]),
  ).toEqual([
    ['02CI', 10, 7, 4, 7],
    ['03EE', 10, 1, 0, 1],
  ]);
  const group = (dimension: string, key: string) =>
    counts.groups.find((each) => each.dimension === dimension && each.key === key);
  expect(group('office', '03EE')?.versions.map(({ selected }) => selected.hits)).toEqual([0, 1]);
  expect(group('origin', 'CN')).toMatchObject({ registered: 4 });
  expect(group('origin', 'US')).toMatchObject({ registered: 4 });
  for (const dimension of ['office', 'size', 'age', 'origin'])
    expect(
      counts.groups.filter((each) => each.dimension === dimension).reduce((sum, { registered }) => sum + registered, 0),
    ).toBe(8);
});

test('a rule that found something then is missed where it is taken away, and the days asked are the days counted', async () => {
  const program = await start();
  const trader = traderOf(program);
  await adopt(program, { ...RULE, validFrom: FIRST_DAY });
  let number = '';
  await fourDays(program, async (day) => {
    const made = await lodge(trader);
    if (day === '2026-11-20') number = made;
  });
  const { analyst, inspection } = await people(program);
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
  const without: Version = { base: 'then', change: { kind: 'without', ruleId: RULE.id } };
  const { result } = await replayed(analyst, [AS_IT_WAS, without], '2026-11-19', '2026-11-20');
  expect(result.counts).toMatchObject({ declarations: 2, newly: { count: 0 }, noLonger: { count: 2 } });
  const [was, would] = result.counts.versions;
  expect(was?.outcome).toMatchObject({ found: { hits: 1, of: 1 }, open: 1, unseen: 0 });
  expect(would).toMatchObject({ selected: { hits: 0 }, outcome: { found: { hits: 0, of: 0, share: null } } });
  // By the rules of now, on days before they were adopted as well.
  const now = await replayed(analyst, [AS_IT_WAS, { base: 'now', change: { kind: 'none' } }]);
  expect(now.result.counts.versions.map(({ selected }) => selected.hits)).toEqual([4, 4]);
});

test('what an officer found of a declaration that had been let through counts for a rule that would have selected it', async () => {
  const program = await start();
  const trader = traderOf(program);
  let number = '';
  await fourDays(program, async (day) => {
    const made = await lodge(trader);
    if (day === '2026-11-20') number = made;
  });
  const { analyst, inspection } = await people(program);
  const decide = async (body: Schemas['Decision']) => {
    const { error } = await inspection.POST('/api/v1/cases/{number}/decisions', { params: { path: { number } }, body });
    expect(error).toBeUndefined();
  };
  await decide({ action: 'rechannel', channel: 'red', reason: 'có tin báo' });
  const lines = [{ sequence: 1, note: 'thiếu', quantityFound: '8' }];
  await decide({ action: 'recordFinding', conforms: false, note: 'thiếu hai chiếc', lines });
  const { result } = await replayed(analyst, [AS_IT_WAS, thenWith(RULE)], '2026-11-19', '2026-11-20');
  expect(result.counts.versions[1]).toMatchObject({ outcome: { found: { hits: 1, of: 1 } } });
});

test('a rule is held to what the newest replay of exactly its text foretold, and to nothing where it was not tried', async () => {
  const program = await start();
  const trader = traderOf(program);
  await fourDays(program, async () => void (await lodge(trader)));
  const { analyst } = await people(program);
  const checked = async (rule: Schemas['WrittenRule']) =>
    (await analyst.POST('/api/v1/risk/rules/checks', { body: rule })).data?.rehearsal;
  expect(await checked(RULE)).toBeNull();
  const proposed = await analyst.POST('/api/v1/risk/rules/proposals', {
    body: { rule: RULE, reason: 'Chưa diễn lại' },
  });
  expect(proposed.data?.facts).toMatchObject({ rehearsal: 'none' });
  await replayed(analyst, [AS_IT_WAS, thenWith({ ...RULE, name: { vi: 'Tên khác', en: 'Another name' } })]);
  expect(await checked(RULE)).toMatchObject({
    from: FIRST_DAY,
    to: LAST_DAY,
    declarations: 4,
    selected: 4,
    highRate: 1,
  });
  expect(await checked({ ...RULE, when: "line.hs4 == '8472'" })).toBeNull();
  expect(await checked({ ...RULE, offices: ['03EE'] })).toBeNull();
  const again = await analyst.POST('/api/v1/risk/rules/proposals', { body: { rule: RULE, reason: 'Đã diễn lại' } });
  expect(again.data?.facts['rehearsal']).toContain(`${FIRST_DAY} – ${LAST_DAY}`);
});

test('one replay of a person runs, two of all; one that is cancelled or whose program ended is over and keeps nothing', async () => {
  const program = await start();
  const trader = traderOf(program);
  await fourDays(program, async () => void (await lodge(trader)));
  const { analyst } = await people(program);
  // Its thread waits for the law of the period, for as long as is needed here.
  const holding = await database.pool.connect();
  await holding.query('begin');
  await holding.query('lock table reference.version in access exclusive mode');
  const running = (await begin(analyst, [AS_IT_WAS, AS_IT_WAS])).data;
  expect(running).toMatchObject({ status: 'running', mayCancel: true, result: null });
  expect((await begin(analyst, [AS_IT_WAS, AS_IT_WAS])).error?.errors?.map(({ code }) => code)).toEqual(['RSK-020']);
  const id = running?.id ?? '';
  const cancelled = await analyst.POST('/api/v1/risk/replays/{id}/cancellation', { params: { path: { id } } });
  expect(cancelled.data).toMatchObject({ status: 'cancelled', result: null });
  const next = (await begin(analyst, [AS_IT_WAS, AS_IT_WAS])).data;
  expect(next?.status).toBe('running');
  await programs[0]?.stop();
  programs = [];
  await holding.query('rollback');
  holding.release();

  const again = await start();
  const { analyst: back } = await people(again);
  await expect.poll(async () => (await show(back, next?.id ?? ''))?.status, { timeout: 60_000 }).toBe('interrupted');
  const { data } = await back.GET('/api/v1/risk/replays', { params: { query: {} } });
  // Both began at one instant of the clock that stands still: neither is the later one.
  expect(data?.items.map(({ status }) => status).toSorted()).toEqual(['cancelled', 'interrupted']);
  expect((await replayed(back, [AS_IT_WAS, AS_IT_WAS])).result.fidelity.same).toBe(4);
});

test('only risk analysts replay, over days that are past and rules that are understood', async () => {
  const program = await start();
  const { analyst, inspection, trader } = await people(program);
  for (const client of [inspection, trader]) {
    expect((await begin(client, [AS_IT_WAS, AS_IT_WAS])).response.status).toBe(403);
    expect((await client.GET('/api/v1/risk/replays', { params: { query: {} } })).response.status).toBe(403);
  }
  const codes = async (versions: readonly [Version, Version], from = FIRST_DAY, to = FIRST_DAY) =>
    (await begin(analyst, versions, from, to)).error?.errors?.map(({ code, pointer }) => [code, pointer]);
  expect(await codes([AS_IT_WAS, AS_IT_WAS], '2026-11-10', '2026-11-09')).toEqual([['RSK-019', '/to']]);
  expect(await codes([AS_IT_WAS, AS_IT_WAS], FIRST_DAY, '2026-12-31')).toEqual([['RSK-019', '/to']]);
  expect(await codes([AS_IT_WAS, thenWith({ ...RULE, when: 'line.hs4 ==' })])).toMatchObject([
    ['RSK-014', '/versions/1/change/rule/when'],
  ]);
  expect(await codes([{ base: 'now', change: { kind: 'without', ruleId: 'NO-SUCH-RULE' } }, AS_IT_WAS])).toEqual([
    ['RSK-002', '/versions/0/change/ruleId'],
  ]);
});
