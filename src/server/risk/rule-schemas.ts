import { Rehearsal, Rule, RULE_REASON_LENGTH_MAX } from '#core/risk';
import { STATED_TEXT } from '#core/kernel';
import { Type, type Static } from 'typebox';

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()]);
const closed = { additionalProperties: false } as const;
const Words = Type.Object({ vi: Type.String(), en: Type.String() });
const Count = Type.Integer({ minimum: 0 });
const Share = Type.Number({ minimum: 0, maximum: 1 });

export const RuleParams = Type.Object({ id: Type.String({ pattern: '^[A-Z0-9][A-Z0-9-]{2,39}$' }) });
export const ReasonBody = Type.Object(
  { reason: Type.String({ minLength: 3, maxLength: RULE_REASON_LENGTH_MAX, pattern: STATED_TEXT }) },
  closed,
);

/** A rule as it is recorded. */
export const RuleSchema = Type.Object({ ...Rule.properties }, { $id: 'SelectionRule', ...closed });

const { version: _version, owner: _owner, rehearsed: _rehearsed, ...written } = Rule.properties;
/** A rule as somebody writes it: its number is given, whoever proposes it owns it, and what it is held to comes from trying it on the past. */
export const WrittenRule = Type.Object(written, { $id: 'WrittenRule', ...closed });
export type WrittenRule = Static<typeof WrittenRule>;

export const RULE_STANDINGS = ['active', 'upcoming', 'expired', 'stopped', 'suspended', 'switchedOff'] as const;
/** `suspended`: by itself, for selecting other than rehearsed; `switchedOff`: with all that are not mandatory. */
export type RuleStanding = (typeof RULE_STANDINGS)[number];

const PersonSchema = Type.Object({ userId: Type.String(), name: nullable(Type.String()) });

const HitsSchema = Type.Object(
  {
    hits: Count,
    checked: Type.Integer({ minimum: 0, description: 'Of them, those with a result of control' }),
    found: Type.Integer({ minimum: 0, description: 'Of those, where something was wrong' }),
  },
  { description: 'Of the last 30 days' },
);

export const RuleSummarySchema = Type.Object(
  {
    id: Type.String(),
    version: Type.Integer(),
    name: Words,
    standing: Type.Enum(RULE_STANDINGS),
    source: Type.Enum(['country', 'desk'], { description: 'Of the country’s file, or adopted here' }),
    scope: Type.Enum(['declaration', 'line']),
    channel: Type.Enum(['green', 'yellow', 'red']),
    binding: Type.Enum(['ordinary', 'mandatory']),
    sensitivity: Type.Enum(['internal', 'restricted']),
    owner: Type.String({ description: 'A department of the code list, or the name of a person' }),
    validFrom: Type.String(),
    validTo: nullable(Type.String()),
    expiresSoon: Type.Boolean({ description: 'Within 30 days' }),
    rehearsed: Type.Boolean({ description: 'Whether its live rate is held to one that was tried out' }),
    lately: HitsSchema,
    failures: Type.Integer({
      minimum: 0,
      description: 'Declarations on which this version could not be evaluated, and so did not select',
    }),
    openProposal: nullable(Type.String({ description: 'The number of a proposal that waits for a second person' })),
  },
  { $id: 'RuleSummary' },
);
export type RuleSummary = Static<typeof RuleSummarySchema>;

export const RuleVersionSchema = Type.Object(
  {
    rule: Type.Ref('SelectionRule'),
    source: Type.Enum(['country', 'desk']),
    current: Type.Boolean(),
    restorable: Type.Boolean({ description: 'Whether one person may go back to it at once' }),
    adopted: nullable(
      Type.Object({
        proposalId: Type.String(),
        proposedBy: PersonSchema,
        approvedBy: PersonSchema,
        at: Type.String(),
      }),
    ),
  },
  { $id: 'RuleVersion' },
);

export const RuleViewSchema = Type.Object(
  {
    ...RuleSummarySchema.properties,
    rule: Type.Ref('SelectionRule'),
    stop: nullable(
      Type.Object({
        by: Type.Enum(['person', 'blast-radius']),
        person: nullable(PersonSchema),
        reason: Type.String(),
        strayed: nullable(
          Type.Enum(['above', 'below'], {
            description: 'Which end of its range it had left where the program stopped it; null where a person did',
          }),
        ),
        at: Type.String(),
      }),
    ),
    live: Type.Object(
      {
        since: Type.String(),
        declarations: Count,
        selected: Count,
        low: Share,
        high: Share,
        allowed: nullable(Type.Object({ low: Share, high: Share })),
        standing: nullable(Type.Enum(['early', 'within', 'above', 'below'])),
      },
      { description: 'What it does in force; the interval is of the rate' },
    ),
    failed: Type.Array(
      Type.Object({
        version: Type.Integer(),
        message: Words,
        count: Type.Integer({ minimum: 1, description: 'Declarations' }),
        lastAt: Type.String(),
        declaration: Type.String({ description: 'The last one' }),
        line: nullable(Type.Integer()),
      }),
      { description: 'In what ways it could not be evaluated, the newest version first' },
    ),
    versions: Type.Array(Type.Ref('RuleVersion')),
  },
  { $id: 'RuleView' },
);
export type RuleView = Static<typeof RuleViewSchema>;

const Remark = Type.Object({
  code: Type.String(),
  pointer: Type.String(),
  message: Words,
  /** Where in the expression, in UTF-16 units. */
  from: nullable(Type.Integer()),
  to: nullable(Type.Integer()),
});

export const RehearsalSchema = Type.Object({ ...Rehearsal.properties }, { $id: 'Rehearsal', ...closed });

export const RuleCheckSchema = Type.Object(
  {
    problems: Type.Array(Remark, { description: 'Any of these refuses the rule' }),
    warnings: Type.Array(Remark, { description: 'What its author should know, and may leave as it is' }),
    tests: Type.Array(
      Type.Object({
        name: Type.String(),
        passed: Type.Boolean(),
        message: nullable(Words),
      }),
    ),
    cost: nullable(
      Type.Object({
        steps: Type.Integer({ description: 'At most, on a declaration as long as there can be' }),
        indexedBy: Type.Array(Type.String(), {
          description: 'The facts by which it is looked up; none: it is always tried',
        }),
        words: Words,
      }),
    ),
    rehearsal: nullable(
      Type.Ref('Rehearsal', {
        description: 'What the newest replay of exactly this text foretold: the range that the rule will be held to',
      }),
    ),
  },
  { $id: 'RuleCheck' },
);
export type RuleCheck = Static<typeof RuleCheckSchema>;

export const RiskControlSchema = Type.Object(
  {
    stop: nullable(Type.Object({ person: PersonSchema, reason: Type.String(), at: Type.String() })),
    openProposal: nullable(Type.String()),
    counts: Type.Object({
      rules: Count,
      selecting: Type.Integer({ minimum: 0, description: 'Those that select today' }),
      mandatory: Count,
    }),
    ruleSetVersion: Type.String({ description: 'As records of selection name it' }),
  },
  { $id: 'RiskControl' },
);
