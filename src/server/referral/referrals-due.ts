import { SYSTEM } from '#core/access';
import { declarationRef, type PassReferral } from '#core/clearance';
import { declarationNumber } from '#core/declaration';
import type { DailyJob } from '#server/jobs';
import { run } from '#server/platform/database';
import type { Services } from '#server/platform/services';
import { REFERRAL_FOLLOWER } from './follow-referrals.ts';
import { SQL } from './referral-sql.ts';
import { referredIn } from './referred.ts';

/** Looked at in one day; what is more is looked at the next. */
const OVERDUE_MAX = 5_000;
/** For the list to come as far as the journal. */
const LIST_WAIT_MS = 30_000;

/** Once a day, tells agencies and offices of referrals whose time is over: their times end with a day. */
export const referralsDueJob = ({ engine, pool, clock }: Pick<Services, 'engine' | 'pool' | 'clock'>): DailyJob => ({
  name: 'referral.overdue',
  run: async (_today, signal) => {
    await engine.waitFor(engine.position(), LIST_WAIT_MS, REFERRAL_FOLLOWER);
    for (const row of await run(pool, SQL.overdue, [clock.now(), OVERDUE_MAX])) {
      if (signal?.aborted) return;
      const number = declarationNumber(row.number);
      const referred = referredIn(await engine.readStream(declarationRef(number)));
      const raisedAt = referred.get(row.agency_code);
      if (raisedAt === undefined) continue;
      const command: PassReferral = {
        type: 'referral.pass',
        data: { number, agencyCode: row.agency_code, referTo: [...referred.keys()], raisedAt },
        actor: SYSTEM,
      };
      const answer = await engine.submit(command, { sender: SYSTEM.userId, trafficClass: 'internal' });
      if (answer.status !== 'accepted') throw new Error(`a referral could not be told of: ${answer.status}`);
    }
  },
});
