import type { ClearanceReference } from './clearance-reference.ts';
import { refuse } from './refusals.ts';
import { can } from '#core/access';
import {
  consultationDeadlines,
  dailyDeadlines,
  declarationDeadlines,
  stepDue,
  transportDeadlines,
  type Deadline,
  type DeadlineLaw,
  type DeadlineStep,
} from '#core/deadline';
import {
  DECLARATION_STREAM,
  type DeadlineEventData,
  type DeadlineMark,
  type DeclarationState,
} from '#core/declaration';
import { err, ok, type Command, type Handler, type Instant, type Outcome, type StreamRef } from '#core/kernel';
import { TRANSPORT_STREAM, type TransportState } from '#core/transport';
import { CONSULTATION_STREAM, type ConsultationState } from '#core/valuation';

/**
 * A timer says that the time of a deadline has come. Nothing rests on its word: whether the deadline still stands and its
 * time is really over is decided anew from the stream and the writer's own time, and what was told is remembered by the
 * stream. So a timer that rings twice, late, or by a clock that ran ahead changes nothing.
 */
export type FireDeadline = Command<
  'deadline.fire',
  { readonly stream: StreamRef; readonly kind: string; readonly key: string; readonly dueAt: Instant }
>;

/** The deadlines that stand on a stream, and what was told of them. */
export interface Standing {
  readonly deadlines: readonly Deadline[];
  readonly marks: readonly DeadlineMark[];
}

/** Kinds of streams that have deadlines, and how each is read. */
const READERS: Readonly<Record<string, (state: never, law: DeadlineLaw) => Standing>> = {
  [DECLARATION_STREAM]: (state: DeclarationState, law) => ({
    deadlines: declarationDeadlines(state, law),
    marks: state.deadlines ?? NO_MARKS,
  }),
  [CONSULTATION_STREAM]: (state: ConsultationState, law) => ({
    deadlines: consultationDeadlines(state, law),
    marks: state.deadlines ?? NO_MARKS,
  }),
  [TRANSPORT_STREAM]: (state: TransportState, law) => ({
    deadlines: transportDeadlines(state, law),
    marks: state.deadlines ?? NO_MARKS,
  }),
};
const NO_MARKS: readonly DeadlineMark[] = [];
const NOTHING: Standing = { deadlines: [], marks: [] };

export const hasDeadlines = (streamType: string): boolean => Object.hasOwn(READERS, streamType);

/** What stands on a stream, by its state as stored; nothing on one that is not there. */
export function deadlinesOn(streamType: string, state: unknown, law: DeadlineLaw): Standing {
  const read = READERS[streamType];
  // A stream's state is what its own room folded: that room's reader is named beside it.
  return read === undefined || state === undefined ? NOTHING : read(state as never, law);
}

/** The same, with what is looked for once a day and has no timer. */
export function standingOn(streamType: string, state: unknown, law: DeadlineLaw): Standing {
  const { deadlines, marks } = deadlinesOn(streamType, state, law);
  if (streamType !== DECLARATION_STREAM || state === undefined) return { deadlines, marks };
  // A stream's state is what its own room folded.
  return { deadlines: [...deadlines, ...dailyDeadlines(state as DeclarationState, law)], marks };
}

export const fireDeadline: Handler<FireDeadline, null, ClearanceReference> = {
  type: 'deadline.fire',
  prepare: ({ actor, data }) =>
    can(actor, 'deadline.fire', {}) && hasDeadlines(data.stream.type) ? ok(null) : err([refuse('ACC-001')]),
  touches: ({ data }) => [data.stream],
  handle: ({ data: { stream, kind, key, dueAt } }, _prepared, world, { reference, at }) => {
    const { deadlines, marks } = standingOn(stream.type, world.state<unknown>(stream), reference);
    const deadline = deadlines.find((one) => one.kind === kind && one.key === key && one.dueAt === dueAt);
    const step = deadline && stepDue(deadline, marks, at);
    return ok(step ? fired(stream, deadline, step) : UNCHANGED);
  },
};

function fired(stream: StreamRef, deadline: Deadline, step: DeadlineStep): Outcome {
  const { type, ...data } = eventOf(deadline, step);
  return {
    ...UNCHANGED,
    events: [{ stream, type, version: 1, data }],
    answer: { fired: step.step },
  };
}

function eventOf({ kind, key, dueAt, rule }: Deadline, { step, at }: DeadlineStep): DeadlineEventData {
  return step === 'warning'
    ? { type: 'DeadlineWarned', kind, key, dueAt, holder: rule.holder, warnAt: at }
    : { type: 'DeadlinePassed', kind, key, dueAt, holder: rule.holder, onExpiry: rule.onExpiry };
}

const UNCHANGED: Outcome = {
  events: [],
  postings: [],
  claims: [],
  releases: [],
  outbox: [],
  answer: { fired: null },
};
