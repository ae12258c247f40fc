import { apiClient, type ApiClient } from '#client';
import { testClock } from '#core/kernel';
import { inventedModel, type InventedModel } from '#tests/support/invented-model';
import { startTestProgram, type TestProgram } from '#tests/support/program';
import { clientOf, signIn } from '#tests/support/session';
import { withSyntheticDecisions, type SyntheticTruth } from '#tests/support/synthetic-decisions';
import { afterAll, beforeAll, expect, test } from 'vitest';

const PATH = '/api/v1/risk/models/figures';
/** A Saturday: the last week that has been over for fourteen days ended on the first of November. */
const clock = testClock('2026-11-21T03:00:00Z');
const [champion, challenger] = [inventedModel(1), inventedModel(2)];
let program: TestProgram;
let analyst: ApiClient;
let second: ApiClient;
let truths: readonly SyntheticTruth[];

beforeAll(async () => {
  program = await startTestProgram({ clock });
  analyst = clientOf(program.url, await signIn(program.url, 'risk'));
  second = clientOf(program.url, await signIn(program.url, 'risk.approver'));
}, 60_000);
afterAll(() => program.stop());

async function shown() {
  const { data, error } = await analyst.GET(PATH);
  if (!data) throw new Error(JSON.stringify(error));
  return data;
}

async function giveRole({ file, hash }: InventedModel, role: 'champion' | 'challenger'): Promise<void> {
  const brought = await analyst.POST('/api/v1/risk/models/files', { body: { format: 'haidang', file } });
  expect(brought.error).toBeUndefined();
  const { data } = await analyst.POST('/api/v1/risk/models/proposals', {
    body: { action: 'set', role, hash, reason: 'để thử' },
  });
  const approved = await second.POST('/api/v1/proposals/{id}/approval', {
    params: { path: { id: data!.id } },
    body: { contentHash: data!.contentHash },
  });
  expect(approved.error).toBeUndefined();
}

test('where no model has a role there is nothing of one, and nothing is made up', async () => {
  expect(await shown()).toMatchObject({
    champion: null,
    challenger: null,
    drift: null,
    settled: { estimates: null, randomStream: null, calibration: null, lift: null, shadow: null },
  });
});

test('only risk analysts read it', async () => {
  for (const account of ['trader', 'documents', 'leader', 'administrator']) {
    const client = clientOf(program.url, await signIn(program.url, account));
    expect((await client.GET(PATH)).response.status, account).toBe(403);
  }
  expect((await apiClient({ baseUrl: program.url }).GET(PATH)).response.status).toBe(401);
});

test('two models in their roles are measured on what was decided since, with where they learned from', async () => {
  await giveRole(champion, 'champion');
  await giveRole(challenger, 'challenger');
  truths = await withSyntheticDecisions(program.database.pool, {
    champion: champion.hash,
    challenger: challenger.hash,
    shift: 4,
    weeks: [
      // Of the last week, too few outcomes can be known.
      { monday: '2026-11-16', declarations: 300, randomShare: 0.2 },
      { monday: '2026-10-26', declarations: 1500, randomShare: 0.2 },
      { monday: '2026-10-19', declarations: 1500, randomShare: 0.2 },
      // Of this one, too few are drawn to be told of.
      { monday: '2026-10-12', declarations: 200, randomShare: 0.05 },
    ],
  });
  expect(await shown()).toMatchObject({
    champion: { hash: champion.hash, name: 'Mô hình thử 1', provenance: 'synthetic' },
    challenger: { hash: challenger.hash },
    settled: { settleDays: 14, drawnMin: 30, from: '2026-10-19', to: '2026-11-01' },
  });
});

test('what there is to find in all of the traffic is estimated from what was drawn, where the plain share misleads', async () => {
  const { settled } = await shown();
  const told = truths.slice(1, 3);
  const sum = (of: (truth: SyntheticTruth) => number): number => told.reduce((all, truth) => all + of(truth), 0);
  const { rate, naive, caught, declarations } = settled.estimates!;
  const truth = sum(({ violations }) => violations) / sum((one) => one.declarations);
  expect(declarations).toBe(3000);
  expect(rate.low).toBeLessThan(truth);
  expect(rate.high).toBeGreaterThan(truth);
  expect(naive.low).toBeGreaterThan(truth);
  const share = sum((one) => one.caught) / sum(({ violations }) => violations);
  expect(caught.low).toBeLessThan(share);
  expect(caught.high).toBeGreaterThan(share);
});

