import type { Counted } from './allocations.ts';
import { startChild, type Child } from './child.ts';
import { serverCpuUs } from './cpu.ts';
import type { LoadFunctions } from './load.ts';
import type { ProgramFunctions } from './program.ts';
import { median } from './rounds.ts';
import { startServer, urlOf } from './server.ts';
import type * as NodeOptions from '../../tools/node-options.mjs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

/**
 * Several versions of the program beside each other, to learn whether a change made a declaration cheaper:
 *
 *     node bench/speed/compare.ts [--rounds 11] [--count 1300] FOLDER FOLDER …
 *
 * Each folder is a checkout. Their programs stand on databases of one server and get the same traffic in turn, a round each, in an order that
 * turns with every round. `FOLDER+model` has a model that scores each import: `. .+model` says what that costs. On a machine that drifts by a third
 * within minutes, only what was measured side by side can be compared. `--allocations` counts in two last rounds the bytes that a declaration goes
 * through on the heap, which no busy machine disturbs.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '11' },
    count: { type: 'string', default: '1300' },
    warm: { type: 'string', default: '4000' },
    data: { type: 'string', default: '.haidang' },
    json: { type: 'boolean', default: false },
    allocations: { type: 'boolean', default: false },
    /** Options for Node of each program instead of its checkout's own, in the order of the folders, one text each. */
    node: { type: 'string', multiple: true, default: [] },
  },
});
/** A round ends by count, and by this if something stands still. */
const ROUND_MS_MAX = 60_000;
const WITH_MODEL = '+model';

interface Contender {
  readonly name: string;
  readonly program: Child<ProgramFunctions>;
  readonly load: Child<LoadFunctions>;
  readonly rounds: Figures[];
}

interface Figures {
  readonly perSecond: number;
  readonly programUs: number;
  readonly mainThreadUs: number;
  readonly postgresUs: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

await mkdir(values.data, { recursive: true });
const server = await startServer(path.resolve(values.data));
const contenders: Contender[] = [];
let stopping: Promise<void> | undefined;
/** Once, whether all is done, something failed, or somebody had enough. */
const stopAll = (): Promise<void> => (stopping ??= stopEach());
async function stopEach(): Promise<void> {
  for (const { program, load } of contenders) {
    await program.call('stop').catch(() => undefined);
    await Promise.all([load.end(), program.end()]);
  }
  await server.stop();
}
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void stopAll().finally(() => process.exit(1)));
try {
  for (const [index, folder] of positionals.entries()) contenders.push(await contender(folder, index));
  for (const each of contenders) await round(each, Number(values.warm));
  for (let number = 0; number < Number(values.rounds); number += 1) {
    for (const index of contenders.keys()) {
      const each = contenders[(index + number) % contenders.length];
      each?.rounds.push(await round(each, Number(values.count)));
    }
  }
  const memory = await Promise.all(contenders.map(async ({ program }) => (await program.call('usage')).rssBytes));
  for (const [index, { name, rounds }] of contenders.entries()) tell(name, rounds, memory[index] ?? 0);
  if (values.allocations)
    for (const each of contenders) {
      const [all, outlives] = [await allocatedBytes(each, 'all'), await allocatedBytes(each, 'outlives')];
      const kB = (bytes: number): string => (bytes / 1000).toFixed(1);
      process.stdout.write(
        `${each.name}: ${kB(all)} kB allocated, ${kB(outlives)} kB that outlive the young generation\n`,
      );
    }
} finally {
  await stopAll();
}

async function contender(folder: string, index: number): Promise<Contender> {
  const withModel = folder.endsWith(WITH_MODEL);
  const checkout = path.resolve(withModel ? folder.slice(0, -WITH_MODEL.length) : folder);
  const bench = path.join(checkout, 'bench/speed');
  const ownStart = await startOf(checkout);
  const options = values.node[index]?.split(' ').filter((option) => option !== '') ?? ownStart.options;
  const program = startChild<ProgramFunctions>(path.join(bench, 'program.ts'), { ...ownStart, options });
  const load = startChild<LoadFunctions>(path.join(bench, 'load.ts'));
  const database = await server.database(`bench_${index}`);
  const { url, key } = await program.call('start', {
    databaseUrl: urlOf(database),
    dataFolder: path.join(server.dataFolder, `program-${index}`),
    serverPid: server.pid(),
    withModel,
  });
  await load.call('aim', { url, key, firstOrdinal: 0 });
  return { name: folder, program, load, rounds: [] };
}

