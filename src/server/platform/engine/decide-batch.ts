import { setImmediate } from 'node:timers/promises';
import type { Instant, NeedsMore, Outcome, PlainDate, Refusals, Result, Touch } from '#core/kernel';
import { applyOutcome, type Applied } from './apply-outcome.ts';
import { isKeyTouch, Unread, type BatchWorld } from './batch-world.ts';
import type { CanonicalWriter } from './canonical.ts';
import type { AnyStream, Effects } from './contract.ts';
import type { RecordedFacts } from './facts.ts';
import { CommandFault } from './faults.ts';
import { keyText } from './key-text.ts';
import type { Limits } from './limits.ts';
import type { Pending, Prepared } from './pending.ts';
import type { PersonalData } from './personal-data.ts';
import { NeedsSubjectKey, type SubjectKeys } from './subject-keys.ts';

/** What became of one command, before anything is committed. */
export type Verdict<Reference> =
  | { readonly kind: 'accepted'; readonly pending: Pending<Reference>; readonly applied: Applied }
  | { readonly kind: 'refused'; readonly pending: Pending<Reference>; readonly refusals: Refusals }
  | { readonly kind: 'fault'; readonly pending: Pending<Reference>; readonly fault: CommandFault };

export interface BatchContext<Reference> {
  readonly world: BatchWorld;
  /** Where the bytes of the batch gather. */
  readonly writer: CanonicalWriter;
  readonly recorded: RecordedFacts<Reference>;
  readonly streams: ReadonlyMap<string, AnyStream>;
  readonly limits: Limits;
  readonly strictFolds: boolean;
  readonly personal: PersonalData;
  readonly subjects: SubjectKeys;
  readonly cell: number;
  readonly at: Instant;
  readonly today: PlainDate;
  /** Position of the last event before. */
  readonly position: number;
  /** Room in the batch. */
  readonly bytesLeft: number;
  /** Reads streams and keys into the world. */
  readonly read: (touches: readonly Touch[]) => Promise<void>;
}

export interface DecidedBatch<Reference> {
  readonly verdicts: readonly Verdict<Reference>[];
  /** Commands for which there was no more room. */
  readonly left: readonly Pending<Reference>[];
  readonly position: number;
  readonly bytesLeft: number;
}

/**
 * Runs the handlers one after another, each over what those before it changed. What a command that throws had begun is dropped with it.
 * Only reading what nobody had named before leaves this function for the database.
 */
export async function decideBatch<Reference>(
  pendings: readonly Pending<Reference>[],
  context: BatchContext<Reference>,
): Promise<DecidedBatch<Reference>> {
  const verdicts: Verdict<Reference>[] = [];
  let { position, bytesLeft } = context;
  for (const [index, pending] of pendings.entries()) {
    if (bytesLeft < 0) return { verdicts, left: pendings.slice(index), position, bytesLeft };
    const verdict = await decideOne(pending, context, position);
    verdicts.push(verdict);
    if (verdict.kind !== 'accepted') continue;
    context.world.keep(verdict.applied.changes);
    if (verdict.applied.erases.length > 0) context.subjects.erase(verdict.applied.erases);
    position = verdict.applied.lastPosition;
    bytesLeft -= verdict.applied.size;
  }
  return { verdicts, left: [], position, bytesLeft };
}

async function decideOne<Reference>(
  pending: Pending<Reference>,
  context: BatchContext<Reference>,
  position: number,
): Promise<Verdict<Reference>> {
  try {
    const { result, draws } = prepare(pending, context.recorded, context.today);
    if (!result.ok) return { kind: 'refused', pending, refusals: result.error };
    let named = touchesOf(pending, context.personal);
    for (let round = 0; round <= context.limits.needsMoreRoundsMax; round += 1) {
      const decided = handleOnce(pending, result.value, named, context);
      if (!('needsMore' in decided)) {
        if (!decided.ok) return { kind: 'refused', pending, refusals: decided.error };
        const drawn = [...draws, ...context.recorded.takeDraws()];
        // Nobody else touches what this batch stands on: others are only answered in between.
        if (decided.value.events.length >= MANY_EVENTS) await setImmediate();
        return { kind: 'accepted', pending, applied: await keepable(pending, decided.value, drawn, context, position) };
      }
      const wanted = storableTouches(decided.needsMore, context.personal);
      named = [...named, ...wanted];
      await reading(context.read(context.world.misses(wanted)));
    }
    throw new CommandFault('ENG-001', `${pending.command.type} asks for more streams without end`);
  } catch (cause) {
    if (cause instanceof ReadFailed) throw cause.cause;
    // Whatever else a command brings about is its own fault: taken for one of the database, it would be tried again for ever, and
    // everybody behind it would wait.
    return { kind: 'fault', pending, fault: cause instanceof CommandFault ? cause : faultOf(cause) };
  }
}

