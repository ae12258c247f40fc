import { can } from '#core/access';
import {
  complianceTableOn,
  explainCompliance,
  FACTOR_LABELS,
  measureCompliance,
  measureOf,
  missingFor,
  openContest,
  type ComplianceCondition,
  type ComplianceFacts,
  type ComplianceLine,
  type ComplianceReference,
} from '#core/compliance';
import type { Actor, PlainDate, Text } from '#core/kernel';
import type { PartyState } from '#core/party';
import { Type, type Static } from 'typebox';

const text = Type.Object({ vi: Type.String(), en: Type.String() });
const orNull = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()]);

const Bound = Type.Object({
  factor: Type.String(),
  label: text,
  value: Type.Number({ description: 'As it stands now' }),
  atLeast: orNull(Type.Number()),
  atMost: orNull(Type.Number()),
});
const Way = Type.Object({
  grade: Type.Integer(),
  missing: Type.Array(Bound, { description: 'What does not hold yet' }),
  blockedBy: Type.Array(text, { description: 'What decides before this grade is asked for' }),
});

export const ComplianceView = Type.Object(
  {
    id: Type.String(),
    name: Type.String(),
    status: Type.Enum(['active', 'suspended', 'dissolved']),
    registeredOn: Type.String(),
    aeo: Type.Boolean(),
    level: Type.Integer({ minimum: 1, maximum: 5, description: 'As it decides today' }),
    riskClass: Type.Integer({ minimum: 1, maximum: 9 }),
    levelReason: orNull(text),
    classReason: orNull(text),
    measuredOn: orNull(Type.String({ description: 'Since when level and class are these; null: never measured' })),
    correctedUntil: orNull(Type.String({ description: 'An officer’s correction holds instead of the count' })),
    countedThrough: orNull(Type.String()),
    table: orNull(
      Type.Object({
        validFrom: Type.String(),
        legalBasis: Type.String(),
        illustrative: Type.Boolean(),
        months: Type.Integer(),
      }),
    ),
    factors: Type.Array(Type.Object({ factor: Type.String(), label: text, value: Type.Number() })),
    betterLevels: Type.Array(Way, { description: 'What a better level takes, the nearest first' }),
    months: Type.Array(
      Type.Object({
        month: Type.String(),
        declarations: Type.Integer(),
        findings: Type.Integer(),
        penalties: Type.Integer(),
        penaltyTotal: Type.Number(),
        latePayments: Type.Integer(),
        lateAnswers: Type.Integer(),
        corrections: Type.Integer(),
      }),
    ),
    measures: Type.Array(
      Type.Object({
        on: Type.String(),
        level: Type.Integer(),
        riskClass: Type.Integer(),
        correctedUntil: orNull(Type.String()),
      }),
      { description: 'Each change, newest first' },
    ),
    contests: Type.Array(
      Type.Object({
        id: Type.String(),
        factor: orNull(Type.String()),
        factorLabel: orNull(text),
        reason: Type.String(),
        since: Type.String(),
        answer: orNull(
          Type.Object({
            upheld: Type.Boolean(),
            reason: Type.String(),
            at: Type.String(),
            correction: orNull(Type.Object({ level: Type.Integer(), riskClass: Type.Integer(), until: Type.String() })),
          }),
        ),
      }),
      { description: 'Newest first' },
    ),
    may: Type.Object({ contest: Type.Boolean(), answer: Type.Boolean(), measure: Type.Boolean() }),
    explanation: orNull(Type.Ref('Explanation')),
  },
  { $id: 'Compliance' },
);

/** Everything that is known of a measure: the same to the party and to customs, since nothing in it tells how goods are selected. */
export function complianceView(
  state: PartyState,
  { compliance }: ComplianceReference,
  actor: Actor,
  today: PlainDate,
  overdueSince?: PlainDate,
): Static<typeof ComplianceView> {
  const table = complianceTableOn(compliance, today);
  const owing = { ...state, owedSince: overdueSince };
  const measured = table && measureCompliance(owing, table, today);
  const last = state.measures?.at(-1);
  const now = table && measureOf(owing, table, today);
  return {
    id: state.id,
    name: state.nameVi,
    status: state.status,
    registeredOn: state.registeredOn,
    aeo: state.aeo,
    level: state.complianceLevel,
    riskClass: state.riskClass,
    levelReason: reasonOf(table?.levels[measured?.levelLine ?? -1]),
    classReason: reasonOf(table?.classes[measured?.classLine ?? -1]),
    measuredOn: last?.on ?? null,
    correctedUntil: now?.correctedUntil ?? null,
    countedThrough: state.countedThrough,
    table: table
      ? {
          validFrom: table.validFrom,
          legalBasis: table.legalBasis,
          illustrative: table.illustrative,
          months: table.months,
        }
      : null,
    factors: measured
      ? Object.entries(FACTOR_LABELS).flatMap(([factor, label]) =>
          factor === 'level' ? [] : [{ factor, label, value: measured.facts[factor as keyof ComplianceFacts] }],
        )
      : [],
    betterLevels: table && measured ? waysUp(table.levels, measured.levelLine, measured.facts) : [],
    months: state.conduct.map((month) => ({ ...month })),
    measures: (state.measures ?? []).toReversed().map(({ on, level, riskClass, correctedUntil }) => ({
      on,
      level,
      riskClass,
      correctedUntil: correctedUntil ?? null,
    })),
    contests: (state.contests ?? []).toReversed().map(({ id, factor, reason, since, answer }) => ({
      id,
      factor: factor ?? null,
      factorLabel: factor === undefined ? null : (FACTOR_LABELS[factor as keyof ComplianceFacts] ?? null),
      reason,
      since,
      answer: answer
        ? { upheld: answer.upheld, reason: answer.reason, at: answer.at, correction: answer.correction ?? null }
        : null,
    })),
    may: {
      contest:
        state.measures !== undefined &&
        openContest(state) === undefined &&
        can(actor, 'compliance.contest', { principalId: state.id }),
      answer: openContest(state) !== undefined && can(actor, 'compliance.answer', { principalId: state.id }),
      measure: can(actor, 'compliance.measure', { principalId: state.id }),
    },
    explanation: table && measured ? explainCompliance(measured, table) : null,
  };
}

const reasonOf = (line: ComplianceLine | undefined): Text | null => line?.reason ?? null;

/** The nearest way to each better grade. */
function waysUp(lines: readonly ComplianceLine[], decided: number, facts: ComplianceFacts): Static<typeof Way>[] {
  const seen = new Set<number>();
  return missingFor(lines, decided, facts).flatMap(({ grade, conditions, blockedBy }) => {
    if (seen.has(grade)) return [];
    seen.add(grade);
    return [
      {
        grade,
        missing: conditions.map((condition) => boundOf(condition, facts)),
        blockedBy: blockedBy.flatMap((line) => lines[line]?.reason ?? []),
      },
    ];
  });
}

const boundOf = ({ factor, atLeast, atMost }: ComplianceCondition, facts: ComplianceFacts): Static<typeof Bound> => ({
  factor,
  label: FACTOR_LABELS[factor],
  value: facts[factor],
  atLeast: atLeast ?? null,
  atMost: atMost ?? null,
});
