import { deskOf } from './desk.ts';
import { findOverview } from './overview.ts';
import { NOTHING_VISIBLE, type Visibility } from '#core/access';
import { instant } from '#core/kernel';
import { testDatabase, type TestDatabase } from '#tests/support/database';
import { vietnamReference } from '#tests/support/reference';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const NOW = { country: vietnamReference().country, at: instant('2026-11-21T04:00:00Z') };
const STORED = 30_000;
/** More than are walked side by side. */
const CLIENTS = 300;
/** One in so many is open, and one in so many has what is looked for. */
const OPEN_EVERY = 100;
const RARE_EVERY = 7_001;
/** Of all that is stored a page may look at so many: one walk. */
const WALKED_MAX = 10_000;

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  // One client has half of all; what is open lies among the rest, not at its end.
  await database.pool.query(
    `insert into declaration.overview (number, position, type_code, direction, office_id, status, status_since, importer_id, submitter_id,
       party_ids, principal_id, goods_item_count, description, total_payable, amount_paid, submitted_at, registered_at, released_at, search)
     select (100000000000 + n * 10)::text, n, 'A11', 'import', case when n % 3 = 0 then '02CI' else '03CC' end, status, sent,
         client, 'B', array[client], client, 1, 'x', n, n, sent, sent, case when status = 'released' then sent end,
         case when n % $3 = 0 then 'rare' else 'usual' end
       from (select n, case when n % 2 = 0 then 'C0' else 'C' || (n % $2) end as client,
               case when n % $4 = 50 then 'awaitingPayment' else 'released' end as status,
               timestamptz '2026-01-01T00:00:00Z' + n / 3 * interval '10 minutes' as sent
               from generate_series(1, $1::int) n) s`,
    [STORED, CLIENTS, RARE_EVERY, OPEN_EVERY],
  );
  await database.pool.query('analyze declaration.overview');
});
afterAll(() => database.close());

const clients = Array.from({ length: CLIENTS }, (_, index) => `C${index}`);
const broker: Visibility = { ...NOTHING_VISIBLE, organisationIds: ['B', ...clients] };
const smallTrader: Visibility = { ...NOTHING_VISIBLE, organisationIds: ['C1'] };
const largeTrader: Visibility = { ...NOTHING_VISIBLE, organisationIds: ['C0'] };
const officer: Visibility = { ...NOTHING_VISIBLE, officeIds: ['02CI'] };
const everywhere: Visibility = { ...NOTHING_VISIBLE, officeIds: 'every' };
const readers = { broker, smallTrader, largeTrader, officer, everywhere };

type Asked = Partial<Parameters<typeof findOverview>[2]>;
const list = (pool: pg.Pool, visibility: Visibility, asked: Asked) =>
  findOverview(pool, visibility, { order: 'newest', ...asked }, NOW);

describe('whoever reads a list', () => {
  const questions: readonly Asked[] = [
    {},
    { order: 'oldest' },
    { order: 'due' },
    { order: 'tax' },
    { order: 'status' },
    { status: 'released' },
    { status: 'awaitingPayment' },
    { status: 'cancelled' },
    { q: 'rare' },
    { q: 'nowhere' },
    { q: '100000123450' },
    { clientIds: ['C1'] },
    { channel: 'red' },
  ];
  test.each(Object.entries(readers))(
    '%s reads no more for it than a walk, however much is stored',
    async (_, reader) => {
      for (const asked of questions) {
        const read = await rowsRead((pool) => list(pool, reader, asked));
        // Words are looked for further back: here, in all there is.
        expect(read, JSON.stringify(asked)).toBeLessThan(asked.q === undefined ? WALKED_MAX : WALKED_MAX + STORED);
      }
      for (const order of ['newest', 'oldest'] as const)
        expect(await rowsRead((pool) => list(pool, reader, { order })), order).toBeLessThan(500);
    },
  );

  test.each(Object.entries(readers))(
    '%s finds everything that matches, in order and once, by asking on',
    async (_, reader) => {
      for (const order of ['newest', 'oldest'] as const)
        for (const asked of [{ q: 'rare' }, { status: 'awaitingPayment' }, { q: 'rare', clientIds: ['C0', 'C1'] }]) {
          const seen: string[] = [];
          let cursor: string | null = '';
          while (cursor !== null) {
            const page: Awaited<ReturnType<typeof list>> = await list(database.pool, reader, {
              ...asked,
              order,
              limit: 50,
              ...(cursor !== '' && { cursor }),
            });
            seen.push(...page.items.map(({ number }) => number));
            cursor = page.nextCursor;
          }
          expect(seen, `${order} ${JSON.stringify(asked)}`).toEqual(await bruteForce(reader, { order, ...asked }));
        }
    },
  );
});

