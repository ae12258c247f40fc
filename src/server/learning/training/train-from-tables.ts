import {
  trainModel,
  writeModel,
  type LearnedModel,
  type ModelCheckpoint,
  type ModelProgress,
  type ModelTraining,
  type TrainedModel,
} from '#core/learning';
import type { Text } from '#core/kernel';
import { run } from '#server/platform/database';
import { createHash } from 'node:crypto';
import type pg from 'pg';
import { SQL, type LabelRow } from '../learning-sql.ts';
import { passageOf } from '../passages.ts';
import { lookedGoods, matrixOf, type Gathered, type Label } from './looked-goods.ts';
import { rankSpread, type RankSpread } from './rank-spread.ts';
import { ENOUGH, type TrainingPlan, type TrainingProgress } from './training-plan.ts';

export interface TablesTraining {
  readonly client: Pick<pg.ClientBase, 'query'>;
  readonly plan: TrainingPlan;
  readonly from: ModelCheckpoint | undefined;
  /** Told on the way; `false` ends the training where it is. */
  readonly onProgress: (progress: TrainingProgress, checkpoint?: () => ModelCheckpoint) => Promise<boolean>;
}

export type MadeModel =
  | { readonly kind: 'stopped' }
  | { readonly kind: 'tooLittle' }
  | {
      readonly kind: 'made';
      /** The model's file. */
      readonly file: string;
      /** SHA-256 of its bytes. */
      readonly hash: string;
      readonly card: LearnedModel['card'];
      readonly spread: RankSpread;
    };

/** Rows of the table that are gone through at once. */
const PAGE_ROWS = 2_000;
/**
 * A rehearsal learns from the earliest seven tenths of what was looked at; the next part says when to stop and what a score means, the last what the
 * rehearsal is worth. Split by time: rows drawn from everywhere would let it be judged on the days that it knows. The model then learns from all.
 */
export const LEARNED_SHARE = 0.7;
const CALIBRATION_SHARE = 0.15;
/** Days of which the ranks' spread over an office's day is told. */
const SPREAD_DAYS = 14;
const DAY_MS = 86_400_000;

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Makes the model of a plan out of the tables; the same tables give the same bytes, however often it was begun. */
export async function trainFromTables(training: TablesTraining): Promise<MadeModel> {
  const { client, plan, onProgress } = training;
  const labelled = await run(client, SQL.labels, [plan.upTo]);
  const later = Math.floor(labelled.length * LEARNED_SHARE);
  const gathered = await gather({ client, upTo: plan.upTo, seed: plan.chance.seed, onProgress }, labelled, later);
  if (gathered === undefined) return { kind: 'stopped' };
  const finds = labelled.filter(({ violation }) => violation).length;
  const cut = cutsOf(gathered, labelled.length);
  if (labelled.length < ENOUGH.looked || finds < ENOUGH.finds || !isLearnable(gathered, cut))
    return { kind: 'tooLittle' };
  const trained = await grown(training, {
    looked: gathered.looked,
    ...cut,
    later: matrixOf(gathered.later.map(({ rows }) => rows)),
    chance: plan.chance,
    stake: plan.stake,
    card: { name: plan.name, provenance: plan.provenance, version: plan.version, trainedOn: trainedOn(labelled) },
    from: training.from,
  });
  if (trained === undefined) return { kind: 'stopped' };
  const { model, rehearsal } = trained;
  const file = writeModel(model, sha256);
  // By the rehearsal: what the model has learned from ranks further apart than what it will meet.
  const spread = rankSpread(rehearsal, gathered.later, await perDay({ client, upTo: plan.upTo }, labelled));
  return { kind: 'made', file, hash: sha256(file), card: model.card, spread };
}

interface Gathering extends Pick<TablesTraining, 'client'> {
  readonly upTo: string;
  readonly seed: number;
  readonly onProgress: (progress: TrainingProgress) => Promise<boolean>;
}

