import type { Rate } from '#core/fairness';
import { DRIFT_STANDINGS, NOVEL_KINDS, type Estimated, type TrafficEstimate } from '#core/model-measure';
import { Type, type Static } from 'typebox';

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()]);
const chance = Type.Number({ minimum: 0, maximum: 1 });
const count = Type.Integer({ minimum: 0 });
const day = Type.String({ description: 'A day of the country' });
const PROVENANCES = ['simulated', 'synthetic', 'published', 'operational'] as const;

interface RefOptions {
  readonly description?: string;
}
/** Parts that stand once in the description of the API, with the type they have in the code. */
const rate = (options: RefOptions = {}) => Type.Unsafe<Rate>(Type.Ref('MeasuredRate', { ...options }));
const estimate = (options: RefOptions = {}) => Type.Unsafe<Estimated>(Type.Ref('Estimate', { ...options }));
const traffic = (options: RefOptions = {}) => Type.Unsafe<TrafficEstimate>(Type.Ref('TrafficEstimate', { ...options }));

/** What whoever shows a figure of a model shows with it. */
const ModelName = {
  hash: Type.String({ description: 'SHA-256 of the model file' }),
  name: Type.String(),
  provenance: Type.Enum(PROVENANCES, {
    description:
      'Where the rows came from that it learned from: what was learned of an invented world says nothing of the real one',
  }),
  trainedOn: Type.Object({ vi: Type.String(), en: Type.String() }),
};

/** Why a model points at a declaration. */
export const CaseLearned = Type.Object(
  {
    learned: nullable(
      Type.Object({
        model: Type.Object(ModelName),
        line: Type.Integer({ description: 'Sequence of the line that it ranked highest' }),
        chance: Type.Number({
          minimum: 0,
          maximum: 1,
          description: 'Calibrated: that there is something to find on it',
        }),
        expected: Type.Number({ minimum: 0, maximum: 1, description: 'The chance of goods of which nothing is known' }),
        bars: Type.Array(
          Type.Object({
            feature: Type.String(),
            value: nullable(Type.Number({ description: 'As it was scored; null where it was missing' })),
            contribution: Type.Number({
              description: 'In log-odds; with the rest and what is expected they are the score',
            }),
            change: Type.Number({
              description: 'By how much it moves the chance beside all others; these do not add up',
            }),
          }),
          { description: 'The greatest first' },
        ),
        rest: Type.Object({ features: count, contribution: Type.Number() }),
        selected: nullable(Type.Literal('rank', { description: 'The model selected it, whatever else did' })),
      }),
    ),
  },
  {
    $id: 'CaseLearned',
    description:
      'Null where no model points at the declaration: that one finds goods unremarkable is told to nobody at a desk, since beside a case that nothing else selected it would tell that chance drew it',
  },
);
export type CaseLearned = Static<typeof CaseLearned>;

const EstimateSchema = Type.Object(
  {
    value: nullable(Type.Number({ description: 'Null where too little is known to say' })),
    low: Type.Number({ description: 'With high: where the true one lies nineteen times in twenty' }),
    high: Type.Number(),
  },
  { $id: 'Estimate' },
);

const TrafficSchema = Type.Object(
  {
    declarations: count,
    selected: count,
    known: Type.Integer({ minimum: 0, description: 'Of the selected, those of which the outcome is known' }),
    found: count,
    drawnKnown: Type.Integer({ minimum: 0, description: 'Of the known, those that chance alone had drawn' }),
    drawnFound: count,
    rate: estimate({ description: 'Which share has something to find, by inverse propensity' }),
    naive: estimate({ description: 'Found of what was looked at: of the whole it says nothing' }),
    caught: estimate({ description: 'Of all there was to find, what was selected without a draw' }),
  },
  { $id: 'TrafficEstimate' },
);

const RateSchema = Type.Object(
  {
    hits: count,
    of: count,
    share: nullable(Type.Number({ description: 'Null where nothing was counted' })),
    low: Type.Number({ description: 'With high: Wilson’s interval, 95 %' }),
    high: Type.Number(),
  },
  { $id: 'MeasuredRate' },
);

