import { SYSTEM } from '#core/access';
import { declarationRef, standingOn, type ClearanceReference, type FireDeadline } from '#core/clearance';
import { hasPassed, isDaily } from '#core/deadline';
import { CANCELLATION_BY_LAW, NOTHING_SHOWN, type DeclarationState } from '#core/declaration';
import { addDays, instantAt, legalDate, type Instant, type PlainDate } from '#core/kernel';
import { OVERVIEW_FOLLOWER, registeredBetween } from '#server/declaration';
import type { DailyJob } from '#server/jobs';
import type { Services } from '#server/platform/services';

type Parts = Pick<Services, 'engine' | 'pool' | 'clock' | 'reference'>;

/** How far back is looked: what stands longer was put before an officer on every one of these days. */
const LOOKED_BACK_DAYS = 45;
/** States read together. */
const READ_TOGETHER = 200;
const MINUTE_MS = 60_000;
/** For the lists to come as far as the journal; what they do not know by then is looked at the next day. */
const LISTS_WAIT_MS = 30_000;

/**
 * Once a day, puts before an officer what was registered so long ago that it may be cancelled by law, and of which nobody is
 * known to have seen the goods. Gives how many. A timer for each would cost every declaration something, and nearly all are
 * released within the hour.
 */
async function tellOfCancellationsDue(parts: Parts, signal?: AbortSignal): Promise<number> {
  const { engine, pool, clock, reference } = parts;
  const law = reference.current();
  const now = clock.now();
  const period = registeredIn(law, now);
  if (period === undefined) return 0;
  await engine.waitFor(engine.position(), LISTS_WAIT_MS, OVERVIEW_FOLLOWER);
  const numbers = await registeredBetween(pool, period.from, period.to, NOTHING_SHOWN);
  let told = 0;
  for (let first = 0; first < numbers.length && signal?.aborted !== true; first += READ_TOGETHER) {
    const refs = numbers.slice(first, first + READ_TOGETHER).map(declarationRef);
    const states = await engine.readStates<DeclarationState>(refs);
    for (const stream of refs) {
      const { deadlines, marks } = standingOn(stream.type, states.get(`${stream.type}/${stream.id}`)?.state, law);
      const due = deadlines.find((one) => isDaily(one.kind) && one.dueAt < now && !hasPassed(one, marks));
      if (due === undefined) continue;
      const { kind, key, dueAt } = due;
      const command: FireDeadline = { type: 'deadline.fire', data: { stream, kind, key, dueAt }, actor: SYSTEM };
      const answer = await engine.submit(command, { sender: SYSTEM.userId, trafficClass: 'internal' });
      if (answer.status !== 'accepted') throw new Error(`cancellations due could not be told of: ${answer.status}`);
      told += 1;
    }
  }
  return told;
}

/** When what is due by now was registered; nothing where the country knows no such time. */
function registeredIn(
  { deadlines, reference }: ClearanceReference,
  now: Instant,
): { readonly from: Instant; readonly to: Instant } | undefined {
  const { zoneOffsetMinutes } = reference.country;
  const today = legalDate(now, zoneOffsetMinutes);
  const within = deadlines.ruleOn(CANCELLATION_BY_LAW, today)?.within;
  if (within === undefined || within === null || !('days' in within)) return undefined;
  const midnight = (day: PlainDate): Instant =>
    instantAt(Date.parse(`${day}T00:00:00Z`) - zoneOffsetMinutes * MINUTE_MS);
  const last = addDays(today, -within.days);
  return { from: midnight(addDays(last, -LOOKED_BACK_DAYS)), to: midnight(last) };
}

export const cancellationsDueJob = (parts: Parts): DailyJob => ({
  name: 'deadlines.cancellations',
  run: (_today, signal) => tellOfCancellationsDue(parts, signal),
});
