import { FEATURES } from '#core/feature';
import { err, ok, STATED_TEXT, type Result } from '#core/kernel';
import {
  DEFAULT_TREE_SETTINGS,
  importOnnx,
  importXgboost,
  readModel,
  trainedOnOf,
  treeCount,
  writeModel,
  type LearnedModel,
  type TreeEnsemble,
} from '#core/learning';
import type { ModelFile } from './learning-schemas.ts';
import { sha256 } from './training/train-from-tables.ts';
import type { Static } from 'typebox';

/** Who brought it in, for what the file itself does not say. */
export interface BroughtIn {
  readonly name: string;
  /** Of this program: it wrote the file that is kept. */
  readonly version: string;
}

/**
 * A model that was made elsewhere, and its file as it is kept here: written anew, so that the same model is the same bytes however it came.
 * Refuses what cannot be read, in the words of who tried.
 */
export function readModelFile(
  { format, file, provenance, trainedOn }: Static<typeof ModelFile>,
  { name, version }: BroughtIn,
): Result<{ readonly model: LearnedModel; readonly text: string }, string> {
  if (format === 'haidang') {
    const model = readModel(file, sha256);
    if (!model.ok) return model;
    const odd = oddCard(model.value.card) ?? oddHeads(model.value);
    return odd === undefined ? ok({ model: model.value, text: writeModel(model.value, sha256) }) : err(odd);
  }
  if (provenance === undefined || trainedOn === undefined)
    return err('say where its rows came from (provenance) and what it was trained on (trainedOn)');
  const trees =
    format === 'xgboost' ? importXgboost(file, FEATURES) : importOnnx(Buffer.from(file, 'base64'), FEATURES);
  if (!trees.ok) return trees;
  const model = modelOfTrees(trees.value, { name, version, provenance, trainedOn });
  const odd = oddHeads(model);
  if (odd !== undefined) return err(odd);
  return ok({ model, text: writeModel(model, sha256) });
}

/** What trees add up to is read as the logarithm of odds, or as an amount: the other way round it says nothing, and selects all the same. */
function oddHeads({ chance, calibration, stake }: LearnedModel): string | undefined {
  // A calibration gives a chance for any score.
  if (chance.objective !== 'logistic' && calibration === undefined)
    return 'its trees learned amounts (squared error), and nothing says what chance an amount stands for';
  if (stake !== undefined && stake.objective !== 'squared')
    return 'stake: its trees learned chances, where what is at stake is an amount';
  return undefined;
}

const NAME_LENGTH_MAX = 200;
/** Ours have some thousand letters; every desk that lists the model carries its figures. */
const CARD_LENGTH_MAX = 20_000;
const STATED = new RegExp(STATED_TEXT, 'u');

/** What is said of a model is read by those who give it a role: no letters that turn an order round, and no megabytes of figures. */
function oddCard(card: LearnedModel['card']): string | undefined {
  if (!STATED.test(card.name) || card.name.length > NAME_LENGTH_MAX)
    return `card: the name is no text of at most ${NAME_LENGTH_MAX} letters`;
  const { vi, en } = trainedOnOf(card);
  const said = [vi, en, card.version, ...Object.keys(card.metrics)];
  if (!said.every((text) => STATED.test(text))) return 'card: it says what is no text';
  if (JSON.stringify(card).length > CARD_LENGTH_MAX) return `card: it is longer than ${CARD_LENGTH_MAX} letters`;
  return undefined;
}

/** Of how it was trained a file of another kind says little: what is not known is left at nothing. */
const modelOfTrees = (
  chance: TreeEnsemble,
  card: Pick<LearnedModel['card'], 'name' | 'version' | 'provenance' | 'trainedOn'>,
): LearnedModel => ({
  card: {
    ...card,
    rows: 0,
    positives: 0,
    heldBack: 0,
    metrics: {},
    settings: { ...DEFAULT_TREE_SETTINGS, trees: Math.max(1, treeCount(chance)) },
  },
  chance,
});
