import { describe, expect, test } from 'vitest';
import type { Declaration, GoodsItem } from '#core/declaration';
import { decimal, decimalText, divideDecimals } from '#core/kernel';
import { valueDeclaration } from '#core/valuation';
import { patchedReference } from '#tests/support/patched-reference';
import { vietnamReference } from '#tests/support/reference';
import { SAMPLE_DAY, sampleExport, sampleImport, sampleItem } from '#tests/support/sample-declarations';

const RATE = '22930';
const reference = patchedReference(vietnamReference(), { rates: { USD: RATE } });
const usd = (amount: string) => ({ amount, currency: 'USD' });
const measure = (typeCode: string, value: string, unitCode: string) => ({ typeCode, measure: { value, unitCode } });
const SURVEY = { typeCode: 'SRV', id: 'GD-2026-001' };

function line(sequence: number, price: string, facts: Partial<GoodsItem>): GoodsItem {
  const { unitPriceAmount: _, ...item } = sampleItem({ sequence, itemChargeAmount: usd(price), ...facts });
  return item;
}
function inUsd(declaration: Declaration): readonly string[] {
  const result = valueDeclaration(declaration, reference, SAMPLE_DAY);
  if (!result.ok) throw new Error(result.error.map(({ code, pointer }) => `${code} ${pointer}`).join('; '));
  return result.value.lines.map(({ value }) => decimalText(divideDecimals(value, decimal(RATE), 10, 'half-up')));
}
const refused = (item: GoodsItem): readonly string[] => {
  const result = valueDeclaration(sampleImport([item]), reference, SAMPLE_DAY);
  return result.ok ? [] : result.error.map(({ code, pointer }) => `${code} ${pointer}`);
};

const damaged = (percent: string): Partial<GoodsItem> => ({
  valuationAdjustments: [{ additionCode: 'LOS' }],
  productCharacteristics: [measure('LOSS_PCT', percent, 'P1')],
  additionalDocuments: [SURVEY],
});
const short = (delivered: string, invoiced: string, unit: string, tolerance?: string): Partial<GoodsItem> => ({
  valuationAdjustments: [{ additionCode: 'SHT' }],
  productCharacteristics: [
    measure('QTY_DELIVERED', delivered, unit),
    measure('QTY_INVOICED', invoiced, unit),
    ...(tolerance === undefined ? [] : [measure('TOLERANCE_PCT', tolerance, 'P1')]),
  ],
  additionalDocuments: [SURVEY],
});

describe('a public worked example, from its raw figures', () => {
  const x = line(1, '32000', damaged('4'));
  const y = line(2, '36000', short('552.5', '600', 'BOX'));
  const facts: Partial<Declaration> = {
    tradeTerms: { conditionCode: 'CFR' },
    customsValuation: {
      insuranceAmount: usd('2040'),
      chargeDeductions: [{ typeCode: 'K', amount: usd('340') }],
    },
  };
  test('20 machines that lost 4 % of their value and 552.5 of 600 boxes bear insurance and surcharge in full', () =>
    expect(inUsd(sampleImport([x, y], facts))).toEqual(['31840', '34410']));
  test('in national currency to the đồng', () => {
    const result = valueDeclaration(sampleImport([x, y], facts), reference, SAMPLE_DAY);
    expect(result.ok && result.value.lines.map(({ value }) => decimalText(value))).toEqual(['730091200', '789021300']);
  });
});

