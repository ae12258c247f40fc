import { trained } from '#tests/support/learning-data';
import { parse } from 'csv-parse/sync';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compileScorer, KCS_CONFIGURATIONS, kcsFigures, readKcsRows, type KcsRows } from '#core/learning';

/** Published declarations, present where the shared data stand beside the project; the project itself ships none of them. */
const ROWS = join(import.meta.dirname, '../../../shared/data/risk-korea');

/** What XGBoost 1.7.4 (a, b) and scikit-learn (c) reach on these files by the protocol KCS-v1, and how far one may be from them. */
const REFERENCE = { a: { auc: 0.737, p5: 0.66 }, b: { auc: 0.817, p5: 0.845 }, c: { auc: 0.827, p5: 0.882 } } as const;
const BAND = { auc: 0.015, p5: 0.035 };

describe.skipIf(!existsSync(ROWS))('on published declarations', () => {
  const rows = (): KcsRows => {
    const [train = [], asked = []] = ['train.csv', 'valid.csv'].map((name): string[][] =>
      parse(readFileSync(join(ROWS, name), 'utf8')),
    );
    const read = readKcsRows(train, asked);
    if (!read.ok) throw new Error(read.error);
    return read.value;
  };

  test.each(['a', 'b', 'c'] as const)('configuration (%s) learns as much as the reference does', (name) => {
    const own = rows();
    const { ensemble } = trained({
      part: { features: own.train.features, targets: own.train.labels },
      settings: KCS_CONFIGURATIONS[name],
    });
    const margins = new Float64Array(own.test.features.rows);
    compileScorer(ensemble)(own.test.features.values, margins.length, margins);
    const { auc, shares } = kcsFigures(own, margins);
    expect(Math.abs(auc - REFERENCE[name].auc)).toBeLessThan(BAND.auc);
    expect(Math.abs(shares[2]!.precision - REFERENCE[name].p5)).toBeLessThan(BAND.p5);
  });

  test('the tripwire shows how badly they leak: nearly sure of all rows, blind on novel ones', () => {
    const own = rows();
    const { auc, novelAuc, shares } = kcsFigures(own, own.tripwire);
    expect(auc).toBeCloseTo(0.964, 3);
    expect(novelAuc).toBe(0.5);
    expect(shares.map(({ precision }) => Math.round(precision * 1_000))).toEqual([951, 951, 956, 969]);
  });
});
