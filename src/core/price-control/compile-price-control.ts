import { deepFreeze, holds, timelineOf, type Dated, type PackProblem, type Place, type Span } from '#core/codes';
import { parseDecimal, type Instant, type PlainDate } from '#core/kernel';
import type { ConsultationStep, ConsultationTime, PriceControl, ReferencePrice } from './price-control.ts';

/** One row of the list of reference prices; `lowPrice` is decimal text. */
export interface ReferencePriceRecord extends Dated {
  readonly codePrefix: string;
  readonly unitCode: string;
  readonly lowPrice: string;
  readonly currency: string;
  readonly source: string;
  readonly place: Place;
}

export interface ConsultationTimeRecord extends Dated {
  readonly step: ConsultationStep;
  readonly workingDays: number;
  readonly legalBasis: string;
  readonly place: Place;
}

export interface PriceControlRecords {
  readonly prices: readonly ReferencePriceRecord[];
  readonly times: readonly ConsultationTimeRecord[];
}

/** No country asks, and no importer answers, for longer than this; it stops a slip of the pen. */
const WORKING_DAYS_MAX = 365;

/** Compiles the lists. Two rows of one key for the same day, known at the same instant, are a problem. */
export function compilePriceControl(
  { prices, times }: PriceControlRecords,
  knows: (list: 'unit' | 'currency', code: string) => boolean,
  knownAt: Instant | undefined,
): { readonly priceControl: PriceControl; readonly problems: readonly PackProblem[] } {
  const problems: PackProblem[] = [];
  const byPrefix = new Map<string, ReferencePrice[]>();
  for (const record of prices) problems.push(...priceProblems(record, knows));
  for (const group of Map.groupBy(prices, ({ codePrefix, unitCode }) => `${codePrefix} ${unitCode}`).values()) {
    for (const { record, validFrom, validTo } of spansOf(group, 'code_prefix', knownAt, problems)) {
      const { codePrefix, unitCode, currency, source } = record;
      const lowPrice = parseDecimal(record.lowPrice);
      if (lowPrice === undefined) continue;
      const price = deepFreeze({ codePrefix, unitCode, lowPrice, currency, source, validFrom, validTo });
      byPrefix.set(codePrefix, [...(byPrefix.get(codePrefix) ?? []), price]);
    }
  }
  const lengths = [...new Set([...byPrefix.keys()].map((prefix) => prefix.length))].toSorted((a, b) => b - a);
  const bySteps = new Map<ConsultationStep, readonly Span<ConsultationTimeRecord>[]>();
  for (const [step, group] of Map.groupBy(times, (record) => record.step)) {
    for (const { workingDays, place } of group) {
      if (workingDays >= 1 && workingDays <= WORKING_DAYS_MAX) continue;
      problems.push({ place, field: 'working_days', message: `is not from 1 to ${WORKING_DAYS_MAX}` });
    }
    bySteps.set(step, spansOf(group, 'step', knownAt, problems));
  }
  const priceControl: PriceControl = {
    pricesOn: (code, on) => pricesOn(byPrefix, lengths, code, on),
    timeOn: (step, on): ConsultationTime | undefined => bySteps.get(step)?.find((span) => holds(span, on))?.record,
  };
  return { priceControl, problems };
}

function spansOf<R extends Dated & { readonly place: Place }>(
  group: readonly R[],
  field: string,
  knownAt: Instant | undefined,
  problems: PackProblem[],
): readonly Span<R>[] {
  const { spans, conflicts } = timelineOf(group, knownAt);
  for (const { first, second } of conflicts) {
    const message = `is given twice for the same day (first on line ${first.place.line} of ${first.place.file})`;
    problems.push({ place: second.place, field, message });
  }
  return spans;
}

function priceProblems(
  { place, lowPrice, unitCode, currency }: ReferencePriceRecord,
  knows: (list: 'unit' | 'currency', code: string) => boolean,
): readonly PackProblem[] {
  const price = parseDecimal(lowPrice);
  return [
    ...(price !== undefined && price.units > 0n ? [] : [problem(place, 'low_price', `"${lowPrice}" is not above 0`)]),
    ...(knows('unit', unitCode) ? [] : [problem(place, 'unit', `"${unitCode}" stands in no list of units`)]),
    ...(knows('currency', currency)
      ? []
      : [problem(place, 'currency', `"${currency}" stands in no list of currencies`)]),
  ];
}

const problem = (place: Place, field: string, message: string): PackProblem => ({ place, field, message });

function pricesOn(
  byPrefix: ReadonlyMap<string, readonly ReferencePrice[]>,
  lengths: readonly number[],
  code: string,
  on: PlainDate,
): readonly ReferencePrice[] {
  for (const length of lengths) {
    if (length > code.length) continue;
    const prices = byPrefix.get(code.slice(0, length))?.filter((price) => holds(price, on));
    if (prices !== undefined && prices.length > 0) return prices;
  }
  return NONE;
}

const NONE: readonly ReferencePrice[] = [];
