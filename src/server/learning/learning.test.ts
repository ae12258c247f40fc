import type { ApiClient, Schemas } from '#client';
import { Chronicle, readHalves } from '#core/feature';
import { testClock } from '#core/kernel';
import { run } from '#server/platform/database';
import { crookedTraffic } from '#tests/support/crooked-traffic';
import { inventedModel } from '#tests/support/invented-model';
import { startTestProgram, type TestProgram } from '#tests/support/program';
import { clientOf, signIn } from '#tests/support/session';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SQL } from './learning-sql.ts';
import { passageOf } from './passages.ts';
import { chapterOf } from './training/looked-goods.ts';

const clock = testClock('2026-11-21T03:00:00Z');
/** Enough that a training begins, and few enough to lodge in a test. */
const DECLARATIONS = 120;
const traffic = crookedTraffic();
const { random } = traffic;
let program: TestProgram;
let between: Awaited<ReturnType<typeof traffic.between>>;
let analyst: ApiClient;
let second: ApiClient;

beforeAll(async () => {
  program = await startTestProgram({ clock, adjust: traffic.adjust });
  between = await traffic.between(program, clock);
  await analystsSignIn();
}, 60_000);

/** Whose sessions end while others work. */
async function analystsSignIn(): Promise<void> {
  analyst = clientOf(program.url, await signIn(program.url, 'risk'));
  second = clientOf(program.url, await signIn(program.url, 'risk.approver'));
}
afterAll(() => program.stop());

const settled = async (): Promise<void> => expect(await between.settled()).toBe(true);

const desk = async (): Promise<Schemas['ModelDesk']> => {
  const { data, error } = await analyst.GET('/api/v1/risk/models');
  if (!data) throw new Error(JSON.stringify(error));
  return data;
};

async function approved(proposal: Schemas['Proposal'] | undefined): Promise<Schemas['Proposal'] | undefined> {
  const { data, error } = await second.POST('/api/v1/proposals/{id}/approval', {
    params: { path: { id: proposal?.id ?? '' } },
    body: { contentHash: proposal?.contentHash ?? '' },
  });
  if (error) throw new Error(JSON.stringify(error));
  return data;
}

let hash = '';

test('without finds enough a training does not begin, and says how many there are', async () => {
  const first = await between.lodged(10_000, 'honest');
  expect(first.channel).toBe('red');
  await between.lookedAt(first.number, true);
  await settled();
  const { error } = await analyst.POST('/api/v1/risk/models/trainings', { body: {} });
  expect(error?.errors?.[0]?.code).toBe('MDL-020');
  const { material, champion, models } = await desk();
  expect({ material, champion, models }).toMatchObject({
    material: { declarations: 1, looked: 1, finds: 0, lookedMin: 100, findsMin: 30 },
    champion: null,
    models: [],
  });
});

test('a training makes a model of what was found, and the desk shows what it is worth and where it comes from', async () => {
  for (let index = 0; index < DECLARATIONS; index += 1) {
    const isCrooked = index % 3 === 0;
    const { number } = await between.lodged(index, isCrooked ? 'crooked' : 'honest');
    await between.lookedAt(number, random.next() > (isCrooked ? 0.92 : 0.05));
  }
  await settled();
  await analystsSignIn();
  const { data: begun, error } = await analyst.POST('/api/v1/risk/models/trainings', {
    body: { name: 'Mùa thu', seed: 3 },
  });
  expect(error).toBeUndefined();
  expect(begun).toMatchObject({ name: 'Mùa thu', seed: 3, status: 'running', provenance: 'simulated' });
  await expect.poll(async () => (await desk()).models.length, { timeout: 60_000, interval: 300 }).toBe(1);
  const { models, trainings } = await desk();
  expect(trainings[0]).toMatchObject({ id: begun?.id, status: 'done', waiting: false });
  hash = trainings[0]?.hash ?? '';
  expect(models[0]).toMatchObject({ hash, name: 'Mùa thu', provenance: 'simulated', source: 'training', role: null });
  expect(models[0]?.metrics['auc']).toBeGreaterThan(0.8);
  const { data: shown } = await analyst.GET('/api/v1/risk/models/{hash}', { params: { path: { hash } } });
  expect(shown?.summary.trainedOn).toEqual({
    vi: expect.stringMatching(/^\d+ tờ khai/u),
    en: expect.stringMatching(/^\d+ import declarations/u),
  });
  expect(shown?.importance[0]?.share).toBeGreaterThan(0.1);
  expect(shown?.hasProfile).toBe(true);
}, 180_000);

