import { evaluate, type Evaluation, type Example } from '#core/classify';
import { legalDate } from '#core/kernel';
import type { Reference } from '#core/reference';
import { StartRefused } from '#server/platform/config';
import { countryInForce, systemClock } from '#server/program';
import type { Command } from 'commander';
import { parse } from 'csv-parse/sync';
import path from 'node:path';
import { languageOption, type Language } from './language.ts';
import { readGiven } from './given-file.ts';

interface Shared {
  readonly country: string;
  readonly json?: boolean;
}
interface TextOptions extends Shared {
  readonly lang: Language;
  readonly limit: string;
}
interface EvaluateOptions extends Shared {
  readonly misses?: boolean;
}

const EXIT_NOT_FOUND = 1;
const COUNTRY = path.resolve(import.meta.dirname, '../../country/vn');

export function addClassify(program: Command): void {
  const classify = program
    .command('classify')
    .description('find the code of goods by what they are called; needs no running program')
    .argument('[text...]', 'what the goods are called, in Vietnamese or English')
    .addOption(languageOption())
    .option('--limit <lines>', 'how many lines to show', '10')
    .option('--country <folder>', 'the country pack', COUNTRY)
    .option('--json', 'print JSON')
    .action((words: readonly string[], options: TextOptions) => classifyText(words.join(' '), options));
  classify
    .command('evaluate')
    .description('measure how often the right code stands among the first, on texts with known codes')
    .argument('<file>', 'CSV with the columns text and code')
    .option('--misses', 'list the texts whose code is not the first')
    .option('--country <folder>', 'the country pack', COUNTRY)
    .option('--json', 'print JSON')
    .action((file: string, _options: EvaluateOptions, command: Command) =>
      evaluateFile(file, command.optsWithGlobals<EvaluateOptions>()),
    );
}

async function classifyText(text: string, options: TextOptions): Promise<void> {
  if (text.trim() === '')
    throw new StartRefused('Say what the goods are called: haidang classify "máy tính xách tay".');
  const limit = Number(options.limit);
  if (!Number.isInteger(limit) || limit < 1) throw new StartRefused(`"${options.limit}" is not a number of lines.`);
  const reference = await referenceOf(options.country);
  const on = legalDate(systemClock.now(), reference.country.zoneOffsetMinutes);
  const { tariff, classifier } = reference;
  const accepts = (code: string) => tariff.lineOn(code, on) !== undefined;
  const { headings, lines } = classifier.rank(text, { limit, accepts });
  if (lines.length === 0) process.exitCode = EXIT_NOT_FOUND;
  if (options.json) return void process.stdout.write(`${JSON.stringify({ headings, lines })}\n`);
  if (lines.length === 0) return void process.stdout.write(`Nothing in the tariff is called so: "${text}".\n`);
  const percent = (share: number) => `${Math.round(share * 100)} %`.padStart(5);
  process.stdout.write(
    [
      ...headings
        .slice(0, 3)
        .map(({ code, share }) => `${code}      ${percent(share)}  ${tariff.heading(code)?.name[options.lang] ?? ''}`),
      '',
      ...lines.map(({ code, matched }) => {
        const name = tariff.lineOn(code, on)?.name[options.lang] ?? '';
        return `${code}  ${name}  (${matched.join(', ')})`;
      }),
      '',
    ].join('\n'),
  );
}

async function evaluateFile(file: string, options: EvaluateOptions): Promise<void> {
  const examples = await examplesIn(file);
  const { classifier } = await referenceOf(options.country);
  const result = evaluate(classifier, examples);
  process.stdout.write(options.json ? `${JSON.stringify(withoutAnswers(result))}\n` : inWords(result));
  if (options.misses && !options.json)
    for (const { text, code, found, place } of result.answers)
      if (place !== 1)
        process.stdout.write(`${code}  ${String(place || '–').padStart(4)}  ${found[0] ?? ''}  ${text}\n`);
}

const withoutAnswers = ({ examples, accuracy }: Evaluation) => ({ examples, accuracy });

function inWords({ examples, accuracy }: Evaluation): string {
  const percent = (share: number) => `${(share * 100).toFixed(1)} %`.padStart(8);
  return [
    `${examples} texts`,
    'digits    top 1    top 5   top 10',
    ...accuracy.map(
      ({ digits, top1, top5, top10 }) => `${digits}     ${percent(top1)} ${percent(top5)} ${percent(top10)}`,
    ),
    '',
  ].join('\n');
}

async function examplesIn(file: string): Promise<readonly Example[]> {
  const text = (await readGiven(file)).toString('utf8');
  const rows: readonly Readonly<Record<string, string>>[] = rowsOf(file, text);
  return rows.map((row, index) => {
    const { text: described, code } = row;
    const digits = (code ?? '').replace(/[.\s]/gu, '');
    if (described === undefined || !/^\d{2,}$/u.test(digits))
      throw new StartRefused(`"${file}", row ${index + 1}: the columns text and code are needed, the code in digits.`);
    return { text: described, code: digits.slice(0, 8) };
  });
}

function rowsOf(file: string, text: string): readonly Readonly<Record<string, string>>[] {
  try {
    return parse(text, { columns: true, bom: true, skip_empty_lines: true, trim: true });
  } catch (error) {
    throw new StartRefused(`"${file}" is no CSV: ${error instanceof Error ? error.message : String(error)}`);
  }
}

async function referenceOf(folder: string): Promise<Reference> {
  return (await countryInForce(path.resolve(folder))).snapshot.reference;
}
