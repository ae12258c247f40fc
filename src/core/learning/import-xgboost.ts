import { err, ok, type Result } from '#core/kernel';
import { troubleOfJson } from './foreign-json.ts';
import { emptyEnsemble, growingTree, withTrees, type GrowingTree, type TreeEnsemble } from './tree-ensemble.ts';
import type { Objective } from './tree-settings.ts';
import { troubleOf } from './tree-troubles.ts';

/** What these objectives learn is a score of ours; others need more than a sum of leaves. */
const OBJECTIVES: ReadonlyMap<unknown, Objective> = new Map([
  ['binary:logistic', 'logistic'],
  ['binary:logitraw', 'logistic'],
  ['reg:logistic', 'logistic'],
  ['reg:squarederror', 'squared'],
]);
/** Their base score is a chance; the raw one's is a score already. */
const BASE_IS_CHANCE: ReadonlySet<unknown> = new Set(['binary:logistic', 'reg:logistic']);

/**
 * Reads a model that XGBoost saved as JSON (`save_model("….json")`, versions 1.6 to 3): one booster `gbtree`, one output, numeric splits.
 * Scored into single precision it says what XGBoost says, bit for bit. What could not be scored that way is refused, with the place and
 * what stands there. `columns` names the features where the model does not.
 */
export function importXgboost(text: string, columns?: readonly string[]): Result<TreeEnsemble, string> {
  let model: unknown;
  try {
    model = JSON.parse(text);
  } catch {
    return err('the model is no JSON');
  }
  const odd = troubleOfJson(model);
  if (odd !== undefined) return err(odd);
  try {
    const trees = readModel(model, columns);
    const trouble = troubleOf(trees);
    return trouble === undefined ? ok(trees) : err(trouble);
  } catch (problem) {
    if (problem instanceof Unreadable) return err(problem.message);
    throw problem;
  }
}

/** Does not leave this file: it saves carrying a refusal up from every number of every tree. */
class Unreadable extends Error {}

function readModel(model: unknown, columns: readonly string[] | undefined): TreeEnsemble {
  const learner = member(model, 'learner', '');
  const booster = member(learner, 'gradient_booster', 'learner');
  const name = member(booster, 'name', 'learner.gradient_booster');
  if (name !== 'gbtree')
    throw new Unreadable(`learner.gradient_booster.name is ${said(name)}: only gbtree can be read`);
  const objectiveName = member(member(learner, 'objective', 'learner'), 'name', 'learner.objective');
  const objective = OBJECTIVES.get(objectiveName);
  if (objective === undefined)
    throw new Unreadable(
      `learner.objective.name is ${said(objectiveName)}: it can be ${[...OBJECTIVES.keys()].map(String).join(', ')}`,
    );
  const parameters = member(learner, 'learner_model_param', 'learner');
  const at = 'learner.learner_model_param';
  const width = countOf(member(parameters, 'num_feature', at), `${at}.num_feature`, 1);
  if (Number(member(parameters, 'num_class', at)) > 1)
    throw new Unreadable(`${at}.num_class: only one output can be read`);
  const base = baseOf(member(parameters, 'base_score', at), `${at}.base_score`);
  const inner = member(booster, 'model', 'learner.gradient_booster');
  const trees = listOf(member(inner, 'trees', 'learner.gradient_booster.model'), 'trees').map((tree, index) =>
    readTree(tree, `trees[${index}]`, width),
  );
  const baseMargin = BASE_IS_CHANCE.has(objectiveName) ? singleMarginOf(base) : base;
  if (!Number.isFinite(baseMargin))
    throw new Unreadable(`${at}.base_score is ${base}: a chance between 0 and 1 is needed`);
  return withTrees(emptyEnsemble(namesOf(learner, columns, width), objective, baseMargin), trees);
}

