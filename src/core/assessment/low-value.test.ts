import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { Check } from 'typebox/value';
import { Declaration, simplifiedFormOf, type GoodsItem } from '#core/declaration';
import { decimalText, plainDate } from '#core/kernel';
import { vietnamReference } from '#tests/support/reference';
import { examineDeclaration } from './index.ts';

const reference = vietnamReference();
const ON = plainDate('2026-11-20');

function example(name: string): Declaration {
  const url = new URL(`../../../examples/${name}/declaration.json`, import.meta.url);
  const declaration: unknown = JSON.parse(readFileSync(url, 'utf8'));
  if (!Check(Declaration, declaration)) throw new Error(`${name} has not the shape of a declaration`);
  return declaration;
}
const PARCEL = example('16-low-value-parcel');
const EXPORT = example('17-low-value-export');
const told = (declaration: Declaration) =>
  examineDeclaration(declaration, reference, ON).refusals.map(({ code, pointer }) => `${code} ${pointer}`);
const worth = (declaration: Declaration, amount: string): Declaration => ({
  ...declaration,
  invoiceAmount: { ...declaration.invoiceAmount, amount },
  goodsItems: declaration.goodsItems.map((item): GoodsItem => ({ ...item, itemChargeAmount: { amount } })),
});

describe('A declaration in a form for goods of low value', () => {
  test('needs less than one in full', () => {
    const { specificCircumstancesCode: _, ...inFull } = PARCEL;
    expect(told(PARCEL)).toEqual([]);
    expect(told(inFull).toSorted()).toEqual([
      'PKG-002 /totalPackageUnitCode',
      'TRN-001 /borderTransportMeans/modeCode',
      'TRN-008 /consignment/loadingLocationId',
    ]);
  });

  test('is bound by everything that it does say', () => {
    expect(told({ ...PARCEL, totalPackageUnitCode: '??' })).toEqual(['PKG-003 /totalPackageUnitCode']);
    expect(told({ ...PARCEL, borderTransportMeans: { modeCode: '0' } })).toEqual([
      'TRN-002 /borderTransportMeans/modeCode',
    ]);
  });

  test('takes goods up to its limit and not above, and says what to use instead', () => {
    // 171.75 đồng a yen: 5,822 yen are 999,928.5 đồng, 5,823 are 1,000,100.25.
    expect(told(worth(PARCEL, '5822'))).toEqual([]);
    const { refusals, assessment } = examineDeclaration(worth(PARCEL, '5823'), reference, ON);
    expect(assessment).toBeUndefined();
    expect(refusals.map(({ code, pointer }) => `${code} ${pointer}`)).toEqual(['LOW-004 /specificCircumstancesCode']);
    expect(refusals[0]?.message.en).toBe('The value of 1000100.25 VND is above the 1000000 VND of form MIC');
    expect(refusals[0]?.fix.en).toContain('IDA/IDC');
    expect(told(worth(EXPORT, '5000000'))).toEqual([]);
    expect(told(worth(EXPORT, '5000001'))).toEqual(['LOW-004 /specificCircumstancesCode']);
  });

  test('is for its direction, its cargo classes, and one line', () => {
    expect(told({ ...PARCEL, specificCircumstancesCode: 'MEC' })).toContain('LOW-001 /specificCircumstancesCode');
    expect(told({ ...PARCEL, cargoClassCode: 'K' })).toContain('LOW-002 /cargoClassCode');
    const [item] = EXPORT.goodsItems;
    const twice = item === undefined ? [] : [item, { ...item, sequence: 2 }];
    const two = { ...EXPORT, goodsItems: twice, invoiceAmount: { amount: '5000000', currency: 'VND' } };
    expect(told(two)).toEqual(['LOW-003 /goodsItems']);
  });

  test('asks for the whole code where taxes hang on it, and for a heading of the tariff where none do', () => {
    const coded = (declaration: Declaration, commodityCode: string | undefined): Declaration => ({
      ...declaration,
      goodsItems: declaration.goodsItems.map((item) => {
        const { commodityCode: _, ...uncoded } = item;
        return commodityCode === undefined ? uncoded : { ...uncoded, commodityCode };
      }),
    });
    expect(told(coded(PARCEL, '6110'))).toContain('HS-001 /goodsItems/0/commodityCode');
    expect(told(coded(EXPORT, '46021110'))).toEqual([]);
    for (const code of ['460', '9999', 'x', undefined])
      expect(told(coded(EXPORT, code))).toEqual(['LOW-005 /goodsItems/0/commodityCode']);
  });

  test('has the limits and the exemption of the day that its law had', () => {
    const on = (day: string) => simplifiedFormOf(PARCEL, reference, plainDate(day));
    expect(on('2025-02-17')).toMatchObject({ taxed: false, codeDigits: 4 });
    expect(on('2025-02-18')).toMatchObject({ taxed: true, codeDigits: 8 });
    expect(decimalText(on('2026-11-20')?.valueMax ?? { units: 0n, scale: 0 })).toBe('1000000');
  });

  test('is none where the code is of other circumstances', () => {
    expect(simplifiedFormOf({ specificCircumstancesCode: 'A' }, reference, ON)).toBeUndefined();
    expect(simplifiedFormOf({}, reference, ON)).toBeUndefined();
  });
});
