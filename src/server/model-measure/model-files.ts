import { lacksCover, type LearnedModel } from '#core/learning';
import { reasonsBy } from '#core/model-measure';
import { modelStore } from '#server/learning';
import type pg from 'pg';

interface OpenedModel {
  readonly model: LearnedModel;
  readonly reasons: ReturnType<typeof reasonsBy>;
}

export interface ModelFiles {
  /** Nothing where no file of that hash is kept, or it was changed since. */
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
      known
        // What a trial is still to say is not remembered as missing.
        .then((model) => (model === undefined || lacksCover(model.model.chance)) && opened.delete(hash))
        .catch(() => opened.delete(hash));
      return known;
    },
  };
}

async function open(pool: Pick<pg.Pool, 'query'>, hash: string): Promise<OpenedModel | undefined> {
  const model = await modelStore(pool).read(hash);
  return model && { model, reasons: reasonsBy(model) };
}
