import { countTimers, type TimerCounts } from './sql.ts';
import { showDeadlines } from './routes/show-deadlines.ts';
import type { HttpApp } from '#server/platform/http';
import type { Services } from '#server/platform/services';

export function deadlineRoutes(app: HttpApp, services: Services): void {
  showDeadlines(app, services);
}

/** How many deadlines stand, are to be told of, and are over. */
export const deadlineCounts = ({ pool, clock }: Pick<Services, 'pool' | 'clock'>): Promise<TimerCounts> =>
  countTimers(pool, clock.now());

export { cancellationsDueJob } from './cancellations-due.ts';
export { startDeadlineClock, type DeadlineClock } from './deadline-clock.ts';
export { DEADLINES_FOLLOWER } from './follow-deadlines.ts';
export type { TimerCounts } from './sql.ts';
