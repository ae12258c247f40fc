import { Chronicle, FEATURES, ROW_LENGTH, type Chapter } from '#core/feature';
import { seededRandom } from '#core/kernel';
import type { FeatureMatrix, LookedRows } from '#core/learning';
import type { GoodsLine } from '../packed-goods.ts';

/** How the look at a declaration ended, by all that is known at the end of what is learned from. */
export interface Label {
  readonly violation: boolean;
  /** Lines concerned; none: all of them. */
  readonly lines: readonly number[];
  readonly recovered: number;
}

/** A declaration in the order of the journal, or what came out for one of them. */
export type Passage =
  | {
      readonly kind: 'declared';
      readonly number: string;
      readonly office: string;
      readonly lines: readonly GoodsLine[];
    }
  | {
      readonly kind: 'found';
      readonly atMs: number;
      readonly lines: readonly GoodsLine[];
      readonly violation: boolean;
      readonly concerned: readonly number[];
    };

/** What is gathered of the days held back for figures, looked at or not: a fair draw of so many declarations. */
const LATER_MAX = 20_000;

/** A declaration of these days, with its rows. */
export interface LaterGoods {
  readonly office: string;
  readonly rows: Float32Array;
  readonly lines: readonly GoodsLine[];
}

export interface Gathered {
  readonly looked: LookedRows;
  /** Whether a row is of the same declaration as the one before. */
  readonly declarations: Int32Array;
  readonly later: readonly LaterGoods[];
}

/**
 * Gathers the rows to learn from out of what became known, passage by passage: each row as it could have been written at its own instant, rounded as
 * the deciding program rounds. `labels` are of those that were looked at.
 */
export function lookedGoods(labels: ReadonlyMap<string, Label>, laterFrom: number, seed: number) {
  const chronicle = new Chronicle();
  const random = seededRandom(seed);
  const rows: Float32Array[] = [];
  const violations: number[] = [];
  const recovered: number[] = [];
  const atStake: number[] = [];
  const declarations: number[] = [];
  const later: LaterGoods[] = [];
  let looked = 0;
  let seen = 0;

  const keepLater = (goods: LaterGoods): void => {
    seen += 1;
    if (later.length < LATER_MAX) later.push(goods);
    else {
      const place = Math.floor(random.next() * seen);
      if (place < LATER_MAX) later[place] = goods;
    }
  };
  return {
    take: (passage: Passage): void => {
      if (passage.kind === 'found') return chronicle.tell(chapterOf(passage));
      const { number, office, lines } = passage;
      const goods = lines.map((line) => line.goods);
      const label = labels.get(number);
      const isLater = looked >= laterFrom;
      if (label !== undefined || isLater) {
        const own = Float32Array.from(chronicle.rowsOf(goods));
        if (isLater) keepLater({ office, rows: own, lines });
        if (label !== undefined) {
          rows.push(own);
          for (const { sequence, goods: line } of lines) {
            const isFound = isConcerned(label, sequence);
            violations.push(isFound ? 1 : 0);
            recovered.push(isFound ? label.recovered : 0);
            atStake.push(line.duty);
            declarations.push(looked);
          }
          looked += 1;
        }
      }
      chronicle.tell({ kind: 'declared', goods });
    },
    gathered: (): Gathered => ({
      looked: {
        features: matrixOf(rows),
        violations: Float64Array.from(violations),
        recovered: Float64Array.from(recovered),
        atStake: Float64Array.from(atStake),
      },
      declarations: Int32Array.from(declarations),
      later,
    }),
  };
}

/** What was recovered is not said by the line: it counts for each of those concerned, as the declaration is looked at as a whole. */
const isConcerned = ({ violation, lines }: Pick<Label, 'violation' | 'lines'>, sequence: number): boolean =>
  violation && (lines.length === 0 || lines.includes(sequence));

export function chapterOf({ atMs, lines, violation, concerned }: Extract<Passage, { kind: 'found' }>): Chapter {
  return {
    kind: 'found',
    atMs,
    lines: lines.map(({ sequence, goods }) => ({
      goods,
      violation: isConcerned({ violation, lines: concerned }, sequence),
    })),
  };
}

export function matrixOf(rows: readonly Float32Array[]): FeatureMatrix {
  const values = new Float32Array(rows.reduce((sum, row) => sum + row.length, 0));
  let at = 0;
  for (const row of rows) {
    values.set(row, at);
    at += row.length;
  }
  return { columns: FEATURES, rows: values.length / ROW_LENGTH, values };
}
