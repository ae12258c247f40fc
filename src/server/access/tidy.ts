import { run } from '#server/platform/database';
import { nowMs, type AccessServices } from './services.ts';
import { ATTEMPT_WINDOW_MINUTES } from './attempts.ts';
import { ACCOUNT_SQL } from './account-sql.ts';
import { SQL } from './sql.ts';

/** Forgets what no longer opens or refuses anything: sessions that are over, and counts of attempts of windows long past. */
export async function tidySignIn(services: AccessServices): Promise<void> {
  const { pool } = services;
  const now = nowMs(services);
  await run(pool, SQL.dropOldAttempts, [new Date(now - ATTEMPT_WINDOW_MINUTES * 60_000)]);
  for (const old of [ACCOUNT_SQL.dropOldPending, ACCOUNT_SQL.dropOldResets, ACCOUNT_SQL.dropOldChallenges])
    await run(pool, old, [new Date(now)]);
  for (;;) {
    const [gone] = await run(pool, SQL.dropEndedSessions, [new Date(now)]);
    if (!gone || gone.dropped === 0) return;
  }
}
