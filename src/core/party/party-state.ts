import type { Instant, Json, PersonalPart, PlainDate, RecordedEvent, StreamDefinition, StreamRef } from '#core/kernel';
import { unreachable } from '#core/kernel';
import { NO_GOODS, NO_HISTORY, withDay, type DeclaredGoods, type PartyHistory } from './party-history.ts';
import type { PartyId } from './party-id.ts';
import { withConduct, type Conduct, type ConductMonth } from './party-conduct.ts';
import type { PartyCounters, PartyFields, PartyProfile } from './party-profile.ts';
import { NO_COUNTERS } from './party-profile.ts';
import { longerBar, type StorageBar } from './storage-bar.ts';

export const PARTY_STREAM = 'party';
export const partyRef = (id: PartyId): StreamRef => ({ type: PARTY_STREAM, id });

export type PartyEventData =
  | {
      readonly type: 'Registered';
      readonly id: PartyId;
      readonly fields: PartyFields;
      /** How it behaved before it was registered here, as the system before this one knew it. */
      readonly record?: ConductMonth;
    }
  | { readonly type: 'ProfileChanged'; readonly fields: Partial<PartyFields>; readonly reason: string }
  /** Adds a finished day to counters and history; `through` is that day. */
  | { readonly type: 'Counted'; readonly added: PartyCount; readonly through: PlainDate }
  | ({ readonly type: 'StorageBarred' } & StorageBar)
  | ({ readonly type: 'ComplianceMeasured' } & ComplianceMeasure)
  | ({ readonly type: 'ComplianceContested' } & Omit<ComplianceContest, 'since' | 'answer'>)
  | ({ readonly type: 'ComplianceContestAnswered'; readonly id: string } & ContestAnswer);

/** What happened since the last count. The job counts each day with declarations or findings by itself. */
export interface PartyCount extends DeclaredGoods, Omit<Conduct, 'declarations'> {
  readonly lastDeclarationOn: PlainDate | null;
  readonly lastFindingOn: PlainDate | null;
}

/** Level and class as they were measured, with all that was looked at. */
export interface ComplianceMeasure {
  readonly on: PlainDate;
  readonly level: PartyProfile['complianceLevel'];
  readonly riskClass: PartyProfile['riskClass'];
  /** What held before. */
  readonly was: Pick<ComplianceMeasure, 'level' | 'riskClass'>;
  /** Factors by name, as they stood. */
  readonly facts: Readonly<Record<string, number>>;
  /** Which table it was measured by: the day it holds from. */
  readonly table: PlainDate;
  /** Which lines of it decided, from 0. */
  readonly levelLine: number;
  readonly classLine: number;
  /** An officer's correction holds until this day, and takes the place of what was measured. */
  readonly correctedUntil?: PlainDate;
}

/** A party does not agree with its measure. */
export interface ComplianceContest {
  readonly id: string;
  /** The factor it speaks of; absent where it is the whole. */
  readonly factor?: string;
  readonly reason: string;
  readonly by: string;
  readonly since: Instant;
  readonly answer?: ContestAnswer & { readonly at: Instant };
}

export interface ContestAnswer {
  readonly upheld: boolean;
  readonly reason: string;
  readonly by: string;
  /** What holds instead, until a day; only where it was upheld. */
  readonly correction?: ComplianceCorrection;
}

export interface ComplianceCorrection {
  readonly level: PartyProfile['complianceLevel'];
  readonly riskClass: PartyProfile['riskClass'];
  readonly until: PlainDate;
}

/** Old ones stay in the journal. */
export const CONTESTS_KEPT_MAX = 20;
export const MEASURES_KEPT_MAX = 20;

