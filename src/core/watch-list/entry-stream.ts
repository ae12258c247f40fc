import type { PlainDate, RecordedEvent, StreamDefinition, StreamRef } from '#core/kernel';
import type { EntryContent, WatchEntry } from './entry.ts';

export const WATCH_ENTRY_STREAM = 'watch-list';
export const watchEntryRef = (id: string): StreamRef => ({ type: WATCH_ENTRY_STREAM, id });

export const ENTRY_EVENTS = {
  added: 'EntryAdded',
  changed: 'EntryChanged',
  ended: 'EntryEnded',
  cleared: 'MatchCleared',
  revived: 'ClearingWithdrawn',
} as const;

export interface EntryAdded {
  readonly content: EntryContent;
}
export interface EntryChanged {
  readonly content: EntryContent;
  readonly reason: string;
}
export interface EntryEnded {
  readonly reason: string;
}
export interface MatchCleared {
  readonly subject: string;
  readonly declaration: string;
  readonly place: string;
  readonly reason: string;
  readonly until: PlainDate;
}
export interface ClearingWithdrawn {
  readonly subject: string;
  readonly reason: string;
}

export const watchEntryStream: StreamDefinition<WatchEntry> = {
  type: WATCH_ENTRY_STREAM,
  foldVersion: 1,
  evolve: evolveEntry,
};

function evolveEntry(state: WatchEntry | undefined, event: RecordedEvent): WatchEntry {
  const { userId } = event.actor;
  if (event.type === ENTRY_EVENTS.added) {
    const { content, id } = dataOf<EntryAdded & { readonly id: string }>(event);
    return { id, version: 1, content, owner: userId, addedAt: event.at, ended: null, cleared: [] };
  }
  if (state === undefined) throw new Error(`The life of a watch-list entry begins with ${event.type}`);
  switch (event.type) {
    case ENTRY_EVENTS.changed:
      return { ...state, version: state.version + 1, content: dataOf<EntryChanged>(event).content };
    case ENTRY_EVENTS.ended:
      return { ...state, ended: { ...dataOf<EntryEnded>(event), userId, at: event.at } };
    case ENTRY_EVENTS.cleared: {
      const cleared = dataOf<MatchCleared>(event);
      return { ...state, cleared: [...withoutSubject(state, cleared.subject), { ...cleared, userId, at: event.at }] };
    }
    case ENTRY_EVENTS.revived:
      return { ...state, cleared: withoutSubject(state, dataOf<ClearingWithdrawn>(event).subject) };
    default:
      throw new Error(`Unknown event of a watch-list entry: ${event.type}`);
  }
}

const withoutSubject = ({ cleared }: WatchEntry, subject: string) => cleared.filter((one) => one.subject !== subject);

/** Written by our own handlers, hashed and chained since: trusted as its type. */
const dataOf = <T>({ data }: RecordedEvent): T => data as unknown as T;
