import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decimal, decimalText } from '#core/kernel';
import { parseRate, type RateWords } from './parse-rate.ts';

const words: RateWords = {
  shareOfMfn: 'thuế MFN',
  outOfQuota: 'NHN',
  notLessThan: 'nhưng không thấp hơn',
  notMoreThan: 'nhưng không cao hơn',
  elsewhere: ['Theo hướng dẫn tại'],
  none: ['*'],
};
const units: Readonly<Record<string, string>> = { chiếc: 'PCE', '1000 viên': 'MIL' };
const read = (text: string) => parseRate(text, words, (word) => units[word]);
const adValorem = (percent: string, excludedOrigins: readonly string[] = [], text = percent) => ({
  kind: 'ad-valorem',
  percent: decimal(percent),
  excludedOrigins,
  text,
});

describe('printed rates', () => {
  test.each([
    ['5', adValorem('5')],
    ['22.5', adValorem('22.5')],
    ['0 (-ID, TH, CN)', adValorem('0', ['ID', 'TH', 'CN'], '0 (-ID, TH, CN)')],
    ['30 (-BN,KH,ID)', adValorem('30', ['BN', 'KH', 'ID'], '30 (-BN,KH,ID)')],
    [
      '45 (NHN: 127.5)',
      { kind: 'quota', inQuota: decimal('45'), outOfQuota: decimal('127.5'), text: '45 (NHN: 127.5)' },
    ],
    ['150% thuế MFN', { kind: 'share-of-mfn', percent: decimal('150'), text: '150% thuế MFN' }],
    [
      '5000 USD/PCE',
      { kind: 'specific', amount: decimal('5000'), currency: 'USD', unitCode: 'PCE', text: '5000 USD/PCE' },
    ],
    [
      '70% + 5000 USD/PCE',
      {
        kind: 'mixed',
        percent: decimal('70'),
        amount: decimal('5000'),
        currency: 'USD',
        unitCode: 'PCE',
        text: '70% + 5000 USD/PCE',
      },
    ],
    ['Theo hướng dẫn tại khoản 1.1 Chương 98', { kind: 'elsewhere', text: 'Theo hướng dẫn tại khoản 1.1 Chương 98' }],
    ['*', { kind: 'none', text: '*' }],
    ['', { kind: 'none', text: '' }],
  ])('"%s" is understood', (text, expected) => expect(read(text)).toEqual(expected));

  test('a unit may be printed in words, and a percentage may stand after the amount', () => {
    const mixed = { kind: 'mixed', amount: decimal('50'), currency: 'USD', unitCode: 'PCE', percent: decimal('30') };
    for (const text of ['30% + 50 USD/chiếc', '50 USD/PCE + 30%']) expect(read(text)).toEqual({ ...mixed, text });
    expect(read('9 VND/1000 viên')).toMatchObject({ kind: 'specific', unitCode: 'MIL' });
    expect(read('9 VND/đôi')).toBeUndefined();
  });

  test('the higher or the lower of two rates', () => {
    const text = '10% nhưng không thấp hơn 5000 VND/KGM';
    expect(read(text)).toEqual({
      kind: 'higher-of',
      options: [adValorem('10', [], '10%'), read('5000 VND/KGM')],
      text,
    });
    expect(read('10% nhưng không cao hơn 30%')).toMatchObject({ kind: 'lower-of' });
    expect(read('10% nhưng không thấp hơn 5% nhưng không thấp hơn 3%')).toBeUndefined();
  });

  test('steps by a characteristic, rising to a last one that takes the rest', () => {
    const text = 'ENGINE_CC <= 1000: 5000 USD/PCE; < 1500: 10000 USD/PCE; else 70% + 5000 USD/PCE';
    const rate = read(text);
    if (rate?.kind !== 'tiers') throw new Error('steps');
    expect(rate.characteristic).toBe('ENGINE_CC');
    expect(rate.steps.map(({ bound }) => bound && [bound.than, decimalText(bound.value)])).toEqual([
      ['at-most', '1000'],
      ['below', '1500'],
      undefined,
    ]);
    expect(rate.steps.map((step) => step.rate.kind)).toEqual(['specific', 'specific', 'mixed']);
    for (const wrong of [
      'ENGINE_CC <= 1500: 5%; <= 1000: 6%; else 7%',
      'ENGINE_CC <= 1500: 5%; <= 1500: 6%; else 7%',
      'ENGINE_CC <= 1500: 5%',
      'ENGINE_CC <= 1500: 5%; <= 2000: 6%',
      'ENGINE_CC <= 1500: 5; else 7%',
    ])
      expect(read(wrong)).toBeUndefined();
  });

  test('"not subject" may be one of the alternatives', () =>
    expect(read('*/8/10')).toMatchObject({ kind: 'alternatives', options: [{ kind: 'none' }, {}, {}] }));

  test('alternatives are kept as alternatives, each read on its own', () => {
    expect(read('0 (-ID, MY)/0 (-ID)/5')).toEqual({
      kind: 'alternatives',
      options: [adValorem('0', ['ID', 'MY'], '0 (-ID, MY)'), adValorem('0', ['ID'], '0 (-ID)'), adValorem('5')],
      text: '0 (-ID, MY)/0 (-ID)/5',
    });
  });

  test.each([
    '-5',
    '5%',
    '1,5',
    '5 5',
    '0 (ID)',
    '0 (-ID',
    '0 (-ID, ID)',
    '0 (-id)',
    '45 (NHN 135)',
    '45 (XYZ: 135)',
    '150% thuế',
    '0/',
    '/5',
    '0/x',
    '1/2/3/4/5',
    '1001',
    '1e3',
    '٣',
    '5 USD',
    'về sau',
  ])('"%s" is not guessed at', (text) => expect(read(text)).toBeUndefined());

  test('any text gives a rate that carries it whole, or nothing; never an exception', () => {
    const near = fc.string({
      unit: fc.constantFrom(...'0123456789./%()-+: *,'.split(''), 'ID', 'TH', 'NHN', 'thuế MFN', 'USD', 'PCE'),
    });
    fc.assert(
      fc.property(fc.oneof(near, fc.string({ unit: 'grapheme' })), (text) => {
        const rate = read(text);
        if (rate !== undefined) expect(rate.text).toBe(text.normalize('NFC').trim());
      }),
      { numRuns: 2_000 },
    );
  });

  test('every percentage up to the limit is read exactly', () => {
    fc.assert(
      fc.property(fc.nat(1000), fc.nat(99), (whole, fraction) => {
        const text = `${whole}.${String(fraction).padStart(2, '0')}`;
        const rate = read(text);
        if (new Decimal(text).greaterThan(1000)) expect(rate).toBeUndefined();
        else expect(rate?.kind === 'ad-valorem' && decimalText(rate.percent)).toBe(new Decimal(text).toString());
      }),
    );
  });
});
