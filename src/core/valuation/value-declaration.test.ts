import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CustomsValuation, Declaration } from '#core/declaration';
import { decimal, decimalText, equalDecimals, plainDate, sumDecimals } from '#core/kernel';
import { apportion, valueDeclaration, type Apportionment, type Valuation } from '#core/valuation';
import { patchedReference } from '#tests/support/patched-reference';
import { vietnamReference } from '#tests/support/reference';
import { SAMPLE_DAY, sampleExport, sampleImport, sampleItem } from '#tests/support/sample-declarations';

const reference = patchedReference(vietnamReference(), { rates: { USD: '25000', EUR: '30000' } });

function valued(declaration: Declaration, by?: Apportionment): Valuation {
  const result = valueDeclaration(declaration, reference, SAMPLE_DAY, by);
  if (!result.ok) throw new Error(result.error.map(({ code, pointer }) => `${code} ${pointer}`).join('; '));
  return result.value;
}
const values = (declaration: Declaration, by?: Apportionment) =>
  valued(declaration, by).lines.map(({ value }) => decimalText(value));
const refused = (declaration: Declaration, on = SAMPLE_DAY) => {
  const result = valueDeclaration(declaration, reference, on);
  return result.ok ? [] : result.error.map(({ code, pointer }) => `${code} ${pointer}`);
};
const usd = (amount: string) => ({ amount, currency: 'USD' });
const twoLines = [
  sampleItem({ sequence: 1, itemChargeAmount: usd('6000'), grossMass: { value: '10', unitCode: 'KGM' } }),
  sampleItem({ sequence: 2, itemChargeAmount: usd('4000'), grossMass: { value: '0.03', unitCode: 'TNE' } }),
];
const terms = (conditionCode: string, customsValuation?: CustomsValuation): Partial<Declaration> => ({
  tradeTerms: { conditionCode },
  ...(customsValuation && { customsValuation }),
});

describe('import: the value at the first gate of entry', () => {
  test('a CIF price is the value', () => expect(values(sampleImport(twoLines))).toEqual(['150000000', '100000000']));
  test('a FOB price takes freight and insurance, spread by value', () => {
    const declaration = sampleImport(
      twoLines,
      terms('FOB', { freightChargeAmount: usd('500'), insuranceAmount: usd('50') }),
    );
    expect(values(declaration)).toEqual(['158250000', '105500000']);
  });
  test('a CFR price takes insurance and leaves the freight it contains alone', () => {
    const declaration = sampleImport(
      twoLines,
      terms('CFR', { freightChargeAmount: usd('500'), insuranceAmount: usd('50') }),
    );
    expect(values(declaration)).toEqual(['150750000', '100500000']);
    expect(valued(declaration).components.map(({ code, effect }) => [code, effect])).toEqual([
      ['freight', 'contained'],
      ['insurance', 'added'],
    ]);
  });
  test('insurance that was not bought is not added', () =>
    expect(values(sampleImport(twoLines, terms('FOB', { freightChargeAmount: usd('0') })))).toEqual([
      '150000000',
      '100000000',
    ]));
  test('freight that the price leaves out must be stated', () =>
    expect(refused(sampleImport(twoLines, terms('FOB')))).toEqual(['VAL-009 /customsValuation/freightChargeAmount']));
  test('additions and deductions come by code, each in its own currency', () => {
    const charges = [
      { typeCode: 'E', amount: { amount: '100', currency: 'EUR' } },
      { typeCode: 'V', amount: usd('200') },
    ];
    expect(values(sampleImport(twoLines, terms('CIF', { chargeDeductions: charges })))).toEqual([
      '148800000',
      '99200000',
    ]);
  });
  test('by mass, the heavier line carries more freight', () => {
    const declaration = sampleImport(twoLines, terms('FOB', { freightChargeAmount: usd('400') }));
    expect(values(declaration, 'mass')).toEqual(['152500000', '107500000']);
  });
  test('a cost that a line states for itself stays on that line', () => {
    const own = { freightChargeAmount: usd('100'), chargeDeductions: [{ typeCode: 'C', amount: usd('20') }] };
    const [first, second] = twoLines;
    const lines = [
      { ...first, sequence: 1, customsValuation: own },
      { ...second, sequence: 2, customsValuation: { freightChargeAmount: usd('10') } },
    ];
    expect(values(sampleImport(lines, terms('FOB', { insuranceAmount: usd('50') })))).toEqual([
      '153750000',
      '100750000',
    ]);
    expect(values(sampleImport(lines, terms('FOB')))).toEqual(['153000000', '100250000']);
  });
  test('a cost that is stated in a field without a rule is refused, not passed over', () =>
    expect(refused(sampleImport(twoLines, terms('CIF', { exitToEntryChargeAmount: usd('1') })))).toEqual([
      'VAL-024 /customsValuation/exitToEntryChargeAmount',
    ]));
  test('a declaration in đồng needs no rate', () => {
    const item = sampleItem({ itemChargeAmount: { amount: '1000000', currency: 'VND' } });
    expect(valued(sampleImport([item])).rates).toEqual([]);
  });
});

