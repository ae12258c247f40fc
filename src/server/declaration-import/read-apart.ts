import type { Actor, Refusals, Result } from '#core/kernel';
import { runApart } from '#server/platform/apart';
import type { ReadingAnswers, ReadingJob } from './import-reading.ts';

/** The longest table that is taken, of 30,000 rows, takes 4.5 s on a busy machine of two cores. */
const READING_MS_MAX = 20_000;

/** Reads a file in a thread of its own, bounded in time and memory; the job is asked for when its turn has come. */
export async function readApart<Job extends ReadingJob>(
  actor: Actor,
  job: () => Promise<Job>,
): Promise<Result<ReadingAnswers[Job['do']], Refusals>> {
  const program = new URL('./reading-worker.ts', import.meta.url);
  // The thread answers what it was asked.
  return (await runApart({ program, actor, job, msMax: READING_MS_MAX })) as Result<
    ReadingAnswers[Job['do']],
    Refusals
  >;
}
