import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { GoodsItem } from '#core/declaration';
import { decimalText, type PlainDate } from '#core/kernel';
import { vietnamReference } from '#tests/support/reference';
import { SAMPLE_DAY, sampleImport, sampleItem } from '#tests/support/sample-declarations';
import {
  binOf,
  compileHeading,
  comparisonRate,
  lineUnitPrice,
  NO_STANDINGS,
  priceMeasureOn,
  readPriceMeasures,
  standingsBuilder,
  usualBand,
  type PriceCell,
  type PriceMeasure,
  type PriceStandings,
} from './index.ts';

const FILE = 'country/vn/risk/prices.json';
const reference = vietnamReference();
const read = readPriceMeasures(readFileSync(FILE, 'utf8'), FILE);
if (!read.ok) throw new Error(JSON.stringify(read.error));
const [measure] = read.value;
if (measure === undefined) throw new Error('the country compares prices');
const RATE = comparisonRate(reference, measure.currency, SAMPLE_DAY) ?? Number.NaN;
const CODE = '84713020';

/** Laptops at about 500 dollars a piece, so many of each origin. */
const cell = (origin: string, count: number): PriceCell => {
  const sketch = new Map<number, number>();
  for (let at = 0; at < count; at += 1) {
    const bin = binOf(Math.log(500 + ((at % 11) - 5) * 8));
    sketch.set(bin, (sketch.get(bin) ?? 0) + 1);
  }
  return { unit: 'PCE', code: CODE, origin, month: SAMPLE_DAY.slice(0, 7), sketch };
};
function standings(
  cells: readonly PriceCell[],
  measures: (on: PlainDate) => PriceMeasure | undefined = (on) => priceMeasureOn(read.ok ? read.value : [], on),
): PriceStandings {
  const builder = standingsBuilder(measures);
  if (measure) builder.add('PCE', compileHeading(cells, measure, SAMPLE_DAY.slice(0, 7)));
  return builder.build();
}
const asked = (known: PriceStandings, items: readonly GoodsItem[], pieceUsd: number, direction = 'import' as const) =>
  known.unusual({
    declaration: sampleImport(items),
    direction,
    values: items.map(({ sequence }) => ({ sequence, value: String(Math.round(pieceUsd * 10 * RATE)) })),
    reference,
    today: SAMPLE_DAY,
  });

describe('lines that are out of the usual', () => {
  const known = standings([cell('CN', 60), cell('JP', 3)]);

  test('are told from two deviations on, the cheap ones below nought, with what the usual rests on', () => {
    expect(asked(known, [sampleItem()], 500)).toEqual([]);
    expect(asked(known, [sampleItem()], 400)).toEqual([]);
    const [cheap] = asked(known, [sampleItem()], 200);
    expect(cheap).toMatchObject({ line: 1, samples: 60 });
    expect(cheap?.score).toBeCloseTo(Math.log(200 / 500) / measure.scaleMin, 0);
    expect(asked(known, [sampleItem()], 1_500)[0]?.score).toBeGreaterThan(2);
    const lines = [sampleItem(), sampleItem({ sequence: 2, commodityCode: '01012100' })];
    expect(asked(known, lines, 100).map(({ line }) => line)).toEqual([1]);
  });

  test('are recorded to two places, so that what is written is what decided', () => {
    const [found] = asked(known, [sampleItem()], 123.4567);
    expect(JSON.parse(JSON.stringify(found))).toEqual(found);
    expect(Math.round((found?.score ?? 0) * 100) / 100).toBe(found?.score);
  });

  test('are none where too few prices are known, of exports, and where the country compares none', () => {
    expect(asked(standings([cell('CN', measure.samplesMin - 1)]), [sampleItem()], 50)).toEqual([]);
    expect(asked(NO_STANDINGS, [sampleItem()], 50)).toEqual([]);
    expect(
      asked(
        standings([cell('CN', 60)], () => undefined),
        [sampleItem()],
        50,
      ),
    ).toEqual([]);
    expect(
      known.unusual({
        declaration: sampleImport(),
        direction: 'export',
        values: [{ sequence: 1, value: '1' }],
        reference,
        today: SAMPLE_DAY,
      }),
    ).toEqual([]);
  });

  test('are none where a line has no value, no quantity or an absurd one', () => {
    expect(asked(known, [sampleItem()], 0)).toEqual([]);
    for (const value of ['0', '-1', 'x'])
      expect(asked(known, [sampleItem({ tariffQuantity: { value, unitCode: 'PCE' } })], 1)).toEqual([]);
    const { tariffQuantity: _none, ...bare } = sampleItem();
    expect(asked(known, [bare], 1)).toEqual([]);
  });

  test('the nearest goods are found: of the origin, the code, its six or its four digits', () => {
    expect(known.find('PCE', CODE, 'CN')?.level).toBe('origin');
    expect(known.find('PCE', CODE, 'US')?.level).toBe('code');
    expect(known.find('PCE', '84713090', 'CN')?.level).toBe('hs6');
    expect(known.find('PCE', '84714900', 'CN')?.level).toBe('hs4');
    expect(known.find('PCE', '84433100', 'CN')).toBeUndefined();
    expect(known.find('KGM', CODE, 'CN')).toBeUndefined();
  });

  test('the band of the usual is two deviations to each side', () => {
    const found = known.find('PCE', CODE, 'CN');
    const band = usualBand(found ?? { centre: 0, scale: 0, samples: 0 });
    expect(Math.log(band.high / band.centre)).toBeCloseTo(2 * (found?.scale ?? 0), 9);
    expect(Math.log(band.centre / band.low)).toBeCloseTo(2 * (found?.scale ?? 0), 9);
  });
});

describe('the price of one unit', () => {
  test('is the same in whatever unit of its kind it was declared', () => {
    const rice = (value: string, unitCode: string) =>
      lineUnitPrice(
        sampleItem({ commodityCode: '10063099', tariffQuantity: { value, unitCode } }),
        '26000000',
        RATE,
        reference,
        SAMPLE_DAY,
      );
    expect(rice('2', 'TNE')?.unit).toBe(rice('2000', 'KGM')?.unit);
    expect(rice('2', 'TNE')?.logPrice).toBeCloseTo(rice('2000', 'KGM')?.logPrice ?? Number.NaN, 12);
  });

  test('stays in the unit declared where that measures something else', () => {
    const found = lineUnitPrice(
      sampleItem({ tariffQuantity: { value: '2', unitCode: 'MTQ' } }),
      '26000000',
      RATE,
      reference,
      SAMPLE_DAY,
    );
    expect(found?.unit).toBe('MTQ');
  });

  test('is told in the currency of comparison, whatever the national one is worth that day', () => {
    const at = (rate: number) =>
      lineUnitPrice(sampleItem(), String(5_000 * rate), rate, reference, SAMPLE_DAY)?.logPrice ?? Number.NaN;
    expect(at(26_000)).toBeCloseTo(at(31_000), 9);
    const usd = reference.rates.rateOn('USD', SAMPLE_DAY)?.rate;
    expect(usd && decimalText(usd)).toBe(String(RATE));
  });
});

test('a file that is not understood names the place', () => {
  const wrong = readPriceMeasures(
    JSON.stringify({ periods: [{ ...measure, validFrom: '2026-02-31' }] }, null, 1),
    'prices.json',
  );
  expect(wrong).toMatchObject({
    ok: false,
    error: [{ field: 'validFrom', message: '"2026-02-31" is not in the calendar' }],
  });
  expect(readPriceMeasures('{"periods": []}', 'prices.json').ok).toBe(false);
});
