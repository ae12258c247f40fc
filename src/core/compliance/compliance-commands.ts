import { can } from '#core/access';
import {
  addDays,
  err,
  ok,
  parsePlainDate,
  STATED_TEXT,
  type Command,
  type Facts,
  type Handler,
  type Json,
  type Outcome,
  type PlainDate,
  type Refusals,
  type Result,
} from '#core/kernel';
import {
  PARTY_EVENT_VERSIONS,
  PARTY_ID_LENGTH_MAX,
  PARTY_ID_PATTERN,
  partyRef,
  type ComplianceMeasure,
  type PartyEventData,
  type PartyId,
  type PartyState,
} from '#core/party';
import { Type, type Static, type TSchema } from 'typebox';
import { Check } from 'typebox/value';
import { complianceRefusal } from './compliance-refusals.ts';
import { COMPLIANCE_FACTORS, COMPLIANCE_LEVELS, complianceTableOn, RISK_CLASSES } from './compliance-table.ts';
import type { ComplianceTable } from './compliance-table.ts';
import { measureCompliance, type Owing } from './measure-compliance.ts';

/** What the commands of this room read of the country. */
export interface ComplianceReference {
  readonly compliance: readonly ComplianceTable[];
}

const closed = { additionalProperties: false } as const;
const id = Type.Unsafe<PartyId>(Type.String({ maxLength: PARTY_ID_LENGTH_MAX, pattern: PARTY_ID_PATTERN }));
const contestId = Type.String({ pattern: '^[A-Za-z0-9-]{8,64}$' });
const reason = Type.String({ minLength: 3, maxLength: 1_000, pattern: STATED_TEXT });

/** Read by the caller from the journal, never said by whoever asks. */
const owedSince = Type.Optional(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }));

/** `party.measure`: level and class are measured anew. Nothing is written where neither changes. */
export const MeasureCompliance = Type.Object({ id, owedSince }, closed);
/** `party.contest`: the party says why its measure is not right. */
export const ContestCompliance = Type.Object(
  { id, contest: contestId, factor: Type.Optional(Type.Enum(COMPLIANCE_FACTORS)), reason },
  closed,
);
/** `party.answerContest`: customs answers; what it upholds it corrects until a day. */
export const AnswerContest = Type.Object(
  {
    id,
    contest: contestId,
    upheld: Type.Boolean(),
    reason,
    owedSince,
    correction: Type.Optional(
      Type.Object(
        {
          level: Type.Enum(COMPLIANCE_LEVELS),
          riskClass: Type.Enum(RISK_CLASSES),
          until: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }),
        },
        closed,
      ),
    ),
  },
  closed,
);
export type MeasureCompliance = Static<typeof MeasureCompliance>;
export type ContestCompliance = Static<typeof ContestCompliance>;
export type AnswerContest = Static<typeof AnswerContest>;

/** Longer than this nobody's judgement stands in for what was counted. */
export const CORRECTION_DAYS_MAX = 365;

/** Refuses with `ACC`-like `CPL-002` whoever may not: the party's name is not told to strangers. */
export const measureParty = complianceHandler<'party.measure', MeasureCompliance>(
  'party.measure',
  MeasureCompliance,
  ({ actor, data }, state, { reference, today }) => {
    if (!can(actor, 'compliance.measure')) return err([complianceRefusal('CPL-002', '/id')]);
    const table = complianceTableOn(reference.compliance, today);
    if (table === undefined) return err([complianceRefusal('CPL-003', '')]);
    const measure = measureOf(owing(state, data.owedSince), table, today);
    return ok(isNews(measure, state) ? [{ type: 'ComplianceMeasured', ...measure }] : []);
  },
);

export const contestCompliance = complianceHandler<'party.contest', ContestCompliance>(
  'party.contest',
  ContestCompliance,
  ({ actor, data: { contest, factor, reason: why } }, state) => {
    if (!can(actor, 'compliance.contest', { principalId: state.id })) return err([complianceRefusal('CPL-002', '/id')]);
    if (state.measures === undefined) return err([complianceRefusal('CPL-004', '/id')]);
    if (openContest(state) !== undefined) return err([complianceRefusal('CPL-005', '')]);
    return ok([{ type: 'ComplianceContested', id: contest, ...(factor && { factor }), reason: why, by: actor.userId }]);
  },
);

