import { readModel, type LearnedModel, type ModelCard } from '#core/learning';
import { run, statementsOf } from '#server/platform/database';
import type pg from 'pg';
import type { RankSpread } from './training/rank-spread.ts';
import type { StoredTrial, TriedModel } from './training/try-on-tables.ts';
import { sha256 } from './training/train-from-tables.ts';

const statement = statementsOf('learning.model');

const SQL = {
  keep: statement(
    'keep',
    `insert into learning.model (hash, file, card, stored_at, spread) values ($1, $2, $3, clock_timestamp(), $4)
     on conflict (hash) do nothing`,
  ),
  trial: statement(
    'trial',
    `update learning.model set trial = $2, spread = coalesce($3, spread), cover = coalesce(cover, $4::real[]) where hash = $1`,
  ),
  file: statement<{ readonly file: string; readonly cover: readonly number[] | null }>(
    'file',
    'select file, cover from learning.model where hash = $1',
  ),
  about: statement<StoredModel>(
    'about',
    `select hash, card, spread, trial, stored_at as "storedAt" from learning.model where hash = any($1::text[])`,
  ),
} as const;

/** What is kept beside a model's file. */
export interface StoredModel {
  readonly hash: string;
  readonly card: ModelCard;
  readonly spread: RankSpread | null;
  /** Of one that was brought in as a file, once it was tried here. */
  readonly trial: StoredTrial | null;
  readonly storedAt: Date;
}

export interface KeptModel {
  readonly hash: string;
  readonly file: string;
  readonly card: ModelCard;
  readonly spread: RankSpread | undefined;
}

type Database = Pick<pg.ClientBase, 'query'>;

/** Files are never changed: the same hash is the same file. */
export async function keepModel(client: Database, { hash, file, card, spread }: KeptModel): Promise<void> {
  await run(client, SQL.keep, [hash, file, JSON.stringify(card), spread === undefined ? null : JSON.stringify(spread)]);
}

/** Model files by the SHA-256 of their bytes. */
export interface ModelStore {
  readonly file: (hash: string) => Promise<string | undefined>;
  /** Read and checked, with how many rows came by each node where only a trial here says so; a file that was changed since is none. */
  readonly read: (hash: string) => Promise<LearnedModel | undefined>;
  readonly about: (hashes: readonly string[]) => Promise<ReadonlyMap<string, StoredModel>>;
  readonly keep: (model: KeptModel) => Promise<void>;
  readonly keepTrial: (hash: string, tried: Extract<TriedModel, { readonly kind: 'tried' }>) => Promise<void>;
}

export function modelStore(pool: Database): ModelStore {
  return {
    file: async (hash) => (await run(pool, SQL.file, [hash]))[0]?.file,
    read: async (hash) => {
      const [stored] = await run(pool, SQL.file, [hash]);
      if (stored === undefined || sha256(stored.file) !== hash) return undefined;
      const read = readModel(stored.file, sha256);
      return read.ok ? covered(read.value, stored.cover) : undefined;
    },
    about: async (hashes) => new Map((await run(pool, SQL.about, [hashes])).map((row) => [row.hash, row])),
    keep: (model) => keepModel(pool, model),
    keepTrial: async (hash, { trial, spread, cover }) =>
      void (await run(pool, SQL.trial, [
        hash,
        JSON.stringify(trial),
        spread === undefined ? null : JSON.stringify(spread),
        cover === undefined ? null : [...cover],
      ])),
  };
}

const covered = (model: LearnedModel, cover: readonly number[] | null): LearnedModel =>
  cover === null ? model : { ...model, chance: { ...model.chance, cover: Float32Array.from(cover) } };
