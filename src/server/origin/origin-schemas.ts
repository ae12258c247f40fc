import { Type } from 'typebox';

const TextSchema = Type.Object({ vi: Type.String(), en: Type.String() });
const orNull = <S extends Parameters<typeof Type.Union>[0][number]>(schema: S) => Type.Union([schema, Type.Null()]);

/** The rule of a product, in symbols and in sentences. */
export const OriginRuleSchema = Type.Object(
  {
    id: Type.String(),
    symbols: TextSchema,
    options: Type.Array(Type.Array(TextSchema), { description: 'Any one is enough; of one all must be met' }),
    processes: Type.Array(Type.Object({ process: Type.String(), name: TextSchema })),
    general: Type.Boolean({ description: 'The general rule of the agreement, since none is held for the code' }),
    legalBasis: Type.String(),
    illustrative: Type.Boolean({ description: 'A sample, to be checked against the annex' }),
  },
  { $id: 'OriginRule' },
);

/** One treatment that goods of an origin may ask for, and what it takes. */
export const OriginRateSchema = Type.Object(
  {
    treatment: Type.String({ description: 'MFN, ORDINARY or the code of an agreement' }),
    name: TextSchema,
    rate: Type.String({ description: 'As printed; empty where none is held' }),
    percent: orNull(Type.String({ description: 'Where the rate is a percentage that hangs on nothing else' })),
    bar: orNull(Type.Enum(['origin-excluded', 'origin-has-no-mfn', 'rate-unknown'])),
    forms: Type.Array(
      Type.Object({
        code: Type.String(),
        name: TextSchema,
        issuedBy: Type.Enum(['authority', 'exporter']),
        validMonths: Type.Integer(),
      }),
    ),
    rule: orNull(Type.Ref('OriginRule')),
    transport: orNull(TextSchema),
    cumulation: orNull(
      Type.Object({
        kind: Type.Enum(['parties', 'full']),
        partialFrom: orNull(
          Type.String({
            description: 'Percent of a foreign material made in the parties, from which that part counts',
          }),
        ),
        parties: Type.Array(Type.String()),
        extended: Type.Array(Type.String(), { description: 'Partners whose materials count for some products' }),
      }),
    ),
    valueBasis: orNull(Type.Enum(['fob', 'ex-works'])),
    methods: Type.Array(Type.Enum(['build-down', 'build-up']), {
      description: 'How the value content may be worked out',
    }),
    lateClaim: orNull(
      Type.Object({
        deadline: Type.String({ description: 'If registered on the day asked about' }),
        months: Type.Integer(),
        guarantee: Type.Boolean(),
        legalBasis: Type.String(),
      }),
    ),
    illustrative: Type.Boolean(),
  },
  { $id: 'OriginRate' },
);

const decimalText = Type.String({ pattern: '^\\d{1,15}(\\.\\d{1,6})?$' });
const closed = { additionalProperties: false } as const;
const flag = Type.Optional(Type.Boolean());
const amount = Type.Optional(decimalText);
/** A bill of materials beyond this is not typed, and not worked out for the public. */
const MATERIALS_MAX = 200;

export const OriginQuestion = Type.Object(
  {
    agreement: Type.String({ minLength: 1, maxLength: 20 }),
    commodityCode: Type.String({ pattern: '^\\d{8}$' }),
    originCountryCode: Type.String({ pattern: '^[A-Z]{2}$' }),
    on: Type.Optional(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })),
    whollyObtained: flag,
    onlyMinimalWork: flag,
    processes: Type.Optional(
      Type.Array(Type.Object({ process: Type.String({ pattern: '^[a-z-]{1,40}$' }), done: Type.Boolean() }, closed), {
        maxItems: 20,
      }),
    ),
    weight: amount,
    costs: Type.Optional(
      Type.Object(
        { exWorks: amount, fob: amount, labour: amount, overhead: amount, other: amount, profit: amount },
        closed,
      ),
    ),
    materials: Type.Array(
      Type.Object(
        {
          commodityCode: Type.String({ pattern: '^\\d{4,8}$' }),
          value: decimalText,
          originCountryCode: Type.Optional(Type.String({ pattern: '^[A-Z]{2}$' })),
          originating: flag,
          regionalValue: Type.Optional(
            Type.String({
              pattern: '^\\d{1,15}(\\.\\d{1,6})?$',
              description: 'The part of the value made in the parties',
            }),
          ),
          weight: amount,
        },
        closed,
      ),
      { maxItems: MATERIALS_MAX },
    ),
  },
  { ...closed, description: 'Amounts are all in one currency, weights all in one unit' },
);

const outcome = Type.Enum(['met', 'not-met', 'undetermined']);

export const OriginAnswer = Type.Object({
  verdict: Type.Enum(['originating', 'not', 'undetermined']),
  rule: orNull(Type.Ref('OriginRule')),
  options: Type.Array(Type.Object({ outcome, requirements: Type.Array(Type.Object({ words: TextSchema, outcome })) })),
  materials: Type.Array(
    Type.Object({
      status: Type.Enum(['originating', 'cumulated', 'not-proven', 'outside']),
      words: TextSchema,
    }),
    { description: 'In the order of the question' },
  ),
  originatingValue: Type.String(),
  foreignValue: Type.String(),
  contents: Type.Array(
    Type.Object({
      method: Type.Enum(['build-down', 'build-up']),
      percent: Type.String({ description: 'Rounded down to two decimals; thresholds are compared exactly' }),
      calculation: Type.String(),
    }),
  ),
  missing: Type.Array(Type.Object({ fact: Type.String(), words: TextSchema })),
  explanation: Type.Ref('Explanation'),
});

export const LateCertificateAnswer = Type.Object({
  refusals: Type.Array(Type.Ref('Refusal')),
  agreement: Type.String(),
  registeredOn: Type.String(),
  deadline: orNull(Type.String()),
  guarantee: Type.Boolean(),
  legalBasis: orNull(Type.String()),
  currency: Type.String(),
  taxes: Type.Array(
    Type.Object({
      taxType: Type.String(),
      name: TextSchema,
      without: Type.String(),
      withCertificate: Type.String(),
      difference: Type.String(),
    }),
  ),
  total: orNull(Type.String({ description: 'What a guarantee has to cover; null while something stands in the way' })),
});
