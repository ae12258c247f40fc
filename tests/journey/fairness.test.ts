import { apiClient, type ApiClient } from '#client';
import { testClock } from '#core/kernel';
import { DEMO_TRADER } from '#server/access';
import { startTestProgram, type TestProgram } from '#tests/support/program';
import { sampleImport, sampleItem } from '#tests/support/sample-declarations';
import { clientOf, signIn } from '#tests/support/session';
import { withSyntheticQuarter } from '#tests/support/synthetic-fairness';
import { afterAll, beforeAll, expect, test } from 'vitest';

let program: TestProgram;
let analyst: ApiClient;

beforeAll(async () => {
  program = await startTestProgram({ clock: testClock('2026-11-21T03:00:00Z') });
  analyst = clientOf(program.url, await signIn(program.url, 'risk'));
}, 60_000);
afterAll(() => program.stop());

async function shown(query: { readonly from?: string; readonly to?: string } = {}) {
  const { data, error } = await analyst.GET('/api/v1/risk/fairness', { params: { query } });
  if (!data) throw new Error(JSON.stringify(error));
  return data;
}

test('where nothing happened there is nothing to compare, and nobody is pointed at', async () => {
  const view = await shown();
  expect(view).toMatchObject({
    from: '2026-10-25',
    to: '2026-11-21',
    registered: 0,
    comparisons: 0,
    groups: [],
    pairs: [],
  });
  expect(view.random).toHaveLength(4);
  expect(view.random.every(({ random, rules }) => random === null && rules === null)).toBe(true);
});

test('a period is cut to what can be counted, and told', async () => {
  expect(await shown({ from: '2020-01-01', to: '2026-10-31' })).toMatchObject({ from: '2026-08-01', to: '2026-10-31' });
  expect(await shown({ from: '2026-11-20', to: '2026-11-01' })).toMatchObject({ from: '2026-11-01', to: '2026-11-01' });
  expect(await shown({ to: '2030-01-01' })).toMatchObject({ to: '2026-11-21' });
});

test('only risk analysts read it', async () => {
  const query = { params: { query: {} } };
  for (const account of ['trader', 'documents', 'leader', 'administrator']) {
    const client = clientOf(program.url, await signIn(program.url, account));
    expect((await client.GET('/api/v1/risk/fairness', query)).response.status, account).toBe(403);
  }
  expect((await apiClient({ baseUrl: program.url }).GET('/api/v1/risk/fairness', query)).response.status).toBe(401);
});

test('groups that differ are told with intervals and in words, and unusual pairs of officer and trader', async () => {
  await withSyntheticQuarter(program.database, program.services.cell);
  const view = await shown();
  expect(view.registered).toBe(2000);
  const group = (dimension: string, key: string) =>
    view.groups.find((each) => each.dimension === dimension && each.key === key);
  expect(group('office', '02CI')).toMatchObject({
    registered: 600,
    selection: {
      rate: { hits: 300, of: 600, share: 0.5 },
      others: { hits: 140, of: 1400, share: 0.1 },
      standing: 'higher',
    },
    finding: { rate: { hits: 42, of: 300 }, others: { hits: 20, of: 140 }, standing: 'alike' },
    falseAlarm: { hits: 258, of: 300 },
  });
  expect(group('office', '03EE')?.selection.standing).toBe('lower');
  expect(group('office', '02CI')?.selection.words.vi).toContain('50,0 % (300 trên 600');
  expect(view.groups.filter(({ dimension }) => dimension === 'age').map(({ key }) => key)).toEqual([
    'under1',
    'from1to3',
    'from3to10',
    'over10',
    'unknown',
  ]);
  expect(group('size', 'one')).toMatchObject({ registered: 100 });
  expect(group('size', 'over100')).toMatchObject({ registered: 1900 });
  for (const dimension of ['office', 'age', 'size'])
    expect(
      view.groups.filter((each) => each.dimension === dimension).reduce((sum, { registered }) => sum + registered, 0),
    ).toBe(2000);

  const overruling = view.officers.find(({ officerId }) => officerId === 'syn-officer-2');
  expect(overruling?.override.standing).toBe('higher');
  expect(view.officers[0]?.override.standing).toBe('higher');
  expect(view.pairs).toMatchObject([{ officeId: '02CI', officerId: 'syn-officer-1', traderId: 'SYN-4' }]);
  const [pair] = view.pairs;
  expect(pair?.times).toBeGreaterThan(2);
  expect(pair?.cases).toBeGreaterThan(pair?.expected ?? Infinity);
  expect(pair?.words.en).toContain('times as many');
});

test('what chance drew is told by whole quarters from thirty cases on, and never of a case', async () => {
  const view = await shown();
  expect(view.random).toMatchObject([
    {
      from: '2026-07-01',
      to: '2026-09-30',
      random: { hits: 8, of: 40, share: 0.2 },
      rules: { hits: 12, of: 60, share: 0.2 },
    },
    // Twenty-nine were checked: not even that is told, nor what would tell it by subtraction.
    { from: '2026-04-01', to: '2026-06-30', random: null, rules: null },
    { random: null },
    { random: null },
  ]);
  expect(JSON.stringify(view)).not.toMatch(/SYN[RQ]?\d{8}/u);
  // A quarter that is not over by the last day is not told of, whatever period is asked.
  expect((await shown({ from: '2026-09-01', to: '2026-09-29' })).random[0]).toMatchObject({
    from: '2026-04-01',
    random: null,
  });
});

test('origins are told of documents as they were registered, each declaration by the origin of most of its lines', async () => {
  const trader = apiClient({ baseUrl: program.url, apiKey: program.key('demo trader') });
  const item = (sequence: number, countryCode: string) => sampleItem({ sequence, origin: { countryCode } });
  const lodged = [[item(1, 'CN')], [item(1, 'JP'), item(2, 'CN'), item(3, 'CN')], [item(1, 'JP')]];
  for (const [index, items] of lodged.entries()) {
    const { error } = await trader.POST('/api/v1/declarations', {
      params: { query: { register: true } },
      body: sampleImport(items, {
        functionalReferenceId: `FAIR-${index}`,
        importer: { id: DEMO_TRADER, name: 'Hải Âu Tưởng Tượng' },
      }) as never,
    });
    expect(error).toBeUndefined();
  }
  const query = { params: { query: { from: '2026-11-21', to: '2026-11-21' } } };
  const origins = async () => (await analyst.GET('/api/v1/risk/fairness/origins', query)).data;
  await expect.poll(async () => (await origins())?.sampled).toBe(3);
  expect((await origins())?.groups).toMatchObject([
    { dimension: 'origin', key: 'CN', registered: 2, selection: { standing: 'tooFew' } },
    { dimension: 'origin', key: 'JP', registered: 1 },
  ]);
  const leader = clientOf(program.url, await signIn(program.url, 'leader'));
  expect((await leader.GET('/api/v1/risk/fairness/origins', query)).response.status).toBe(403);
});
