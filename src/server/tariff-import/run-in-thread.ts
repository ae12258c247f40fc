import type { Actor, Refusals, Result } from '#core/kernel';
import { runApart } from '#server/platform/apart';
import type { ImportAnswers, ImportJob } from './import-job.ts';

/** The largest table there is, a tariff of 12,000 lines and 25 columns, takes 4 s on a laptop. */
const JOB_MS_MAX = 60_000;

/**
 * Does a job in a thread of its own, bounded in time and memory: neither the size of a file nor what is in it holds anybody else up. The job is
 * asked for when its turn has come.
 */
export async function runInThread<Job extends ImportJob>(
  actor: Actor,
  job: () => Job | Promise<Job>,
): Promise<Result<ImportAnswers[Job['do']], Refusals>> {
  const program = new URL('./import-worker.ts', import.meta.url);
  // The thread answers what it was asked.
  return (await runApart({ program, actor, job, msMax: JOB_MS_MAX })) as Result<ImportAnswers[Job['do']], Refusals>;
}
