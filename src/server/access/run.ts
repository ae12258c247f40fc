import type { Pool, PoolClient, QueryResultRow } from 'pg';
import type { Statement } from './sql.ts';

/** Runs a named statement; the rows have the type the statement declares. */
export async function run<Row extends QueryResultRow>(
  on: Pool | PoolClient,
  statement: Statement<Row>,
  values: readonly unknown[],
): Promise<readonly Row[]> {
  const { rows } = await on.query<Row>({ name: statement.name, text: statement.text, values: [...values] });
  return rows;
}
