import { armTimers, timerRows, type LawInForce } from './arm-timers.ts';
import { withTimers, type TimerRow } from './sql.ts';
import { hasDeadlines } from '#core/clearance';
import { beginsDeadline } from '#core/deadline';
import { DECLARATION_STREAM, declarationStream, type DeclarationState } from '#core/declaration';
import type { StreamRef } from '#core/kernel';
import type { HandleEvents, JournalEvent } from '#server/platform/engine';
import type { Services } from '#server/platform/services';

export const DEADLINES_FOLLOWER = 'deadlines.timer';

/**
 * Keeps the timers in step with the journal. Most declarations are released as they come and have no deadline: one that
 * begins in the batch is folded from its own events, and what can begin no deadline is looked up only where one stands.
 */
export const followDeadlines =
  ({ engine }: Pick<Services, 'engine'>, law: () => LawInForce): HandleEvents =>
  async (events, client) => {
    const gathered = gather(events);
    const inForce = law();
    const rows: TimerRow[] = [];
    for (const [id, { state, version }] of gathered.begun)
      rows.push(...timerRows({ type: DECLARATION_STREAM, id, version }, state, inForce));
    const moved = [...gathered.moved.values(), ...(await withTimers(client, [...gathered.quiet.values()]))];
    if (rows.length === 0 && moved.length === 0) return;
    await armTimers(engine, client, moved, inForce, rows);
  };

interface Gathered {
  readonly begun: ReadonlyMap<string, Begun>;
  readonly moved: ReadonlyMap<string, StreamRef>;
  readonly quiet: ReadonlyMap<string, StreamRef>;
}
interface Begun {
  readonly state: DeclarationState;
  readonly version: number;
}

function gather(events: readonly JournalEvent[]): Gathered {
  const begun = new Map<string, Begun>();
  const moved = new Map<string, StreamRef>();
  const quiet = new Map<string, StreamRef>();
  for (const event of events) {
    const { stream, streamVersion } = event;
    if (!hasDeadlines(stream.type)) continue;
    const before = stream.type === DECLARATION_STREAM ? begun.get(stream.id) : undefined;
    if (stream.type === DECLARATION_STREAM && (before !== undefined || streamVersion === 1)) {
      begun.set(stream.id, { state: declarationStream.evolve(before?.state, event), version: streamVersion });
      continue;
    }
    const name = `${stream.type}/${stream.id}`;
    if (moved.has(name)) continue;
    if (beginsDeadline(event.type)) {
      moved.set(name, stream);
      quiet.delete(name);
    } else quiet.set(name, stream);
  }
  return { begun, moved, quiet };
}
