import { besideCertificates, besideInvoice } from './beside-documents.ts';
import type { InvoiceContent, InvoiceLine } from './invoice-content.ts';
import type { InvoiceState } from './invoice.ts';
import { plainDate, type PlainDate } from '#core/kernel';
import { sampleItem } from '#tests/support/sample-declarations';
import { expect, test } from 'vitest';

const goods = (facts: Parameters<typeof sampleItem>[0] = {}) =>
  sampleItem({
    commodityCode: '84713020',
    description: 'Máy tính xách tay 14 inch, mới 100%',
    origin: { countryCode: 'CN' },
    tariffQuantity: { value: '10', unitCode: 'PCE' },
    itemChargeAmount: { amount: '5000', currency: 'USD' },
    ...facts,
  });
const line = (facts: Partial<InvoiceLine> = {}): InvoiceLine => ({
  description: 'Máy tính xách tay 14 inch',
  commodityCode: '847130',
  originCountryCode: 'CN',
  quantity: '10.0',
  unitCode: 'PCE',
  unitPrice: '500',
  amount: '5000',
  ...facts,
});
const beside = (lines: readonly InvoiceLine[], items = [goods()], branch?: number) => {
  const content = { currencyCode: 'USD', lines } as unknown as InvoiceContent;
  const invoice = { id: 'IV000000001', content } as unknown as InvoiceState;
  const division = branch === undefined ? {} : { division: { firstNumber: '1', branch, total: 2 } as never };
  return besideInvoice(invoice, { goodsItems: items }, division).map(
    ({ sequence, field, declared, documented }) => `${sequence} ${field} ${declared} | ${documented}`,
  );
};

test('a line that says what its invoice says differs in nothing, whatever the digits and the length of the code', () => {
  expect(beside([line()])).toEqual([]);
  expect(beside([line({ commodityCode: null, originCountryCode: null })])).toEqual([]);
});

test('quantity, value, origin, code and goods that the invoice states otherwise are each told with both sides', () => {
  const other = line({
    description: 'Wooden garden chairs',
    commodityCode: '9401',
    originCountryCode: 'VN',
    quantity: '12',
    amount: '4000',
  });
  expect(beside([other])).toEqual([
    '1 quantity 10 PCE | 12 PCE',
    '1 amount 5000 USD | 4000 USD',
    '1 origin CN | VN',
    '1 description Máy tính xách tay 14 inch, mới 100% | Wooden garden chairs',
    '1 code 84713020 | 9401',
  ]);
  const { itemChargeAmount: _, ...unpriced } = goods();
  expect(beside([line()], [unpriced])).toEqual(['1 amount – | 5000 USD']);
});

test('figures in two units are not compared: the units are', () => {
  expect(beside([line({ quantity: '2', unitCode: 'CT' })])).toEqual(['1 unit PCE | CT']);
});

test('a later declaration of a shipment is compared with the lines that follow on, and one line too many with none', () => {
  const fifty = Array.from({ length: 50 }, () => line({ quantity: '1' }));
  expect(beside([...fifty, line({ quantity: '11' })], [goods()], 2)).toEqual(['1 quantity 10 PCE | 11 PCE']);
  expect(beside([], [goods()])).toEqual([]);
});

test('number, day, parties and terms of the invoice are told where both sides state them otherwise', () => {
  const content = {
    number: 'INV-7',
    issueDate: '2026-11-02',
    seller: { name: 'EXAMPLE EXPORTER', address: null, countryCode: 'CN' },
    buyer: { name: 'Công ty TNHH Hải Âu', address: null, countryCode: null },
    incotermCode: 'FOB',
    currencyCode: 'USD',
    lines: [],
  } as unknown as InvoiceContent;
  const told = (declared: object) =>
    besideInvoice({ id: 'IV000000001', content } as unknown as InvoiceState, { goodsItems: [], ...declared }, {}).map(
      ({ sequence, field, declared: one, documented }) => `${sequence} ${field} ${one} | ${documented}`,
    );
  expect(told({})).toEqual([]);
  const same = {
    invoice: { id: 'INV-7', issueDate: '2026-11-02' },
    exporter: { name: 'Example Exporter Co., Ltd.', address: { countryCode: 'CN' } },
    importer: { name: 'CONG TY TNHH HAI AU' },
    tradeTerms: { conditionCode: 'FOB' },
  };
  expect(told(same)).toEqual([]);
  expect(
    told({
      invoice: { id: 'INV-8', issueDate: '2026-11-03' },
      exporter: { name: 'Example Exporter Co., Ltd.', address: { countryCode: 'MY' } },
      importer: { name: 'Xưởng gỗ San Hô' },
      tradeTerms: { conditionCode: 'CIF' },
    }),
  ).toEqual([
    '0 number INV-8 | INV-7',
    '0 issued 2026-11-03 | 2026-11-02',
    '0 seller Example Exporter Co., Ltd., MY | EXAMPLE EXPORTER, CN',
    '0 buyer Xưởng gỗ San Hô | Công ty TNHH Hải Âu',
    '0 terms CIF | FOB',
  ]);
});

test('a certificate that was issued later, or is no longer good on the day of the declaration, is told', () => {
  const papers = [
    { typeCode: 'CO-E', id: 'E1', issueDate: '2026-11-10' },
    { typeCode: 'GP', id: 'G1', issueDate: '2026-01-10', expirationDate: '2026-10-31' },
    { typeCode: 'GP', id: 'G2', issueDate: '2026-11-09', expirationDate: '2026-11-09' },
  ];
  const items = { goodsItems: [goods({ additionalDocuments: papers })] };
  const told = (on: PlainDate | undefined) =>
    besideCertificates(items, on).map(({ field, documentId, documented }) => [field, documentId, documented]);
  expect(told(plainDate('2026-11-09'))).toEqual([
    ['issued', 'E1', '2026-11-10'],
    ['valid', 'G1', '2026-10-31'],
  ]);
  expect(told(undefined)).toEqual([]);
});

test('a certificate is compared by how much it covers in the same unit, and an origin by where it was issued', () => {
  const papers = [
    { typeCode: 'CO-E', id: 'E1', issuerAddress: { countryCode: 'MY' } },
    {
      typeCode: 'GP',
      id: 'G1',
      writeOffQuantity: { value: '8', unitCode: 'PCE' },
      issuerAddress: { countryCode: 'VN' },
    },
    { typeCode: 'GP', id: 'G2', writeOffQuantity: { value: '8', unitCode: 'KGM' } },
  ];
  const found = besideCertificates({ goodsItems: [goods({ additionalDocuments: papers })] }, undefined);
  expect(found.map(({ field, documentId, declared, documented }) => [field, documentId, declared, documented])).toEqual(
    [
      ['origin', 'E1', 'CN', 'MY'],
      ['quantity', 'G1', '10 PCE', '8 PCE'],
    ],
  );
});
