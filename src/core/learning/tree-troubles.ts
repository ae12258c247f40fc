import type { TreeEnsemble } from './tree-ensemble.ts';
import { DEPTH_MAX } from './tree-settings.ts';

/** Of single precision, and so far below its largest number that the leaves of a million trees have a sum. */
const LEAF_MAX = 1e30;

/**
 * What is wrong with trees that were made elsewhere; nothing, where every row comes to a leaf of every tree within `DEPTH_MAX` steps and to a sum that is a number.
 * Each node but the first has one parent, before it: where two could share a child, thirty nodes had a thousand million ways through them, and whoever
 * measures how deep they are would never come back.
 */
export function troubleOf(trees: TreeEnsemble): string | undefined {
  const { columns, roots, feature, threshold, left, cover, gain, baseMargin } = trees;
  if (!(Math.abs(baseMargin) <= LEAF_MAX)) return `the score begins at ${baseMargin}`;
  const depths = new Int32Array(feature.length).fill(NOT_COME_TO);
  for (let tree = 0; tree + 1 < roots.length; tree += 1) {
    const root = roots[tree] ?? 0;
    const end = roots[tree + 1] ?? 0;
    depths[root] = 0;
    for (let node = root; node < end; node += 1) {
      const depth = depths[node] ?? NOT_COME_TO;
      const column = feature[node] ?? -1;
      const value = threshold[node] ?? Number.NaN;
      if (depth === NOT_COME_TO) return `nothing leads to node ${node}`;
      if (!Number.isFinite(gain[node]) || !((cover[node] ?? -1) >= 0 && Number.isFinite(cover[node])))
        return `node ${node} weighs nothing that could be counted`;
      if (column < 0) {
        if (!(Math.abs(value) <= LEAF_MAX)) return `the leaf ${node} says ${value}`;
        continue;
      }
      if (column >= columns.length) return `node ${node} asks about a column that there is not`;
      if (!Number.isFinite(value)) return `node ${node} splits at ${value}`;
      if (depth === DEPTH_MAX) return `tree ${tree} is more than ${DEPTH_MAX} splits deep`;
      const child = left[node] ?? 0;
      if (child <= node || child + 1 >= end) return `node ${node} leads out of its tree`;
      if (depths[child] !== NOT_COME_TO || depths[child + 1] !== NOT_COME_TO) return `two nodes lead to node ${child}`;
      depths[child] = depth + 1;
      depths[child + 1] = depth + 1;
    }
  }
  return undefined;
}

const NOT_COME_TO = -1;
