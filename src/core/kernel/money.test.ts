import { Decimal as Oracle } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decimal, decimalText, type Decimal } from './decimal.ts';
import { addMoney, convertMoney, priceOf, unitPriceText, wholeUnits, type Money } from './money.ts';

const Exact = Oracle.clone({ precision: 200, toExpNeg: -200, toExpPos: 200 });
const decimals: fc.Arbitrary<Decimal> = fc.record({
  units: fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }),
  scale: fc.nat(6),
});
const oracle = (value: Decimal): Oracle => new Exact(value.units.toString()).div(new Exact(10).pow(value.scale));
const usd = (amount: Decimal): Money => ({ amount, currency: 'USD' });

describe('money', () => {
  test('sums and conversions are exact to the last digit', () => {
    fc.assert(
      fc.property(decimals, decimals, decimals, (a, b, rate) => {
        const sum = addMoney(usd(a), usd(b));
        expect(sum.currency).toBe('USD');
        expect(decimalText(sum.amount)).toBe(oracle(a).plus(oracle(b)).toFixed());
        const converted = convertMoney(sum, { currency: 'USD', rate });
        expect(new Exact(decimalText(converted)).eq(oracle(a).plus(oracle(b)).times(oracle(rate)))).toBe(true);
      }),
    );
  });

  test('converting a sum is the sum of what is converted', () => {
    fc.assert(
      fc.property(decimals, decimals, decimals, (a, b, units) => {
        const rate = { currency: 'USD', rate: units };
        const apart = addMoney(
          { amount: convertMoney(usd(a), rate), currency: 'VND' },
          { amount: convertMoney(usd(b), rate), currency: 'VND' },
        );
        expect(decimalText(convertMoney(addMoney(usd(a), usd(b)), rate))).toBe(decimalText(apart.amount));
      }),
    );
  });

  test('two currencies are never added, nor converted at the rate of another', () => {
    const [one, euro] = [usd(decimal(1)), { amount: decimal(1), currency: 'EUR' }];
    expect(() => addMoney(one, euro)).toThrow('one currency');
    expect(() => convertMoney(euro, { currency: 'USD', rate: decimal('26109') })).toThrow('its own currency');
  });

  test('a unit price applies to a quantity of its own unit only, and says itself as the tariff prints it', () => {
    const price = { amount: decimal('0.50'), currency: 'USD', unitCode: 'KGM' };
    const paid = priceOf({ value: decimal('12.5'), unitCode: 'KGM' }, price);
    expect([decimalText(paid.amount), paid.currency, unitPriceText(price)]).toEqual(['6.25', 'USD', '0.5 USD/KGM']);
    expect(() => priceOf({ value: decimal(1), unitCode: 'TNE' }, price)).toThrow('its own unit');
  });
});

describe('whole units of the national currency', () => {
  test('what is written is read back', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), (units) => {
        expect(wholeUnits(units.toString())).toBe(units);
      }),
    );
  });

  test('no text but the one form of a whole number is money: not an empty one, not a fraction, not another base', () => {
    const others = ['', ' ', '1.0', '01', '+1', '-0', '1e3', '0x10', ' 1', '1n', '1,000', '9'.repeat(20), 'NaN'];
    for (const text of others) expect(() => wholeUnits(text), JSON.stringify(text)).toThrow('whole units');
  });
});
