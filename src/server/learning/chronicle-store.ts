import { CHRONICLE_FORMAT, type Chronicle } from '#core/feature';
import { run, statementsOf } from '#server/platform/database';
import { createHash, randomUUID } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { promisify } from 'node:util';
import { deflateRaw, inflateRaw } from 'node:zlib';
import type pg from 'pg';

const statement = statementsOf('learning.snapshot');

interface SnapshotRow {
  readonly id: string;
  readonly position: string;
  readonly told: string;
  /** Of the hashes of its pieces. */
  readonly hash: Buffer;
  readonly hashes: readonly Buffer[];
}

/** Stands in the journal as it is now, and what it was told of last stands in the tables that it is read from. */
const IN_STEP = `exists (select from engine.event e where e.cell = $1 and e.position = s.position and e.hash = s.event_hash)
   and (exists (select from learning.goods g where g.position = s.position)
     or exists (select from learning.outcome o where o.position = s.position))`;

const SQL = {
  last: statement<SnapshotRow>(
    'last',
    `select s.id, s.position::text as position, s.told::text as told, s.hash,
        array(select p.hash from learning.snapshot_piece p where p.snapshot = s.id order by p.sequence) as hashes from learning.snapshot s
      where s.format = $2 and ${IN_STEP} order by s.position desc limit 1`,
  ),
  piece: statement<{ readonly bytes: Buffer }>(
    'piece',
    'select bytes from learning.snapshot_piece where snapshot = $1 and sequence = $2',
  ),
  keepPiece: statement(
    'keep-piece',
    'insert into learning.snapshot_piece (snapshot, sequence, bytes, hash) values ($1, $2, $3, $4)',
  ),
  /** Only one that is whole, and in step with what there is now. */
  keep: statement<{ readonly id: string }>(
    'keep',
    `insert into learning.snapshot (id, position, event_hash, format, told, pieces, hash, made_at)
     select s.* from (select $3::uuid as id, e.position, e.hash as event_hash, $2::integer, $5::bigint, $6::integer, $7::bytea, clock_timestamp()
                        from engine.event e where e.cell = $1 and e.position = $4::bigint) s
      where ${IN_STEP} and (select count(*) from learning.snapshot_piece p where p.snapshot = $3::uuid) = $6::integer
     returning id`,
  ),
  forgetOthers: statement(
    'forget-others',
    `with heads as (delete from learning.snapshot where id <> $1)
     delete from learning.snapshot_piece where snapshot <> $1`,
  ),
  forget: statement('forget', 'delete from learning.snapshot_piece where snapshot = $1'),
} as const;

const packed = promisify(deflateRaw) as (bytes: Uint8Array, options: { readonly level: number }) => Promise<Buffer>;
const unpacked = promisify(inflateRaw) as (bytes: Uint8Array) => Promise<Buffer>;
/** Numbers that hardly repeat are not worth more. */
const LEVEL = 1;
const sha256 = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();

const hashOf = (hashes: readonly Buffer[]): Buffer => sha256(Buffer.concat(hashes));

/** What customs know as it was kept, in the database: every program that serves it may take it up. */
export interface ChronicleStore {
  /** Of the latest that may be taken up: after which position, and of how much it was told. */
  readonly last: () => Promise<{ readonly position: bigint; readonly told: number } | undefined>;
  /**
   * Takes the latest up in place of what a chronicle knows, and gives its position; nothing where there is none that may be taken, or where it was asked to
   * stop. Throws where it is spoilt. The chronicle changes only once all of it was read and is as it was written.
   */
  readonly takeUp: (chronicle: Chronicle, signal?: AbortSignal) => Promise<bigint | undefined>;
  /** Keeps what stands after a position, in place of what was kept before; whether it was kept. The chronicle must not change meanwhile. */
  readonly keep: (chronicle: Chronicle, position: bigint) => Promise<boolean>;
}

export function chronicleStore(pool: pg.Pool, cell: number): ChronicleStore {
  const lastRow = async () => (await run(pool, SQL.last, [cell, CHRONICLE_FORMAT]))[0];
  return {
    last: async () => {
      const row = await lastRow();
      return row && { position: BigInt(row.position), told: Number(row.told) };
    },

    takeUp: async (chronicle, signal) => {
      const row = await lastRow();
      if (row === undefined) return undefined;
      const spoilt = new Error(`What customs know was kept after ${row.position}, and is spoilt`);
      if (!hashOf(row.hashes).equals(row.hash)) throw spoilt;
      const restoring = chronicle.restoring();
      let isDone = restoring.next().done;
      for (const [sequence, hash] of row.hashes.entries()) {
        if (signal?.aborted === true) return undefined;
        const [piece] = await run(pool, SQL.piece, [row.id, sequence]);
        const bytes = piece && (await unpacked(piece.bytes));
        if (bytes === undefined || isDone || !sha256(bytes).equals(hash)) throw spoilt;
        isDone = restoring.next(bytes).done;
      }
      if (!isDone) throw spoilt;
      return BigInt(row.position);
    },

    keep: async (chronicle, position) => {
      const id = randomUUID();
      const hashes: Buffer[] = [];
      for (const bytes of chronicle.pieces()) {
        const hash = sha256(bytes);
        await run(pool, SQL.keepPiece, [id, hashes.length, await packed(bytes, { level: LEVEL }), hash]);
        hashes.push(hash);
        await nextTurn();
      }
      const told = chronicle.told.toString();
      const values = [cell, CHRONICLE_FORMAT, id, position.toString(), told, hashes.length, hashOf(hashes)];
      const isKept = (await run(pool, SQL.keep, values)).length > 0;
      await (isKept ? run(pool, SQL.forgetOthers, [id]) : run(pool, SQL.forget, [id]));
      return isKept;
    },
  };
}
