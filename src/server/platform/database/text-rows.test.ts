import { textRows } from './text-rows.ts';
import { testDatabase, type TestDatabase } from '#tests/support/database';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

interface Row {
  readonly name: string | null;
  readonly count: number;
  readonly open: boolean;
  readonly parts: readonly string[] | null;
  readonly at?: string;
}

const rows = textRows<Row>({ name: 'text', count: 'bigint', open: 'boolean', parts: 'text[]', at: 'timestamptz' });

test('rows arrive as they were given, whatever their texts hold', async () => {
  // PostgreSQL has no NUL in a text, and a half character has no UTF-8: neither comes as far as this.
  const text = fc
    .oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom('"', '\\', '{', '}', ',', '\n', ' ', 'ế') }),
    )
    .map((any) => any.toWellFormed().replaceAll('\0', ''));
  const row = fc.record({
    name: fc.option(text),
    count: fc.integer(),
    open: fc.boolean(),
    parts: fc.option(fc.array(text)),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(row), async (given) => {
      const found = await database.pool.query(rows.select, [...rows.values(given)]);
      expect(found.rows).toEqual(given.map((each) => ({ ...each, count: String(each.count), at: null })));
    }),
    { numRuns: 60 },
  );
});

test('bytes in base64 arrive as the bytes', async () => {
  const bytes = textRows<{ readonly bytes: string | null }>({ bytes: 'base64' });
  await fc.assert(
    fc.asyncProperty(fc.array(fc.option(fc.uint8Array())), async (given) => {
      const values = given.map((each) => ({ bytes: each === null ? null : Buffer.from(each).toString('base64') }));
      const found = await database.pool.query<{ readonly bytes: Buffer | null }>(bytes.select, [
        ...bytes.values(values),
      ]);
      expect(found.rows.map((row) => row.bytes && new Uint8Array(row.bytes))).toEqual(given);
    }),
    { numRuns: 30 },
  );
});

test('a type is what the statement says', async () => {
  const at = '2026-06-15T01:02:03.456Z';
  const given: Row = { name: 'x', count: 9_007_199_254_740_991, open: true, parts: [], at };
  const { rows: found } = await database.pool.query<{ readonly at: Date }>(rows.select, [...rows.values([given])]);
  expect(found[0]?.at.toISOString()).toBe(at);
});
