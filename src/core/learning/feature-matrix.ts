import { assert } from '#core/kernel';

/**
 * Rows of features, one after another, in single precision: what a tree compares is the same in training, in scoring and in models
 * that others trained. `NaN` is a missing value; nothing else is.
 */
export interface FeatureMatrix {
  readonly columns: readonly string[];
  readonly rows: number;
  /** `rows × columns.length`, row by row. */
  readonly values: Float32Array;
}

/** Takes numbers of any precision and rounds them to what trees compare. */
export function featureMatrix(columns: readonly string[], rows: readonly (readonly number[])[]): FeatureMatrix {
  const values = new Float32Array(rows.length * columns.length);
  rows.forEach((row, index) => {
    assert(row.length === columns.length, 'a row has a value for each column');
    values.set(row, index * columns.length);
  });
  return { columns, rows: rows.length, values };
}

/** The rows named, in that order. */
export function rowsOf({ columns, values }: FeatureMatrix, rows: ArrayLike<number>): FeatureMatrix {
  const width = columns.length;
  const taken = new Float32Array(rows.length * width);
  for (let index = 0; index < rows.length; index += 1) {
    const row = rows[index] ?? 0;
    taken.set(values.subarray(row * width, (row + 1) * width), index * width);
  }
  return { columns, rows: rows.length, values: taken };
}
