import { describe, expect, test } from 'vitest';
import type { AdditionalDocument, Declaration, GoodsItem } from '#core/declaration';
import { decimalText } from '#core/kernel';
import { explainFoundValue, foundValuesOf, valueDeclaration } from '#core/valuation';
import { patchedReference } from '#tests/support/patched-reference';
import { vietnamReference } from '#tests/support/reference';
import { SAMPLE_DAY, sampleExport, sampleImport, sampleItem } from '#tests/support/sample-declarations';

const reference = patchedReference(vietnamReference(), { rates: { USD: '25000', EUR: '30000' } });
const usd = (amount: string) => ({ amount, currency: 'USD' });
const charge = (typeCode: string, amount = '0', currency = 'VND') => ({ typeCode, amount: { amount, currency } });
const says = (...codes: readonly string[]) => codes.map((statementCode) => ({ statementCode }));

interface Case {
  readonly method: string;
  readonly statements?: readonly string[];
  readonly charges?: readonly ReturnType<typeof charge>[];
  readonly documents?: readonly AdditionalDocument[];
  readonly facts?: Partial<GoodsItem>;
}
function item({ method, statements = [], charges, documents = [], facts }: Case): GoodsItem {
  const { unitPriceAmount: _, ...plain } = sampleItem({
    itemChargeAmount: usd('1000'),
    tariffQuantity: { value: '100', unitCode: 'KGM' },
  });
  return {
    ...plain,
    customsValuation: { methodCode: method, ...(charges && { chargeDeductions: [...charges] }) },
    additionalInformations: says(...statements),
    additionalDocuments: [...documents],
    ...facts,
  };
}
const comparison = (
  id: string,
  amount: string,
  quantity: string,
  day = '2026-11-01',
  unit = 'KGM',
): AdditionalDocument => ({
  typeCode: 'CMP',
  id,
  issueDate: day,
  writeOffAmount: usd(amount),
  writeOffQuantity: { value: quantity, unitCode: unit },
});
const resale = (day = '2026-11-01'): AdditionalDocument => ({ typeCode: 'RSL', id: 'HD-1', issueDate: day });

const value = (declaration: Declaration) => valueDeclaration(declaration, reference, SAMPLE_DAY);
function worth(one: Case, facts: Partial<Declaration> = {}): string {
  const result = value(sampleImport([item(one)], facts));
  if (!result.ok) throw new Error(result.error.map(({ code, pointer }) => `${code} ${pointer}`).join('; '));
  return decimalText(result.value.total);
}
function refused(one: Case, facts: Partial<Declaration> = {}): readonly string[] {
  const result = value(sampleImport([item(one)], facts));
  return result.ok ? [] : result.error.map(({ code }) => code);
}

const IDENTICAL: Case = { method: '1', statements: ['NOSALE'], documents: [comparison('TK-1', '5000', '400')] };
const SIMILAR: Case = { ...IDENTICAL, method: '2', statements: ['NOSALE', 'NOIDENT'] };
const DEDUCTIVE: Case = {
  method: '3',
  statements: ['NOSALE', 'NOIDENT', 'NOSIM'],
  charges: [charge('DRP', '500000'), charge('DCM', '50000'), charge('DTR', '10000'), charge('DTX', '90000')],
  documents: [resale()],
};
const COMPUTED: Case = {
  method: '4',
  statements: ['NOSALE', 'NOIDENT', 'NOSIM', 'NORESALE'],
  charges: [
    charge('PMT', '600', 'USD'),
    charge('PFB', '200', 'USD'),
    charge('PGE', '100', 'USD'),
    charge('PFR', '50', 'EUR'),
  ],
  documents: [{ typeCode: 'CST', id: 'BK-1', issueDate: '2026-10-01' }],
};
const FALL_BACK: Case = {
  ...SIMILAR,
  method: '9',
  statements: ['NOSALE', 'NOIDENT', 'NOSIM', 'NORESALE', 'NOCOST', 'FB3'],
  documents: [comparison('TK-1', '5000', '400', '2026-09-01')],
};

