import {
  answerQuestion,
  compareAssessments,
  explainQuestion,
  questionDeclaration,
  varied,
  type ComparedRow,
  type ExplainedAnswer,
  type GoodsQuestion,
  type QuestionAnswer,
  type Variation,
} from '#core/assessment';
import { assert, type PlainDate } from '#core/kernel';
import { compileReference, type CountryPack, type Reference } from '#core/reference';

/**
 * The customs program itself, in the browser: the functions that assess a declaration, on the part of the reference that
 * the server sent. Loaded when somebody calculates, not before.
 */

/** What a slice of the reference answers for, by the day it is of. */
export interface Here {
  readonly on: PlainDate;
  readonly reference: Reference;
}

export function openHere({ on, pack }: { readonly on: string; readonly pack: CountryPack }): Here {
  const reference = compileReference(pack);
  assert(reference.ok, 'a part of what compiles compiles');
  return { on: on as PlainDate, reference: reference.value };
}

export interface Answers {
  readonly base: ExplainedAnswer;
  /** The base first, then the variations in their order. */
  readonly answers: readonly QuestionAnswer[];
  readonly rows: readonly ComparedRow[];
}

/** The question and its variations; `hereOf` gives the reference of another day. */
export function answersHere(
  goods: GoodsQuestion,
  variations: readonly Variation[],
  here: Here,
  hereOf: (day: string) => Here | undefined,
): Answers | undefined {
  const { on, reference } = here;
  const declaration = questionDeclaration(goods, reference.country.calculatorTypeCode);
  const base = explainQuestion({ declaration, reference, on });
  const answers: QuestionAnswer[] = [base];
  for (const variation of variations) {
    const then = variation.on === undefined ? here : hereOf(variation.on);
    if (then === undefined) return undefined;
    answers.push(answerQuestion({ ...then, declaration: varied(declaration, variation, then.reference, then.on) }));
  }
  const rows = compareAssessments(
    answers.map(({ assessment }) => assessment ?? undefined),
    reference,
  );
  return { base, answers, rows };
}

export { explainQuestion };
