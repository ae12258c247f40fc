import { describe, expect, test } from 'vitest';
import { assess, examineDeclaration, explainAssessment, taxTable, type Assessment } from '#core/assessment';
import type { Declaration, GoodsItem } from '#core/declaration';
import { decimal, explanationLines, type Json } from '#core/kernel';
import type { Reference } from '#core/reference';
import type { RateExpression } from '#core/tariff';
import { valueDeclaration } from '#core/valuation';
import {
  environmentMeasure,
  exciseMeasure,
  measure,
  mixed,
  patchedReference,
  percent,
  perUnit,
  tariffLine,
} from '#tests/support/patched-reference';
import { vietnamReference } from '#tests/support/reference';
import { SAMPLE_DAY, sampleExport, sampleImport, sampleItem } from '#tests/support/sample-declarations';

const vietnam = vietnamReference();

function assessed(declaration: Declaration, reference: Reference = vietnam): Assessment {
  const valuation = valueDeclaration(declaration, reference, SAMPLE_DAY);
  if (!valuation.ok) throw new Error(JSON.stringify(valuation.error, null, 1));
  const result = assess(declaration, valuation.value, reference, SAMPLE_DAY);
  if (!result.ok) throw new Error(JSON.stringify(result.error, null, 1));
  return result.value;
}
function refused(declaration: Declaration, reference: Reference = vietnam): readonly string[] {
  const valuation = valueDeclaration(declaration, reference, SAMPLE_DAY);
  if (!valuation.ok) throw new Error(JSON.stringify(valuation.error, null, 1));
  const result = assess(declaration, valuation.value, reference, SAMPLE_DAY);
  return result.ok ? [] : result.error.map(({ code, pointer }) => `${code} ${pointer}`);
}
const taxOf = (assessment: Assessment, taxType: string, line = 0) =>
  assessment.lines[line]?.taxes.find((tax) => tax.taxType === taxType);
const dong = (amount: string, facts: Partial<GoodsItem> = {}): GoodsItem => {
  const { unitPriceAmount: _, ...item } = sampleItem({ itemChargeAmount: { amount, currency: 'VND' }, ...facts });
  return item;
};
const maize = (facts: Partial<GoodsItem> = {}) =>
  dong('1000000', { commodityCode: '10059010', tariffQuantity: { value: '100', unitCode: 'KGM' }, ...facts });
const claims = (dutyRegimeCode: string) => ({ dutyTaxFees: [{ typeCode: 'CUD', dutyRegimeCode }] });
const formE = { additionalDocuments: [{ typeCode: 'CO-E', id: 'E-0001' }] };

describe('which duty rate applies (golden case G5)', () => {
  test('an origin with most-favoured-nation treatment gets that rate', () =>
    expect(taxOf(assessed(sampleImport([maize()])), 'CUD')).toMatchObject({
      measure: 'MFN',
      rate: '30%',
      amount: '300000',
    }));
  test('an origin without it pays the ordinary rate', () =>
    expect(taxOf(assessed(sampleImport([maize({ origin: { countryCode: 'AD' } })])), 'CUD')).toMatchObject({
      measure: 'ORDINARY',
      rate: '45%',
      notApplied: [{ measure: 'MFN', reason: 'originHasNoMfn' }],
    }));
  test('an origin that is not determined pays the ordinary rate', () => {
    const { origin: _, ...item } = maize();
    expect(taxOf(assessed(sampleImport([item])), 'CUD')).toMatchObject({
      rate: '45%',
      notApplied: [{ measure: 'MFN', reason: 'originUnknown' }],
    });
  });
  test('a line whose MFN rate is 0 bears 5 % at the ordinary rate', () => {
    const wheat = maize({ commodityCode: '10011100', ...claims('ORDINARY') });
    expect(taxOf(assessed(sampleImport([wheat])), 'CUD')).toMatchObject({ rate: '5%' });
    expect(taxOf(assessed(sampleImport([maize({ commodityCode: '10011100' })])), 'CUD')).toMatchObject({ rate: '0%' });
  });
  test('an agreement with its certificate gets the agreement’s rate', () => {
    const item = maize({ origin: { countryCode: 'MY' }, ...claims('ACFTA'), ...formE });
    expect(taxOf(assessed(sampleImport([item])), 'CUD')).toMatchObject({ measure: 'ACFTA', rate: '0%', amount: '0' });
  });
  test('an origin that the agreement’s rate leaves out falls back to MFN, and the answer says so', () => {
    const item = maize({ ...claims('ACFTA'), ...formE });
    expect(taxOf(assessed(sampleImport([item])), 'CUD')).toMatchObject({
      measure: 'MFN',
      rate: '30%',
      notApplied: [{ measure: 'ACFTA', reason: 'originExcluded' }],
    });
  });
  test('the certificate may stand on the declaration', () => {
    const item = maize({ origin: { countryCode: 'MY' }, ...claims('ACFTA') });
    expect(taxOf(assessed(sampleImport([item], formE)), 'CUD')).toMatchObject({ measure: 'ACFTA' });
  });
});

