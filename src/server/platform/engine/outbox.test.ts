import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { outbox } from '#server/platform/engine';
import { testDatabase, type TestDatabase } from '#tests/support/database';
import { declare } from '#tests/support/toy-country';
import { sent, toyEngines } from '#tests/support/toy-engine';

let database: TestDatabase;
const engines = toyEngines(() => database);
beforeAll(async () => {
  database = await testDatabase();
});
afterEach(() => engines.nextCell());
afterAll(() => database.close());

async function declared(count: number): Promise<void> {
  const engine = await engines.start();
  for (let index = 1; index <= count; index += 1) await engine.submit(declare(`INV-${index}`), sent());
}
const textOf = (payload: Uint8Array): string => Buffer.from(payload).toString();

test('messages come in order, to one reader each, and are gone when acknowledged', async () => {
  await declared(3);
  const box = outbox(database.pool, engines.cell());
  const first = await box.claim('declared', 2);
  const second = await box.claim('declared', 2);
  expect([...first, ...second].map(({ payload }) => textOf(payload))).toEqual([
    '{"number":"D1"}',
    '{"number":"D2"}',
    '{"number":"D3"}',
  ]);
  await box.acknowledge([...first, ...second]);
  expect(await box.claim('declared', 10)).toEqual([]);
});

test('what is not acknowledged in time is given again, under the same id', async () => {
  await declared(1);
  const box = outbox(database.pool, engines.cell());
  const [first] = await box.claim('declared', 1, 0);
  const [again] = await box.claim('declared', 1, 0);
  expect(again).toMatchObject({ id: first?.id, attempt: 2 });
});

test('what fails too often lies among the dead until somebody revives it', async () => {
  await declared(1);
  const box = outbox(database.pool, engines.cell(), { attemptsMax: 2, retryMs: () => 0 });
  for (const expected of ['due-again', 'dead'] as const) {
    const [message] = await box.claim('declared', 1);
    expect(message && (await box.fail(message, new Error('partner is closed')))).toBe(expected);
  }
  expect(await box.claim('declared', 1)).toEqual([]);
  expect(await box.dead('declared', 10)).toMatchObject([{ error: 'partner is closed', attempt: 2 }]);
  expect(await box.revive('declared')).toBe(1);
  expect(await box.claim('declared', 1)).toMatchObject([{ attempt: 1 }]);
});

test('many readers at once share the messages without doubling one', async () => {
  await declared(40);
  const box = outbox(database.pool, engines.cell());
  const claimed = await Promise.all(Array.from({ length: 8 }, () => box.claim('declared', 7)));
  const ids = claimed.flat().map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const rest = await box.claim('declared', 100);
  expect(ids.length + rest.length).toBe(40);
});
