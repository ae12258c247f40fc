import { instantAt } from '#core/kernel';
import type { DailyJob } from '#server/jobs';
import type { Services } from '#server/platform/services';
import { SQL } from './sql.ts';
import { run } from '#server/platform/database';

/** Long enough to come back from leave and find it gone by mistake. */
export const DELETED_DAYS = 30;
/** A shipment is not written for longer; what became a declaration is in the journal. Templates stay. */
const UNTOUCHED_DAYS = 365;
/** After which a device that was away reads the draft anew, and nobody asks any more who wrote what. */
const CHANGES_DAYS = 90;
const DAY_MS = 86_400_000;
/** So that no single statement holds thousands of rows. */
const DRAFTS_A_STEP = 200;

/** Forgets drafts that were thrown away or that nobody touched any more. */
export const draftsTidyJob = ({ pool, clock }: Pick<Services, 'pool' | 'clock'>): DailyJob => ({
  name: 'drafts.tidy',
  run: async (_today, signal) => {
    const before = (days: number) => instantAt(Date.parse(clock.now()) - days * DAY_MS);
    for (;;) {
      const gone = await run(pool, SQL.forgetDrafts, [before(DELETED_DAYS), before(UNTOUCHED_DAYS), DRAFTS_A_STEP]);
      if (gone.length < DRAFTS_A_STEP || signal.aborted) break;
    }
    await run(pool, SQL.forgetChanges, [before(CHANGES_DAYS)]);
    await run(pool, SQL.forgetPresence, [before(1)]);
  },
});
