import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { Command } from 'commander';
import { conformanceReport, type ConformanceReport, type NamedFile, type Survey } from '#messages/wco';

/**
 * Exit codes: 0 where every declaration and every response that is XML came through whole (refusing a broken file is right
 * and no failure); 1 where something was lost, set aside, or refused for its content; 66 (EX_NOINPUT) where the folder
 * cannot be read.
 */
const EXIT_NOT_LOSSLESS = 1;
const EXIT_NO_INPUT = 66;
/** Long lists say no more than their beginning; `--json` has all of it. */
const LISTED_MAX = 20;

export function addConformance(program: Command): void {
  program
    .command('conformance')
    .description(
      'take every WCO declaration and response of a folder through the typed model and back, and compare fact by fact',
    )
    .argument('<dir>', 'the folder; its .xml files are read, in subfolders too')
    .option('--json', 'print the report as JSON')
    .action(conformance);
}

async function conformance(dir: string, options: { readonly json?: boolean }): Promise<void> {
  const files = await xmlFilesOf(dir);
  if (files === undefined) {
    process.stderr.write(`${dir} is not a folder that can be read.\n`);
    process.exitCode = EXIT_NO_INPUT;
    return;
  }
  const report = conformanceReport(files);
  process.stdout.write(options.json === true ? `${JSON.stringify(report)}\n` : inWords(report));
  const { declarations, responses } = report;
  const isWhole = (messages: number, survey: Survey): boolean => survey.lossless >= messages - survey.broken;
  if (!isWhole(declarations, report) || !isWhole(responses.messages, responses)) process.exitCode = EXIT_NOT_LOSSLESS;
}

async function xmlFilesOf(dir: string): Promise<readonly NamedFile[] | undefined> {
  try {
    const entries = await readdir(dir, { recursive: true, withFileTypes: true });
    const names = entries
      .filter((entry) => entry.isFile() && entry.name.toLowerCase().endsWith('.xml'))
      .map((entry) => join(entry.parentPath, entry.name))
      .toSorted();
    return await Promise.all(names.map(async (path) => ({ path: relative(dir, path), bytes: await readFile(path) })));
  } catch {
    return undefined;
  }
}

function inWords(report: ConformanceReport): string {
  const { files, declarations, responses, notDeclarations, broken } = report;
  const others = notDeclarations - responses.messages;
  const lines = [
    `${files} files: ${declarations} declarations, ${responses.messages} responses, ${others} other messages, ${broken + responses.broken} broken`,
    ...surveyInWords('declarations', declarations, report),
    ...surveyInWords('responses', responses.messages, responses),
  ];
  return `${lines.join('\n')}\n`;
}

const surveyInWords = (what: string, messages: number, survey: Survey): readonly string[] => [
  `${survey.parsed} of ${messages} ${what} read, ${survey.lossless} without any loss`,
  `  ${survey.typedFacts} facts in typed fields, ${survey.asideFacts} aside, ${survey.lost.length} lost, ${survey.invented.length} invented`,
  ...repairedInWords(survey.repaired),
  ...listed('  refused', survey.refused, ({ file, line, column, reason }) => `${file}:${line}:${column} ${reason}`),
  ...listed('  aside', survey.aside, ({ file, path }) => `${file} ${path}`),
  ...listed('  lost', survey.lost, ({ file, path }) => `${file} ${path}`),
  ...listed('  invented', survey.invented, ({ file, path }) => `${file} ${path}`),
];

/** Few are named; a whole set that was kept without its namespaces is one fact about the set. */
const repairedInWords = (files: readonly string[]): readonly string[] =>
  files.length > LISTED_MAX
    ? [`  read although all colons or namespaces were lost: ${files.length}`]
    : listed('  read although all colons or namespaces were lost', files, (file) => file);

function listed<T>(title: string, entries: readonly T[], line: (entry: T) => string): readonly string[] {
  const more = entries.length - LISTED_MAX;
  return [
    ...entries.slice(0, LISTED_MAX).map((entry) => `${title}: ${line(entry)}`),
    ...(more > 0 ? [`${title}: ${more} more, see --json`] : []),
  ];
}
