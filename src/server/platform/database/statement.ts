import type pg from 'pg';

/** A statement that a connection prepares once, under its name. The row type says what it returns. */
export interface Statement<Row extends pg.QueryResultRow = never> {
  readonly name: string;
  readonly text: string;
  /** Never set: carries the row type. */
  readonly row?: Row;
}

/** How one room names its statements: names are of the whole connection, so each begins with the room's. */
export const statementsOf =
  (room: string) =>
  <Row extends pg.QueryResultRow = never>(name: string, text: string): Statement<Row> => ({
    name: `${room}.${name}`,
    text,
  });

export async function run<Row extends pg.QueryResultRow>(
  on: Pick<pg.ClientBase, 'query'>,
  { name, text }: Statement<Row>,
  values: readonly unknown[],
): Promise<readonly Row[]> {
  return (await on.query<Row>({ name, text, values: [...values] })).rows;
}
