import { err, ok, type Result } from '#core/kernel';
import { readOnnxTrees, UnreadableOnnx } from './onnx-trees.ts';
import {
  protobufFields,
  protobufIntegers,
  protobufMessages,
  protobufTexts,
  type ProtobufFields,
} from './protobuf-fields.ts';
import type { TreeEnsemble } from './tree-ensemble.ts';
import { troubleOf } from './tree-troubles.ts';

/**
 * Reads trees out of a model in ONNX: one `TreeEnsembleClassifier` of two classes whose sum becomes a chance by the logistic function, or
 * one `TreeEnsembleRegressor` of one target (ai.onnx.ml, versions 1 to 4), on the rows as they come in. No runtime is needed, and what was
 * read can be explained like trees of our own. Scored into single precision it says what a runtime says but for the order in which leaves
 * are added. What could not be scored that way is refused, with what stands there. `columns` are the features in the order of the input.
 *
 * ONNX does not tell how many training rows came by a node, which reasons rest on: until `withCover` counts rows, every leaf counts alike.
 */
export function importOnnx(bytes: Uint8Array, columns: readonly string[]): Result<TreeEnsemble, string> {
  try {
    const trees = readModel(protobufFields(bytes), columns);
    const trouble = troubleOf(trees);
    return trouble === undefined ? ok(trees) : err(trouble);
  } catch (problem) {
    if (problem instanceof RangeError) return err(`the model is no ONNX: ${problem.message}`);
    if (problem instanceof UnreadableOnnx) return err(problem.message);
    throw problem;
  }
}

/** Numbers of fields in onnx.proto. */
const MODEL = { graph: 7 } as const;
const GRAPH = { node: 1, input: 11 } as const;
const NODE = { kind: 4, attribute: 5 } as const;

/** They hand on what they were given. */
const HANDING_ON: ReadonlySet<string> = new Set(['Cast', 'Identity']);
/** Behind the trees, these only name or shape the chances. */
const NAMING: ReadonlySet<string> = new Set([...HANDING_ON, 'ZipMap', 'ArrayFeatureExtractor', 'Reshape']);

function readModel(model: ProtobufFields, columns: readonly string[]): TreeEnsemble {
  const [graph] = protobufMessages(model, MODEL.graph);
  if (graph === undefined) throw new UnreadableOnnx('the model has no graph');
  const nodes = protobufMessages(graph, GRAPH.node).map((node) => ({ node, kind: kindOf(node) }));
  const ensembles = nodes.filter(({ kind }) => kind.startsWith('TreeEnsemble'));
  const [trees] = ensembles;
  if (trees === undefined || ensembles.length > 1)
    throw new UnreadableOnnx(
      `the graph has ${ensembles.length} ensembles of trees besides ${saidKinds(nodes)}: one is needed`,
    );
  const place = nodes.indexOf(trees);
  const before = nodes.slice(0, place).filter(({ kind }) => !HANDING_ON.has(kind));
  const after = nodes.slice(place + 1).filter(({ kind }) => !NAMING.has(kind));
  if (before.length > 0) throw new UnreadableOnnx(`${saidKinds(before)} change the row before it comes to the trees`);
  if (after.length > 0) throw new UnreadableOnnx(`${saidKinds(after)} change what the trees say`);
  if (trees.kind !== 'TreeEnsembleClassifier' && trees.kind !== 'TreeEnsembleRegressor')
    throw new UnreadableOnnx(`${trees.kind} cannot be read: it can be TreeEnsembleClassifier or TreeEnsembleRegressor`);
  assertWidth(graph, columns.length);
  return readOnnxTrees(protobufMessages(trees.node, NODE.attribute), trees.kind, columns);
}

const kindOf = (node: ProtobufFields): string => protobufTexts(node, NODE.kind)[0] ?? '';
const saidKinds = (nodes: readonly { readonly kind: string }[]): string =>
  nodes.map(({ kind }) => kind).join(', ') || 'nothing';

/** Where the input says how wide a row is: type, tensor, shape, second dimension, its size. */
function assertWidth(graph: ProtobufFields, width: number): void {
  const [input] = protobufMessages(graph, GRAPH.input);
  const tensor = input && protobufMessages(input, 2).flatMap((type) => protobufMessages(type, 1))[0];
  const dimensions = tensor && protobufMessages(tensor, 2).flatMap((shape) => protobufMessages(shape, 1));
  const said = dimensions?.[1] && protobufIntegers(dimensions[1], 1)[0];
  if (said !== undefined && said > 0 && said !== width)
    throw new UnreadableOnnx(`the model wants rows of ${said} features; here they have ${width}`);
}
