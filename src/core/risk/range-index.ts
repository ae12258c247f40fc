import type { RangedFact } from './cel-node.ts';

/** The rules that ask for a number within bounds, in ascending order of rules. */
export interface RangeField {
  readonly fact: RangedFact;
  readonly asked: Asked[];
}

interface Asked {
  readonly rule: number;
  readonly low: number;
  readonly high: number;
  /** An absent value calls for the rule as well. */
  readonly absent: boolean;
}

/** Some 8 MB for one fact, however the bounds of the rules nest. */
const REMEMBERED_NUMBERS_MAX = 1_000_000;
const NONE: readonly number[] = [];

/**
 * The rules that a value calls for, by binary search in the sorted bounds. Between two neighbouring bounds the answer is
 * one and the same: it is worked out when a value first falls there, and remembered.
 */
export function rulesByRange({ asked }: RangeField): (value: number | undefined) => readonly number[] {
  const finite = asked.flatMap(({ low, high }) => [low, high]).filter((bound) => Number.isFinite(bound));
  const bounds = Float64Array.from(new Set(finite)).toSorted();
  const ifAbsent = distinct(asked.filter(({ absent }) => absent));
  const remembered = new Map<number, readonly number[]>();
  let numbers = 0;
  return (value) => {
    if (value === undefined) return ifAbsent;
    // What is no number is within no bounds.
    if (Number.isNaN(value)) return NONE;
    const place = placeOf(bounds, value);
    const known = remembered.get(place);
    if (known !== undefined) return known;
    const found = distinct(asked.filter(({ low, high }) => low <= value && value <= high));
    if (numbers + found.length > REMEMBERED_NUMBERS_MAX) {
      remembered.clear();
      numbers = 0;
    }
    numbers += found.length;
    remembered.set(place, found);
    return found;
  };
}

/** Even between two bounds, odd on one: all values of one place lie within the same ranges. */
function placeOf(bounds: Float64Array, value: number): number {
  let low = 0;
  let high = bounds.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((bounds[middle] ?? Infinity) < value) low = middle + 1;
    else high = middle;
  }
  return bounds[low] === value ? 2 * low + 1 : 2 * low;
}

/** A rule may ask for several ranges of one fact; its entries stand side by side. */
function distinct(asked: readonly Asked[]): readonly number[] {
  if (asked.length === 0) return NONE;
  const rules: number[] = [];
  for (const { rule } of asked) if (rules.at(-1) !== rule) rules.push(rule);
  return rules;
}