describe('methods 2 and 3: identical and similar goods', () => {
  test('the value accepted for other goods, for the quantity at hand', () => {
    expect(worth(IDENTICAL)).toBe('31250000');
    expect(worth(SIMILAR)).toBe('31250000');
  });
  test('of several the lowest counts, in whatever order they stand', () => {
    const documents = [comparison('TK-1', '5000', '400'), comparison('TK-2', '12', '1'), comparison('TK-3', '26', '2')];
    expect(worth({ ...IDENTICAL, documents })).toBe('30000000');
    expect(worth({ ...IDENTICAL, documents: documents.toReversed() })).toBe('30000000');
  });
  test('compared in another unit of the same kind', () =>
    expect(worth({ ...IDENTICAL, documents: [comparison('TK-1', '12500', '1', '2026-11-01', 'TNE')] })).toBe(
      '31250000',
    ));
  test('differences of level, quantity and transport come by code', () =>
    expect(worth({ ...IDENTICAL, charges: [charge('CLA', '100', 'USD'), charge('CTD', '20', 'USD')] })).toBe(
      '33250000',
    ));
  test('the freight and the terms of the invoice play no part', () =>
    expect(worth(IDENTICAL, { tradeTerms: { conditionCode: 'FOB' } })).toBe('31250000'));
  test.each([
    ['nothing to compare with', { documents: [] }, 'VAL-030'],
    [
      'no quantity',
      { documents: [{ typeCode: 'CMP', id: 'TK-1', issueDate: '2026-11-01', writeOffAmount: usd('1') }] },
      'VAL-031',
    ],
    ['a value of nothing', { documents: [comparison('TK-1', '0', '1')] }, 'VAL-031'],
    ['goods of more than 60 days before', { documents: [comparison('TK-1', '5000', '400', '2026-09-01')] }, 'VAL-032'],
    ['goods counted in litres', { documents: [comparison('TK-1', '5000', '400', '2026-11-01', 'LTR')] }, 'VAL-033'],
    ['an element of another method', { charges: [charge('DRP', '1')] }, 'VAL-035'],
    ['an element stated twice', { charges: [charge('CLA', '1'), charge('CLA', '1')] }, 'VAL-035'],
    ['an element of no list', { charges: [charge('QQQ', '1')] }, 'VAL-012'],
    ['no quantity of its own', { facts: { tariffQuantity: { value: '0', unitCode: 'KGM' } } }, 'VAL-052'],
  ] satisfies readonly [string, Partial<Case>, string][])('%s is refused', (_name, change, code) =>
    expect(refused({ ...IDENTICAL, ...change })).toEqual([code]),
  );
});

describe('method 4: the resale price less what came after the gate', () => {
  test('so much a unit, times the quantity', () => expect(worth(DEDUCTIVE)).toBe('35000000'));
  test('processing in the country comes off where there was any', () =>
    expect(worth({ ...DEDUCTIVE, charges: [...(DEDUCTIVE.charges ?? []), charge('DPR', '20000')] })).toBe('33000000'));
  test('each deduction must be stated, be it nought', () =>
    expect(refused({ ...DEDUCTIVE, charges: [charge('DRP', '500000')] })).toEqual(['VAL-034', 'VAL-034', 'VAL-034']));
  test('the resale must be shown, and of no more than 90 days away', () => {
    expect(refused({ ...DEDUCTIVE, documents: [] })).toEqual(['VAL-050']);
    expect(refused({ ...DEDUCTIVE, documents: [resale('2026-08-01')] })).toEqual(['VAL-032']);
  });
  test('nothing left after deductions is no value', () =>
    expect(
      refused({ ...DEDUCTIVE, charges: (DEDUCTIVE.charges ?? []).map((one) => charge(one.typeCode, '1')) }),
    ).toEqual(['VAL-014']));
});

describe('method 5: the costs of the producer', () => {
  test('materials, processing, profit and carriage, each in its currency', () =>
    expect(worth(COMPUTED)).toBe('24000000'));
  test('insurance, packing and assists where there are any', () =>
    expect(worth({ ...COMPUTED, charges: [...(COMPUTED.charges ?? []), charge('PIN', '10', 'USD')] })).toBe(
      '24250000',
    ));
  test('may be asked for before the resale price', () => {
    const statements = ['NOSALE', 'NOIDENT', 'NOSIM', 'SWAP45'];
    expect(worth({ ...COMPUTED, statements })).toBe('24000000');
    expect(refused({ ...COMPUTED, statements: statements.slice(0, 3) })).toEqual(['VAL-029']);
  });
  test('without the producer’s figures there is none', () =>
    expect(refused({ ...COMPUTED, documents: [], charges: (COMPUTED.charges ?? []).slice(1) })).toEqual([
      'VAL-050',
      'VAL-034',
    ]));
});

