import { RATE_STANDINGS } from '#core/fairness';
import { TextSchema } from '#server/declaration';
import { Type } from 'typebox';
import { ALL_DIMENSIONS } from './group-counts.ts';

const day = Type.String({ description: 'A day of the country' });

export const RateSchema = Type.Object(
  {
    hits: Type.Integer(),
    of: Type.Integer(),
    share: Type.Union([Type.Number(), Type.Null()], { description: 'Null where nothing was counted' }),
    low: Type.Number({ description: 'With high: Wilson’s interval, 95 %' }),
    high: Type.Number(),
  },
  { $id: 'FairnessRate' },
);
export const ComparisonSchema = Type.Object(
  {
    rate: Type.Ref('FairnessRate'),
    others: Type.Ref('FairnessRate', { description: 'All others together' }),
    standing: Type.Enum(RATE_STANDINGS, {
      description: 'Higher or lower: beyond chance, although many groups are compared',
    }),
    words: TextSchema,
  },
  { $id: 'FairnessComparison' },
);
export const GroupSchema = Type.Object(
  {
    dimension: Type.Enum(ALL_DIMENSIONS),
    key: Type.String({ description: 'An office, a country, or a band of age or size' }),
    registered: Type.Integer(),
    selection: Type.Ref('FairnessComparison'),
    finding: Type.Ref('FairnessComparison', { description: 'Of the selected that were checked to the end' }),
    falseAlarm: Type.Ref('FairnessRate', { description: 'Of the same: nothing was wrong' }),
  },
  { $id: 'FairnessGroup' },
);
const Acts = {
  acts: Type.Integer({ description: 'Decisions, without cases handed over' }),
  rechannelled: Type.Integer(),
  reversed: Type.Integer(),
  controlledAnew: Type.Integer(),
  handedOver: Type.Integer(),
  override: Type.Ref('FairnessComparison'),
};

export const FairnessView = Type.Object(
  {
    from: day,
    to: day,
    registered: Type.Integer(),
    comparisons: Type.Integer({ description: 'How many groups are compared at once' }),
    groups: Type.Array(Type.Ref('FairnessGroup')),
    offices: Type.Array(Type.Object({ officeId: Type.String(), ...Acts })),
    officers: Type.Array(
      Type.Object({ officerId: Type.String(), officer: Type.String(), officeId: Type.String(), ...Acts }),
      { description: 'Those that differ from the others first' },
    ),
    officersTotal: Type.Integer(),
    pairs: Type.Array(
      Type.Object({
        officeId: Type.String(),
        officerId: Type.String(),
        officer: Type.String(),
        traderId: Type.String(),
        trader: Type.Union([Type.String(), Type.Null()]),
        cases: Type.Integer(),
        expected: Type.Number({ description: 'By the officer’s share of the office’s cases' }),
        times: Type.Number(),
        chance: Type.Number({ description: 'Which share of pairs as unusual as this is chance' }),
        checked: Type.Integer(),
        found: Type.Integer(),
        words: TextSchema,
      }),
      { description: 'The least probable first' },
    ),
    pairsTested: Type.Integer({ description: 'How many pairs of officer and trader were looked at' }),
    random: Type.Array(
      Type.Object({
        from: day,
        to: day,
        random: Type.Union([Type.Ref('FairnessRate'), Type.Null()], {
          description: 'Found wrong of what was drawn at random; null where too few were checked to be told of',
        }),
        rules: Type.Union([Type.Ref('FairnessRate'), Type.Null()]),
      }),
      { description: 'By whole quarters that are over, the latest first' },
    ),
  },
  { $id: 'Fairness' },
);

export const OriginsView = Type.Object({
  from: day,
  to: day,
  sampled: Type.Integer({ description: 'How many of the registered were read' }),
  checked: Type.Integer({ description: 'How many of those checked to the end were read' }),
  groups: Type.Array(Type.Ref('FairnessGroup')),
});
