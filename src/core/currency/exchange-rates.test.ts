import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, decimalText, instant, plainDate } from '#core/kernel';
import { compileExchangeRates, type ExchangeRateRecord } from './compile-exchange-rates.ts';

const MONDAY = plainDate('2026-01-05');

const week = (index: number, rate: string, knownFrom = '2026-01-01T00:00:00Z'): ExchangeRateRecord => ({
  currency: 'USD',
  rate,
  source: 'test',
  validFrom: addDays(MONDAY, index * 7),
  validTo: addDays(MONDAY, index * 7 + 6),
  knownFrom: instant(knownFrom),
  place: { file: 'rates.csv', line: index + 2 },
});

describe('exchange rates', () => {
  test('the rate of a day is that of its week, and weeks without one have none', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(20), { maxLength: 15 }), fc.integer({ min: -3, max: 150 }), (weeks, offset) => {
        const { rates } = compileExchangeRates(
          weeks.map((index) => week(index, String(25_000 + index))),
          'VND',
          undefined,
        );
        const index = Math.floor(offset / 7);
        const found = rates.rateOn('USD', addDays(MONDAY, offset));
        expect(found && decimalText(found.rate)).toBe(weeks.includes(index) ? String(25_000 + index) : undefined);
      }),
    );
  });

  test('a rate that was corrected counts from the moment the correction is known', () => {
    const records = [week(0, '26000'), week(0, '26100', '2026-01-06T03:00:00Z')];
    const rateAt = (knownAt: string) =>
      compileExchangeRates(records, 'VND', instant(knownAt)).rates.rateOn('USD', MONDAY)?.rate.units;
    expect(rateAt('2026-01-05T00:00:00Z')).toBe(26000n);
    expect(rateAt('2026-01-06T03:00:00Z')).toBe(26100n);
  });

  test('the national currency is always 1', () => {
    const { rates } = compileExchangeRates([], 'VND', undefined);
    expect(decimalText(rates.rateOn('VND', MONDAY)?.rate ?? { units: 0n, scale: 0 })).toBe('1');
  });

  test('a currency nobody published has no rate', () => {
    expect(compileExchangeRates([week(0, '26000')], 'VND', undefined).rates.rateOn('EUR', MONDAY)).toBeUndefined();
  });

  test('two rates for one day, a rate of zero and a rate without an end are problems with their place', () => {
    const { problems } = compileExchangeRates(
      [week(0, '26000'), week(0, '26100'), week(1, '0'), { ...week(2, '1'), validTo: null }],
      'VND',
      undefined,
    );
    expect(problems.map(({ place, field }) => [place.line, field])).toEqual([
      [2, 'currency'],
      [3, 'rate'],
      [4, 'valid_to'],
    ]);
  });
});
