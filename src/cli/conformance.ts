import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { Command } from 'commander';
import { conformanceReport, type ConformanceReport, type NamedFile } from '#messages/wco';

/**
 * Exit codes: 0 where every declaration that is XML came through whole (refusing a broken file is right and no failure);
 * 1 where something was lost, set aside, or refused for its content; 66 (EX_NOINPUT) where the folder cannot be read.
 */
const EXIT_NOT_LOSSLESS = 1;
const EXIT_NO_INPUT = 66;
/** Long lists say no more than their beginning; `--json` has all of it. */
const LISTED_MAX = 20;

export function addConformance(program: Command): void {
  program
    .command('conformance')
    .description('take every WCO declaration of a folder through the typed model and back, and compare fact by fact')
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
  if (report.lossless < report.declarations - report.broken) process.exitCode = EXIT_NOT_LOSSLESS;
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
  const lines = [
    `${report.files} files: ${report.declarations} declarations, ${report.notDeclarations} other messages, ${report.broken} broken`,
    `${report.parsed} of ${report.declarations} declarations read, ${report.lossless} without any loss`,
    `${report.typedFacts} facts in typed fields, ${report.asideFacts} aside, ${report.lost.length} lost, ${report.invented.length} invented`,
    ...report.repaired.map((file) => `read although all colons were lost: ${file}`),
    ...listed('refused', report.refused, ({ file, line, column, reason }) => `${file}:${line}:${column} ${reason}`),
    ...listed('aside', report.aside, ({ file, path }) => `${file} ${path}`),
    ...listed('lost', report.lost, ({ file, path }) => `${file} ${path}`),
    ...listed('invented', report.invented, ({ file, path }) => `${file} ${path}`),
  ];
  return `${lines.join('\n')}\n`;
}

function listed<T>(title: string, entries: readonly T[], line: (entry: T) => string): readonly string[] {
  const more = entries.length - LISTED_MAX;
  return [
    ...entries.slice(0, LISTED_MAX).map((entry) => `${title}: ${line(entry)}`),
    ...(more > 0 ? [`${title}: ${more} more, see --json`] : []),
  ];
}