describe('method 6: the fall-back', () => {
  test('eases the time of an earlier method', () => expect(worth(FALL_BACK)).toBe('31250000'));
  test('but not without bound', () =>
    expect(refused({ ...FALL_BACK, documents: [comparison('TK-1', '5000', '400', '2026-01-01')] })).toEqual([
      'VAL-032',
    ]));
  test('from the resale price or the producer’s costs as well', () => {
    const statements = FALL_BACK.statements?.slice(0, 5) ?? [];
    expect(worth({ ...DEDUCTIVE, method: '9', statements: [...statements, 'FB4'] })).toBe('35000000');
    expect(worth({ ...COMPUTED, method: '9', statements: [...statements, 'FB5'] })).toBe('24000000');
  });
  test('names what it rests on', () =>
    expect(refused({ ...FALL_BACK, statements: FALL_BACK.statements?.slice(0, 5) ?? [] })).toEqual(['VAL-036']));
  test.each(['XHOME', 'XHIGH', 'XEXP', 'XCOST', 'XTHIRD', 'XMIN', 'XARB'])('never rests on %s', (basis) => {
    const statements = [...(FALL_BACK.statements ?? []), basis];
    expect(refused({ ...FALL_BACK, statements })).toEqual(['VAL-037']);
  });
});

describe('the order of the methods', () => {
  test.each([
    [IDENTICAL, 1],
    [SIMILAR, 2],
    [DEDUCTIVE, 3],
    [COMPUTED, 4],
    [FALL_BACK, 5],
  ])('each earlier one must be ruled out: %#', (one, earlier) => {
    const basis = one.method === '9' ? ['FB3'] : [];
    expect(refused({ ...one, statements: basis })).toEqual(Array.from({ length: earlier }, () => 'VAL-029'));
  });
  test('an export is valued by its price alone', () => {
    const result = value(sampleExport([item(IDENTICAL)]));
    expect(result.ok ? [] : result.error.map(({ code }) => code)).toEqual(['VAL-028']);
  });
  test('a method of no list is refused on the line that names it', () => {
    const result = value(sampleImport([item({ method: 'Q' })]));
    expect(result.ok ? [] : result.error.map(({ code, pointer }) => `${code} ${pointer}`)).toEqual([
      'VAL-019 /goodsItems/0/customsValuation/methodCode',
    ]);
  });
  test('one line may take another method; the others bear no more than their own share', () => {
    const priced = sampleItem({ sequence: 1, itemChargeAmount: usd('1000') });
    const declaration = sampleImport([priced, { ...item(IDENTICAL), sequence: 2 }], {
      tradeTerms: { conditionCode: 'FOB' },
      customsValuation: { freightChargeAmount: usd('200') },
    });
    const result = value(declaration);
    expect(result.ok && result.value.lines.map((line) => decimalText(line.value))).toEqual(['27500000', '31250000']);
  });
  test('freight, shortage and price adjustments of a line have no place beside another method', () => {
    const facts = { customsValuation: { methodCode: '1', freightChargeAmount: usd('1') } };
    expect(refused({ ...IDENTICAL, facts })).toEqual(['VAL-035']);
    expect(refused({ ...IDENTICAL, facts: { valuationAdjustments: [{ additionCode: 'LOS' }] } })).toEqual(['VAL-044']);
    expect(refused({ ...IDENTICAL, charges: [charge('K', '1')] })).toEqual(['VAL-035']);
  });
  test('elements of other methods have no place beside the price', () =>
    expect(refused({ method: '6', charges: [charge('PMT', '1')] })).toEqual(['VAL-035']));
});

