import { armTimers, type LawInForce } from './arm-timers.ts';
import { DEADLINES_FOLLOWER, followDeadlines } from './follow-deadlines.ts';
import { countedOtherwise, dueTimers, nextRing, type DueTimer } from './sql.ts';
import { SYSTEM } from '#core/access';
import type { FireDeadline } from '#core/clearance';
import type { StreamRef } from '#core/kernel';
import type { Answer } from '#server/platform/engine';
import type { Services } from '#server/platform/services';

export interface DeadlineClockOptions {
  readonly services: Pick<Services, 'engine' | 'pool' | 'clock'>;
  readonly law: () => LawInForce;
  /** Whether this program writes its cell; a standby lets the writer's clock ring. */
  readonly isWriter: () => boolean;
  /** Whether it looks by itself, or only when asked. */
  readonly byItself?: boolean;
  /** What went wrong. It is tried again at the next look. */
  readonly onTrouble: (error: unknown) => void;
}

export interface DeadlineClock {
  /** Does now what is due, and gives how many warnings and ends were told. */
  readonly runDue: () => Promise<number>;
  readonly stop: () => Promise<void>;
}

/** Rung together: as many as the writer takes into one batch. */
const TIMERS_PER_ROUND = 200;
/** Clocks are set right, and what is set meanwhile may be due sooner: nothing is told later than this. */
const LOOK_MS_MAX = 30_000;
/** Between two looks, whatever is due: what did not go right is not tried without pause. */
const LOOK_MS_MIN = 1_000;
/** How long a look waits for the timers to be set by what was committed before it, and anew by what it told. */
const SET_ANEW_MS_MAX = 5_000;

/**
 * Keeps the timers in step with the journal, and rings them: at least once, by whichever program writes, after a restart
 * as before it. That it counts once is the handler's doing. No idempotency key is used: an answer kept from a time when
 * nothing was due yet would stand in the way of the real one.
 */
export function startDeadlineClock(options: DeadlineClockOptions): DeadlineClock {
  const stopping = new AbortController();
  let running: Promise<unknown> = Promise.resolve();
  let looking: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;

  const runDue = (): Promise<number> => {
    const run = running.then(() => (options.isWriter() ? ringAll(options, stopping.signal) : 0));
    running = run.catch(() => undefined);
    return run;
  };
  const lookIn = (ms: number): void => {
    if (stopping.signal.aborted) return;
    clearTimeout(timer);
    timer = setTimeout(look, ms).unref();
  };
  const look = (): void => {
    looking = runDue()
      .then(() => (stopping.signal.aborted ? LOOK_MS_MAX : restMs(options)))
      .catch((error: unknown) => {
        options.onTrouble(error);
        return LOOK_MS_MAX;
      })
      .then(lookIn);
  };
  options.services.engine.follow(DEADLINES_FOLLOWER, followDeadlines(options.services, options.law));
  if (options.byItself !== false) look();
  return {
    runDue,
    stop: async () => {
      stopping.abort();
      clearTimeout(timer);
      await Promise.all([running, looking]);
    },
  };
}

async function restMs({ services: { pool, clock }, isWriter }: DeadlineClockOptions): Promise<number> {
  const next = isWriter() ? await nextRing(pool) : undefined;
  if (next === undefined) return LOOK_MS_MAX;
  return Math.min(LOOK_MS_MAX, Math.max(LOOK_MS_MIN, Date.parse(next) - Date.parse(clock.now()) + 1));
}

async function ringAll(options: DeadlineClockOptions, signal: AbortSignal): Promise<number> {
  const { services, law } = options;
  const { engine } = services;
  await engine.waitFor(engine.position(), SET_ANEW_MS_MAX, DEADLINES_FOLLOWER);
  await countAnew(options, signal);
  let told = 0;
  for (;;) {
    const due = signal.aborted ? [] : await dueTimers(services.pool, services.clock.now(), TIMERS_PER_ROUND);
    if (due.length === 0) return told;
    const answers = await Promise.all(due.map((timer) => ring(engine, timer)));
    const fired = due.filter((_timer, index) => hasFired(answers[index]));
    told += fired.length;
    await waitForTimers(engine, answers);
    // What the handler knows nothing of was set by a state or a calendar that is past: it is set anew, or goes.
    const stale = due.filter((_timer, index) => answers[index]?.status === 'accepted' && !hasFired(answers[index]));
    await armTimers(engine, services.pool, streamsOf(stale), law());
    // Whatever is still due is due again at the next look, not at once.
    if (fired.length < TIMERS_PER_ROUND) return told;
  }
}

/** After a publication the times still to come are counted by its calendar. */
async function countAnew({ services, law }: DeadlineClockOptions, signal: AbortSignal): Promise<void> {
  const inForce = law();
  for (let left = COUNT_ANEW_ROUNDS_MAX; left > 0 && !signal.aborted; left -= 1) {
    const streams = await countedOtherwise(services.pool, inForce.version, TIMERS_PER_ROUND);
    if (streams.length === 0) return;
    await armTimers(services.engine, services.pool, streams, inForce);
  }
}
/** Twenty thousand streams a look; the rest wait for the next. */
const COUNT_ANEW_ROUNDS_MAX = 100;

function ring(engine: Services['engine'], { stream, kind, key, dueAt }: DueTimer): Promise<Answer> {
  const command: FireDeadline = { type: 'deadline.fire', data: { stream, kind, key, dueAt }, actor: SYSTEM };
  return engine.submit(command, { sender: SYSTEM.userId, trafficClass: 'internal' });
}

const NOTHING_TOLD = '{"fired":null}';
const hasFired = (answer: Answer | undefined): boolean =>
  answer?.status === 'accepted' && Buffer.from(answer.answer).toString() !== NOTHING_TOLD;

async function waitForTimers(engine: Services['engine'], answers: readonly Answer[]): Promise<void> {
  const positions = answers.map((answer) => (answer.status === 'accepted' ? answer.position : 0n));
  const last = positions.reduce((a, b) => (a > b ? a : b), 0n);
  if (last > 0n) await engine.waitFor(last, SET_ANEW_MS_MAX, DEADLINES_FOLLOWER);
}

const streamsOf = (timers: readonly DueTimer[]): readonly StreamRef[] => [
  ...new Map(timers.map(({ stream }) => [`${stream.type}/${stream.id}`, stream])).values(),
];
