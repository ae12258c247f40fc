import { describe, expect, test } from 'vitest';
import { assess } from '#core/assessment';
import type { GoodsItem } from '#core/declaration';
import { addDecimals, decimal, decimalText, multiplyDecimals, roundDecimal, type Decimal } from '#core/kernel';
import type { Reference } from '#core/reference';
import type { RateExpression } from '#core/tariff';
import { valueDeclaration } from '#core/valuation';
import {
  environmentMeasure,
  exciseMeasure,
  patchedReference,
  percent,
  tariffLine,
  type Patch,
} from '#tests/support/patched-reference';
import { vietnamReference } from '#tests/support/reference';
import { SAMPLE_DAY, sampleImport, sampleItem } from '#tests/support/sample-declarations';

/**
 * Worked examples of public customs courses, recomputed by hand. They also hold mixed and anti-dumping duties, which are
 * not applied here yet: those amounts enter through the rate or the value, so that every later figure of the source can
 * still be checked to the digit.
 */
const CODE_X = '10059010';
const CODE_Y = '22030091';

function figures(item: GoodsItem, patch: Patch, declaration = sampleImport([item])): Readonly<Record<string, string>> {
  const reference: Reference = patchedReference(vietnamReference(), patch);
  const valuation = valueDeclaration(declaration, reference, SAMPLE_DAY);
  if (!valuation.ok) throw new Error(JSON.stringify(valuation.error));
  const result = assess(declaration, valuation.value, reference, SAMPLE_DAY);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  const line = result.value.lines[0];
  return {
    value: line?.value ?? '',
    ...Object.fromEntries(line?.taxes.map(({ taxType, amount }) => [taxType, amount]) ?? []),
  };
}
const priced = (amount: string, facts: Partial<GoodsItem>): GoodsItem => {
  const { unitPriceAmount: _, ...item } = sampleItem({ itemChargeAmount: { amount, currency: 'USD' }, ...facts });
  return item;
};
/** Duties that the source works out in ways not applied here enter as one amount for the whole lot. */
const oneLot = { tariffQuantity: { value: '1', unitCode: 'PCE' } };
const amountFor = (amount: string): RateExpression => ({
  kind: 'specific',
  amount: decimal(amount),
  currency: 'VND',
  unitCode: 'PCE',
  text: amount,
});
const litres = (value: string) => ({ value, unitCode: 'LTR' });

describe('G1', () => {
  const rates = { USD: '22930' };
  const cfr = { tradeTerms: { conditionCode: 'CFR' } };
  const x = { sequence: 1, commodityCode: CODE_X, tariffQuantity: { value: '20', unitCode: 'PCE' } };
  const y = { sequence: 2, commodityCode: CODE_Y, tariffQuantity: litres('6630') };

  test('insurance and fuel surcharge are spread by invoice value', () => {
    const declaration = sampleImport([priced('32000', x), priced('36000', y)], {
      ...cfr,
      customsValuation: {
        insuranceAmount: { amount: '2040', currency: 'USD' },
        chargeDeductions: [{ typeCode: 'K', amount: { amount: '340', currency: 'USD' } }],
      },
    });
    const valuation = valueDeclaration(declaration, patchedReference(vietnamReference(), { rates }), SAMPLE_DAY);
    expect(valuation.ok && valuation.value.lines.map(({ share }) => decimalText(share))).toEqual([
      usd('960').plus('160').times('22930'),
      usd('1080').plus('180').times('22930'),
    ]);
  });

  test('Y: 34,410 USD, duty 25 %, environment tax 5,000 đồng a litre', () => {
    const lines = [tariffLine(CODE_Y, { mfn: percent('25') })];
    const environment = [environmentMeasure('ENV', CODE_Y, '5000', 'LTR')];
    expect(figures(priced('34410', y), { rates, lines, environment, excise: [] })).toMatchObject({
      value: '789021300',
      CUD: '197255325',
      ENV: '33150000',
    });
  });
  test('Y: special consumption tax and VAT on a base that holds duty and anti-dumping duty', () => {
    const lines = [tariffLine(CODE_Y, { mfn: amountFor('349281225') })]; // 197,255,325 + 152,025,900
    const environment = [environmentMeasure('ENV', CODE_Y, '5000', 'LTR')];
    const excise = [exciseMeasure('EXC', CODE_Y, '40')];
    const found = figures(priced('34410', { ...y, ...oneLot, supplementaryQuantity: litres('6630') }), {
      rates,
      lines,
      environment,
      excise,
    });
    expect(found).toMatchObject({ EXC: '455321010', ENV: '33150000', VAT: '162677353.5' });
    expect(rounded(found['VAT'])).toBe('162677354');
  });
  test('X: special consumption tax 35 % and VAT 10 % after mixed and anti-dumping duty', () => {
    const patch = {
      rates,
      lines: [tariffLine(CODE_X, { mfn: amountFor('329568304') })], // 241,957,360 + 87,610,944
      excise: [exciseMeasure('EXC', CODE_X, '35')],
      environment: [environmentMeasure('ENV', CODE_X, '2000000', 'PCE')],
    };
    expect(figures(priced('31840', { ...x, ...oneLot }), patch)).toEqual({
      value: '730091200',
      CUD: '329568304',
      EXC: '370880826.4',
      ENV: '2000000',
      VAT: '143254033.04',
    });
  });
});

describe('G3', () => {
  const rates = { USD: '23100' };
  test('X: 30 % special consumption tax on 407,791,692 and VAT on 530,129,199.6', () => {
    const item = priced('11743.20', { commodityCode: CODE_X, ...oneLot });
    const lines = [tariffLine(CODE_X, { mfn: amountFor('136523772') })]; // 95,833,584 + 40,690,188
    const patch = { rates, lines, excise: [exciseMeasure('EXC', CODE_X, '30')] };
    expect(figures(item, patch)).toEqual({
      value: '271267920',
      CUD: '136523772',
      EXC: '122337507.6',
      VAT: '53012919.96',
    });
  });
  test('Y: duty 35 %', () => {
    const item = priced('25856', { commodityCode: CODE_Y, tariffQuantity: litres('3600') });
    const patch = { rates, lines: [tariffLine(CODE_Y, { mfn: percent('35') })], excise: [] };
    expect(figures(item, patch)).toMatchObject({ value: '597273600', CUD: '209045760' });
  });
  test('Y: 40 % special consumption tax on 889,479,360 and VAT on 1,245,271,104', () => {
    const item = priced('25856', { commodityCode: CODE_Y, ...oneLot });
    const lines = [tariffLine(CODE_Y, { mfn: amountFor('292205760') })]; // 209,045,760 + 83,160,000
    const patch = { rates, lines, excise: [exciseMeasure('EXC', CODE_Y, '40')] };
    expect(figures(item, patch)).toMatchObject({ EXC: '355791744', VAT: '124527110.4' });
  });
});

const rounded = (text = ''): string => decimalText(roundDecimal(decimal(text), 0, 'half-up'));

/** The source's own arithmetic, written as the source writes it. */
function usd(amount: string | Decimal) {
  const value = typeof amount === 'string' ? decimal(amount) : amount;
  return {
    plus: (other: string) => usd(addDecimals(value, decimal(other))),
    times: (rate: string) => decimalText(multiplyDecimals(value, decimal(rate))),
  };
}
