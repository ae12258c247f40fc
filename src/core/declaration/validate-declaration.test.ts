import { describe, expect, test } from 'vitest';
import { validateDeclaration, type Declaration } from '#core/declaration';
import { vietnamReference } from '#tests/support/reference';
import { SAMPLE_DAY, sampleExport, sampleImport, sampleItem } from '#tests/support/sample-declarations';

const reference = vietnamReference();
const found = (declaration: Declaration) =>
  validateDeclaration(declaration, reference, SAMPLE_DAY).map(({ code, pointer }) => `${code} ${pointer}`);

describe('a declaration in order', () => {
  test('an import meets no refusal', () => expect(found(sampleImport())).toEqual([]));
  test('an export meets no refusal', () => expect(found(sampleExport())).toEqual([]));
});

describe('everything that is wrong is told at once', () => {
  test('an empty import names each mandatory field', () => {
    expect(found({ typeCode: 'A11', goodsItems: [] })).toEqual([
      'DEC-002 /declarationOfficeId',
      'DEC-004 /goodsItems',
      'PTY-001 /importer/id',
      'PTY-005 /exporter/name',
      'TRN-001 /borderTransportMeans/modeCode',
      'TRN-003 /consignment/arrivalDate',
      'TRN-008 /consignment/loadingLocationId',
      'TRN-014 /consignment/transportContractDocuments',
      'VAL-007 /tradeTerms/conditionCode',
      'VAL-017 /invoiceAmount',
      'PKG-001 /totalPackageQuantity',
      'PKG-002 /totalPackageUnitCode',
      'PKG-004 /totalGrossMass',
    ]);
  });
  test('an empty export asks for the exporter, the departure and the destination', () => {
    expect(found({ typeCode: 'B11', goodsItems: [] })).toEqual(
      expect.arrayContaining([
        'PTY-002 /exporter/id',
        'TRN-004 /consignment/departureDate',
        'TRN-009 /destinationCountryCode',
      ]),
    );
  });
  test('an empty line names each mandatory field', () => {
    expect(found(sampleImport([{ sequence: 1 }]))).toEqual([
      'HS-003 /goodsItems/0/commodityCode',
      'HS-004 /goodsItems/0/description',
      'QTY-001 /goodsItems/0/tariffQuantity',
      'ORG-009 /goodsItems/0/origin/countryCode',
      'VAL-005 /goodsItems/0/itemChargeAmount',
    ]);
  });
});

const wrong = (name: string, declaration: Declaration, ...expected: readonly string[]) =>
  test(name, () => expect(found(declaration)).toEqual(expected));

describe('header', () => {
  wrong('an unknown type', sampleImport(undefined, { typeCode: 'Q99' }), 'DEC-001 /typeCode');
  wrong('an unknown office', sampleImport(undefined, { declarationOfficeId: '99ZZ' }), 'DEC-003 /declarationOfficeId');
  wrong('a line count that differs', sampleImport(undefined, { goodsItemQuantity: 2 }), 'DEC-006 /goodsItemQuantity');
  wrong('an unknown cargo class', sampleImport(undefined, { cargoClassCode: 'Z' }), 'DEC-008 /cargoClassCode');
  wrong('an unknown country', sampleImport(undefined, { exportCountryCode: 'XX' }), 'DEC-009 /exportCountryCode');
  wrong('a line number used twice', sampleImport([sampleItem(), sampleItem()]), 'DEC-007 /goodsItems/1/sequence');
  wrong('a first line numbered 0', sampleImport([sampleItem({ sequence: 0 })]), 'DEC-011 /goodsItems/0/sequence');
  wrong(
    'a gap in the line numbers',
    sampleImport([sampleItem(), sampleItem({ sequence: 3 })]),
    'DEC-011 /goodsItems/1/sequence',
  );
  wrong(
    'lines out of order',
    sampleImport([sampleItem({ sequence: 2 }), sampleItem({ sequence: 1 })]),
    'DEC-011 /goodsItems/0/sequence',
    'DEC-011 /goodsItems/1/sequence',
  );
  wrong(
    'more lines than one declaration carries',
    sampleImport(
      Array.from({ length: 51 }, (_, index) =>
        sampleItem({ sequence: index + 1, grossMass: { value: '1' }, netMass: { value: '1' } }),
      ),
    ),
    'DEC-005 /goodsItems',
  );
});

describe('parties', () => {
  const importer = (id: string) => sampleImport(undefined, { importer: { id, name: 'Công ty TNHH Ví Dụ Một' } });
  test.each(['0100000001', '0100000001001', '0100000001-001', '001200000001'])('%s is shaped like a tax code', (id) =>
    expect(found(importer(id))).toEqual([]),
  );
  test.each(['010000000', '01000000011', '0100000001-01', 'MST0100000', ''])('%s is not shaped like a tax code', (id) =>
    expect(found(importer(id))).toEqual(['PTY-003 /importer/id']),
  );
  wrong('a partner without a name', sampleImport(undefined, { exporter: { name: ' ' } }), 'PTY-005 /exporter/name');
});