describe('a claim that does not stand is refused, with what to do', () => {
  const cases: readonly (readonly [string, GoodsItem, string])[] = [
    [
      'no certificate',
      maize({ origin: { countryCode: 'MY' }, ...claims('ACFTA') }),
      'ORG-003 /goodsItems/0/additionalDocuments',
    ],
    [
      'a certificate of another form',
      maize({
        origin: { countryCode: 'MY' },
        ...claims('ACFTA'),
        additionalDocuments: [{ typeCode: 'CO-D', id: '1' }],
      }),
      'ORG-003 /goodsItems/0/additionalDocuments',
    ],
    [
      'an expired certificate',
      maize({
        origin: { countryCode: 'MY' },
        ...claims('ACFTA'),
        additionalDocuments: [{ typeCode: 'CO-E', id: '1', expirationDate: '2026-11-20' }],
      }),
      'ORG-006 /goodsItems/0/additionalDocuments',
    ],
    [
      'an origin outside the agreement',
      maize({ origin: { countryCode: 'US' }, ...claims('ACFTA'), ...formE }),
      'ORG-004 /goodsItems/0/origin/countryCode',
    ],
    ['an agreement of no list', maize(claims('NAFTA')), 'ORG-005 /goodsItems/0/dutyTaxFees/0/dutyRegimeCode'],
    [
      'a treatment of the list that is not worked out',
      maize(claims('CH98')),
      'TAX-017 /goodsItems/0/dutyTaxFees/0/dutyRegimeCode',
    ],
    [
      'MFN for an origin without it',
      maize({ origin: { countryCode: 'AD' }, ...claims('MFN') }),
      'ORG-007 /goodsItems/0/dutyTaxFees/0/dutyRegimeCode',
    ],
    [
      'an agreement whose rate is unknown here',
      maize({
        origin: { countryCode: 'KR' },
        ...claims('VKFTA'),
        additionalDocuments: [{ typeCode: 'CO-VK', id: '1' }],
      }),
      'ORG-008 /goodsItems/0/dutyTaxFees/0/dutyRegimeCode',
    ],
    [
      'a reduction',
      maize({ dutyTaxFees: [{ typeCode: 'EXC', deductAmount: { amount: '5' } }] }),
      'TAX-013 /goodsItems/0/dutyTaxFees/0/deductAmount',
    ],
    [
      'a ground without a VAT treatment',
      maize({ dutyTaxFees: [{ typeCode: 'VAT', exemptionCode: 'VB145' }] }),
      'RLF-001 /goodsItems/0/dutyTaxFees/0/exemptionCode',
    ],
    [
      'a tax that is not worked out',
      maize({ dutyTaxFees: [{ typeCode: 'ADI' }] }),
      'TAX-018 /goodsItems/0/dutyTaxFees/0/typeCode',
    ],
    [
      'an exemption by code',
      maize({ dutyTaxFees: [{ typeCode: 'CUD', exemptionCode: 'XN210' }] }),
      'RLF-001 /goodsItems/0/dutyTaxFees/0/exemptionCode',
    ],
  ];
  test.each(cases)('%s', (_name, item, expected) => expect(refused(sampleImport([item]))).toEqual([expected]));
});