export const answerContest = complianceHandler<'party.answerContest', AnswerContest>(
  'party.answerContest',
  AnswerContest,
  ({ actor, data: { contest, upheld, reason: why, correction, owedSince: since } }, state, { reference, today }) => {
    if (!can(actor, 'compliance.answer', { principalId: state.id })) return err([complianceRefusal('CPL-002', '/id')]);
    if (openContest(state)?.id !== contest) return err([complianceRefusal('CPL-006', '/contest')]);
    const until = correction && parsePlainDate(correction.until);
    if (upheld !== (correction !== undefined)) return err([complianceRefusal('CPL-001', '/correction')]);
    if (correction && (until === undefined || until <= today || until > addDays(today, CORRECTION_DAYS_MAX)))
      return err([complianceRefusal('CPL-007', '/correction/until', { days: String(CORRECTION_DAYS_MAX) })]);
    if (correction && state.aeo !== (correction.level === 1)) return err([complianceRefusal('CPL-008', '/correction')]);
    const corrected = correction && until && { level: correction.level, riskClass: correction.riskClass, until };
    const answered: PartyEventData = {
      type: 'ComplianceContestAnswered',
      id: contest,
      upheld,
      reason: why,
      by: actor.userId,
      ...(corrected && { correction: corrected }),
    };
    const table = complianceTableOn(reference.compliance, today);
    if (!corrected || table === undefined) return ok([answered]);
    const measure = measureOf({ ...owing(state, since), correction: corrected }, table, today);
    return ok([answered, { type: 'ComplianceMeasured', ...measure }]);
  },
);

/** The one that waits for customs. */
export const openContest = ({ contests }: Pick<PartyState, 'contests'>) =>
  contests?.find(({ answer }) => answer === undefined);

const owing = (state: PartyState, since: string | undefined): PartyState & Owing => ({
  ...state,
  owedSince: since === undefined ? undefined : parsePlainDate(since),
});

/** What holds on a day: an officer's correction while it lasts, else what is counted. */
export function measureOf(state: PartyState & Owing, table: ComplianceTable, today: PlainDate): ComplianceMeasure {
  const measured = measureCompliance(state, table, today);
  const correction = state.correction && today <= state.correction.until ? state.correction : undefined;
  return {
    on: today,
    level: correction?.level ?? measured.level,
    riskClass: correction?.riskClass ?? measured.riskClass,
    was: { level: state.complianceLevel, riskClass: state.riskClass },
    facts: measured.facts,
    // The file was checked when it was read.
    table: table.validFrom as PlainDate,
    levelLine: measured.levelLine,
    classLine: measured.classLine,
    ...(correction && { correctedUntil: correction.until }),
  };
}

/** The first measure, and each that changes what decides. */
export function isNews(measure: ComplianceMeasure, state: PartyState): boolean {
  const last = state.measures?.at(-1);
  return (
    last === undefined ||
    measure.level !== state.complianceLevel ||
    measure.riskClass !== state.riskClass ||
    measure.correctedUntil !== last.correctedUntil
  );
}

type Decide<Type extends string, Data> = (
  command: Command<Type, Data>,
  state: PartyState,
  facts: Facts<ComplianceReference>,
) => Result<readonly PartyEventData[], Refusals>;

function complianceHandler<Name extends string, Data extends { readonly id: PartyId }>(
  type: Name,
  schema: TSchema,
  decide: Decide<Name, Data>,
): Handler<Command<Name, Data>, null, ComplianceReference> {
  return {
    type,
    prepare: ({ data }) => (Check(schema, data) ? ok(null) : err([complianceRefusal('CPL-001', '')])),
    touches: ({ data }) => [partyRef(data.id)],
    handle: (command, _prepared, world, facts) => {
      const ref = partyRef(command.data.id);
      const state = world.state<PartyState>(ref);
      if (state === undefined) return err([complianceRefusal('CPL-002', '/id')]);
      const decided = decide(command, state, facts);
      if (!decided.ok) return decided;
      const outcome: Outcome = {
        events: decided.value.map(({ type: name, ...data }) => ({
          stream: ref,
          type: name,
          version: PARTY_EVENT_VERSIONS[name],
          data: data as Json,
          subject: command.data.id,
        })),
        postings: [],
        claims: [],
        releases: [],
        outbox: [],
        answer: { id: command.data.id, changed: decided.value.length > 0 },
      };
      return ok(outcome);
    },
  };
}
