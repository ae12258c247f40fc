import { Decimal as Oracle } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assess, type Assessment } from '#core/assessment';
import type { Declaration, GoodsItem } from '#core/declaration';
import { decimal, decimalText } from '#core/kernel';
import type { Reference } from '#core/reference';
import { valueDeclaration } from '#core/valuation';
import {
  environmentMeasure,
  exciseMeasure,
  patchedReference,
  percent,
  tariffLine,
} from '#tests/support/patched-reference';
import { vietnamReference } from '#tests/support/reference';
import { SAMPLE_DAY, sampleImport, sampleItem } from '#tests/support/sample-declarations';

const Exact = Oracle.clone({ precision: 200, rounding: Oracle.ROUND_HALF_UP });

const RATES = { USD: '26109', EUR: '30379.5' } as const;
const DUTY: Readonly<Record<string, string>> = {
  '10000001': '0',
  '10000002': '7.5',
  '10000003': '35',
  '10000004': '12.25',
};
const EXCISE: Readonly<Record<string, string>> = { '10000003': '65', '10000004': '24.5' };
const ENVIRONMENT: Readonly<Record<string, string>> = { '10000002': '4000', '10000004': '0.5' };
const CODES = Object.keys(DUTY);

const reference: Reference = patchedReference(vietnamReference(), {
  rates: RATES,
  lines: CODES.map((code) => tariffLine(code, { mfn: percent(DUTY[code] ?? '0') })),
  excise: Object.entries(EXCISE).map(([code, rate]) => exciseMeasure(`EXC-${code}`, code, rate)),
  environment: Object.entries(ENVIRONMENT).map(([code, amount]) =>
    environmentMeasure(`ENV-${code}`, code, amount, 'KGM'),
  ),
});

interface Line {
  readonly code: string;
  readonly cents: number;
  readonly grams: number;
}
const line: fc.Arbitrary<Line> = fc.record({
  code: fc.constantFrom(...CODES),
  cents: fc.integer({ min: 1, max: 10_000_000 }),
  grams: fc.integer({ min: 1, max: 100_000_000 }),
});
const lines = fc.array(line, { minLength: 1, maxLength: 20 });
const currency = fc.constantFrom<keyof typeof RATES>('USD', 'EUR');
const freight = fc.integer({ min: 0, max: 10_000_000 });

const itemOf = ({ code, cents, grams }: Line, index: number, unit: string): GoodsItem => {
  const { unitPriceAmount: _, ...item } = sampleItem({
    sequence: index + 1,
    commodityCode: code,
    itemChargeAmount: { amount: (cents / 100).toFixed(2), currency: unit },
    tariffQuantity: { value: (grams / 1000).toFixed(3), unitCode: 'KGM' },
  });
  return item;
};
const declarationOf = (goods: readonly Line[], unit: string, freightCents: number): Declaration =>
  sampleImport(
    goods.map((one, index) => itemOf(one, index, unit)),
    {
      invoiceAmount: { amount: '0', currency: unit },
      tradeTerms: { conditionCode: 'FOB' },
      customsValuation: { freightChargeAmount: { amount: (freightCents / 100).toFixed(2), currency: 'USD' } },
    },
  );

function assessed(declaration: Declaration): Assessment {
  const valuation = valueDeclaration(declaration, reference, SAMPLE_DAY);
  if (!valuation.ok) throw new Error(JSON.stringify(valuation.error));
  const result = assess(declaration, valuation.value, reference, SAMPLE_DAY);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}
const totalsOf = (assessment: Assessment) =>
  Object.fromEntries(assessment.totals.map(({ taxType, amount }) => [taxType, amount]));

describe('the arithmetic agrees with decimal.js', () => {
  test('value, every tax of every line, and every total, to the last digit', () => {
    fc.assert(
      fc.property(lines, currency, freight, (goods, unit, freightCents) => {
        expect(assessed(declarationOf(goods, unit, freightCents))).toMatchObject(byOracle(goods, unit, freightCents));
      }),
      { numRuns: 300 },
    );
  });
});

