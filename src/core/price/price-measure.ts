import { PERIOD, periodOn, readPeriods, type PackProblem } from '#core/codes';
import type { PlainDate, Result } from '#core/kernel';
import { Type, type Static } from 'typebox';

const closed = { additionalProperties: false } as const;

const Period = Type.Object(
  {
    ...PERIOD,
    /**
     * Values of different months are told in this currency, at the rate of the day of registration: goods are mostly
     * priced in foreign money, and what the national one loses against it is no rise of their price.
     */
    currency: Type.String({ pattern: '^[A-Z]{3}$' }),
    /** Over how many months, the current one included, accepted prices count. */
    months: Type.Integer({ minimum: 1, maximum: 36 }),
    /** After how many months a price counts half. */
    halfLifeMonths: Type.Number({ minimum: 0.5, maximum: 36 }),
    /** No spread is taken for smaller than this, on the logarithm: that prices agree closely makes a tenth less no outlier. */
    scaleMin: Type.Number({ minimum: 0.02, maximum: 2 }),
    /** On fewer prices than this, nothing is said of a line. */
    samplesMin: Type.Integer({ minimum: 3, maximum: 1000 }),
    /** From how many deviations below the usual a price is a doubt that an officer settles. */
    doubtDeviations: Type.Number({ minimum: 2, maximum: 20 }),
    /** Within how many working days. */
    doubtWorkingDays: Type.Integer({ minimum: 1, maximum: 60 }),
  },
  closed,
);
/** How a country compares prices, for a time. */
export type PriceMeasure = Static<typeof Period>;

/** Reads `country/<code>/risk/prices.json`; a problem names the line. */
export const readPriceMeasures = (
  text: string,
  file: string,
): Result<readonly PriceMeasure[], readonly PackProblem[]> => readPeriods(text, file, Period);

export const priceMeasureOn = (periods: readonly PriceMeasure[], on: PlainDate): PriceMeasure | undefined =>
  periodOn(periods, on);
