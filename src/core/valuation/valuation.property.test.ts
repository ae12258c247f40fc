import { Decimal as Oracle } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Declaration, GoodsItem } from '#core/declaration';
import { addDecimals, compareDecimals, decimal, decimalText, equalDecimals, sumDecimals, ZERO } from '#core/kernel';
import { apportion, APPORTIONMENT_SCALE, valueDeclaration, type Apportionment, type Valuation } from '#core/valuation';
import { patchedReference } from '#tests/support/patched-reference';
import { vietnamReference } from '#tests/support/reference';
import { SAMPLE_DAY, sampleImport, sampleItem } from '#tests/support/sample-declarations';

const reference = patchedReference(vietnamReference(), { rates: { USD: '25137.5' } });
Oracle.set({ precision: 80 });

const cents = (min: number, max = 10_000_000) => fc.integer({ min, max }).map((count) => (count / 100).toFixed(2));
const usd = (amount: string) => ({ amount, currency: 'USD' });

interface Goods {
  readonly price: string;
  readonly mass: string;
  readonly volume: string;
}
const goods: fc.Arbitrary<Goods> = fc.record({ price: cents(1), mass: cents(1), volume: cents(1) });
const shipment = fc.array(goods, { minLength: 1, maxLength: 12 });
const keys = fc.constantFrom<Apportionment>('value', 'mass', 'volume');

function lineOf({ price, mass, volume }: Goods, index: number): GoodsItem {
  const { unitPriceAmount: _, ...item } = sampleItem({
    sequence: index + 1,
    itemChargeAmount: usd(price),
    grossMass: { value: mass, unitCode: 'KGM' },
    volume: { value: volume, unitCode: 'LTR' },
  });
  return item;
}
const declarationOf = (lines: readonly Goods[], terms: string, freight: string, insurance: string): Declaration =>
  sampleImport(lines.map(lineOf), {
    tradeTerms: { conditionCode: terms },
    customsValuation: { freightChargeAmount: usd(freight), insuranceAmount: usd(insurance) },
  });
function valued(declaration: Declaration, by?: Apportionment): Valuation {
  const result = valueDeclaration(declaration, reference, SAMPLE_DAY, by);
  if (!result.ok) throw new Error(result.error.map(({ code, pointer }) => `${code} ${pointer}`).join('; '));
  return result.value;
}

