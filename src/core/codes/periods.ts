import { err, ok, parsePlainDate, type PlainDate, type Result } from '#core/kernel';
import { Type, type Static, type TSchema } from 'typebox';
import type { PackProblem } from './pack-problem.ts';
import { readJson } from './read-json.ts';

const day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });

/** What settings that hold for a time say of themselves. */
export const PERIOD = {
  validFrom: day,
  validTo: Type.Union([day, Type.Null()]),
  legalBasis: Type.String({ minLength: 1 }),
  /** Figures that are not official say so. */
  illustrative: Type.Boolean(),
};
const OfPeriod = Type.Object(PERIOD);
type OfPeriod = Static<typeof OfPeriod>;

/** Reads a country's file of `periods`, each with `PERIOD` and what it settles; a problem names the line. */
export function readPeriods<Period extends TSchema>(
  text: string,
  file: string,
  period: Static<Period> extends OfPeriod ? Period : never,
): Result<readonly Static<Period>[], readonly PackProblem[]> {
  const read = readJson(
    text,
    file,
    Type.Object({ periods: Type.Array(period, { minItems: 1 }) }, { additionalProperties: false }),
  );
  if (!read.ok) return read;
  const { value, lineOf } = read.value;
  const dated = value.periods as readonly unknown[] as readonly OfPeriod[];
  const problems = dated.flatMap((one, index) =>
    (['validFrom', 'validTo'] as const).flatMap((field): readonly PackProblem[] => {
      const date = one[field];
      if (date === null || parsePlainDate(date) !== undefined) return [];
      const place = { file, line: lineOf(`/periods/${index}/${field}`) };
      return [{ place, field, message: `"${date}" is not in the calendar` }];
    }),
  );
  return problems.length > 0 ? err(problems) : ok(value.periods);
}

/** The first of them that holds on a day. */
export const periodOn = <Period extends Pick<OfPeriod, 'validFrom' | 'validTo'>>(
  periods: readonly Period[],
  on: PlainDate,
): Period | undefined =>
  periods.find(({ validFrom, validTo }) => validFrom <= on && (validTo === null || on <= validTo));