describe('rate texts that are not applied are refused, never guessed', () => {
  const line = (mfn: RateExpression) => patchedReference(vietnam, { lines: [tariffLine('10059010', { mfn })] });
  test('a quota', () =>
    expect(
      refused(
        sampleImport([maize()]),
        line({ kind: 'quota', inQuota: decimal(40), outOfQuota: decimal(80), text: '40 (NHN: 80)' }),
      ),
    ).toEqual(['TAX-001 /goodsItems/0/commodityCode']));
  test('a mixed duty is both, and says so', () => {
    const rate = mixed('30', '1', 'USD', 'KGM');
    const reference = patchedReference(vietnam, {
      lines: [tariffLine('10059010', { mfn: rate })],
      rates: { USD: '25000' },
    });
    expect(taxOf(assessed(sampleImport([maize()]), reference), 'CUD')).toMatchObject({
      rate: '30% + 1 USD/KGM',
      quantity: '100',
      amount: '2800000',
    });
  });
  test('rules outside the table', () =>
    expect(refused(sampleImport([maize()]), line({ kind: 'elsewhere', text: 'Chương 98' }))).toEqual([
      'TAX-004 /goodsItems/0/commodityCode',
    ]));
  test('nothing printed', () =>
    expect(refused(sampleImport([maize()]), line({ kind: 'none', text: '' }))).toEqual([
      'TAX-005 /goodsItems/0/commodityCode',
    ]));
  const alternatives = line({ kind: 'alternatives', options: [percent('0'), percent('5')], text: '0/5' });
  test('alternatives, without the declarant’s choice', () =>
    expect(refused(sampleImport([maize()]), alternatives)).toEqual(['TAX-003 /goodsItems/0/commodityCode']));
  test('alternatives, with a rate that is none of them', () =>
    expect(refused(sampleImport([maize({ dutyTaxFees: [{ typeCode: 'CUD', taxRate: '3' }] })]), alternatives)).toEqual([
      'TAX-003 /goodsItems/0/commodityCode',
    ]));
  test('the declarant’s rate settles alternatives', () =>
    expect(
      taxOf(assessed(sampleImport([maize({ dutyTaxFees: [{ typeCode: 'CUD', taxRate: '5' }] })]), alternatives), 'CUD'),
    ).toMatchObject({ rate: '5%' }));
  test('alternatives that come to the same for this origin leave nothing to choose', () => {
    const same = line({
      kind: 'alternatives',
      options: [percent('0', ['ID', 'MY']), percent('0', ['ID'])],
      text: '0 (-ID, MY)/0 (-ID)',
    });
    expect(taxOf(assessed(sampleImport([maize()]), same), 'CUD')).toMatchObject({ rate: '0%' });
    expect(refused(sampleImport([maize({ origin: { countryCode: 'MY' } })]), same)).toEqual([
      'TAX-003 /goodsItems/0/commodityCode',
    ]);
  });
});

describe('a duty by quantity', () => {
  const specific = (unitCode: string) =>
    patchedReference(vietnam, {
      rates: { USD: '23100' },
      lines: [
        tariffLine('10059010', {
          mfn: { kind: 'specific', amount: decimal(100), currency: 'USD', unitCode, text: `100 USD/${unitCode}` },
        }),
      ],
    });
  test('is quantity × amount × exchange rate (golden case G3 X, the absolute part)', () => {
    const item = maize({ tariffQuantity: { value: '18', unitCode: 'KGM' } });
    expect(taxOf(assessed(sampleImport([item]), specific('KGM')), 'CUD')).toEqual({
      taxType: 'CUD',
      measure: 'MFN',
      rate: '100 USD/KGM',
      quantity: '18',
      unitCode: 'KGM',
      amount: '41580000',
    });
  });
  test('counts a declared mass in tonnes where the tariff counts tonnes', () =>
    expect(taxOf(assessed(sampleImport([maize()]), specific('TNE')), 'CUD')).toMatchObject({
      quantity: '0.1',
      amount: '231000',
    }));
  test('never turns kilograms into litres', () =>
    expect(refused(sampleImport([maize()]), specific('LTR'))).toEqual(['TAX-006 /goodsItems/0/tariffQuantity']));
});

