import { deepFreeze, holds, timelineOf, type Dated, type PackProblem, type Place } from '#core/codes';
import { ONE, parseDecimal, type Instant, type PlainDate } from '#core/kernel';
import type { ExchangeRate, ExchangeRates } from './exchange-rates.ts';

/** One published rate as it stands in the country pack; `rate` is decimal text. */
export interface ExchangeRateRecord extends Dated {
  readonly currency: string;
  readonly rate: string;
  readonly source: string;
  readonly place: Place;
}

/**
 * Compiles the weekly rates (Circular 38/2015 art. 35: Thursday's rate applies to declarations registered in the
 * following week). The weeks themselves are data, so another country may publish daily or monthly.
 */
export function compileExchangeRates(
  records: readonly ExchangeRateRecord[],
  nationalCurrency: string,
  knownAt: Instant | undefined,
): { readonly rates: ExchangeRates; readonly problems: readonly PackProblem[] } {
  const problems: PackProblem[] = [];
  const byCurrency = new Map<string, readonly ExchangeRate[]>();
  for (const [currency, group] of Map.groupBy(records, (record) => record.currency)) {
    const { spans, conflicts } = timelineOf(group, knownAt);
    for (const { first, second } of conflicts) {
      const message = `${currency} has two rates for the same day (the other on line ${first.place.line} of ${first.place.file})`;
      problems.push({ place: second.place, field: 'currency', message });
    }
    const published = spans.flatMap(({ record, validFrom, validTo }) => {
      const rate = parseDecimal(record.rate);
      if (rate === undefined || rate.units <= 0n) {
        problems.push({ place: record.place, field: 'rate', message: `"${record.rate}" is not a positive decimal` });
        return [];
      }
      if (validTo === null) {
        problems.push({ place: record.place, field: 'valid_to', message: 'an exchange rate needs a last day' });
        return [];
      }
      return [deepFreeze({ currency, rate, validFrom, validTo, source: record.source })];
    });
    byCurrency.set(currency, published);
  }
  return { rates: { rateOn: (currency, on) => rateOn(byCurrency, nationalCurrency, currency, on) }, problems };
}

function rateOn(
  byCurrency: ReadonlyMap<string, readonly ExchangeRate[]>,
  nationalCurrency: string,
  currency: string,
  on: PlainDate,
): ExchangeRate | undefined {
  if (currency === nationalCurrency)
    return { currency, rate: ONE, validFrom: on, validTo: on, source: 'national currency' };
  const published = byCurrency.get(currency);
  if (published === undefined) return undefined;
  // The last rate that begins on or before the day, by halving: weeks pile up over the years.
  let low = 0;
  let high = published.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const candidate = published[middle];
    if (candidate !== undefined && candidate.validFrom <= on) low = middle + 1;
    else high = middle;
  }
  const found = published[low - 1];
  return found !== undefined && holds(found, on) ? found : undefined;
}
