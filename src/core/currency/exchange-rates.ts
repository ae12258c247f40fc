import type { Decimal, PlainDate } from '#core/kernel';

/** National currency for one unit of a foreign one, for declarations registered from `validFrom` to `validTo`. */
export interface ExchangeRate {
  readonly currency: string;
  readonly rate: Decimal;
  readonly validFrom: PlainDate;
  readonly validTo: PlainDate;
  readonly source: string;
}

export interface ExchangeRates {
  /** `undefined` where no rate was published for that day: a refusal, never a guess. The national currency is 1. */
  readonly rateOn: (currency: string, on: PlainDate) => ExchangeRate | undefined;
}
