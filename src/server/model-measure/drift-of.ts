import { rateOf } from '#core/fairness';
import { readHalves, ROW_LENGTH } from '#core/feature';
import { calibrated, chanceOf, compileScorer, type FeatureMatrix, type LearnedModel } from '#core/learning';
import type { MeasureSettings } from '#core/model';
import { featureStability, scoreDistance, type Week } from '#core/model-measure';
import { run } from '#server/platform/database';
import type { MeasureServices } from './measure-services.ts';
import { SQL } from './measure-sql.ts';
import type { ModelFigures } from './measure-views.ts';
import { endsOf } from './measuring.ts';
import { novelKeysOf } from './novel-keys-of.ts';

/** So many declarations are compared: enough that chance moves no index by a hundredth, few enough for a fraction of a second. */
const SAMPLE_MAX = 2_000;

/** How far what a champion scores lately has moved from what it was made with. */
export async function driftOf(
  champion: string,
  window: Week,
  { psiMoved, psiDrifted }: MeasureSettings,
  { services, files }: MeasureServices,
): Promise<ModelFigures['drift']> {
  const opened = await files.of(champion);
  if (opened === undefined) return null;
  const ends = endsOf(window, services);
  const [counted] = await run(services.pool, SQL.recent, [...ends, champion]);
  const sample = await run(services.pool, SQL.recentRows, [...ends, champion, SAMPLE_MAX]);
  const recent = matrixOf(
    sample.map(({ rows }) => readHalves(rows.toString('base64'))),
    opened.model,
  );
  const limits = { moved: psiMoved, drifted: psiDrifted };
  const { profile } = opened.model;
  return {
    ...window,
    declarations: counted?.declarations ?? 0,
    sampled: sample.length,
    lines: recent.rows,
    limits,
    features:
      profile && recent.rows > 0 ? featureStability(profile, recent, limits).toSorted((a, b) => b.psi - a.psi) : [],
    scores: profile && recent.rows > 0 ? scoreDistance(profile, chancesOf(opened.model, recent)) : null,
    novelKeys: (
      await novelKeysOf(
        champion,
        sample.map(({ number }) => number),
        services,
      )
    ).map(({ kind, hits, of }) => ({
      kind,
      rate: rateOf(hits, of),
    })),
  };
}

function matrixOf(rows: readonly Float32Array[], { chance: { columns } }: LearnedModel): FeatureMatrix {
  const values = new Float32Array(rows.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const row of rows) {
    values.set(row, at);
    at += row.length;
  }
  return { columns, rows: values.length / ROW_LENGTH, values };
}

function chancesOf({ chance, calibration }: LearnedModel, { values, rows }: FeatureMatrix): Float64Array {
  const margins = new Float64Array(rows);
  compileScorer(chance)(values, rows, margins);
  return margins.map((margin) => (calibration ? calibrated(calibration, margin) : chanceOf(margin)));
}
