import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assess, explainAssessment, taxTable, type Assessment } from '#core/assessment';
import type { Declaration, DutyTaxFee, GoodsItem } from '#core/declaration';
import type { Explanation, Refusals } from '#core/kernel';
import { valueDeclaration } from '#core/valuation';
import { evaluateArithmetic, withLineAmounts } from '#tests/support/evaluate-arithmetic';
import {
  declarationOf,
  randomShipment,
  RATES,
  referenceOf,
  type RandomGoods,
  type RandomRate,
  type RandomShipment,
} from '#tests/support/random-assessment';
import { SAMPLE_DAY } from '#tests/support/sample-declarations';

/** Laws that hold for every form of rate and every tax together, whatever the figures are. */
const Exact = Decimal.clone({ precision: 200 });
const LINES_MAX = 5;
const anyShipment = randomShipment(LINES_MAX);
const homeUse = randomShipment(LINES_MAX, ['A11', 'A12', 'B11']);
const single = randomShipment(1, ['A11', 'B11']);

/** What there is to say of goods that are refused is for other tests; here they are drawn anew. */
function assessed(shipment: RandomShipment): Assessment {
  return assessedAs(shipment, declarationOf(shipment));
}

function assessedAs(shipment: RandomShipment, declaration: Declaration): Assessment {
  const result = tried(shipment, declaration);
  fc.pre(!('refused' in result));
  if ('refused' in result) throw new Error('drawn anew');
  return result;
}

function tried(
  shipment: RandomShipment,
  declaration = declarationOf(shipment),
): Assessment | { readonly refused: Refusals } {
  const reference = referenceOf(shipment);
  const valuation = valueDeclaration(declaration, reference, SAMPLE_DAY);
  if (!valuation.ok) return { refused: valuation.error };
  const result = assess(declaration, valuation.value, reference, SAMPLE_DAY);
  return result.ok ? result.value : { refused: result.error };
}

const totalsOf = ({ totals }: Assessment) =>
  Object.fromEntries(totals.map(({ taxType, amount, payable }) => [taxType, [amount, payable]]));
/** With nothing to spread over its lines. */
const withoutCosts = (shipment: RandomShipment): RandomShipment => ({
  ...shipment,
  freight: 0,
  insurance: 0,
  royalty: 0,
});
const onlyGoods = ({ goods: [first] }: RandomShipment): RandomGoods => {
  if (first === undefined) throw new Error('a shipment has goods');
  return first;
};

describe('value', () => {
  test('the customs values add up to prices and costs, to the last digit', () => {
    fc.assert(
      fc.property(anyShipment, (shipment) => {
        const { lines, value } = assessed(shipment);
        const sum = lines.reduce((total, line) => total.plus(line.value), new Exact(0));
        const cents = (amount: number, rate: string) => new Exact(amount).div(100).times(rate);
        const { goods, terms, isImport, freight, insurance, royalty } = shipment;
        const inPrice = { freight: terms !== 'FOB', insurance: terms === 'CIF' };
        const moved = (amount: number, isIn: boolean) =>
          cents(isIn === isImport ? 0 : isImport ? amount : -amount, RATES.USD);
        const whole = goods
          .reduce((total, { price, currency }) => total.plus(cents(price, RATES[currency])), new Exact(0))
          .plus(cents(royalty, RATES.EUR))
          .plus(moved(freight, inPrice.freight))
          .plus(moved(insurance, inPrice.insurance));
        expect([sum.toFixed(), new Exact(value).toFixed()]).toEqual([whole.toFixed(), whole.toFixed()]);
      }),
    );
  });
});

