import { textColumn } from './columns.ts';

/** What a column of a row may hold. */
export type Cell = string | number | boolean | null | undefined | readonly string[];

/** Rows as parameters of a statement, a column each. */
export interface TextRows<Row> {
  /** What the statement takes them from: a `select` of all columns by their names and in their types. */
  readonly select: string;
  readonly values: (rows: readonly Row[]) => readonly Buffer[];
}

/**
 * The rows of one statement, by the name and the SQL type of each column; `base64` for bytes that are given so. They travel as texts: a row of thirty columns costs the
 * server half of what it takes out of `jsonb_populate_recordset`, which looks each name up in each row.
 */
export function textRows<Row extends Readonly<Partial<Record<keyof Row, Cell>>>>(
  types: Readonly<Record<keyof Row & string, string>>,
  /** Where its parameters begin, in a statement that takes others before. */
  firstParameter = 1,
): TextRows<Row> {
  const columns = Object.entries<string>(types);
  const typed = columns.map(([name, type]) => typedColumn(name, type));
  const parameters = columns.map((_, index) => `$${firstParameter + index}::text[]`);
  const names = Object.keys(types) as (keyof Row & string)[];
  const column = textColumn();
  return {
    select: `select ${typed.join(', ')} from unnest(${parameters.join(', ')}) as given (${names.join(', ')})`,
    values: (rows) =>
      names.map((name) => {
        column.reset();
        for (const row of rows) {
          const cell: Cell = row[name];
          if (typeof cell === 'object' && cell !== null) column.addList(cell);
          else column.add(textOf(cell));
        }
        return Buffer.from(column.done());
      }),
  };
}

/** Bytes that stand in base64 already go as they are: in hexadecimal digits, which PostgreSQL reads of itself, they would be half as long again. */
function typedColumn(name: string, type: string): string {
  if (type === 'text') return name;
  return type === BASE64 ? `decode(${name}, 'base64') as ${name}` : `${name}::${type} as ${name}`;
}
const BASE64 = 'base64';

const textOf = (cell: Exclude<Cell, readonly string[]>): string | null =>
  typeof cell === 'string' ? cell : cell === null || cell === undefined ? null : String(cell);