/** As this checkout's own `haidang serve` starts Node; an older one adds nothing to the environment. */
async function startOf(checkout: string) {
  const file = pathToFileURL(path.join(checkout, 'tools/node-options.mjs')).href;
  const own = (await import(file)) as Pick<typeof NodeOptions, 'PROGRAM_NODE_OPTIONS'> & Partial<typeof NodeOptions>;
  return { options: own.PROGRAM_NODE_OPTIONS, environment: own.PROGRAM_ENVIRONMENT ?? {} };
}

async function round({ program, load }: Contender, count: number): Promise<Figures> {
  const before = await program.call('usage');
  const serverBefore = serverCpuUs(server.pid()) ?? Number.NaN;
  const result = await load.call('saturate', { milliseconds: ROUND_MS_MAX, count });
  if (result.accepted !== result.sent) throw new Error(`not every declaration was accepted: ${JSON.stringify(result)}`);
  await program.call('settled');
  const after = await program.call('usage');
  const each = (micros: number): number => micros / result.accepted;
  return {
    perSecond: result.accepted / result.seconds,
    programUs: each(after.cpuUs - before.cpuUs),
    mainThreadUs: each(after.mainThreadUs - before.mainThreadUs),
    postgresUs: each((serverCpuUs(server.pid()) ?? Number.NaN) - serverBefore),
    p50Ms: result.p50Ms,
    p99Ms: result.p99Ms,
  };
}

async function allocatedBytes({ program, load }: Contender, counted: Counted): Promise<number> {
  await program.call('allocationsStart', counted);
  const { accepted } = await load.call('saturate', { milliseconds: ROUND_MS_MAX, count: Number(values.count) });
  await program.call('settled');
  return (await program.call('allocationsStop', null)) / accepted;
}

function tell(name: string, rounds: readonly Figures[], rssBytes: number): void {
  const of = (figure: keyof Figures) => {
    const all = rounds.map((each) => each[figure]).toSorted((a, b) => a - b);
    // What was measured while least disturbed: the upper rates, the lower costs.
    const third = Math.ceil(all.length / 3);
    const quiet = median(figure === 'perSecond' ? all.slice(-third) : all.slice(0, third));
    return { median: median(all), least: all[0] ?? Number.NaN, most: all.at(-1) ?? Number.NaN, quiet };
  };
  const figures = (['perSecond', 'programUs', 'mainThreadUs', 'postgresUs', 'p50Ms', 'p99Ms'] as const).map(
    (figure) => [figure, of(figure)] as const,
  );
  if (values.json) return void process.stdout.write(`${JSON.stringify({ name, rssBytes, rounds })}\n`);
  process.stdout.write(
    `${name}: median (least to most) of ${rounds.length} rounds, ${Math.round(rssBytes / 1e6)} MB\n`,
  );
  for (const [figure, { median: middle, least, most, quiet }] of figures) {
    const spread = `${middle.toFixed(1)} (${least.toFixed(1)} to ${most.toFixed(1)})`;
    const beside = `x ${besideFirst(rounds, figure).toFixed(3)}`;
    process.stdout.write(`  ${figure.padEnd(13)} ${spread.padEnd(28)} ${beside}, quietest third ${quiet.toFixed(1)}\n`);
  }
}

/** The median of what each round was beside the same round of the first folder: what disturbs a machine for longer than a round disturbs both. */
function besideFirst(rounds: readonly Figures[], figure: keyof Figures): number {
  const first = contenders[0]?.rounds ?? [];
  return median(rounds.map((each, index) => each[figure] / (first[index]?.[figure] ?? Number.NaN)));
}
