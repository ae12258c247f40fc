import type { Json, PersonalPart, PlainDate, RecordedEvent, StreamDefinition, StreamRef } from '#core/kernel';
import { unreachable } from '#core/kernel';
import { NO_GOODS, NO_HISTORY, withDay, type DeclaredGoods, type PartyHistory } from './party-history.ts';
import type { PartyId } from './party-id.ts';
import type { PartyCounters, PartyFields, PartyProfile } from './party-profile.ts';
import { NO_COUNTERS } from './party-profile.ts';
import { longerBar, type StorageBar } from './storage-bar.ts';

export const PARTY_STREAM = 'party';
export const partyRef = (id: PartyId): StreamRef => ({ type: PARTY_STREAM, id });

export type PartyEventData =
  | { readonly type: 'Registered'; readonly id: PartyId; readonly fields: PartyFields }
  | { readonly type: 'ProfileChanged'; readonly fields: Partial<PartyFields>; readonly reason: string }
  /** Adds a finished day to counters and history; `through` is that day. */
  | { readonly type: 'Counted'; readonly added: PartyCount; readonly through: PlainDate }
  | ({ readonly type: 'StorageBarred' } & StorageBar);

/** What happened since the last count. The job counts each day with declarations or findings by itself. */
export interface PartyCount extends DeclaredGoods {
  readonly findings: number;
  readonly lastDeclarationOn: PlainDate | null;
  readonly lastFindingOn: PlainDate | null;
}

export interface PartyState extends PartyProfile {
  /** The last day whose declarations are in the counters: a day is never counted twice. */
  readonly countedThrough: PlainDate | null;
  readonly history: PartyHistory;
  /** Until when it may keep no goods that are under control; absent where it never was barred. */
  readonly storageBar?: StorageBar;
}

const later = (a: PlainDate | null, b: PlainDate | null): PlainDate | null =>
  a === null ? b : b === null || a > b ? a : b;

const counted = (before: PartyCounters, added: PartyCount): PartyCounters => ({
  declarations: before.declarations + added.declarations,
  findings: before.findings + added.findings,
  lastDeclarationOn: later(before.lastDeclarationOn, added.lastDeclarationOn),
  lastFindingOn: later(before.lastFindingOn, added.lastFindingOn),
});

// The handlers check dates before an event is written; the journal is trusted to hold what they wrote.
const datedFields = (fields: PartyFields): Omit<PartyProfile, 'id' | 'counters'> => ({
  ...fields,
  registeredOn: fields.registeredOn as PlainDate,
});

function evolveExisting(state: PartyState, data: PartyEventData): PartyState {
  switch (data.type) {
    case 'Registered':
      throw new Error(`Party ${state.id} is registered already`);
    case 'ProfileChanged': {
      const { counters, countedThrough, history, id, storageBar, ...fields } = state;
      const kept = { id, counters, countedThrough, history, ...(storageBar && { storageBar }) };
      return { ...kept, ...datedFields({ ...fields, ...data.fields }) };
    }
    case 'Counted':
      return {
        ...state,
        counters: counted(state.counters, data.added),
        countedThrough: data.through,
        history: withDay(state.history, data.through, data.added),
      };
    case 'StorageBarred': {
      const { until, breach, number } = data;
      return { ...state, storageBar: longerBar(state.storageBar, { until, breach, number }) };
    }
    default:
      return unreachable(data);
  }
}

function evolveParty(state: PartyState | undefined, event: RecordedEvent): PartyState {
  // The journal keeps the type beside the data; here they are joined again.
  const data = { ...(event.data as object), type: event.type } as PartyEventData;
  if (state !== undefined) return evolveExisting(state, data);
  if (data.type !== 'Registered') throw new Error(`A party begins with its registration, not with ${event.type}`);
  return { id: data.id, counters: NO_COUNTERS, countedThrough: null, history: NO_HISTORY, ...datedFields(data.fields) };
}

/** `Counted` without goods, as it was first written. */
const COUNTED_WITHOUT_GOODS = 1;
export const PARTY_EVENT_VERSIONS = {
  Registered: 1,
  ProfileChanged: 1,
  Counted: 2,
  StorageBarred: 1,
} as const satisfies Readonly<Record<PartyEventData['type'], number>>;

function upcastParty(event: RecordedEvent): RecordedEvent {
  if (event.type !== 'Counted' || event.version !== COUNTED_WITHOUT_GOODS) return event;
  const { added, through } = event.data as {
    readonly added: { readonly [name: string]: Json };
    readonly through: string;
  };
  return { ...event, version: PARTY_EVENT_VERSIONS.Counted, data: { added: { ...NO_GOODS, ...added }, through } };
}

const NO_PARTS: readonly PersonalPart[] = [];

/** A trader, broker or carrier known to customs: identity, standing, and what it has done. */
export const partyStream: StreamDefinition<PartyState> = {
  type: PARTY_STREAM,
  foldVersion: 2,
  evolve: evolveParty,
  upcast: upcastParty,
  // Standing and counters are customs' own findings; the name is the person's. The number is sealed wherever it stands.
  personal: (event, isPerson) =>
    isPerson(event.subject) ? [{ path: '/fields/nameVi', subject: event.subject }] : NO_PARTS,
};
