import type { Actor, Instant, Json, NewEvent, Outcome, PersonalPart, Posting, RecordedEvent } from '#core/kernel';
import { businessKey, type BatchWorld, type Changes, type KeyEntry, type StreamEntry } from './batch-world.ts';
import { canonicalBytes, NotStorable, type CanonicalWriter } from './canonical.ts';
import type { AnyStream, Effects } from './contract.ts';
import { CommandFault } from './faults.ts';
import { writeEntry, type Entry, type EntryOrigin } from './journal-entry.ts';
import { looksSealed, sealed, type PersonalData } from './personal-data.ts';
import { NeedsSubjectKey, type SubjectKeys } from './subject-keys.ts';
import { keyText } from './key-text.ts';
import type { Limits } from './limits.ts';
import { ABSENT, frozen, streamKey, valueOf } from './working-set.ts';

/** An outcome made ready to be written: everything serialised, checked and placed, nothing of it visible to others yet. */
export interface Applied {
  readonly entries: readonly Entry[];
  /** Position of the outcome's first event; its effects hang there. Where there is no event, the position before. */
  readonly firstPosition: number;
  readonly lastPosition: number;
  readonly postings: readonly (Omit<Posting, 'amount'> & { readonly amount: bigint })[];
  readonly outbox: readonly { readonly topic: string; readonly payload: Uint8Array }[];
  /** The answer to the caller. */
  readonly answer: Uint8Array;
  /** The same as it is kept for repeats. */
  readonly keptAnswer: Uint8Array;
  /** Numbers of natural persons whose keys go with this outcome. */
  readonly erases: readonly string[];
  readonly changes: Changes;
  /** Bytes to be written, for the size of the batch. */
  readonly size: number;
}

export interface OutcomeContext {
  readonly world: BatchWorld;
  /** Where the bytes of the batch gather. */
  readonly writer: CanonicalWriter;
  readonly streams: ReadonlyMap<string, AnyStream>;
  readonly limits: Limits;
  readonly strictFolds: boolean;
  readonly personal: PersonalData;
  readonly subjects: SubjectKeys;
  readonly cell: number;
  readonly at: Instant;
  readonly referenceVersion: string;
  /** Position of the last event before this outcome. */
  readonly position: number;
}

/** What the command was and drew while it was decided. */
export interface DecidedBy {
  readonly command: string;
  readonly actor: Actor;
  readonly draws: Effects['draws'];
  readonly seal: string | null;
}

