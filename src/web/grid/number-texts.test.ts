import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatDecimal, type NumberStyle } from '#web/ui';
import { numberOf, styleOf, toldBy } from '#core/declaration-import';

const plain = fc
  .tuple(fc.integer({ min: -999_999_999, max: 999_999_999 }), fc.constantFrom('', '.5', '.25', '.1234'))
  .map(([whole, fraction]) => `${whole}${fraction}`)
  .filter((text) => !text.startsWith('-0'));
const styles = fc.constantFrom<NumberStyle>('comma-decimal', 'point-decimal');

describe('numbers of another program', () => {
  test('are read back exactly as either style writes them', () => {
    fc.assert(
      fc.property(plain, styles, (number, style) => {
        expect(numberOf(formatDecimal(number, style), style)).toBe(number);
      }),
    );
  });

  test('tell their style themselves wherever it can be told, and then it is the right one', () => {
    fc.assert(
      fc.property(plain, styles, (number, style) => {
        expect([style, 'either', 'nothing']).toContain(toldBy(formatDecimal(number, style)));
      }),
    );
  });

  test('are asked about only where some can be read both ways and none tells', () => {
    expect(styleOf(['1.250', '3.000', ''])).toEqual({ style: undefined, example: '1.250' });
    expect(styleOf(['1.250', '3.000,5'])).toEqual({ style: 'comma-decimal', example: '1.250' });
    expect(styleOf(['1.250', '1,234,567'])).toEqual({ style: 'point-decimal', example: '1.250' });
    expect(styleOf(['1.250', '0,5', '0.5']).style).toBeUndefined();
    expect(styleOf(['12', '12.5', 'n/a'])).toEqual({ style: 'point-decimal', example: undefined });
    expect(styleOf(['0.125', '12.3456']).example).toBeUndefined();
  });

  test('lose the currency, the spaces and the bookkeeper’s brackets around them', () => {
    expect(numberOf('USD 1,250.50', 'comma-decimal')).toBe('1250.50');
    expect(numberOf('1 250,5 ₫', 'point-decimal')).toBe('1250.5');
    expect(numberOf('(12,5)', 'point-decimal')).toBe('-12.5');
    expect(numberOf('12 kg', 'point-decimal')).toBe('12');
  });

  test('that are none stay in sight as they are', () => {
    for (const text of ['n/a', '-', '12/5', '1..2', 'mười']) expect(numberOf(text, 'point-decimal')).toBe(text);
  });
});