function namesOf(learner: unknown, columns: readonly string[] | undefined, width: number): readonly string[] {
  const own = isRecord(learner) && Array.isArray(learner.feature_names) ? learner.feature_names.map(String) : [];
  const names = own.length > 0 ? own : (columns ?? Array.from({ length: width }, (_, index) => `f${index}`));
  if (names.length !== width) throw new Unreadable(`there are ${names.length} names for ${width} features`);
  return names;
}

/** A number as text, from version 3 on in brackets. */
function baseOf(value: unknown, at: string): number {
  const base = typeof value === 'string' ? Number(value.replace(/^\[(.*)\]$/, '$1')) : Number.NaN;
  if (!Number.isFinite(base)) throw new Unreadable(`${at} is ${said(value)}, which is no number`);
  return Math.fround(base);
}

/** In single precision at each step, as it is done there. */
const singleMarginOf = (chance: number): number => Math.fround(-Math.log(Math.fround(Math.fround(1 / chance) - 1)));

/** Numbers the nodes anew, level by level, so that children stand side by side. */
function readTree(tree: unknown, at: string, width: number): GrowingTree {
  const numbers = (name: string): readonly number[] => numbersOf(member(tree, name, at), `${at}.${name}`);
  const left = numbers('left_children');
  const right = numbers('right_children');
  const conditions = numbers('split_conditions');
  const indices = numbers('split_indices');
  const defaults = numbers('default_left');
  const covers = numbers('sum_hessian');
  const gains = numbers('loss_changes');
  const types = isRecord(tree) && tree.split_type !== undefined ? numbers('split_type') : [];
  const found = growingTree();
  const queue = [0];
  for (let place = 0; place < queue.length; place += 1) {
    const node = queue[place] ?? 0;
    const condition = conditions[node];
    const child = left[node];
    if (condition === undefined || child === undefined) throw new Unreadable(`${at} has no node ${node}`);
    if (queue.length > left.length) throw new Unreadable(`${at} runs in a circle`);
    const isLeaf = child === -1;
    const asked = indices[node] ?? -1;
    if (!isLeaf && (types[node] ?? 0) !== 0)
      throw new Unreadable(`${at}.split_type[${node}]: splits by category cannot be read`);
    if (!isLeaf && !(Number.isInteger(asked) && asked >= 0 && asked < width))
      throw new Unreadable(`${at}.split_indices[${node}] is no feature`);
    found.feature.push(isLeaf ? -1 : asked);
    found.threshold.push(Math.fround(condition));
    found.left.push(isLeaf ? 0 : queue.length);
    found.missingLeft.push(isLeaf ? 0 : defaults[node] === 0 ? 0 : 1);
    found.cover.push(Math.fround(covers[node] ?? 0));
    found.gain.push(isLeaf ? 0 : Math.fround(gains[node] ?? 0));
    if (!isLeaf) queue.push(child, right[node] ?? -1);
  }
  return found;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function member(value: unknown, name: string, at: string): unknown {
  if (!isRecord(value) || value[name] === undefined)
    throw new Unreadable(`${at === '' ? '' : `${at}.`}${name} is missing`);
  return value[name];
}

function listOf(value: unknown, at: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new Unreadable(`${at} is no list`);
  return value;
}

/** True and false are 1 and 0: versions differ in how they say on which side missing values go. */
function numbersOf(value: unknown, at: string): readonly number[] {
  return listOf(value, at).map((each, index) => {
    const number = typeof each === 'boolean' ? Number(each) : each;
    if (typeof number !== 'number' || !Number.isFinite(number)) throw new Unreadable(`${at}[${index}] is no number`);
    return number;
  });
}

function countOf(value: unknown, at: string, least: number): number {
  const count = Number(value);
  if (!Number.isInteger(count) || count < least)
    throw new Unreadable(`${at} is ${said(value)}, which is no such number`);
  return count;
}

const SAID_MAX = 100;
/** As it stands there; whoever wrote megabytes in the place of a number knows them. */
const said = (value: unknown): string => {
  const text = JSON.stringify(value);
  return text.length <= SAID_MAX ? text : `${text.slice(0, SAID_MAX)}…`;
};
