import {
  compileNameTables,
  evaluateNames,
  GENERAL_NAMES,
  readNamePairs,
  readNameTable,
  type NameEvaluation,
  type NamePairs,
  type NameTables,
} from '#core/watch-list';
import { StartRefused } from '#server/platform/config';
import type { Command } from 'commander';
import { parse } from 'csv-parse/sync';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { readGiven } from './given-file.ts';

interface Options {
  readonly country: string;
  readonly mistakes: string;
  readonly json?: boolean;
}

const COUNTRY = path.resolve(import.meta.dirname, '../../country/vn');

/** `haidang risk names FILE.csv`: how well names are told apart, on pairs of which it is known. */
export function addRiskNames(risk: Command): void {
  risk
    .command('names')
    .description('measure how well names are told apart, on pairs of which it is known; needs no running program')
    .argument('<file>', 'CSV: two names and same or different (or 1/0, true/false), with or without a row of headers')
    .option('--mistakes <count>', 'how many of the worst mistakes to show', '10')
    .option('--country <folder>', 'the country pack', COUNTRY)
    .option('--json', 'print JSON, with all mistakes')
    .action((file: string, options: Options) => measure(file, options));
}

async function measure(file: string, options: Options): Promise<void> {
  const { pairs, skipped } = await pairsIn(file);
  const evaluation = evaluateNames(pairs, await tablesOf(options.country));
  process.stdout.write(
    options.json
      ? `${JSON.stringify(asJson(evaluation, skipped))}\n`
      : inWords(evaluation, skipped, Number(options.mistakes)),
  );
}

async function tablesOf(country: string): Promise<NameTables> {
  const file = path.join(country, 'risk/names.json');
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return compileNameTables([GENERAL_NAMES]);
  const read = readNameTable(text, file);
  if (read.ok) return compileNameTables([GENERAL_NAMES, read.value]);
  throw new StartRefused(read.error.map(({ place, message }) => `${place.file}:${place.line} ${message}`).join('\n'));
}

async function pairsIn(file: string): Promise<NamePairs> {
  const text = (await readGiven(file)).toString('utf8');
  const read = readNamePairs(rowsOf(file, text));
  if (!read.ok) throw new StartRefused(`"${file}": ${read.error}.`);
  return read.value;
}

/** Apart by whatever parts the first row most often: comma, semicolon, tab or bar. */
function rowsOf(file: string, text: string): readonly (readonly string[])[] {
  const [first = ''] = text.split('\n');
  const times = (mark: string) => first.split(mark).length;
  const [delimiter = ','] = [',', ';', '\t', '|'].toSorted((a, b) => times(b) - times(a));
  try {
    return parse(text, {
      bom: true,
      delimiter,
      skip_empty_lines: true,
      trim: true,
      relax_column_count: true,
      relax_quotes: true,
    });
  } catch (error) {
    throw new StartRefused(`"${file}" is no CSV: ${error instanceof Error ? error.message : String(error)}`);
  }
}

const asJson = ({ threshold, figures, mistakes }: NameEvaluation, skipped: readonly number[]) => ({
  threshold,
  ...figures,
  skipped: skipped.length,
  mistakes: mistakes.map(({ left, right, isSame, row, comparison }) => ({
    row,
    left,
    right,
    same: isSame,
    score: rounded(comparison.score),
  })),
});

const rounded = (score: number) => Math.round(score * 1_000) / 1_000;

function inWords({ threshold, figures, mistakes }: NameEvaluation, skipped: readonly number[], count: number): string {
  const percent = (share: number) => `${(share * 100).toFixed(1)} %`.padStart(8);
  const { pairs, truePositives, falsePositives, falseNegatives, trueNegatives } = figures;
  const shown = mistakes.slice(0, Number.isInteger(count) && count >= 0 ? count : 0);
  return [
    `${pairs} pairs, taken for one name from a score of ${threshold} on`,
    `precision  ${percent(figures.precision)}   (${truePositives} right, ${falsePositives} wrong)`,
    `recall     ${percent(figures.recall)}   (${truePositives} found, ${falseNegatives} missed)`,
    `F1         ${percent(figures.f1)}   (${trueNegatives} rightly kept apart)`,
    ...(skipped.length > 0
      ? [`${skipped.length} rows without two names and a label left out, the first in row ${skipped[0] ?? 0}`]
      : []),
    ...(shown.length > 0 ? ['', 'Worst mistakes:'] : []),
    ...shown.map(
      ({ left, right, isSame, row, comparison }) =>
        `${comparison.score.toFixed(2)}  ${isSame ? 'missed  ' : 'mistaken'}  row ${row}: ${left} | ${right}`,
    ),
    '',
  ].join('\n');
}