test('how much a model may select is settled by two people too', async () => {
  const { settings } = await desk();
  expect(settings).toMatchObject({ version: 0, illustrative: true });
  const proposed = await analyst.POST('/api/v1/risk/models/proposals', {
    body: {
      action: 'settings',
      settings: {
        capacityPerDay: 60,
        capacityByOffice: {},
        explorationShare: 0,
        chanceMin: 0.3,
        windowDays: 14,
        channel: 'red',
        inspection: 'partial',
      },
      reason: 'Đủ nhân lực kiểm tra trong mùa cao điểm',
    },
  });
  await approved(proposed.data);
  expect((await desk()).settings).toMatchObject({ version: 1, illustrative: false, settings: { capacityPerDay: 60 } });
});

test('a model selects once two people agreed and what was declared before is taken up, and what it made of a declaration is written down', async () => {
  traffic.drawNobody();
  expect(program.learned.known()).toEqual({ keys: 0, position: 0n });
  const proposed = await analyst.POST('/api/v1/risk/models/proposals', {
    body: { action: 'set', role: 'champion', hash, reason: 'Kết quả trên dữ liệu để riêng tốt' },
  });
  expect(proposed.error).toBeUndefined();
  expect((await desk()).waiting).toMatchObject([{ action: 'set', role: 'champion', hash }]);
  await approved(proposed.data);
  await settled();
  expect(await desk()).toMatchObject({ selects: true, ready: true, champion: { model: { hash } }, waiting: [] });
  const crooked = await between.lodged(20_000, 'crooked');
  const honest = await between.lodged(20_001, 'honest');
  expect([crooked.channel, honest.channel]).toEqual(['red', 'green']);
  await settled();
  const { rows } = await program.database.pool.query<{ number: string; selected: string | null; model: string }>(
    'select number, selected, model from learning.decision where number = any($1) order by position',
    [[crooked.number, honest.number]],
  );
  expect(rows).toEqual([
    { number: crooked.number, selected: 'rank', model: hash },
    { number: honest.number, selected: null, model: hash },
  ]);
});

test('a decision is made of the very rows that a training makes of the same declaration', async () => {
  const { number } = await between.lodged(25_000, 'crooked');
  await settled();
  const { pool } = program.database;
  const chronicle = new Chronicle();
  let row: readonly number[] = [];
  for (const told of await run(pool, SQL.learned, ['0', '100000', 10_000])) {
    const passage = passageOf(told);
    if (passage.kind === 'found') chronicle.tell(chapterOf(passage));
    else {
      const goods = passage.lines.map((line) => line.goods);
      if (passage.number === number) row = [...chronicle.rowsOf(goods)];
      chronicle.tell({ kind: 'declared', goods });
    }
  }
  const { rows } = await pool.query<{ rows: string }>(
    `select encode(rows, 'base64') as rows from learning.decision where number = $1`,
    [number],
  );
  expect([...readHalves(rows[0]?.rows.replaceAll('\n', '') ?? '')]).toEqual(row);
});

test('one person goes back to the rules alone at once; a restart takes two', async () => {
  const { data: stopped } = await analyst.POST('/api/v1/risk/models/stop', { body: { reason: 'Kết quả lạ, xem lại' } });
  expect(stopped).toMatchObject({ selects: false, stop: { reason: 'Kết quả lạ, xem lại' } });
  expect((await between.lodged(30_000, 'crooked')).channel).toBe('green');
  const again = await analyst.POST('/api/v1/risk/models/proposals', {
    body: { action: 'restart', reason: 'Đã xem lại, không có lỗi' },
  });
  await approved(again.data);
  expect(await desk()).toMatchObject({ selects: true, stop: null });
  expect((await between.lodged(30_001, 'crooked')).channel).toBe('red');
});

test('the history tells who was given which role and settings, stopped and started again, by whose word and why', async () => {
  const { data, error } = await analyst.GET('/api/v1/risk/models/history');
  expect(error).toBeUndefined();
  expect(data?.items.map(({ kind, proposed }) => [kind, proposed !== null])).toEqual([
    ['restarted', true],
    ['stopped', false],
    ['set', true],
    ['settings', true],
  ]);
  expect(data?.items.every(({ by }) => by.name !== null)).toBe(true);
  const [restarted, stopped, set, settings] = data?.items ?? [];
  expect(restarted?.proposed?.by.userId).not.toBe(restarted?.by.userId);
  expect(Date.parse(restarted?.proposed?.at ?? '')).toBeLessThanOrEqual(Date.parse(restarted?.at ?? ''));
  expect(stopped).toMatchObject({ reason: 'Kết quả lạ, xem lại', proposed: null });
  expect(set).toMatchObject({ role: 'champion', model: { hash, name: 'Mùa thu' }, instead: null });
  expect(settings?.changes).toContainEqual({ field: 'capacityPerDay', before: null, after: '60' });
  const { data: first } = await analyst.GET('/api/v1/risk/models/history', { params: { query: { limit: 3 } } });
  expect(first).toMatchObject({ nextBefore: 2 });
  const { data: rest } = await analyst.GET('/api/v1/risk/models/history', {
    params: { query: { limit: 3, before: 2 } },
  });
  expect([...(first?.items ?? []), ...(rest?.items ?? [])]).toEqual(data?.items);
  expect(rest?.nextBefore).toBeNull();
});