describe('special consumption tax', () => {
  const car = (productCharacteristics: GoodsItem['productCharacteristics']) =>
    dong('1000000', {
      commodityCode: '87032363',
      tariffQuantity: { value: '1', unitCode: 'PCE' },
      ...(productCharacteristics && { productCharacteristics }),
    });
  const number = (typeCode: string, value: string) => ({ typeCode, measure: { value } });
  test('hangs on the declared characteristics', () => {
    const characteristics = [
      number('ENGINE_CC', '2498'),
      number('SEATS', '5'),
      { typeCode: 'FUEL', description: 'PETROL' },
    ];
    expect(taxOf(assessed(sampleImport([car(characteristics)])), 'EXC')).toMatchObject({
      rate: '50%',
      amount: '750000',
    });
  });
  test('a missing characteristic is a refusal that names it', () => {
    const result = examineDeclaration(sampleImport([car([number('SEATS', '5')])]), vietnam, SAMPLE_DAY);
    const messages = result.refusals.filter(({ code }) => code === 'TAX-007').map(({ message }) => message.en);
    expect(messages.join(' ')).toBe(
      'Special consumption tax on HS code 87032363 depends on Engine displacement (ENGINE_CC), which the line does not give',
    );
  });
  test('a characteristic that is no number is a refusal', () => {
    const characteristics = [
      { typeCode: 'ENGINE_CC', description: 'hai nghìn' },
      number('SEATS', '5'),
      { typeCode: 'FUEL', description: 'PETROL' },
    ];
    expect(refused(sampleImport([car(characteristics)]))).toContain('TAX-014 /goodsItems/0/productCharacteristics/0');
  });
  test('a measured characteristic below nought is refused, whatever rate it would lead to', () => {
    const characteristics = [number('ENGINE_CC', '-2498'), number('SEATS', '5')];
    expect(refused(sampleImport([car(characteristics)]))).toContain('TAX-014 /goodsItems/0/productCharacteristics/0');
  });
  test('a measure that is claimed is the one that is borne, or the claim is refused', () => {
    const reference = patchedReference(vietnam, { excise: [exciseMeasure('A', '1005', '10')] });
    const claiming = (typeCode: string, dutyRegimeCode: string) =>
      sampleImport([maize({ dutyTaxFees: [{ typeCode, dutyRegimeCode }] })]);
    const place = '/goodsItems/0/dutyTaxFees/0/dutyRegimeCode';
    expect(refused(claiming('EXC', 'A'), reference)).toEqual([]);
    expect(refused(claiming('EXC', 'B'), reference)).toEqual([`TAX-025 ${place}`]);
    expect(refused(claiming('ENV', 'FUEL'), reference)).toEqual([`TAX-025 ${place}`]);
  });
  test('a quantity of nothing or less never stands for a taxed quantity', () => {
    const reference = patchedReference(vietnam, {
      excise: [],
      environment: [environmentMeasure('E', '1005', '1000', 'LTR')],
    });
    for (const value of ['0', '-5']) {
      const supplementaryQuantity = { value, unitCode: 'LTR' };
      expect(refused(sampleImport([maize({ supplementaryQuantity })]), reference)).toEqual([
        'TAX-006 /goodsItems/0/tariffQuantity',
      ]);
    }
  });
  test('two measures that both fit are a refusal, until the claim names one', () => {
    const reference = patchedReference(vietnam, {
      excise: [exciseMeasure('A', '1005', '10'), exciseMeasure('B', '1005', '20')],
    });
    expect(refused(sampleImport([maize()]), reference)).toEqual(['TAX-008 /goodsItems/0']);
    const item = maize({ dutyTaxFees: [{ typeCode: 'EXC', dutyRegimeCode: 'B' }] });
    expect(taxOf(assessed(sampleImport([item]), reference), 'EXC')).toMatchObject({ measure: 'B', amount: '260000' });
  });
  test('a fixed amount per unit comes on top', () => {
    const rate = mixed('10', '2000', 'VND', 'KGM');
    const reference = patchedReference(vietnam, { excise: [measure('excise', 'A', '1005', rate)] });
    expect(taxOf(assessed(sampleImport([maize()]), reference), 'EXC')).toMatchObject({
      rate: '10% + 2000 VND/KGM',
      amount: '330000',
    });
  });
});

describe('environment tax', () => {
  const reference = patchedReference(vietnam, { environment: [environmentMeasure('ENV-X', '1005', '30000', 'TNE')] });
  test('is quantity × amount, and VAT is taken of it too', () => {
    const assessment = assessed(sampleImport([maize()]), reference);
    expect(taxOf(assessment, 'ENV')).toEqual({
      taxType: 'ENV',
      measure: 'ENV-X',
      rate: '30000 VND/TNE',
      quantity: '0.1',
      unitCode: 'TNE',
      amount: '3000',
    });
    expect(taxOf(assessment, 'VAT')).toMatchObject({ rate: '8%', amount: '104240' });
  });
  test('goods that are subject but have no amount here are refused', () => {
    const line = tariffLine('10059010', { subjectToEnvironmentTax: true });
    expect(refused(sampleImport([maize()]), patchedReference(vietnam, { lines: [line], environment: [] }))).toEqual([
      'TAX-009 /goodsItems/0/commodityCode',
    ]);
  });
});

