import { readModel, type LearnedModel, type ModelCard } from '#core/learning';
import { run, statementsOf } from '#server/platform/database';
import type pg from 'pg';
import type { RankSpread } from './training/rank-spread.ts';
import { sha256 } from './training/train-from-tables.ts';

const statement = statementsOf('learning.model');

const SQL = {
  keep: statement(
    'keep',
    `insert into learning.model (hash, file, card, stored_at, spread) values ($1, $2, $3, clock_timestamp(), $4)
     on conflict (hash) do nothing`,
  ),
  spread: statement('spread', `update learning.model set spread = $2 where hash = $1`),
  file: statement<{ readonly file: string }>('file', 'select file from learning.model where hash = $1'),
  about: statement<StoredModel>(
    'about',
    `select hash, card, spread, stored_at as "storedAt" from learning.model where hash = any($1::text[])`,
  ),
} as const;

/** What is kept beside a model's file. */
export interface StoredModel {
  readonly hash: string;
  readonly card: ModelCard;
  readonly spread: RankSpread | null;
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
  /** Read and checked; a file that was changed since is none. */
  readonly read: (hash: string) => Promise<LearnedModel | undefined>;
  readonly about: (hashes: readonly string[]) => Promise<ReadonlyMap<string, StoredModel>>;
  readonly keep: (model: KeptModel) => Promise<void>;
  readonly setSpread: (hash: string, spread: RankSpread) => Promise<void>;
}

export function modelStore(pool: Database): ModelStore {
  const file = async (hash: string) => (await run(pool, SQL.file, [hash]))[0]?.file;
  return {
    file,
    read: async (hash) => {
      const text = await file(hash);
      if (text === undefined || sha256(text) !== hash) return undefined;
      const model = readModel(text, sha256);
      return model.ok ? model.value : undefined;
    },
    about: async (hashes) => new Map((await run(pool, SQL.about, [hashes])).map((row) => [row.hash, row])),
    keep: (model) => keepModel(pool, model),
    setSpread: async (hash, spread) => void (await run(pool, SQL.spread, [hash, JSON.stringify(spread)])),
  };
}
