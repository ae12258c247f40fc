import { afterAll, beforeAll, expect, test } from 'vitest';
import { readFile } from 'node:fs/promises';
import { emptyDatabase, type TestDatabase } from '#tests/support/database';

const migration = (name: string): Promise<string> => readFile(new URL(`migrations/${name}`, import.meta.url), 'utf8');

let database: TestDatabase;
beforeAll(async () => {
  database = await emptyDatabase();
});
afterAll(() => database.close());

test('prices that were kept a row a line count the same as a row a declaration, and what became of outliers is still told', async () => {
  const { pool } = database;
  await pool.query('create schema price');
  await pool.query(await migration('0001_price.sql'));
  await pool.query(`insert into price.line (number, sequence, unit, code, origin, registered_on, log_price, bin, position)
    select 'N' || n, s, case s when 2 then 'PCE' else 'KGM' end, lpad((n * 10 + s)::text, 8, '0'), case n when 1 then '' else 'CN' end,
      date '2026-01-30' + n, n + s / 10.0, n * 10 + s, n
    from generate_series(1, 3) n, generate_series(1, 3) s where (n, s) <> (2, 2)`);
  await pool.query(
    `insert into price.released values ('N1', now(), false), ('N2', now(), true), ('GONE', now(), false)`,
  );
  await pool.query(`insert into price.outlier
    select number, 1, 'KGM', '00000011', 'CN', 'O', -4, 10, 1.1, now(), null, null, null from unnest('{N1,N2,N3,GONE}'::text[]) number`);
  const lines = (from: string) =>
    pool.query(`select number, registered_on, position, sequence, unit, code, origin, log_price, bin, coalesce(is_released, false) as is_released
      from ${from} order by number, sequence`);
  const before = await lines(
    'price.line left join (select number, not revoked as is_released from price.released) r using (number)',
  );
  await pool.query(await migration('0002_a_row_a_declaration.sql'));
  const after = await lines(`price.declaration, unnest(sequences, units, codes, origins, log_prices, bins)
    as l (sequence, unit, code, origin, log_price, bin)`);
  expect(before.rows).toHaveLength(8);
  expect(after.rows).toEqual(before.rows);
  const { rows } = await pool.query('select number, is_released from price.outlier order by number');
  expect(rows.filter((row) => row.is_released).map((row) => row.number)).toEqual(['GONE', 'N1']);
});