describe('value added tax', () => {
  const vaccine = (dutyTaxFees?: GoodsItem['dutyTaxFees']) =>
    dong('1000000', {
      commodityCode: '30024110',
      tariffQuantity: { value: '1', unitCode: 'KGM' },
      ...(dutyTaxFees && { dutyTaxFees }),
    });
  test('the standard treatment applies without a word', () =>
    expect(taxOf(assessed(sampleImport([vaccine()])), 'VAT')).toMatchObject({ measure: 'VAT8', amount: '80000' }));
  test('another one is declared with its ground', () => {
    const item = vaccine([{ typeCode: 'VAT', dutyRegimeCode: 'VAT5', exemptionCode: 'VB145' }]);
    expect(taxOf(assessed(sampleImport([item])), 'VAT')).toMatchObject({ measure: 'VAT5', amount: '50000' });
  });
  test('goods that are not subject bear none', () => {
    const item = vaccine([{ typeCode: 'VAT', dutyRegimeCode: 'VATNS', exemptionCode: 'VK130' }]);
    expect(taxOf(assessed(sampleImport([item])), 'VAT')).toMatchObject({ measure: 'VATNS', rate: '*', amount: '0' });
  });
  test('without a ground it is refused', () =>
    expect(refused(sampleImport([vaccine([{ typeCode: 'VAT', dutyRegimeCode: 'VAT5' }])]))).toEqual([
      'TAX-012 /goodsItems/0/dutyTaxFees/0/dutyRegimeCode',
    ]));
  test('a treatment that the line does not have is refused', () =>
    expect(refused(sampleImport([sampleItem({ dutyTaxFees: [{ typeCode: 'VAT', dutyRegimeCode: 'VAT5' }] })]))).toEqual(
      ['TAX-011 /goodsItems/0/dutyTaxFees/0/dutyRegimeCode'],
    ));
});

describe('what the declaration type makes of it', () => {
  test.each([
    ['E21', 'exempt'],
    ['G11', 'suspended'],
    ['C11', 'suspended'],
  ])('%s: the figure is shown as %s and nothing is payable', (typeCode, relief) => {
    const assessment = assessed(sampleImport([maize()], { typeCode }));
    expect(assessment.totals).toEqual([
      { taxType: 'CUD', base: '1000000', amount: '300000', payable: '0', relief },
      { taxType: 'VAT', base: '1300000', amount: '104000', payable: '0', relief },
    ]);
    expect(assessment.payable).toBe('0');
  });
  test('exports are valued and bear nothing at the border', () => {
    const assessment = assessed(sampleExport([sampleItem()]));
    expect(assessment).toMatchObject({ direction: 'export', totals: [], payable: '0' });
  });
});

describe('export duty', () => {
  test('is taken of the value at the gate of exit, on the goods that the law names', () => {
    const ore = dong('1000000', { commodityCode: '26011110', tariffQuantity: { value: '1', unitCode: 'KGM' } });
    const assessment = assessed(sampleExport([ore]));
    expect(assessment.totals).toEqual([{ taxType: 'EXD', base: '1000000', amount: '400000', payable: '400000' }]);
  });
});

