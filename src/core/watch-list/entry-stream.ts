import type { NewEvent, PersonalPart, PlainDate, RecordedEvent, StreamDefinition, StreamRef } from '#core/kernel';
import type { EntryContent, WatchEntry } from './entry.ts';
import { foldedNumber } from './folded-number.ts';

export const WATCH_ENTRY_STREAM = 'watch-list';
export const watchEntryRef = (id: string): StreamRef => ({ type: WATCH_ENTRY_STREAM, id });

export const ENTRY_EVENTS = {
  added: 'EntryAdded',
  changed: 'EntryChanged',
  confirmed: 'EntryConfirmed',
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
/** A second person agreed that this version selects. */
export interface EntryConfirmed {
  readonly version: number;
  readonly proposalId: string;
  readonly proposedBy: string;
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
  foldVersion: 2,
  evolve: evolveEntry,
  personal: personalIn,
};

/** Of an entry about a natural person, by the person's number: the names it goes by, its numbers, and what is said of it. */
const PERSONAL_PATHS = ['/content/value', '/content/aliases', '/content/identifiers', '/content/reason', '/reason'];

function personalIn({ data }: NewEvent, isPerson: (id: string | undefined) => id is string): readonly PersonalPart[] {
  const { content } = data as unknown as Partial<EntryAdded>;
  const subject = content?.identifiers.map(foldedNumber).find((number) => isPerson(number));
  return subject === undefined ? NO_PARTS : PERSONAL_PATHS.map((path) => ({ path, subject }));
}
const NO_PARTS: readonly PersonalPart[] = [];

/** Whom an event about this entry may be personal of: the first of its numbers, however it is written. */
export const subjectOfEntry = ({ identifiers }: Pick<EntryContent, 'identifiers'>): Pick<NewEvent, 'subject'> => {
  const [first] = identifiers;
  return first === undefined ? {} : { subject: foldedNumber(first) };
};

function evolveEntry(state: WatchEntry | undefined, event: RecordedEvent): WatchEntry {
  const { userId } = event.actor;
  if (event.type === ENTRY_EVENTS.added) {
    const { content, id } = dataOf<EntryAdded & { readonly id: string }>(event);
    const confirmed = agreedAlone(event) ? { version: 1, content } : null;
    return { id, version: 1, content, confirmed, owner: userId, addedAt: event.at, ended: null, cleared: [] };
  }
  if (state === undefined) throw new Error(`The life of a watch-list entry begins with ${event.type}`);
  switch (event.type) {
    case ENTRY_EVENTS.changed:
      return changed(state, dataOf<EntryChanged>(event).content, agreedAlone(event));
    case ENTRY_EVENTS.confirmed:
      return { ...state, confirmed: { version: dataOf<EntryConfirmed>(event).version, content: state.content } };
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

function changed(state: WatchEntry, content: EntryContent, isAgreed: boolean): WatchEntry {
  const version = state.version + 1;
  // What no longer selects is not to select again by what was agreed to before.
  const before = content.effect.channel === 'green' ? null : state.confirmed;
  return { ...state, version, content, confirmed: isAgreed ? { version, content } : before };
}

/** Before version 2 of these events one person was enough. */
const agreedAlone = ({ version }: RecordedEvent): boolean => version === 1;

const withoutSubject = ({ cleared }: WatchEntry, subject: string) => cleared.filter((one) => one.subject !== subject);

/** Written by our own handlers, hashed and chained since: trusted as its type. */
const dataOf = <T>({ data }: RecordedEvent): T => data as unknown as T;