export interface PartyState extends PartyProfile {
  /** The last day whose declarations are in the counters: a day is never counted twice. */
  readonly countedThrough: PlainDate | null;
  readonly history: PartyHistory;
  /** Month by month, oldest first. */
  readonly conduct: readonly ConductMonth[];
  /** Each change of level or class, oldest first. Absent where none was ever measured. */
  readonly measures?: readonly ComplianceMeasure[];
  /** Oldest first; one at most is not answered. */
  readonly contests?: readonly ComplianceContest[];
  readonly correction?: ComplianceCorrection;
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
const fieldsOf = ({ nameVi, registeredOn, status, complianceLevel, riskClass, aeo, taxDebtDaysMax }: PartyState) => ({
  nameVi,
  registeredOn,
  status,
  complianceLevel,
  riskClass,
  aeo,
  taxDebtDaysMax,
});

const datedFields = (fields: PartyFields): Omit<PartyProfile, 'id' | 'counters'> => ({
  ...fields,
  registeredOn: fields.registeredOn as PlainDate,
});

function evolveExisting(state: PartyState, data: PartyEventData, at: Instant): PartyState {
  switch (data.type) {
    case 'Registered':
      throw new Error(`Party ${state.id} is registered already`);
    case 'ProfileChanged': {
      return { ...state, ...datedFields({ ...fieldsOf(state), ...data.fields }) };
    }
    case 'Counted':
      return {
        ...state,
        counters: counted(state.counters, data.added),
        countedThrough: data.through,
        history: withDay(state.history, data.through, data.added),
        conduct: withConduct(state.conduct, data.through, data.added),
      };
    case 'StorageBarred': {
      const { until, breach, number } = data;
      return { ...state, storageBar: longerBar(state.storageBar, { until, breach, number }) };
    }
    case 'ComplianceMeasured': {
      const { type: _type, ...measure } = data;
      const { level: complianceLevel, riskClass } = measure;
      const measures = [...(state.measures ?? []), measure].slice(-MEASURES_KEPT_MAX);
      return { ...state, complianceLevel, riskClass, measures };
    }
    case 'ComplianceContested': {
      const { type: _type, ...contest } = data;
      return { ...state, contests: [...(state.contests ?? []), { ...contest, since: at }].slice(-CONTESTS_KEPT_MAX) };
    }
    case 'ComplianceContestAnswered': {
      const { type: _type, id, ...answer } = data;
      const contests = (state.contests ?? []).map((each) =>
        each.id === id ? { ...each, answer: { ...answer, at } } : each,
      );
      return { ...state, contests, ...(answer.correction && { correction: answer.correction }) };
    }
    default:
      return unreachable(data);
  }
}

function evolveParty(state: PartyState | undefined, event: RecordedEvent): PartyState {
  // The journal keeps the type beside the data; here they are joined again.
  const data = { ...(event.data as object), type: event.type } as PartyEventData;
  if (state !== undefined) return evolveExisting(state, data, event.at);
  if (data.type !== 'Registered') throw new Error(`A party begins with its registration, not with ${event.type}`);
  return {
    id: data.id,
    counters: NO_COUNTERS,
    countedThrough: null,
    history: NO_HISTORY,
    conduct: data.record ? [data.record] : [],
    ...datedFields(data.fields),
  };
}

/** `Counted` without goods, as it was first written, and without conduct, as it was written then. */
const COUNTED_WITHOUT_GOODS = 1;
const COUNTED_WITHOUT_CONDUCT = 2;
export const PARTY_EVENT_VERSIONS = {
  Registered: 1,
  ProfileChanged: 1,
  Counted: 3,
  StorageBarred: 1,
  ComplianceMeasured: 1,
  ComplianceContested: 1,
  ComplianceContestAnswered: 1,
} as const satisfies Readonly<Record<PartyEventData['type'], number>>;

function upcastParty(event: RecordedEvent): RecordedEvent {
  if (event.type !== 'Counted' || event.version > COUNTED_WITHOUT_CONDUCT) return event;
  const { added, through } = event.data as {
    readonly added: { readonly [name: string]: Json };
    readonly through: string;
  };
  const goods = event.version === COUNTED_WITHOUT_GOODS ? NO_GOODS : {};
  return {
    ...event,
    version: PARTY_EVENT_VERSIONS.Counted,
    data: { added: { ...goods, ...NO_MISCONDUCT, ...added }, through },
  };
}

/** What was not counted then. */
const NO_MISCONDUCT = { penalties: 0, penaltyTotal: 0, latePayments: 0, lateAnswers: 0, corrections: 0 };

const NO_PARTS: readonly PersonalPart[] = [];

/** A trader, broker or carrier known to customs: identity, standing, and what it has done. */
export const partyStream: StreamDefinition<PartyState> = {
  type: PARTY_STREAM,
  foldVersion: 3,
  evolve: evolveParty,
  upcast: upcastParty,
  // Standing and counters are customs' own findings; the name is the person's. The number is sealed wherever it stands.
  personal: (event, isPerson) =>
    isPerson(event.subject) ? [{ path: '/fields/nameVi', subject: event.subject }] : NO_PARTS,
};
