import { assert } from './assert.ts';
import { addDecimals, decimalText, multiplyDecimals, type Decimal } from './decimal.ts';
import type { Quantity } from './quantity.ts';

/** An exact amount in one currency (ISO 4217 code). */
export interface Money {
  readonly amount: Decimal;
  readonly currency: string;
}

/** So much money for one unit of goods: a unit price, a specific duty. */
export interface UnitPrice extends Money {
  readonly unitCode: string;
}

/** Amounts of two currencies are never added: that is a bug and throws. */
export function addMoney(a: Money, b: Money): Money {
  assert(a.currency === b.currency, 'only amounts of one currency are added');
  return { amount: addDecimals(a.amount, b.amount), currency: a.currency };
}

/** The amount in national currency, exact, at `rate` units of it for one of the foreign currency that the rate is for. */
export function convertMoney(money: Money, rate: { readonly currency: string; readonly rate: Decimal }): Decimal {
  assert(money.currency === rate.currency, 'an amount is converted at the rate of its own currency');
  return multiplyDecimals(money.amount, rate.rate);
}

/** `quantity × price`, exact; both count in the same unit. */
export function priceOf(quantity: Quantity, price: UnitPrice): Money {
  assert(quantity.unitCode === price.unitCode, 'a quantity is priced in its own unit');
  return { amount: multiplyDecimals(quantity.value, price.amount), currency: price.currency };
}

/** `50 USD/C62`. */
export const unitPriceText = ({ amount, currency, unitCode }: UnitPrice): string =>
  `${decimalText(amount)} ${currency}/${unitCode}`;

const WHOLE_UNITS = /^(?:0|-?[1-9]\d{0,18})$/;

/**
 * Whole units of the national currency (đồng), signed, as postings and states carry them in text. Throws on anything
 * else: an empty text read as a number would be nothing owed.
 */
export function wholeUnits(text: string): bigint {
  assert(WHOLE_UNITS.test(text), `"${text}" is an amount in whole units`);
  return BigInt(text);
}