test('what was drawn at random is told by whole weeks that are settled, and never of a week of which one could guess', async () => {
  const { settled } = await shown();
  const [latest, before, few, ...empty] = settled.weeks;
  expect(latest).toMatchObject({ from: '2026-10-26', to: '2026-11-01', declarations: 1500 });
  expect(latest!.randomStream!.of).toBeGreaterThan(150);
  expect(before!.traffic!.declarations).toBe(1500);
  expect(few).toMatchObject({ from: '2026-10-12', declarations: 200, randomStream: null, traffic: null });
  expect(empty).toHaveLength(5);
  expect(settled.randomStream).toMatchObject({ standing: 'alike' });
});

test('a calibrated champion is seen to be calibrated, and what it ranks high to hold more', async () => {
  const { calibration, lift } = (await shown()).settled;
  expect(calibration!.declarations).toBe(3000);
  const within = calibration!.bins.filter(({ predicted, rate }) => rate.low <= predicted && predicted <= rate.high);
  expect(within.length).toBeGreaterThanOrEqual(calibration!.bins.length - 2);
  expect(calibration!.brier!.high).toBeLessThan(calibration!.ofBaseRate!.low);
  expect(lift).toHaveLength(10);
  expect(lift![0]!.lift.low).toBeGreaterThan(2);
  expect(lift!.at(-1)!.lift.high).toBeLessThan(1);
  for (const { declarations } of lift!) expect(Math.abs(declarations - 300)).toBeLessThan(30);
});

test('champion and challenger are compared on the same declarations at the same capacity', async () => {
  const { shadow } = (await shown()).settled;
  // Twenty a day, a tenth of them for exploring, on fourteen days.
  expect(shadow!.selected).toBe(2 * 7 * 18);
  expect(shadow!.both.declarations + shadow!.onlyChallenger.declarations).toBe(shadow!.selected);
  expect(shadow!.difference.low).toBeLessThan(shadow!.difference.value!);
});

test('names that the days of the training did not know are counted by kind', async () => {
  const { pool } = program.database;
  // Of ten importers the training knew four, of two codes one; of every sender it knew something.
  const goods = (numbers: string, position: string, importers: string, code: string): string =>
    `insert into learning.goods (number, position, at, office_id, shared, lines)
      select ${numbers}, ${position}, now(), '03CC',
          json_build_object('importer', 'I' || n % ${importers}, 'declarant', 'D', 'partner', 'P'),
          json_build_array(json_build_array(1, ${code}, 'CN'))`;
  await pool.query(`${goods(`'OLD' || n`, '-n', '4', `'84713020'`)} from generate_series(1, 40) n`);
  await pool.query(
    `${goods('number', 'position', '10', `case when n % 2 = 0 then '84713020' else '66019900' end`)}
       from (select number, position, row_number() over (order by number) as n from learning.decision where at > '2026-11-15T17:00:00Z') d`,
  );
  await pool.query(
    `insert into learning.training (id, user_id, started_at, plan, status, progress, hash)
      values (gen_random_uuid(), 'an', now(), '{"upTo": "-1"}', 'done', '{}', $1)`,
    [champion.hash],
  );
  // What was asked a moment ago is remembered.
  clock.advanceMs(10 * 60_000);
  const { drift } = await shown();
  const share = (kind: string) => drift!.novelKeys.find((one) => one.kind === kind)!.rate;
  expect(share('importer').of).toBe(drift!.lines);
  expect(share('importer').share).toBeCloseTo(0.6, 1);
  expect(share('code').share).toBeCloseTo(0.5, 1);
  expect(share('partner').share).toBe(0);
  expect(share('importerAndCode').share).toBeGreaterThan(share('importer').share!);
});

test('goods that moved away from those of the training are seen to, and analysts are told once', async () => {
  const { drift } = await shown();
  expect(drift).toMatchObject({ from: '2026-11-15', to: '2026-11-21', limits: { moved: 0.1, drifted: 0.25 } });
  expect(drift!.sampled).toBe(drift!.declarations);
  expect(drift!.features.every(({ standing }) => standing === 'drifted')).toBe(true);
  expect(drift!.scores!.rows).toBe(drift!.lines);
  const notices = async () => {
    // Sessions end overnight.
    const reader = clientOf(program.url, await signIn(program.url, 'risk'));
    const { data } = await reader.GET('/api/v1/notices', { params: { query: {} } });
    return data!.items.filter(({ code }) => code.startsWith('model.'));
  };
  clock.advanceMs(24 * 3_600_000);
  await program.jobs.runDue();
  expect(await notices()).toMatchObject([{ code: 'model.drifted', number: 'Mô hình thử 1' }]);
  clock.advanceMs(24 * 3_600_000);
  await program.jobs.runDue();
  expect(await notices()).toHaveLength(1);
});
