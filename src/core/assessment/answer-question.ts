import type { Declaration } from '#core/declaration';
import type { Explanation, PlainDate, Refusal } from '#core/kernel';
import { withLegalBases, type Reference } from '#core/reference';
import type { Assessment } from './assessment.ts';
import { examineQuestion } from './examine-declaration.ts';
import { explainAssessment } from './explain-assessment.ts';
import { taxTable, type TaxRow } from './tax-table.ts';

/** What is asked, and by which law. */
export interface Asked {
  readonly declaration: Declaration;
  readonly reference: Reference;
  readonly on: PlainDate;
}

/** What anybody is told of goods. A server and a browser with the same reference give the same, to the byte. */
export interface QuestionAnswer {
  readonly on: string;
  /** The version of the reference data that the figures are made with. */
  readonly reference: string;
  readonly refusals: Refusal[];
  /** What lodging would still ask for, and the figures do not hang on. */
  readonly toLodge: Refusal[];
  /** `null` while something stands in the way of the figures. */
  readonly totalPayable: string | null;
  readonly assessment: Assessment | null;
}

export interface ExplainedAnswer extends QuestionAnswer {
  readonly taxTable: TaxRow[];
  readonly explanation: Explanation | null;
}

/** The figures of a question, by the functions that assess a declaration. */
export function answerQuestion({ declaration, reference, on }: Asked): QuestionAnswer {
  const { refusals, toLodge, assessment } = examineQuestion(declaration, reference, on);
  return {
    on,
    reference: reference.version,
    refusals: [...withLegalBases(refusals, reference.legalBases, on)],
    toLodge: [...withLegalBases(toLodge, reference.legalBases, on)],
    totalPayable: assessment?.payable ?? null,
    assessment: assessment ?? null,
  };
}

/** The same with how each figure came about. */
export function explainQuestion(asked: Asked): ExplainedAnswer {
  const answer = answerQuestion(asked);
  const { assessment } = answer;
  const { declaration, reference } = asked;
  return {
    ...answer,
    taxTable: assessment === null ? [] : [...taxTable(assessment, declaration, reference)],
    explanation: assessment === null ? null : explainAssessment(assessment, declaration, reference),
  };
}
