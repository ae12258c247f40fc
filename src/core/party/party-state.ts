import type { PlainDate, RecordedEvent, StreamDefinition, StreamRef } from '#core/kernel';
import { unreachable } from '#core/kernel';
import type { PartyId } from './party-id.ts';
import type { PartyCounters, PartyFields, PartyProfile } from './party-profile.ts';
import { NO_COUNTERS } from './party-profile.ts';

export const PARTY_STREAM = 'party';
export const partyRef = (id: PartyId): StreamRef => ({ type: PARTY_STREAM, id });

export type PartyEventData =
  | { readonly type: 'Registered'; readonly id: PartyId; readonly fields: PartyFields }
  | { readonly type: 'ProfileChanged'; readonly fields: Partial<PartyFields>; readonly reason: string }
  /** Adds to the counters; `through` is the last day counted. */
  | { readonly type: 'Counted'; readonly added: PartyCount; readonly through: PlainDate };

/** What happened since the last count. */
export interface PartyCount {
  readonly declarations: number;
  readonly findings: number;
  readonly lastDeclarationOn: PlainDate | null;
  readonly lastFindingOn: PlainDate | null;
}

export interface PartyState extends PartyProfile {
  /** The last day whose declarations are in the counters: a day is never counted twice. */
  readonly countedThrough: PlainDate | null;
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
      const { counters, countedThrough, id, ...fields } = state;
      return { id, counters, countedThrough, ...datedFields({ ...fields, ...data.fields }) };
    }
    case 'Counted':
      return { ...state, counters: counted(state.counters, data.added), countedThrough: data.through };
    default:
      return unreachable(data);
  }
}

function evolveParty(state: PartyState | undefined, event: RecordedEvent): PartyState {
  // The journal keeps the type beside the data; here they are joined again.
  const data = { ...(event.data as object), type: event.type } as PartyEventData;
  if (state !== undefined) return evolveExisting(state, data);
  if (data.type !== 'Registered') throw new Error(`A party begins with its registration, not with ${event.type}`);
  return { id: data.id, counters: NO_COUNTERS, countedThrough: null, ...datedFields(data.fields) };
}

/** A trader, broker or carrier known to customs: identity, standing, and what it has done. */
export const partyStream: StreamDefinition<PartyState> = { type: PARTY_STREAM, foldVersion: 1, evolve: evolveParty };
