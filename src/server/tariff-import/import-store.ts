import { instantAt, type Actor, type Instant } from '#core/kernel';
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, brotliDecompress, constants } from 'node:zlib';
import type pg from 'pg';
import type { CheckOptions, FileDescription, ImportCheck, ImportDetails, RememberedLayouts } from './import-job.ts';

export interface StoredImport {
  readonly id: string;
  readonly fileId: string;
  readonly fileName: string;
  readonly sizeBytes: number;
  readonly description: FileDescription;
  readonly createdAt: Instant;
  readonly proposalId: string | null;
  /** The last check, without what it found. */
  readonly checked: { readonly options: CheckOptions; readonly basedOn: string; readonly at: Instant } | null;
}

export interface ImportStore {
  readonly add: (added: Omit<StoredImport, 'proposalId' | 'checked'>, by: Actor) => Promise<void>;
  readonly find: (id: string) => Promise<StoredImport | undefined>;
  readonly keepCheck: (
    id: string,
    check: {
      readonly options: CheckOptions;
      readonly basedOn: string;
      readonly found: ImportCheck;
      readonly packed: Uint8Array;
      readonly at: Instant;
    },
  ) => Promise<void>;
  /** What the last check found. */
  readonly found: (id: string) => Promise<ImportCheck | undefined>;
  /** The rest of it, unpacked, and as it is kept. */
  readonly details: (id: string) => Promise<(ImportDetails & { readonly packed: Uint8Array }) | undefined>;
  readonly proposed: (id: string, proposalId: string) => Promise<void>;
  readonly layouts: () => Promise<RememberedLayouts>;
  readonly rememberLayout: (layout: ImportCheck['layout'], by: Actor, at: Instant) => Promise<void>;
  /** Forgets imports from before an instant. */
  readonly forget: (before: Instant) => Promise<void>;
}

/** Tables that a country gets its law in; the newest are the ones that come again. */
const LAYOUTS_MAX = 200;

const SQL = {
  add: `insert into tariff_import.import (id, file_id, file_name, size_bytes, description, created_by, created_at)
    values ($1, $2, $3, $4, $5, $6, $7)`,
  find: `select id, file_id, file_name, size_bytes, description, created_at, proposal_id, options, based_on, checked_at
    from tariff_import.import where id = $1`,
  keepCheck: `update tariff_import.import set options = $2, based_on = $3, found = $4, details = $5, checked_at = $6 where id = $1`,
  found: 'select found from tariff_import.import where id = $1',
  details: 'select details from tariff_import.import where id = $1',
  proposed: 'update tariff_import.import set proposal_id = $2 where id = $1',
  layouts: 'select name, columns from tariff_import.layout order by saved_at desc limit $1',
  rememberLayout: `insert into tariff_import.layout (hash, name, columns, saved_by, saved_at) values ($1, $2, $3, $4, $5)
    on conflict (hash) do update set columns = excluded.columns, saved_by = excluded.saved_by, saved_at = excluded.saved_at`,
  forget: 'delete from tariff_import.import where created_at < $1',
} as const;

const compress = promisify(brotliCompress);
const decompress = promisify(brotliDecompress);
const COMPRESSION = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };

interface ImportRow {
  readonly id: string;
  readonly file_id: string;
  readonly file_name: string;
  readonly size_bytes: number;
  readonly description: FileDescription;
  readonly created_at: Date;
  readonly proposal_id: string | null;
  readonly options: CheckOptions | null;
  readonly based_on: string | null;
  readonly checked_at: Date | null;
}

export function importStore(pool: Pick<pg.Pool, 'query'>): ImportStore {
  return {
    add: async ({ id, fileId, fileName, sizeBytes, description, createdAt }, by) => {
      const values = [id, fileId, fileName, sizeBytes, JSON.stringify(description), by.userId, createdAt];
      await pool.query(SQL.add, values);
    },
    find: async (id) => {
      const { rows } = await pool.query<ImportRow>(SQL.find, [id]);
      return rows[0] && storedOf(rows[0]);
    },
    keepCheck: async (id, { options, basedOn, found, packed, at }) => {
      const body = await compress(JSON.stringify(found), COMPRESSION);
      await pool.query(SQL.keepCheck, [id, JSON.stringify(options), basedOn, body, Buffer.from(packed), at]);
    },
    found: async (id) => {
      const { rows } = await pool.query<{ found: Buffer | null }>(SQL.found, [id]);
      const body = rows[0]?.found;
      return body ? (JSON.parse((await decompress(body)).toString('utf8')) as ImportCheck) : undefined;
    },
    details: async (id) => {
      const { rows } = await pool.query<{ details: Buffer | null }>(SQL.details, [id]);
      const packed = rows[0]?.details;
      if (!packed) return undefined;
      return { ...(JSON.parse((await decompress(packed)).toString('utf8')) as ImportDetails), packed };
    },
    proposed: async (id, proposalId) => {
      await pool.query(SQL.proposed, [id, proposalId]);
    },
    layouts: async () => {
      const { rows } = await pool.query<{ name: string; columns: RememberedLayouts[string] }>(SQL.layouts, [
        LAYOUTS_MAX,
      ]);
      return Object.fromEntries(rows.map(({ name, columns }) => [name, columns]));
    },
    rememberLayout: async ({ name, columns }, by, at) => {
      const hash = createHash('sha256').update(name).digest('hex');
      await pool.query(SQL.rememberLayout, [hash, name, JSON.stringify(columns), by.userId, at]);
    },
    forget: async (before) => {
      await pool.query(SQL.forget, [before]);
    },
  };
}

const storedOf = (row: ImportRow): StoredImport => ({
  id: row.id,
  fileId: row.file_id,
  fileName: row.file_name,
  sizeBytes: row.size_bytes,
  description: row.description,
  createdAt: instantAt(row.created_at.getTime()),
  proposalId: row.proposal_id,
  checked:
    row.options && row.based_on !== null && row.checked_at
      ? { options: row.options, basedOn: row.based_on, at: instantAt(row.checked_at.getTime()) }
      : null,
});