describe('transport', () => {
  const consignment = sampleImport().consignment;
  const at = (facts: object) => sampleImport(undefined, { consignment: { ...consignment, ...facts } });
  wrong('a day that no calendar has', at({ arrivalDate: '2026-02-30' }), 'DEC-010 /consignment/arrivalDate');
  wrong('a year without its century', at({ arrivalDate: '0026-11-10' }), 'DEC-014 /consignment/arrivalDate');
  wrong('goods that arrived long ago', at({ arrivalDate: '2026-10-20' }), 'TRN-005 /consignment/arrivalDate');
  wrong('goods that come late', at({ arrivalDate: '2026-12-07' }), 'TRN-006 /consignment/arrivalDate');
  wrong('a place in no country', at({ loadingLocationId: '1CSHA' }), 'TRN-010 /consignment/loadingLocationId');
  wrong(
    'an unknown mode',
    sampleImport(undefined, { borderTransportMeans: { modeCode: '7' } }),
    'TRN-002 /borderTransportMeans/modeCode',
  );
  wrong(
    'a container whose check digit does not agree, one of another shape, and one named twice',
    at({ transportEquipments: [{ id: 'CSQU3054384' }, { id: 'ABC' }, { id: 'CSQU3054383' }, { id: 'CSQU3054383' }] }),
    'TRN-011 /consignment/transportEquipments/0/id',
    'TRN-012 /consignment/transportEquipments/1/id',
    'TRN-013 /consignment/transportEquipments/3/id',
  );
  test('an arrival stated as a point in time counts as its day', () => {
    const { arrivalDate: _, ...rest } = consignment ?? {};
    expect(
      found(
        sampleImport(undefined, {
          consignment: { ...rest, arrivalDateTime: { value: '20261120', formatCode: '102' } },
        }),
      ),
    ).toEqual([]);
  });
});

describe('goods lines', () => {
  const line = (facts: object) => sampleImport([sampleItem(facts)]);
  wrong('a code of seven digits', line({ commodityCode: '8471302' }), 'HS-001 /goodsItems/0/commodityCode');
  wrong('a code that is no line', line({ commodityCode: '84713099' }), 'HS-002 /goodsItems/0/commodityCode');
  wrong('a control character', line({ description: 'Máy\ttính' }), 'HS-006 /goodsItems/0/description');
  wrong(
    'a quantity of nothing',
    line({ tariffQuantity: { value: '0', unitCode: 'PCE' }, unitPriceAmount: undefined }),
    'QTY-002 /goodsItems/0/tariffQuantity/value',
  );
  for (const field of ['supplementaryQuantity', 'volume'])
    wrong(
      `a ${field} below nought`,
      line({ [field]: { value: '-1', unitCode: 'MTQ' } }),
      `QTY-002 /goodsItems/0/${field}/value`,
    );
  wrong(
    'a unit that is not the tariff’s',
    line({ tariffQuantity: { value: '10', unitCode: 'KGM' } }),
    'QTY-004 /goodsItems/0/tariffQuantity/unitCode',
  );
  wrong(
    'an unknown unit',
    line({ tariffQuantity: { value: '10', unitCode: 'QQ' } }),
    'QTY-003 /goodsItems/0/tariffQuantity/unitCode',
  );
  wrong('an origin that names no country', line({ origin: {} }), 'ORG-009 /goodsItems/0/origin/countryCode');
  wrong('no origin', line({ origin: undefined }), 'ORG-009 /goodsItems/0/origin/countryCode');
  wrong(
    'an origin that is said not to be determined, which is a warning',
    line({ origin: undefined, description: 'Máy tính xách tay#&KXĐ' }),
    'ORG-002 /goodsItems/0/origin/countryCode',
  );
  test('an export may leave the origin out', () =>
    expect(found(sampleExport([sampleItem({ origin: {} })]))).toEqual([]));
  wrong('an unknown origin', line({ origin: { countryCode: 'XX' } }), 'ORG-001 /goodsItems/0/origin/countryCode');
  wrong(
    'price × quantity more than one off',
    line({ unitPriceAmount: { amount: '500.2' } }),
    'VAL-004 /goodsItems/0/unitPriceAmount/amount',
  );
  test('price × quantity may be one off', () =>
    expect(found(line({ unitPriceAmount: { amount: '500.1' } }))).toEqual([]));
  wrong(
    'a line in another currency',
    line({ itemChargeAmount: { amount: '5000', currency: 'EUR' } }),
    'VAL-016 /goodsItems/0/itemChargeAmount/currency',
  );
  wrong(
    'a unit price in another currency',
    line({ unitPriceAmount: { amount: '500', currency: 'XXX' } }),
    'VAL-016 /goodsItems/0/unitPriceAmount/currency',
  );
  test('a unit price in the currency of the invoice', () =>
    expect(found(line({ unitPriceAmount: { amount: '500', currency: 'USD' } }))).toEqual([]));
  wrong('net mass above gross', line({ netMass: { value: '26', unitCode: 'KGM' } }), 'PKG-006 /goodsItems/0/netMass');
  wrong(
    'an unknown tax type',
    line({ dutyTaxFees: [{ typeCode: 'XYZ' }] }),
    'TAX-016 /goodsItems/0/dutyTaxFees/0/typeCode',
  );
});

