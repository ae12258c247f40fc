import type { Assessment, Variation } from '#core/assessment';
import { Declaration } from '#core/declaration';
import type { Explanation } from '#core/kernel';
import { KnownAt } from '#server/reference';
import { Type, type Static } from 'typebox';

/** The words of the API about questions and answers. Each `$id` becomes a named schema of the OpenAPI document. */

const closed = { additionalProperties: false } as const;
const decimalText = Type.String({ pattern: '^\\d{1,15}(\\.\\d{1,6})?$' });
const code = (maxLength: number) => Type.String({ minLength: 1, maxLength });
const codeOrNone = (maxLength: number) => Type.String({ maxLength });
const day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: 'The day whose law and rates apply' });
const amount = Type.Object({ amount: decimalText, currency: code(3) }, closed);
const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()]);
const TextSchema = Type.Object({ vi: Type.String(), en: Type.String() });

/** Goods of one line, their value and what is claimed for them. */
export const AssessmentQuestion = Type.Object(
  {
    typeCode: Type.Optional(code(7)),
    commodityCode: Type.String({ pattern: '^\\d{8}$' }),
    originCountryCode: code(2),
    tariffTreatment: Type.Optional(code(10)),
    certificateForm: Type.Optional(code(8)),
    vatRegime: Type.Optional(code(10)),
    value: amount,
    freight: Type.Optional(amount),
    insurance: Type.Optional(amount),
    incoterm: Type.Optional(code(7)),
    quantity: Type.Optional(Type.Object({ value: decimalText, unitCode: code(4) }, closed)),
    characteristics: Type.Optional(
      Type.Array(Type.Object({ typeCode: code(20), value: code(40) }, closed), { maxItems: 10 }),
    ),
    on: Type.Optional(day),
  },
  closed,
);
export type AssessmentQuestion = Static<typeof AssessmentQuestion>;

const {
  typeCode: _type,
  freight: _freight,
  insurance: _insurance,
  incoterm: _term,
  on: _on,
  ...lineOfGoods
} = Type.Partial(AssessmentQuestion).properties;
/** As many lines as a declaration has room for, less the first. */
const MORE_LINES_MAX = 49;

/** The same without anything required, or a whole declaration with its lines, claims, terms and charges. */
export const AssessmentBody = Type.Object(
  {
    declaration: Type.Optional(Declaration),
    ...Type.Partial(AssessmentQuestion).properties,
    more: Type.Optional(
      Type.Array(Type.Object(lineOfGoods, closed), {
        maxItems: MORE_LINES_MAX,
        description: 'The lines after the first; charges, term and day hold for all of them',
      }),
    ),
    ...KnownAt,
  },
  {
    ...closed,
    description:
      'Goods of one line or of several, or a declaration as far as it is known: what the figures do not hang on may be left out.',
  },
);
export type AssessmentBody = Static<typeof AssessmentBody>;

export const VariationSchema = Type.Object(
  {
    line: Type.Optional(
      Type.Integer({ minimum: 1, maximum: 999, description: 'Only this line; without it every line' }),
    ),
    commodityCode: Type.Optional(Type.String({ pattern: '^\\d{8}$' })),
    originCountryCode: Type.Optional(code(2)),
    tariffTreatment: Type.Optional(codeOrNone(10)),
    certificateForm: Type.Optional(code(8)),
    vatRegime: Type.Optional(codeOrNone(10)),
    typeCode: Type.Optional(code(7)),
    incoterm: Type.Optional(code(7)),
    freight: Type.Optional(amount),
    insurance: Type.Optional(amount),
    on: Type.Optional(day),
    ...KnownAt,
  },
  {
    $id: 'Variation',
    ...closed,
    description: "What is otherwise. What is not named stays as it is; '' takes a claim away.",
  },
);

export const VARIATIONS_MAX = 5;

export const ComparisonBody = Type.Object(
  {
    ...AssessmentBody.properties,
    variations: Type.Array(VariationSchema, { minItems: 1, maxItems: VARIATIONS_MAX }),
  },
  closed,
);

/** Nothing about it is left out for want of a place in the schema: a browser makes the same figures and compares. */
const AssessmentSchema = Type.Unsafe<Assessment>(
  Type.Object(
    {
      on: Type.String(),
      direction: Type.String(),
      currency: Type.String(),
      rates: Type.Record(Type.String(), Type.String()),
      value: Type.String(),
      lines: Type.Array(Type.Unknown({ description: 'The customs value of a line and its taxes, exact' })),
      totals: Type.Array(Type.Unknown({ description: 'One tax over all lines, rounded once' })),
      payable: Type.String(),
    },
    { description: 'The figures as a registration stores them' },
  ),
);

const answer = {
  on: Type.String(),
  knownAt: nullable(Type.String()),
  /** The version of the reference data that the figures are made with. */
  reference: Type.String(),
  refusals: Type.Array(Type.Ref('Refusal')),
  toLodge: Type.Array(Type.Ref('Refusal'), {
    description: 'What lodging would still ask for, and the figures do not hang on',
  }),
  totalPayable: nullable(Type.String()),
  assessment: nullable(AssessmentSchema),
};

export const AssessmentAnswer = Type.Object(
  {
    ...answer,
    taxTable: Type.Array(Type.Ref('TaxRow')),
    explanation: nullable(Type.Unsafe<Explanation>(Type.Ref('Explanation'))),
  },
  { $id: 'AssessmentAnswer' },
);

const FigureSchema = Type.Object({ measure: Type.String(), rate: Type.String(), amount: Type.String() });

export const ComparisonAnswer = Type.Object(
  {
    answers: Type.Array(
      Type.Object({ ...answer, variation: nullable(Type.Unsafe<Variation>(Type.Ref('Variation'))) }),
      { description: 'The question itself first, then its variations in their order' },
    ),
    rows: Type.Array(
      Type.Object({
        line: nullable(Type.Integer()),
        taxType: Type.String(),
        label: TextSchema,
        figures: Type.Array(nullable(FigureSchema)),
        differences: Type.Array(nullable(Type.String())),
        differs: Type.Boolean(),
      }),
      { description: 'Each figure in every answer, line by line, then the totals' },
    ),
  },
  { $id: 'ComparisonAnswer' },
);
