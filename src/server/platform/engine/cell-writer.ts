import type pg from 'pg';
import type { Clock, Instant, PlainDate } from '#core/kernel';
import type { Changes } from './batch-world.ts';
import { canonicalWriter, type CanonicalWriter } from './canonical.ts';
import { cellReader, type CellReader } from './cell-reader.ts';
import type { Answer, AnyStream } from './contract.ts';
import { sendSteps, type CommitFailure } from './commit-batch.ts';
import type { DebugHook } from './debug-point.ts';
import type { Verdict } from './decide-batch.ts';
import { beginDraft, type Draft } from './draft.ts';
import { batchEncoder, type AcceptedCommand, type BatchEncoder, type Step } from './encode-batch.ts';
import type { FactsSource } from './facts.ts';
import { CommandFault, refusalsOf } from './faults.ts';
import { GENESIS_HASH, type Entry } from './journal-entry.ts';
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
  readonly strictFolds: boolean;
  readonly debugPoint: DebugHook | undefined;
  readonly onCommitted: (position: bigint, commands: number) => void;
  readonly recent: RecentEvents;
  /** Learns what others wrote meanwhile. Nothing is decided before. */
  readonly onTaken: () => Promise<void>;
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

/** A batch whose commit is under way. */
interface Flight<Reference> extends Attempt<Reference> {
  readonly entries: readonly Entry[];
  readonly hashes: readonly Uint8Array[];
  readonly changes: Changes;
  readonly at: Instant;
  /** Whether the next batch may be decided on top of it. */
  readonly isOpen: boolean;
  readonly over: Promise<void>;
  readonly isOver: () => boolean;
  readonly failure: () => CommitFailure | undefined;
}

