import { startChild, type Child } from './child.ts';
import type { LoadFunctions } from './load.ts';
import type { ProgramFunctions } from './program.ts';
import { accounted, medianRound, type Round } from './rounds.ts';
import { startServer, urlOf } from './server.ts';
import { PROGRAM_START } from './setting.ts';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';

/**
 * Does a declaration cost more when very many are stored? Two programs on two databases of one server, one nearly empty and one
 * filled through the program itself, measured in turn; compared is processor time, which a busy machine disturbs least.
 */
const STORED_DEFAULT = 1_000_000;
const FEW_STORED = 10_000;
const SECONDS_DEFAULT = 1_800;
const ROUNDS = 5;
const ROUND_MS = 4_000;
/** For the rounds, and for stopping. */
const RESERVE_MS = 2 * ROUNDS * ROUND_MS + 30_000;
/** The goals that the product has set itself. */
const RATIO_MAX = 1.2;
const RSS_BYTES_MAX = 600_000_000;
/** Filling goes in steps, so that it can say how far it is. */
const FILL_STEP_MS = 10_000;

const { values } = parseArgs({
  options: {
    seconds: { type: 'string' },
    stored: { type: 'string' },
    json: { type: 'boolean', default: false },
    data: { type: 'string' },
  },
});
const wanted = Math.max(FEW_STORED, Number(values.stored ?? STORED_DEFAULT) || STORED_DEFAULT);
const seconds = Math.max(RESERVE_MS / 1000 + 30, Number(values.seconds ?? SECONDS_DEFAULT) || SECONDS_DEFAULT);
const deadline = performance.now() + seconds * 1000 - RESERVE_MS;
const parent = path.resolve(values.data ?? '.haidang');
const say = (text: string): void => void process.stderr.write(`${text}\n`);

interface Side {
  readonly program: Child<ProgramFunctions>;
  readonly load: Child<LoadFunctions>;
}

await mkdir(parent, { recursive: true });
const server = await startServer(parent);
const sides: Side[] = [];
const stopAll = async (): Promise<void> => {
  for (const { program, load } of sides) {
    await program.call('stop').catch(() => undefined);
    await Promise.all([load.end(), program.end()]);
  }
  await server.stop();
};
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void stopAll().finally(() => process.exit(1)));
try {
  const report = await run();
  process.stdout.write(values.json ? `${JSON.stringify(report)}\n` : inWords(report));
} finally {
  await stopAll();
}

async function run() {
  const [few, many] = [await startSide('bench_few'), await startSide('bench_many')];
  const storedFew = await fill(few, FEW_STORED);
  const storedMany = await fill(many, wanted);
  const rounds: { readonly few: Round; readonly many: Round }[] = [];
  // Warms up the side that has rested while the other was filled.
  for (const side of [few, many]) await measuredRound(side);
  for (let number = 1; number <= ROUNDS; number += 1) {
    // The order turns, so that neither always follows the other.
    const first = await measuredRound(number % 2 === 0 ? many : few);
    const second = await measuredRound(number % 2 === 0 ? few : many);
    rounds.push(number % 2 === 0 ? { few: second, many: first } : { few: first, many: second });
    say(`round ${number}: ${inShort(rounds.at(-1)?.few)} with few, ${inShort(rounds.at(-1)?.many)} with many`);
  }
  const costFew = medianRound(rounds.map((each) => each.few));
  const costMany = medianRound(rounds.map((each) => each.many));
  const { rssBytes } = await many.program.call('usage');
  const ratio = cost(costMany) / cost(costFew);
  return {
    stored: { few: storedFew, many: storedMany, wanted },
    cpuUsPerDeclaration: { few: cost(costFew), many: cost(costMany) },
    program: { few: costFew.nodeUs, many: costMany.nodeUs },
    postgres: { few: costFew.postgresUs, many: costMany.postgresUs },
    ratio,
    rssBytes,
    reached: { ratio: ratio <= RATIO_MAX, memory: rssBytes < RSS_BYTES_MAX, stored: storedMany >= wanted },
    rounds,
  };
}

function cost({ nodeUs, postgresUs }: Round): number {
  return nodeUs + (postgresUs ?? 0);
}
function inShort(round: Round | undefined): string {
  return round ? `${Math.round(cost(round))} µs` : '';
}

async function startSide(name: string): Promise<Side> {
  const side: Side = {
    program: startChild<ProgramFunctions>('program.ts', PROGRAM_START),
    load: startChild<LoadFunctions>('load.ts'),
  };
  sides.push(side);
  const databaseUrl = urlOf(await server.database(name));
  const { url, key } = await side.program.call('start', {
    databaseUrl,
    dataFolder: path.join(server.dataFolder, name),
    serverPid: server.pid(),
  });
  await side.load.call('aim', { url, key, firstOrdinal: 0 });
  return side;
}

async function fill({ program, load }: Side, count: number): Promise<number> {
  let stored = 0;
  while (stored < count && performance.now() < deadline) {
    const result = await load.call('saturate', { milliseconds: FILL_STEP_MS, count: count - stored });
    if (result.accepted !== result.sent)
      throw new Error(`not every declaration was accepted: ${JSON.stringify(result)}`);
    stored += result.accepted;
    await load.call('told');
    say(
      `${stored.toLocaleString('en')} of ${count.toLocaleString('en')} stored, ${Math.round(result.accepted / result.seconds)}/s`,
    );
  }
  await program.call('settled');
  return stored;
}

function measuredRound({ program, load }: Side): Promise<Round> {
  const cpuUs = async (): Promise<number> => (await program.call('usage')).cpuUs;
  return accounted(server.pid(), cpuUs, async () => {
    const result = await load.call('saturate', { milliseconds: ROUND_MS });
    await program.call('settled');
    return { declarations: result.accepted, seconds: result.seconds, loadCpuUs: result.cpuUs };
  });
}

function inWords(report: Awaited<ReturnType<typeof run>>): string {
  const { stored, cpuUsPerDeclaration: cpu, program, postgres, ratio, rssBytes, reached } = report;
  const us = (value: number | null): string => (value === null ? 'unknown' : `${Math.round(value)} µs`);
  const kept = (isKept: boolean): string => (isKept ? 'reached' : 'MISSED');
  return [
    `${stored.few.toLocaleString('en')} stored: ${us(cpu.few)} a declaration (program ${us(program.few)}, PostgreSQL ${us(postgres.few)})`,
    `${stored.many.toLocaleString('en')} stored: ${us(cpu.many)} a declaration (program ${us(program.many)}, PostgreSQL ${us(postgres.many)})`,
    `ratio ${ratio.toFixed(2)} (goal ${RATIO_MAX}: ${kept(reached.ratio)}); program memory ${Math.round(rssBytes / 1e6)} MB (goal ${RSS_BYTES_MAX / 1e6}: ${kept(reached.memory)})`,
    ...(reached.stored ? [] : [`The time was up before ${stored.wanted.toLocaleString('en')} were stored.`]),
    '',
  ].join('\n');
}
