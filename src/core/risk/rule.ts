import { Type, type Static } from 'typebox';

/** Rules one set may hold. The index keeps the cost with the rules that could match, the limit keeps memory in bounds. */
export const RULES_MAX = 5_000;

const text = (maxLength: number) => Type.String({ minLength: 1, maxLength });
const words = (maxLength: number) => Type.Object({ vi: text(maxLength), en: text(maxLength) }, closed());
const day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const share = Type.Number({ minimum: 0, maximum: 1 });
function closed() {
  return { additionalProperties: false } as const;
}

/** From the lightest to the heaviest: papers, the scanner, a part of the goods, all of them. */
export const INSPECTIONS = ['documents', 'scan', 'partial', 'full'] as const;
export const Inspection = Type.Enum(INSPECTIONS);
export type Inspection = Static<typeof Inspection>;

export const RuleEffect = Type.Object(
  {
    /** `green` only watches: a hit is recorded and its owner may be told, but nobody is selected by it. */
    channel: Type.Enum(['green', 'yellow', 'red']),
    inspection: Type.Optional(Inspection),
    /** How much of the goods a `partial` inspection looks at. */
    depthPercent: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
    /** Type codes of documents the officer should ask for. */
    documents: Type.Optional(Type.Array(text(10), { maxItems: 10 })),
    /** Codes of the other agencies (list `agency`) that are to see the declaration. */
    referTo: Type.Optional(Type.Array(text(20), { minItems: 1, maxItems: 5 })),
    /** The owner is told of each hit. */
    notify: Type.Optional(Type.Boolean()),
  },
  closed(),
);
export type RuleEffect = Static<typeof RuleEffect>;

const FactValue = Type.Union([
  Type.String({ maxLength: 500 }),
  Type.Number(),
  Type.Boolean(),
  Type.Array(Type.String({ maxLength: 500 }), { maxItems: 100 }),
]);

/** Tests that one rule may carry. */
const RULE_TESTS_MAX = 30;

/** An example beside the rule: these facts, all others empty, `line.…` speaking of the one line. It has to come out so. */
export const RuleTest = Type.Object(
  {
    name: text(200),
    facts: Type.Record(Type.String({ pattern: '^[a-z]+\\.[A-Za-z0-9]+$' }), FactValue),
    hits: Type.Boolean(),
  },
  closed(),
);
export type RuleTest = Static<typeof RuleTest>;

/** What trying the rule on a past period foretold. Its rate in force must stay within [low / factor, high × factor]. */
export const Rehearsal = Type.Object(
  {
    from: day,
    to: day,
    declarations: Type.Integer({ minimum: 0 }),
    selected: Type.Integer({ minimum: 0 }),
    lowRate: share,
    highRate: share,
    factor: Type.Number({ minimum: 1, maximum: 100 }),
  },
  closed(),
);
export type Rehearsal = Static<typeof Rehearsal>;

/** Offices that one rule may be confined to; one for more of them is a rule for the whole country. */
const OFFICES_MAX = 100;

/** One selection rule, as data. The law behind a rule and its owner stand beside it, so that it can be questioned. */
export const Rule = Type.Object(
  {
    id: Type.String({ pattern: '^[A-Z0-9][A-Z0-9-]{2,39}$' }),
    /** Goes up with each change of the rule; recorded with every hit. */
    version: Type.Integer({ minimum: 1, maximum: 99_999 }),
    name: words(200),
    scope: Type.Enum(['declaration', 'line']),
    /** A CEL expression over the fact model. */
    when: Type.String({ minLength: 1 }),
    effect: RuleEffect,
    /** `ordinary` yellow rules give way to the relief of well-rated parties; `mandatory` ones hold for everyone. */
    binding: Type.Enum(['ordinary', 'mandatory']),
    legalBasis: text(300),
    owner: text(100),
    /** The customs offices at which the rule is asked; absent, at all of them. */
    offices: Type.Optional(Type.Array(text(20), { minItems: 1, maxItems: OFFICES_MAX })),
    validFrom: day,
    validTo: Type.Union([day, Type.Null()]),
    /** Who may read the rule itself: any officer, or the risk analysts only. Traders never. */
    sensitivity: Type.Enum(['internal', 'restricted']),
    tests: Type.Optional(Type.Array(RuleTest, { maxItems: RULE_TESTS_MAX })),
    rehearsed: Type.Optional(Rehearsal),
  },
  closed(),
);
export type Rule = Static<typeof Rule>;

/** How selection behaves beside the rules. */
export const SelectionPolicy = Type.Object(
  {
    /** Share of otherwise green declarations drawn at random, so that nobody can be sure of green. */
    randomShare: share,
    /** Share of the drawn ones that become red; the others become yellow. */
    randomRedShare: share,
    randomInspection: Inspection,
    /** The depth of a `partial` inspection drawn at random, so that it looks like one that a rule asked for. */
    randomDepthPercent: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
    relief: Type.Array(
      Type.Object(
        {
          complianceLevel: Type.Integer({ minimum: 1, maximum: 5 }),
          /** Ordinary yellow rules do not select these parties. */
          fromOrdinaryYellow: Type.Boolean(),
          /** Multiplies the random share. */
          randomFactor: share,
        },
        closed(),
      ),
      { maxItems: 5 },
    ),
    legalBasis: text(300),
  },
  closed(),
);
export type SelectionPolicy = Static<typeof SelectionPolicy>;

export const RuleSetFile = Type.Object(
  {
    version: text(40),
    policy: SelectionPolicy,
    rules: Type.Array(Rule, { maxItems: RULES_MAX }),
  },
  closed(),
);

export interface RuleSet extends Readonly<Static<typeof RuleSetFile>> {
  /** The file and, for each rule, the line where it begins. */
  readonly file: string;
  readonly lines: readonly number[];
}
