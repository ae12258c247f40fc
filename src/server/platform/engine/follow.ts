import type pg from 'pg';
import { inTransaction } from '#server/platform/database';
import type { Turns } from '#server/platform/turns';
import type { AnyStream, EventFacts, JournalEvent } from './contract.ts';
import { parseEntry } from './journal-entry.ts';
import { journalReader } from './journal-reader.ts';
import type { PersonalData } from './personal-data.ts';
import type { RecentEvent, RecentEvents } from './recent-events.ts';
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
  /**
   * Of which events it wants to hear at all: only those are handed to it. Where all that has come since does not concern it,
   * no transaction is made of passing over it.
   */
  readonly concerns?: (event: EventFacts) => boolean;
  /** For how long it lets events gather before its next transaction, where it has caught up and nobody waits for it. */
  readonly gatherMs?: number;
  /** A new follower begins with the first event, or with the next. */
  readonly begin?: 'first-event' | 'next-event';
  readonly onTrouble?: (error: unknown) => void;
}

const BATCH_MAX = 500;
/** Another program may have committed, of which nobody here hears. */
const POLL_MS = 1_000;
const BACKOFF_MS = { first: 50, last: 10_000 };
/**
 * How long a follower that has caught up lets events gather before its next transaction: under load ten transactions a second
 * instead of two hundred. Whoever waits for a position is not made to wait for this.
 */
const GATHER_MS = 100;
/** How far a follower has come without doing anything is written down so often: after a stop it passes over as much again. */
const PASSED_SAVED_MS = 1_000;

/** A server that dies forgets rows and checkpoint alike, and both are made again; so nobody need wait for its disk. */
const BEGIN = 'begin isolation level read committed; set local synchronous_commit = off';

export interface Followed {
  readonly pool: pg.Pool;
  readonly cell: number;
  readonly streams: readonly AnyStream[];
  readonly personal: PersonalData;
  readonly recent: RecentEvents;
  /** Shared by all followers of a program. */
  readonly turns: Turns;
  /** A follower has come further. */
  readonly onApplied: () => void;
}