describe('shared costs', () => {
  test('add up to the last digit, over value, mass and volume', () => {
    fc.assert(
      fc.property(shipment, keys, cents(0), cents(0), (lines, by, freight, insurance) => {
        const { lines: values, components, total } = valued(declarationOf(lines, 'FOB', freight, insurance), by);
        const costs = sumDecimals(components.map(({ nationalAmount }) => nationalAmount));
        expect(equalDecimals(sumDecimals(values.map(({ share }) => share)), costs)).toBe(true);
        expect(equalDecimals(total, addDecimals(sumDecimals(values.map((line) => line.nationalPrice)), costs))).toBe(
          true,
        );
      }),
    );
  });

  test('fall the same on the same goods in whatever order they stand', () => {
    fc.assert(
      fc.property(shipment, keys, cents(1), fc.infiniteStream(fc.nat()), (lines, by, freight, order) => {
        const shuffled = lines.map((line) => [order.next().value, line] as const).toSorted(([a], [b]) => a - b);
        const told = (all: readonly Goods[]) =>
          valued(declarationOf(all, 'FOB', freight, '0'), by)
            .lines.map(({ value }, index) => {
              const { price, mass, volume } = all[index] ?? { price: '', mass: '', volume: '' };
              return { goods: `${price} ${mass} ${volume}`, key: { value: price, mass, volume }[by], value };
            })
            .toSorted((a, b) => compareDecimals(a.value, b.value) || (a.goods < b.goods ? -1 : 1));
        // Of two with one key, the first bears what a division leaves over: they may change places, no more.
        const [before, after] = [told(lines), told(shuffled.map(([, line]) => line))];
        const hasTwins = new Set(before.map(({ key }) => key)).size < before.length;
        if (!hasTwins) expect(after).toEqual(before);
        expect(equalDecimals(sumOf(after), sumOf(before))).toBe(true);
      }),
    );
  });

  test('a dearer line is never worth less, nor the shipment', () => {
    fc.assert(
      fc.property(shipment, keys, cents(0), fc.nat(), cents(1), (lines, by, freight, place, more) => {
        const index = place % lines.length;
        const dearer = lines.map((line, at) =>
          at === index ? { ...line, price: new Oracle(line.price).plus(more).toFixed(2) } : line,
        );
        const [before, after] = [lines, dearer].map((all) => valued(declarationOf(all, 'FOB', freight, '0'), by));
        expect(compareDecimals(after?.lines[index]?.value ?? ZERO, before?.lines[index]?.value ?? ZERO)).toBe(1);
        expect(compareDecimals(after?.total ?? ZERO, before?.total ?? ZERO)).toBe(1);
      }),
    );
  });

  test('the same goods bought CIF, CFR or FOB are worth the same', () => {
    fc.assert(
      fc.property(goods, cents(0), cents(0), (line, freight, insurance) => {
        const costing = (...costs: readonly string[]) => ({
          ...line,
          price: Oracle.sum(line.price, ...costs).toFixed(2),
        });
        const fob = valued(declarationOf([line], 'FOB', freight, insurance)).total;
        expect(equalDecimals(valued(declarationOf([costing(freight)], 'CFR', '0', insurance)).total, fob)).toBe(true);
        expect(equalDecimals(valued(declarationOf([costing(freight, insurance)], 'CIF', '0', '0')).total, fob)).toBe(
          true,
        );
      }),
    );
  });

  test('to the digit as another arithmetic works them out', () => {
    const amount = fc.bigInt({ min: 0n, max: 10n ** 16n }).map((units) => ({ units, scale: 4 }));
    const key = fc.bigInt({ min: 0n, max: 10n ** 14n }).map((units) => ({ units, scale: 5 }));
    fc.assert(
      fc.property(amount, fc.array(key, { minLength: 2, maxLength: 30 }), (whole, all) => {
        fc.pre(all.some(({ units }) => units > 0n));
        expect(apportion(whole, all).map(decimalText)).toEqual(oracleShares(decimalText(whole), all.map(decimalText)));
      }),
    );
  });

  test('the declaration says over what, else the caller, else it is the value', () => {
    const lines = [
      { price: '10', mass: '30', volume: '60' },
      { price: '90', mass: '70', volume: '40' },
    ];
    const declaration = declarationOf(lines, 'FOB', '100', '0');
    const shares = (all: Declaration, by?: Apportionment) =>
      valued(all, by).lines.map(({ share }) => decimalText(share));
    const of = (percents: readonly string[]) => percents.map((one) => new Oracle('25137.5').times(one).toFixed());
    expect(shares(declaration)).toEqual(of(['10', '90']));
    expect(shares(declaration, 'mass')).toEqual(of(['30', '70']));
    const stated = { ...declaration, additionalInformations: [{ statementCode: 'SPVOL' }] };
    expect(shares(stated, 'mass')).toEqual(of(['60', '40']));
    expect(valued(stated).apportionedBy).toBe('volume');
  });

  test('by volume every line must have one, in a unit of volume', () => {
    const [first] = [lineOf({ price: '1', mass: '1', volume: '1' }, 0)];
    for (const volume of [undefined, { value: '0' }, { value: '1', unitCode: 'KGM' }]) {
      const { volume: _, ...bare } = first ?? sampleItem();
      const declaration = sampleImport([volume === undefined ? bare : { ...bare, volume }]);
      const result = valueDeclaration(declaration, reference, SAMPLE_DAY, 'volume');
      expect(result.ok ? [] : result.error.map(({ code, pointer }) => `${code} ${pointer}`)).toEqual([
        'VAL-027 /goodsItems/0/volume',
      ]);
    }
  });
});

/** Each share cut off after the last digit kept, and what is left over to the first of the largest. */
function oracleShares(amount: string, all: readonly string[]): readonly string[] {
  const total = Oracle.sum(...all);
  const shares = all.map((one) =>
    new Oracle(amount).times(one).div(total).toDecimalPlaces(APPORTIONMENT_SCALE, Oracle.ROUND_DOWN),
  );
  const largest = all.findIndex((one) => all.every((other) => new Oracle(one).gte(other)));
  const rest = new Oracle(amount).minus(Oracle.sum(...shares));
  return shares.map((share, index) => decimalText(decimal((index === largest ? share.plus(rest) : share).toFixed())));
}

const sumOf = (lines: readonly { readonly value: Parameters<typeof decimalText>[0] }[]) =>
  sumDecimals(lines.map(({ value }) => value));
