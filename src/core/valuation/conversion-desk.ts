import { rateWeekOf } from '#core/currency';
import { convertMoney, isNegativeDecimal, parseDecimal, type Decimal, type Money, type PlainDate } from '#core/kernel';
import type { Refusal } from '#core/kernel';
import { refusal, type Amount, type RefusalPlace } from '#core/declaration';
import type { Reference } from '#core/reference';
import type { UsedRate } from './valuation.ts';

export interface Converted extends Money {
  readonly nationalAmount: Decimal;
}

/** Reads amounts and turns them into national currency, keeping what went wrong and which rates were used. */
export interface ConversionDesk {
  readonly refusals: Refusal[];
  readonly rates: UsedRate[];
  readonly read: (
    amount: Amount | undefined,
    fallbackCurrency: string | undefined,
    place: () => RefusalPlace,
  ) => Converted | undefined;
}

export function conversionDesk(reference: Reference, on: PlainDate): ConversionDesk {
  const refusals: Refusal[] = [];
  const rates: UsedRate[] = [];
  let missing: Set<string> | undefined;
  const rateOf = (currency: string, place: () => RefusalPlace): UsedRate | undefined => {
    for (const used of rates) if (used.currency === currency) return used;
    const found = reference.rates.rateOn(currency, on);
    if (found === undefined) {
      // One refusal for a currency, at its first use: the others follow from it.
      if (!missing?.has(currency)) refusals.push(missingRate(place(), currency, reference, on));
      (missing ??= new Set()).add(currency);
      return undefined;
    }
    const { rate, validFrom, validTo } = found;
    const used: UsedRate = { currency, rate, validFrom, validTo };
    if (currency !== reference.country.currency) rates.push(used);
    return used;
  };
  const read: ConversionDesk['read'] = (declared, fallbackCurrency, place) => {
    if (declared === undefined) return undefined;
    const amount = parseDecimal(declared.amount);
    const currency = declared.currency ?? fallbackCurrency;
    if (amount === undefined || isNegativeDecimal(amount)) {
      refusals.push(refusal('VAL-013', place(), { value: declared.amount }));
      return undefined;
    }
    if (currency === undefined) {
      refusals.push(refusal('VAL-018', place(), { value: declared.amount }));
      return undefined;
    }
    const used = rateOf(currency, place);
    return used && { amount, currency, nationalAmount: convertMoney({ amount, currency }, used) };
  };
  return { refusals, rates, read };
}

/** Says when the rate was, or will be, quoted: where it lies ahead, waiting helps. */
export function missingRate(place: RefusalPlace, currency: string, reference: Reference, on: PlainDate): Refusal {
  const { rateQuotation } = reference.country;
  const quoted = rateQuotation === undefined ? '–' : rateWeekOf(on, rateQuotation, reference.calendar).quotedOn;
  return refusal('VAL-001', place, { currency, on, quoted });
}
