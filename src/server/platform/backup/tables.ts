import { createHash } from 'node:crypto';
import { once } from 'node:events';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { schemaOf } from '#server/platform/migrate';
import type { TableEnd, TableHead } from './format.ts';

/** The text form of a value depends on these; fixed so that a backup means the same on every server. */
export const FIX_TEXT_FORM = `
  set local datestyle = 'ISO, YMD';
  set local intervalstyle = 'iso_8601';
  set local timezone = 'UTC';
  set local extra_float_digits = 3;
  set local bytea_output = 'hex';
  set local client_encoding = 'UTF8';
  set local search_path = pg_catalog`;

/** The schemas our migrations own. */
export function ourSchemas(rooms: readonly string[]): readonly string[] {
  return ['migrate', ...new Set(rooms.map(schemaOf))];
}

/** Every table that holds rows in these schemas, with the columns that can be written, in a fixed order. */
export async function tablesOf(client: pg.ClientBase, schemas: readonly string[]): Promise<readonly TableHead[]> {
  const { rows } = await client.query<{ schema: string; name: string; columns: string[]; key: string[] | null }>(
    `select n.nspname as schema, c.relname as name,
       coalesce((select array_agg(a.attname::text order by a.attnum) from pg_catalog.pg_attribute a
         where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''), '{}') as columns,
       (select array_agg(a.attname::text order by k.place)
         from pg_catalog.pg_index i cross join unnest(i.indkey::int2[]) with ordinality as k (attnum, place)
         join pg_catalog.pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum
         where i.indrelid = c.oid and i.indisprimary) as key
     from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and n.nspname = any ($1)
     order by n.nspname collate "C", c.relname collate "C"`,
    [schemas],
  );
  return rows.map(({ schema, name, columns, key }) => ({
    schema,
    name,
    columns,
    order: key === null ? `t::text collate "C"` : key.map((column) => pg.escapeIdentifier(column)).join(', '),
  }));
}

/** Other schemas with tables in them: made by no migration of ours, so their shape is unknown to a restore. */
export async function foreignSchemas(client: pg.ClientBase, schemas: readonly string[]): Promise<readonly string[]> {
  const { rows } = await client.query<{ schema: string }>(
    `select distinct n.nspname as schema from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname not like 'pg\\_%' and n.nspname <> all ($1)
     order by 1`,
    [schemas],
  );
  return rows.map(({ schema }) => schema);
}

export function qualified(table: { readonly schema: string; readonly name: string }): string {
  return `${pg.escapeIdentifier(table.schema)}.${pg.escapeIdentifier(table.name)}`;
}

export function columnList(table: TableHead): string {
  return table.columns.map((column) => pg.escapeIdentifier(column)).join(', ');
}

/** Streams a table's rows to `write`, and tells how many they were and their hash. Memory stays bounded: `write` is awaited. */
export async function readRows(
  client: pg.ClientBase,
  table: TableHead,
  write?: (chunk: Buffer) => Promise<void>,
): Promise<TableEnd> {
  const stream = client.query(
    copyTo(`copy (select ${columnList(table)} from only ${qualified(table)} t order by ${table.order}) to stdout`),
  );
  const hash = createHash('sha256');
  let rows = 0;
  for await (const chunk of stream) {
    if (!Buffer.isBuffer(chunk)) throw new TypeError('COPY gave something other than bytes');
    hash.update(chunk);
    rows += countLineEnds(chunk);
    await write?.(chunk);
  }
  if (!stream.closed) await once(stream, 'close');
  return { rows, sha256: hash.digest('hex') };
}

export function countLineEnds(chunk: Buffer): number {
  let count = 0;
  for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) count += 1;
  return count;
}
