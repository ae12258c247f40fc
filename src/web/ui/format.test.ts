import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  folded,
  formatCalculation,
  formatCounts,
  formatDate,
  formatTold,
  formatDecimal,
  formatInstant,
  formatMoney,
  formatSeconds,
  formatSpan,
  parseTyped,
} from './format.ts';
import { setCountry } from './country.ts';

setCountry({
  currency: 'VND',
  zoneOffsetMinutes: 420,
  usual: { typeCode: 'A11', officeId: null, invoiceCurrency: 'USD' },
});

const styles = fc.constantFrom('comma-decimal' as const, 'point-decimal' as const);
const decimals = fc
  .tuple(fc.boolean(), fc.bigInt({ min: 0n, max: 10n ** 20n }), fc.option(fc.stringMatching(/^\d{1,10}$/)))
  .map(([negative, whole, fraction]) => `${negative ? '-' : ''}${whole}${fraction === null ? '' : `.${fraction}`}`);

describe('decimals', () => {
  test('what is shown reads back as the same digits, in either style', () => {
    fc.assert(
      fc.property(decimals, styles, (text, style) => {
        expect(parseTyped(formatDecimal(text, style), style)).toBe(text);
      }),
    );
  });

  test('grouping puts a separator before each three whole digits and nowhere else', () => {
    expect(formatDecimal('1234567.5', 'comma-decimal')).toBe('1.234.567,5');
    expect(formatDecimal('1234567.5', 'point-decimal')).toBe('1,234,567.5');
    expect(formatDecimal('-999', 'comma-decimal')).toBe('−999');
    expect(formatDecimal('0.123456', 'comma-decimal')).toBe('0,123456');
  });

  test('a text that is no decimal is shown untouched', () => {
    expect(formatDecimal('KGM', 'comma-decimal')).toBe('KGM');
  });

  test('typing is forgiving about spaces and leading zeros, and refuses what is not one number', () => {
    expect(parseTyped(' 1 250,50 ', 'comma-decimal')).toBe('1250.50');
    expect(parseTyped('007', 'comma-decimal')).toBe('7');
    expect(parseTyped(',5', 'comma-decimal')).toBe('0.5');
    expect(parseTyped('12a', 'comma-decimal')).toBeUndefined();
    expect(parseTyped('', 'point-decimal')).toBeUndefined();
  });

  test('money carries its sign after a space that does not break', () => {
    expect(formatMoney('46500000', 'VND', 'comma-decimal')).toBe('46.500.000\u00a0₫');
    expect(formatMoney('12.5', 'USD', 'point-decimal')).toBe('12.5\u00a0USD');
  });

  test('the numbers of a calculation are grouped in place', () => {
    expect(formatCalculation('(46500000 + 0) × 8 %', 'comma-decimal')).toBe('(46.500.000 + 0) × 8\u00a0%');
    expect(formatCalculation('1200 × 25413.5', 'point-decimal')).toBe('1,200 × 25,413.5');
    expect(formatCalculation('75% + 2000 VND', 'comma-decimal')).toBe('75\u00a0% + 2.000 VND');
  });
});

describe('dates and search', () => {
  test('the days inside a sentence are written as people write them, and nothing else', () => {
    expect(formatTold('không có hiệu lực ngày 2026-11-22', 'vi')).toBe('không có hiệu lực ngày 22/11/2026');
    expect(formatTold('from 2026-11-01 to 2026-12-31.', 'en')).toBe('from 1 Nov 2026 to 31 Dec 2026.');
    expect(formatTold('VAT 10 % on it', 'en')).toBe('VAT 10\u00a0% on it');
    expect(formatTold('Dung tích xi lanh (ENGINE_CC), dòng hàng chưa ghi', 'vi')).toBe(
      'Dung tích xi lanh, dòng hàng chưa ghi',
    );
    const others = 'at 2026-11-22T08:00:00Z under 12-2026-11-22 and 2026-11-22/TT';
    expect(formatTold(others, 'en')).toBe(others);
  });

  test('instants are shown in the country’s zone', () => {
    expect(formatInstant('2026-11-21T20:05:00.000Z', 'vi')).toBe('22/11/2026, 03:05');
    expect(formatInstant('2026-11-21T20:05:00.000Z', 'en')).toBe('22 Nov 2026, 03:05');
    expect(formatDate('2026-01-05', 'en')).toBe('5 Jan 2026');
  });

  test('a span of time is told in its two largest units', () => {
    const from = '2026-11-21T20:05:00.000Z';
    const span = (to: string) => formatSpan(from, to, 'en').replaceAll('\u00a0', ' ');
    expect(span('2026-11-21T20:05:59.000Z')).toBe('0 min');
    expect(span('2026-11-21T20:45:00.000Z')).toBe('40 min');
    expect(span('2026-11-21T22:05:00.000Z')).toBe('2 h');
    expect(span('2026-11-24T00:06:00.000Z')).toBe('2 d 4 h');
    expect(span('2026-11-23T20:50:00.000Z')).toBe('2 d');
    expect(formatSpan(from, '2026-11-21T21:35:00.000Z', 'vi')).toBe('1\u00a0giờ 30\u00a0phút');
  });

  test('what takes less than a minute is told in seconds, and less than one in thousandths', () => {
    const told = (seconds: number) => [
      formatSeconds(seconds, 'vi', 'comma-decimal').replace('\u00a0', ' '),
      formatSeconds(seconds, 'en', 'point-decimal').replace('\u00a0', ' '),
    ];
    expect(told(0)).toEqual(['ngay', 'at once']);
    expect(told(0.0084)).toEqual(['8 ms', '8 ms']);
    expect(told(2.44)).toEqual(['2,4 giây', '2.4 s']);
    expect(told(42)).toEqual(['42 giây', '42 s']);
    expect(told(150)).toEqual(['2 phút', '2 min']);
  });

  test('folding finds accented words by plain ones', () => {
    expect(folded('Luồng Đỏ')).toBe('luong do');
  });
});

test('counts inside a text are written as the person writes figures, whatever the language', () => {
  const values = { count: 11871, small: 999, code: '11871' };
  expect(formatCounts('11,871 lines', values, 'en', 'comma-decimal')).toBe('11.871 lines');
  expect(formatCounts('11871 dòng', values, 'vi', 'point-decimal')).toBe('11,871 dòng');
  expect(formatCounts('11.871 dòng, 999', values, 'vi', 'comma-decimal')).toBe('11.871 dòng, 999');
  expect(formatCounts('code 11871', { code: '11871' }, 'en', 'comma-decimal')).toBe('code 11871');
  expect(formatCounts('−', undefined, 'en', 'comma-decimal')).toBe('−');
});