test('settings that do not go together are refused with their place', async () => {
  const { settings } = await desk();
  const wanted = { ...settings!.settings, inspection: 'full' as const, depthPercent: 10 };
  const { error } = await analyst.POST('/api/v1/risk/models/proposals', {
    body: { action: 'settings', settings: wanted, reason: 'để thử' },
  });
  expect(error?.errors).toMatchObject([{ code: 'MDL-011', pointer: '/data/settings/depthPercent' }]);
});

test('a challenger scores beside the champion, behind the decision, and selects nothing', async () => {
  const { data: begun } = await analyst.POST('/api/v1/risk/models/trainings', { body: { name: 'Thách đấu', seed: 4 } });
  expect(begun?.status).toBe('running');
  await expect.poll(async () => (await desk()).models.length, { timeout: 60_000, interval: 300 }).toBe(2);
  const challenger = (await desk()).models[0]?.hash ?? '';
  const proposed = await analyst.POST('/api/v1/risk/models/proposals', {
    body: { action: 'set', role: 'challenger', hash: challenger, reason: 'So sánh song song' },
  });
  await approved(proposed.data);
  expect(await desk()).toMatchObject({ challenger: { model: { hash: challenger, name: 'Thách đấu' } } });
  const { number } = await between.lodged(40_000, 'crooked');
  await settled();
  const { rows } = await program.database.pool.query('select model, number, line from learning.shadow');
  expect(rows).toEqual([{ model: challenger, number, line: 1 }]);
}, 90_000);

test('a file of a model is given out and taken in again under the same name, and what is no model is refused', async () => {
  const file = await analyst.GET('/api/v1/risk/models/{hash}/file', { params: { path: { hash } }, parseAs: 'text' });
  const again = await analyst.POST('/api/v1/risk/models/files', {
    body: { format: 'haidang', file: String(file.data) },
  });
  expect(again.error?.errors?.[0]?.code).toBe('MDL-007');
  const otherwise = String(file.data).replace('"rows":', '"rows": ');
  const same = await analyst.POST('/api/v1/risk/models/files', { body: { format: 'haidang', file: otherwise } });
  expect(same.error?.errors?.[0]?.code).toBe('MDL-007');
  const forged = String(file.data).replace('"simulated"', '"operational"');
  const changed = await analyst.POST('/api/v1/risk/models/files', { body: { format: 'haidang', file: forged } });
  expect(changed.error?.errors?.[0]?.code).toBe('MDL-022');
  const broken = await analyst.POST('/api/v1/risk/models/files', { body: { format: 'xgboost', file: '{}' } });
  expect(broken.error?.errors?.[0]?.code).toBe('MDL-022');
});

test('a model that is brought in is tried on what is kept here, and its page says what it is worth', async () => {
  await analystsSignIn();
  const { file, hash: brought } = inventedModel(5);
  const { data, error } = await analyst.POST('/api/v1/risk/models/files', { body: { format: 'haidang', file } });
  expect(error).toBeUndefined();
  expect(data).toMatchObject({ hash: brought, source: 'file', role: null });
  const view = async () =>
    (await analyst.GET('/api/v1/risk/models/{hash}', { params: { path: { hash: brought } } })).data;
  await expect
    .poll(async () => (await view())?.trial?.measured?.rows, { timeout: 30_000, interval: 200 })
    .toBeGreaterThan(0);
  expect((await view())?.trial).toMatchObject({ provenance: 'simulated', lookedMin: 100 });
  const [trial] = (await desk()).trainings;
  expect(trial).toMatchObject({ kind: 'trial', status: 'done', hash: brought, by: { name: null } });
  // A trial makes no model.
  expect((await desk()).models.filter((one) => one.hash === brought)).toHaveLength(1);
}, 60_000);

