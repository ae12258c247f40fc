import { canonicalJson, err, ok, type Result } from '#core/kernel';
import { Type, type Static } from 'typebox';
import { Compile } from 'typebox/compile';
import { troubleOfJson } from './foreign-json.ts';
import type { LearnedModel } from './learned-model.ts';
import { CHANCE_QUANTILES, type ModelProfile } from './model-profile.ts';
import type { Calibration } from './isotonic.ts';
import type { TreeEnsemble } from './tree-ensemble.ts';
import { troubleOf } from './tree-troubles.ts';

/** What a text's SHA-256 is, in hexadecimal digits: the pure floors have no library for it. */
export type Digest = (text: string) => string;

export const MODEL_FORMAT = 'haidang-model';
const MODEL_FORMAT_VERSION = 1;

/**
 * Writes a model as canonical JSON: the same model is the same bytes. `hash` is of the text without it. Numbers of single precision have
 * as many digits as bring them back, so that the file can be read by people and by any other program.
 */
export function writeModel(model: LearnedModel, digest: Digest): string {
  const body = {
    format: MODEL_FORMAT,
    formatVersion: MODEL_FORMAT_VERSION,
    card: model.card,
    chance: writtenTrees(model.chance),
    calibration: model.calibration,
    stake: model.stake && writtenTrees(model.stake),
    profile: model.profile,
  };
  return canonicalJson({ ...body, hash: digest(canonicalJson(body)) });
}

/** Reads what `writeModel` wrote, and nothing that was changed since or that scoring could lose its way in. */
export function readModel(text: string, digest: Digest): Result<LearnedModel, string> {
  const parsed = parsedObject(text);
  if (parsed === undefined) return err('the model is no JSON object');
  const odd = troubleOfJson(parsed);
  if (odd !== undefined) return err(odd);
  const { hash, ...body } = parsed;
  if (body.format !== MODEL_FORMAT) return err(`the model is not of the format ${MODEL_FORMAT}`);
  if (body.formatVersion !== MODEL_FORMAT_VERSION)
    return err(
      `the model is of version ${String(body.formatVersion)} of the format; ${MODEL_FORMAT_VERSION} can be read`,
    );
  if (hash !== digest(canonicalJson(body)))
    return err('the model was changed after it was written: its hash does not match');
  // Anybody can work out a hash: it says that the file is whole, not that it is what we would have written.
  if (!WRITTEN_MODEL.Check(body)) {
    const [first] = WRITTEN_MODEL.Errors(body);
    return err(`the model is not of the shape of its format: ${first?.instancePath ?? ''} ${first?.message ?? ''}`);
  }
  const chance = readTrees(body.chance);
  if (!chance.ok) return err(`chance: ${chance.error}`);
  const stake = body.stake && readTrees(body.stake);
  if (stake && !stake.ok) return err(`stake: ${stake.error}`);
  if (body.calibration && !isRising(body.calibration)) return err('calibration: it is no rising list of chances');
  if (body.profile && !fits(body.profile, chance.value)) return err('profile: it is not of the columns of the model');
  return ok({
    card: body.card,
    chance: chance.value,
    ...(body.calibration && { calibration: body.calibration }),
    ...(stake && { stake: stake.value }),
    ...(body.profile && { profile: body.profile }),
  });
}

const Numbers = Type.Array(Type.Number());
const Wholes = Type.Array(Type.Integer());
const Share = Type.Number({ minimum: 0, maximum: 1 });
const Objective = Type.Union([Type.Literal('logistic'), Type.Literal('squared')]);

const WrittenTrees = Type.Object({
  columns: Type.Array(Type.String()),
  objective: Objective,
  baseMargin: Type.Number(),
  roots: Wholes,
  feature: Wholes,
  threshold: Numbers,
  left: Wholes,
  missingLeft: Wholes,
  cover: Numbers,
  gain: Numbers,
});
type WrittenTrees = Static<typeof WrittenTrees>;

const Settings = Type.Object({
  objective: Objective,
  trees: Type.Integer(),
  learningRate: Type.Number(),
  growth: Type.Union([Type.Literal('depth'), Type.Literal('leaf')]),
  depthMax: Type.Integer(),
  leavesMax: Type.Integer(),
  l2: Type.Number(),
  gainMin: Type.Number(),
  childWeightMin: Type.Number(),
  rowsPerLeafMin: Type.Integer(),
  binsMax: Type.Integer(),
  rowShare: Share,
  columnShare: Share,
  seed: Type.Integer(),
  base: Type.Union([Type.Number(), Type.Literal('mean')]),
  monotone: Type.Optional(Type.Array(Type.Union([Type.Literal(-1), Type.Literal(0), Type.Literal(1)]))),
  patienceTrees: Type.Integer(),
});

