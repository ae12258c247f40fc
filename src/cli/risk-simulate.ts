import { StartRefused } from '#server/platform/config';
import {
  chartOf,
  compareCircumstances,
  comparePolicies,
  DRIFT_WEEKS,
  lossSummaryOf,
  summaryOf,
  type Comparison,
} from '#sim/causal';
import type { Command } from 'commander';
import { availableParallelism } from 'node:os';
import process from 'node:process';
import { writeGiven } from './given-file.ts';
import { lossInWords, summaryInWords } from './simulated-in-words.ts';

interface Options {
  readonly seed: string;
  readonly worlds: string;
  readonly weeks: string;
  readonly capacity: string;
  readonly importers: string;
  readonly perWeek: string;
  readonly chart?: string;
  readonly loss?: boolean;
  readonly json?: boolean;
}

/** Weeks that all policies share before the count begins. */
const WEEKS_BEFORE = 10;

/** `haidang risk simulate`: what selecting by chance, rules and models finds in a world whose truth is known. */
export function addRiskSimulate(risk: Command): void {
  risk
    .command('simulate')
    .description('play policies of selection in simulated worlds and count what each finds; needs no running program')
    .option('--seed <number>', 'of the first world; the others follow it', '1')
    .option('--worlds <count>', 'how many worlds, each played by every policy', '10')
    .option('--weeks <count>', 'how many weeks are counted', '52')
    .option('--capacity <share>', 'of the declarations, how many can be looked at', '0.05')
    .option('--importers <count>', 'in each world', '600')
    .option('--per-week <count>', 'declarations in each world and week', '1500')
    .option('--chart <file>', 'write the chart there, as SVG')
    .option(
      '--loss',
      'instead of comparing policies, take apart what a model loses when those who cheat change their ways',
    )
    .option('--json', 'print JSON')
    .action(simulate);
}

async function simulate(options: Options): Promise<void> {
  const comparison = comparisonOf(options);
  const { seeds, weeks, capacityShare, driftWeek } = comparison;
  const about = `Simulated: ${seeds.length} worlds (seeds ${seeds[0]} to ${seeds.at(-1)}), ${weeks} weeks, ${capacityShare * 100} % looked at`;
  const setting = { simulated: true, seeds, weeks, capacityShare, driftWeek };
  if (options.loss) {
    if (options.chart !== undefined) throw new StartRefused('--chart draws what policies find; leave out --loss.');
    const games = await compareCircumstances(comparison, onGame);
    const circumstances = lossSummaryOf(games);
    process.stdout.write(
      options.json ? `${JSON.stringify({ ...setting, circumstances, games })}\n` : lossInWords(about, circumstances),
    );
    return;
  }
  const games = await comparePolicies(comparison, onGame);
  const summary = summaryOf(games);
  if (options.chart !== undefined)
    await writeGiven(options.chart, chartOf(summary, `${about}; whiskers: 95 % by bootstrap over worlds`));
  process.stdout.write(
    options.json ? `${JSON.stringify({ ...setting, policies: summary, games })}\n` : summaryInWords(about, summary),
  );
}

const onGame = (done: number, of: number): void => {
  if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${of} games${done === of ? '\n' : ''}`);
};

function comparisonOf(options: Options): Comparison {
  const weeks = wholeOf('--weeks', options.weeks, 20, 500);
  const seed = wholeOf('--seed', options.seed, 0, 2 ** 31);
  const capacityShare = Number(options.capacity);
  if (!(capacityShare > 0 && capacityShare < 1))
    throw new StartRefused('--capacity is a share between 0 and 1, as 0.05.');
  return {
    seeds: Array.from({ length: wholeOf('--worlds', options.worlds, 1, 1000) }, (_, index) => seed + index),
    threads: availableParallelism(),
    importers: wholeOf('--importers', options.importers, 20, 100_000),
    consignmentsPerWeek: wholeOf('--per-week', options.perWeek, 50, 100_000),
    weeks,
    weeksBefore: WEEKS_BEFORE,
    capacityShare,
    // Late enough to have learned, and early enough to see what follows.
    driftWeek: Math.min(Math.round(weeks * 0.6), weeks - DRIFT_WEEKS),
  };
}

function wholeOf(option: string, text: string, low: number, high: number): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= low && value <= high) return value;
  throw new StartRefused(`${option} is a whole number from ${low} to ${high}, not "${text}".`);
}
