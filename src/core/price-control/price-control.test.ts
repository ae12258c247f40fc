import { describe, expect, test } from 'vitest';
import { instant, plainDate } from '#core/kernel';
import { compilePriceControl, type ConsultationTimeRecord, type ReferencePriceRecord } from '#core/price-control';

const ON = plainDate('2026-11-21');
const dated = {
  validFrom: plainDate('2026-01-01'),
  validTo: null,
  knownFrom: instant('2026-01-01T00:00:00Z'),
  place: { file: 'list.csv', line: 2 },
};
const price = (
  codePrefix: string,
  lowPrice: string,
  facts: Partial<ReferencePriceRecord> = {},
): ReferencePriceRecord => ({
  codePrefix,
  unitCode: 'KGM',
  lowPrice,
  currency: 'USD',
  source: 'test',
  ...dated,
  ...facts,
});
const time = (workingDays: number): ConsultationTimeRecord => ({
  step: 'answer',
  workingDays,
  legalBasis: 'test',
  ...dated,
});
const compiled = (prices: readonly ReferencePriceRecord[], times: readonly ConsultationTimeRecord[] = []) =>
  compilePriceControl({ prices, times }, (_list, code) => code !== '?', undefined);

describe('reference prices', () => {
  test('the longest prefix that fits counts, with all its units', () => {
    const { priceControl } = compiled([price('10', '1'), price('1005', '2'), price('1005', '3', { unitCode: 'PCE' })]);
    expect(priceControl.pricesOn('10059010', ON).map(({ unitCode }) => unitCode)).toEqual(['KGM', 'PCE']);
    expect(priceControl.pricesOn('10010000', ON)).toHaveLength(1);
    expect(priceControl.pricesOn('20', ON)).toEqual([]);
    expect(priceControl.pricesOn('1', ON)).toEqual([]);
  });
  test('one that is not in force leaves the day to a shorter prefix', () => {
    const over = price('1005', '2', { validTo: plainDate('2026-06-30') });
    const { priceControl } = compiled([price('10', '1'), over]);
    expect(priceControl.pricesOn('10059010', ON)[0]?.codePrefix).toBe('10');
    expect(priceControl.pricesOn('10059010', plainDate('2026-05-01'))[0]?.codePrefix).toBe('1005');
  });
  test('two prices for one day, a price of nothing, an unknown unit or currency are problems', () => {
    const fields = (records: readonly ReferencePriceRecord[]) => compiled(records).problems.map(({ field }) => field);
    expect(fields([price('10', '1'), price('10', '2')])).toEqual(['code_prefix']);
    expect(fields([price('10', '0')])).toEqual(['low_price']);
    expect(fields([price('10', '1', { unitCode: '?', currency: '?' })])).toEqual(['unit', 'currency']);
  });
});

describe('times of a consultation', () => {
  test('are those in force on the day; a country may have none', () => {
    expect(compiled([], [time(5)]).priceControl.timeOn('answer', ON)?.workingDays).toBe(5);
    expect(compiled([], [time(5)]).priceControl.timeOn('answer', plainDate('2025-12-31'))).toBeUndefined();
    expect(compiled([]).priceControl.timeOn('answer', ON)).toBeUndefined();
  });
  test('of no day, or two for one day, are problems', () => {
    expect(compiled([], [time(0)]).problems.map(({ field }) => field)).toEqual(['working_days']);
    expect(compiled([], [time(5), time(6)]).problems.map(({ field }) => field)).toEqual(['step']);
  });
});
