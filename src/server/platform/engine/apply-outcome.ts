import type { Actor, Instant, NewEvent, Outcome, PersonalPart, Posting, RecordedEvent } from '#core/kernel';
import {
  businessKey,
  frozen,
  parseState,
  type BatchWorld,
  type Changes,
  type KeyEntry,
  type StreamEntry,
} from './batch-world.ts';
import { canonical, NotStorable, partsOf, type Canonical, type CanonicalParts } from './canonical.ts';
import type { AnyStream, Effects } from './contract.ts';
import { CommandFault } from './faults.ts';
import { entryText, type EntryOrigin } from './journal-entry.ts';
import { sealed, type PersonalData } from './personal-data.ts';
import { NeedsSubjectKey, type SubjectKeys } from './subject-keys.ts';
import { keyText } from './key-text.ts';
import type { Limits } from './limits.ts';
import { ABSENT, streamKey, type StateSlot } from './working-set.ts';

/** An outcome made ready to be written: everything serialised, checked and placed, nothing of it visible to others yet. */
export interface Applied {
  readonly entries: readonly { readonly previous: number; readonly text: string }[];
  /** Position of the outcome's first event; its effects hang there. Where there is no event, the position before. */
  readonly firstPosition: number;
  readonly lastPosition: number;
  readonly postings: readonly (Omit<Posting, 'amount'> & { readonly amount: bigint })[];
  readonly outbox: readonly { readonly topic: string; readonly payloadText: string }[];
  /** The answer to the caller. */
  readonly answerText: string;
  /** The same as it is kept for repeats. */
  readonly keptAnswerText: string;
  /** Numbers of natural persons whose keys go with this outcome. */
  readonly erases: readonly string[];
  readonly changes: Changes;
  /** Characters to be written, for the size of the batch. */
  readonly size: number;
}

