import type { Json, KeyRef, StreamRef, Touch, WorkingSet } from '#core/kernel';
import { NOBODY, type PersonalData } from './personal-data.ts';
import { frozen, streamKey, textOf, valueOf, type StateSlot } from './working-set.ts';

/** A stream as the commands of one batch see it, one after another. */
export interface StreamEntry {
  readonly ref: StreamRef;
  /** What is committed; nothing where an outcome began a stream unseen, which commits only if it is new indeed. */
  readonly committed: StateSlot | undefined;
  readonly current: StateSlot;
  /** `current` as a value, once somebody needed it. */
  readonly value?: Json | undefined;
}

export interface KeyEntry {
  readonly ref: KeyRef;
  readonly committed: string | undefined;
  readonly current: string | undefined;
}

/** What one outcome changes, laid over the batch when it is whole. */
export interface Changes {
  readonly streams: ReadonlyMap<string, StreamEntry>;
  readonly keys: ReadonlyMap<string, KeyEntry>;
  readonly numbers: ReadonlyMap<string, bigint>;
}

/** Everything the commands of a batch read and changed so far. Dropped whole if the batch does not commit. */
export interface BatchWorld {
  /** The view handed to handlers. Reading what is not there throws `Unread`, which the engine answers by reading it. */
  readonly view: WorkingSet;
  readonly stream: (key: string) => StreamEntry | undefined;
  readonly key: (key: string) => KeyEntry | undefined;
  readonly putStream: (ref: StreamRef, slot: StateSlot) => void;
  readonly putKey: (ref: KeyRef, holder: string | undefined) => void;
  readonly misses: (touches: readonly Touch[]) => readonly Touch[];
  /** Begins a command, with what it named; forgets what the one before named and the numbers it took. */
  readonly start: (named: readonly Touch[]) => void;
  /** Whether the command at hand named this stream. That another one did is luck, and an outcome must not depend on it. */
  readonly isNamed: (ref: StreamRef) => boolean;
  readonly numbersTaken: () => ReadonlyMap<string, bigint>;
  readonly keep: (changes: Changes) => void;
  readonly changes: () => Changes;
}

/** A handler read a stream or key that nobody named beforehand. */
export class Unread extends Error {
  readonly touch: Touch;
  constructor(touch: Touch) {
    super(`read without being named: ${JSON.stringify(touch)}`);
    this.touch = touch;
  }
}

export const isKeyTouch = (touch: Touch): touch is KeyRef => 'key' in touch;
export const businessKey = (ref: KeyRef): string => `${ref.key}/${ref.value}`;

export interface BatchWorldOptions {
  /** Last committed number of a range. */
  readonly lastNumber: (range: string) => bigint;
  readonly personal?: PersonalData;
  /** Opens the sealed strings of a state. */
  readonly openText?: (jsonText: string) => string;
}

export function batchWorld(options: BatchWorldOptions): BatchWorld {
  const streams = new Map<string, StreamEntry>();
  const keys = new Map<string, KeyEntry>();
  const numbers = new Map<string, bigint>();
  let taken = new Map<string, bigint>();
  let named: readonly Touch[] = [];

  const personal = options.personal ?? NOBODY;

  const entryOf = (given: StreamRef): StreamEntry => {
    const ref = personal.ref(given);
    const entry = streams.get(streamKey(ref.type, ref.id));
    if (!entry) throw new Unread(ref);
    return entry;
  };
  const openState = (given: StreamRef): Json | undefined => {
    const ref = personal.ref(given);
    const entry = entryOf(ref);
    if (entry.current.version === 0) return undefined;
    // What a handler reads is open; what folds carry on stays sealed.
    if (entry.current.sealed && options.openText) {
      const { current } = entry;
      return frozen(JSON.parse(options.openText(textOf(current))) as Json);
    }
    return entry.value ?? valueOf(entry.current);
  };
  const isThere = (touch: Touch): boolean =>
    isKeyTouch(touch) ? keys.has(businessKey(touch)) : streams.has(streamKey(touch.type, touch.id));
  const isNamed = ({ type, id }: StreamRef): boolean =>
    named.some((touch) => !isKeyTouch(touch) && touch.id === id && touch.type === type);
  const isNamedKey = ({ key, value }: KeyRef): boolean =>
    named.some((touch) => isKeyTouch(touch) && touch.value === value && touch.key === key);
  const lastNumber = (range: string): bigint => taken.get(range) ?? numbers.get(range) ?? options.lastNumber(range);
  // The caller names the type of what its own fold made.
  const stateOf = openState as WorkingSet['state'];
  const view: WorkingSet = {
    state: stateOf,
    version: (ref) => entryOf(ref).current.version,
    holder: (given) => {
      const ref = personal.key(given);
      const entry = keys.get(businessKey(ref));
      if (!entry) throw new Unread(ref);
      return entry.current;
    },
    // What only a neighbour has named is there by luck: a handler that goes by it would write on what it never asked for.
    has: (given) => {
      const touch = isKeyTouch(given) ? personal.key(given) : personal.ref(given);
      return isThere(touch) && (isKeyTouch(touch) ? isNamedKey(touch) : isNamed(touch));
    },
    nextNumber: (range) => {
      const next = lastNumber(range) + 1n;
      taken.set(range, next);
      return next;
    },
    lastNumber,
  };
  return {
    view,
    stream: (key) => streams.get(key),
    key: (key) => keys.get(key),
    putStream: (ref, slot) => void streams.set(streamKey(ref.type, ref.id), { ref, committed: slot, current: slot }),
    putKey: (ref, holder) => void keys.set(businessKey(ref), { ref, committed: holder, current: holder }),
    misses: (touches) => touches.filter((touch) => !isThere(touch)),
    start: (touches) => {
      named = touches;
      if (taken.size > 0) taken = new Map();
    },
    isNamed,
    numbersTaken: () => taken,
    keep: (changes) => {
      for (const [key, entry] of changes.streams) streams.set(key, entry);
      for (const [key, entry] of changes.keys) keys.set(key, entry);
      for (const [range, last] of changes.numbers) numbers.set(range, last);
    },
    changes: () => ({ streams, keys, numbers }),
  };
}
