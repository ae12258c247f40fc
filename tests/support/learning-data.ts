import { seededRandom } from '#core/kernel';
import {
  emptyEnsemble,
  featureMatrix,
  trainTrees,
  withTrees,
  type GrowingTree,
  type LearningPart,
  type TrainedTrees,
  type Training,
  type TreeEnsemble,
} from '#core/learning';

/** Rows of which the label hangs on three of the columns and on chance; one value in eight is missing. */
export function inventedPart(seed: number, rows: number, { missing = 0.125 } = {}): LearningPart {
  const { next } = seededRandom(seed);
  const targets = new Float64Array(rows);
  const values = Array.from({ length: rows }, (_, row) => {
    const price = next() * 4 - 2;
    const mass = Math.round(next() * 20);
    const office = Math.floor(next() * 6);
    const noise = next();
    const signal = price + (office > 3 ? mass / 10 - 1 : 0) + (next() - 0.5);
    targets[row] = signal > 0.4 ? 1 : 0;
    return [price, mass, office, noise].map((value) => (next() < missing ? Number.NaN : value));
  });
  return { features: featureMatrix(['price', 'mass', 'office', 'noise'], values), targets };
}

/** Trains to the end. */
export function trained(training: Training): TrainedTrees {
  const steps = trainTrees(training);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** Trees of any shape: columns asked again on the way, children without cover beside full ones, missing values to either side. */
export function randomTrees(
  seed: number,
  { trees, columns, depthMax }: { readonly trees: number; readonly columns: number; readonly depthMax: number },
): TreeEnsemble {
  const { next } = seededRandom(seed);
  const names = Array.from({ length: columns }, (_, column) => `c${column}`);
  return withTrees(
    emptyEnsemble(names, 'logistic', next() - 0.5),
    Array.from({ length: trees }, () => randomTree(next, columns, depthMax)),
  );
}

/** Values on, between and beyond the thresholds that `randomTrees` draws; some are missing. */
export function randomRows(seed: number, rows: number, columns: number): Float32Array {
  const { next } = seededRandom(seed);
  return Float32Array.from({ length: rows * columns }, () =>
    next() < 0.2 ? Number.NaN : Math.round((next() * 6 - 3) * 2) / 2,
  );
}

function randomTree(next: () => number, columns: number, depthMax: number): GrowingTree {
  const tree: GrowingTree = { feature: [-1], threshold: [0], left: [0], missingLeft: [0], cover: [8], gain: [0] };
  const grow = (node: number, depth: number): void => {
    if (depth === depthMax || next() < 0.2) {
      tree.threshold[node] = Math.fround(next() * 2 - 1);
      return;
    }
    const left = tree.feature.length;
    tree.feature[node] = Math.floor(next() * columns);
    tree.threshold[node] = Math.round((next() * 4 - 2) * 2) / 2;
    tree.left[node] = left;
    tree.missingLeft[node] = next() < 0.5 ? 1 : 0;
    const cover = tree.cover[node] ?? 0;
    const share = next() < 0.1 ? 0 : Math.fround(cover * next());
    for (const own of [share, cover - share]) {
      tree.feature.push(-1);
      tree.threshold.push(0);
      tree.left.push(0);
      tree.missingLeft.push(0);
      tree.cover.push(own);
      tree.gain.push(0);
    }
    grow(left, depth + 1);
    grow(left + 1, depth + 1);
  };
  grow(0, 0);
  return tree;
}
