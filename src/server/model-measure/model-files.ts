import { readModel, type LearnedModel } from '#core/learning';
import { reasonsBy } from '#core/model-measure';
import { run } from '#server/platform/database';
import { sha256 } from '#server/platform/engine';
import type pg from 'pg';
import { SQL } from './measure-sql.ts';

interface OpenedModel {
  readonly model: LearnedModel;
  readonly reasons: ReturnType<typeof reasonsBy>;
}

export interface ModelFiles {
  /** Nothing where no file of that hash is kept. */
  readonly of: (hash: string) => Promise<OpenedModel | undefined>;
}

/** Champion, challenger and who was it before: cases of a month name hardly more. A model of 300 trees is some megabytes. */
const OPENED_MAX = 4;

/** Model files as they are asked about, the last few kept open. */
export function openModelFiles(pool: Pick<pg.Pool, 'query'>): ModelFiles {
  const opened = new Map<string, Promise<OpenedModel | undefined>>();
  return {
    of: (hash) => {
      const known = opened.get(hash) ?? open(pool, hash);
      opened.delete(hash);
      opened.set(hash, known);
      const [oldest] = opened.keys();
      if (opened.size > OPENED_MAX && oldest !== undefined) opened.delete(oldest);
      // What failed, or is not there yet, is asked for again.
      known.then((model) => model ?? opened.delete(hash)).catch(() => opened.delete(hash));
      return known;
    },
  };
}

async function open(pool: Pick<pg.Pool, 'query'>, hash: string): Promise<OpenedModel | undefined> {
  const [row] = await run(pool, SQL.modelFile, [hash]);
  if (row === undefined) return undefined;
  const read = readModel(row.file, (text) => sha256(Buffer.from(text)).toString('hex'));
  if (!read.ok) throw new Error(`The model ${hash} cannot be read: ${read.error}`);
  return { model: read.value, reasons: reasonsBy(read.value) };
}
