import type pg from 'pg';
import type { Clock, Instant, PlainDate } from '#core/kernel';
import { batchWorld, type BatchWorld } from './batch-world.ts';
import { canonicalWriter } from './canonical.ts';
import { cellReader, senderKey, type CellReader, type SenderKey } from './cell-reader.ts';
import type { Answer, AnyStream } from './contract.ts';
import { sendSteps, type CommitFailure } from './commit-batch.ts';
import type { DebugHook } from './debug-point.ts';
import { decideBatch, prepare, touchesOf, type BatchContext, type Verdict } from './decide-batch.ts';
import { batchEncoder, type Step } from './encode-batch.ts';
import { recordedFacts, type FactsSource } from './facts.ts';
import { CommandFault, refusalsOf } from './faults.ts';
import { GENESIS_HASH } from './journal-entry.ts';
import type { Limits } from './limits.ts';
import type { Pending } from './pending.ts';
import type { PersonalData } from './personal-data.ts';
import type { RecentEvents } from './recent-events.ts';
import { failureOf, openSession, type Session } from './session.ts';
import * as sql from './statements.ts';
import { subjectKeys } from './subject-keys.ts';
import type { TrafficQueues } from './traffic-queues.ts';
import { stateCache } from './working-set.ts';

export type Role = 'starting' | 'standby' | 'writing' | 'recovering' | 'stopped';

export interface CellWriter {
  /** Takes the cell and begins to write; resolves when it holds the cell or has learned that another program does. */
  readonly start: () => Promise<void>;
  /** Finishes what is queued, gives the cell back. */
  readonly stop: () => Promise<void>;
  /** Something was queued. */
  readonly wake: () => void;
  readonly role: () => Role;
  /** Last position known to be committed. */
  readonly position: () => bigint;
}

export interface CellWriterOptions<Reference> {
  readonly connection: pg.ClientConfig;
  readonly cell: number;
  /** Names this program in the lease. */
  readonly holder: string;
  /** Where other programs would forward commands to. */
  readonly address: string;
  readonly queues: TrafficQueues<Pending<Reference>>;
  readonly streams: ReadonlyMap<string, AnyStream>;
  readonly facts: FactsSource<Reference>;
  readonly personal: PersonalData;
  readonly legalDay: (at: Instant) => PlainDate;
  readonly clock: Clock;
  readonly limits: Limits;
  readonly freezeStates: boolean;
  readonly debugPoint: DebugHook | undefined;
  readonly onCommitted: (position: bigint, commands: number) => void;
  readonly recent: RecentEvents;
  readonly onRefused: (verdict: Extract<Verdict<Reference>, { kind: 'refused' | 'fault' }>) => void;
  readonly onTrouble: (error: unknown) => void;
}

/** What this writer takes to be committed. Every transaction has it as its condition. */
interface Believed {
  readonly epoch: string;
  readonly position: number;
  readonly hash: Uint8Array;
  readonly at: string;
}

/** A batch that was sent and whose fate is not known yet. */
interface Attempt<Reference> {
  readonly verdicts: readonly Verdict<Reference>[];
  readonly position: number;
  readonly hash: Uint8Array;
}

/** The connection or the server failed; whether `attempt` was committed is for the next take-over to find out. */
class Interrupted<Reference> extends Error {
  readonly pendings: readonly Pending<Reference>[];
  readonly attempt: Attempt<Reference> | undefined;
  constructor(pendings: readonly Pending<Reference>[], attempt: Attempt<Reference> | undefined, cause: unknown) {
    super('the writer was interrupted', { cause });
    this.pendings = pendings;
    this.attempt = attempt;
  }
}

/** Another writer has the cell: nothing of this one's batch was committed, and nothing ever will be. */
class Fenced extends Error {}

const UNAVAILABLE: Answer = { status: 'unavailable', retryAfterSeconds: 2 };
/** How soon a lost server is tried again, and how often a standby asks for the lease, in parts of a lease. */
const RETRIES_PER_LEASE = 10;
const RENEWALS_PER_LEASE = 3;

