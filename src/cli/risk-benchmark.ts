import {
  chanceOf,
  compileScorer,
  KCS_CONFIGURATIONS,
  kcsFigures,
  readKcsRows,
  trainTrees,
  type KcsFigures,
  type KcsRows,
  type TreeEnsemble,
  type TreeSettings,
} from '#core/learning';
import { StartRefused } from '#server/platform/config';
import type { Command } from 'commander';
import { parse } from 'csv-parse/sync';
import { readGiven } from './given-file.ts';

interface Options {
  readonly train: string;
  readonly test: string;
  readonly json?: boolean;
}

/** What one configuration is worth, and what it cost. */
interface Measured extends KcsFigures {
  readonly trainSeconds: number;
  readonly rowsPerSecond: number;
}

/** `haidang risk benchmark`: the learning engine on published rows, by a protocol that others can follow. */
export function addRiskBenchmark(risk: Command): void {
  risk
    .command('benchmark')
    .description('measure how well the learning engine learns, by the protocol KCS-v1; needs no running program')
    .requiredOption('--train <file>', 'CSV of declarations to learn from')
    .requiredOption('--test <file>', 'CSV of later declarations, to be ranked')
    .option('--json', 'print JSON')
    .action((options: Options) => benchmark(options));
}

async function benchmark({ train, test, json }: Options): Promise<void> {
  const read = readKcsRows(await rowsOf(train), await rowsOf(test));
  if (!read.ok) throw new StartRefused(`The rows cannot be read: ${read.error}.`);
  const rows = read.value;
  const { a, b, c } = KCS_CONFIGURATIONS;
  const ofB = learn(rows, b);
  const configs = { a: measured(rows, learn(rows, a)), b: measured(rows, ofB), c: measured(rows, learn(rows, c)) };
  const tripwire = kcsFigures(rows, rows.tripwire);
  const rankings = rankingsOf(rows, ofB.scores);
  process.stdout.write(
    json ? `${JSON.stringify(asJson(configs, tripwire, rankings))}\n` : inWords(rows, configs, tripwire, rankings),
  );
}

async function rowsOf(file: string): Promise<readonly string[][]> {
  const text = (await readGiven(file)).toString('utf8');
  try {
    return parse(text, { bom: true, skip_empty_lines: true });
  } catch (error) {
    throw new StartRefused(`"${file}" is no CSV: ${error instanceof Error ? error.message : String(error)}`);
  }
}

interface Learned {
  readonly scores: Float64Array;
  readonly trainSeconds: number;
  readonly rowsPerSecond: number;
}

/** Processor time of the whole process, collecting garbage and compiling included: it says the same on a busy machine. */
function learn({ train, test }: KcsRows, settings: TreeSettings): Learned {
  const started = process.cpuUsage();
  const ensemble = trained({ features: train.features, targets: train.labels }, settings);
  const trainSeconds = secondsSince(started);
  const score = compileScorer(ensemble);
  const scores = new Float64Array(test.features.rows);
  let passes = 0;
  const scoring = process.cpuUsage();
  do {
    score(test.features.values, test.features.rows, scores);
    passes += 1;
  } while (secondsSince(scoring) < SCORING_SECONDS);
  return { scores, trainSeconds, rowsPerSecond: (passes * test.features.rows) / secondsSince(scoring) };
}

/** Long enough for a steady figure. */
const SCORING_SECONDS = 0.25;

function trained(part: Parameters<typeof trainTrees>[0]['part'], settings: TreeSettings): TreeEnsemble {
  const steps = trainTrees({ part, settings });
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value.ensemble;
  }
}

function secondsSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

const measured = (rows: KcsRows, { scores, trainSeconds, rowsPerSecond }: Learned): Measured => ({
  ...kcsFigures(rows, scores),
  trainSeconds,
  rowsPerSecond,
});

type Ranking = 'chance' | 'chanceTimesLogDuty' | 'chanceTimesDuty';

/** The same chances, ranked by what is at stake too: the longer list of finds and the larger sum pull apart. */
function rankingsOf(rows: KcsRows, margins: Float64Array): Readonly<Record<Ranking, KcsFigures>> {
  const by = (worth: (duty: number) => number): KcsFigures =>
    kcsFigures(
      rows,
      margins.map((margin, row) => chanceOf(margin) * worth(rows.test.duty[row] ?? 0)),
    );
  return { chance: by(() => 1), chanceTimesLogDuty: by(Math.log1p), chanceTimesDuty: by((duty) => duty) };
}

type Configurations = Readonly<Record<keyof typeof KCS_CONFIGURATIONS, Measured>>;

