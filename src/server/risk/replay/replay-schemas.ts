import { AGE_BANDS, REPLAY_DIMENSIONS, SIZE_BANDS } from '#core/replay';
import { INSPECTIONS } from '#core/risk';
import { Type, type Static } from 'typebox';
import { WrittenRule } from '../rule-schemas.ts';
import { REPLAY_BASES, REPLAY_STATUSES } from './replay-question.ts';

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()]);
const closed = { additionalProperties: false } as const;
const Count = Type.Integer({ minimum: 0 });
const Day = Type.String({ description: 'A day of the country' });
const Channels = Type.Enum(['green', 'yellow', 'red']);
const RuleIdText = Type.String({ pattern: '^[A-Z0-9][A-Z0-9-]{2,39}$' });

const base = Type.Enum(REPLAY_BASES, {
  description:
    '`then`: by the rules in force when each declaration was lodged; `now`: by those in force now, on every day',
});

const AskedVersion = Type.Object(
  {
    base,
    change: Type.Union([
      Type.Object({ kind: Type.Literal('none') }, closed),
      Type.Object({ kind: Type.Literal('with'), rule: WrittenRule }, closed),
      Type.Object({ kind: Type.Literal('without'), ruleId: RuleIdText }, closed),
    ]),
  },
  closed,
);

export const StartReplay = Type.Object(
  {
    from: Type.String({ format: 'date', description: 'The first day of registration' }),
    to: Type.String({ format: 'date', description: 'The last; today at latest' }),
    versions: Type.Array(AskedVersion, { minItems: 2, maxItems: 2, description: 'Two versions, side by side' }),
  },
  closed,
);

export const ReplayParams = Type.Object({ id: Type.String({ format: 'uuid' }) });

const VersionSchema = Type.Object({
  base,
  change: Type.Object({
    kind: Type.Enum(['none', 'with', 'without']),
    ruleId: nullable(Type.String()),
    rule: nullable(Type.Ref('WrittenRule')),
  }),
});

export const ReplayRateSchema = Type.Object(
  {
    hits: Count,
    of: Count,
    share: nullable(Type.Number({ description: 'Null where nothing was counted' })),
    low: Type.Number({ description: 'With high: Wilson’s interval, 95 %' }),
    high: Type.Number(),
  },
  { $id: 'ReplayRate' },
);
const Rate = Type.Ref('ReplayRate');

export const ReplayOutcomeSchema = Type.Object(
  {
    found: Type.Ref('ReplayRate', { description: 'Something was wrong, of those controlled to the end' }),
    unseen: Type.Integer({ description: 'Let through then: what they held is not known' }),
    open: Type.Integer({ description: 'Control has not come to an end' }),
    revenue: Type.Object(
      {
        sum: Type.String(),
        low: Type.String(),
        high: Type.String(),
        of: Type.Integer({ description: 'How many declarations it comes from' }),
      },
      { description: 'What customs assessed beyond what was declared; the interval is a Poisson bootstrap, 95 %' },
    ),
  },
  { $id: 'ReplayOutcome' },
);
const OutcomeRef = Type.Ref('ReplayOutcome');

export const ReplayVersionSchema = Type.Object(
  {
    selected: Rate,
    channels: Type.Object({ green: Count, yellow: Count, red: Count }),
    inspections: Type.Array(
      Type.Object({
        inspection: Type.Enum([...INSPECTIONS, 'none']),
        depthPercent: nullable(Type.Integer()),
        count: Count,
      }),
    ),
    outcome: OutcomeRef,
    rule: nullable(
      Type.Object(
        {
          hits: Type.Ref('ReplayRate', { description: 'Of the declarations that the rule is asked of' }),
          gaveWay: Type.Integer({
            description: 'True of them too, and without effect: ordinary rules give way to parties of a good standing',
          }),
          outcome: OutcomeRef,
          expected: nullable(
            Type.Object(
              { share: Type.Number(), low: Type.Number(), high: Type.Number() },
              {
                description:
                  'What chance found among what it hits, in steps of 5 %; null where too few were checked to be told of',
              },
            ),
          ),
        },
        { description: 'What the rule in question hits by itself' },
      ),
    ),
  },
  { $id: 'ReplayVersion' },
);

const Listed = Type.Object({
  count: Count,
  listed: Type.Array(
    Type.Object({
      number: Type.String(),
      officeId: Type.String(),
      day: Day,
      origin: Type.String({ description: 'Of most of its lines, or `unknown`' }),
      headings: Type.Array(Type.String()),
      channels: Type.Array(Channels),
    }),
    { description: 'At most 100, drawn evenly from all of them' },
  ),
});

const Side = Type.Object({ selected: Rate, found: Rate });

export const ReplayCountsSchema = Type.Object(
  {
    declarations: Count,
    versions: Type.Array(Type.Ref('ReplayVersion')),
    newly: Listed,
    noLonger: Listed,
    heavier: Count,
    lighter: Count,
    groups: Type.Array(
      Type.Object({
        dimension: Type.Enum(REPLAY_DIMENSIONS),
        key: Type.String({
          description: `An office, a country, or a band: size by declarations of the year before (${SIZE_BANDS.join(', ')}), age since registration (${AGE_BANDS.join(', ')})`,
        }),
        registered: Count,
        versions: Type.Array(Side),
      }),
    ),
    heat: Type.Array(
      Type.Object({
        officeId: Type.String(),
        hour: Type.Integer({ minimum: 0, maximum: 23 }),
        registered: Count,
        selected: Type.Array(Count),
      }),
      { description: 'Declarations selected by office and hour of registration, by each version' },
    ),
  },
  { $id: 'ReplayCounts' },
);

const summary = {
  id: Type.String(),
  from: Day,
  to: Day,
  versions: Type.Array(VersionSchema),
  status: Type.Enum(REPLAY_STATUSES, { description: '`interrupted`: the program ended before it did' }),
  by: Type.Object({ userId: Type.String(), name: nullable(Type.String()) }),
  startedAt: Type.String(),
  progress: Type.Object({
    read: Type.Integer({ description: 'Events of the journal, of those in the period' }),
    of: Count,
    declarations: Count,
  }),
};
export const ReplaySummarySchema = Type.Object(summary, { $id: 'ReplaySummary' });
export type ReplaySummary = Static<typeof ReplaySummarySchema>;

export const ReplayViewSchema = Type.Object(
  {
    ...summary,
    mayCancel: Type.Boolean(),
    result: nullable(
      Type.Object({
        position: Type.String({ description: 'The head of the journal when it began' }),
        ruleSetVersion: Type.String({ description: 'The rules in force when it began' }),
        countryVersion: Type.String(),
        fidelity: Type.Object(
          {
            same: Count,
            differing: Count,
            erased: Type.Integer({ description: 'Left out: what was declared is erased' }),
            unknownLaw: Type.Integer({
              description: 'Left out: the country of that version is not understood any more',
            }),
          },
          { description: 'Decisions that come out as they were recorded, by the rules of then' },
        ),
        counts: Type.Ref('ReplayCounts'),
      }),
    ),
  },
  { $id: 'Replay' },
);
export type ReplayView = Static<typeof ReplayViewSchema>;