/** Folds, serialises and checks one outcome over the batch. Throws `CommandFault` where the outcome is not one that can be kept. */
export function applyOutcome(outcome: Outcome, by: DecidedBy, context: OutcomeContext): Applied {
  const from = context.writer.end();
  try {
    return applied(outcome, by, context);
  } catch (cause) {
    context.writer.rewind(from);
    if (cause instanceof CommandFault || cause instanceof NeedsSubjectKey) throw cause;
    if (cause instanceof NotStorable) throw new CommandFault('ENG-002', cause.message, { cause });
    throw new CommandFault('ENG-001', cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

function applied(outcome: Outcome, by: DecidedBy, context: OutcomeContext): Applied {
  const { world, limits, writer } = context;
  const from = writer.end();
  for (const rows of [outcome.events, outcome.postings, outcome.claims, outcome.releases, outcome.outbox]) {
    if (rows.length > limits.outcomeRowsMax)
      throw new CommandFault('ENG-003', `an outcome holds at most ${limits.outcomeRowsMax} rows of a kind`);
  }
  for (const id of outcome.erases ?? NO_ERASURES)
    if (!context.personal.isPerson(id)) throw new CommandFault('ENG-001', 'only the data of natural persons is erased');
  const postings = checkedPostings(outcome.postings);
  const effects = effectsOf(outcome, by, world.numbersTaken());
  if (effects && outcome.events.length === 0) throw new CommandFault('ENG-001', 'an outcome with effects has an event');
  const folded = foldEvents(outcome.events, by, effects, context);
  const keys = changedKeys(outcome, world);
  const outbox = outcome.outbox.map(({ topic, payload }) => ({
    topic: keyText(topic),
    payload: written(payload, context),
  }));
  const answerFrom = writer.end();
  const namesPerson = writer.json(outcome.answer, context.personal.isPerson);
  const answer = Buffer.from(writer.view(answerFrom));
  writer.rewind(answerFrom);
  refuseForged(answer);
  const keptAnswer = namesPerson ? written(outcome.answer, context) : answer;
  return {
    entries: folded.entries,
    firstPosition: outcome.events.length === 0 ? context.position : context.position + 1,
    lastPosition: context.position + outcome.events.length,
    postings,
    outbox,
    answer,
    keptAnswer,
    erases: outcome.erases ?? NO_ERASURES,
    changes: { streams: folded.streams, keys, numbers: world.numbersTaken() },
    size: writer.end() - from + folded.stateBytes + answer.length,
  };
}

const NO_PARTS: readonly PersonalPart[] = [];
const NO_ERASURES: readonly string[] = [];

function written(value: Json, context: OutcomeContext): Uint8Array {
  const from = context.writer.end();
  writeSealed(value, () => NO_PARTS, context);
  return context.writer.view(from);
}

/**
 * Writes a value with what is personal in it sealed, and gives the value as written. Nearly all have nothing, and are written as they
 * are. `partsOf` is asked only where a person is in it.
 */
function writeSealed(
  value: Json,
  partsOf: () => readonly PersonalPart[],
  { writer, personal, subjects }: OutcomeContext,
  aboutPerson = false,
): Json {
  const from = writer.end();
  const namesPerson = writer.json(value, personal.isPerson);
  refuseForged(writer.view(from));
  if (!aboutPerson && !namesPerson) return value;
  const hidden = sealed(value, partsOf(), personal, subjects.keyOf);
  writer.rewind(from);
  writer.json(hidden);
  return hidden;
}

function refuseForged(json: Buffer): void {
  if (looksSealed(json)) throw new CommandFault('ENG-002', 'a text looks as if the engine had sealed it');
}

interface Folded {
  readonly entries: readonly Entry[];
  readonly streams: ReadonlyMap<string, StreamEntry>;
  readonly stateBytes: number;
}

function foldEvents(
  events: readonly NewEvent[],
  by: DecidedBy,
  effects: Entry['effects'],
  context: OutcomeContext,
): Folded {
  const { limits } = context;
  const { hide } = context.personal;
  const origin: EntryOrigin = {
    actor: { userId: hide(by.actor.userId), organisationId: hide(by.actor.organisationId) },
    at: context.at,
    cell: context.cell,
    command: by.command,
    referenceVersion: context.referenceVersion,
  };
  const streams = new Map<string, StreamEntry>();
  const entries: Entry[] = [];
  let stateBytes = 0;
  for (const event of events) {
    const { stream } = event;
    const key = streamKey(keyText(stream.type), keyText(stream.id));
    const before = streams.get(key) ?? context.world.stream(key);
    const { version, position: previous, sealed: wasSealed } = before?.current ?? ABSENT;
    if (version > 0 && !streams.has(key) && !context.world.isNamed(stream))
      throw new CommandFault('ENG-001', `${key} was not read`);
    if (version >= limits.streamEventsMax) throw new CommandFault('ENG-003', `${key} has ${version} events`);
    const place = {
      origin,
      position: context.position + entries.length + 1,
      previous,
      stream,
      streamVersion: version + 1,
      effects: entries.length === 0 ? effects : undefined,
    };
    const entry = writtenEntry(event, place, context);
    entries.push(entry);
    const { value, body } = evolved(before, entry, context);
    if (body.length > limits.stateBytesMax)
      throw new CommandFault('ENG-003', `the state of ${key} has ${body.length} bytes`);
    const current = { version: version + 1, position: entry.position, body, sealed: wasSealed || entry.sealed };
    streams.set(key, { ref: stream, committed: before?.committed, current, value });
    stateBytes += body.length;
  }
  return { entries, streams, stateBytes };
}

function writtenEntry(
  event: NewEvent,
  place: Pick<Entry, 'origin' | 'position' | 'previous' | 'stream' | 'streamVersion' | 'effects'>,
  context: OutcomeContext,
): Entry {
  const { writer, personal, streams, limits } = context;
  const from = writer.end();
  const head = { ...place, type: event.type, version: event.version };
  const partsOf = (): readonly PersonalPart[] =>
    streams.get(event.stream.type)?.personal?.(event, personal.isPerson) ?? NO_PARTS;
  let data = event.data;
  writeEntry(writer, head, () => {
    data = writeSealed(event.data, partsOf, context, personal.isPerson(event.subject));
  });
  if (writer.end() - from > limits.eventBytesMax)
    throw new CommandFault('ENG-003', `an event of ${event.stream.type} has ${writer.end() - from} bytes`);
  return { ...head, data, sealed: data !== event.data, linkable: writer.view(from) };
}

/** One fold, and the bytes that come out. */
function evolved(
  before: StreamEntry | undefined,
  { type, version, data, position, stream, origin: { at, actor } }: Entry,
  context: OutcomeContext,
): { readonly value: Json; readonly body: Buffer } {
  const definition = context.streams.get(stream.type);
  if (!definition) throw new CommandFault('ENG-001', `no stream is defined as "${stream.type}"`);
  const state =
    before !== undefined && before.current.version > 0 ? (before.value ?? valueOf(before.current)) : undefined;
  const event: RecordedEvent = { type, version, data, position: BigInt(position), at, actor };
  if (context.strictFolds) frozen(event);
  // What a fold makes of JSON is JSON; where it is not, writing it down says so.
  const value = definition.evolve(state, event) as Json;
  const body = canonicalBytes(value);
  if (!context.strictFolds) return { value, body };
  const reread: unknown = definition.evolve(rereadOf(state), { ...event, data: rereadOf(data) });
  if (!body.equals(canonicalBytes(reread)))
    throw new CommandFault('ENG-001', `the fold of ${type} minds the order of members, or members without a value`);
  return { value: frozen(value), body };
}

/**
 * As a rebuild will read it years later: members in canonical order, those without a value gone. Folds see the value as the handler made
 * it, which spares a copy of every event; that they make the same of both is tried wherever tests run.
 */
const rereadOf = <T extends Json | undefined>(value: T): T =>
  value === undefined ? value : frozen(JSON.parse(canonicalBytes(value).toString()) as T);

const AMOUNT = /^-?\d{1,18}$/;

function checkedPostings(postings: readonly Posting[]): Applied['postings'] {
  let sum = 0n;
  const checked = postings.map(({ account, amount, subject }) => {
    if (!AMOUNT.test(amount)) throw new CommandFault('ENG-001', `"${amount}" is not an amount in whole units`);
    const units = BigInt(amount);
    sum += units;
    return { account: keyText(account), amount: units, subject: keyText(subject) };
  });
  if (sum !== 0n) throw new CommandFault('ENG-001', `postings sum to ${sum}, not to zero`);
  return checked;
}

function effectsOf(outcome: Outcome, by: DecidedBy, numbers: ReadonlyMap<string, bigint>): Entry['effects'] {
  const { claims, releases, postings } = outcome;
  const { draws, seal } = by;
  if (claims.length + draws.length + numbers.size + postings.length + releases.length === 0) return undefined;
  // Member by member: put together of spread parts it cost ten times as much.
  const effects: { -readonly [Name in keyof Effects]?: Effects[Name] } = {};
  if (claims.length > 0) effects.claims = claims.map(({ key, value, holder }) => ({ key, value, holder }));
  if (draws.length > 0) {
    effects.draws = draws;
    effects.seal = seal;
  }
  if (numbers.size > 0) effects.numbers = lastNumbers(numbers);
  if (postings.length > 0)
    effects.postings = postings.map(({ account, amount, subject }) => ({ account, amount, subject }));
  if (releases.length > 0) effects.releases = releases.map(({ key, value }) => ({ key, value }));
  return effects;
}

function lastNumbers(numbers: ReadonlyMap<string, bigint>): Effects['numbers'] {
  const texts: Record<string, string> = {};
  for (const [range, last] of numbers) texts[range] = last.toString();
  return texts;
}

/** Releases first, then claims: an outcome may hand a key over. A key is only changed by who has read it, and only claimed when free. */
function changedKeys(outcome: Outcome, world: BatchWorld): ReadonlyMap<string, KeyEntry> {
  const changed = new Map<string, KeyEntry>();
  if (outcome.claims.length === 0 && outcome.releases.length === 0) return changed;
  const entryOf = (ref: { readonly key: string; readonly value: string }): KeyEntry => {
    const name = businessKey({ key: keyText(ref.key), value: keyText(ref.value) });
    const entry = changed.get(name) ?? world.key(name);
    if (!entry) throw new CommandFault('ENG-001', `the key ${name} was not read`);
    return entry;
  };
  for (const release of outcome.releases)
    changed.set(businessKey(release), { ...entryOf(release), current: undefined });
  for (const claim of outcome.claims) {
    const entry = entryOf(claim);
    if (entry.current !== undefined && entry.current !== claim.holder) {
      throw new CommandFault('ENG-001', `the key ${businessKey(claim)} is held by ${entry.current}`);
    }
    changed.set(businessKey(claim), { ...entry, current: keyText(claim.holder) });
  }
  return changed;
}
