import { protobufFloats, protobufIntegers, protobufTexts, type ProtobufFields } from './protobuf-fields.ts';
import { emptyEnsemble, growingTree, withTrees, type GrowingTree, type TreeEnsemble } from './tree-ensemble.ts';
import { DEPTH_MAX, type Objective } from './tree-settings.ts';

/** Does not leave `importOnnx`: it saves carrying a refusal up from every number of every tree. */
export class UnreadableOnnx extends Error {}

/** Numbers of fields of an attribute in onnx.proto. */
const ATTRIBUTE = { name: 1, text: 4, floats: 7, integers: 8, texts: 9 } as const;

/** The attributes of a `TreeEnsembleClassifier` or `TreeEnsembleRegressor` as trees. Throws `UnreadableOnnx` with what stands there. */
export function readOnnxTrees(
  attributes: readonly ProtobufFields[],
  kind: 'TreeEnsembleClassifier' | 'TreeEnsembleRegressor',
  columns: readonly string[],
): TreeEnsemble {
  const said = new Map(attributes.map((each) => [protobufTexts(each, ATTRIBUTE.name)[0] ?? '', each]));
  const double = [...said.keys()].find((name) => name.endsWith('_as_tensor'));
  if (double !== undefined) throw new UnreadableOnnx(`${double}: only single precision can be read`);
  const none: ProtobufFields = new Map();
  const of = (name: string): ProtobufFields => said.get(name) ?? none;
  const integers = (name: string): readonly number[] => protobufIntegers(of(name), ATTRIBUTE.integers);
  const floats = (name: string): readonly number[] => protobufFloats(of(name), ATTRIBUTE.floats);
  const texts = (name: string): readonly string[] => protobufTexts(of(name), ATTRIBUTE.texts);
  const text = (name: string, otherwise: string): string => protobufTexts(of(name), ATTRIBUTE.text)[0] ?? otherwise;

  const isClassifier = kind === 'TreeEnsembleClassifier';
  const leaves = isClassifier ? 'class' : 'target';
  const classes = Math.max(integers('classlabels_int64s').length, texts('classlabels_strings').length);
  if (new Set(integers(`${leaves}_ids`)).size !== 1 || (isClassifier && classes !== 2))
    throw new UnreadableOnnx(`${leaves}_ids: only one score, of one of two classes or of one target, can be read`);
  const objective = objectiveOf(isClassifier, text('post_transform', 'NONE'));
  const ids = integers('nodes_treeids');
  const trees = [...new Set(ids)];
  const weights = leafWeights(
    {
      trees: integers(`${leaves}_treeids`),
      nodes: integers(`${leaves}_nodeids`),
      weights: floats(`${leaves}_weights`),
    },
    shareOf(text('aggregate_function', 'SUM'), trees.length),
  );
  const nodes: WrittenNodes = {
    trees: ids,
    nodes: integers('nodes_nodeids'),
    features: integers('nodes_featureids'),
    values: floats('nodes_values'),
    modes: texts('nodes_modes'),
    whereTrue: integers('nodes_truenodeids'),
    whereFalse: integers('nodes_falsenodeids'),
    missingIsTrue: integers('nodes_missing_value_tracks_true'),
  };
  const start = emptyEnsemble(columns, objective, baseOf(floats('base_values')));
  return withTrees(
    start,
    placesByTree(nodes).map((places, tree) => readTree(nodes, places, `tree ${trees[tree]}`, weights, columns.length)),
  );
}

/** Chances that are themselves the mean of chances, as a forest gives them, are no sum of scores. */
function objectiveOf(isClassifier: boolean, transform: string): Objective {
  if (transform === 'LOGISTIC') return 'logistic';
  if (!isClassifier && transform === 'NONE') return 'squared';
  throw new UnreadableOnnx(`post_transform is ${transform}: only a sum that LOGISTIC makes a chance can be read`);
}

/** What a tree counts. */
function shareOf(aggregate: string, trees: number): number {
  if (aggregate === 'SUM') return 1;
  if (aggregate === 'AVERAGE') return 1 / trees;
  throw new UnreadableOnnx(`aggregate_function is ${aggregate}: it can be SUM or AVERAGE`);
}

/** Of two classes there may be two, of which the second counts. */
function baseOf(values: readonly number[]): number {
  const base = values.at(-1) ?? 0;
  if (values.length > 2 || !Number.isFinite(base)) throw new UnreadableOnnx(`base_values is ${values.join(', ')}`);
  return base;
}

/** One after another, in the order in which they are written. */
interface WrittenNodes {
  readonly trees: readonly number[];
  readonly nodes: readonly number[];
  readonly features: readonly number[];
  readonly values: readonly number[];
  readonly modes: readonly string[];
  readonly whereTrue: readonly number[];
  readonly whereFalse: readonly number[];
  /** May be left out. */
  readonly missingIsTrue: readonly number[];
}

const keyOf = (tree: number, node: number): string => `${tree}|${node}`;