describe('taxes', () => {
  test('a dearer line never bears less of any tax', () => {
    fc.assert(
      fc.property(single, fc.integer({ min: 1, max: 1_000_000 }), (shipment, more) => {
        const goods = onlyGoods(shipment);
        const cheaper = assessed(shipment);
        const dearer = assessed({ ...shipment, goods: [{ ...goods, price: goods.price + more }] });
        for (const [index, { taxType, payable }] of cheaper.totals.entries()) {
          expect(dearer.totals[index]?.taxType).toBe(taxType);
          expect(BigInt(dearer.totals[index]?.payable ?? -1) >= BigInt(payable)).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });
  test('two equal lines bear what one of both together bears, to the last digit', () => {
    fc.assert(
      fc.property(single, (drawn) => {
        const shipment = withoutCosts(drawn);
        const goods = onlyGoods(shipment);
        const both: RandomGoods = {
          ...goods,
          price: goods.price * 2,
          grams: goods.grams * 2,
          millilitres: goods.millilitres * 2,
        };
        expect(totalsOf(assessed({ ...shipment, goods: [goods, goods] }))).toEqual(
          totalsOf(assessed({ ...shipment, goods: [both] })),
        );
      }),
      { numRuns: 300 },
    );
  });
  test('lines without shared costs are assessed each as if it were alone', () => {
    fc.assert(
      fc.property(homeUse, (drawn) => {
        const shipment = withoutCosts(drawn);
        const together = assessed(shipment);
        for (const [index, goods] of shipment.goods.entries())
          expect(assessed({ ...shipment, goods: [goods] }).lines[0]?.taxes).toEqual(together.lines[index]?.taxes);
      }),
    );
  });
  test('the order of the lines is irrelevant', () => {
    fc.assert(
      fc.property(anyShipment, fc.infiniteStream(fc.nat()), (shipment, order) => {
        const shuffled = shipment.goods
          .map((goods) => ({ goods, at: order.next().value }))
          .toSorted((a, b) => a.at - b.at)
          .map(({ goods }) => goods);
        // Of two equal largest lines either may take the odd millionth of a đồng that a division leaves.
        const keys = shipment.goods.map(({ price, currency, grossGrams }) =>
          shipment.spreadBy === 'mass' ? String(grossGrams) : new Exact(price).times(RATES[currency]).toFixed(),
        );
        fc.pre(new Set(keys).size === keys.length);
        expect(totalsOf(assessed({ ...shipment, goods: shuffled }))).toEqual(totalsOf(assessed(shipment)));
      }),
    );
  });
  test('what is payable is the sum of the totals, and no total strays from its lines by more than half a đồng', () => {
    fc.assert(
      fc.property(anyShipment, (shipment) => {
        const { lines, totals, payable } = assessed(shipment);
        expect(totals.reduce((sum, one) => sum + BigInt(one.payable), 0n)).toBe(BigInt(payable));
        for (const { taxType, amount } of totals) {
          const exact = lines
            .flatMap(({ taxes }) => taxes.filter((tax) => tax.taxType === taxType))
            .reduce((sum, tax) => sum.plus(tax.amount), new Exact(0));
          expect(exact.minus(amount).abs().lte('0.5')).toBe(true);
        }
      }),
    );
  });
});

describe('relief by declaration type', () => {
  test.each([
    ['E21', 'exempt'],
    ['E31', 'exempt'],
    ['G11', 'suspended'],
    ['C11', 'suspended'],
  ])('%s: the figures of a business import, each %s and none to be paid', (typeCode, relief) => {
    fc.assert(
      fc.property(randomShipment(LINES_MAX, ['A11']), (shipment) => {
        const paid = assessed(shipment);
        const relieved = assessed({ ...shipment, typeCode });
        expect(relieved.payable).toBe('0');
        expect(relieved.totals).toEqual(paid.totals.map((total) => ({ ...total, payable: '0', relief })));
        expect(relieved.lines).toEqual(
          paid.lines.map((line) => ({ ...line, taxes: line.taxes.map((tax) => ({ ...tax, relief })) })),
        );
      }),
    );
  });
});

describe('relief by a ground', () => {
  test('no tax that is to be paid is taken of a duty that is not: all else is as if the duty were nothing', () => {
    const nothing: RandomRate = { form: 'percent', percent: '0', excluded: [] };
    fc.assert(
      fc.property(randomShipment(LINES_MAX, ['A11']), (drawn) => {
        const goods = drawn.goods.map((one) => ({ ...one, treatment: undefined, hasQuotaOrder: false }));
        const shipment = { ...drawn, goods };
        const free = goods.map((one) => ({ ...one, law: { ...one.law, mfn: nothing, ordinary: nothing } }));
        const declaration = declarationOf(shipment);
        const exempt = assessedAs(shipment, {
          ...declaration,
          goodsItems: declaration.goodsItems.map(exemptFromDuty),
        });
        const untaxed = assessed({ ...shipment, goods: free });
        const others = ({ lines }: Assessment) =>
          lines.map(({ taxes }) => taxes.filter(({ taxType }) => taxType !== 'CUD'));
        expect(others(exempt)).toEqual(others(untaxed));
        expect(exempt.payable).toBe(untaxed.payable);
      }),
    );
  });
});

/** Breeding stock that is not to be had at home: exempt from duty alone, without a list. */
function exemptFromDuty(item: GoodsItem): GoodsItem {
  const fees = item.dutyTaxFees ?? [];
  const duty: DutyTaxFee = {
    ...fees.find(({ typeCode }) => typeCode === 'CUD'),
    typeCode: 'CUD',
    exemptionCode: 'SEEDBREED',
  };
  return { ...item, dutyTaxFees: [...fees.filter(({ typeCode }) => typeCode !== 'CUD'), duty] };
}

describe('explanation', () => {
  test('the arithmetic that is shown of every line and every total comes to its figure', () => {
    fc.assert(
      fc.property(randomShipment(9), (shipment) => {
        const assessment = assessed(shipment);
        const rows = taxTable(assessment, declarationOf(shipment), referenceOf(shipment));
        for (const row of rows)
          expect([row.calculation, evaluateArithmetic(withLineAmounts(row, rows)).toFixed()]).toEqual([
            row.calculation,
            row.value,
          ]);
      }),
      { numRuns: 300 },
    );
  });
  test('and so does that of every step of the tree', () => {
    fc.assert(
      fc.property(anyShipment, (shipment) => {
        const assessment = assessed(shipment);
        const check = ({ calculation, value, steps }: Explanation): void => {
          if (calculation)
            expect([calculation, evaluateArithmetic(calculation).toFixed()]).toEqual([calculation, value]);
          steps.forEach(check);
        };
        check(explainAssessment(assessment, declarationOf(shipment), referenceOf(shipment)));
      }),
    );
  });
});

describe('room for totals', () => {
  test('no total has more than eleven digits: beyond, all that is said is to split the declaration', () => {
    const outcomes = { within: 0, beyond: 0 };
    fc.assert(
      fc.property(homeUse, fc.constantFrom(1, 100, 10_000), (shipment, times) => {
        const goods = shipment.goods.map((one) => ({ ...one, price: one.price * times }));
        const result = tried({ ...shipment, goods });
        if (!('refused' in result)) {
          outcomes.within += 1;
          for (const amount of [result.payable, ...result.totals.map((total) => total.amount)])
            expect(amount.length).toBeLessThanOrEqual(11);
          return;
        }
        const splits = result.refused.filter(({ code }) => code === 'TAX-023');
        if (splits.length === 0) return;
        outcomes.beyond += 1;
        expect(splits).toEqual(result.refused);
        for (const { pointer, fix } of splits)
          expect([pointer, fix.en]).toEqual(['/goodsItems', 'Split the declaration']);
      }),
      { numRuns: 300, seed: 11 },
    );
    expect(outcomes.within).toBeGreaterThan(50);
    expect(outcomes.beyond).toBeGreaterThan(20);
  });
});
