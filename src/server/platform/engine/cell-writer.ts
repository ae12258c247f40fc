import type pg from 'pg';
import type { Clock, Instant, PlainDate } from '#core/kernel';
import type { Changes } from './batch-world.ts';
import { canonicalWriter, type CanonicalWriter } from './canonical.ts';
import { cellReader, type CellReader } from './cell-reader.ts';
import type { Answer, AnyStream } from './contract.ts';
import { batchSender, type BatchSender, type CommitFailure } from './commit-batch.ts';
import type { DebugHook } from './debug-point.ts';
import type { Verdict } from './decide-batch.ts';
import { beginDraft, type Draft } from './draft.ts';
import { batchEncoder, type AcceptedCommand, type BatchEncoder } from './encode-batch.ts';
import type { FactsSource } from './facts.ts';
import { CommandFault, refusalsOf } from './faults.ts';
import { GENESIS_HASH, type Entry } from './journal-entry.ts';
import type { Limits } from './limits.ts';
import { noneOf, overBefore } from './number-ranges.ts';
import type { Pending } from './pending.ts';
import type { PersonalData } from './personal-data.ts';
import type { RecentEvents } from './recent-events.ts';
import { openSession, type Session } from './session.ts';
import * as sql from './statements.ts';
import { subjectKeys } from './subject-keys.ts';
import type { TrafficQueues } from './traffic-queues.ts';
import { underWay } from './under-way.ts';
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

/** Where a batch stands in the journal: behind this, or with its last event here. */
interface Place {
  readonly position: number;
  readonly hash: Uint8Array;
}

/** A batch that was sent and whose fate is not known yet. */
interface Attempt<Reference> extends Place {
  readonly verdicts: readonly Verdict<Reference>[];
}

/** A batch whose commit is under way. */
interface Flight<Reference> extends Attempt<Reference> {
  readonly entries: readonly Entry[];
  readonly hashes: readonly Uint8Array[];
  readonly changes: Changes;
  readonly at: Instant;
  /** Whether the next batch may be decided on top of it. */
  readonly isOpen: boolean;
  /** Whether it moves the head. Then the fence of one sent behind it holds only if this one was committed. */
  readonly movesHead: boolean;
  readonly over: Promise<void>;
  readonly isOver: () => boolean;
  readonly failure: () => CommitFailure | undefined;
}

/** What a batch gathers its bytes and rows in. There are three, since one batch is decided while two others are on their way. */
interface Desk {
  readonly writer: CanonicalWriter;
  readonly encoder: BatchEncoder;
}