describe('goods that came short', () => {
  test('are worth what was delivered', () =>
    expect(inUsd(sampleImport([line(1, '100', short('2', '3', 'KGM'))]))).toEqual(['66.6666666667']));
  test('may be counted in two units of one kind', () => {
    const facts = short('950', '1', 'KGM');
    const [delivered] = facts.productCharacteristics ?? [];
    const characteristics = [...(delivered ? [delivered] : []), measure('QTY_INVOICED', '1', 'TNE')];
    expect(inUsd(sampleImport([line(1, '1000', { ...facts, productCharacteristics: characteristics })]))).toEqual([
      '950',
    ]);
  });
  test.each(['980', '1000', '1020'])(
    'bulk within the contract’s tolerance keeps the price paid: %s of 1,000 t',
    (delivered) =>
      expect(inUsd(sampleImport([line(1, '100000', short(delivered, '1000', 'TNE', '2'))]))).toEqual(['100000']),
  );
  test('bulk short beyond the tolerance is worth what was delivered', () =>
    expect(inUsd(sampleImport([line(1, '100000', short('979', '1000', 'TNE', '2'))]))).toEqual(['97900']));
  test('more than the price pays for is refused, not valued at nothing', () =>
    expect(refused(line(1, '100000', short('1021', '1000', 'TNE', '2')))).toEqual([
      'VAL-048 /goodsItems/0/productCharacteristics',
    ]));
  test.each([
    ['without the quantity delivered', [measure('QTY_INVOICED', '3', 'KGM')], 'VAL-045'],
    ['without the quantity invoiced', [measure('QTY_DELIVERED', '3', 'KGM')], 'VAL-045'],
    ['in units of two kinds', [measure('QTY_DELIVERED', '3', 'LTR'), measure('QTY_INVOICED', '3', 'KGM')], 'VAL-046'],
    ['with nothing delivered', [measure('QTY_DELIVERED', '0', 'KGM'), measure('QTY_INVOICED', '3', 'KGM')], 'VAL-046'],
  ])('%s are refused', (_name, productCharacteristics, code) =>
    expect(refused(line(1, '100', { ...short('2', '3', 'KGM'), productCharacteristics }))[0]).toContain(code),
  );
});

describe('goods that were damaged', () => {
  test('short as well: only what arrived lost value, in whatever order it is stated', () => {
    const both = (codes: readonly string[]): Partial<GoodsItem> => ({
      valuationAdjustments: codes.map((additionCode) => ({ additionCode })),
      productCharacteristics: [
        measure('QTY_DELIVERED', '80', 'KGM'),
        measure('QTY_INVOICED', '100', 'KGM'),
        measure('LOSS_PCT', '10', 'P1'),
      ],
      additionalDocuments: [SURVEY],
    });
    expect(inUsd(sampleImport([line(1, '1000', both(['SHT', 'LOS']))]))).toEqual(['720']);
    expect(inUsd(sampleImport([line(1, '1000', both(['LOS', 'SHT']))]))).toEqual(['720']);
  });
  test('need a survey', () =>
    expect(refused(line(1, '100', { ...damaged('4'), additionalDocuments: [] }))).toEqual([
      'VAL-047 /goodsItems/0/additionalDocuments',
    ]));
  test('can not have lost everything, nor less than nothing', () => {
    expect(refused(line(1, '100', damaged('100')))[0]).toContain('VAL-046');
    expect(refused(line(1, '100', damaged('-1')))[0]).toContain('VAL-046');
  });
  test('on their way out are not adjusted for: they leave as they are priced', () => {
    const result = valueDeclaration(sampleExport([line(1, '100', damaged('4'))]), reference, SAMPLE_DAY);
    expect(result.ok ? [] : result.error.map(({ code }) => code)).toEqual(['VAL-044']);
  });
  test('by an adjustment of no list, or twice, are refused', () => {
    const other = { ...damaged('4'), valuationAdjustments: [{ additionCode: 'K' }] };
    expect(refused(line(1, '100', other))).toEqual(['VAL-044 /goodsItems/0/valuationAdjustments/0/additionCode']);
    const twice = { ...damaged('4'), valuationAdjustments: [{ additionCode: 'LOS' }, { additionCode: 'LOS' }] };
    expect(refused(line(1, '100', twice))).toEqual(['VAL-044 /goodsItems/0/valuationAdjustments/1/additionCode']);
  });
});