export interface OutcomeContext {
  readonly world: BatchWorld;
  readonly streams: ReadonlyMap<string, AnyStream>;
  readonly limits: Limits;
  readonly freezeStates: boolean;
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
  try {
    return applied(outcome, by, context);
  } catch (cause) {
    if (cause instanceof CommandFault || cause instanceof NeedsSubjectKey) throw cause;
    if (cause instanceof NotStorable) throw new CommandFault('ENG-002', cause.message, { cause });
    throw new CommandFault('ENG-001', cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

function applied(outcome: Outcome, by: DecidedBy, context: OutcomeContext): Applied {
  const { world, limits } = context;
  for (const rows of [outcome.events, outcome.postings, outcome.claims, outcome.releases, outcome.outbox]) {
    if (rows.length > limits.outcomeRowsMax)
      throw new CommandFault('ENG-003', `an outcome holds at most ${limits.outcomeRowsMax} rows of a kind`);
  }
  for (const id of outcome.erases ?? NO_ERASURES)
    if (!context.personal.isPerson(id)) throw new CommandFault('ENG-001', 'only the data of natural persons is erased');
  const postings = checkedPostings(outcome.postings);
  const effectsText = effectsOf(outcome, by, world.numbersTaken());
  if (effectsText !== '' && outcome.events.length === 0)
    throw new CommandFault('ENG-001', 'an outcome with effects has an event');
  const folded = foldEvents(outcome.events, by, effectsText, context);
  const keys = changedKeys(outcome, world);
  const outbox = outcome.outbox.map(({ topic, payload }) => ({
    topic: keyText(topic),
    payloadText: stored(canonical(payload), NO_PARTS, context).text,
  }));
  const answer = canonical(outcome.answer);
  const answerText = answer.text;
  return {
    entries: folded.entries,
    firstPosition: outcome.events.length === 0 ? context.position : context.position + 1,
    lastPosition: context.position + outcome.events.length,
    postings,
    outbox,
    answerText,
    keptAnswerText: stored(answer, NO_PARTS, context).text,
    erases: outcome.erases ?? NO_ERASURES,
    changes: { streams: folded.streams, keys, numbers: world.numbersTaken() },
    size: folded.size + answerText.length + outbox.reduce((total, { payloadText }) => total + payloadText.length, 0),
  };
}

const NO_PARTS: readonly PersonalPart[] = [];
const NO_ERASURES: readonly string[] = [];

/** The value as it is written down: with what is personal in it sealed. Nearly all have nothing, and are returned as they are. */
function stored(value: Canonical, parts: readonly PersonalPart[], { personal, subjects }: OutcomeContext): Canonical {
  if (parts.length === 0 && !personal.mentions(value.text)) return value;
  return canonical(sealed(value.value, parts, personal, subjects.keyOf));
}

function storedData(event: NewEvent, data: Canonical, context: OutcomeContext): Canonical {
  const { personal, streams } = context;
  if (!personal.isPerson(event.subject) && !personal.mentions(data.text)) return data;
  const parts = streams.get(event.stream.type)?.personal?.({ ...event, data: data.value }, personal.isPerson);
  return stored(data, parts ?? NO_PARTS, context);
}

interface Folded {
  readonly entries: Applied['entries'];
  readonly streams: ReadonlyMap<string, StreamEntry>;
  readonly size: number;
}

function foldEvents(events: readonly NewEvent[], by: DecidedBy, effectsText: string, context: OutcomeContext): Folded {
  const { limits } = context;
  const { hide } = context.personal;
  const actor = { userId: hide(by.actor.userId), organisationId: hide(by.actor.organisationId) };
  const origin: EntryOrigin = {
    actor,
    at: context.at,
    cell: context.cell,
    command: by.command,
    referenceVersion: context.referenceVersion,
  };
  const streams = new Map<string, StreamEntry>();
  const entries: { previous: number; text: string }[] = [];
  let position = context.position;
  let size = 0;
  for (const event of events) {
    position += 1;
    const { type, id } = event.stream;
    const key = streamKey(keyText(type), keyText(id));
    const entry = streams.get(key) ?? context.world.stream(key);
    const before = entry?.current ?? ABSENT;
    if (before.version > 0 && !streams.has(key) && !context.world.isNamed(event.stream))
      throw new CommandFault('ENG-001', `${key} was not read`);
    if (before.version >= limits.streamEventsMax)
      throw new CommandFault('ENG-003', `${key} has ${before.version} events`);
    const plain = canonical(event.data);
    const data = storedData(event, plain, context);
    const recorded = {
      type: event.type,
      version: event.version,
      data: data.value,
      position: BigInt(position),
      at: context.at,
      actor,
    };
    const state = evolved(entry, recorded, partsOf(data), type, context);
    if (state.text.length > limits.stateBytesMax)
      throw new CommandFault('ENG-003', `the state of ${key} has ${state.text.length} characters`);
    const text = entryText(origin, {
      position,
      previous: before.position,
      streamType: type,
      streamId: id,
      streamVersion: before.version + 1,
      type: event.type,
      version: event.version,
      dataText: data.text,
      effectsText: entries.length === 0 ? effectsText : '',
    });
    if (text.length > limits.eventBytesMax)
      throw new CommandFault('ENG-003', `an event of ${key} has ${text.length} characters`);
    entries.push({ previous: before.position, text });
    const current: StateSlot = {
      version: before.version + 1,
      position,
      text: state.text,
      sealed: before.sealed || data !== plain,
    };
    streams.set(key, { ref: event.stream, committed: entry?.committed, current, value: state.value });
    size += text.length + state.text.length;
  }
  return { entries, streams, size };
}

/** One fold. State before and event are as parsed from their canonical form, live as in a rebuild; so are the bytes that come out. */
function evolved(
  entry: StreamEntry | undefined,
  event: RecordedEvent,
  parts: CanonicalParts,
  type: string,
  context: OutcomeContext,
): Canonical {
  const stream = context.streams.get(type);
  if (!stream) throw new CommandFault('ENG-001', `no stream is defined as "${type}"`);
  const exists = entry !== undefined && entry.current.version > 0;
  const state = exists ? (entry.value ?? parseState(entry.current, context.freezeStates)) : undefined;
  const after = canonical(stream.evolve(state, context.freezeStates ? frozen(event) : event), parts);
  return context.freezeStates ? { ...after, value: frozen(after.value) } : after;
}

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

function effectsOf(outcome: Outcome, by: DecidedBy, numbers: ReadonlyMap<string, bigint>): string {
  const { claims, releases, postings } = outcome;
  const effects = {
    ...(claims.length > 0 && { claims: claims.map(({ key, value, holder }) => ({ key, value, holder })) }),
    ...(by.draws.length > 0 && { draws: by.draws, seal: by.seal }),
    ...(numbers.size > 0 && {
      numbers: Object.fromEntries([...numbers].map(([range, last]) => [range, last.toString()])),
    }),
    ...(postings.length > 0 && {
      postings: postings.map(({ account, amount, subject }) => ({ account, amount, subject })),
    }),
    ...(releases.length > 0 && { releases: releases.map(({ key, value }) => ({ key, value })) }),
  };
  return Object.keys(effects).length === 0 ? '' : canonical(effects).text;
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
