import { apiClient, type ApiClient } from '#client';
import { Chronicle, readHalves, ROW_LENGTH } from '#core/feature';
import { testClock } from '#core/kernel';
import { scoringGoods, type Bar } from '#core/model';
import { reasonsBy } from '#core/model-measure';
import type { Selection } from '#core/risk';
import { DEMO_TRADER } from '#server/access';
import { inventedModel, keepInvented } from '#tests/support/invented-model';
import { lodgeAccepted } from '#tests/support/lodge';
import { startTestProgram, type TestProgram } from '#tests/support/program';
import { sampleImport, sampleItem } from '#tests/support/sample-declarations';
import { clientOf, signIn } from '#tests/support/session';
import { afterAll, beforeAll, expect, test } from 'vitest';

const invented = inventedModel(1);
let bar: Bar = { threshold: 0, exploration: 0, capacity: { byRank: 100, byExploration: 100 } };
let program: TestProgram;
let trader: ApiClient;
let documents: ApiClient;

beforeAll(async () => {
  program = await startTestProgram({
    clock: testClock('2026-11-21T03:00:00Z'),
    adjust: ({ snapshot, version }) => ({
      version,
      snapshot: {
        ...snapshot,
        // The model decides alone, and gives way to nobody's level of compliance.
        rules: { ...snapshot.rules, rules: [], policy: { ...snapshot.rules.policy, relief: [] } },
        learned: {
          score: scoringGoods(invented.model, invented.hash, new Chronicle()),
          bar: () => bar,
          effect: { channel: 'red', inspection: 'partial', depthPercent: 10 },
        },
      },
    }),
  });
  await keepInvented(program.database.pool, invented);
  trader = apiClient({ baseUrl: program.url, apiKey: program.key('demo trader') });
  documents = clientOf(program.url, await signIn(program.url, 'documents'));
}, 60_000);
afterAll(() => program.stop());

const umbrellas = (sequence: number) =>
  sampleItem({ sequence, commodityCode: '66019900', description: 'Ô cán dài, vải polyester, mới 100%' });
const lodge = async (reference: string): Promise<string> => {
  const lodged = await lodgeAccepted(
    trader,
    sampleImport([umbrellas(1), umbrellas(2)], {
      functionalReferenceId: reference,
      importer: { id: DEMO_TRADER, name: 'San Hô Tưởng Tượng' },
    }),
  );
  return lodged.number;
};
const shown = async (client: ApiClient, number: string) =>
  client.GET('/api/v1/cases/{number}/learned', { params: { path: { number } } });

async function recorded(number: string): Promise<NonNullable<Selection['learned']>> {
  const events = await program.services.engine.readStream({ type: 'declaration', id: number });
  const data = events.find(({ type }) => type === 'Registered')?.data as unknown as { selection: Selection };
  return data.selection.learned!;
}

test('an officer reads why the model points at a declaration, from the row that decided, to the last digit', async () => {
  const number = await lodge('LEARNED-1');
  const learned = await recorded(number);
  const { data } = await shown(documents, number);
  expect(data?.learned).toMatchObject({
    model: { hash: invented.hash, name: 'Mô hình thử 1', provenance: 'synthetic' },
    line: learned.line,
    chance: learned.chance,
    selected: 'rank',
  });
  const row = readHalves(learned.rows).subarray((learned.line - 1) * ROW_LENGTH, learned.line * ROW_LENGTH);
  const reasons = reasonsBy(invented.model)(row);
  expect(reasons.chance).toBe(learned.chance);
  expect(data?.learned?.bars).toEqual(reasons.bars);
  expect(data!.learned!.bars.length).toBeGreaterThan(0);
});

test('of what was explored, nothing of the model is told', async () => {
  bar = { threshold: Number.MAX_VALUE, exploration: 1, capacity: { byRank: 100, byExploration: 100 } };
  const number = await lodge('LEARNED-2');
  expect(await recorded(number)).toMatchObject({ selected: 'exploration', exploration: 1 });
  expect((await shown(documents, number)).data).toEqual({ learned: null });
});

test('whoever may not know why a declaration was selected finds nothing', async () => {
  bar = { threshold: 0, exploration: 0, capacity: { byRank: 100, byExploration: 100 } };
  const number = await lodge('LEARNED-3');
  for (const account of ['trader', 'north', 'risk', 'administrator']) {
    const client = clientOf(program.url, await signIn(program.url, account));
    expect((await shown(client, number)).response.status, account).toBe(404);
  }
  expect((await shown(apiClient({ baseUrl: program.url }), number)).response.status).toBe(401);
});