describe('a tariff quota', () => {
  const quota: RateExpression = {
    kind: 'quota',
    inQuota: decimal('5'),
    outOfQuota: decimal('80'),
    text: '5 (NHN: 80)',
  };
  const reference = patchedReference(vietnam, { lines: [tariffLine('17011400', { mfn: quota })] });
  const sugar = (fees: GoodsItem['dutyTaxFees']) =>
    dong('1000000', {
      commodityCode: '17011400',
      tariffQuantity: { value: '100', unitCode: 'KGM' },
      ...(fees && { dutyTaxFees: fees }),
    });
  test('outside it the higher rate is claimed by name', () =>
    expect(
      taxOf(assessed(sampleImport([sugar([{ typeCode: 'CUD', dutyRegimeCode: 'OUTQUOTA' }])]), reference), 'CUD'),
    ).toEqual({ taxType: 'CUD', measure: 'OUTQUOTA', rate: '80%', amount: '800000' }));
  describe('that an agreement opens', () => {
    const tobacco = (regime: string | undefined, facts: Partial<GoodsItem> = {}) =>
      dong('1000000', {
        commodityCode: '24011010',
        origin: { countryCode: 'KH' },
        tariffQuantity: { value: '1000', unitCode: 'KGM' },
        dutyTaxFees: [
          { typeCode: 'CUD', quotaOrderId: 'TOBACCO-KH', ...(regime !== undefined && { dutyRegimeCode: regime }) },
        ],
        ...facts,
      });
    const certificate = { additionalDocuments: [{ typeCode: 'CO-X', id: 'X-1', issueDate: '2026-11-01' }] };
    test('has a rate of its own, under that agreement and its certificate', () => {
      const duty = taxOf(assessed(sampleImport([tobacco('VNKH', certificate)])), 'CUD');
      expect(duty).toMatchObject({ measure: 'TOBACCO-KH', rate: '0%' });
      expect(refused(sampleImport([tobacco('VNKH')]))).toEqual(['ORG-003 /goodsItems/0/additionalDocuments']);
    });
    test('is no way into the quota that the table prints', () =>
      expect([undefined, 'MFN'].map((regime) => refused(sampleImport([tobacco(regime, certificate)])))).toEqual([
        ['TAX-001 /goodsItems/0/commodityCode'],
        ['TAX-001 /goodsItems/0/commodityCode'],
      ]));
  });
  test('is not drawn for a rate that it does not open', () => {
    const item = sugar([{ typeCode: 'CUD', dutyRegimeCode: 'ACFTA', quotaOrderId: 'SUGAR' }]);
    const lines = [tariffLine('17011400', { mfn: quota, preferences: { ACFTA: percent('5') } })];
    const declaration = sampleImport([
      { ...item, additionalDocuments: [{ typeCode: 'CO-E', id: 'E-1', issueDate: '2026-11-01' }] },
    ]);
    expect(refused(declaration, patchedReference(vietnam, { lines }))).toEqual([
      'TAX-024 /goodsItems/0/dutyTaxFees/0/dutyRegimeCode',
    ]);
  });
  test('saying neither is a refusal', () =>
    expect(refused(sampleImport([sugar(undefined)]), reference)).toEqual(['TAX-001 /goodsItems/0/commodityCode']));
  test('goods under no quota are not out of one', () =>
    expect(refused(sampleImport([maize(claims('OUTQUOTA'))]))).toEqual([
      'TAX-020 /goodsItems/0/dutyTaxFees/0/dutyRegimeCode',
    ]));
});

describe('trade remedies', () => {
  const forChina = { origins: { countries: ['CN'], excluded: [] } };
  const producer = { ...forChina, conditions: [{ kind: 'exporter', name: 'Example Mill A' } as const] };
  const reference = patchedReference(vietnam, {
    remedies: [
      measure('anti-dumping', 'AD-X', '1005', percent('20'), forChina),
      measure('anti-dumping', 'AD-X-A', '1005', percent('7'), producer),
      measure('countervailing', 'CV-X', '1005', perUnit('1000', 'VND', 'KGM'), forChina),
    ],
  });
  const amounts = (item: GoodsItem) =>
    Object.fromEntries(
      (assessed(sampleImport([item]), reference).lines[0]?.taxes ?? []).map(({ taxType, amount }) => [taxType, amount]),
    );
  const claimA = { dutyTaxFees: [{ typeCode: 'ADD', dutyRegimeCode: 'AD-X-A' }] };

  test('each is taken of the customs value, and VAT of all of them', () =>
    expect(amounts(maize())).toEqual({ CUD: '300000', ADD: '200000', CVD: '100000', VAT: '128000' }));
  test('goods of another origin bear none, goods of no known origin do', () => {
    expect(amounts(maize({ origin: { countryCode: 'US' } }))).not.toHaveProperty('ADD');
    const { origin: _, ...unknown } = maize();
    expect(amounts(unknown)).toMatchObject({ ADD: '200000' });
  });
  test('goods of no known origin bear the highest, whichever of several origins is claimed', () => {
    const several = patchedReference(vietnam, {
      remedies: [
        measure('anti-dumping', 'AD-CN', '1005', percent('20'), forChina),
        measure('anti-dumping', 'AD-ID', '1005', percent('5'), { origins: { countries: ['ID'], excluded: [] } }),
      ],
    });
    const { origin: _, ...unknown } = maize();
    const claiming = (dutyRegimeCode: string) =>
      sampleImport([{ ...unknown, dutyTaxFees: [{ typeCode: 'ADD', dutyRegimeCode }] }]);
    expect(refused(claiming('AD-ID'), several)).toEqual(['TAX-021 /goodsItems/0/dutyTaxFees/0/dutyRegimeCode']);
    expect(assessed(claiming('AD-CN'), several).lines[0]?.taxes[1]).toMatchObject({
      measure: 'AD-CN',
      amount: '200000',
    });
  });
  test('the rate of a producer is claimed, and only for goods that name it', () => {
    expect(amounts(maize({ ...claimA, manufacturers: [{ name: 'EXAMPLE  mill a' }] }))).toMatchObject({ ADD: '70000' });
    expect(refused(sampleImport([maize(claimA)]), reference)).toEqual([
      'TAX-022 /goodsItems/0/dutyTaxFees/0/dutyRegimeCode',
    ]);
    const wrong = maize({ dutyTaxFees: [{ typeCode: 'ADD', dutyRegimeCode: 'AD-Y' }] });
    expect(refused(sampleImport([wrong]), reference)).toEqual(['TAX-021 /goodsItems/0/dutyTaxFees/0/dutyRegimeCode']);
  });
  test('a claim for goods that bear none is refused, not passed over', () => {
    const place = '/goodsItems/0/dutyTaxFees/0/dutyRegimeCode';
    expect(refused(sampleImport([maize(claimA)]))).toEqual([`TAX-025 ${place}`]);
    const ofOtherOrigin = maize({ ...claimA, origin: { countryCode: 'US' } });
    expect(refused(sampleImport([ofOtherOrigin]), reference)).toEqual([`TAX-025 ${place}`]);
    const namesNothing = maize({ dutyTaxFees: [{ typeCode: 'ADD' }] });
    expect(refused(sampleImport([namesNothing]))).toEqual([]);
  });
});

