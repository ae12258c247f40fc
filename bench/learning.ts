/**
 * What learning and scoring cost, each beside a floor of the same run: training beside a bare loop that only adds up the sums any
 * histogram method needs, and beside XGBoost on one thread where Python has it; scoring beside a plain walk over the same trees.
 * Run: `node bench/learning.ts [--train FILE.csv] [--json]`. Without a file the rows are invented.
 */
import { parse } from 'csv-parse/sync';
import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { seededRandom } from '#core/kernel';
import {
  compileScorer,
  explainer,
  featureMatrix,
  KCS_CONFIGURATIONS,
  leafFrom,
  readKcsRows,
  trainTrees,
  treeCount,
  type LearningPart,
  type TreeEnsemble,
} from '#core/learning';

const { values } = parseArgs({
  options: {
    train: { type: 'string' },
    /** A Python that has XGBoost; Debian: python3-xgboost. */
    python: { type: 'string', default: '/usr/bin/python3' },
    json: { type: 'boolean', default: false },
  },
});
const ROWS = 40_000;
const COLUMNS = 18;
const SEED = 20_260_601;
const ROUNDS = 5;
const LINES = 10;
const SETTINGS = KCS_CONFIGURATIONS.b;

const part = values.train === undefined ? inventedRows() : await rowsOf(values.train);
const NATIVE = `
import sys, time, numpy, xgboost
folder, rows, columns, trees, depth, rate = sys.argv[1], *map(int, sys.argv[2:6]), float(sys.argv[6])
X = numpy.fromfile(folder + '/features', dtype='<f4').reshape(rows, columns)
y = numpy.fromfile(folder + '/targets', dtype='<f8')
settings = dict(objective='binary:logistic', max_depth=depth, eta=rate, tree_method='hist', max_bin=256, nthread=1, base_score=.5)
def once():
    before = time.process_time()
    xgboost.train(settings, xgboost.DMatrix(X, y, nthread=1), trees)
    return time.process_time() - before
print(sorted(once() for _ in range(${ROUNDS}))[${ROUNDS} // 2])
`;

const training = measureTraining(part);
const native = await measureNative(part);
const scoring = measureScoring(training.ensemble, part);
const result = {
  rows: part.features.rows,
  columns: part.features.columns.length,
  trees: SETTINGS.trees,
  depth: SETTINGS.depthMax,
  trainSeconds: training.seconds,
  floorSeconds: training.floorSeconds,
  ratioToFloor: training.seconds / training.floorSeconds,
  nativeSeconds: native,
  ratioToNative: native === undefined ? undefined : training.seconds / native,
  ...scoring,
  ratioToPlainWalk: scoring.scoreUs / scoring.plainUs,
};
process.stdout.write(values.json ? `${JSON.stringify(result)}\n` : inWords(result));

function inventedRows(): LearningPart {
  const { next } = seededRandom(SEED);
  const targets = new Float64Array(ROWS);
  const rows = Array.from({ length: ROWS }, (_, row) => {
    const own = Array.from({ length: COLUMNS }, (__, column) =>
      column % 3 === 0 ? Math.floor(next() ** 3 * 4_000) : column % 3 === 1 ? Math.floor(next() * 40) : next() * 1e6,
    );
    const [importer = 0, office = 0, price = 0, code = 0] = own;
    targets[row] = Number((importer % 7 === 3 && office > 20) || price < 5e4 || (code % 11 === 4 && next() < 0.5));
    return own;
  });
  return { features: featureMatrix(rows[0]?.map((_, column) => `c${column}`) ?? [], rows), targets };
}

async function rowsOf(file: string): Promise<LearningPart> {
  const table: string[][] = parse(await readFile(file, 'utf8'), { bom: true, skip_empty_lines: true });
  const read = readKcsRows(table, table);
  if (!read.ok) throw new Error(read.error);
  return { features: read.value.train.features, targets: read.value.train.labels };
}

function measureTraining(own: LearningPart) {
  const seconds: number[] = [];
  const floorSeconds: number[] = [];
  let ensemble: TreeEnsemble | undefined;
  for (let round = 0; round < ROUNDS; round += 1) {
    seconds.push(cpuSeconds(() => (ensemble = trained(own))));
    floorSeconds.push(cpuSeconds(() => bareSums(own)));
  }
  if (ensemble === undefined) throw new Error('nothing was trained');
  return { ensemble, seconds: median(seconds), floorSeconds: median(floorSeconds) };
}

function trained(own: LearningPart): TreeEnsemble {
  const steps = trainTrees({ part: own, settings: SETTINGS });
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value.ensemble;
  }
}

