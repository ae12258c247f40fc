import { Type } from 'typebox';
import { MEASURE_TYPES } from '#core/tariff';

const closed = { additionalProperties: false } as const;
const decimal = Type.String({ pattern: '^\\d{1,15}(\\.\\d{1,8})?$' });
const date = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const text = Type.Object({ vi: Type.String({ minLength: 1 }), en: Type.String({ minLength: 1 }) }, closed);
const optional = Type.Optional;

const numberLimit = Type.Object(
  {
    places: Type.Integer({ minimum: 1, maximum: 31 }),
    decimals: Type.Integer({ minimum: 0, maximum: 10 }),
    whole: optional(Type.Integer({ minimum: 1, maximum: 20 })),
  },
  closed,
);

export const Profile = Type.Object(
  {
    code: Type.String({ pattern: '^[A-Z]{2}$' }),
    name: text,
    currency: Type.String({ pattern: '^[A-Z]{3}$' }),
    zoneOffsetMinutes: Type.Integer({ minimum: -720, maximum: 840 }),
    personIdPattern: optional(Type.String({ minLength: 1, maxLength: 100 })),
    taxRounding: Type.Object(
      {
        scale: Type.Integer({ minimum: 0, maximum: 6 }),
        mode: Type.Union([
          Type.Literal('half-up'),
          Type.Literal('half-even'),
          Type.Literal('down'),
          Type.Literal('up'),
          Type.Literal('floor'),
          Type.Literal('ceiling'),
        ]),
      },
      closed,
    ),
    declarationNumber: Type.Object(
      {
        import: Type.String({ pattern: '^\\d$' }),
        export: Type.String({ pattern: '^\\d$' }),
        runningDigits: Type.Integer({ minimum: 6, maximum: 12 }),
      },
      closed,
    ),
    transport: optional(
      Type.Object(
        {
          // Twelve digits in all, as the message has room for.
          number: Type.Object({ leading: Type.String({ pattern: '^\\d$' }), runningDigits: Type.Literal(10) }, closed),
          check: Type.Object(
            {
              fromComplianceLevel: Type.Integer({ minimum: 1, maximum: 6 }),
              share: Type.Number({ minimum: 0, maximum: 1 }),
            },
            closed,
          ),
        },
        closed,
      ),
    ),
    calculatorTypeCode: Type.String({ minLength: 1, maxLength: 7 }),
    usual: optional(
      Type.Object(
        { officeId: Type.String({ minLength: 1 }), invoiceCurrency: Type.String({ pattern: '^[A-Z]{3}$' }) },
        closed,
      ),
    ),
    invoiceTolerance: decimal,
    preRegistrationDays: Type.Integer({ minimum: 1, maximum: 365 }),
    rateQuotation: Type.Optional(
      Type.Object({ weekday: Type.Integer({ minimum: 1, maximum: 7 }) }, { additionalProperties: false }),
    ),
    undeterminedOriginMark: optional(Type.String({ minLength: 1, maxLength: 20 })),
    precision: optional(
      Type.Object(
        {
          quantity: numberLimit,
          mass: numberLimit,
          unitPrice: numberLimit,
          amount: numberLimit,
          nationalAmount: numberLimit,
          taxTotal: numberLimit,
        },
        closed,
      ),
    ),
    lowValueMax: Type.String({ pattern: '^\\d{1,15}$' }),
    suspense: optional(
      Type.Object(
        {
          twoPeopleAbove: Type.String({ pattern: '^\\d{1,15}$' }),
          settleDays: Type.Integer({ minimum: 1, maximum: 366 }),
          holdDaysMax: Type.Integer({ minimum: 1, maximum: 366 }),
        },
        closed,
      ),
    ),
    requestLogDays: optional(Type.Integer({ minimum: 1, maximum: 366 })),
  },
  closed,
);

export const RateWordsFile = Type.Object(
  {
    shareOfMfn: Type.String({ minLength: 1 }),
    outOfQuota: Type.String({ minLength: 1 }),
    notLessThan: Type.String({ minLength: 1 }),
    notMoreThan: Type.String({ minLength: 1 }),
    elsewhere: Type.Array(Type.String({ minLength: 1 })),
    none: Type.Array(Type.String({ minLength: 1 })),
  },
  closed,
);

export const WorkingTimeFile = Type.Object(
  {
    weekdays: Type.Array(Type.Integer({ minimum: 1, maximum: 7 }), { minItems: 1, maxItems: 7 }),
    spans: Type.Array(
      Type.Object(
        {
          from: Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' }),
          to: Type.String({ pattern: '^([01]\\d|2[0-4]):[0-5]\\d$' }),
        },
        closed,
      ),
      { minItems: 1, maxItems: 8 },
    ),
  },
  closed,
);

/** A prefix of commodity codes, or `@name` for a group of the same file. */
const codePrefix = Type.String({ pattern: '^(\\d{2,8}|@[a-z-]+)$' });
const codeGroups = optional(
  Type.Record(Type.String({ pattern: '^[a-z-]+$' }), Type.Array(Type.String({ pattern: '^\\d{2,8}$' }))),
);
const country = Type.String({ pattern: '^[A-Z]{2}$' });
const countries = optional(Type.Array(country, { minItems: 1 }));

const Measure = Type.Object(
  {
    id: Type.String({ pattern: '^[A-Z0-9-]{3,40}$' }),
    codePrefixes: Type.Array(codePrefix, { minItems: 1 }),
    exceptPrefixes: optional(Type.Array(codePrefix)),
    name: text,
    /** A rate text, read whole or reported; a control has none. */
    rate: optional(Type.String({ minLength: 1, maxLength: 300 })),
    origins: countries,
    exceptOrigins: countries,
    exporter: optional(Type.String({ minLength: 1, maxLength: 200 })),
    conditions: optional(
      Type.Array(
        Type.Object(
          {
            characteristic: Type.String(),
            atLeast: optional(decimal),
            above: optional(decimal),
            atMost: optional(decimal),
            below: optional(decimal),
            equals: optional(Type.String()),
          },
          closed,
        ),
      ),
    ),
    agency: optional(text),
    document: optional(Type.String({ minLength: 1, maxLength: 100 })),
    validFrom: optional(date),
    validTo: optional(Type.Union([date, Type.Null()])),
    knownFrom: optional(date),
    withdrawn: optional(Type.Boolean()),
    legalBasis: Type.String({ minLength: 1 }),
    illustrative: Type.Boolean(),
  },
  closed,
);

/** Measures of one type on nodes of the nomenclature. */
export const MeasureFile = Type.Object(
  { type: Type.Enum(MEASURE_TYPES), codeGroups, measures: Type.Array(Measure) },
  closed,
);