export function cellWriter<Reference>(options: CellWriterOptions<Reference>): CellWriter {
  const { cell, limits, queues, streams } = options;
  const cache = stateCache(limits.workingSetBytesMax);
  const encode = batchEncoder(cell, streams);
  const writer = canonicalWriter();
  const numbers = new Map<string, bigint>();
  const subjects = subjectKeys(
    options.personal,
    async (statement, wanted) =>
      (await session.run<{ subject: string; key_id: string; wrapped: Buffer }>(statement, [cell, wanted])).rows,
  );
  const wakeUp = signalling();
  const stopSignal = signalling();
  let role: Role = 'starting';
  let believed: Believed = { epoch: '0', position: 0, hash: GENESIS_HASH, at: '' };
  let unsure: Interrupted<Reference> | undefined;
  let stopping = false;
  let leaseLost = false;
  let session: Session;
  let reader: CellReader;
  let life: Promise<void> = Promise.resolve();

  /** One session after another, until told to stop. */
  const live = async (onSettled: () => void): Promise<void> => {
    while (!stopping || queues.size() > 0 || unsure) {
      let opened: Session | undefined;
      try {
        opened = await openSession(options.connection, limits.leaseMs);
        session = opened;
        if (await takeCell()) {
          role = 'writing';
          onSettled();
          await writeBatches();
        } else {
          role = 'standby';
          giveUpWaiting();
          onSettled();
        }
      } catch (error) {
        if (error instanceof Interrupted) unsure = error as Interrupted<Reference>;
        role = error instanceof Fenced ? 'standby' : 'recovering';
        options.onTrouble(error);
        opened?.cut();
      } finally {
        await opened?.close();
      }
      if (stopping && role !== 'writing') giveUpWaiting();
      if (!stopping) await Promise.race([pause(limits.leaseMs / RETRIES_PER_LEASE), stopSignal.wait()]);
    }
    role = 'stopped';
  };

  /** Another program writes, or none can: whoever waits here is told to come again. */
  const giveUpWaiting = (): void => {
    for (const pending of [...queues.take(Infinity), ...(unsure?.pendings ?? [])]) pending.answer(UNAVAILABLE);
    unsure = undefined;
  };

  const takeCell = async (): Promise<boolean> => {
    const lease = await session.run(sql.takeLease, [cell, options.holder, options.address, limits.leaseMs]);
    if (lease.rowCount === 0) return false;
    leaseLost = false;
    await session.run(sql.createHead, [cell, Buffer.from(GENESIS_HASH)]);
    const head = await session.run<{ epoch: string; position: number; hash: Buffer; stamped_at: string }>(
      sql.takeHead,
      [cell],
    );
    const row = head.rows[0];
    if (!row) throw new Error(`cell ${cell} has no head`);
    believed = { epoch: row.epoch, position: row.position, hash: row.hash, at: row.stamped_at };
    cache.clear();
    subjects.clear();
    numbers.clear();
    const ranges = await session.run<{ range: string; last: string }>(sql.selectNumbers, [cell]);
    for (const { range, last } of ranges.rows) numbers.set(range, BigInt(last));
    reader = cellReader(cell, session, cache, streams, subjects);
    await settleUnsure();
    options.onCommitted(BigInt(believed.position), 0);
    return true;
  };

  /** The old epoch can not commit any more, so the journal now says for certain what became of the batch. */
  const settleUnsure = async (): Promise<void> => {
    if (!unsure) return;
    const { attempt, pendings } = unsure;
    const found =
      attempt && (await session.run<{ hash: Buffer }>(sql.selectEventHash, [cell, attempt.position])).rows[0]?.hash;
    unsure = undefined;
    if (attempt && found?.equals(attempt.hash)) settle(attempt.verdicts);
    // Without an event there is no trace but the acceptances: judging anew finds those, and else repeats what had no effect.
    else queues.putBack(pendings.filter((pending) => !pending.isAnswered()));
  };

  const writeBatches = async (): Promise<void> => {
    const renewal = setInterval(() => void renew().catch(options.onTrouble), limits.leaseMs / RENEWALS_PER_LEASE);
    try {
      while (!leaseLost) {
        if (queues.size() === 0) {
          if (stopping) break;
          await wakeUp.wait();
        }
        // Those who have just been answered, and everything else that arrives in this turn of the event loop, join the batch: without
        // this the first few of them made batches of two or three, at five times the cost a command.
        await turn();
        const taken = queues.take(limits.batchCommandsMax).filter((pending) => !pending.isAnswered());
        if (taken.length > 0) await runBatch(taken);
      }
    } finally {
      clearInterval(renewal);
    }
    if (stopping) await session.run(sql.releaseLease, [cell, options.holder]);
  };

  const renew = async (): Promise<void> => {
    const renewed = await session.run(sql.renewLease, [cell, options.holder, limits.leaseMs]);
    leaseLost = renewed.rowCount === 0;
    if (leaseLost) wakeUp.ring();
  };

  const runBatch = async (taken: readonly Pending<Reference>[]): Promise<void> => {
    await point('before-load');
    subjects.begin();
    const at = (options.clock.now() > believed.at ? options.clock.now() : believed.at) as Instant;
    const context = batchContext(at);
    const open = await opened(taken, context);
    await point('before-handle');
    const decided = await decideBatch(open, context).catch((cause: unknown) => {
      throw new Interrupted(open, undefined, cause);
    });
    queues.putBack(decided.left);
    const { verdicts, position } = decided;
    if (verdicts.length === 0) return;
    const accepted = verdicts.flatMap((verdict) =>
      verdict.kind === 'accepted' ? [{ ...verdict.pending, applied: verdict.applied }] : [],
    );
    const { steps, hashes } = encode(accepted, context.world.changes(), believed.hash);
    const hash = hashes.at(-1) ?? believed.hash;
    const failure =
      accepted.length === 0 ? await checkHead() : await commit([...subjects.steps(cell), ...steps], hash, position, at);
    if (failure === undefined) {
      if (accepted.length > 0) believed = { ...believed, position, hash, at };
      options.recent.add(
        accepted.flatMap(({ applied }) => applied.entries),
        hashes,
      );
      keepCommitted(context.world);
      subjects.committed();
      await point('after-commit-before-answer');
      settle(verdicts);
      await point('after-answer');
      return;
    }
    await afterFailure(failure, verdicts, { verdicts, position, hash });
  };

  const batchContext = (at: Instant): BatchContext<Reference> => {
    const today = options.legalDay(at);
    const { freezeStates, personal } = options;
    const lastNumber = (range: string): bigint => numbers.get(range) ?? 0n;
    writer.rewind(0);
    const world = batchWorld({ lastNumber, freezeStates, personal, openText: subjects.open });
    const recorded = recordedFacts(options.facts, at, today);
    return {
      world,
      writer,
      recorded,
      streams,
      limits,
      freezeStates,
      personal,
      subjects,
      cell,
      at,
      today,
      position: believed.position,
      read: (touches) => reader.read(touches, world),
    };
  };

  /** Prepares, reads everything named, and answers what needs no writer: repeats of what was accepted, and refusals by `prepare`. */
  const opened = async (
    taken: readonly Pending<Reference>[],
    context: BatchContext<Reference>,
  ): Promise<readonly Pending<Reference>[]> => {
    const touches = taken.flatMap((pending) => {
      try {
        prepare(pending, context.recorded, context.today);
        return touchesOf(pending, options.personal);
      } catch (error) {
        // Found again, and answered, when the command's turn comes.
        if (error instanceof CommandFault) return [];
        throw error;
      }
    });
    const keyed = taken.flatMap(({ sender, key }): readonly SenderKey[] =>
      key === undefined ? [] : [{ sender, key }],
    );
    const [known] = await Promise.all([reader.acceptances(keyed), reader.read(touches, context.world)]).catch(
      (cause: unknown) => {
        throw new Interrupted(taken, undefined, cause);
      },
    );
    return taken.filter((pending) => {
      const before =
        pending.key === undefined ? undefined : known.get(senderKey({ sender: pending.sender, key: pending.key }));
      if (!before) return true;
      const same = Buffer.compare(before.contentHash, pending.contentHash) === 0;
      pending.answer(
        same
          ? { status: 'accepted', answer: before.answer, position: before.position, replayed: true }
          : { status: 'conflict' },
      );
      return false;
    });
  };

  const commit = (
    steps: readonly Step[],
    hashAfter: Uint8Array,
    position: number,
    at: Instant,
  ): Promise<CommitFailure | undefined> => {
    const { epoch, position: from, hash } = believed;
    const head = [cell, epoch, from, Buffer.from(hash), position, Buffer.from(hashAfter), at];
    return sendSteps(session, head, steps, options.debugPoint);
  };

  /** Refusals change nothing, but they were judged on what this writer believes: is it still so? */
  const checkHead = async (): Promise<CommitFailure | undefined> => {
    try {
      await session.run(sql.checkHead, [cell, believed.epoch, believed.position, Buffer.from(believed.hash)]);
      return undefined;
    } catch (error) {
      return { kind: failureOf(error, true), error };
    }
  };

  const afterFailure = async (
    failure: CommitFailure,
    verdicts: readonly Verdict<Reference>[],
    attempt: Attempt<Reference>,
  ): Promise<void> => {
    const pendings = verdicts.map(({ pending }) => pending);
    if (failure.kind === 'fenced') {
      role = 'standby';
      for (const pending of pendings) pending.answer(UNAVAILABLE);
      throw new Fenced('another writer has the cell', { cause: failure.error });
    }
    if (failure.kind === 'environment') {
      const hasEvents = attempt.position > believed.position;
      throw new Interrupted(pendings, hasEvents ? attempt : undefined, failure.error);
    }
    // The database says no to some row: one command after another, until the one it belongs to stands alone.
    const [only] = pendings;
    if (pendings.length > 1 || !only) {
      for (const [index, pending] of pendings.entries()) await runAlone(pending, pendings.slice(index + 1));
      return;
    }
    const text = failure.error instanceof Error ? failure.error.message : String(failure.error);
    settle([{ kind: 'fault', pending: only, fault: new CommandFault('ENG-005', text, { cause: failure.error }) }]);
  };

  const runAlone = async (pending: Pending<Reference>, waiting: readonly Pending<Reference>[]): Promise<void> => {
    try {
      await runBatch([pending]);
    } catch (error) {
      queues.putBack(waiting);
      throw error;
    }
  };

  const keepCommitted = (world: BatchWorld): void => {
    const changes = world.changes();
    for (const [key, { committed, current }] of changes.streams) {
      // A stream that has just begun usually rests for minutes; keeping all of them would fill the cache with what nobody asks for,
      // and the young generation of the heap with what does not die.
      if (current !== committed && (committed?.version ?? 0) > 0) cache.put(key, current);
      else if (current !== committed) cache.forget(key);
    }
    for (const [range, last] of changes.numbers) numbers.set(range, last);
  };

  const settle = (verdicts: readonly Verdict<Reference>[]): void => {
    options.onCommitted(BigInt(believed.position), verdicts.length);
    for (const verdict of verdicts) {
      if (verdict.kind === 'accepted') {
        const { answer, lastPosition } = verdict.applied;
        verdict.pending.answer({
          status: 'accepted',
          answer,
          position: BigInt(lastPosition),
          replayed: false,
        });
        continue;
      }
      const refusals = verdict.kind === 'refused' ? verdict.refusals : refusalsOf(verdict.fault);
      verdict.pending.answer({ status: 'refused', refusals });
      options.onRefused(verdict);
    }
  };

  const point = async (name: Parameters<DebugHook>[0]): Promise<void> => {
    if (options.debugPoint) await options.debugPoint(name, { cutConnection: session.cut });
  };

  return {
    start: () =>
      new Promise((resolve) => {
        life = live(resolve);
      }),
    stop: async () => {
      stopping = true;
      wakeUp.ring();
      stopSignal.ring();
      await life;
    },
    wake: wakeUp.ring,
    role: () => role,
    position: () => BigInt(believed.position),
  };
}

/** A bell: `wait` returns at the next ring, or at once if it rang since the last wait. */
function signalling(): { readonly ring: () => void; readonly wait: () => Promise<void> } {
  let rung = false;
  let waiting: (() => void) | undefined;
  return {
    ring: () => {
      if (waiting) waiting();
      else rung = true;
      waiting = undefined;
    },
    wait: () => {
      if (rung) {
        rung = false;
        return Promise.resolve();
      }
      return new Promise((resolve) => (waiting = resolve));
    },
  };
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
