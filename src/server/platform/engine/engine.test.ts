import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { testClock } from '#core/kernel';
import { createEngine, type Answer, type Engine, type EngineOptions } from '#server/platform/engine';
import { testDatabase, type TestDatabase } from '#tests/support/database';
import { declare, misbehave, open, toyHandlers, toyStreams, transfer, type ToyReference } from '#tests/support/toy-country';

let database: TestDatabase;
const engines: Engine[] = [];
beforeEach(async () => {
  database = await testDatabase();
});
afterEach(async () => {
  await Promise.all(engines.splice(0).map((engine) => engine.stop()));
  await database.close();
});

async function engine(overrides: Partial<EngineOptions<ToyReference>> = {}): Promise<Engine> {
  const made = createEngine<ToyReference>({
    connection: database.connection,
    pool: database.pool,
    cell: 1,
    handlers: toyHandlers,
    streams: toyStreams,
    reference: () => ({ snapshot: { taxPercent: 10 }, version: 'v1' }),
    zoneOffsetMinutes: 420,
    clock: testClock('2026-11-21T02:00:00Z'),
    secret: Buffer.alloc(32, 7),
    freezeStates: true,
    onTrouble: (error) => console.error(error),
    ...overrides,
  });
  engines.push(made);
  await made.start();
  return made;
}

const as = (key?: string) => ({ sender: 'org-1', trafficClass: 'declaration' as const, ...(key !== undefined && { key }) });
const json = (answer: Answer): unknown => (answer.status === 'accepted' ? JSON.parse(Buffer.from(answer.answer).toString()) : answer);

describe('one command', () => {
  test('an accepted command is answered once it is durable, with its position', async () => {
    const running = await engine();
    const answer = await running.submit(open('A', 100), as());
    expect(json(answer)).toEqual({ opened: 'A' });
    expect(answer).toMatchObject({ status: 'accepted', position: 1n, replayed: false });
    const { rows } = await database.pool.query('select position::int, type, stream_id from engine.journal');
    expect(rows).toEqual([{ position: 1, type: 'opened', stream_id: 'A' }]);
  });

  test('commands of one batch see each other in order', async () => {
    const running = await engine();
    const answers = await Promise.all([
      running.submit(open('A', 100), as()),
      running.submit(open('B', 0), as()),
      running.submit(transfer('A', 'B', 70), as()),
      running.submit(transfer('A', 'B', 70), as()),
      running.submit(transfer('B', 'A', 10), as()),
    ]);
    expect(answers.map(({ status }) => status)).toEqual(['accepted', 'accepted', 'accepted', 'refused', 'accepted']);
    expect(json(answers[4] as Answer)).toMatchObject({ left: 60 });
    void misbehave;
    void declare;
  });
});
