import {
  AssessmentAnswer,
  AssessmentBody,
  ComparisonAnswer,
  ComparisonBody,
  VariationSchema,
} from '../assessment-schemas.ts';
import { declarationAsked } from '../declaration-asked.ts';
import {
  answerQuestion,
  compareAssessments,
  explainQuestion,
  varied,
  type Asked,
  type Variation,
} from '#core/assessment';
import { dayOf } from '#server/codes';
import type { HttpApp } from '#server/platform/http';
import type { Services } from '#server/platform/services';
import { timeTravel } from '#server/reference';
import { Type } from 'typebox';

/** A form asks while it is filled in; nobody types faster than this. */
const ASSESSMENTS_RATE = { max: 240, timeWindow: '1 minute' };
/** Each answers up to six questions. */
const COMPARISONS_RATE = { max: 60, timeWindow: '1 minute' };

/** What would be due on goods: the same functions as for a declaration, without lodging one. No account needed. */
export function assessGoods(app: HttpApp, services: Services): void {
  for (const schema of [VariationSchema, AssessmentAnswer, ComparisonAnswer]) app.addSchema(schema);
  const referenceThen = timeTravel(app, services);

  app.post(
    '/api/v1/assessments',
    {
      schema: {
        operationId: 'assessGoods',
        tags: ['Public'],
        summary: 'Duty and taxes on goods, with the calculation of each figure',
        description:
          'Goods of one line, or a declaration with its lines, claims, delivery terms and charges. What stands in the way of the figures is told in `refusals`; nothing is kept.',
        body: AssessmentBody,
        response: { 200: Type.Ref('AssessmentAnswer'), 422: Type.Ref('Problem'), 503: Type.Ref('Problem') },
      },
      config: { rateLimit: ASSESSMENTS_RATE },
    },
    async (request) => {
      const { on, knownAt } = request.body;
      const { reference } = await referenceThen(request, knownAt);
      const declaration = declarationAsked(request.body, reference.country.calculatorTypeCode);
      return { ...explainQuestion({ declaration, reference, on: dayOf(on, services) }), knownAt: knownAt ?? null };
    },
  );

  app.post(
    '/api/v1/assessments/comparisons',
    {
      schema: {
        operationId: 'compareAssessments',
        tags: ['Public'],
        summary: 'What if: the figures of goods and of variations of them, side by side',
        description:
          'The question of an assessment and up to five variations of it: another origin, agreement, code, delivery term or day. Nothing is lodged or kept.',
        body: ComparisonBody,
        response: { 200: Type.Ref('ComparisonAnswer'), 422: Type.Ref('Problem'), 503: Type.Ref('Problem') },
      },
      config: { rateLimit: COMPARISONS_RATE },
    },
    async (request) => {
      const { variations, ...question } = request.body;
      const { reference } = await referenceThen(request, question.knownAt);
      const declaration = declarationAsked(question, reference.country.calculatorTypeCode);
      const base: AskedThen = { declaration, reference, on: dayOf(question.on, services), knownAt: question.knownAt };
      const questions: (readonly [Variation | null, AskedThen])[] = [[null, base]];
      for (const variation of variations) {
        const knownAt = variation.knownAt ?? base.knownAt;
        const on = variation.on === undefined ? base.on : dayOf(variation.on, services);
        const then = knownAt === base.knownAt ? { reference } : await referenceThen(request, knownAt);
        const other = varied(declaration, variation, then.reference, on);
        questions.push([variation, { declaration: other, reference: then.reference, on, knownAt }]);
      }
      const answers = questions.map(([variation, asked]) => ({
        ...answerQuestion(asked),
        knownAt: asked.knownAt ?? null,
        variation,
      }));
      const rows = compareAssessments(
        answers.map(({ assessment }) => assessment ?? undefined),
        reference,
      );
      return { answers, rows: rows.map(mutable) };
    },
  );
}

interface AskedThen extends Asked {
  readonly knownAt: string | undefined;
}

const mutable = ({ figures, differences, ...row }: ReturnType<typeof compareAssessments>[number]) => ({
  ...row,
  figures: [...figures],
  differences: [...differences],
});