test('what is asked twice at once is done once, and whoever comes second is told so', async () => {
  await analystsSignIn();
  const codesOf = (answers: readonly { readonly error?: Schemas['Problem'] }[]) =>
    answers.map(({ error }) => (error ? (error.errors?.[0]?.code ?? error.title) : 'done')).toSorted();
  const train = () => analyst.POST('/api/v1/risk/models/trainings', { body: { name: 'Hai lần', seed: 9 } });
  const trainings = await Promise.all([train(), train()]);
  expect(codesOf(trainings)).toEqual(['MDL-021', 'done']);
  const id = trainings.find(({ data }) => data)?.data?.id ?? '';
  const cancel = () => analyst.POST('/api/v1/risk/models/trainings/{id}/cancel', { params: { path: { id } } });
  for (const { data } of await Promise.all([cancel(), cancel()])) expect(data?.status).toMatch(/cancelled|done/u);

  const { file, hash: brought } = inventedModel(6);
  const bring = () => analyst.POST('/api/v1/risk/models/files', { body: { format: 'haidang', file } });
  expect(codesOf(await Promise.all([bring(), bring()]))).toEqual(['MDL-007', 'done']);

  const body = { action: 'set', role: 'challenger', hash: brought, reason: 'Thử bên cạnh một thời gian' } as const;
  const { data: proposal } = await analyst.POST('/api/v1/risk/models/proposals', { body });
  const agree = () =>
    second.POST('/api/v1/proposals/{id}/approval', {
      params: { path: { id: proposal?.id ?? '' } },
      body: { contentHash: proposal?.contentHash ?? '' },
    });
  const agreed = codesOf(await Promise.all([agree(), agree()]));
  expect(agreed.filter((code) => code === 'done')).toHaveLength(1);
  expect((await desk()).challenger?.model.hash).toBe(brought);

  const stop = () => analyst.POST('/api/v1/risk/models/stop', { body: { reason: 'Bấm hai lần' } });
  const stops = codesOf(await Promise.all([stop(), stop()]));
  expect(stops.filter((code) => code === 'done')).toHaveLength(1);
  const history = (await analyst.GET('/api/v1/risk/models/history')).data?.items ?? [];
  expect(history.slice(0, 2).map(({ kind }) => kind)).toEqual(['stopped', 'set']);
}, 60_000);

test('a file in which whoever reads it would lose the way is refused within its request, and the program goes on', async () => {
  const brackets = '['.repeat(1_000_000) + ']'.repeat(1_000_000);
  const said = { provenance: 'synthetic', trainedOn: { vi: 'Dòng bịa', en: 'Invented rows' } } as const;
  for (const [format, file] of [
    ['haidang', `{"format":"haidang-model","formatVersion":1,"more":${brackets}}`],
    ['haidang', '{"format":"haidang-model","formatVersion":1,"more":1e999}'],
    ['xgboost', `{"learner":{"gradient_booster":{"name":${brackets}}}}`],
    ['onnx', Buffer.alloc(100_000, 0x3a).toString('base64')],
    ['onnx', '====='],
  ] as const) {
    const { error } = await analyst.POST('/api/v1/risk/models/files', { body: { format, file, ...said } });
    expect([format, error?.errors?.[0]?.code]).toEqual([format, 'MDL-022']);
    expect(JSON.stringify(error).length).toBeLessThan(3_000);
  }
  expect((await desk()).models.length).toBeGreaterThan(0);
});

test('the desk of models is for risk analysts', async () => {
  expect((await between.trader.GET('/api/v1/risk/models')).response.status).toBe(403);
  expect((await between.inspection.GET('/api/v1/risk/models')).response.status).toBe(403);
  const { trader, inspection } = between;
  const reason = 'Không có quyền';
  for (const one of [trader, inspection]) {
    const answers = await Promise.all([
      one.POST('/api/v1/risk/models/trainings', { body: {} }),
      one.POST('/api/v1/risk/models/files', { body: { format: 'haidang', file: '{}' } }),
      one.POST('/api/v1/risk/models/stop', { body: { reason } }),
      one.POST('/api/v1/risk/models/roles/{role}/retire', { params: { path: { role: 'champion' } }, body: { reason } }),
      one.POST('/api/v1/risk/models/proposals', { body: { action: 'restart', reason } }),
      one.GET('/api/v1/risk/models/history'),
      one.GET('/api/v1/risk/models/{hash}', { params: { path: { hash } } }),
      one.GET('/api/v1/risk/models/{hash}/file', { params: { path: { hash } }, parseAs: 'text' }),
      ...(await desk()).trainings
        .slice(0, 1)
        .flatMap(({ id }) => [
          one.GET('/api/v1/risk/models/trainings/{id}', { params: { path: { id } } }),
          one.POST('/api/v1/risk/models/trainings/{id}/cancel', { params: { path: { id } } }),
        ]),
    ]);
    expect(answers.map(({ response }) => response.status)).toEqual(answers.map(() => 403));
  }
});
