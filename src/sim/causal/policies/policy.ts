import { FEATURES, ROW_LENGTH, type DeclaredGoods, type FeatureName } from '#core/feature';
import type { Random } from '#core/kernel';

/** What customs have before them in a week: what was declared, and what was known of each at its own instant. */
export interface WeekOfGoods {
  readonly week: number;
  readonly goods: readonly DeclaredGoods[];
  /** A row of features for each of the goods. */
  readonly rows: Float64Array;
}

/** Goods that were looked at, once it is known what came out. */
export interface Label {
  readonly row: Float64Array;
  readonly violation: boolean;
}

/** Decides what is looked at. It sees what was declared and what was found, and never the truth. */
export interface Policy {
  readonly name: string;
  /** The places of those to be looked at, `capacity` of them. */
  readonly choose: (week: WeekOfGoods, capacity: number, random: Random) => readonly number[];
  /** Told at the end of each week what became known in it. */
  readonly learn: (labels: readonly Label[]) => void;
}

const COLUMNS = new Map(FEATURES.map((name, column) => [name, column]));
export const columnOf = (name: FeatureName): number => COLUMNS.get(name) ?? Number.NaN;

export const featureAt = (rows: Float64Array, index: number, column: number): number =>
  rows[index * ROW_LENGTH + column] ?? Number.NaN;

/** The places of the highest scores, best first; of equal ones the first that came. */
export const highest = (scores: ArrayLike<number>, count: number): readonly number[] =>
  Array.from({ length: scores.length }, (_, index) => index)
    .toSorted((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b)
    .slice(0, count);

/** So many of the places, drawn without putting back, but none of those already taken. */
export function drawn(count: number, of: number, taken: ReadonlySet<number>, random: Random): readonly number[] {
  const free = Array.from({ length: of }, (_, index) => index).filter((index) => !taken.has(index));
  const wanted = Math.min(count, free.length);
  for (let at = 0; at < wanted; at += 1) {
    const other = at + Math.floor(random.next() * (free.length - at));
    [free[at], free[other]] = [free[other] ?? 0, free[at] ?? 0];
  }
  return free.slice(0, wanted);
}
