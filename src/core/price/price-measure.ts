import { readJson, type PackProblem } from '#core/codes';
import { err, ok, parsePlainDate, type PlainDate, type Result } from '#core/kernel';
import { Type, type Static } from 'typebox';

const closed = { additionalProperties: false } as const;
const day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });

const Period = Type.Object(
  {
    validFrom: day,
    validTo: Type.Union([day, Type.Null()]),
    legalBasis: Type.String({ minLength: 1 }),
    /** Figures that are not official say so. */
    illustrative: Type.Boolean(),
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

const PriceFile = Type.Object({ periods: Type.Array(Period, { minItems: 1 }) }, closed);

/** Reads `country/<code>/risk/prices.json`; a problem names the line. */
export function readPriceMeasures(text: string, file: string): Result<readonly PriceMeasure[], readonly PackProblem[]> {
  const read = readJson(text, file, PriceFile);
  if (!read.ok) return read;
  const { value, lineOf } = read.value;
  const problems = value.periods.flatMap((period, index) =>
    (['validFrom', 'validTo'] as const).flatMap((field): readonly PackProblem[] => {
      const date = period[field];
      if (date === null || parsePlainDate(date) !== undefined) return [];
      const place = { file, line: lineOf(`/periods/${index}/${field}`) };
      return [{ place, field, message: `"${date}" is not in the calendar` }];
    }),
  );
  return problems.length > 0 ? err(problems) : ok(value.periods);
}

export const priceMeasureOn = (periods: readonly PriceMeasure[], on: PlainDate): PriceMeasure | undefined =>
  periods.find((period) => period.validFrom <= on && (period.validTo === null || on <= period.validTo));
