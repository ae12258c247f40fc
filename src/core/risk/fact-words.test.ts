import { describe, expect, test } from 'vitest';
import { plainDate } from '#core/kernel';
import { vietnamReference } from '#tests/support/reference';
import { factDescriptions } from './fact-model.ts';
import { factInWords, type CountryWords } from './fact-words.ts';

const { codes } = vietnamReference();
const country: CountryWords = {
  nameOf: (list, code) => codes.find(list, code, plainDate('2026-11-21'))?.name,
  currency: 'VND',
};
const said = (path: string, value: string) => {
  const { label, value: shown, unit, words } = factInWords(path, value, country);
  return [label.en, words?.en ?? shown, unit].filter(Boolean).join(' | ');
};

describe('a fact in words', () => {
  test('every fact that a rule may read has a label of its own in both languages', () => {
    const labels = factDescriptions().map(({ path }) => {
      const { label } = factInWords(path, '', country);
      expect(label.vi, path).not.toBe(path);
      expect(label.en, path).not.toBe(path);
      return `${path.split('.')[0]} ${label.en}`;
    });
    expect(new Set(labels).size).toBe(labels.length);
  });

  test('a yes or no is never told as true or false', () => {
    for (const { path, type } of factDescriptions().filter((fact) => fact.type === 'bool')) {
      expect(said(path, 'true'), `${path} ${type}`).toMatch(/ \| yes$/);
      expect(said(path, 'false'), path).toMatch(/ \| no$/);
    }
  });

  test('an amount of money or mass carries its unit, rounded to what people read', () => {
    const measured = factDescriptions().filter(({ path }) => /(Vnd|Kg)$/.test(path));
    expect(measured.length).toBeGreaterThan(6);
    for (const { path } of measured)
      expect(factInWords(path, '1234.56789', country).unit).toBe(path.endsWith('Vnd') ? 'VND' : 'kg');
    expect(said('line.unitValueVnd', '1199999.6666666')).toBe('Value of one unit | 1200000 | VND');
    expect(said('line.netMassKg', '12.34567')).toBe('Net mass | 12.346 | kg');
  });

  test.each([
    ['line.origin', 'CN', 'Origin | China (CN)'],
    ['line.origin', '', 'Origin | not declared'],
    ['line.documents', 'INV,XX9', 'Documents declared | Commercial invoice (INV), XX9'],
    ['line.hs4', '8703', 'HS heading | 8703'],
    ['declaration.direction', 'import', 'Direction | import'],
    ['trader.taxDebtDays', '1', 'Trader: oldest tax debt | 1 day'],
    ['trader.taxDebtDays', '45', 'Trader: oldest tax debt | 45 days'],
    ['declarant.complianceLevel', '4', 'Declarant: compliance level | 4, low'],
    ['history.lowValueDeclarations7Days', '6', 'Of low value, in the 7 days before | 6 declarations'],
    ['another.fact', 'x', 'another.fact | x'],
  ])('%s %j is told as %j', (path, value, words) => {
    expect(said(path, value)).toBe(words);
  });
});
