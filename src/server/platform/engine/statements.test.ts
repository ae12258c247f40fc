import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testDatabase, type TestDatabase } from '#tests/support/database';
import { openSession, type Session } from './session.ts';
import * as sql from './statements.ts';

const CELL = 1;
const ROWS = 5_000;
/** Root, branch and leaf of the index, the row, and some for the first look at the table. A scan would be hundreds. */
const BLOCKS_PER_ROW_MAX = 10;
const WANTED = 10;

let database: TestDatabase;
let session: Session;

beforeAll(async () => {
  database = await testDatabase();
  session = await openSession(database.connection, 10_000);
});
afterAll(async () => {
  await session.close();
  await database.close();
});

describe('look-ups planned while their tables were empty', () => {
  const names = (letter: string): string =>
    `{${Array.from({ length: WANTED }, (_, index) => `${letter}${index * 100}`).join(',')}}`;
  const ofOneKind = (text: string): string => `{${Array.from({ length: WANTED }, () => text).join(',')}}`;
  const lookUps: readonly (readonly [sql.Statement, readonly string[]])[] = [
    [sql.selectStates, [ofOneKind('thing'), names('s')]],
    [sql.selectKeys, [ofOneKind('name'), names('k')]],
    [sql.selectAcceptances, [ofOneKind('sender'), names('a')]],
    [sql.deleteKeys, [ofOneKind('name'), names('k')]],
    [
      sql.updateStates,
      [ofOneKind('thing'), names('s'), ofOneKind('2'), ofOneKind('1'), ofOneKind('7'), ofOneKind('x')],
    ],
  ];

  test('still read only what they look for once the tables are full', async () => {
    for (const [statement, values] of lookUps) await session.run(statement, [CELL, ...values]);
    await fill();
    for (const [statement, values] of lookUps) {
      const call = [String(CELL), ...values.map((value) => `'${value}'`)].join(', ');
      // Rolled back, so that each finds all rows.
      await session.run(sql.begin);
      const { rows } = await session.run<{ 'QUERY PLAN': readonly Explained[] }>({
        name: '',
        text: `explain (analyze, buffers, format json) execute "${statement.name}" (${call})`,
      });
      await session.run({ name: '', text: 'rollback' });
      const plan = rows[0]?.['QUERY PLAN'][0]?.Plan;
      expect(plan, statement.name).toBeDefined();
      expect(
        (plan?.['Shared Hit Blocks'] ?? Infinity) + (plan?.['Shared Read Blocks'] ?? Infinity),
        statement.name,
      ).toBeLessThan(WANTED * BLOCKS_PER_ROW_MAX);
    }
  });

  interface Explained {
    readonly Plan: { readonly 'Shared Hit Blocks': number; readonly 'Shared Read Blocks': number };
  }

  async function fill(): Promise<void> {
    const { pool } = database;
    await pool.query(
      `insert into engine.state select $1, 'thing', 's' || n, 1, 1, n, repeat('x', 500)::bytea from generate_series(0, $2) n`,
      [CELL, ROWS],
    );
    await pool.query(`insert into engine.key select $1, 'name', 'k' || n, 'holder' from generate_series(0, $2) n`, [
      CELL,
      ROWS,
    ]);
    await pool.query(
      `insert into engine.acceptance select $1, 'sender', 'a' || n, repeat('x', 32)::bytea, n, repeat('y', 300)::bytea from generate_series(0, $2) n`,
      [CELL, ROWS],
    );
  }
});