describe('laws of the arithmetic', () => {
  test('the customs values add up to prices and freight, to the last digit', () => {
    fc.assert(
      fc.property(lines, currency, freight, (goods, unit, freightCents) => {
        const { lines: found, value } = assessed(declarationOf(goods, unit, freightCents));
        const sum = found.reduce((total, one) => total.plus(one.value), new Exact(0));
        const whole = goods
          .reduce((total, { cents }) => total.plus(cents), new Exact(0))
          .div(100)
          .times(RATES[unit]);
        expect(sum.toFixed()).toBe(whole.plus(new Exact(freightCents).div(100).times(RATES.USD)).toFixed());
        expect(new Exact(value).toFixed()).toBe(sum.toFixed());
      }),
    );
  });
  test('a dearer line never bears less', () => {
    fc.assert(
      fc.property(line, fc.integer({ min: 1, max: 1_000_000 }), currency, (goods, more, unit) => {
        const cheaper = assessed(declarationOf([goods], unit, 0));
        const dearer = assessed(declarationOf([{ ...goods, cents: goods.cents + more }], unit, 0));
        expect(BigInt(dearer.payable) >= BigInt(cheaper.payable)).toBe(true);
      }),
    );
  });
  test('splitting a line in two changes no total, where nothing is apportioned', () => {
    fc.assert(
      fc.property(line, fc.double({ min: 0.01, max: 0.99, noNaN: true }), currency, (goods, share, unit) => {
        const cents = Math.max(1, Math.floor(goods.cents * share));
        const grams = Math.max(1, Math.floor(goods.grams * share));
        fc.pre(cents < goods.cents && grams < goods.grams);
        const parts = [
          { ...goods, cents, grams },
          { ...goods, cents: goods.cents - cents, grams: goods.grams - grams },
        ];
        expect(totalsOf(assessed(declarationOf(parts, unit, 0)))).toEqual(
          totalsOf(assessed(declarationOf([goods], unit, 0))),
        );
      }),
    );
  });
  test('the order of the lines is irrelevant', () => {
    fc.assert(
      fc.property(lines, currency, fc.integer(), (goods, unit, seed) => {
        // Distinct prices: of two equal lines either may take the odd millionth of a đồng that a division leaves.
        fc.pre(new Set(goods.map(({ cents }) => cents)).size === goods.length);
        const shuffled = goods.toSorted((a, b) => ((a.cents * 31 + seed) % 97) - ((b.cents * 31 + seed) % 97));
        expect(totalsOf(assessed(declarationOf(shuffled, unit, 12_345)))).toEqual(
          totalsOf(assessed(declarationOf(goods, unit, 12_345))),
        );
      }),
    );
  });
  test('what is payable is the sum of the totals', () => {
    fc.assert(
      fc.property(lines, currency, freight, (goods, unit, freightCents) => {
        const { totals, payable } = assessed(declarationOf(goods, unit, freightCents));
        expect(totals.reduce((sum, one) => sum + BigInt(one.payable), 0n)).toBe(BigInt(payable));
      }),
    );
  });
});

/** The same sums written down again with decimal.js, from the law and not from the code. */
function byOracle(goods: readonly Line[], unit: keyof typeof RATES, freightCents: number) {
  const prices = goods.map(({ cents }) => new Exact(cents).div(100).times(RATES[unit]));
  const whole = prices.reduce((sum, price) => sum.plus(price), new Exact(0));
  const carried = new Exact(freightCents).div(100).times(RATES.USD);
  const shares =
    goods.length === 1
      ? [carried]
      : prices.map((price) => carried.times(price).div(whole).toDecimalPlaces(6, Oracle.ROUND_DOWN));
  const largest = prices.reduce((best, price, index) => (price.gt(prices[best] ?? 0) ? index : best), 0);
  const rest = carried.minus(shares.reduce((sum, share) => sum.plus(share), new Exact(0)));
  shares[largest] = (shares[largest] ?? new Exact(0)).plus(rest);
  const totals = new Map<string, Oracle>();
  const found = goods.map(({ code, grams }, index) => {
    const value = (prices[index] ?? new Exact(0)).plus(shares[index] ?? 0);
    const duty = value.times(DUTY[code] ?? 0).div(100);
    const excise = EXCISE[code] === undefined ? undefined : value.plus(duty).times(EXCISE[code]).div(100);
    const environment =
      ENVIRONMENT[code] === undefined ? undefined : new Exact(grams).div(1000).times(ENVIRONMENT[code]);
    const vat = value
      .plus(duty)
      .plus(excise ?? 0)
      .plus(environment ?? 0)
      .times(10)
      .div(100);
    const amounts = Object.entries({ CUD: duty, EXC: excise, ENV: environment, VAT: vat });
    const levied = amounts.flatMap(([taxType, amount]) => (amount === undefined ? [] : [{ taxType, amount }]));
    for (const { taxType, amount } of levied) totals.set(taxType, (totals.get(taxType) ?? new Exact(0)).plus(amount));
    return { value: plain(value), taxes: levied.map(({ taxType, amount }) => ({ taxType, amount: plain(amount) })) };
  });
  const rounded = ['CUD', 'EXC', 'ENV', 'VAT'].flatMap((taxType) => {
    const total = totals.get(taxType);
    return total === undefined ? [] : [{ taxType, payable: total.toDecimalPlaces(0).toFixed() }];
  });
  return {
    lines: found,
    totals: rounded,
    payable: rounded.reduce((sum, { payable }) => sum.plus(payable), new Exact(0)).toFixed(),
  };
}

const plain = (value: Oracle): string => decimalText(decimal(value.toFixed()));