const Drift = Type.Object({
  from: day,
  to: day,
  declarations: Type.Integer({ minimum: 0, description: 'Scored by the champion in these days' }),
  sampled: Type.Integer({ minimum: 0, description: 'Of them, those that were compared' }),
  lines: count,
  limits: Type.Object({ moved: Type.Number(), drifted: Type.Number() }),
  features: Type.Array(
    Type.Object({
      feature: Type.String(),
      psi: Type.Number({ description: 'Population stability index beside the rows that the model was made with' }),
      byChance: Type.Number({ description: 'What chance alone would give' }),
      standing: Type.Enum(DRIFT_STANDINGS),
      missingThen: chance,
      missingNow: chance,
    }),
    {
      description: 'The most drifted first; empty where the model has no profile of its rows, or nothing was declared',
    },
  ),
  scores: nullable(
    Type.Object({
      distance: Type.Number({ description: 'Kolmogorov and Smirnov, between chances then and now' }),
      byChance: Type.Number(),
      rows: count,
      rowsThen: count,
    }),
  ),
  novelKeys: Type.Array(Type.Object({ kind: Type.Enum(NOVEL_KINDS), rate: rate() }), {
    description: 'Lines that name somebody or something that the training never met',
  }),
});

export const ModelFigures = Type.Object(
  {
    asOf: Type.String({ format: 'date-time' }),
    champion: nullable(Type.Object(ModelName)),
    challenger: nullable(Type.Object(ModelName)),
    drift: nullable(Drift),
    settled: Type.Object(
      {
        settleDays: Type.Integer({
          description: 'A week is told when it has been over for so long, with what was known then',
        }),
        drawnMin: Type.Integer({ description: 'A week of which fewer drawn ones are known is not told' }),
        from: nullable(day),
        to: nullable(day),
        weeks: Type.Array(
          Type.Object({
            from: day,
            to: day,
            declarations: count,
            randomStream: nullable(rate({ description: 'Found of what was drawn at random' })),
            traffic: nullable(traffic()),
          }),
          { description: 'The latest first. Null where too few were drawn to be told of' },
        ),
        randomStream: nullable(
          Type.Object({
            rate: rate({ description: 'In the last told week' }),
            before: nullable(rate({ description: 'In the told weeks before the last' })),
            standing: Type.Enum(['higher', 'lower', 'alike', 'tooFew']),
          }),
        ),
        estimates: nullable(traffic({ description: 'Of all traffic of the told weeks' })),
        calibration: nullable(
          Type.Object({
            declarations: count,
            bins: Type.Array(
              Type.Object({
                from: chance,
                to: chance,
                declarations: count,
                predicted: chance,
                known: count,
                found: count,
                rate: estimate(),
              }),
            ),
            brier: nullable(estimate()),
            ofBaseRate: nullable(estimate({ description: 'Of who says of everything what is so on the whole' })),
          }),
        ),
        lift: nullable(
          Type.Array(
            Type.Object({
              tenth: Type.Integer({ minimum: 1, description: '1 holds what the champion ranked highest' }),
              declarations: count,
              known: count,
              found: count,
              drawnKnown: count,
              rate: estimate(),
              lift: estimate({ description: 'Times the rate of all traffic' }),
            }),
          ),
        ),
        shadow: nullable(
          Type.Object({
            declarations: Type.Integer({ minimum: 0, description: 'Ranked by both, selected by no rule and no list' }),
            selected: Type.Integer({ minimum: 0, description: 'By each of the two, at the capacity of the offices' }),
            both: traffic(),
            onlyChampion: traffic(),
            onlyChallenger: traffic(),
            difference: estimate({
              description: 'Rate of what only the challenger would select less that of the champion',
            }),
          }),
        ),
      },
      { description: 'What rests on what was drawn at random: by whole weeks that are over, and of each once for all' },
    ),
  },
  { $id: 'ModelFigures' },
);
export type ModelFigures = Static<typeof ModelFigures>;

export const SHARED = [EstimateSchema, RateSchema, TrafficSchema] as const;
