import { Type } from 'typebox';

const closed = { additionalProperties: false } as const;
const percent = Type.String({ pattern: '^\\d{1,3}(\\.\\d{1,4})?$' });
const date = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const text = Type.Object({ vi: Type.String({ minLength: 1 }), en: Type.String({ minLength: 1 }) }, closed);
const optional = Type.Optional;
const valueOrWeight = Type.Enum(['value', 'weight']);

/** Digits of the nomenclature, or `@name` for a group of the same file. */
const codePrefixes = Type.Array(Type.String({ pattern: '^(\\d{2,8}|@[a-z-]+)$' }));
const codeGroups = optional(
  Type.Record(Type.String({ pattern: '^[a-z-]+$' }), Type.Array(Type.String({ pattern: '^\\d{2,8}$' }))),
);
const dated = {
  validFrom: optional(date),
  validTo: optional(Type.Union([date, Type.Null()])),
  knownFrom: optional(date),
  withdrawn: optional(Type.Boolean()),
  legalBasis: Type.String({ minLength: 1 }),
  illustrative: Type.Boolean(),
} as const;

/** What each agreement asks besides the rule of the product. */
export const OriginAgreementsFile = Type.Object(
  {
    codeGroups,
    agreements: Type.Array(
      Type.Object(
        {
          ...dated,
          agreement: Type.String({ minLength: 1, maxLength: 20 }),
          forms: Type.Array(
            Type.Object(
              {
                code: Type.String({ pattern: '^[A-Z0-9-]{1,20}$' }),
                name: text,
                issuedBy: Type.Enum(['authority', 'exporter']),
                validMonths: Type.Integer({ minimum: 1, maximum: 48 }),
              },
              closed,
            ),
            { minItems: 1 },
          ),
          cumulation: Type.Object(
            {
              kind: Type.Enum(['parties', 'full']),
              partialFrom: optional(percent),
              extended: Type.Array(
                Type.Object(
                  {
                    partners: Type.Array(Type.String({ pattern: '^[A-Z]{2}$' }), { minItems: 1 }),
                    materialPrefixes: codePrefixes,
                    productPrefixes: codePrefixes,
                  },
                  closed,
                ),
              ),
            },
            closed,
          ),
          transport: text,
          valueBasis: Type.Enum(['fob', 'ex-works']),
          methods: Type.Array(Type.Enum(['build-down', 'build-up']), { minItems: 1, maxItems: 2 }),
          tolerances: Type.Array(Type.Object({ codePrefixes, percent, of: valueOrWeight }, closed)),
          lateClaim: Type.Union([
            Type.Object(
              {
                months: Type.Integer({ minimum: 1, maximum: 60 }),
                guarantee: Type.Boolean(),
                legalBasis: Type.String({ minLength: 1 }),
              },
              closed,
            ),
            Type.Null(),
          ]),
        },
        closed,
      ),
    ),
  },
  closed,
);

const requirement = Type.Union([
  Type.Object({ kind: Type.Literal('wholly-obtained') }, closed),
  Type.Object({ kind: Type.Literal('any-heading') }, closed),
  Type.Object(
    {
      kind: Type.Literal('tariff-change'),
      level: Type.Enum(['chapter', 'heading', 'subheading']),
      except: optional(codePrefixes),
      exceptName: optional(text),
    },
    closed,
  ),
  Type.Object({ kind: Type.Literal('originating-materials'), codePrefixes }, closed),
  Type.Object({ kind: Type.Literal('value-content'), atLeast: percent }, closed),
  Type.Object(
    {
      kind: Type.Literal('foreign-share'),
      atMost: percent,
      of: valueOrWeight,
      codePrefixes: optional(codePrefixes),
    },
    closed,
  ),
  Type.Object({ kind: Type.Literal('process'), process: Type.String({ pattern: '^[a-z-]+$' }) }, closed),
]);

/** Rules of products. Any option is enough; of an option all must be met. */
export const OriginRulesFile = Type.Object(
  {
    codeGroups,
    /** What the processes that rules ask for are called. */
    processes: Type.Record(Type.String({ pattern: '^[a-z-]+$' }), text),
    rules: Type.Array(
      Type.Object(
        {
          ...dated,
          id: Type.String({ pattern: '^[A-Z0-9-]{3,40}$' }),
          agreements: Type.Array(Type.String({ minLength: 1, maxLength: 20 }), { minItems: 1 }),
          codePrefixes: Type.Array(Type.String({ pattern: '^(\\*|\\d{2,8})$' }), { minItems: 1 }),
          options: Type.Array(Type.Array(requirement, { minItems: 1 }), { minItems: 1 }),
        },
        closed,
      ),
    ),
  },
  closed,
);
