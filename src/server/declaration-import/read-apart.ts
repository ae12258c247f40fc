import type { Refusals, Result } from '#core/kernel';
import { runApart } from '#server/platform/sheets';
import type { ReadingAnswers, ReadingJob } from './import-reading.ts';

/** Reads a file in a thread of its own, bounded in time and memory. */
export async function readApart<Job extends ReadingJob>(
  job: Job,
): Promise<Result<ReadingAnswers[Job['do']], Refusals>> {
  // The thread answers what it was asked.
  return (await runApart(new URL('./reading-worker.ts', import.meta.url), job)) as Result<
    ReadingAnswers[Job['do']],
    Refusals
  >;
}
