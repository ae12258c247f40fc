import type pg from 'pg';
import { inTransaction } from '#server/platform/database';
import type { AnyStream, JournalEvent } from './contract.ts';
import { parseEntry } from './journal-entry.ts';
import { journalReader } from './journal-reader.ts';
import type { PersonalData } from './personal-data.ts';
import type { RecentEvents } from './recent-events.ts';
import { openTexts } from './subject-keys.ts';
import * as sql from './statements.ts';

/** What a follower does with events. Its writes and its checkpoint commit together, so each event is applied exactly once. */
export type HandleEvents = (events: readonly JournalEvent[], client: pg.PoolClient) => Promise<void>;

export interface Follower {
  readonly name: string;
  /** Everything up to here is applied and committed. */
  readonly position: () => bigint;
  /** True once the follower has applied that position; false when the time is up first. */
  readonly waitFor: (position: bigint, timeoutMs: number) => Promise<boolean>;
  /** What went wrong last, until it goes right again: a follower never skips an event, it stands still and says why. */
  readonly trouble: () => unknown;
  /** Something was committed. */
  readonly wake: () => void;
  readonly stop: () => Promise<void>;
}

export interface FollowOptions {
  /** Events per transaction. */
  readonly batchMax?: number;
  /** A new follower begins with the first event, or with the next. */
  readonly begin?: 'first-event' | 'next-event';
  readonly onTrouble?: (error: unknown) => void;
}

const BATCH_MAX = 500;
/** Another program may have committed, of which nobody here hears. */
const POLL_MS = 1_000;
const BACKOFF_MS = { first: 50, last: 10_000 };
/**
 * How long a follower that has caught up lets events gather before its next transaction: under load two dozen transactions a second
 * instead of two hundred. Whoever waits for a position is not made to wait for this.
 */
const GATHER_MS = 40;

export interface Followed {
  readonly pool: pg.Pool;
  readonly cell: number;
  readonly streams: readonly AnyStream[];
  readonly personal: PersonalData;
  readonly recent: RecentEvents;
  /** A follower has come further. */
  readonly onApplied: () => void;
}

export function follow(
  { pool, cell, streams, personal, recent, onApplied }: Followed,
  name: string,
  handleEvents: HandleEvents,
  options: FollowOptions = {},
): Follower {
  const batchMax = options.batchMax ?? BATCH_MAX;
  const waiters = new Set<{ readonly position: bigint; readonly done: (reached: boolean) => void }>();
  let position = 0n;
  let begun = false;
  let trouble: unknown;
  let stopping = false;
  let failures = 0;
  let ring: (() => void) | undefined;
  let rung = false;
  let hurry: (() => void) | undefined;

  const wake = (): void => {
    rung = true;
    ring?.();
  };
  const rest = (ms: number): Promise<void> =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      ring = () => {
        clearTimeout(timer);
        resolve();
      };
      if (rung && failures === 0) ring();
    }).then(() => void (ring = undefined));

  const gather = (): Promise<void> => {
    if (stopping || waiters.size > 0) return Promise.resolve();
    return new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, GATHER_MS);
      hurry = () => {
        clearTimeout(timer);
        resolve();
      };
    }).then(() => void (hurry = undefined));
  };

  const arrived = (at: bigint): void => {
    position = at;
    onApplied();
    for (const waiter of waiters) if (waiter.position <= at) waiter.done(true);
  };

  const live = async (): Promise<void> => {
    while (!stopping) {
      rung = false;
      try {
        // After a failure one event at a time, so that everything before the one that fails is done.
        const applied = await step(failures === 0 ? batchMax : 1);
        if (applied !== 'nothing' || failures === 0) [failures, trouble] = [0, undefined];
        if (applied === 'nothing' && !stopping) await rest(POLL_MS);
        if (applied === 'all') await gather();
      } catch (error) {
        failures += 1;
        trouble = error;
        options.onTrouble?.(error);
        if (!stopping) await rest(Math.min(BACKOFF_MS.last, BACKOFF_MS.first * 2 ** failures));
      }
    }
  };

  const eventsAfter = async (from: bigint, limit: number, client: pg.PoolClient): Promise<readonly JournalEvent[]> => {
    const found = recent.after(Number(from), limit);
    if (found === undefined) return journalReader(client, cell, streams, personal).readEvents(from, limit);
    const texts = await openTexts(client, cell, personal)(found.flatMap((each) => ('text' in each ? each.text : [])));
    let next = 0;
    return found.map((each) => ('text' in each ? parseEntry(texts[next++] ?? '', each.hash) : each.event));
  };

  const step = (limit: number): Promise<'some' | 'all' | 'nothing'> =>
    inTransaction(pool, async (client) => {
      // A server that dies forgets rows and checkpoint alike, and both are made again; so nobody need wait for its disk.
      await client.query('set local synchronous_commit = off');
      if (!begun) await client.query(sql.createCheckpoint.text, [cell, name, options.begin === 'next-event']);
      const { rows } = await client.query<{ position: string }>(sql.lockCheckpoint.text, [cell, name]);
      // Another program follows under this name: it has the row.
      if (!rows[0]) return 'nothing';
      const from = BigInt(rows[0].position);
      const events = await eventsAfter(from, limit, client);
      const last = events.at(-1);
      if (!last) {
        arrived(from);
        return 'nothing';
      }
      await handleEvents(events, client);
      await client.query(sql.moveCheckpoint.text, [cell, name, last.position]);
      return { position: last.position, applied: events.length < limit ? ('all' as const) : ('some' as const) };
    }).then((result) => {
      begun = true;
      if (result === 'nothing') return 'nothing';
      arrived(result.position);
      return result.applied;
    });

  const life = live();
  return {
    name,
    position: () => position,
    trouble: () => trouble,
    wake,
    waitFor: (wanted, timeoutMs) => {
      if (position >= wanted) return Promise.resolve(true);
      return new Promise((resolve) => {
        const timer = setTimeout(() => waiter.done(false), timeoutMs);
        const waiter = {
          position: wanted,
          done: (reached: boolean) => {
            clearTimeout(timer);
            waiters.delete(waiter);
            resolve(reached);
          },
        };
        waiters.add(waiter);
        wake();
        hurry?.();
      });
    },
    stop: async () => {
      stopping = true;
      failures = 0;
      wake();
      hurry?.();
      await life;
      for (const waiter of waiters) waiter.done(false);
    },
  };
}
