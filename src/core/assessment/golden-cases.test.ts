import { describe, expect, test } from 'vitest';
import { assess, type Assessment } from '#core/assessment';
import type { Declaration, GoodsItem } from '#core/declaration';
import { addDecimals, decimal, decimalText } from '#core/kernel';
import type { Reference } from '#core/reference';
import { valueDeclaration } from '#core/valuation';
import { measure, patchedReference, tariffLine, type Patch } from '#tests/support/patched-reference';
import { printedRate } from '#tests/support/printed-rate';
import { vietnamReference } from '#tests/support/reference';
import { SAMPLE_DAY, sampleImport, sampleItem } from '#tests/support/sample-declarations';

/**
 * Worked examples of public customs courses, recomputed by hand: from what stands on the invoice, through rates as a tariff
 * prints them, to the last decimal of every tax.
 */
const CODE_X = '10059010';
const CODE_Y = '22030091';

describe('G1: two goods under CFR, one damaged and one short on arrival', () => {
  const assessment = assessed(
    sampleImport(
      [
        line(1, CODE_X, '32000', {
          tariffQuantity: { value: '20', unitCode: 'PCE' },
          valuationAdjustments: [{ additionCode: 'LOS' }],
          productCharacteristics: [measured('LOSS_PCT', '4', 'P1')],
          additionalDocuments: [{ typeCode: 'SRV', id: 'GD-2026-001' }],
        }),
        line(2, CODE_Y, '36000', {
          tariffQuantity: { value: '6630', unitCode: 'LTR' },
          valuationAdjustments: [{ additionCode: 'SHT' }],
          productCharacteristics: [measured('QTY_DELIVERED', '552.5', 'BOX'), measured('QTY_INVOICED', '600', 'BOX')],
          additionalDocuments: [{ typeCode: 'SRV', id: 'GD-2026-002' }],
        }),
      ],
      {
        tradeTerms: { conditionCode: 'CFR' },
        customsValuation: {
          insuranceAmount: { amount: '2040', currency: 'USD' },
          chargeDeductions: [{ typeCode: 'K', amount: { amount: '340', currency: 'USD' } }],
        },
      },
    ),
    {
      rates: { USD: '22930' },
      lines: [
        tariffLine(CODE_X, { mfn: printedRate('30% + 50 USD/PCE') }),
        tariffLine(CODE_Y, { mfn: printedRate('25') }),
      ],
      remedies: [
        measure('anti-dumping', 'AD-X', CODE_X, printedRate('12')),
        measure('anti-dumping', 'AD-Y', CODE_Y, printedRate('1 USD/LTR')),
      ],
      excise: [
        measure('excise', 'EXC-X', CODE_X, printedRate('35')),
        measure('excise', 'EXC-Y', CODE_Y, printedRate('40')),
      ],
      environment: [
        measure('environment', 'ENV-X', CODE_X, printedRate('100000 VND/PCE')),
        measure('environment', 'ENV-Y', CODE_Y, printedRate('5000 VND/LTR')),
      ],
    },
  );

  test('X: 31,840 USD; mixed duty, anti-dumping duty of the value, excise, environment tax, VAT', () =>
    expect(figures(assessment, 0)).toEqual({
      value: '730091200',
      CUD: '241957360',
      ADD: '87610944',
      EXC: '370880826.4',
      ENV: '2000000',
      VAT: '143254033.04',
    }));
  test('Y: 34,410 USD; duty of the value, anti-dumping duty by the litre, excise, environment tax, VAT', () =>
    expect(figures(assessment, 1)).toEqual({
      value: '789021300',
      CUD: '197255325',
      ADD: '152025900',
      EXC: '455321010',
      ENV: '33150000',
      VAT: '162677353.5',
    }));
  test('each tax is rounded once, over both: VAT 305,931,386.54 upwards, excise 826,201,836.4 downwards', () =>
    expect(payables(assessment)).toEqual({
      CUD: '439212685',
      ADD: '239636844',
      EXC: '826201836',
      ENV: '35150000',
      VAT: '305931387',
    }));
});

describe('G3: a mixed duty and anti-dumping duties of the value and by the litre', () => {
  const x = line(1, CODE_X, '11743.20', { tariffQuantity: { value: '18', unitCode: 'PCE' } });
  // 200 boxes of 24 bottles of 0.75 litres.
  const y = line(2, CODE_Y, '25856', { tariffQuantity: { value: '3600', unitCode: 'LTR' } });
  const patch: Patch = {
    rates: { USD: '23100' },
    lines: [
      tariffLine(CODE_X, { mfn: printedRate('20% + 100 USD/chiếc') }),
      tariffLine(CODE_Y, { mfn: printedRate('35') }),
    ],
    remedies: [
      measure('anti-dumping', 'AD-X', CODE_X, printedRate('15')),
      measure('anti-dumping', 'AD-Y', CODE_Y, printedRate('1 USD/lít')),
    ],
    excise: [
      measure('excise', 'EXC-X', CODE_X, printedRate('30')),
      measure('excise', 'EXC-Y', CODE_Y, printedRate('40')),
    ],
    environment: [],
  };
  const assessment = assessed(sampleImport([x, y]), patch);

  test('X: 30 % excise on 407,791,692 and 10 % VAT on 530,129,199.6', () =>
    expect(figures(assessment, 0)).toEqual({
      value: '271267920',
      CUD: '95833584',
      ADD: '40690188',
      EXC: '122337507.6',
      VAT: '53012919.96',
    }));
  test('Y: 40 % excise on 889,479,360 and 10 % VAT on 1,245,271,104', () =>
    expect(figures(assessment, 1)).toEqual({
      value: '597273600',
      CUD: '209045760',
      ADD: '83160000',
      EXC: '355791744',
      VAT: '124527110.4',
    }));
  test('the taxes of the shipment come to 1,084,398,813.96 before rounding', () => {
    expect([sumOfTaxes(assessment, 0), sumOfTaxes(assessment, 1)]).toEqual(['311874199.56', '772524614.4']);
    expect(decimalText(addDecimals(decimal('311874199.56'), decimal('772524614.4')))).toBe('1084398813.96');
  });
  test('as two declarations they pay 311,874,200 and 772,524,614', () => {
    expect(assessed(sampleImport([x]), patch).payable).toBe('311874200');
    expect(assessed(sampleImport([{ ...y, sequence: 1 }]), patch).payable).toBe('772524614');
  });
});

