import { unreachable, type PersonalPart, type RecordedEvent, type StreamDefinition } from '#core/kernel';
import type { Done } from './done.ts';
import { followUpsAfter } from './follow-up.ts';
import {
  INSPECTION_STREAM,
  openRound,
  type InspectionEventData,
  type InspectionRound,
  type InspectionState,
} from './inspection.ts';

export const inspectionStream: StreamDefinition<InspectionState> = {
  type: INSPECTION_STREAM,
  foldVersion: 2,
  evolve: (state, event) => {
    // Written by our own handlers, hashed and chained since: trusted as their type.
    const data = { ...(event.data as object), type: event.type } as InspectionEventData;
    const done = { at: event.at, by: event.actor.userId };
    if (data.type === 'DocumentCheckRecorded') {
      const before = state ?? begun(data.number);
      return { ...before, documentChecks: [...before.documentChecks, { items: data.items, ...done }] };
    }
    if (data.type === 'InspectionOrdered') return ordered(state ?? begun(data.number), data, done);
    if (state === undefined)
      throw new Error(`An inspection begins with a check of documents or an order, not ${event.type}`);
    return evolveExisting(state, data, done);
  },
  // What people wrote about the goods of a natural person is that person's.
  personal: ({ data, subject }, isPerson) => (isPerson(subject) ? wordsIn(data, subject) : []),
};

type LaterData = Exclude<InspectionEventData, { type: 'DocumentCheckRecorded' | 'InspectionOrdered' }>;

const begun = (number: InspectionState['number']): InspectionState => ({
  number,
  documentChecks: [],
  rounds: [],
  photos: [],
  samples: [],
  followUps: [],
});

function ordered(
  state: InspectionState,
  data: Extract<InspectionEventData, { type: 'InspectionOrdered' }>,
  done: Done,
): InspectionState {
  const { type: _type, number: _number, ...order } = data;
  const round: InspectionRound = {
    status: 'ordered',
    order: { ...order, ...done },
    scans: [],
    containerChecks: [],
    findings: [],
    attendance: null,
    cancellation: null,
    conclusion: null,
  };
  return { ...state, rounds: [...state.rounds, round] };
}

function evolveExisting(state: InspectionState, data: LaterData, done: Done): InspectionState {
  switch (data.type) {
    case 'InspectionCancelled':
      return inRound(state, (round) => ({
        ...round,
        status: 'cancelled',
        cancellation: { reason: data.reason, ...done },
      }));
    case 'PhotoAdded':
      return { ...state, photos: [...state.photos, data.photo] };
    case 'ScanRecorded': {
      const { type: _, ...scan } = data;
      return inRound(state, (round) => ({
        ...round,
        status: 'underway',
        scans: [...round.scans, { ...scan, ...done }],
      }));
    }
    case 'ContainerChecked': {
      const { type: _, ...check } = data;
      return inRound(state, (round) => ({
        ...round,
        status: 'underway',
        containerChecks: [...round.containerChecks, { ...check, ...done }],
      }));
    }
    case 'AttendanceRecorded': {
      const { type: _, ...attested } = data;
      return inRound(state, (round) => ({ ...round, attendance: { ...attested, ...done } }));
    }
    case 'PhysicalFindingRecorded': {
      const { type: _, ...finding } = data;
      return inRound(state, (round) => ({
        ...round,
        status: 'underway',
        findings: [...round.findings, { ...finding, ...done }],
      }));
    }
    case 'SampleTaken': {
      const { type: _, ...sample } = data;
      const taken = { ...state, samples: [...state.samples, { ...sample, ...done, result: null }] };
      return inRound(taken, (round) => ({ ...round, status: 'underway' }));
    }
    case 'LaboratoryResultRecorded': {
      const { type: _, ...result } = data;
      const samples = state.samples.map((sample, index) =>
        index + 1 === result.sample ? { ...sample, result: { ...result, ...done } } : sample,
      );
      return { ...state, samples };
    }
    case 'InspectionConcluded':
      return concluded(state, data, done);
    case 'PenaltyProposed':
    case 'CaseTaken':
    case 'CaseNoteAdded':
    case 'CaseConcluded':
    case 'FollowUpClosed':
    case 'FollowUpReopened':
      return { ...state, followUps: followUpsAfter(state.followUps, data, done) };
    default:
      return unreachable(data);
  }
}

function concluded(
  state: InspectionState,
  { conforms, discrepancies, text }: Extract<InspectionEventData, { type: 'InspectionConcluded' }>,
  done: Done,
): InspectionState {
  const opened = discrepancies.map(({ followUp: id, ...discrepancy }) => ({
    id,
    kind: discrepancy.follow,
    discrepancy,
    openedAt: done.at,
    closed: null,
  }));
  return inRound({ ...state, followUps: [...state.followUps, ...opened] }, (round) => ({
    ...round,
    status: 'concluded',
    conclusion: { conforms, discrepancies, text, ...done },
  }));
}

function inRound(state: InspectionState, change: (round: InspectionRound) => InspectionRound): InspectionState {
  const round = openRound(state);
  if (round === undefined) throw new Error(`No inspection of ${state.number} is under way`);
  return { ...state, rounds: [...state.rounds.slice(0, -1), change(round)] };
}

/** Members of events that people fill with words of their own. */
const WORDS = [
  'packages',
  'place',
  'reasonForTrader',
  'instructions',
  'reason',
  'note',
  'questions',
  'answer',
  'text',
  'name',
  'capacity',
];
/** Lists of events whose entries hold such words. */
const WORDS_IN_LISTS: Readonly<Record<string, readonly string[]>> = {
  items: ['note'],
  discrepancies: ['declared', 'found'],
};

function wordsIn(data: RecordedEvent['data'], subject: string): readonly PersonalPart[] {
  if (typeof data !== 'object' || data === null) return [];
  const members = data as Readonly<Record<string, unknown>>;
  const listed = Object.entries(WORDS_IN_LISTS).flatMap(([list, names]) => {
    const entries = members[list];
    return Array.isArray(entries)
      ? entries.flatMap((_, index) => names.map((name) => `/${list}/${index}/${name}`))
      : [];
  });
  return [...WORDS.filter((name) => name in members).map((name) => `/${name}`), ...listed].map((path) => ({
    path,
    subject,
  }));
}