/** Goes through all that became known up to a position; nothing where it was told to end. */
export async function gather(
  { client, upTo, seed, onProgress }: Gathering,
  labelled: readonly LabelRow[],
  laterFrom: number,
): Promise<Gathered | undefined> {
  const labels = new Map(
    labelled.map(({ number, violation, lines, recovered }): [string, Label] => [
      number,
      { violation, lines, recovered: Number(recovered) },
    ]),
  );
  const [declared] = await run(client, SQL.declared, [upTo]);
  const of = Number(declared?.count ?? 0);
  const gathering = lookedGoods(labels, laterFrom, seed);
  let done = 0;
  for (let after = '0'; ;) {
    const page = await run(client, SQL.learned, [after, upTo, PAGE_ROWS]);
    for (const row of page) gathering.take(passageOf(row));
    done += page.filter(({ violation }) => violation === null).length;
    const last = page.at(-1);
    if (!(await onProgress({ stage: 'reading', done, of }))) return undefined;
    if (last === undefined || page.length < PAGE_ROWS) return gathering.gathered();
    after = last.position;
  }
}

/** How many rows belong to the declarations before one. */
export const rowsBeforeIn =
  (declarations: Int32Array) =>
  (declaration: number): number => {
    const at = declarations.findIndex((own) => own >= declaration);
    return at === -1 ? declarations.length : at;
  };

type Cut = Pick<ModelTraining, 'learnedRows' | 'calibrationRows'>;

/** How many rows belong to the first declarations of each part: one declaration is never on both sides of a cut. */
function cutsOf({ declarations }: Gathered, count: number): Cut {
  const rowsBefore = rowsBeforeIn(declarations);
  const learnedRows = rowsBefore(Math.floor(count * LEARNED_SHARE));
  return {
    learnedRows,
    calibrationRows: rowsBefore(Math.floor(count * (LEARNED_SHARE + CALIBRATION_SHARE))) - learnedRows,
  };
}

/** Each part has rows, and what is learned from and what it is calibrated on both know finds and sound goods. */
function isLearnable({ looked: { violations } }: Gathered, { learnedRows, calibrationRows }: Cut): boolean {
  const figuresFrom = learnedRows + calibrationRows;
  const parts = [violations.subarray(0, learnedRows), violations.subarray(learnedRows, figuresFrom)];
  return figuresFrom < violations.length && parts.every((part) => part.includes(1) && part.includes(0));
}

async function grown({ onProgress }: TablesTraining, training: ModelTraining): Promise<TrainedModel | undefined> {
  const steps = trainModel(training);
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value;
    if (!(await onProgress(progressOf(step.value), step.value.checkpoint))) return undefined;
  }
}

const progressOf = ({ head, trees, of }: ModelProgress): TrainingProgress => ({ stage: head, done: trees, of });

function trainedOn(labelled: readonly LabelRow[]): Text {
  const [first, last] = [labelled[0], labelled.at(-1)];
  const days = `${first ? dayOf(first) : ''} – ${last ? dayOf(last) : ''}`;
  const count = labelled.length;
  return {
    vi: `${count} tờ khai nhập khẩu đã kiểm tra, đăng ký ${days}`,
    en: `${count} import declarations that were looked at, registered ${days}`,
  };
}
const dayOf = ({ declared_at: at }: LabelRow): string => at.toISOString().slice(0, 10);

export async function perDay(
  { client, upTo }: Pick<Gathering, 'client' | 'upTo'>,
  labelled: readonly Pick<LabelRow, 'declared_at'>[],
) {
  const last = labelled.at(-1)?.declared_at.getTime() ?? 0;
  const rows = await run(client, SQL.perDay, [new Date(last - SPREAD_DAYS * DAY_MS).toISOString(), upTo]);
  return new Map(rows.map(({ office_id: office, per_day: count }) => [office, count]));
}
