import { FEATURES, halfRounded, ROW_LENGTH } from '#core/feature';
import { seededRandom } from '#core/kernel';
import {
  calibrate,
  calibrated,
  compileScorer,
  DEFAULT_TREE_SETTINGS,
  featureMatrix,
  modelProfile,
  writeModel,
  type FeatureMatrix,
  type LearnedModel,
} from '#core/learning';
import { createHash } from 'node:crypto';
import type pg from 'pg';
import { trained } from './learning-data.ts';

export const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Rows that hang together with nothing, of half precision as all that is scored. */
export function inventedRows(seed: number, rows: number, shift = 0): FeatureMatrix {
  const { next } = seededRandom(seed);
  return featureMatrix(
    FEATURES,
    Array.from({ length: rows }, () => Array.from({ length: ROW_LENGTH }, () => halfRounded(next() * 10 + shift))),
  );
}

export interface InventedModel {
  readonly model: LearnedModel;
  readonly file: string;
  readonly hash: string;
}

/** A model that has learned from invented rows that importers of a high rate are found wrong. */
export function inventedModel(seed: number, settings: { readonly trees?: number } = {}): InventedModel {
  const features = inventedRows(seed, 800);
  const targets = Float64Array.from({ length: 800 }, (_, row) =>
    (features.values[row * ROW_LENGTH + FEATURES.indexOf('rateOfImporter')] ?? 0) > 8 ? 1 : 0,
  );
  const chosen = { ...DEFAULT_TREE_SETTINGS, trees: 20, depthMax: 3, ...settings };
  const { ensemble: chance } = trained({ part: { features, targets }, settings: chosen });
  const margins = new Float64Array(800);
  compileScorer(chance)(features.values, 800, margins);
  const calibration = calibrate(margins, targets);
  const model: LearnedModel = {
    card: {
      name: `Mô hình thử ${seed}`,
      provenance: 'synthetic',
      trainedOn: { vi: 'Dòng hàng bịa để thử', en: 'Invented rows of a test' },
      rows: 800,
      positives: targets.reduce((sum, target) => sum + target, 0),
      heldBack: 0,
      metrics: {},
      settings: chosen,
      version: '0.1.0',
    },
    chance,
    calibration,
    profile: modelProfile(
      features,
      margins.map((margin) => calibrated(calibration, margin)),
    ),
  };
  const file = writeModel(model, digest);
  return { model, file, hash: digest(file) };
}

/** Keeps its file where models are kept. */
export const keepInvented = async (pool: Pick<pg.Pool, 'query'>, { model, file, hash }: InventedModel): Promise<void> =>
  void (await pool.query('insert into learning.model (hash, file, card, stored_at) values ($1, $2, $3, now())', [
    hash,
    file,
    JSON.stringify(model.card),
  ]));