const Card = Type.Object({
  name: Type.String(),
  provenance: Type.Union([
    Type.Literal('simulated'),
    Type.Literal('synthetic'),
    Type.Literal('published'),
    Type.Literal('operational'),
  ]),
  trainedOn: Type.Union([Type.Object({ vi: Type.String(), en: Type.String() }), Type.String()]),
  rows: Type.Integer(),
  positives: Type.Integer(),
  heldBack: Type.Integer(),
  metrics: Type.Record(Type.String(), Type.Number()),
  settings: Settings,
  version: Type.String(),
});

const Profile = Type.Object({
  rows: Type.Integer({ minimum: 1 }),
  columns: Type.Array(Type.Object({ cuts: Numbers, counts: Wholes })),
  chances: Numbers,
});

const WrittenModel = Type.Object({
  card: Card,
  chance: WrittenTrees,
  calibration: Type.Optional(Type.Object({ scores: Numbers, chances: Numbers })),
  stake: Type.Optional(WrittenTrees),
  profile: Type.Optional(Profile),
});

/** Compiled: of a file of six megabytes it takes a tenth of the time. */
const WRITTEN_MODEL = Compile(WrittenModel);

function writtenTrees(trees: TreeEnsemble): WrittenTrees {
  return {
    columns: [...trees.columns],
    objective: trees.objective,
    baseMargin: trees.baseMargin,
    roots: [...trees.roots],
    feature: [...trees.feature],
    threshold: [...trees.threshold].map(shortest),
    left: [...trees.left],
    missingLeft: [...trees.missingLeft],
    cover: [...trees.cover].map(shortest),
    gain: [...trees.gain].map(shortest),
  };
}

/** The number of fewest digits that rounds to this one in single precision. */
function shortest(value: number): number {
  for (let digits = FEWEST_DIGITS; digits < ENOUGH_DIGITS; digits += 1) {
    const short = Number(value.toPrecision(digits));
    if (Math.fround(short) === value) return short;
  }
  return Number(value.toPrecision(ENOUGH_DIGITS));
}

const FEWEST_DIGITS = 4;
/** So many bring back any number of single precision. */
const ENOUGH_DIGITS = 9;

function parsedObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

const ascends = (values: readonly number[]): boolean =>
  values.every((value, index) => index === 0 || value >= (values[index - 1] ?? value));

/** As `calibrated` reads it. */
const isRising = ({ scores, chances }: Calibration): boolean =>
  scores.length === chances.length &&
  scores.length > 0 &&
  ascends(scores) &&
  ascends(chances) &&
  chances.every((chance) => chance >= 0 && chance <= 1);

const fits = ({ columns, chances }: ModelProfile, model: TreeEnsemble): boolean =>
  columns.length === model.columns.length &&
  columns.every(({ cuts, counts }) => counts.length === cuts.length + 2) &&
  chances.length === CHANCE_QUANTILES;

/** Lists of one length that are trees: scoring ends, and ends in a leaf. */
function readTrees(written: WrittenTrees): Result<TreeEnsemble, string> {
  const { columns, objective, baseMargin } = written;
  const nodes = written.feature.length;
  for (const list of [written.threshold, written.left, written.missingLeft, written.cover, written.gain])
    if (list.length !== nodes) return err('the lists are not of one length');
  const { roots } = written;
  if (roots[0] !== 0 || roots.at(-1) !== nodes) return err('the trees do not cover the nodes');
  for (let tree = 0; tree + 1 < roots.length; tree += 1) {
    if ((roots[tree + 1] ?? 0) <= (roots[tree] ?? 0)) return err(`tree ${tree} has no nodes`);
  }
  // Before they become whole numbers of 32 bits, where -4294967295 would be 1.
  const lost = written.feature.findIndex((column) => column < -1 || column >= columns.length);
  if (lost >= 0) return err(`node ${lost} asks about a column that there is not`);
  const away = written.left.findIndex((left) => left < 0 || left > nodes);
  if (away >= 0) return err(`node ${away} leads out of its tree`);
  const trees: TreeEnsemble = {
    columns,
    objective,
    baseMargin,
    roots: Int32Array.from(roots),
    feature: Int32Array.from(written.feature),
    threshold: Float32Array.from(written.threshold),
    left: Int32Array.from(written.left),
    missingLeft: Uint8Array.from(written.missingLeft),
    cover: Float32Array.from(written.cover),
    gain: Float32Array.from(written.gain),
  };
  const trouble = troubleOf(trees);
  return trouble === undefined ? ok(trees) : err(trouble);
}
