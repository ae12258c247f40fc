import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { InvalidArgumentError, type Command } from 'commander';
import { readConfig } from '#server/platform/config';

/** The measurements are programs of their own: nothing of this command must run beside what they measure. */
const BENCH = path.resolve(import.meta.dirname, '../../bench/speed');

interface BenchOptions {
  readonly seconds?: string;
  readonly stored?: string;
  readonly json?: boolean;
  readonly profile?: string;
  readonly heapProfile?: string;
  readonly outlives?: boolean;
  readonly model?: boolean;
}

export function addBench(program: Command): void {
  const bench = program
    .command('bench')
    .description('measure declarations a second end to end, beside two floors measured in the same run')
    .option('--seconds <n>', 'how long the whole run may take, at least 20 (default 60)', countOf)
    .option('--profile <file>', 'keep the processor profile, for the tools of a browser')
    .option('--heap-profile <file>', 'keep what was allocated, by function, for the same tools')
    .option('--outlives', 'in it, only what outlives the young generation')
    .option('--model', 'with a model that scores each import; what it costs is the difference to a run without')
    .option('--json', 'print the report as JSON')
    .action((options: BenchOptions) => run('main.ts', options));
  bench
    .command('growth')
    .description('compare the cost of a declaration in a full database with that in a nearly empty one')
    .option('--stored <n>', 'declarations in the full one (default 1000000)', countOf)
    .option(
      '--seconds <n>',
      'how long the whole run may take; what was stored by then is what is compared (default 1800)',
      countOf,
    )
    .option('--json', 'print the report as JSON')
    // The parent knows the same options and would keep them for itself.
    .action((_: BenchOptions, command: Command) => run('growth.ts', command.optsWithGlobals<BenchOptions>()));
}

/** Minutes of measuring are not begun on a slip of the finger. */
function countOf(text: string): string {
  if (/^[1-9]\d{0,8}$/u.test(text)) return text;
  throw new InvalidArgumentError('Write a whole number.');
}

async function run(file: string, given: BenchOptions): Promise<void> {
  const { dataFolder } = readConfig(process.env, process.cwd());
  const { heapProfile, seconds, stored, profile } = given;
  const texts = { data: dataFolder, seconds, stored, profile, 'heap-profile': heapProfile };
  const options = Object.entries(texts).flatMap(([name, value]) => (value === undefined ? [] : [`--${name}`, value]));
  const flags = (['json', 'outlives', 'model'] as const).flatMap((flag) => (given[flag] === true ? [`--${flag}`] : []));
  const child = spawn(process.execPath, [path.join(BENCH, file), ...options, ...flags], { stdio: 'inherit' });
  // It cleans up after itself and then ends; this process only waits for that.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
  const [code] = (await once(child, 'exit')) as [number | null];
  process.exitCode = code ?? 1;
}
