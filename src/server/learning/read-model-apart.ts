import { err, ok, type Actor, type Refusals, type Result } from '#core/kernel';
import type { ModelCard } from '#core/learning';
import { modelRefusal, readsFeatures } from '#core/model';
import { runApart } from '#server/platform/apart';
import type { Static } from 'typebox';
import type { ModelFile } from './learning-schemas.ts';
import { readModelFile, type BroughtIn } from './read-model-file.ts';
import { sha256 } from './training/train-from-tables.ts';

interface ModelReading {
  readonly body: Static<typeof ModelFile>;
  readonly by: BroughtIn;
}

/** A model that can score our goods, as its file is kept here. */
interface ReadModel {
  readonly hash: string;
  readonly text: string;
  readonly card: ModelCard;
}

/** A file of 6 MB takes half a second, and its reader is told in words. */
const READING_MS_MAX = 20_000;

/** Reads a model that was made elsewhere, in a thread of its own: nobody's declaration waits for it. */
export async function readModelApart(actor: Actor, job: ModelReading): Promise<Result<ReadModel, Refusals>> {
  const program = new URL('./model-file-worker.ts', import.meta.url);
  // The thread answers what it was asked.
  return (await runApart({ program, actor, job: () => job, msMax: READING_MS_MAX })) as Result<ReadModel, Refusals>;
}

/** In the thread. */
export function runModelReading({ body, by }: ModelReading): Result<ReadModel, Refusals> {
  const read = readModelFile(body, by);
  if (!read.ok) return err([modelRefusal('MDL-022', '/file', { problem: read.error })]);
  const { model, text } = read.value;
  return readsFeatures(model)
    ? ok({ hash: sha256(text), text, card: model.card })
    : err([modelRefusal('MDL-023', '/file')]);
}