describe('relief', () => {
  const breeding = (exemptionCode: string, typeCode = 'CUD') => maize({ dutyTaxFees: [{ typeCode, exemptionCode }] });

  test('a duty that is exempt is shown, is not payable, and no VAT is paid on it', () => {
    const declaration = sampleImport([breeding('SEEDBREED')]);
    const assessment = assessed(declaration);
    expect(assessment.lines[0]?.taxes).toEqual([
      { taxType: 'CUD', measure: 'MFN', rate: '30%', amount: '300000', relief: 'exempt', ground: 'SEEDBREED' },
      { taxType: 'VAT', measure: 'VAT8', rate: '8%', amount: '80000' },
    ]);
    expect(assessment.totals).toEqual([
      { taxType: 'CUD', base: '1000000', amount: '300000', payable: '0', relief: 'exempt' },
      { taxType: 'VAT', base: '1000000', amount: '80000', payable: '80000' },
    ]);
    const words = explanationLines(explainAssessment(assessment, declaration, vietnam), 'en').join('\n');
    expect(words).toContain('Exempt: Plant varieties');
  });
  test('beside lines that pay, the total pays for those', () => {
    const assessment = assessed(sampleImport([breeding('SEEDBREED'), maize({ sequence: 2 })]));
    expect(assessment.totals[0]).toEqual({ taxType: 'CUD', base: '2000000', amount: '600000', payable: '300000' });
  });
  test('a reduction takes off its share, and VAT is paid on the rest', () => {
    const reference = patchedReference(vietnam, { excise: [exciseMeasure('E', '1005', '10')] });
    // The office grants a reduction as a list.
    const listed = {
      ...breeding('DISASTER30', 'EXC'),
      additionalDocuments: [{ typeCode: 'EXL', id: 'EL000000001/1' }],
    };
    const assessment = assessed(sampleImport([listed]), reference);
    expect(taxOf(assessment, 'EXC')).toMatchObject({ amount: '130000', relief: 'reduced', relieved: '39000' });
    expect(assessment.totals.find(({ taxType }) => taxType === 'EXC')).toMatchObject({ payable: '91000' });
    expect(taxOf(assessment, 'VAT')).toMatchObject({ amount: '111280' }); // (1,000,000 + 300,000 + 91,000) × 8 %
  });
  test('what is put off is owed, and VAT is paid on it', () => {
    const assessment = assessed(sampleImport([breeding('PRIORITY')]));
    expect(assessment.totals[0]).toMatchObject({ amount: '300000', payable: '300000', deferred: '300000' });
    expect(assessment).toMatchObject({ payable: '404000', deferred: { amount: '300000', dueOn: '2026-12-10' } });
  });
  test('every figure of the explanation follows from the ones before it', () => {
    const declaration = sampleImport([breeding('SEEDBREED')]);
    const vat = taxTable(assessed(declaration), declaration, vietnam).find(({ taxType }) => taxType === 'VAT');
    expect(vat).toMatchObject({ calculation: '(1000000 + 0) × 8 %', value: '80000' });
  });
});