describe('totals', () => {
  const invoice = (amount: string, facts: Partial<Declaration> = {}) =>
    sampleImport(undefined, { invoiceAmount: { amount, currency: 'USD' }, ...facts });
  test.each(['4999', '5001', '5000.999'])('an invoice of %s is near enough to 5000', (amount) =>
    expect(found(invoice(amount))).toEqual([]),
  );
  wrong('an invoice further off', invoice('5001.001'), 'VAL-003 /invoiceAmount/amount');
  const priceKind = (priceKindCode: string) => ({ invoice: { id: 'EX-1', issueDate: '2026-11-05', priceKindCode } });
  test('lines free of charge are not on the invoice', () => {
    expect(found(invoice('0', priceKind('B')))).toEqual([]);
    expect(found(invoice('4000', priceKind('C')))).toEqual([]);
  });
  wrong(
    'an invoice above the lines, partly free of charge',
    invoice('6000', priceKind('C')),
    'VAL-003 /invoiceAmount/amount',
  );
  wrong(
    'lines heavier than the whole',
    sampleImport(undefined, { totalGrossMass: { value: '24', unitCode: 'KGM' } }),
    'PKG-007 /totalGrossMass',
  );
  test('a line in another currency is told once, not again as a wrong total', () => {
    const items = [
      sampleItem(),
      sampleItem({
        sequence: 2,
        itemChargeAmount: { amount: '9', currency: 'EUR' },
        unitPriceAmount: { amount: '0.9' },
      }),
    ];
    expect(
      found(
        sampleImport(items, { invoiceAmount: { amount: '5000', currency: 'USD' }, totalGrossMass: { value: '50' } }),
      ),
    ).toEqual(['VAL-016 /goodsItems/1/itemChargeAmount/currency']);
  });
  test('pounds are a mass, litres are none', () => {
    expect(found(sampleImport(undefined, { totalGrossMass: { value: '60', unitCode: 'LBR' } }))).toEqual([]);
    expect(found(sampleImport(undefined, { totalGrossMass: { value: '60', unitCode: 'LTR' } }))).toEqual([
      'PKG-005 /totalGrossMass',
    ]);
  });
  test('tonnes and kilograms compare', () =>
    expect(found(sampleImport(undefined, { totalGrossMass: { value: '0.025', unitCode: 'TNE' } }))).toEqual([]));
  wrong(
    'packages that do not add up',
    sampleImport([sampleItem({ packagings: [{ quantity: { value: '9' } }] })]),
    'PKG-008 /totalPackageQuantity',
  );
});

describe('price', () => {
  wrong(
    'unknown terms',
    sampleImport(undefined, { tradeTerms: { conditionCode: 'XYZ' } }),
    'VAL-008 /tradeTerms/conditionCode',
  );
  wrong(
    'freight on top of a CIF price',
    sampleImport(undefined, { customsValuation: { freightChargeAmount: { amount: '10' } } }),
    'VAL-010 /customsValuation/freightChargeAmount',
  );
  wrong(
    'an unknown adjustment with an amount below zero',
    sampleImport(undefined, { customsValuation: { chargeDeductions: [{ typeCode: '?', amount: { amount: '-1' } }] } }),
    'VAL-012 /customsValuation/chargeDeductions/0/typeCode',
    'VAL-013 /customsValuation/chargeDeductions/0/amount/amount',
  );
  wrong(
    'an invoice of tomorrow',
    sampleImport(undefined, { invoice: { id: 'E', issueDate: '2026-11-22' } }),
    'VAL-015 /invoice/issueDate',
  );
  wrong(
    'a currency of no list',
    sampleImport([sampleItem({ itemChargeAmount: { amount: '5000' } })], {
      invoiceAmount: { amount: '5000', currency: 'XXQ' },
    }),
    'VAL-002 /invoiceAmount/currency',
  );
});

