import { clientOf, withApiOptions, type ApiOptions } from './api.ts';
import { compared, comparisonLines, variationsOf } from './what-if.ts';
import { explanationLines, type Explanation } from '#core/kernel';
import type { Command } from 'commander';
import { writeGiven } from './given-file.ts';
import { languageOption, type Language } from './language.ts';
import { problemLines } from './problem-words.ts';
import type { Schemas } from '#client';

interface ExplainOptions extends ApiOptions {
  readonly lang: Language;
  readonly json?: boolean;
  readonly whatIf: readonly string[];
  readonly pdf?: string;
}

const EXIT_NOT_FOUND = 1;

export function addExplain(program: Command): void {
  withApiOptions(program.command('explain'))
    .description('why each figure of a declaration is what it is, or what it would be if something were otherwise')
    .argument('<number>', 'the declaration number')
    .addOption(languageOption())
    .option(
      '--what-if <change>',
      'beside the figures, those with another origin, agreement, code, term or day: origin=JP,regime=VJEPA (up to five times)',
      (change: string, before: readonly string[]) => [...before, change],
      [],
    )
    .option('--pdf <file>', 'write the explanation to a file, to be printed')
    .option('--json', 'print JSON')
    .action(explain);
}

async function explain(number: string, options: ExplainOptions): Promise<void> {
  const variations = variationsOf(options.whatIf);
  const client = clientOf(options);
  if (options.pdf !== undefined) return writePdf(number, options.pdf, options);
  const { data, error } = await client.GET('/api/v1/declarations/{number}/explanation', {
    params: { path: { number } },
  });
  if (!data) return notFound(number, error, options);
  // The description calls the nested steps unknown, because a schema cannot name itself there; they are explanations.
  const explanation = data as Explanation;
  if (variations.length === 0) return print(explanation, explanationLines(explanation, options.lang), options);
  const view = await client.GET('/api/v1/declarations/{number}', { params: { path: { number } } });
  if (!view.data) return notFound(number, view.error, options);
  const comparison = await compared(client, view.data.declaration, explanation.data[0]?.value, variations);
  print(comparison, comparisonLines(comparison, options.lang), options);
}

async function writePdf(number: string, file: string, options: ExplainOptions): Promise<void> {
  const { data, error } = await clientOf(options).GET('/api/v1/declarations/{number}/explanation.pdf', {
    params: { path: { number }, query: { lang: options.lang } },
    parseAs: 'arrayBuffer',
  });
  if (!(data instanceof ArrayBuffer)) return notFound(number, error, options);
  await writeGiven(file, new Uint8Array(data));
  process.stdout.write(`${file}\n`);
}

function notFound(number: string, problem: Schemas['Problem'] | undefined, { lang }: ExplainOptions): void {
  process.stderr.write(`${problemLines(number, problem, lang).join('\n')}\n`);
  process.exitCode = EXIT_NOT_FOUND;
}

function print(answer: object, lines: readonly string[], { json }: ExplainOptions): void {
  process.stdout.write(json ? `${JSON.stringify(answer)}\n` : `${lines.join('\n')}\n`);
}
