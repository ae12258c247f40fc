import type { BoolNode, NumberNode, RangeAtom, RangedFact } from './cel-node.ts';

/** Guesses of how often something holds, where nothing better is known; wrong ones cost speed, never correctness. */
const HALF_OPEN_SHARE = 0.4;
const POINT_SHARE = 0.15;
const PRESENT_SHARE = 0.9;
const ABSENT_SHARE = 0.3;
/** How fast values thin out away from the typical one. */
const STEEPNESS = 1.5;

export type OrderOperator = '<' | '<=' | '>' | '>=';

/** What remains of a comparison read from its right side. */
export const MIRRORED = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' } as const satisfies Record<
  OrderOperator,
  OrderOperator
>;

/** The values for which `fact op limit` holds; a bound too wide is only slower. */
export function comparisonRange(op: OrderOperator, { range, type, fallible }: NumberNode, limit: number): Ranges {
  if (!range || Number.isNaN(limit)) return NO_RANGES;
  const whole = type === 'int';
  const upTo = (high: number): Ranges => ({ ranges: [rangeAtom(range, -Infinity, high, fallible)] });
  const from = (low: number): Ranges => ({ ranges: [rangeAtom(range, low, Infinity, fallible)] });
  switch (op) {
    case '<':
      return upTo(whole ? Math.ceil(limit) - 1 : limit);
    case '<=':
      return upTo(whole ? Math.floor(limit) : limit);
    case '>':
      return from(whole ? Math.floor(limit) + 1 : limit);
    case '>=':
      return from(whole ? Math.ceil(limit) : limit);
  }
}

export const equalityRange = ({ range, fallible }: NumberNode, value: number): Ranges =>
  range ? { ranges: [rangeAtom(range, value, value, fallible)] } : NO_RANGES;

/** A flag asked for by itself, and what its negation asks for. */
export function flagRanges(range: RangedFact, optional: boolean, shareOfTrue: number): Ranges {
  const atom = (value: number, share: number): RangeAtom => ({
    range,
    low: value,
    high: value,
    absent: optional,
    share,
  });
  return { ranges: [atom(1, shareOfTrue)], unless: [atom(0, 1 - shareOfTrue)] };
}

export const presenceRanges = (range: RangedFact): Ranges => ({
  ranges: [{ range, low: -Infinity, high: Infinity, absent: false, share: PRESENT_SHARE }],
  unless: [{ range, low: Infinity, high: -Infinity, absent: true, share: ABSENT_SHARE }],
});

/** Both must hold: of each fact, what the two leave of it. Facts are told apart by themselves, not by their names. */
export function rangesOfBoth(a: readonly RangeAtom[] = NONE, b: readonly RangeAtom[] = NONE): readonly RangeAtom[] {
  if (b.length === 0) return a;
  const both = [...a];
  for (const atom of b) {
    const at = both.findIndex(({ range }) => range === atom.range);
    const same = both[at];
    if (same) both[at] = intersection(same, atom);
    else both.push(atom);
  }
  return both;
}

type Ranges = Pick<BoolNode, 'ranges' | 'unless'>;
const NO_RANGES: Ranges = {};
const NONE: readonly RangeAtom[] = [];

function intersection(a: RangeAtom, b: RangeAtom): RangeAtom {
  const [low, high] = [Math.max(a.low, b.low), Math.min(a.high, b.high)];
  const share = Math.min(a.share, b.share, shareOf(a.range, low, high));
  return { range: a.range, low, high, absent: a.absent && b.absent, share };
}

const rangeAtom = (range: RangedFact, low: number, high: number, absent: boolean): RangeAtom => ({
  range,
  low,
  high,
  absent,
  share: shareOf(range, low, high),
});

function shareOf({ typical }: RangedFact, low: number, high: number): number {
  if (low > high) return 0;
  if (low === high) return POINT_SHARE;
  if (typical === undefined) return low > -Infinity && high < Infinity ? HALF_OPEN_SHARE / 2 : HALF_OPEN_SHARE;
  return above(low, typical) - above(high, typical);
}

/** The share of values above a bound, as sums and counts in trade are spread: a long tail upwards. */
const above = (bound: number, typical: number): number =>
  bound <= 0 ? 1 : bound === Infinity ? 0 : 1 / (1 + (bound / typical) ** STEEPNESS);