describe('documents', () => {
  const documents = (...additionalDocuments: NonNullable<Declaration['additionalDocuments']>) =>
    sampleImport(undefined, { additionalDocuments });
  wrong('an unknown type', documents({ typeCode: 'QQQ', id: '1' }), 'DOC-001 /additionalDocuments/0/typeCode');
  wrong('no number', documents({ typeCode: 'LIC' }), 'DOC-002 /additionalDocuments/0/id');
  wrong(
    'twice the same',
    documents({ typeCode: 'LIC', id: '1' }, { typeCode: 'LIC', id: '1' }),
    'DOC-003 /additionalDocuments/1/id',
  );
  wrong(
    'issued tomorrow',
    documents({ typeCode: 'LIC', id: '1', issueDate: '2026-11-22' }),
    'DOC-004 /additionalDocuments/0/issueDate',
  );
  wrong(
    'expired yesterday',
    documents({ typeCode: 'LIC', id: '1', expirationDate: '2026-11-20' }),
    'DOC-005 /additionalDocuments/0/expirationDate',
  );
});

describe('numbers that the national system has no room for', () => {
  const fields = {
    'QTY-005': ['tariffQuantity', (value: string) => ({ tariffQuantity: { value, unitCode: 'PCE' } })],
    'VAL-026': ['unitPriceAmount', (amount: string) => ({ unitPriceAmount: { amount } })],
    'VAL-025': ['itemChargeAmount', (amount: string) => ({ itemChargeAmount: { amount, currency: 'USD' } })],
  } as const;
  const told = (code: keyof typeof fields, value: string): boolean => {
    const [field, facts] = fields[code];
    return found(sampleImport([sampleItem(facts(value))])).some((one) =>
      one.startsWith(`${code} /goodsItems/0/${field}/`),
    );
  };
  test.each([
    [
      'QTY-005',
      ['10.25', '999999999.99', '123456789012', '10.250000', '000000000000010'],
      ['10.255', '1234567890123', '9999999999.99'],
    ],
    ['VAL-026', ['50.123456', '123456789', '0.000001'], ['0.0000001', '1234567890', '1234.123456']],
    ['VAL-025', ['5000.1234', '123456789012345.1234'], ['5000.12345', '1234567890123456.1234']],
  ] as const)('%s', (code, kept, refused) => {
    expect(kept.filter((value) => told(code, value))).toEqual([]);
    expect(refused.filter((value) => !told(code, value))).toEqual([]);
  });
  const weighing = (value: string) =>
    found(
      sampleImport([sampleItem({ grossMass: { value: '1' }, netMass: { value: '1' } })], {
        totalGrossMass: { value, unitCode: 'KGM' },
      }),
    );
  test.each(['25.123', '999999.999', '25.1230'])('a mass of %s kg is kept', (value) =>
    expect(weighing(value)).toEqual([]),
  );
  test.each(['25.1234', '1000000'])('a mass of %s kg is not', (value) =>
    expect(weighing(value)).toEqual(['PKG-009 /totalGrossMass/value']),
  );
  wrong(
    'a mass of the whole above a thousand tonnes, unless in tonnes',
    sampleImport(undefined, { totalGrossMass: { value: '1000000', unitCode: 'KGM' } }),
    'PKG-009 /totalGrossMass/value',
  );
  test('a thousand tonnes fit in tonnes', () =>
    expect(found(sampleImport(undefined, { totalGrossMass: { value: '1000', unitCode: 'TNE' } }))).toEqual([]));
  test('the national currency has no decimals, also where a line takes it from the invoice', () => {
    const items = [sampleItem({ itemChargeAmount: { amount: '5000.5' }, unitPriceAmount: { amount: '500.05' } })];
    expect(found(sampleImport(items, { invoiceAmount: { amount: '5000.50', currency: 'VND' } }))).toEqual([
      'VAL-025 /invoiceAmount/amount',
      'VAL-025 /goodsItems/0/itemChargeAmount/amount',
    ]);
  });
  wrong(
    'freight of more decimals than are kept',
    sampleImport(undefined, {
      tradeTerms: { conditionCode: 'FOB' },
      customsValuation: { freightChargeAmount: { amount: '10.00001', currency: 'USD' } },
    }),
    'VAL-025 /customsValuation/freightChargeAmount/amount',
  );
  test('a country that names no limits has none', () => {
    const { precision: _, ...country } = reference.country;
    const fine = sampleImport([sampleItem({ tariffQuantity: { value: '10.0001', unitCode: 'PCE' } })]);
    expect(validateDeclaration(fine, { ...reference, country }, SAMPLE_DAY)).toEqual([]);
  });
});
