import { seededRandom } from '#core/kernel';
import { calibrate, calibrated, chanceOf, compileScorer, DEFAULT_TREE_SETTINGS } from '#core/learning';
import { inventedPart, trained } from '#tests/support/learning-data';
import { expect, test } from 'vitest';
import { brierFigures, calibrationTable, liftTable, novelShares, type Scored } from './index.ts';

/** What a model says of each, the third looked at for certain, of the rest one in ten drawn. */
function scored(seed: number, count: number, said: (chance: number) => number = (chance) => chance): readonly Scored[] {
  const { next } = seededRandom(seed);
  return Array.from({ length: count }, (): Scored => {
    const chance = next() ** 3;
    const violation = next() < chance;
    const isCertain = chance > 0.3;
    const selected = isCertain || next() < 0.1;
    return {
      chance: said(chance),
      rank: said(chance),
      propensity: isCertain ? 1 : 0.1,
      selected,
      ...(selected && { outcome: { violation, amount: violation ? 1 : 0 } }),
    };
  });
}

test('of a calibrated model, what was so lies about what was said in every bin, also where few were looked at', () => {
  const bins = Array.from({ length: 40 }, (_, seed) => calibrationTable(scored(seed, 2_000))).flat();
  const within = bins.filter(({ predicted, rate }) => rate.low <= predicted && predicted <= rate.high).length;
  expect(within / bins.length).toBeGreaterThan(0.93);
  expect(calibrationTable(scored(1, 2_000)).map(({ declarations }) => declarations)).toEqual(Array(10).fill(200));
});

test('the bins tell a model that says twice as much as is so', () => {
  const bins = calibrationTable(scored(1, 4_000, (chance) => Math.min(1, 2 * chance)));
  expect(bins.filter(({ predicted, rate }) => predicted > rate.high).length).toBeGreaterThan(2);
});

test('chances of one value are one bin', () => {
  expect(calibrationTable(scored(1, 100, () => 0.2))).toHaveLength(1);
  expect(calibrationTable([])).toEqual([]);
});

test('a model that sees something beats the base rate, and one that sees nothing does not', () => {
  const seeing = brierFigures(scored(2, 5_000));
  expect(seeing.brier!.high).toBeLessThan(seeing.ofBaseRate!.low);
  const blind = brierFigures(scored(2, 5_000, () => 0.9));
  expect(blind.brier!.low).toBeGreaterThan(blind.ofBaseRate!.high);
});

test('calibration brings chances nearer to what is so on rows it has not seen', () => {
  const settings = { ...DEFAULT_TREE_SETTINGS, trees: 120, learningRate: 0.5 };
  const { ensemble } = trained({ part: inventedPart(1, 600, { missing: 0.3 }), settings });
  const margins = (part: ReturnType<typeof inventedPart>): Float64Array => {
    const into = new Float64Array(part.features.rows);
    compileScorer(ensemble)(part.features.values, part.features.rows, into);
    return into;
  };
  const heldBack = inventedPart(2, 600, { missing: 0.3 });
  const calibration = calibrate(margins(heldBack), heldBack.targets);
  const later = inventedPart(3, 2_000, { missing: 0.3 });
  const brierOf = (chance: (margin: number) => number): number =>
    brierFigures(
      [...margins(later)].map((margin, row): Scored => ({
        chance: chance(margin),
        rank: margin,
        propensity: 1,
        selected: true,
        outcome: { violation: later.targets[row] === 1, amount: 0 },
      })),
    ).brier!.value!;
  expect(brierOf((margin) => calibrated(calibration, margin))).toBeLessThan(brierOf(chanceOf) - 0.01);
});

test('the highest tenth finds more than the whole, the lowest less, each with how many were seen', () => {
  const tenths = liftTable(scored(4, 5_000));
  expect(tenths).toHaveLength(10);
  expect(tenths[0]!.lift.low).toBeGreaterThan(2);
  expect(tenths.at(-1)!.lift.high).toBeLessThan(1);
  expect(tenths.reduce((sum, { estimate }) => sum + estimate.declarations, 0)).toBe(5_000);
});

test('names are novel by kind, and kinds that nobody kept are not told of', () => {
  const line = { importer: 'I1', declarant: 'D', partner: 'P1', code: '84713020', origin: 'CN' };
  const known = new Map([
    ['importer', new Set(['I1'])],
    ['codeAndOrigin', new Set(['84713020 CN'])],
  ] as const);
  expect(novelShares([line, { ...line, importer: 'I2' }, { ...line, origin: 'JP' }, line], known)).toMatchObject([
    { kind: 'importer', hits: 1, of: 4, share: 0.25 },
    { kind: 'codeAndOrigin', hits: 1, of: 4 },
  ]);
});