/** The connection or the server failed; which of the attempts were committed is for the next take-over to find out. */
class Interrupted<Reference> extends Error {
  readonly pendings: readonly Pending<Reference>[];
  readonly attempts: readonly Attempt<Reference>[];
  constructor(pendings: readonly Pending<Reference>[], attempts: readonly Attempt<Reference>[], cause: unknown) {
    super('the writer was interrupted', { cause });
    this.pendings = pendings;
    this.attempts = attempts;
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
/**
 * A batch of so many waits for no more, if it can be sent. Of 64 senders, nearly all came to be in one of 60 or in one of 3: for a fifth of the time
 * the program had nothing to do but wait for the server.
 */
const BATCH_ENOUGH = 24;
/** Batches that were sent and are not confirmed. The server works on the second while the first waits for the disk and its answer for us. */
const FLIGHTS_MAX = 2;
/** What one command may bring about before others are answered between its parts: some 10 ms of hashing and sending. */
const LARGE_BYTES_MIN = 512 * 1024;

export function cellWriter<Reference>(options: CellWriterOptions<Reference>): CellWriter {
  const { cell, limits, queues, streams } = options;
  const cache = stateCache(limits.workingSetBytesMax);
  const deskOf = (): Desk => ({ writer: canonicalWriter(), encoder: batchEncoder(cell, streams) });
  let desks: readonly [Desk, Desk, Desk] = [deskOf(), deskOf(), deskOf()];
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
  let sender: BatchSender;
  /** On their way, the first to be confirmed first. */
  let flights: readonly Flight<Reference>[] = [];
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
        sender = batchSender(session, options.debugPoint);
        flights = [];
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
    await session.run(sql.forgetNumbers, [cell, overBefore(row.stamped_at)]);
    const ranges = await session.run<{ range: string; last: string }>(sql.selectNumbers, [cell]);
    for (const { range, last } of ranges.rows) numbers.set(range, BigInt(last));
    reader = cellReader(cell, reads, cache, streams, subjects);
    await options.onTaken();
    await settleUnsure();
    options.onCommitted(BigInt(believed.position), 0);
    return true;
  };

  /** The old epoch can not commit any more, so the journal now says for certain what became of the batches. */
  const settleUnsure = async (): Promise<void> => {
    if (!unsure) return;
    const { attempts, pendings } = unsure;
    const hashes = await Promise.all(
      attempts.map(({ position }) => session.run<{ hash: Buffer }>(sql.selectEventHash, [cell, position])),
    );
    unsure = undefined;
    for (const [index, attempt] of attempts.entries())
      if (hashes[index]?.rows[0]?.hash.equals(attempt.hash)) settle(attempt.verdicts);
    // Without an event there is no trace but the acceptances: judging anew finds those, and else repeats what had no effect.
    queues.putBack(pendings.filter((pending) => !pending.isAnswered()));
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
   * While batches are being committed the next is decided on top of them. Until it is sent, what arrives joins it in groups, each of which
   * costs a look at the database; so a group waits until it is worth one.
   */
  const decideAndCommit = async (): Promise<void> => {
    let draft: Draft<Reference> | undefined;
    groupMin = 1;
    while (!leaseLost || flights.length > 0) {
      if (queues.size() === 0 && flights.length === 0) {
        if (stopping) return;
        await wakeUp.wait();
      }
      // Those who have just been answered, and everything else that arrives in this turn of the event loop, join the batch: without
      // this the first few of them made batches of two or three, at five times the cost a command.
      await turn();
      const last = flights.at(-1);
      groupMin = last ? (last.isOpen && !draft?.isClosed() ? GROUP_MIN : Infinity) : 1;
      if (queues.size() >= groupMin && !leaseLost) {
        draft ??= begin();
        await extend(draft, nextGroup(draft));
      }
      if (draft && mayFollow(draft)) {
        depart(draft);
        draft = undefined;
        continue;
      }
      const [first] = flights;
      if (first && !first.isOver()) await wakeUp.wait(first.over);
      if (first && !first.isOver()) continue;
      const stands = first === undefined || (await land(first, draft));
      const leaves = stands && flights.length === 0;
      if (leaves && draft) depart(draft);
      if (leaves || !stands) draft = undefined;
      groupMin = 1;
      if (first && stands) await tell(first);
    }
  };

  /**
   * Whether a draft is sent behind a batch that is not confirmed yet: where it is large enough, or nobody waits to join it and it is worth a commit;
   * and its fence holds only if that batch is committed.
   */
  const mayFollow = (draft: Draft<Reference>): boolean => {
    const [first] = flights;
    return (
      first !== undefined &&
      first.movesHead &&
      !first.isOver() &&
      flights.length < FLIGHTS_MAX &&
      (draft.pendings().length >= BATCH_ENOUGH || (queues.size() < groupMin && draft.pendings().length >= GROUP_MIN))
    );
  };

  /**
   * While the server has nothing to do, it gets half of what waits and begins, and the other half is decided meanwhile; and while it would take another
   * batch, none grows beyond what is enough. In one batch, all senders would wait for the server together, and then the server for all of them.
   */
  const nextGroup = (draft: Draft<Reference>): readonly Pending<Reference>[] => {
    const waiting = queues.size();
    const half = flights.length === 0 && waiting >= 2 * GROUP_MIN ? Math.ceil(waiting / 2) : waiting;
    const most = flights.length < FLIGHTS_MAX ? BATCH_ENOUGH : limits.batchCommandsMax;
    const room = Math.max(0, Math.min(most, limits.batchCommandsMax) - draft.pendings().length);
    return queues.take(Math.min(half, room)).filter((pending) => !pending.isAnswered());
  };

  const renew = async (): Promise<void> => {
    const renewed = await session.run(sql.renewLease, [cell, options.holder, limits.leaseMs]);
    leaseLost = renewed.rowCount === 0;
    if (leaseLost) wakeUp.ring();
  };

  const begin = (): Draft<Reference> => {
    // What a batch before it made or destroyed of keys, and did not commit, never was.
    subjects.begin();
    desks = [desks[1], desks[2], desks[0]];
    const [desk] = desks;
    const { position, hash, at } = flights.at(-1) ?? believed;
    desk.encoder.begin(hash);
    const under = underWay(flights.map(({ changes }) => changes));
    const lastNumber = (range: string): bigint => under.lastNumber(range) ?? numbers.get(range) ?? noneOf(range, at);
    const { putBack } = queues;
    const beforeHandle = (): Promise<void> => point('before-handle');
    return beginDraft(
      { ...options, subjects, reader, writer: desk.writer, putBack, beforeHandle },
      { position, at, underWay: under, lastNumber },
    );
  };

  const extend = async (draft: Draft<Reference>, group: readonly Pending<Reference>[]): Promise<void> => {
    if (group.length === 0) return;
    await point('before-load');
    try {
      const accepted = (await draft.add(group)).filter(isAccepted);
      // Hashing and sending it takes as long again: others are answered before.
      if (accepted.some(({ applied }) => applied.size >= LARGE_BYTES_MIN)) await turn();
      desks[0].encoder.add(accepted);
    } catch (cause) {
      for (let [first] = flights; first; [first] = flights) {
        // Where it does not stand, its commands and those of the draft are in their queues already.
        if (!(await land(first, draft))) throw new Interrupted([], [], cause);
        await tell(first);
      }
      throw new Interrupted([...draft.pendings()], [], cause);
    }
  };

  /** Sends a batch on its way. Nothing of it is believed until it lands. */
  const depart = (draft: Draft<Reference>): void => {
    const verdicts = draft.verdicts();
    if (verdicts.length === 0) return;
    const behind = flights.at(-1) ?? believed;
    const applied = verdicts.filter(isAccepted);
    const changes = draft.changes();
    const { steps, hashes } = desks[0].encoder.finish(changes);
    const keySteps = subjects.steps(cell);
    const [at, position, hash] = [draft.at, draft.position(), hashes.at(-1) ?? behind.hash];
    let failure: CommitFailure | 'none' | undefined;
    const { epoch } = believed;
    const from = [cell, epoch, behind.position, Buffer.from(behind.hash)];
    // Refusals change nothing, but they were judged on what this writer believes: is it still so?
    const sent =
      applied.length === 0
        ? sender.check(from)
        : sender.send([...from, position, Buffer.from(hash), at], [...keySteps, ...steps]);
    const flight: Flight<Reference> = {
      verdicts,
      entries: applied.flatMap((command) => command.applied.entries),
      hashes,
      changes,
      position,
      hash,
      at,
      // Keys of persons are kept batch by batch: who would need one that is not committed yet waits until it is.
      isOpen: !subjects.isUnsettled(),
      movesHead: position > behind.position,
      over: sent.then((outcome) => void (failure = outcome ?? 'none')),
      isOver: () => failure !== undefined,
      failure: () => (failure === 'none' ? undefined : failure),
    };
    flights = [...flights, flight];
  };

  /**
   * The first batch under way is over. Where it failed, neither the one sent behind it nor the one decided on top of both stands: their
   * commands wait again, in front of what arrived since.
   */
  const land = async (flight: Flight<Reference>, draft: Draft<Reference> | undefined): Promise<boolean> => {
    await flight.over;
    const failure = flight.failure();
    if (failure === undefined) {
      flights = flights.slice(1);
      const { position, hash, at, entries, hashes } = flight;
      believed = { ...believed, position, hash, at };
      options.recent.add(entries, hashes);
      keepCommitted(flight.changes);
      if (!flight.isOpen) subjects.committed();
      return true;
    }
    queues.putBack(unanswered(draft?.pendings() ?? []));
    const behind = flights.slice(1);
    await Promise.all(behind.map(({ over }) => over));
    flights = [];
    await afterFailure(failure, flight, behind);
    return false;
  };

  const tell = async (flight: Flight<Reference>): Promise<void> => {
    await point('after-commit-before-answer');
    settle(flight.verdicts);
    await point('after-answer');
  };

  /** `behind` was sent on top of what failed: its fence, or a take-over, keeps it from being committed where this one is not. */
  const afterFailure = async (
    failure: CommitFailure,
    failed: Flight<Reference>,
    behind: readonly Flight<Reference>[],
  ): Promise<void> => {
    const { verdicts } = failed;
    const pendings = pendingsOf(verdicts);
    const followers = behind.flatMap((flight) => pendingsOf(flight.verdicts));
    if (failure.kind === 'fenced') {
      role = 'standby';
      for (const pending of [...pendings, ...followers]) pending.answer(UNAVAILABLE);
      throw new Fenced('another writer has the cell', { cause: failure.error });
    }
    if (failure.kind === 'environment' || behind.some((flight) => flight.failure() === undefined)) {
      const attempts = [failed, ...behind].filter(({ movesHead }) => movesHead);
      throw new Interrupted([...pendings, ...followers], attempts, failure.error);
    }
    queues.putBack(unanswered(followers));
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
      const draft = begin();
      await extend(draft, [pending]);
      depart(draft);
      const [flight] = flights;
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

/**
 * A bell: `wait` returns at the next ring, or at once if it rang since the last wait; or when something else is over. Who has left for that hears
 * no ring any more, and it is kept for the next.
 */
function signalling(): { readonly ring: () => void; readonly wait: (orOver?: Promise<void>) => Promise<void> } {
  let rung = false;
  let waiting: (() => void) | undefined;
  return {
    ring: () => {
      if (waiting) waiting();
      else rung = true;
      waiting = undefined;
    },
    wait: async (orOver) => {
      if (!rung) {
        const rings = new Promise<void>((resolve) => (waiting = resolve));
        await (orOver ? Promise.race([orOver, rings]) : rings);
        waiting = undefined;
      }
      rung = false;
    },
  };
}

const isAccepted = <Reference>(verdict: Verdict<Reference>): verdict is Extract<Verdict<Reference>, AcceptedCommand> =>
  verdict.kind === 'accepted';

const pendingsOf = <Reference>(verdicts: readonly Verdict<Reference>[]): readonly Pending<Reference>[] =>
  verdicts.map(({ pending }) => pending);
const unanswered = <Reference>(pendings: readonly Pending<Reference>[]): readonly Pending<Reference>[] =>
  pendings.filter((pending) => !pending.isAnswered());

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
