import type { Declaration, GoodsItem, Procedure } from '#core/declaration';
import { decimal, decimalText, plainDate, ZERO } from '#core/kernel';
import { vietnamReference } from '#tests/support/reference';
import { SAMPLE_DAY, sampleImport, sampleItem } from '#tests/support/sample-declarations';
import { describe, expect, test } from 'vitest';
import {
  allowanceFor,
  claimedQuota,
  closedTypes,
  deferralDueDate,
  dutyAllowance,
  quotaFor,
  quotaOrder,
  reliefFor,
  reliefRefusals,
  relievedPercent,
  stayDeadline,
  type Relief,
  type ReliefLine,
} from './index.ts';

const reference = vietnamReference();
const HOME_USE: Procedure = { direction: 'import', duty: 'payable', taxes: 'payable' };

const lineOf = (item: GoodsItem, facts: Partial<Declaration> = {}, procedure: Procedure = HOME_USE): ReliefLine => ({
  declaration: sampleImport([item], facts),
  procedure,
  item,
  index: 0,
  reference,
  on: SAMPLE_DAY,
});
const claiming = (exemptionCode: string, taxes: readonly string[], facts: Partial<GoodsItem> = {}): GoodsItem =>
  sampleItem({ dutyTaxFees: taxes.map((typeCode) => ({ typeCode, exemptionCode })), ...facts });
const relief = (line: ReliefLine, taxType = 'CUD', totalValue = decimal('1000000')): Relief | undefined =>
  reliefFor({ ...line, taxType, totalValue });
const percent = (given: Relief | undefined): string | undefined => given && decimalText(given.percent);
const refused = (line: ReliefLine): readonly string[] =>
  reliefRefusals(line).map(({ code, pointer }) => `${code} ${pointer}`);

const EXEMPT_LIST = [{ typeCode: 'EXL', id: 'EL000000001/2' }];

describe('what relieves a tax', () => {
  test('nothing, where nothing is claimed and the type makes it payable', () => {
    expect(relief(lineOf(sampleItem()))).toBeUndefined();
    expect(refused(lineOf(sampleItem()))).toEqual([]);
  });

  test('the declaration type, for duties and for other taxes apart, and for as long as goods may stay', () => {
    const temporary: Procedure = { direction: 'import', duty: 'suspended', taxes: 'exempt' };
    const line = lineOf(sampleItem(), { typeCode: 'G11' }, temporary);
    expect(relief(line)).toEqual({ kind: 'suspended', percent: decimal('100'), ground: 'G11', untilDays: 60 });
    expect(relief(line, 'ADD')?.kind).toBe('suspended');
    expect(relief(line, 'VAT')).toEqual({ kind: 'exempt', percent: decimal('100'), ground: 'G11' });
  });

  test('a ground, for the taxes it is claimed for and listed for, and no other', () => {
    const line = lineOf(claiming('FIXEDASSET', ['CUD', 'VAT'], { additionalDocuments: EXEMPT_LIST }));
    expect(relief(line)).toMatchObject({
      kind: 'exempt',
      ground: 'FIXEDASSET',
      legalBasis: expect.stringMatching(/107/),
    });
    expect(percent(relief(line))).toBe('100');
    expect(relief(line, 'VAT')).toBeUndefined();
    expect(relief(line, 'EXC')).toBeUndefined();
  });

  test('part of it, where the ground reduces', () => {
    const reduced = relief(lineOf(claiming('DISASTER30', ['EXC'])), 'EXC');
    expect([reduced?.kind, percent(reduced)]).toEqual(['reduced', '30']);
  });

  test('not now, for a priority enterprise: until the tenth of the next month', () => {
    expect(relief(lineOf(claiming('PRIORITY', ['CUD'])))).toMatchObject({ kind: 'deferred', untilDays: 19 });
  });

  test('nothing by a ground that nobody lists', () => {
    expect(relief(lineOf(claiming('NOSUCH', ['CUD'])))).toBeUndefined();
  });
});