describe('method 1: when the price counts', () => {
  const related = { tradeTerms: { conditionCode: 'CIF', countryRelationshipCode: 'CTL' } };
  test('parties that are not related say nothing more', () =>
    expect(worth({ method: '6' }, { tradeTerms: { conditionCode: 'CIF', countryRelationshipCode: 'N' } })).toBe(
      '25000000',
    ));
  test('related parties say that it left the price alone, and on what ground', () => {
    expect(refused({ method: '6' }, related)).toEqual(['VAL-038']);
    expect(refused({ method: '7' }, related)).toEqual(['VAL-039']);
    expect(worth({ method: '7', statements: ['RELCIRC'] }, related)).toBe('25000000');
  });
  test('a test value must be near', () => {
    const tested = (amount: string): Case => ({
      method: '7',
      statements: ['RELTEST'],
      documents: [comparison('TK-1', amount, '100')],
    });
    expect(worth(tested('1050'), related)).toBe('25000000');
    expect(worth(tested('953'), related)).toBe('25000000');
    expect(refused(tested('1060'), related)).toEqual(['VAL-040']);
    expect(refused({ ...tested('1060'), documents: [] }, related)).toEqual(['VAL-030']);
  });
  test('the circumstances of the sale stand where a test value does not', () => {
    const documents = [comparison('TK-1', '1060', '100')];
    expect(worth({ method: '7', statements: ['RELTEST', 'RELCIRC'], documents }, related)).toBe('25000000');
  });
  test('related parties may take another method', () =>
    expect(worth({ ...IDENTICAL, statements: ['RELINF'] }, related)).toBe('31250000'));
  test('the method for related parties needs a relationship', () =>
    expect(refused({ method: '7', statements: ['RELCIRC'] })).toEqual(['VAL-051']));
  test('each line stands on grounds of its own, and the method of the shipment is told of once', () => {
    const grounded = { ...item({ method: '7', statements: ['RELCIRC'] }), sequence: 1 };
    const bare = (sequence: number) => ({ ...item({ method: '7' }), sequence });
    const told = (items: readonly GoodsItem[], facts: Partial<Declaration> = {}) => {
      const result = value(sampleImport(items, { ...related, ...facts }));
      return result.ok ? [] : result.error.map(({ code, pointer }) => `${code} ${pointer}`);
    };
    expect(told([grounded, bare(2)])).toEqual(['VAL-039 /goodsItems/1/customsValuation/methodCode']);
    const { customsValuation: _, ...plain } = bare(1);
    const shipment = { customsValuation: { methodCode: '7' } };
    expect(told([plain, { ...plain, sequence: 2 }], shipment)).toEqual(['VAL-039 /customsValuation/methodCode']);
    expect(told([plain, { ...bare(2), customsValuation: { methodCode: '6' } }], shipment)).toEqual([
      'VAL-039 /customsValuation/methodCode',
      'VAL-038 /goodsItems/1/customsValuation/methodCode',
    ]);
  });
  test('an export is valued by its price, sold or not, to whomever', () => {
    const facts = { tradeTerms: { conditionCode: 'FOB', countryRelationshipCode: 'CTL' }, transactionNatureCode: '41' };
    expect(value(sampleExport([item({ method: '6' })], facts)).ok).toBe(true);
  });
  test('codes of no list are refused', () => {
    const tradeTerms = { conditionCode: 'CIF', countryRelationshipCode: '?' };
    expect(refused({ method: '6' }, { tradeTerms, transactionNatureCode: '?' })).toEqual(['VAL-042', 'VAL-041']);
  });
  test('goods that were not sold have no price, goods that were have one', () => {
    expect(refused({ method: '6' }, { transactionNatureCode: '31' })).toEqual(['VAL-043']);
    expect(refused({ method: '6', facts: { transactionNatureCode: '61' } })).toEqual(['VAL-043']);
    expect(worth({ method: '6' }, { transactionNatureCode: '11' })).toBe('25000000');
    expect(worth(IDENTICAL, { transactionNatureCode: '11' })).toBe('31250000');
  });
});

describe('how it is told', () => {
  const told = (one: Case) => {
    const declaration = sampleImport([item(one)]);
    const [found] = foundValuesOf(declaration, reference, SAMPLE_DAY);
    return found && explainFoundValue(found, reference, SAMPLE_DAY);
  };
  test('the goods compared with, the proportion and the rate', () => {
    const explained = told(IDENTICAL);
    expect(explained?.calculation).toBe('5000 × 25000 × 100 ÷ 400');
    expect(explained?.data.map(({ label, value: text, unit }) => [label.en, text, unit])).toEqual([
      ['Valuation method', '2', undefined],
      ['Accepted value of the goods compared with (TK-1, 400 KGM)', '5000', 'USD'],
      ['Exchange rate', '25000', 'VND/USD'],
    ]);
  });
  test('each element of the resale price', () =>
    expect(told(DEDUCTIVE)?.calculation).toBe('500000 × 100 − 50000 × 100 − 10000 × 100 − 90000 × 100'));
  test('which method a fall-back eases', () =>
    expect(
      told(FALL_BACK)
        ?.data.map(({ value: text }) => text)
        .slice(0, 2),
    ).toEqual(['6', '3']));
  test('a line that is valued by its price has none', () => expect(told({ method: '6' })).toBeUndefined());
});
