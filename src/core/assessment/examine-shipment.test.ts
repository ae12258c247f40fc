import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { divided, GOODS_ITEMS_MAX, joined, partsOf, type Declaration, type GoodsItem } from '#core/declaration';
import { valueDeclaration } from '#core/valuation';
import { vietnamReference } from '#tests/support/reference';
import { SAMPLE_DAY, sampleImport, sampleItem } from '#tests/support/sample-declarations';
import { assess } from './assess.ts';
import { examineDeclaration } from './examine-declaration.ts';
import { examineShipment } from './examine-shipment.ts';

const reference = vietnamReference();

/** Laptops, kettles and air conditioners, whose taxes differ (the last bears special consumption tax as well). */
const CODES = ['84713020', '84713020', '85167910', '84151020'];

const items = (count: number, seed: number): readonly GoodsItem[] =>
  Array.from({ length: count }, (_none, index) => {
    const turn = (index * 7919 + seed) % 9973;
    const quantity = 1 + (turn % 13);
    const cents = 101 + turn * 3;
    return sampleItem({
      sequence: index + 1,
      commodityCode: CODES[turn % CODES.length] ?? '84713020',
      productCharacteristics: [{ typeCode: 'COOLING_BTU', measure: { value: '12000', unitCode: 'BTU' } }],
      tariffQuantity: { value: String(quantity), unitCode: 'PCE' },
      grossMass: { value: `${30 + (turn % 50)}.${turn % 1000}`, unitCode: 'KGM' },
      itemChargeAmount: { amount: new Decimal(cents).times(quantity).div(100).toString(), currency: 'USD' },
      unitPriceAmount: { amount: new Decimal(cents).div(100).toString(), currency: 'USD' },
    });
  });

const shipment = (count: number, freight: string | undefined, seed = 1): Declaration => {
  const declared = sampleImport(items(count, seed), { totalGrossMass: { value: '900000', unitCode: 'KGM' } });
  if (freight === undefined) return declared;
  return {
    ...declared,
    tradeTerms: { conditionCode: 'FOB' },
    customsValuation: {
      freightChargeAmount: { amount: freight, currency: 'USD' },
      insuranceAmount: { amount: '0.37', currency: 'USD' },
    },
  };
};

const examined = (declared: Declaration) => {
  const found = examineShipment(declared, reference, SAMPLE_DAY);
  if (found.assessment === undefined) throw new Error(JSON.stringify(found.refusals.slice(0, 3)));
  return { ...found, assessment: found.assessment };
};

/** What one declaration of all lines would have come to, if the law let it carry them. */
const undivided = (declared: Declaration) => {
  const valuation = valueDeclaration(declared, reference, SAMPLE_DAY);
  const assessment = valuation.ok ? assess(declared, valuation.value, reference, SAMPLE_DAY) : valuation;
  if (!assessment.ok) throw new Error(JSON.stringify(assessment.error.slice(0, 3)));
  return assessment.value;
};

const sizes = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: 51, max: 260 }) },
  { weight: 1, arbitrary: fc.constantFrom(100, 999, 1_000, 1_999, 2_000) },
);
const freights = fc.option(
  fc.integer({ min: 1, max: 99_999_999 }).map((cents) => new Decimal(cents).div(100).toString()),
  { nil: undefined },
);