/** As many as a shipment of some hundred lines has; 2,000 take 10 ms to decide on and as long to write down. */
const MANY_EVENTS = 8;

/** The database could not be read, which says nothing about the command. */
class ReadFailed extends Error {}

async function reading(read: Promise<void>): Promise<void> {
  try {
    await read;
  } catch (cause) {
    throw new ReadFailed('the database could not be read', { cause });
  }
}

/** What `prepare` made of the command ahead of the writer, or makes of it now where the law or the day has changed meanwhile. */
export function prepare<Reference>(
  pending: Pending<Reference>,
  { facts, takeDraws }: RecordedFacts<Reference>,
  today: PlainDate,
): Prepared {
  const { prepared } = pending;
  if (prepared && prepared.referenceVersion === facts.referenceVersion && prepared.today === today) return prepared;
  takeDraws();
  const result = guarded(() => pending.handler.prepare(pending.command, facts));
  const fresh: Prepared = {
    result,
    referenceVersion: facts.referenceVersion,
    today,
    draws: takeDraws(),
    touches: undefined,
  };
  pending.prepared = fresh;
  return fresh;
}

/** What the command names beforehand; nothing where it was not prepared to anything. */
export function touchesOf<Reference>(
  { prepared, command, handler }: Pending<Reference>,
  personal: PersonalData,
): readonly Touch[] {
  if (!prepared?.result.ok) return [];
  const { value } = prepared.result;
  return (prepared.touches ??= storableTouches(
    guarded(() => handler.touches(command, value)),
    personal,
  ));
}

function storableTouches(touches: readonly Touch[], personal: PersonalData): readonly Touch[] {
  for (const touch of touches) {
    keyText(isKeyTouch(touch) ? touch.value : touch.id);
    keyText(isKeyTouch(touch) ? touch.key : touch.type);
  }
  return touches.map((touch) => (isKeyTouch(touch) ? personal.key(touch) : personal.ref(touch)));
}

function handleOnce<Reference>(
  pending: Pending<Reference>,
  prepared: unknown,
  named: readonly Touch[],
  context: BatchContext<Reference>,
): Result<Outcome, Refusals> | NeedsMore {
  const { world, recorded } = context;
  world.start(named);
  recorded.takeDraws();
  try {
    return guarded(() => pending.handler.handle(pending.command, prepared, world.view, recorded.facts));
  } catch (cause) {
    if (cause instanceof Unread) return { needsMore: [cause.touch] };
    throw cause;
  }
}

async function keepable<Reference>(
  pending: Pending<Reference>,
  outcome: Outcome,
  draws: Effects['draws'],
  context: BatchContext<Reference>,
  position: number,
): Promise<Applied> {
  const { personal, subjects } = context;
  const { world, writer, streams, limits, strictFolds, cell, at, recorded } = context;
  const seal = draws.length === 0 ? null : recorded.seal();
  const by = { command: pending.command.type, actor: pending.command.actor, draws, seal };
  const { referenceVersion } = recorded.facts;
  const place = {
    world,
    writer,
    streams,
    limits,
    strictFolds,
    personal,
    subjects,
    cell,
    at,
    referenceVersion,
    position,
  };
  const hidden = personal.outcome(outcome);
  for (;;) {
    try {
      return applyOutcome(hidden, by, place);
    } catch (cause) {
      if (!(cause instanceof NeedsSubjectKey)) throw cause;
      await reading(subjects.ensure(cause.subject));
    }
  }
}

/** Runs a handler's code: what it throws is its own fault, and only its own. */
function guarded<T>(run: () => T): T {
  try {
    return run();
  } catch (cause) {
    if (cause instanceof Unread) throw cause;
    throw faultOf(cause);
  }
}

const faultOf = (cause: unknown): CommandFault =>
  new CommandFault('ENG-001', cause instanceof Error ? cause.message : String(cause), { cause });
