import type { Refusals, Result } from '#core/kernel';
import { runApart } from '#server/platform/sheets';
import type { ImportAnswers, ImportJob } from './import-job.ts';

/** Does a job in a thread of its own, bounded in time and memory: neither the size of a file nor what is in it holds anybody else up. */
export async function runInThread<Job extends ImportJob>(
  job: Job,
): Promise<Result<ImportAnswers[Job['do']], Refusals>> {
  // The thread answers what it was asked.
  return (await runApart(new URL('./import-worker.ts', import.meta.url), job)) as Result<
    ImportAnswers[Job['do']],
    Refusals
  >;
}
