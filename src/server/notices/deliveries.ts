import { SQL, type ClaimedRow } from './sql.ts';
import { run } from '#server/platform/database';
import { pauseMs } from './retry-times.ts';
import { instantAt, type Clock } from '#core/kernel';
import type pg from 'pg';

/** What came of a try. `dead`: no further try can help. */
export type Tried =
  | { readonly outcome: 'delivered'; readonly status: number | null }
  | { readonly outcome: 'failed' | 'dead'; readonly status: number | null; readonly error: string };

/** Tries a delivery once. What it throws is our own fault or the database's: the delivery is tried again. */
export type Carry = (delivery: ClaimedRow) => Promise<Tried>;

export interface Deliveries {
  /** Tries everything that is due now; resolves when all of it has been tried once. */
  readonly runDue: () => Promise<number>;
  readonly stop: () => Promise<void>;
}

export interface DeliveriesOptions {
  readonly pool: pg.Pool;
  readonly clock: Clock;
  readonly carry: Readonly<Record<ClaimedRow['channel'], Carry>>;
  readonly onTrouble: (error: unknown) => void;
}

/** How soon a delivery leaves when nothing else wakes us. */
const POLL_MS = 250;
/** One slow receiver holds up its own messages only: others have the rest of the slots. */
const PER_TARGET_MAX = 8;
const UNDER_WAY_MAX = 32;
/** Longer than any try takes; a delivery whose program died meanwhile is due again then. */
const HOLD_MS = 60_000;
const ERROR_CHARS_MAX = 300;

/**
 * Carries deliveries out of the house, each at least once, until it is delivered or dead. Any number of programs may do so on one
 * database: what one has claimed, another does not see. No transaction is open while something is sent.
 */
export function startDeliveries(options: DeliveriesOptions): Deliveries {
  const { clock } = options;
  const underWay = new Map<string, number>();
  const running = new Set<Promise<void>>();
  let stopping = false;
  /** Whether more is due than there was room for. */
  let moreWaits = false;
  let turn: Promise<unknown> = Promise.resolve();

  const start = (delivery: ClaimedRow): void => {
    underWay.set(delivery.target, (underWay.get(delivery.target) ?? 0) + 1);
    let others = false;
    const done: Promise<void> = tryOnce(options, delivery)
      .then((waited) => void (others = waited))
      .catch(options.onTrouble)
      .finally(() => {
        const left = (underWay.get(delivery.target) ?? 1) - 1;
        if (left === 0) underWay.delete(delivery.target);
        else underWay.set(delivery.target, left);
        running.delete(done);
        // Who waits for a receiver that has room again does not wait for the next look.
        if (moreWaits || others) lookNow();
      });
    running.add(done);
  };

  /** Claims what fits, until nothing more is due or everything is full. Gives how many were started, and whether some may be left. */
  const fill = async (dueBy: string): Promise<{ readonly started: number; readonly full: boolean }> => {
    let started = 0;
    while (!stopping && running.size < UNDER_WAY_MAX) {
      const busy = [...underWay].filter(([, count]) => count >= PER_TARGET_MAX).map(([target]) => target);
      const holdUntil = instantAt(Date.parse(clock.now()) + HOLD_MS);
      const limit = Math.min(PER_TARGET_MAX, UNDER_WAY_MAX - running.size);
      const rows = await run(options.pool, SQL.claim, [dueBy, busy, limit, holdUntil]);
      // The database gives back what it changed in any order.
      for (const row of rows.toSorted((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1))) start(row);
      started += rows.length;
      if (rows.length < limit) return { started, full: busy.length > 0 };
    }
    return { started, full: true };
  };

  const runDue = async (): Promise<number> => {
    let total = 0;
    // Of one moment: what fails meanwhile and is due again in seconds belongs to the next round.
    const dueBy = clock.now();
    for (;;) {
      const { started, full } = await fill(dueBy);
      total += started;
      if (stopping || (started === 0 && running.size === 0)) break;
      // What is told of the same subject later may leave once this has arrived.
      await (full && running.size > 0 ? Promise.race(running) : Promise.all(running));
    }
    await Promise.all(running);
    return total;
  };

  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const result = turn.then(work);
    turn = result.catch(() => undefined);
    return result;
  };
  let timer: NodeJS.Timeout | undefined;
  const look = (): void => {
    timer = undefined;
    if (stopping) return;
    // Only starts them: a receiver that takes its time keeps nobody else waiting for the next look.
    void inTurn(async () => {
      moreWaits = (await fill(clock.now())).full;
    })
      .catch(options.onTrouble)
      .finally(() => {
        if (!stopping) timer = setTimeout(look, POLL_MS).unref();
      });
  };
  /** Where a look is under way, the next one is soon enough. */
  const lookNow = (): void => {
    if (timer === undefined) return;
    clearTimeout(timer);
    look();
  };
  look();
  return {
    runDue: () => inTurn(runDue),
    stop: async () => {
      stopping = true;
      clearTimeout(timer);
      await turn;
      await Promise.all(running);
    },
  };
}

/** Tells whether something waited for it. */
async function tryOnce({ pool, clock, carry }: DeliveriesOptions, delivery: ClaimedRow): Promise<boolean> {
  const [at, startedMs] = [clock.now(), performance.now()];
  const tried = await carry[delivery.channel](delivery).catch((error: unknown): Tried => ({
    outcome: 'failed',
    status: null,
    error: textOf(error),
  }));
  const durationMs = Math.round(performance.now() - startedMs);
  const pause = tried.outcome === 'failed' ? pauseMs(delivery.id, delivery.attempt) : undefined;
  const state = tried.outcome === 'delivered' ? 'delivered' : pause === undefined ? 'dead' : 'due';
  const waited = await run(pool, SQL.tried, [
    delivery.id,
    delivery.attempts,
    at,
    durationMs,
    tried.status,
    tried.outcome === 'delivered' ? null : tried.error,
    state,
    instantAt(Date.parse(clock.now()) + (pause ?? 0)),
  ]);
  return waited.length > 0;
}

const textOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).replaceAll('\u0000', '').slice(0, ERROR_CHARS_MAX);