export function follow(
  { pool, cell, streams, personal, recent, turns, onApplied }: Followed,
  name: string,
  handleEvents: HandleEvents,
  options: FollowOptions = {},
): Follower {
  const { batchMax = BATCH_MAX, gatherMs = GATHER_MS, concerns } = options;
  const waiters = new Set<{ readonly position: bigint; readonly done: (reached: boolean) => void }>();
  let position = 0n;
  /** What the database has of it; less where something was passed over since. */
  let saved = 0n;
  let savedAtMs = 0;
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
      const timer = setTimeout(resolve, gatherMs);
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

  /**
   * Whether there is nothing to look for: this program has committed no more, and nobody asked. While a commit stood still for longer than they gather,
   * a dozen followers went to the database one after another to find nothing there, and the writer waited for them too.
   */
  const hasAllOfThisProgram = (): boolean => {
    if (stopping || waiters.size > 0 || recent.last() !== Number(position)) return false;
    // What rang meanwhile is what has just been applied.
    rung = false;
    return true;
  };

  const live = async (): Promise<void> => {
    while (!stopping) {
      rung = false;
      try {
        // After a failure one event at a time, so that everything before the one that fails is done.
        const limit = failures === 0 ? batchMax : 1;
        const applied = passOver(limit) ?? (await step(limit));
        if (applied !== 'nothing' || failures === 0) [failures, trouble] = [0, undefined];
        if (applied === 'nothing' && !stopping) await rest(POLL_MS);
        if (applied === 'all') await gather();
        if (applied === 'all' && hasAllOfThisProgram()) await rest(POLL_MS);
      } catch (error) {
        failures += 1;
        trouble = error;
        options.onTrouble?.(error);
        if (!stopping) await rest(Math.min(BACKOFF_MS.last, BACKOFF_MS.first * 2 ** failures));
      }
    }
  };

  const eventsOf = async (found: readonly RecentEvent[], client: pg.PoolClient): Promise<readonly JournalEvent[]> => {
    const sealed: string[] = [];
    for (const each of found) if ('text' in each) sealed.push(each.text);
    const texts = sealed.length === 0 ? sealed : await openTexts(client, cell, personal)(sealed);
    let next = 0;
    return found.map((each) => ('text' in each ? parseEntry(texts[next++] ?? '', each.hash) : each.event));
  };

  /** Takes the checkpoint and moves it behind the events that are at hand; nothing where none are, or it is not where this program left it. */
  const takeRecent = async (limit: number, client: pg.PoolClient): Promise<readonly JournalEvent[] | undefined> => {
    const found = begun ? recent.after(Number(position), limit) : undefined;
    const last = found?.at(-1);
    if (found === undefined || last === undefined) return undefined;
    const { rowCount } = await client.query(named(sql.takeCheckpoint, [cell, name, saved, last.position]));
    return rowCount === 1 ? eventsOf(found, client) : undefined;
  };

  const eventsAfter = async (from: bigint, limit: number, client: pg.PoolClient): Promise<readonly JournalEvent[]> => {
    const found = recent.after(Number(from), limit);
    if (found === undefined) return journalReader(client, cell, streams, personal).readEvents(from, limit);
    return eventsOf(found, client);
  };

  /** Goes past events that are at hand and do not concern it; nothing where one does, or it is time to write down how far. */
  const passOver = (limit: number): 'some' | 'all' | undefined => {
    if (!begun || concerns === undefined || performance.now() - savedAtMs > PASSED_SAVED_MS) return undefined;
    const found = recent.after(Number(position), limit);
    const last = found?.at(-1);
    if (found === undefined || last === undefined || found.some(({ facts }) => concerns(facts))) return undefined;
    arrived(BigInt(last.position));
    return found.length < limit ? 'all' : 'some';
  };

  const handled = async (events: readonly JournalEvent[], limit: number, client: pg.PoolClient, from: bigint) => {
    const concerning = concerns === undefined ? events : events.filter(concerns);
    if (concerning.length > 0) await handleEvents(concerning, client);
    const applied = events.length === limit ? 'some' : events.length > 0 ? 'all' : 'nothing';
    return { position: events.at(-1)?.position ?? from, applied } as const;
  };

  const step = (limit: number): Promise<'some' | 'all' | 'nothing'> =>
    turns.run(() => transaction(limit), { inHurry: () => waiters.size > 0 });

  const transaction = (limit: number): Promise<'some' | 'all' | 'nothing'> =>
    inTransaction(
      pool,
      async (client) => {
        if (!begun) await client.query(named(sql.createCheckpoint, [cell, name, options.begin === 'next-event']));
        const taken = await takeRecent(limit, client);
        if (taken !== undefined) return handled(taken, limit, client, position);
        const { rows } = await client.query<{ position: string }>(named(sql.lockCheckpoint, [cell, name]));
        // Another program follows under this name: it has the row.
        if (!rows[0]) return 'nothing';
        const stored = BigInt(rows[0].position);
        // What was passed over counts, unless another program or a rebuild moved the checkpoint meanwhile.
        const from = stored === saved && position > stored ? position : stored;
        const result = await handled(await eventsAfter(from, limit, client), limit, client, from);
        if (result.position > stored) await client.query(named(sql.moveCheckpoint, [cell, name, result.position]));
        return result;
      },
      BEGIN,
    ).then((result) => {
      begun = true;
      if (result === 'nothing') return 'nothing';
      [saved, savedAtMs] = [result.position, performance.now()];
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

/** Planned once for each connection. Written out, the two that move a checkpoint were planned anew for each transaction of each follower. */
const named = ({ name, text }: sql.Statement, values: unknown[]): pg.QueryConfig => ({ name, text, values });
