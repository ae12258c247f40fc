import { withDatabase } from './with-database.ts';
import { rebuild, verifyJournal } from '#server/platform/engine';
import { CELL, STREAMS } from '#server/program';
import type { Command } from 'commander';

const EXIT_BROKEN = 1;

export function addJournal(program: Command): void {
  program
    .command('journal')
    .description('look after the journal')
    .command('verify')
    .description('check every position, hash and posting of the journal; a running program is not disturbed')
    .option('--json', 'print the report as JSON')
    .action(verify);
}

export function addRebuild(program: Command): void {
  program
    .command('rebuild')
    .description('fold the journal into fresh states and compare them with the stored ones, byte for byte')
    .option('--replace', 'put the rebuilt states in place of the stored ones; stop the program first', false)
    .option('--json', 'print the report as JSON')
    .action(rebuildStates);
}

const progressUntil =
  (interrupted: AbortSignal) =>
  (position: bigint): void => {
    interrupted.throwIfAborted();
    if (process.stderr.isTTY) process.stderr.write(`\r${position} events `);
  };
/** Positions are bigints in memory and text on paper. */
const asJson = (report: object): string =>
  JSON.stringify(report, (_key, value: unknown) => (typeof value === 'bigint' ? value.toString() : value));

async function verify(options: { readonly json?: boolean }): Promise<void> {
  const report = await withDatabase(({ pool }, _config, interrupted) =>
    verifyJournal(pool, CELL, progressUntil(interrupted)),
  );
  if (!report.ok) process.exitCode = EXIT_BROKEN;
  const words = report.ok
    ? `${report.events} events and ${report.postings} postings check out.\nLast position ${report.position}, hash ${report.hash}\n`
    : `The journal does not check out:\n${report.problems.map((problem) => `  ${problem}\n`).join('')}`;
  process.stdout.write(options.json ? `${asJson(report)}\n` : words);
}

async function rebuildStates(options: { readonly replace: boolean; readonly json?: boolean }): Promise<void> {
  const mode = options.replace ? 'replace' : 'compare';
  const report = await withDatabase(({ pool }, _config, interrupted) =>
    rebuild(pool, CELL, STREAMS, { mode, onProgress: progressUntil(interrupted) }),
  );
  if (!report.same && !report.replaced) process.exitCode = EXIT_BROKEN;
  const verdict = report.same
    ? 'the stored states are the same, byte for byte'
    : report.replaced
      ? 'the stored states differed and were replaced'
      : 'the stored states differ';
  const words = [
    `${report.events} events folded into ${report.streams} streams: ${verdict}`,
    ...report.differences.map((line) => `  ${line}`),
    '',
  ].join('\n');
  process.stdout.write(options.json ? `${asJson(report)}\n` : words);
}