describe('allowances', () => {
  const gift = (taxes = ['CUD']) => lineOf(claiming('GIFT', taxes), { typeCode: 'H11', cargoClassCode: 'A' });
  const parcel = lineOf(claiming('PARCEL', ['CUD']), { typeCode: 'H11', cargoClassCode: 'F' });

  test('free gifts up to the threshold, to the đồng, and beyond it only the part beyond bears tax', () => {
    expect(percent(relief(gift(), 'CUD', decimal('2000000')))).toBe('100');
    expect(percent(relief(gift(), 'CUD', decimal('2500000')))).toBe('80');
  });

  test('a share that never ends is cut so that the tax on the part beyond is never told too low', () => {
    const allowance = dutyAllowance('GIFT', reference, SAMPLE_DAY);
    if (!allowance) throw new Error('the pack has an allowance for gifts');
    const total = decimal('3000000');
    const share = relievedPercent(allowance, total);
    expect(decimalText(share)).toMatch(/^66\.6{20,}$/);
  });

  test('an express parcel beyond its threshold bears tax on the whole', () => {
    expect(percent(relief(parcel, 'CUD', decimal('1000000')))).toBe('100');
    expect(relief(parcel, 'CUD', decimal('1000000.01'))).toBeUndefined();
  });

  test('goods that are worth nothing are within every allowance', () => {
    expect(percent(relief(gift(), 'CUD', ZERO))).toBe('100');
  });

  test('are open by cargo class', () => {
    expect(allowanceFor({ cargoClassCode: 'A' }, reference, SAMPLE_DAY)?.code).toBe('GIFT');
    expect(allowanceFor({ cargoClassCode: 'I' }, reference, SAMPLE_DAY)).toBeUndefined();
    expect(allowanceFor({}, reference, SAMPLE_DAY)).toBeUndefined();
    expect(refused(lineOf(claiming('GIFT', ['CUD']), { typeCode: 'H11' }))).toEqual([
      'RLF-007 /goodsItems/0/dutyTaxFees/0/exemptionCode',
    ]);
    expect(refused(gift())).toEqual([]);
  });
});

describe('claims that can not stand', () => {
  const FEE = '/goodsItems/0/dutyTaxFees';
  const DOCUMENTS = '/goodsItems/0/additionalDocuments';
  const listed = (additionalDocuments: GoodsItem['additionalDocuments'], taxes = ['CUD']) =>
    lineOf(claiming('FIXEDASSET', taxes, additionalDocuments && { additionalDocuments }));

  test('name a ground that is listed, for a tax it is listed for', () => {
    expect(refused(lineOf(claiming('NOSUCH', ['CUD'])))).toEqual([`RLF-001 ${FEE}/0/exemptionCode`]);
    expect(refused(lineOf(claiming('SAMPLE', ['CUD', 'VAT']), { typeCode: 'H11' }))).toEqual([
      `RLF-002 ${FEE}/1/exemptionCode`,
    ]);
  });

  test('are open to the declaration types and cargo classes of the ground alone', () => {
    const diplomatic = (facts: Partial<Declaration>) => refused(lineOf(claiming('DIPLOMATIC', ['CUD']), facts));
    const place = `${FEE}/0/exemptionCode`;
    expect(diplomatic({ typeCode: 'H11', cargoClassCode: 'I' })).toEqual([]);
    expect(diplomatic({ typeCode: 'A11', cargoClassCode: 'I' })).toEqual([`RLF-014 ${place}`]);
    expect(diplomatic({ typeCode: 'H11', cargoClassCode: 'A' })).toEqual([`RLF-007 ${place}`]);
    expect(diplomatic({ typeCode: 'H11' })).toEqual([`RLF-007 ${place}`]);
  });

  test('name one line of one list, where the ground draws on one, and none where it does not', () => {
    expect(refused(listed(undefined))).toEqual([`RLF-003 ${DOCUMENTS}`]);
    expect(refused(listed(EXEMPT_LIST))).toEqual([]);
    expect(refused(listed([{ typeCode: 'EXL', id: 'EL000000001' }]))).toEqual([`RLF-004 ${DOCUMENTS}/0/id`]);
    expect(refused(listed([...EXEMPT_LIST, { typeCode: 'EXL', id: 'EL000000001/3' }]))).toEqual([
      `RLF-005 ${DOCUMENTS}`,
    ]);
    const unclaimed = sampleItem({ additionalDocuments: EXEMPT_LIST });
    expect(refused(lineOf(unclaimed))).toEqual([`RLF-006 ${DOCUMENTS}/0`]);
  });

  test('a code beside a regime of value added tax is the ground of that choice, not of relief', () => {
    const fee = { typeCode: 'VAT', dutyRegimeCode: 'VATNS', exemptionCode: 'ANY' };
    expect(refused(lineOf(sampleItem({ dutyTaxFees: [fee] })))).toEqual([]);
  });
});

