import { SYSTEM } from '#core/access';
import type { PassDoubt } from '#core/clearance';
import { declarationNumber } from '#core/declaration';
import { instant } from '#core/kernel';
import type { DailyJob } from '#server/jobs';
import { run } from '#server/platform/database';
import type { Services } from '#server/platform/services';
import { SQL } from './price-sql.ts';

/** Looked at in one day; what is more is looked at the next. */
const OVERDUE_MAX = 5_000;
/** What was left longer was put before a leader on every one of these days. */
const LOOKED_BACK_DAYS = 45;
const DAY_MS = 86_400_000;

/**
 * Once a day, brings before the leader of their office doubts about prices that nobody settled in time: that time ends with a
 * day, long after the list followed the journal.
 */
export const doubtsDueJob = ({ engine, pool, clock }: Pick<Services, 'engine' | 'pool' | 'clock'>): DailyJob => ({
  name: 'price.overdue',
  run: async (_today, signal) => {
    const now = clock.now();
    const since = new Date(Date.parse(now) - LOOKED_BACK_DAYS * DAY_MS).toISOString();
    for (const { number, sequences, settle_by } of await run(pool, SQL.doubtsOverdue, [now, since, OVERDUE_MAX])) {
      if (signal?.aborted) return;
      const command: PassDoubt = {
        type: 'valuation.passDoubt',
        data: { number: declarationNumber(number), sequences, settleBy: instant(settle_by) },
        actor: SYSTEM,
      };
      const answer = await engine.submit(command, { sender: SYSTEM.userId, trafficClass: 'internal' });
      if (answer.status !== 'accepted') throw new Error(`a doubt could not be told of: ${answer.status}`);
    }
  },
});