/**
 * Two sums for each value of each row, once for the root and half for each level below it, which subtraction leaves to be done: what
 * every histogram method does at least, without a split being looked for or a row being moved.
 */
function bareSums({ features: { rows, columns } }: LearningPart): number {
  const width = columns.length;
  const codes = new Uint16Array(rows * width).map((_, at) => 2 * (256 * (at % width) + (((at * 7_919) >>> 4) % 256)));
  const sums = new Float64Array(2 * 256 * width);
  const passes = SETTINGS.trees * (1 + (SETTINGS.depthMax - 1) / 2);
  for (let pass = 0; pass < passes; pass += 1)
    for (let row = 0; row < rows; row += 1)
      for (let at = row * width; at < (row + 1) * width; at += 1) {
        const code = codes[at] ?? 0;
        sums[code] = (sums[code] ?? 0) + 0.5;
        sums[code + 1] = (sums[code + 1] ?? 0) + 0.25;
      }
  return sums[0] ?? 0;
}

/** Processor time of the same training by XGBoost on one thread; nothing where there is none. */
async function measureNative({ features, targets }: LearningPart): Promise<number | undefined> {
  const folder = await mkdtemp(path.join(tmpdir(), 'learning-'));
  try {
    await writeFile(path.join(folder, 'features'), features.values);
    await writeFile(path.join(folder, 'targets'), targets);
    const size = [features.rows, features.columns.length, SETTINGS.trees, SETTINGS.depthMax, SETTINGS.learningRate];
    const { status, stdout } = spawnSync(values.python, ['-c', NATIVE, folder, ...size.map(String)], {
      encoding: 'utf8',
      env: { ...process.env, OMP_NUM_THREADS: '1' },
    });
    return status === 0 ? Number(stdout) : undefined;
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** A declaration of ten lines at a time, as selection would ask. */
function measureScoring(ensemble: TreeEnsemble, { features }: LearningPart) {
  const width = features.columns.length;
  const declarations = Math.min(800, Math.floor(features.rows / LINES));
  const margins = new Float64Array(LINES);
  const lines = Array.from({ length: declarations }, (_, at) =>
    features.values.subarray(at * LINES * width, (at + 1) * LINES * width),
  );
  const score = compileScorer(ensemble);
  const { explain } = explainer(ensemble);
  const reasons = new Float64Array(width);
  const explained = lines.slice(0, 20);
  const [scoreUs, plainUs, explainUs]: number[][] = [[], [], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    scoreUs?.push((cpuSeconds(() => lines.forEach((own) => score(own, LINES, margins))) * 1e6) / declarations);
    plainUs?.push((cpuSeconds(() => lines.forEach((own) => walkPlainly(ensemble, own, margins))) * 1e6) / declarations);
    explainUs?.push((cpuSeconds(() => explained.forEach((own) => explain(own, 0, reasons))) * 1e6) / explained.length);
  }
  return { scoreUs: median(scoreUs), plainUs: median(plainUs), explainUs: median(explainUs) };
}

function walkPlainly(ensemble: TreeEnsemble, own: Float32Array, margins: Float64Array): void {
  const width = ensemble.columns.length;
  const trees = treeCount(ensemble);
  for (let line = 0; line < LINES; line += 1) {
    let sum = ensemble.baseMargin;
    for (let tree = 0; tree < trees; tree += 1)
      sum += ensemble.threshold[leafFrom(ensemble, ensemble.roots[tree] ?? 0, own, line * width)] ?? 0;
    margins[line] = sum;
  }
}

function inWords(found: typeof result): string {
  return [
    `${found.rows} rows of ${found.columns} columns, ${found.trees} trees of depth ${found.depth}; processor time, median of ${ROUNDS}`,
    `training ${found.trainSeconds.toFixed(2)} s; bare sums ${found.floorSeconds.toFixed(2)} s, ratio ${found.ratioToFloor.toFixed(2)}` +
      (found.nativeSeconds === undefined || found.ratioToNative === undefined
        ? '; no XGBoost here to compare with'
        : `; XGBoost, one thread, ${found.nativeSeconds.toFixed(2)} s, ratio ${found.ratioToNative.toFixed(2)}`),
    `scoring a declaration of ${LINES} lines ${found.scoreUs.toFixed(1)} µs; plain walk ${found.plainUs.toFixed(1)} µs, ratio ${found.ratioToPlainWalk.toFixed(2)}`,
    `reasons for one line ${found.explainUs.toFixed(0)} µs`,
    '',
  ].join('\n');
}

function cpuSeconds(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

function median(figures: readonly number[] = []): number {
  return figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)] ?? Number.NaN;
}
