import { describe, expect, test } from 'vitest';
import { decimalText, plainDate } from '#core/kernel';
import { mixed, patchedReference, percent, tariffLine, type LineFacts } from '#tests/support/patched-reference';
import { vietnamReference } from '#tests/support/reference';
import { bestRates, type RankedRate } from './best-rates.ts';

const DAY = plainDate('2026-11-21');
const CODE = '84713020';

const ranked = (origin: string, facts: LineFacts): readonly RankedRate[] =>
  bestRates(patchedReference(vietnamReference(), { lines: [tariffLine(CODE, facts)] }), CODE, origin, DAY) ?? [];
const inShort = (rates: readonly RankedRate[]) =>
  rates.map(({ treatment, percent: rate, bar }) => [
    treatment,
    bar ?? (rate === undefined ? 'depends' : decimalText(rate)),
  ]);

describe('best rates', () => {
  test('the lowest first; of equal rates the one that asks for less; then what hangs on more; closed ones last', () => {
    const rates = ranked('TH', {
      mfn: percent('5'),
      preferences: {
        ATIGA: percent('0'),
        RCEP: percent('5'),
        ACFTA: percent('0', ['TH']),
        AIFTA: mixed('3', '10', 'USD', 'PCE'),
        AJCEP: percent('9'),
      },
    });
    expect(inShort(rates)).toEqual([
      ['ATIGA', '0'],
      ['MFN', '5'],
      ['RCEP', '5'],
      ['ORDINARY', '7.5'],
      ['AJCEP', '9'],
      ['AIFTA', 'depends'],
      ['AANZFTA', 'rate-unknown'],
      ['ACFTA', 'origin-excluded'],
      ['AHKFTA', 'rate-unknown'],
      ['AKFTA', 'rate-unknown'],
    ]);
  });

  test('only agreements that the origin belongs to are offered, and MFN only to those who have it', () => {
    expect(inShort(ranked('US', { preferences: { ATIGA: percent('0') } }))).toEqual([
      ['MFN', '10'],
      ['ORDINARY', '15'],
    ]);
    expect(inShort(ranked('BS', {}))).toEqual([
      ['ORDINARY', '15'],
      ['MFN', 'origin-has-no-mfn'],
    ]);
  });

  test('each agreement tells its rule, its forms, its way of transport and the deadline of a late claim', () => {
    const [best] = ranked('DE', { preferences: { EVFTA: percent('0') } });
    expect(best?.treatment).toBe('EVFTA');
    expect(best?.rule?.symbols).toEqual({ vi: 'CTH hoặc MaxNOM 70 %', en: 'CTH or MaxNOM 70 %' });
    expect(best?.rule?.options.map((option) => option.map(({ en }) => en))).toEqual([
      ['Foreign materials come from another heading'],
      ['Foreign materials are at most 70 % of the ex-works price'],
    ]);
    expect(best?.terms?.forms.map(({ code }) => code)).toEqual(['EUR1', 'OD']);
    expect(best?.terms?.transport.en).toContain('Non-alteration');
    expect(best?.lateClaim?.deadline).toBe('2028-11-21');
    expect(best?.illustrative).toBe(true);
  });

  test('a code that is no line of the day has no rates', () => {
    expect(bestRates(vietnamReference(), '99999999', 'DE', DAY)).toBeUndefined();
  });
});