describe('tariff quotas', () => {
  const sugar = (quotaOrderId: string, facts: Partial<GoodsItem> = {}, dutyRegimeCode?: string): GoodsItem =>
    sampleItem({
      commodityCode: '17019910',
      tariffQuantity: { value: '20000', unitCode: 'KGM' },
      dutyTaxFees: [{ typeCode: 'CUD', quotaOrderId, ...(dutyRegimeCode !== undefined && { dutyRegimeCode }) }],
      ...facts,
    });
  const CLAIM = '/goodsItems/0/dutyTaxFees/0/quotaOrderId';

  test('are claimed on the line, for goods of their headings, by the day', () => {
    expect(claimedQuota(sugar('SUGAR'))).toEqual({ orderId: 'SUGAR', position: 0 });
    expect(quotaFor(sugar('SUGAR'), reference, SAMPLE_DAY)).toMatchObject({ unitCode: 'TNE', from: '2026-01-01' });
    expect(quotaOrder('SUGAR', reference, plainDate('2027-03-01'))?.from).toBe('2027-01-01');
    expect(quotaOrder('SUGAR', reference, plainDate('2025-12-31'))).toBeUndefined();
    expect(refused(lineOf(sugar('SUGAR')))).toEqual([]);
  });

  test('are refused for other goods, other origins, other days, and beside the rate out of quota', () => {
    expect(refused(lineOf(sugar('NOSUCH')))).toEqual([`RLF-008 ${CLAIM}`]);
    expect(refused(lineOf(sugar('SALT')))).toEqual([`RLF-009 ${CLAIM}`]);
    const tobacco = (countryCode: string) =>
      sugar('TOBACCO-KH', { commodityCode: '24011010', origin: { countryCode } });
    expect(refused(lineOf(tobacco('CN')))).toEqual([`RLF-010 ${CLAIM}`]);
    expect(refused(lineOf(tobacco('KH')))).toEqual([]);
    expect(refused(lineOf(sugar('SUGAR', {}, 'OUTQUOTA')))).toEqual([`RLF-012 ${CLAIM}`]);
    expect(quotaFor(sugar('SALT'), reference, SAMPLE_DAY)).toBeUndefined();
  });

  test('are claimed for import duty and no other tax', () => {
    const item = sugar('SUGAR', { dutyTaxFees: [{ typeCode: 'VAT', quotaOrderId: 'SUGAR' }] });
    expect(refused(lineOf(item))).toEqual([`RLF-015 ${CLAIM}`]);
    expect(quotaFor(item, reference, SAMPLE_DAY)).toBeUndefined();
  });

  test('need a quantity that converts to their unit', () => {
    const inBoxes = sugar('SUGAR', { tariffQuantity: { value: '3', unitCode: 'BOX' }, netMass: undefined as never });
    const { netMass: _none, ...item } = inBoxes;
    expect(refused(lineOf(item))).toEqual(['RLF-011 /goodsItems/0/tariffQuantity']);
  });
});

describe('days', () => {
  test.each([
    ['2026-11-01', '2026-12-10'],
    ['2026-11-30', '2026-12-10'],
    ['2026-12-31', '2027-01-10'],
    ['2028-02-29', '2028-03-10'],
  ])('what is registered on %s is paid by %s', (on, due) => {
    expect(deferralDueDate(plainDate(on))).toBe(due);
  });

  test('goods for re-export trade leave within sixty days; where the law sets no number there is none', () => {
    expect(stayDeadline('G11', reference, plainDate('2026-11-21'))).toBe('2027-01-20');
    expect(stayDeadline('G12', reference, plainDate('2026-11-21'))).toBeUndefined();
    expect(stayDeadline('A11', reference, plainDate('2026-11-21'))).toBeUndefined();
  });

  test('a re-export ends the temporary import of its kind', () => {
    expect(closedTypes('G21', reference, SAMPLE_DAY)).toEqual(['G11']);
    expect(closedTypes('A11', reference, SAMPLE_DAY)).toEqual([]);
  });
});
