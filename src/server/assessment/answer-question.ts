import { examineQuestion, explainAssessment, taxTable, type Assessment } from '#core/assessment';
import type { Declaration } from '#core/declaration';
import type { Explanation, PlainDate, Refusal } from '#core/kernel';
import { withLegalBases, type Reference } from '#core/reference';

/** What is asked, and by which law. */
export interface Asked {
  readonly declaration: Declaration;
  readonly reference: Reference;
  readonly on: PlainDate;
  readonly knownAt: string | undefined;
}

export interface Answered {
  readonly on: string;
  readonly knownAt: string | null;
  readonly reference: string;
  readonly refusals: Refusal[];
  readonly toLodge: Refusal[];
  readonly totalPayable: string | null;
  readonly assessment: Assessment | null;
}

/** The figures of a question, by the functions that assess a declaration. */
export function answered({ declaration, reference, on, knownAt }: Asked): Answered {
  const { refusals, toLodge, assessment } = examineQuestion(declaration, reference, on);
  return {
    on,
    knownAt: knownAt ?? null,
    reference: reference.version,
    refusals: [...withLegalBases(refusals, reference.legalBases, on)],
    toLodge: [...withLegalBases(toLodge, reference.legalBases, on)],
    totalPayable: assessment?.payable ?? null,
    assessment: assessment ?? null,
  };
}

/** The same with how each figure came about. */
export function explained(asked: Asked): Answered & {
  readonly taxTable: ReturnType<typeof taxTable>[number][];
  readonly explanation: Explanation | null;
} {
  const answer = answered(asked);
  const { assessment } = answer;
  const { declaration, reference } = asked;
  return {
    ...answer,
    taxTable: assessment === null ? [] : [...taxTable(assessment, declaration, reference)],
    explanation: assessment === null ? null : explainAssessment(assessment, declaration, reference),
  };
}