describe('export: the value at the gate of exit', () => {
  test('a FOB price is the value', () => expect(values(sampleExport(twoLines))).toEqual(['150000000', '100000000']));
  test('a CIF price gives its freight and insurance back', () => {
    const declaration = sampleExport(
      twoLines,
      terms('CIF', { freightChargeAmount: usd('500'), insuranceAmount: usd('50') }),
    );
    expect(values(declaration)).toEqual(['141750000', '94500000']);
  });
  test('the freight within the price must be stated', () =>
    expect(refused(sampleExport(twoLines, terms('CFR')))).toEqual(['VAL-022 /customsValuation/freightChargeAmount']));
});

describe('what can not be valued', () => {
  test('a week without a rate is a refusal, told once for a currency', () => {
    const result = valueDeclaration(sampleImport(twoLines), vietnamReference(), plainDate('2020-01-01'));
    expect(result.ok ? [] : result.error.map(({ code }) => code)).toEqual(['VAL-001']);
  });
  test('a line worth nothing after deductions is a refusal', () => {
    const charges = [{ typeCode: 'G', amount: usd('10000') }];
    expect(refused(sampleImport(twoLines, terms('CIF', { chargeDeductions: charges })))).toEqual([
      'VAL-014 /goodsItems/0/itemChargeAmount',
      'VAL-014 /goodsItems/1/itemChargeAmount',
    ]);
  });
  test('nonsense is refused, never thrown', () => {
    expect(refused({ typeCode: 'A11', goodsItems: [] })).toEqual(['VAL-007 /tradeTerms/conditionCode']);
    expect(refused({ typeCode: '?', goodsItems: [] })).toEqual(['DEC-001 /typeCode']);
    expect(refused(sampleImport([sampleItem({ itemChargeAmount: { amount: '-1' } })]))).toEqual([
      'VAL-013 /goodsItems/0/itemChargeAmount',
    ]);
  });
});

describe('apportionment', () => {
  const key = fc.bigInt({ min: 1n, max: 10n ** 12n }).map((units) => ({ units, scale: 2 }));
  const amount = fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n }).map((units) => ({ units, scale: 4 }));
  test('the shares add up to the amount, to the last digit', () => {
    fc.assert(
      fc.property(amount, fc.array(key, { minLength: 1, maxLength: 50 }), (whole, keys) =>
        equalDecimals(sumDecimals(apportion(whole, keys)), whole),
      ),
    );
  });
  test('no share is off its exact proportion by more than the digits it lost', () => {
    fc.assert(
      fc.property(amount, fc.array(key, { minLength: 1, maxLength: 50 }), (whole, keys) => {
        const total = Number(sumDecimals(keys).units);
        return apportion(whole, keys).every((share, index) => {
          const exact = (Number(whole.units) / 1e4) * (Number(keys[index]?.units) / total);
          return Math.abs(Number(decimalText(share)) - exact) <= keys.length * 1e-6 + Math.abs(exact) * 1e-9;
        });
      }),
    );
  });
  test('what is left over goes to the largest', () => {
    expect(apportion(decimal('100'), [decimal(1), decimal('1.5'), decimal('0.5')]).map(decimalText)).toEqual([
      '33.333333',
      '50.000001',
      '16.666666',
    ]);
  });
});