function asJson(configs: Configurations, tripwire: KcsFigures, rankings: Readonly<Record<Ranking, KcsFigures>>) {
  const flat = ({ auc, novelAuc, shares, trainSeconds, rowsPerSecond }: Measured) => {
    const [p1, p2, p5, p10] = shares;
    return {
      auc,
      novelAuc,
      p1: p1?.precision,
      p2: p2?.precision,
      p5: p5?.precision,
      p10: p10?.precision,
      r5: p5?.recall,
      rev5: p5?.revenue,
      rev5Interval: [p5?.revenueInterval.low, p5?.revenueInterval.high],
      trainSeconds,
      rowsPerSecond: Math.round(rowsPerSecond),
    };
  };
  const ranked = ({ shares: [, , p5] }: KcsFigures) => ({ p5: p5?.precision, rev5: p5?.revenue });
  return {
    protocol: 'KCS-v1',
    configs: { a: flat(configs.a), b: flat(configs.b), c: flat(configs.c) },
    tripwire: { auc: tripwire.auc, novelAuc: tripwire.novelAuc, p5: tripwire.shares[2]?.precision },
    rankings: {
      chance: ranked(rankings.chance),
      chanceTimesLogDuty: ranked(rankings.chanceTimesLogDuty),
      chanceTimesDuty: ranked(rankings.chanceTimesDuty),
    },
  };
}

const NAMES = {
  a: '(a) 100 trees, depth 4',
  b: '(b) 300 trees, depth 6',
  c: '(c) 300 trees, 31 leaves',
} as const;
const RANKING_NAMES = {
  chance: 'by chance',
  chanceTimesLogDuty: 'by chance × log(1 + duty)',
  chanceTimesDuty: 'by chance × duty',
} as const satisfies Readonly<Record<Ranking, string>>;
const FIRST_COLUMN = 28;

function inWords(
  { train, test, novel }: KcsRows,
  configs: Configurations,
  tripwire: KcsFigures,
  rankings: Readonly<Record<Ranking, KcsFigures>>,
): string {
  const novelRows = novel.reduce((sum, own) => sum + own, 0);
  const line = (name: string, { auc, novelAuc, shares }: KcsFigures): string =>
    `${name.padEnd(FIRST_COLUMN)}${auc.toFixed(3)}  ${novelAuc.toFixed(3)}     ` +
    shares.map(({ precision }) => precision.toFixed(3)).join('  ');
  const revenue = (name: string, { shares }: KcsFigures): string =>
    `${name.padEnd(FIRST_COLUMN)}${shares.map(revenueCell).join('  ')}`;
  return [
    `Protocol KCS-v1: learned from ${train.features.rows} declarations, ranked ${test.features.rows} later ones, ${novelRows} of them novel`,
    '',
    `${''.padEnd(FIRST_COLUMN)}AUC    AUC novel  P@1    P@2    P@5    P@10`,
    ...(['a', 'b', 'c'] as const).map((key) => line(NAMES[key], configs[key])),
    line('tripwire', tripwire),
    '',
    `${''.padEnd(FIRST_COLUMN)}revenue share (precision) [95 %] @1, @2, @5, @10`,
    ...(['a', 'b', 'c'] as const).map((key) => revenue(NAMES[key], configs[key])),
    '',
    'The chances of (b), ranked also by what is at stake:',
    ...(['chance', 'chanceTimesLogDuty', 'chanceTimesDuty'] as const).map((key) =>
      revenue(RANKING_NAMES[key], rankings[key]),
    ),
    '',
    ...(['a', 'b', 'c'] as const).map(
      (key) =>
        `${NAMES[key].padEnd(FIRST_COLUMN)}${configs[key].trainSeconds.toFixed(2)} s of processor time to learn, ` +
        `${Math.round(configs[key].rowsPerSecond).toLocaleString('en')} rows a second ranked`,
    ),
    '',
    ...leakInWords(tripwire),
    '',
  ].join('\n');
}

const revenueCell = ({ revenue, precision, revenueInterval: { low, high } }: KcsFigures['shares'][number]): string =>
  `${revenue.toFixed(2)} (${precision.toFixed(2)}) [${low.toFixed(2)}–${high.toFixed(2)}]`;

/** From here on a look-up that learned nothing does as well as a good selector: rows of training come again in the test. */
const LEAK_AUC = 0.9;

function leakInWords({ auc, novelAuc }: KcsFigures): readonly string[] {
  if (auc < LEAK_AUC)
    return [
      `The tripwire only looks up whether a declaration of the same code and mass was a fraud. It reaches an AUC of ${auc.toFixed(3)}:`,
      'these files do not give the answers away by such repetitions.',
    ];
  return [
    'THIS SET LEAKS. The tripwire learns nothing: it looks up whether a declaration of the same code and the same mass was a fraud in',
    `training. It reaches an AUC of ${auc.toFixed(3)}, and ${novelAuc.toFixed(3)}, which is chance, on declarations that are really new. So most frauds of the`,
    'test are known from training. High figures here say that the engine learns what others learn from the same rows.',
    'They say nothing about finding fraud: for that, look at the novel declarations, and there every model is weak.',
  ];
}