test('an invoice numbered as a declaration could be is found by its number, and a declaration before it', async () => {
  const [invoice, declared] = ['999999999990', '100000123450'];
  await database.pool.query(`update declaration.overview set search = $1 where number = '100000000010'`, [
    `hd ${invoice} ${declared}`,
  ]);
  const found = async (q: string) => (await list(database.pool, everywhere, { q })).items.map(({ number }) => number);
  await database.pool.query(`update declaration.overview set search = number where number = $1`, [declared]);
  expect(await found(invoice)).toEqual(['100000000010']);
  expect(await found(declared)).toEqual([declared]);
});

test('a desk reads what is open and what was done lately, not what is stored', async () => {
  for (const reader of Object.values(readers)) {
    // A walk, and the rows that it found once more.
    expect(await rowsRead((pool) => deskOf(pool, reader, undefined, NOW))).toBeLessThan(2 * WALKED_MAX);
  }
  const { parts } = await deskOf(database.pool, broker, undefined, NOW);
  expect(parts.toDo.count).toBe(STORED / OPEN_EVERY);
});

async function bruteForce(reader: Visibility, { order, q, status, clientIds }: Asked): Promise<readonly string[]> {
  const { rows } = await database.pool.query<{ number: string }>(
    `select number from declaration.overview
      where (principal_id = any($1) or office_id = any($2) or $3) and ($4::text is null or search = $4) and ($5::text is null or status = $5)
        and ($6::text[] is null or principal_id = any($6))
      order by submitted_at ${order === 'newest' ? 'desc' : 'asc'}, number ${order === 'newest' ? 'desc' : 'asc'}`,
    [
      reader.organisationIds,
      reader.officeIds === 'every' ? [] : reader.officeIds,
      reader.officeIds === 'every',
      q ?? null,
      status ?? null,
      clientIds ?? null,
    ],
  );
  return rows.map(({ number }) => number);
}

interface Plan {
  readonly 'Relation Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly Plans?: readonly Plan[];
}

/** How many rows of the table its statements looked at, by their plans. */
async function rowsRead(ask: (pool: pg.Pool) => Promise<unknown>): Promise<number> {
  let read = 0;
  const count = (plan: Plan): number =>
    (plan['Relation Name'] === undefined
      ? 0
      : (plan['Actual Rows'] + (plan['Rows Removed by Filter'] ?? 0)) * plan['Actual Loops']) +
    (plan.Plans ?? []).reduce((sum, inner) => sum + count(inner), 0);
  const query = async (given: string | { readonly text: string }, values: readonly unknown[] = []) => {
    const text = typeof given === 'string' ? given : given.text;
    const { rows } = await database.pool.query<{ 'QUERY PLAN': readonly { readonly Plan: Plan }[] }>(
      `explain (analyze, format json) ${text}`,
      [...values],
    );
    read += count(
      rows[0]?.['QUERY PLAN'][0]?.Plan ?? { 'Actual Rows': Infinity, 'Actual Loops': 1, 'Relation Name': '' },
    );
    return database.pool.query(text, [...values]);
  };
  await ask({ query } as unknown as pg.Pool);
  return read;
}
