import {
  convertMoney,
  err,
  ok,
  priceOf,
  unitPriceText,
  type Decimal,
  type Refusals,
  type Result,
  type UnitPrice,
} from '#core/kernel';
import { quantityIn, refusal } from '#core/declaration';
import { missingRate } from '#core/valuation';
import type { Exchange, LineContext } from './tax-unit.ts';

export interface QuantityCharge {
  /** `50 USD/C62`. */
  readonly rate: string;
  readonly quantity: Decimal;
  readonly unitCode: string;
  /** What the amount for a unit was converted at; absent where the law names national currency. */
  readonly exchange?: Exchange;
  /** In national currency, exact. */
  readonly amount: Decimal;
}

/** A fixed amount for each unit of the line, in whichever currency the law names it, at the rate of the day. */
export function chargeByQuantity(price: UnitPrice, context: LineContext): Result<QuantityCharge, Refusals> {
  const { item, index, reference, on } = context;
  const { currency, unitCode } = price;
  const place = { pointer: `/goodsItems/${index}/tariffQuantity`, line: index + 1 };
  const rate = unitPriceText(price);
  const quantity = quantityIn(item, unitCode, reference, on);
  if (quantity === undefined) return err([refusal('TAX-006', place, { rate, unit: unitCode })]);
  const exchange = reference.rates.rateOn(currency, on);
  if (exchange === undefined) return err([missingRate(place, currency, reference, on)]);
  const amount = convertMoney(priceOf(quantity, price), exchange);
  const charge = { rate, quantity: quantity.value, unitCode, amount };
  return ok(currency === reference.country.currency ? charge : { ...charge, exchange });
}
