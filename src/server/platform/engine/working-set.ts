import { assert, type Json } from '#core/kernel';

/** A state as it is stored. */
export interface StateSlot {
  /** Number of events folded; 0 where the stream does not exist. */
  readonly version: number;
  /** Position of the last event; 0 where the stream does not exist. */
  readonly position: number;
  /** Canonical JSON in UTF-8; empty where the stream does not exist. */
  readonly body: Uint8Array;
  /** Some of its strings are sealed. */
  readonly sealed: boolean;
  /** Once somebody read it: frozen to its depths, so that nobody can change it for the next. */
  parsed?: Json;
  /** Why it has no value: it was folded by an older definition, and its events do not fold by the one of now. */
  readonly broken?: Error;
}

export const ABSENT: StateSlot = { version: 0, position: 0, body: new Uint8Array(0), sealed: false };

/** The value of a state that exists. */
export function valueOf(slot: StateSlot): Json {
  assert(slot.version > 0, 'only a stream that exists has a state');
  if (slot.broken !== undefined) throw slot.broken;
  return (slot.parsed ??= frozen(JSON.parse(textOf(slot)) as Json));
}

export function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const member of Object.values(value)) frozen(member);
  }
  return value;
}

export const textOf = ({ body }: Pick<StateSlot, 'body'>): string => decoder.decode(body);
const decoder = new TextDecoder();

/** Committed states of this epoch, least recently used first out. Changed only after a commit; forgotten whole when in doubt. */
export interface StateCache {
  readonly get: (streamKey: string) => StateSlot | undefined;
  /** Keeps a state, and gives it as it is kept. */
  readonly put: (streamKey: string, slot: StateSlot) => StateSlot;
  readonly forget: (streamKey: string) => void;
  readonly clear: () => void;
  readonly bytes: () => number;
}

/** One name for a stream in maps. Types are our own words and hold no slash. */
export const streamKey = (type: string, id: string): string => `${type}/${id}`;

/** The key's string takes up to two bytes a unit, the entry and the array about two hundred, and a value five times its text. */
const costBytes = (key: string, { body }: StateSlot): number => key.length * 2 + body.length * 6 + 200;

export function stateCache(bytesMax: number): StateCache {
  // A Map keeps the order of insertion: moving an entry to the end on use makes it a least-recently-used list.
  const slots = new Map<string, StateSlot>();
  let bytes = 0;
  const remove = (key: string, slot: StateSlot): void => {
    slots.delete(key);
    bytes -= costBytes(key, slot);
  };
  return {
    get: (key) => {
      const slot = slots.get(key);
      if (slot === undefined) return undefined;
      slots.delete(key);
      slots.set(key, slot);
      return slot;
    },
    put: (key, given) => {
      const before = slots.get(key);
      if (before) remove(key, before);
      // A copy of its own: a small buffer is a slice of a larger one, which would live as long.
      const slot = { ...given, body: new Uint8Array(given.body) };
      slots.set(key, slot);
      bytes += costBytes(key, slot);
      for (const [oldest, oldestSlot] of slots) {
        if (bytes <= bytesMax) break;
        remove(oldest, oldestSlot);
      }
      return slot;
    },
    forget: (key) => {
      const slot = slots.get(key);
      if (slot) remove(key, slot);
    },
    clear: () => {
      slots.clear();
      bytes = 0;
    },
    bytes: () => bytes,
  };
}
