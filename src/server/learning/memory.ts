import { Chronicle } from '#core/feature';
import { run } from '#server/platform/database';
import type pg from 'pg';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { chronicleStore } from './chronicle-store.ts';
import { SQL } from './learning-sql.ts';
import { passageOf } from './passages.ts';
import type { Shadow } from './shadow.ts';
import { chapterOf } from './training/looked-goods.ts';

/** What customs know by now, in step with the tables that follow the journal. */
export interface Memory {
  /** Of which a model scores. */
  readonly chronicle: Pick<Chronicle, 'writeRows'>;
  /**
   * Takes up what the follower wrote down since, and gives how many declarations and outcomes that were; the first time after what was kept, or else from the
   * beginning. While nobody needs it, it rests, and nothing is taken up.
   */
  readonly follow: (signal?: AbortSignal) => Promise<number>;
  /** Gives back the memory of what is long forgotten. */
  readonly prune: () => Promise<void>;
  /**
   * Keeps what is known in the database, where more came since than is read again in a second or two; whether it did. Until it is kept, which takes
   * some seconds for a million keys (`bench/knowledge-start.ts`), nothing is taken up.
   */
  readonly keep: () => Promise<boolean>;
  /** Whether all that was declared before is taken up. */
  readonly isReady: () => boolean;
  /** How many keys are known, and the last position of which they are. */
  readonly known: () => { readonly keys: number; readonly position: bigint };
}

export interface MemoryOptions {
  readonly pool: pg.Pool;
  readonly cell: number;
  readonly isNeeded: () => boolean;
  /** Looks at each declaration before it is told of. */
  readonly shadow: Pick<Shadow, 'look' | 'write'>;
  /** From how many declarations and outcomes on it is worth it to keep what is known; tests keep less. */
  readonly keptAfter?: number;
  /** What was kept and cannot be read: all is read from the beginning. */
  readonly onTrouble: (error: unknown) => void;
}

/** Asked for at once. */
const PAGE_ROWS = 500;
/** So many lines are told, and ranked by a challenger, before the program goes on with other things: with a page told in one go it stood still for 12 ms and more. */
const TURN_LINES = 250;
/** To keep what is known is worth it once so many declarations and outcomes came since. */
const KEPT_AFTER = 20_000;
const NO_END = '9223372036854775807';

export function openMemory({ pool, cell, isNeeded, shadow, keptAfter = KEPT_AFTER, onTrouble }: MemoryOptions): Memory {
  const chronicle = new Chronicle();
  const kept = chronicleStore(pool, cell);
  let position = 0n;
  let isReady = false;
  let following: Promise<number> | undefined;
  let last: Promise<unknown> = Promise.resolve();
  /** One after another: while what is known is kept or given back, nothing is taken up. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = last.then(work);
    last = done.catch(() => undefined);
    return done;
  };

  const takeUpKept = async (signal: AbortSignal | undefined): Promise<void> => {
    try {
      position = (await kept.takeUp(chronicle, signal)) ?? 0n;
    } catch (error) {
      onTrouble(error);
    }
  };

  const takePage = async (): Promise<number> => {
    const page = await run(pool, SQL.learned, [position.toString(), NO_END, PAGE_ROWS]);
    let lines = 0;
    for (const row of page) {
      const passage = passageOf(row);
      if (passage.kind === 'declared') {
        shadow.look(passage, BigInt(row.position), chronicle);
        chronicle.tell({ kind: 'declared', goods: passage.lines.map(({ goods }) => goods) });
      } else chronicle.tell(chapterOf(passage));
      // At once: whatever fails from here on, nothing is told twice.
      position = BigInt(row.position);
      lines += passage.lines.length;
      if (lines < TURN_LINES) continue;
      lines = 0;
      await nextTurn();
    }
    await shadow.write();
    return page.length;
  };

  const keep = async (): Promise<boolean> => {
    if (!isReady || chronicle.told < keptAfter) return false;
    // Another program of the cell may have kept it.
    const before = await kept.last();
    return chronicle.told - (before?.told ?? 0) >= keptAfter && kept.keep(chronicle, position);
  };

  const followOn = async (signal?: AbortSignal): Promise<number> => {
    if (!isNeeded()) {
      isReady = false;
      return 0;
    }
    if (position === 0n) await takeUpKept(signal);
    let taken = 0;
    while (signal?.aborted !== true) {
      const rows = await takePage();
      taken += rows;
      if (rows < PAGE_ROWS) {
        isReady = true;
        break;
      }
      await nextTurn();
    }
    // All that was declared before was read: nobody waits for that twice.
    if (isReady && taken >= keptAfter) await keep();
    return taken;
  };

  return {
    chronicle,
    follow: (signal) => (following ??= inTurn(() => followOn(signal)).finally(() => (following = undefined))),
    prune: () =>
      inTurn(async () => {
        for (const _ of chronicle.pruning()) await nextTurn();
      }),
    keep: () => inTurn(keep),
    isReady: () => isReady,
    known: () => ({ keys: chronicle.size, position }),
  };
}