/** What a batch gathers its bytes and rows in. There are two, since one batch is decided while another is on its way. */
interface Desk {
  readonly writer: CanonicalWriter;
  readonly encoder: BatchEncoder;
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
/** While a commit is under way, fewer commands than this wait for more: each group that is decided looks into the database once. */
const GROUP_MIN = 8;

export function cellWriter<Reference>(options: CellWriterOptions<Reference>): CellWriter {
  const { cell, limits, queues, streams } = options;
  const cache = stateCache(limits.workingSetBytesMax);
  const deskOf = (): Desk => ({ writer: canonicalWriter(), encoder: batchEncoder(cell, streams) });
  const desks = [deskOf(), deskOf()] as const;
  let desk: Desk = desks[0];
  const numbers = new Map<string, bigint>();
  const subjects = subjectKeys(
    options.personal,
    async (statement, wanted) =>
      (await reads.run<{ subject: string; key_id: string; wrapped: Buffer }>(statement, [cell, wanted])).rows,
  );
  const wakeUp = signalling();
  const stopSignal = signalling();
  let role: Role = 'starting';
  let believed: Believed = { epoch: '0', position: 0, hash: GENESIS_HASH, at: '' };
  let unsure: Interrupted<Reference> | undefined;
  let stopping = false;
  let leaseLost = false;
  let session: Session;
  /** Beside the first, on which a commit may be under way. */
  let reads: Session;
  /** How many waiting commands are worth waking up for. */
  let groupMin = 1;
  let reader: CellReader;
  let life: Promise<void> = Promise.resolve();

  /** One session after another, until told to stop. */
  const live = async (onSettled: () => void): Promise<void> => {
    while (!stopping || queues.size() > 0 || unsure) {
      const opened: Session[] = [];
      try {
        for (let sessions = 0; sessions < 2; sessions += 1)
          opened.push(await openSession(options.connection, limits.leaseMs));
        [session, reads] = opened as [Session, Session];
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
        for (const each of opened) each.cut();
      } finally {
        for (const each of opened) await each.close();
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
    reader = cellReader(cell, reads, cache, streams, subjects);
    await options.onTaken();
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
      await decideAndCommit();
    } finally {
      clearInterval(renewal);
    }
    if (stopping) await session.run(sql.releaseLease, [cell, options.holder]);
  };

  /**
   * While one batch is being committed the next is decided on top of it, and sent as soon as that is done. Until then what arrives joins
   * it in groups, each of which costs a look at the database; so a group waits until it is worth one.
   */
  const decideAndCommit = async (): Promise<void> => {
    let flight: Flight<Reference> | undefined;
    let draft: Draft<Reference> | undefined;
    groupMin = 1;
    while (!leaseLost || flight) {
      if (queues.size() === 0 && !flight) {
        if (stopping) return;
        await wakeUp.wait();
      }
      // Those who have just been answered, and everything else that arrives in this turn of the event loop, join the batch: without
      // this the first few of them made batches of two or three, at five times the cost a command.
      await turn();
      groupMin = flight ? (flight.isOpen && !draft?.isFull() ? GROUP_MIN : Infinity) : 1;
      if (queues.size() >= groupMin && !leaseLost) {
        draft ??= begin(flight);
        await extend(draft, nextGroup(draft), flight);
      }
      if (flight && !flight.isOver()) await Promise.race([flight.over, wakeUp.wait()]);
      if (flight && !flight.isOver()) continue;
      const landed = flight;
      const stands = landed === undefined || (await land(landed, draft));
      flight = stands && draft ? depart(draft) : undefined;
      draft = undefined;
      groupMin = 1;
      if (landed && stands) await tell(landed);
    }
  };

  const nextGroup = (draft: Draft<Reference>): readonly Pending<Reference>[] =>
    queues.take(limits.batchCommandsMax - draft.pendings().length).filter((pending) => !pending.isAnswered());

  const renew = async (): Promise<void> => {
    const renewed = await session.run(sql.renewLease, [cell, options.holder, limits.leaseMs]);
    leaseLost = renewed.rowCount === 0;
    if (leaseLost) wakeUp.ring();
  };

  const begin = (flight: Flight<Reference> | undefined): Draft<Reference> => {
    // What a batch before it made or destroyed of keys, and did not commit, never was.
    subjects.begin();
    desk = desk === desks[0] ? desks[1] : desks[0];
    desk.encoder.begin(flight?.hash ?? believed.hash);
    const changes = flight?.changes;
    const { position, at } = flight ?? believed;
    const lastNumber = (range: string): bigint => changes?.numbers.get(range) ?? numbers.get(range) ?? 0n;
    const { putBack } = queues;
    const beforeHandle = (): Promise<void> => point('before-handle');
    return beginDraft(
      { ...options, subjects, reader, writer: desk.writer, putBack, beforeHandle },
      { position, at, changes, lastNumber },
    );
  };

  const extend = async (
    draft: Draft<Reference>,
    group: readonly Pending<Reference>[],
    flight: Flight<Reference> | undefined,
  ): Promise<void> => {
    if (group.length === 0) return;
    await point('before-load');
    try {
      desk.encoder.add((await draft.add(group)).flatMap(acceptedOf));
    } catch (cause) {
      const stands = flight === undefined || (await land(flight, draft));
      if (flight && stands) await tell(flight);
      // Where it does not stand, its commands are in their queues already.
      throw new Interrupted(stands ? [...draft.pendings()] : [], undefined, cause);
    }
  };

  /** Sends a batch on its way. Nothing of it is believed until it lands. */
  const depart = (draft: Draft<Reference>): Flight<Reference> | undefined => {
    const verdicts = draft.verdicts();
    if (verdicts.length === 0) return undefined;
    const applied = verdicts.flatMap(acceptedOf);
    const changes = draft.changes();
    const { steps, hashes } = desk.encoder.finish(changes);
    const keySteps = subjects.steps(cell);
    const [at, position, hash] = [draft.at, draft.position(), hashes.at(-1) ?? believed.hash];
    let failure: CommitFailure | 'none' | undefined;
    const sent = applied.length === 0 ? checkHead() : commit([...keySteps, ...steps], hash, position, at);
    return {
      verdicts,
      entries: applied.flatMap((command) => command.applied.entries),
      hashes,
      changes,
      position,
      hash,
      at,
      // Keys of persons are kept batch by batch: who would need one that is not committed yet waits until it is.
      isOpen: !subjects.isUnsettled(),
      over: sent.then((outcome) => void (failure = outcome ?? 'none')),
      isOver: () => failure !== undefined,
      failure: () => (failure === 'none' ? undefined : failure),
    };
  };

  /**
   * The batch under way is over. Where it failed, the one decided on top of it does not stand: its commands wait again, in front of what
   * arrived since.
   */
  const land = async (flight: Flight<Reference>, draft: Draft<Reference> | undefined): Promise<boolean> => {
    await flight.over;
    const failure = flight.failure();
    if (failure === undefined) {
      const { position, hash, at, entries, hashes } = flight;
      believed = { ...believed, position, hash, at };
      options.recent.add(entries, hashes);
      keepCommitted(flight.changes);
      if (!flight.isOpen) subjects.committed();
      return true;
    }
    queues.putBack((draft?.pendings() ?? []).filter((pending) => !pending.isAnswered()));
    await afterFailure(failure, flight);
    return false;
  };

  const tell = async (flight: Flight<Reference>): Promise<void> => {
    await point('after-commit-before-answer');
    settle(flight.verdicts);
    await point('after-answer');
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
    { verdicts, position, hash }: Attempt<Reference>,
  ): Promise<void> => {
    const pendings = verdicts.map(({ pending }) => pending);
    if (failure.kind === 'fenced') {
      role = 'standby';
      for (const pending of pendings) pending.answer(UNAVAILABLE);
      throw new Fenced('another writer has the cell', { cause: failure.error });
    }
    if (failure.kind === 'environment') {
      const hasEvents = position > believed.position;
      throw new Interrupted(pendings, hasEvents ? { verdicts, position, hash } : undefined, failure.error);
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
      const draft = begin(undefined);
      await extend(draft, [pending], undefined);
      const flight = depart(draft);
      if (flight && (await land(flight, undefined))) await tell(flight);
    } catch (error) {
      queues.putBack(waiting);
      throw error;
    }
  };

  const keepCommitted = (changes: Changes): void => {
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
    wake: () => {
      if (queues.size() >= groupMin) wakeUp.ring();
    },
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

const acceptedOf = <Reference>(verdict: Verdict<Reference>): readonly AcceptedCommand[] =>
  verdict.kind === 'accepted' ? [{ ...verdict.pending, applied: verdict.applied }] : [];

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