describe('a shipment of more lines than one declaration carries', () => {
  it('is worth to the last digit what it would be in one declaration, line by line, whatever the freight', () => {
    fc.assert(
      fc.property(sizes, freights, fc.nat(9972), (count, freight, seed) => {
        const declared = shipment(count, freight, seed);
        const { assessment, parts } = examined(declared);
        const one = undivided(declared);
        expect(parts).toHaveLength(partsOf(count));
        expect(assessment.value).toBe(one.value);
        expect(Decimal.sum(...parts.map((part) => part.assessment.value)).toFixed()).toBe(one.value);
        const bare = (lines: typeof one.lines) => lines.map(({ value, taxes }) => ({ value, taxes }));
        expect(bare(parts.flatMap((part) => part.assessment.lines))).toEqual(bare(one.lines));
        expect(assessment.lines).toEqual(one.lines);
      }),
      { numRuns: 15 },
    );
  });

  it('pays for each tax less than one đồng a part more or less than in one declaration, and what its parts pay together', () => {
    fc.assert(
      fc.property(sizes, freights, fc.nat(9972), (count, freight, seed) => {
        const declared = shipment(count, freight, seed);
        const { assessment, parts } = examined(declared);
        const one = undivided(declared);
        for (const { taxType, payable } of one.totals) {
          const own = parts.flatMap((part) => part.assessment.totals.filter((total) => total.taxType === taxType));
          const sum = Decimal.sum(...own.map((total) => total.payable));
          expect(sum.minus(payable).abs().lt(parts.length)).toBe(true);
          expect(assessment.totals.find((total) => total.taxType === taxType)?.payable).toBe(sum.toFixed());
        }
        expect(assessment.payable).toBe(Decimal.sum(...parts.map((part) => part.assessment.payable)).toFixed());
      }),
      { numRuns: 15 },
    );
  });

  it('has parts that come to the same figures when each is examined alone, and meet no refusal', () => {
    fc.assert(
      fc.property(sizes, freights, fc.nat(9972), (count, freight, seed) => {
        for (const part of examined(shipment(count, freight, seed)).parts)
          expect(examineDeclaration(part.declaration, reference, SAMPLE_DAY)).toEqual({
            refusals: [],
            assessment: part.assessment,
          });
      }),
      { numRuns: 10 },
    );
  });

  it('repeats everything but the lines in every part, and comes back whole from them', () => {
    const declared = shipment(123, '840.50');
    const { parts } = examined(declared);
    expect(parts.map((part) => part.declaration.goodsItems.length)).toEqual([50, 50, 23]);
    for (const { declaration } of parts) {
      const { goodsItems, goodsItemQuantity, shipment: _figures, ...header } = declaration;
      const { goodsItems: _all, goodsItemQuantity: _count, ...whole } = declared;
      expect(header).toEqual(whole);
      expect(goodsItemQuantity).toBe(goodsItems.length);
      expect(goodsItems.map(({ sequence }) => sequence)).toEqual(goodsItems.map((_item, index) => index + 1));
    }
    expect(joined(parts.map(({ declaration }) => declaration))).toEqual(declared);
  });

  it('keeps the remainder of the spreading in the one part whose line bears it', () => {
    const { parts } = examined(shipment(180, '1000.01'));
    const bearing = parts.filter(({ declaration }) => declaration.shipment?.apportionment?.remainder !== undefined);
    expect(bearing).toHaveLength(1);
  });

  it('names a faulty line by its place in the shipment', () => {
    const declared = shipment(160, undefined);
    const goodsItems = declared.goodsItems.map((item, index) =>
      index === 151 ? { ...item, commodityCode: '99999999' } : item,
    );
    const { refusals, assessment } = examineShipment({ ...declared, goodsItems }, reference, SAMPLE_DAY);
    expect(assessment).toBeUndefined();
    expect(refusals).toEqual([expect.objectContaining({ code: 'HS-002', pointer: '/goodsItems/151/commodityCode' })]);
  });

  it('holds its invoice total against all lines, not against those of a part', () => {
    const declared = shipment(120, undefined);
    const wrong = { ...declared, invoiceAmount: { amount: '1', currency: 'USD' } };
    expect(examineShipment(wrong, reference, SAMPLE_DAY).refusals.map(({ code }) => code)).toEqual(['VAL-003']);
  });

  it('is refused beyond 2,000 lines', () => {
    const { refusals } = examineShipment(shipment(2_001, undefined), reference, SAMPLE_DAY);
    expect(refusals.map(({ code }) => code)).toEqual(['DEC-005']);
  });

  it('divides a multiple of fifty into full parts and nothing else', () => {
    const parts = divided(shipment(100, undefined), () => ({ goodsItemQuantity: 100, customsValue: '1' }));
    expect(parts.map(({ goodsItems }) => goodsItems.length)).toEqual([GOODS_ITEMS_MAX, GOODS_ITEMS_MAX]);
  });
});
