import { hash, randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type pg from 'pg';
import type { Clock, Command, TrafficClass } from '#core/kernel';
import { inTurn, NoTurnLeft, turns } from '#server/platform/turns';
import { canonicalBytes } from './canonical.ts';
import { cellWriter, type Role } from './cell-writer.ts';
import type { Answer, AnyHandler, AnyStream, ReferenceInForce, SubmitOptions } from './contract.ts';
import { senderKey } from './cell-reader.ts';
import type { DebugHook } from './debug-point.ts';
import { legalDays, recordedFacts } from './facts.ts';
import { CommandFault, refusalsOf } from './faults.ts';
import { prepare } from './decide-batch.ts';
import { follow, type Follower, type FollowOptions, type HandleEvents } from './follow.ts';
import type { Forwarding } from './forwarding/index.ts';
import { journalReader, type JournalReader } from './journal-reader.ts';
import { keyText } from './key-text.ts';
import { LIMITS, type Limits } from './limits.ts';
import { outbox, type Outbox } from './outbox.ts';
import type { Pending, Prepared } from './pending.ts';
import { personalData } from './personal-data.ts';
import { recentEvents } from './recent-events.ts';
import { rebuild, type RebuildOptions, type RebuildReport } from './rebuild.ts';
import { sealedDraw } from './sealed-draw.ts';
import { submissions, type Submissions } from './submissions.ts';
import { trafficQueues } from './traffic-queues.ts';
import { verifyJournal, type JournalReport } from './verify-journal.ts';

export interface EngineOptions<Reference> {
  /** For the writer's own connection. */
  readonly connection: pg.ClientConfig;
  /** For everything that is not the writer: reads, followers, the outbox. */
  readonly pool: pg.Pool;
  /** The group of offices this engine writes for. A laptop is cell 1. */
  readonly cell: number;
  readonly handlers: readonly AnyHandler<Reference>[];
  readonly streams: readonly AnyStream[];
  /** The snapshot in force; asked anew for each batch, so that publishing is returning another one. */
  readonly reference: () => ReferenceInForce<Reference>;
  readonly zoneOffsetMinutes: number;
  readonly clock: Clock;
  /** At least 32 bytes, kept outside the database: draws and tokens derive from it. */
  readonly secret: Uint8Array;
  /** How the number of a natural person looks (a regular expression for the whole of it). Without one, nobody is known to be one. */
  readonly personIdPattern?: string | undefined;
  readonly limits?: Partial<Limits>;
  /** Sends commands to the program that writes where this one does not, and takes those of others where it does. */
  readonly forwarding?: Forwarding;
  /** Called when the cell was taken, before anything is decided: what others wrote meanwhile is learnt. Where it fails, the cell is taken anew. */
  readonly onTaken?: () => Promise<void>;
  /** Called after each commit with its last position: wakes followers. */
  readonly onCommitted?: (position: bigint, commands: number) => void;
  /** What an operator should see: lost connections, faults of handlers. */
  readonly onTrouble?: (error: unknown) => void;
  /** Events are frozen, and each is folded a second time as a rebuild would read it; a difference is a fault. For tests. */
  readonly strictFolds?: boolean;
  readonly debugPoint?: DebugHook;
}

export interface Engine extends JournalReader {
  /** Takes the cell, or learns that another program has it (then `role` is `standby`, and it goes on asking). */
  readonly start: () => Promise<void>;
  /** Lets no more in, finishes what waits, stops the followers, gives the cell back. */
  readonly stop: () => Promise<void>;
  /** The one door through which anything changes. Never throws for what a sender did. */
  readonly submit: (command: Command, options: SubmitOptions) => Promise<Answer>;
  readonly role: () => Role;
  /** Whether a command sent now would find a writer: here, or in the program that commands are forwarded to. */
  readonly reachesWriter: () => Promise<boolean>;
  /** Last position known here to be committed. */
  readonly position: () => bigint;
  /** For reads that name a minimum position: true once it is committed and, where a follower is named, applied by it. */
  readonly waitFor: (position: bigint, timeoutMs: number, follower?: string) => Promise<boolean>;
  /** How many commands wait. */
  readonly waiting: (trafficClass?: TrafficClass) => number;
  /** A projection or consumer: events in order, each exactly once, committed with its checkpoint. Stopped with the engine. */
  readonly follow: (name: string, handleEvents: HandleEvents, options?: FollowOptions) => Follower;
  readonly followers: () => readonly Follower[];
  /** The pseudonym under which a natural person is known in names of streams; nothing for anybody else. */
  readonly subjectOf: (partyId: string) => string | undefined;
  readonly outbox: Outbox;
  readonly submissions: Omit<Submissions, 'note'>;
  readonly rebuild: (options: RebuildOptions) => Promise<RebuildReport>;
  readonly verifyJournal: (onProgress?: (position: bigint) => void) => Promise<JournalReport>;
}

/** By whom and under which key a command is known: without the numbers of natural persons. */
interface Known {
  readonly sender: string;
  readonly key: string | undefined;
}

const SECRET_BYTES_MIN = 32;
/** As many shipments of thousands of lines wait as may: some of them are done by then. */
const LONG_TURN_SECONDS = 5;
/** How often waiting commands are looked over for those whose time is up. */
const SWEEPS_PER_SUBMIT = 20;
const HEAD_POLL_MS = 20;
/**
 * So many followers are in a transaction at a time. They come by the dozen whenever something was committed: all at once, they kept the writer's
 * statements from the processors, and each of as many connections planned and read everything for itself. One may be at it for seconds, after a publication.
 */
const FOLLOWERS_AT_ONCE = 3;

export function createEngine<Reference>(options: EngineOptions<Reference>): Engine {
  if (options.secret.length < SECRET_BYTES_MIN)
    throw new Error(`the engine's secret has at least ${SECRET_BYTES_MIN} bytes`);
  const limits: Limits = { ...LIMITS, ...options.limits };
  const handlers = new Map(options.handlers.map((handler) => [handler.type, handler]));
  const streams = new Map(options.streams.map((stream) => [stream.type, stream]));
  const queues = trafficQueues<Pending<Reference>>(limits.queueMax);
  const personal = personalData(options.secret, options.personIdPattern);
  const facts = {
    hide: personal.hide,
    reference: options.reference,
    zoneOffsetMinutes: options.zoneOffsetMinutes,
    sealedDraw: sealedDraw(options.secret),
    clock: options.clock,
  };
  const legalDay = legalDays(options.zoneOffsetMinutes);
  const open = new Set<Pending<Reference>>();
  const inFlight = new Map<string, { readonly contentHash: Uint8Array; readonly answer: Promise<Answer> }>();
  const throughput = movingRate();
  const onTrouble = options.onTrouble ?? (() => undefined);
  const refused = submissions(options.pool, options.cell, options.clock, onTrouble);
  const followers: Follower[] = [];
  const followersTurns = turns(FOLLOWERS_AT_ONCE);
  const recent = recentEvents();
  const onApplied = (): void => {
    let least = Number.MAX_SAFE_INTEGER;
    for (const follower of followers) least = Math.min(least, Number(follower.position()));
    recent.forget(least);
  };
  let lastCommitted: bigint | undefined;
  const { forwarding } = options;
  const reader = journalReader(options.pool, options.cell, options.streams, personal);
  const writer = cellWriter<Reference>({
    connection: options.connection,
    cell: options.cell,
    holder: randomUUID(),
    address: forwarding?.address ?? '',
    queues,
    streams,
    facts,
    personal,
    legalDay,
    clock: options.clock,
    limits,
    strictFolds: options.strictFolds ?? false,
    debugPoint: options.debugPoint,
    onCommitted: (position, commands) => {
      throughput.add(commands);
      // Refusals end a batch too, and leave nothing to follow.
      if (position !== lastCommitted) for (const follower of followers) follower.wake();
      lastCommitted = position;
      options.onCommitted?.(position, commands);
    },
    recent,
    onTaken: options.onTaken ?? (() => Promise.resolve()),
    onRefused: (verdict) => {
      refused.note(verdict);
      if (verdict.kind === 'fault') onTrouble(verdict.fault);
    },
    onTrouble,
  });
  let stopping = false;
  let sweeper: NodeJS.Timeout | undefined;

  const enqueue = (
    command: Command,
    { trafficClass, signal }: SubmitOptions,
    handler: AnyHandler<Reference>,
    { sender, key }: Known,
    contentHash: Uint8Array,
    prepared?: Prepared,
  ): Promise<Answer> =>
    new Promise((resolve) => {
      let answered = false;
      const pending: Pending<Reference> = {
        command,
        handler,
        trafficClass,
        sender,
        key,
        contentHash,
        deadlineMs: performance.now() + limits.submitMs,
        answer: (answer) => {
          if (answered) return;
          answered = true;
          open.delete(pending);
          resolve(answer);
        },
        isAnswered: () => answered,
        prepared,
      };
      prepareAhead(pending);
      if (!queues.offer(pending))
        return resolve({ status: 'busy', retryAfterSeconds: throughput.secondsFor(queues.size(trafficClass)) });
      open.add(pending);
      signal?.addEventListener('abort', () => takeOut(pending), { once: true });
      writer.wake();
    });

  /** Deciding what depends on the command alone happens here, while the writer waits for the disk. What it throws is found again in turn. */
  const prepareAhead = (pending: Pending<Reference>): void => {
    const at = options.clock.now();
    const today = legalDay(at);
    try {
      prepare(pending, recordedFacts(facts, at, today), today);
    } catch (error) {
      if (!(error instanceof CommandFault)) throw error;
    }
  };

  /** What would keep others waiting is prepared in slices, before it takes its place among those who wait. */
  const preparedInSlices = (
    command: Command,
    handler: AnyHandler<Reference>,
  ): Promise<Prepared | undefined> | undefined => {
    const preparing = handler.prepareInSteps?.(command);
    if (preparing === undefined) return undefined;
    const at = options.clock.now();
    const today = legalDay(at);
    const { facts: known, takeDraws } = recordedFacts(facts, at, today);
    const { organisationId, userId } = command.actor;
    return inTurn(organisationId || userId, () => preparing(known)).then(
      (result) => ({ result, referenceVersion: known.referenceVersion, today, draws: takeDraws(), touches: undefined }),
      (error: unknown) => {
        if (error instanceof NoTurnLeft) throw error;
        // It throws again where faults are caught.
        return undefined;
      },
    );
  };

  const takeOut = (pending: Pending<Reference>): void => {
    for (const removed of queues.remove((item) => item === pending))
      removed.answer({ status: 'unavailable', retryAfterSeconds: 1 });
  };

  const sweep = (): void => {
    const now = performance.now();
    for (const pending of open) {
      // The set keeps the order of arrival, so the first that has time left ends the look.
      if (pending.deadlineMs > now) break;
      pending.answer({ status: 'unavailable', retryAfterSeconds: 2 });
    }
  };

  /** Another program may be the writer: then only the database knows. */
  const waitForCommit = async (position: bigint, timeoutMs: number): Promise<boolean> => {
    const end = performance.now() + timeoutMs;
    for (;;) {
      if (writer.position() >= position || (await reader.readHead()).position >= position) return true;
      if (performance.now() >= end) return false;
      await setTimeout(HEAD_POLL_MS);
    }
  };

  /** Whether commands are decided here, or will be in a moment. */
  const takes = (): boolean => !stopping && writer.role() !== 'standby' && writer.role() !== 'stopped';

  const submit = (command: Command, submitOptions: SubmitOptions): Promise<Answer> =>
    forwarding && !stopping && !takes()
      ? forwarding.forward(command, submitOptions)
      : submitHere(command, submitOptions);

  const submitHere = async (command: Command, submitOptions: SubmitOptions): Promise<Answer> => {
    if (!takes()) return { status: 'unavailable', retryAfterSeconds: 2 };
    const handler = handlers.get(command.type);
    if (!handler) return { status: 'refused', refusals: refusalsOf(new CommandFault('ENG-004', command.type)) };
    try {
      const sender = personal.hide(keyText(submitOptions.sender));
      const key = submitOptions.key === undefined ? undefined : personal.hide(keyText(submitOptions.key));
      const contentHash = contentHashOf(command, submitOptions.contentHash);
      const known = { sender, key };
      const send = (): Promise<Answer> => {
        const inSlices = preparedInSlices(command, handler);
        if (inSlices === undefined) return enqueue(command, submitOptions, handler, known, contentHash);
        return inSlices.then(
          (prepared) =>
            takes() && submitOptions.signal?.aborted !== true
              ? enqueue(command, submitOptions, handler, known, contentHash, prepared)
              : { status: 'unavailable', retryAfterSeconds: 2 },
          () => ({ status: 'busy', retryAfterSeconds: LONG_TURN_SECONDS }),
        );
      };
      return await (key === undefined ? send() : once(senderKey({ sender, key }), contentHash, send));
    } catch (error) {
      if (error instanceof CommandFault) return { status: 'refused', refusals: refusalsOf(error) };
      throw error;
    }
  };

  /** A repeat of what is in flight joins it; other content under the same key waits to see whether the key gets bound. */
  const once = async (name: string, contentHash: Uint8Array, send: () => Promise<Answer>): Promise<Answer> => {
    for (let flying = inFlight.get(name); flying; flying = inFlight.get(name)) {
      const answer = await flying.answer;
      if (Buffer.compare(flying.contentHash, contentHash) === 0) return answer;
      if (answer.status === 'accepted') return { status: 'conflict' };
    }
    // Whoever waited for another one may have waited beyond the end of this program's turn: nobody would take it out of its queue.
    if (!takes()) return { status: 'unavailable', retryAfterSeconds: 2 };
    const answer = send();
    inFlight.set(name, { contentHash, answer });
    try {
      return await answer;
    } finally {
      inFlight.delete(name);
    }
  };

  forwarding?.attach({ takes, writes: () => writer.role() === 'writing', submit: submitHere, limits });
  return {
    ...reader,
    start: async () => {
      sweeper = setInterval(sweep, limits.submitMs / SWEEPS_PER_SUBMIT);
      await writer.start();
    },
    stop: async () => {
      stopping = true;
      await writer.stop();
      await forwarding?.stop();
      clearInterval(sweeper);
      await Promise.all([refused.flush(), ...[...followers].map((follower) => follower.stop())]);
    },
    submit,
    role: writer.role,
    reachesWriter: async () =>
      writer.role() === 'writing' || (writer.role() === 'standby' && (await forwarding?.reachesWriter()) === true),
    position: writer.position,
    waiting: queues.size,
    follow: (name, handleEvents, followOptions) => {
      const follower = follow({ ...options, personal, recent, turns: followersTurns, onApplied }, name, handleEvents, {
        onTrouble,
        ...followOptions,
      });
      const stop = (): Promise<void> => {
        followers.splice(followers.indexOf(followed), 1);
        return follower.stop();
      };
      const followed = { ...follower, stop };
      followers.push(followed);
      return followed;
    },
    followers: () => followers,
    waitFor: async (position, timeoutMs, name) => {
      if (name === undefined) return waitForCommit(position, timeoutMs);
      const follower = followers.find((each) => each.name === name);
      if (!follower) throw new Error(`nothing follows as "${name}"`);
      // Another program may hold the follower's place at this very moment, and nobody here hears of what it commits.
      // One that is in trouble is left to its own pauses.
      const again = setInterval(() => follower.trouble() === undefined && follower.wake(), HEAD_POLL_MS);
      return follower.waitFor(position, timeoutMs).finally(() => clearInterval(again));
    },
    subjectOf: (partyId) => (personal.isPerson(partyId) ? personal.pseudonym(partyId) : undefined),
    outbox: outbox(options.pool, options.cell, {}, personal),
    submissions: { ...refused, bySender: (sender, page) => refused.bySender(personal.hide(sender), page) },
    rebuild: (rebuildOptions) => rebuild(options.pool, options.cell, options.streams, rebuildOptions),
    verifyJournal: (onProgress) => verifyJournal(options.pool, options.cell, onProgress),
  };
}

/** Two requests are the same when command, organisation and content are. A hash that was given says all three. */
function contentHashOf(command: Command, given: Uint8Array | undefined): Uint8Array {
  if (given) return given;
  const content = canonicalBytes(command.data).toString();
  return hash('sha256', `${command.type}\n${command.actor.organisationId}\n${content}`, 'buffer');
}

/** Retry-After is a promise to be polite, not a forecast: between one second and this. */
const RETRY_AFTER_SECONDS_MAX = 30;

/** Commands finished per second, fading. */
function movingRate(): { readonly add: (count: number) => void; readonly secondsFor: (waiting: number) => number } {
  let perSecond = 1000;
  let since = performance.now();
  let count = 0;
  return {
    add: (more) => {
      count += more;
      const elapsedMs = performance.now() - since;
      if (elapsedMs < 500) return;
      perSecond = 0.5 * perSecond + (0.5 * count * 1000) / elapsedMs;
      [since, count] = [performance.now(), 0];
    },
    secondsFor: (waiting) =>
      Math.min(RETRY_AFTER_SECONDS_MAX, Math.max(1, Math.ceil(waiting / Math.max(perSecond, 1)))),
  };
}
