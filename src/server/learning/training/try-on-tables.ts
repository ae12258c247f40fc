import { tryModel, type LearnedModel, type Provenance } from '#core/learning';
import { run } from '#server/platform/database';
import type pg from 'pg';
import { SQL, type LabelRow } from '../learning-sql.ts';
import { RANKS_MIN } from '../office-bars.ts';
import { matrixOf, type Gathered } from './looked-goods.ts';
import { rankSpread, type RankSpread } from './rank-spread.ts';
import { gather, LEARNED_SHARE, perDay, rowsBeforeIn } from './train-from-tables.ts';
import { ENOUGH, type TrainingProgress, type TrialPlan } from './training-plan.ts';

/** What a trial found out, as it is kept beside the file. */
export interface StoredTrial {
  readonly provenance: Provenance;
  /** Imports that are kept: how the model's ranks spread is told of these. */
  readonly declarations: number;
  /** Of them, those that were looked at, and on which something was found. */
  readonly looked: number;
  readonly finds: number;
  /** On the latest of those that were looked at; null where too few were. */
  readonly measured: {
    readonly from: string;
    readonly to: string;
    readonly declarations: number;
    readonly rows: number;
    readonly finds: number;
    readonly metrics: Readonly<Record<string, number>>;
    readonly said: readonly { readonly said: number; readonly rows: number; readonly found: number }[];
  } | null;
  /** Of a model whose file does not say it; null where the file does. */
  readonly importance: readonly { readonly column: string; readonly share: number }[] | null;
}

export type TriedModel =
  | { readonly kind: 'stopped' }
  | { readonly kind: 'tooLittle' }
  | {
      readonly kind: 'tried';
      readonly trial: StoredTrial;
      /** Nothing where too few imports are kept. */
      readonly spread: RankSpread | undefined;
      readonly cover: Float32Array | undefined;
    };

export interface TablesTrial {
  readonly client: Pick<pg.ClientBase, 'query'>;
  readonly plan: TrialPlan;
  readonly model: LearnedModel;
  /** `false` ends it. */
  readonly onProgress: (progress: TrainingProgress) => Promise<boolean>;
}

/**
 * Tries a model on all goods that are kept and measures it on the same latest part of what was looked at that a training of now would not
 * learn from, so that both are measured alike.
 */
export async function tryOnTables({ client, plan, model, onProgress }: TablesTrial): Promise<TriedModel> {
  const { upTo, seed, provenance } = plan;
  const labelled = await run(client, SQL.labels, [upTo]);
  const [declared] = await run(client, SQL.declared, [upTo]);
  const declarations = Number(declared?.count ?? 0);
  if (declarations === 0) return { kind: 'tooLittle' };
  const gathered = await gather({ client, upTo, seed, onProgress }, labelled, 0);
  if (gathered === undefined) return { kind: 'stopped' };
  const finds = labelled.filter(({ violation }) => violation).length;
  const isEnough = labelled.length >= ENOUGH.looked && finds >= ENOUGH.finds;
  const goods = matrixOf(gathered.later.map(({ rows }) => rows));
  const { measured, cover, importance } = tryModel(model, {
    goods,
    measured: isEnough ? { looked: gathered.looked, from: latestFrom(gathered, labelled.length) } : undefined,
  });
  return {
    kind: 'tried',
    trial: {
      provenance,
      declarations,
      looked: labelled.length,
      finds,
      measured: measured ? { ...daysOf(labelled), ...measured } : null,
      importance: importance ?? null,
    },
    spread:
      declarations < RANKS_MIN
        ? undefined
        : rankSpread(model, gathered.later, await perDay({ client, upTo }, labelled)),
    cover,
  };
}

/** One declaration is never on both sides. */
const latestFrom = ({ declarations }: Gathered, count: number): number =>
  rowsBeforeIn(declarations)(Math.floor(count * LEARNED_SHARE));

function daysOf(labelled: readonly LabelRow[]) {
  const latest = labelled.slice(Math.floor(labelled.length * LEARNED_SHARE));
  const dayOf = (row: LabelRow | undefined): string => row?.declared_at.toISOString().slice(0, 10) ?? '';
  return { from: dayOf(latest[0]), to: dayOf(latest.at(-1)), declarations: latest.length };
}
