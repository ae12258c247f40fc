import { assert } from '#core/kernel';
import { calibrate, calibrated, type Calibration } from './isotonic.ts';
import { chanceOf } from './objectives.ts';
import { brierScore } from './ranking.ts';

const FOLDS = 5;

/**
 * What scores have meant, told in the way that says most of rows it was not told of: the rising curve nearest to the labels, which needs
 * many rows; a sigmoid (Platt 1999), which has two numbers to learn and does with few; or the scores as the trees mean them. Each is tried on
 * every fifth of the rows, in their order, after learning from the rest; the lowest Brier score is taken, of equal ones the first.
 */
export function chooseCalibration(margins: Float64Array, labels: Float64Array): Calibration {
  assert(margins.length === labels.length && margins.length > 0, 'every score has a label');
  const [first, ...others] = WAYS.map((way) => ({ way, brier: brierOnOthers(way, margins, labels) }));
  assert(first !== undefined, 'there are ways to calibrate');
  const best = others.reduce((before, one) => (one.brier < before.brier ? one : before), first);
  return best.way(margins, labels);
}

type Way = (margins: Float64Array, labels: Float64Array) => Calibration;

const asTheyAre: Way = (margins) => curveOf(margins, chanceOf);

/** By logistic regression on the score alone, with Platt's targets, that never quite reach 0 or 1. It never falls. */
const sigmoid: Way = (margins, labels) => {
  const found = labels.reduce((sum, label) => sum + label, 0);
  const high = (found + 1) / (found + 2);
  const low = 1 / (labels.length - found + 2);
  const mean = margins.reduce((sum, margin) => sum + margin, 0) / margins.length;
  let slope = 0;
  let level = Math.log(high * found + low * (labels.length - found)) - Math.log(labels.length);
  level -= Math.log1p(-Math.exp(level));
  for (let step = 0; step < NEWTON_STEPS; step += 1) {
    // Sums of the gradient and of the curvature; a little is added to the latter, for scores that are all one.
    let [g0, g1, h00, h01, h11] = [0, 0, RIDGE, 0, RIDGE];
    for (let row = 0; row < margins.length; row += 1) {
      const x = (margins[row] ?? 0) - mean;
      const p = chanceOf(level + slope * x);
      const difference = p - (labels[row] === 1 ? high : low);
      const weight = p * (1 - p);
      g0 += difference;
      g1 += difference * x;
      h00 += weight;
      h01 += weight * x;
      h11 += weight * x * x;
    }
    const determinant = h00 * h11 - h01 * h01;
    level -= (h11 * g0 - h01 * g1) / determinant;
    slope -= (h00 * g1 - h01 * g0) / determinant;
  }
  const rising = Math.max(0, slope);
  return curveOf(margins, (margin) => chanceOf(level + rising * (margin - mean)));
};

const NEWTON_STEPS = 25;
const RIDGE = 1e-9;

const WAYS: readonly Way[] = [calibrate, sigmoid, asTheyAre];

/** So many points of a curve, straight lines between them, from somewhat below the scores seen to somewhat above. */
const POINTS = 65;
const BEYOND = 0.25;

function curveOf(margins: Float64Array, chance: (margin: number) => number): Calibration {
  const lowest = margins.reduce((least, margin) => Math.min(least, margin), Infinity);
  const highest = margins.reduce((most, margin) => Math.max(most, margin), -Infinity);
  const span = highest - lowest;
  if (span === 0) return { scores: [lowest], chances: [chance(lowest)] };
  const scores = Array.from(
    { length: POINTS },
    (_, point) => lowest - BEYOND * span + ((1 + 2 * BEYOND) * span * point) / (POINTS - 1),
  );
  return { scores, chances: scores.map(chance) };
}

function brierOnOthers(way: Way, margins: Float64Array, labels: Float64Array): number {
  // Too few to leave a fifth out: what says least of itself is not to be preferred.
  if (margins.length < FOLDS) return way === sigmoid ? 0 : Infinity;
  const chances = new Float64Array(margins.length);
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const from = Math.floor((margins.length * fold) / FOLDS);
    const to = Math.floor((margins.length * (fold + 1)) / FOLDS);
    const curve = way(without(margins, from, to), without(labels, from, to));
    for (let row = from; row < to; row += 1) chances[row] = calibrated(curve, margins[row] ?? 0);
  }
  return brierScore(chances, labels);
}

function without(values: Float64Array, from: number, to: number): Float64Array {
  const rest = new Float64Array(values.length - (to - from));
  rest.set(values.subarray(0, from));
  rest.set(values.subarray(to), from);
  return rest;
}