describe('G4: a used car, by engine size', () => {
  const CODE_CAR = '87032363';
  const printed = 'ENGINE_CC <= 1000: 5000 USD/PCE; <= 1500: 10000 USD/PCE; else 70% + 5000 USD/PCE';
  const dutyOf = (engineCc: string): string | undefined => {
    const car = line(1, CODE_CAR, '8000', {
      tariffQuantity: { value: '1', unitCode: 'PCE' },
      productCharacteristics: [measured('ENGINE_CC', engineCc, 'CMQ')],
    });
    // A đồng a dollar: the figures of the source are in dollars.
    const patch = { rates: { USD: '1' }, lines: [tariffLine(CODE_CAR, { mfn: printedRate(printed) })], excise: [] };
    return figures(assessed(sampleImport([car]), patch), 0)['CUD'];
  };
  test('2.0 litres and 8,000 USD: 5,000 USD and 70 % of the value', () => expect(dutyOf('1998')).toBe('10600'));
  test.each([
    ['1000', '5000'],
    ['1000.1', '10000'],
    ['1500', '10000'],
    ['1501', '10600'],
  ])('%s cm³: %s USD', (engineCc, duty) => expect(dutyOf(engineCc)).toBe(duty));
});

describe('G5: which rate of the Vietnamese tariff applies', () => {
  const dutyOf = (code: string, facts: Partial<GoodsItem>) => {
    const item = line(1, code, '100', { tariffQuantity: { value: '100', unitCode: 'KGM' }, ...facts });
    const duty = assessed(sampleImport([item]), {}).lines[0]?.taxes[0];
    return [duty?.measure, duty?.rate];
  };
  const formE: Partial<GoodsItem> = {
    dutyTaxFees: [{ typeCode: 'CUD', dutyRegimeCode: 'ACFTA' }],
    additionalDocuments: [{ typeCode: 'CO-E', id: 'E-0001' }],
  };
  const ordinary: Partial<GoodsItem> = { dutyTaxFees: [{ typeCode: 'CUD', dutyRegimeCode: 'ORDINARY' }] };
  test.each([
    ['maize at MFN', '10059010', {}, 'MFN', '30%'],
    ['maize at the ordinary rate: half as much again', '10059010', ordinary, 'ORDINARY', '45%'],
    ['wheat, free at MFN', '10011100', {}, 'MFN', '0%'],
    ['wheat at the ordinary rate: five where MFN is free', '10011100', ordinary, 'ORDINARY', '5%'],
    ['maize of China with Form E: left out, back to MFN', '10059010', formE, 'MFN', '30%'],
    ['maize of Malaysia with Form E', '10059010', { ...formE, origin: { countryCode: 'MY' } }, 'ACFTA', '0%'],
  ] as const)('%s', (_name, code, facts, treatment, rate) => expect(dutyOf(code, facts)).toEqual([treatment, rate]));
});

function line(sequence: number, commodityCode: string, price: string, facts: Partial<GoodsItem>): GoodsItem {
  const itemChargeAmount = { amount: price, currency: 'USD' };
  const { unitPriceAmount: _, ...item } = sampleItem({ sequence, commodityCode, itemChargeAmount, ...facts });
  return item;
}

function measured(typeCode: string, value: string, unitCode: string) {
  return { typeCode, measure: { value, unitCode } };
}

function assessed(declaration: Declaration, patch: Patch): Assessment {
  const reference: Reference = patchedReference(vietnamReference(), patch);
  const valuation = valueDeclaration(declaration, reference, SAMPLE_DAY);
  if (!valuation.ok) throw new Error(JSON.stringify(valuation.error));
  const result = assess(declaration, valuation.value, reference, SAMPLE_DAY);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

function figures({ lines }: Assessment, index: number): Readonly<Record<string, string>> {
  const found = lines[index];
  return {
    value: found?.value ?? '',
    ...Object.fromEntries(found?.taxes.map(({ taxType, amount }) => [taxType, amount]) ?? []),
  };
}

function payables({ totals }: Assessment): Readonly<Record<string, string>> {
  return Object.fromEntries(totals.map(({ taxType, payable }) => [taxType, payable]));
}

function sumOfTaxes({ lines }: Assessment, index: number): string {
  const amounts = lines[index]?.taxes.map(({ amount }) => decimal(amount)) ?? [];
  return decimalText(amounts.reduce(addDecimals, decimal(0)));
}
