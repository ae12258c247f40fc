import { OUTCOMES } from './price-sql.ts';
import { Type, type Static } from 'typebox';

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()]);
const price = Type.Number({ exclusiveMinimum: 0, description: 'For one unit, in the currency of comparison' });

export const StandingView = Type.Object({
  level: Type.Enum(['origin', 'code', 'hs6', 'hs4'], { description: 'How closely like these goods are' }),
  samples: Type.Integer({ description: 'Accepted prices it rests on; older ones count for less than one' }),
  low: price,
  centre: price,
  high: price,
});
export type StandingView = Static<typeof StandingView>;

const outcome = Type.Enum(OUTCOMES);

/** One line beside like goods, without the single prices of these. */
export const LinePriceView = Type.Object({
  sequence: Type.Integer(),
  code: Type.String(),
  origin: Type.String(),
  unit: Type.String(),
  price,
  usual: nullable(StandingView),
  /** Of the decision that selected: robust deviations from what was usual then; null where it was not out of that. */
  decided: nullable(Type.Object({ score: Type.Number(), samples: Type.Integer() })),
  /** As it stands today, by what is usual today. */
  deviations: nullable(Type.Number()),
  doubt: nullable(
    Type.Object({
      settleBy: Type.String(),
      outcome,
      setAside: nullable(Type.Object({ reason: Type.String(), by: Type.String(), at: Type.String() })),
    }),
  ),
});
export type LinePriceView = Static<typeof LinePriceView>;

export const CasePrices = Type.Object(
  {
    currency: Type.String(),
    lines: Type.Array(LinePriceView),
    /** Lines whose doubt this officer may set aside now. */
    mayClear: Type.Array(Type.Integer()),
  },
  { $id: 'CasePrices' },
);

/** Accepted prices of like goods; whose they are is told to nobody. */
export const LikePrices = Type.Object(
  {
    months: Type.Array(Type.String({ description: '2026-11, all of the window, the newest first' })),
    prices: Type.Array(Type.Object({ price, month: Type.String(), sameOrigin: Type.Boolean() })),
    /** There are more; these are the newest. */
    isCut: Type.Boolean(),
  },
  { $id: 'LikePrices' },
);

export const OutlierView = Type.Object({
  number: Type.String(),
  sequence: Type.Integer(),
  code: Type.String(),
  origin: Type.String(),
  unit: Type.String(),
  officeId: Type.String(),
  price,
  /** As it was set or declared since; null where it stands as it was. */
  correctedPrice: nullable(price),
  score: Type.Number(),
  samples: Type.Integer(),
  raisedAt: Type.String(),
  settleBy: nullable(Type.String()),
  outcome,
});
export type OutlierView = Static<typeof OutlierView>;

export const PriceBook = Type.Object(
  {
    currency: Type.String(),
    months: Type.Integer({ description: 'How many months count, the current one included' }),
    goods: Type.Array(
      Type.Object({
        code: Type.String(),
        unit: Type.String(),
        usual: nullable(StandingView),
        origins: Type.Array(
          Type.Object({
            origin: Type.String(),
            usual: nullable(StandingView),
            months: Type.Array(Type.Object({ month: Type.String(), count: Type.Integer(), centre: price })),
          }),
        ),
      }),
    ),
    isCut: Type.Boolean(),
    /** The newest of the last ninety days. */
    outliers: Type.Array(OutlierView),
  },
  { $id: 'PriceBook' },
);