describe('the assessment as it is stored', () => {
  const four = Array.from({ length: 4 }, (_, index) =>
    sampleItem({ sequence: index + 1, itemChargeAmount: { amount: `${1234.5 + index}`, currency: 'USD' } }),
  );
  const declaration = sampleImport(four, {
    tradeTerms: { conditionCode: 'FOB' },
    customsValuation: {
      freightChargeAmount: { amount: '777.77', currency: 'USD' },
      insuranceAmount: { amount: '33.3', currency: 'USD' },
    },
  });
  test('is plain JSON, the same after a round trip', () => {
    const assessment: Json = assessed(declaration);
    expect(JSON.parse(JSON.stringify(assessment))).toEqual(assessment);
  });
  test('four lines take less than 1.2 KB', () =>
    expect(JSON.stringify(assessed(declaration)).length).toBeLessThan(1200));
  test('each figure of it can be explained, in both languages', () => {
    const assessment = assessed(declaration);
    const explanation = explainAssessment(assessment, declaration, vietnam);
    for (const language of ['vi', 'en'] as const) {
      const lines = explanationLines(explanation, language).join('\n');
      for (const line of assessment.lines) for (const { amount } of line.taxes) expect(lines).toContain(amount);
      for (const { payable } of assessment.totals) expect(lines).toContain(payable);
      expect(lines).toBe(lines.normalize('NFC'));
    }
  });
  test('the customs value rests on the article that the country names, or on none', () => {
    const rowsIn = (reference: Reference) =>
      taxTable(assessed(declaration), declaration, reference).filter(({ taxType }) => taxType === 'VALUE');
    const nowhere: Reference = { ...vietnam, legalBases: { basisOn: () => undefined, isIllustrativeOn: () => false } };
    expect(rowsIn(vietnam).map(({ legalBasis }) => legalBasis)).toEqual(
      declaration.goodsItems.map(() => '39/2015/TT-BTC (60/2019/TT-BTC)'),
    );
    expect(rowsIn(nowhere).filter((row) => 'legalBasis' in row)).toEqual([]);
  });
  test('the table has a value row and a row for each tax of each line, then the totals', () => {
    const assessment = assessed(declaration);
    const rows = taxTable(assessment, declaration, vietnam);
    expect(rows.filter(({ line }) => line !== null)).toHaveLength(4 * 3);
    expect(rows.filter(({ line }) => line === null).map(({ taxType, value }) => [taxType, value])).toEqual(
      assessment.totals.map(({ taxType, payable }) => [taxType, payable]),
    );
  });
});

describe('a preference that was not used', () => {
  test('is shown with what it would save and what it takes', () => {
    const declaration = sampleImport([maize({ origin: { countryCode: 'MY' } })]);
    const duty = taxTable(assessed(declaration), declaration, vietnam).find(({ taxType }) => taxType === 'CUD');
    expect(duty?.data.at(-1)).toMatchObject({ value: '300000', unit: 'VND' });
    expect(duty?.data.at(-1)?.label.en).toMatch(
      /^Possible saving under \w+, with a certificate of origin of form \w+$/,
    );
  });
  test('is not offered to an origin that the agreement leaves out', () => {
    const declaration = sampleImport([maize()]);
    const lines = explanationLines(explainAssessment(assessed(declaration), declaration, vietnam), 'en').join('\n');
    expect(lines).not.toContain('Possible saving: ACFTA');
  });
});

describe('everything at once', () => {
  test('a missing certificate is told together with a wrong total', () => {
    const declaration = sampleImport([maize({ origin: { countryCode: 'MY' }, ...claims('ACFTA') })], {
      invoiceAmount: { amount: '7', currency: 'VND' },
    });
    expect(examineDeclaration(declaration, vietnam, SAMPLE_DAY).refusals.map(({ code }) => code)).toEqual([
      'VAL-003',
      'ORG-003',
    ]);
  });
  test('the taxes speak even where the value can not be worked out, and nothing is told twice', () => {
    const { itemChargeAmount: _, ...item } = maize({
      commodityCode: '1',
      origin: { countryCode: 'MY' },
      ...claims('ACFTA'),
    });
    const declaration = sampleImport(
      [item, maize({ sequence: 2, origin: { countryCode: 'MY' }, ...claims('ACFTA') })],
      {
        invoiceAmount: { amount: '1000000', currency: 'VND' },
      },
    );
    expect(
      examineDeclaration(declaration, vietnam, SAMPLE_DAY).refusals.map(({ code, pointer }) => `${code} ${pointer}`),
    ).toEqual([
      'HS-001 /goodsItems/0/commodityCode',
      'VAL-005 /goodsItems/0/itemChargeAmount',
      'ORG-003 /goodsItems/1/additionalDocuments',
    ]);
  });
});
