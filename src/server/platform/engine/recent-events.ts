import type { EventFacts, JournalEvent } from './contract.ts';
import { bodyOf, journalEvent, type Entry } from './journal-entry.ts';

/**
 * An event that was just committed: as readers get it, or, where something in it is sealed, as it stands in the journal. The
 * facts are at hand of both.
 */
export type RecentEvent =
  | { readonly position: number; readonly facts: EventFacts; readonly event: JournalEvent }
  | { readonly position: number; readonly facts: EventFacts; readonly text: string; readonly hash: Uint8Array };

/**
 * The last events that this program committed, so that its followers need not fetch and parse what it has just had in its hands: for a
 * declaration that was a tenth of the writer's thread, and the statement that the server spent most time on.
 */
export interface RecentEvents {
  /** Adds what one batch committed. Events that do not continue the last ones replace them. */
  readonly add: (entries: readonly Entry[], hashes: readonly Uint8Array[]) => void;
  /** The events after a position; nothing where they are not all at hand, and then the database knows. */
  readonly after: (position: number, limit: number) => readonly RecentEvent[] | undefined;
  /** Position of the last one that this program committed, whether it is still kept or not; 0 before the first. */
  readonly last: () => number;
  /** Every follower has these: kept longer they would only be carried from one part of the heap to the next. */
  readonly forget: (upTo: number) => void;
}

/** What is kept for followers that fall behind: some seconds of declarations. */
const EVENTS_MAX = 4_000;
const BYTES_MAX = 16 * 1024 * 1024;

export function recentEvents(): RecentEvents {
  let events: RecentEvent[] = [];
  let sizes: number[] = [];
  let bytes = 0;
  let last = 0;
  const drop = (count: number): void => {
    for (let index = 0; index < count; index += 1) bytes -= sizes[index] ?? 0;
    events = events.slice(count);
    sizes = sizes.slice(count);
  };
  return {
    add: (entries, hashes) => {
      const [first] = entries;
      if (!first) return;
      if (events.at(-1)?.position !== first.position - 1) drop(events.length);
      for (const [index, entry] of entries.entries()) {
        const hash = hashes[index] ?? NO_HASH;
        const { position } = entry;
        if (entry.sealed) {
          const facts = { stream: entry.stream, type: entry.type, data: entry.data };
          events.push({ position, facts, text: Buffer.from(bodyOf(entry)).toString(), hash });
        } else {
          const event = journalEvent(entry, hash);
          events.push({ position, facts: event, event });
        }
        sizes.push(entry.linkable.length);
        bytes += entry.linkable.length;
        last = position;
      }
      let surplus = Math.max(0, events.length - EVENTS_MAX);
      for (let index = 0, left = bytes; index < events.length && left > BYTES_MAX; index += 1) {
        left -= sizes[index] ?? 0;
        surplus = Math.max(surplus, index + 1);
      }
      if (surplus > 0) drop(surplus);
    },
    after: (position, limit) => {
      const [first] = events;
      if (!first || position + 1 < first.position) return undefined;
      const from = position + 1 - first.position;
      return from >= events.length ? undefined : events.slice(from, from + limit);
    },
    last: () => last,
    forget: (upTo) => {
      const [first] = events;
      if (first && upTo >= first.position) drop(Math.min(events.length, upTo - first.position + 1));
    },
  };
}

const NO_HASH = new Uint8Array(0);