function leafWeights(
  written: {
    readonly trees: readonly number[];
    readonly nodes: readonly number[];
    readonly weights: readonly number[];
  },
  share: number,
): ReadonlyMap<string, number> {
  const weights = new Map<string, number>();
  written.weights.forEach((weight, index) => {
    if (!Number.isFinite(weight)) throw new UnreadableOnnx(`the weight ${index} of a leaf is no number`);
    const key = keyOf(written.trees[index] ?? -1, written.nodes[index] ?? -1);
    weights.set(key, (weights.get(key) ?? 0) + weight * share);
  });
  return weights;
}

/** Of each tree, the places of its nodes by their numbers; the first is the root. */
function placesByTree({ trees, nodes }: WrittenNodes): readonly ReadonlyMap<number, number>[] {
  const places = new Map<number, Map<number, number>>();
  trees.forEach((tree, place) => {
    const own = places.get(tree) ?? new Map<number, number>();
    own.set(nodes[place] ?? -1, place);
    places.set(tree, own);
  });
  return [...places.values()];
}

/**
 * Numbers the nodes anew, level by level, so that children stand side by side, the smaller values left. Every node is come to once: that
 * rules out circles, and roots that are not written first.
 */
function readTree(
  written: WrittenNodes,
  places: ReadonlyMap<number, number>,
  at: string,
  weights: ReadonlyMap<string, number>,
  width: number,
): GrowingTree {
  const tree = growingTree();
  const [root] = places.values();
  const queue = [root ?? 0];
  const depths = [0];
  const childAt = (list: readonly number[], place: number): number => {
    const child = places.get(list[place] ?? -1);
    if (child === undefined) throw new UnreadableOnnx(`${at}: a node leads to ${list[place]}, which there is not`);
    return child;
  };
  for (let index = 0; index < queue.length; index += 1) {
    if (queue.length > places.size) throw new UnreadableOnnx(`${at} runs in a circle`);
    const depth = depths[index] ?? 0;
    if (depth > DEPTH_MAX) throw new UnreadableOnnx(`${at} is more than ${DEPTH_MAX} splits deep`);
    const place = queue[index] ?? 0;
    const mode = written.modes[place] ?? 'nothing';
    const isLeaf = mode === 'LEAF';
    const split = isLeaf ? undefined : splitOf(mode, written.values[place], at);
    const asked = written.features[place] ?? -1;
    if (!isLeaf && !(asked >= 0 && asked < width))
      throw new UnreadableOnnx(`${at} asks about feature ${asked}; there are ${width}`);
    const weight = weights.get(keyOf(written.trees[place] ?? -1, written.nodes[place] ?? -1)) ?? 0;
    tree.feature.push(isLeaf ? -1 : asked);
    tree.threshold.push(Math.fround(split?.threshold ?? weight));
    tree.left.push(isLeaf ? 0 : queue.length);
    // A missing value makes no comparison true.
    const missingIsTrue = written.missingIsTrue[place] === 1;
    tree.missingLeft.push(split !== undefined && missingIsTrue === split.trueIsLeft ? 1 : 0);
    tree.cover.push(1);
    tree.gain.push(0);
    if (split === undefined) continue;
    const whereTrue = childAt(written.whereTrue, place);
    const whereFalse = childAt(written.whereFalse, place);
    queue.push(...(split.trueIsLeft ? [whereTrue, whereFalse] : [whereFalse, whereTrue]));
    depths.push(depth + 1, depth + 1);
  }
  if (queue.length !== places.size) throw new UnreadableOnnx(`${at} has nodes that its first one does not lead to`);
  // Children come behind their parents: from the end, each node is told the leaves below it.
  for (let node = tree.left.length - 1; node >= 0; node -= 1) {
    const left = tree.left[node] ?? 0;
    if (left > 0) tree.cover[node] = (tree.cover[left] ?? 0) + (tree.cover[left + 1] ?? 0);
  }
  return tree;
}

/** Below which number of single precision a value goes left: `v ≤ t` is `v <` the next one after `t`. */
function splitOf(
  mode: string,
  value: number | undefined,
  at: string,
): { readonly threshold: number; readonly trueIsLeft: boolean } {
  if (value === undefined || Number.isNaN(value)) throw new UnreadableOnnx(`${at} splits at no number`);
  switch (mode) {
    case 'BRANCH_LEQ':
      return { threshold: nextSingle(value), trueIsLeft: true };
    case 'BRANCH_LT':
      return { threshold: finite(value), trueIsLeft: true };
    case 'BRANCH_GT':
      return { threshold: nextSingle(value), trueIsLeft: false };
    case 'BRANCH_GTE':
      return { threshold: finite(value), trueIsLeft: false };
    default:
      throw new UnreadableOnnx(`${at}: ${mode} cannot be read, only splits by order`);
  }
}

/** Tools split at the end of all numbers where they part nothing but missing values from the others. */
const LARGEST = 3.402_823_466_385_288_6e38;
const finite = (value: number): number => Math.max(-LARGEST, Math.min(LARGEST, value));

function nextSingle(value: number): number {
  if (Math.abs(value) >= LARGEST) return finite(value);
  if (value === 0) return SMALLEST;
  const single = new DataView(new ArrayBuffer(4));
  single.setFloat32(0, value);
  single.setInt32(0, single.getInt32(0) + (value > 0 ? 1 : -1));
  return single.getFloat32(0);
}
/** Of single precision, above 0. */
const SMALLEST = 2 ** -149;
