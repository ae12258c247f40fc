import { startChild } from './child.ts';
import type { LoadFunctions } from './load.ts';
import type { ProgramFunctions } from './program.ts';
import { referenceWriters } from './reference-writers.ts';
import { inWords } from './report.ts';
import { accounted, medianRound, type Round } from './rounds.ts';
import { RULES, rulesLookedAt } from './rules.ts';
import { startServer, urlOf, type BenchServer } from './server.ts';
import { BENCH_DAY, CONNECTIONS, COUNTRY, PROGRAM_START } from './setting.ts';
import { SEED, TRADERS, trafficOf, trafficShape } from './traffic.ts';
import { verify } from './verify.ts';
import { mkdir } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { countryInForce } from '#server/program';

/**
 * The product end to end beside two floors on the same server, in turn, so that whatever disturbs the machine disturbs all three.
 * docs/reference/benchmark.md says what is measured and how to read it.
 */
const SECONDS_DEFAULT = 60;
/** Below this the rounds are too short to mean anything. */
const SECONDS_MIN = 20;
const SECONDS_MAX = 3_600;
const ROUNDS = 3;
/** Shares of the time that is left after setting up. Warming up is long: code is compiled while it runs. */
const SHARES = {
  warm: 0.14,
  warmFloors: 0.01,
  floor: 0.04,
  naive: 0.04,
  product: 0.1,
  profile: 0.06,
  half: 0.14,
} as const;
/** For checking what was stored, which grows with the run, and for stopping. */
const RESERVE = { ms: 3_000, share: 0.12 } as const;
const PIECE_MS_MIN = 300;

const { values } = parseArgs({
  options: {
    seconds: { type: 'string' },
    json: { type: 'boolean', default: false },
    data: { type: 'string' },
    profile: { type: 'string' },
    'heap-profile': { type: 'string' },
    outlives: { type: 'boolean', default: false },
    model: { type: 'boolean', default: false },
  },
});
const seconds = Math.min(
  SECONDS_MAX,
  Math.max(SECONDS_MIN, Number(values.seconds ?? SECONDS_DEFAULT) || SECONDS_DEFAULT),
);
const parent = path.resolve(values.data ?? '.haidang');
const begun = performance.now();
const say = (text: string): void => void process.stderr.write(`${text}\n`);

await mkdir(parent, { recursive: true });
const server = await startServer(parent);
const program = startChild<ProgramFunctions>('program.ts', PROGRAM_START);
const load = startChild<LoadFunctions>('load.ts');
const stopAll = async (): Promise<void> => {
  await program.call('stop').catch(() => undefined);
  await Promise.all([load.end(), program.end()]);
  await server.stop();
};
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void stopAll().finally(() => process.exit(1)));
try {
  const report = await run(server);
  process.stdout.write(values.json ? `${JSON.stringify(report)}\n` : inWords(report));
  if (!report.verified.right) process.exitCode = 1;
} finally {
  await stopAll();
}

export type Report = Awaited<ReturnType<typeof run>>;

async function run({ pid, dataFolder, database, writeOut }: BenchServer) {
  const country = await countryInForce(COUNTRY);
  const { reference } = country.snapshot;
  const traffic = trafficOf(reference, BENCH_DAY);
  const productDatabase = await database('bench_product');
  const { url, key } = await program.call('start', {
    databaseUrl: urlOf(productDatabase),
    dataFolder,
    serverPid: pid(),
    withModel: values.model,
  });
  await load.call('aim', { url, key, firstOrdinal: 0 });
  const reference16 = await referenceWriters(await database('bench_reference'), traffic.declarations);
  const left = Math.max(0, begun + seconds * 1000 * (1 - RESERVE.share) - RESERVE.ms - performance.now());
  const lasting = (share: number): number => Math.max(PIECE_MS_MIN, left * share);
  const ownCpuUs = (): number => {
    const { user, system } = process.cpuUsage();
    return user + system;
  };
  const programCpuUs = async (): Promise<number> => (await program.call('usage')).cpuUs;

  const floorRound = (write: (milliseconds: number) => Promise<number>, share: number): Promise<Round> =>
    accounted(pid(), ownCpuUs, async () => {
      const start = performance.now();
      const declarations = await write(lasting(share));
      return { declarations, seconds: (performance.now() - start) / 1000 };
    });
  const latencies: { readonly p50Ms: number; readonly p99Ms: number }[] = [];
  let listsBehindMs = 0;
  const productRound = (share: number): Promise<Round> =>
    accounted(pid(), programCpuUs, async () => {
      const result = await load.call('saturate', { milliseconds: lasting(share) });
      if (result.accepted !== result.sent)
        throw new Error(`not every declaration was accepted: ${JSON.stringify(result)}`);
      latencies.push(result);
      listsBehindMs = Math.max(listsBehindMs, await program.call('settled'));
      return { declarations: result.accepted, seconds: result.seconds, loadCpuUs: result.cpuUs };
    });

  say('warming up');
  await reference16.floor(lasting(SHARES.warmFloors));
  await reference16.naive(lasting(SHARES.warmFloors));
  await productRound(SHARES.warm);
  latencies.length = 0;
  const rounds: { readonly floor: Round; readonly naive: Round; readonly product: Round }[] = [];
  for (let number = 1; number <= ROUNDS; number += 1) {
    const floor = await floorRound(reference16.floor, SHARES.floor);
    const naive = await floorRound(reference16.naive, SHARES.naive);
    const product = await productRound(SHARES.product);
    rounds.push({ floor, naive, product });
    say(
      `round ${number}: floor ${floor.perSecond.toFixed(0)}/s, naive ${naive.perSecond.toFixed(0)}/s, product ${product.perSecond.toFixed(0)}/s`,
    );
  }
  const floor = medianRound(rounds.map((round) => round.floor));
  const naive = medianRound(rounds.map((round) => round.naive));
  const product = medianRound(rounds.map((round) => round.product));
  const saturated = medianOfLatencies(latencies);

  say('half load');
  // The kernel holds back for half a minute what was written, and a commit waits behind it: what the floors and full load left is not half load's.
  await writeOut();
  const halfPerSecond = product.perSecond / 2;
  const half = await load.call('openLoop', { milliseconds: lasting(SHARES.half), perSecond: halfPerSecond });
  // Before the profiler, whose samples are megabytes.
  const { rssBytes } = await program.call('usage');
  say('where the time goes');
  await program.call('profileStart');
  await productRound(SHARES.profile);
  const shares = await program.call('profileStop', values.profile ?? null);
  const counted = values.outlives ? 'outlives' : 'all';
  await program.call('allocationsStart', counted);
  const { declarations } = await productRound(SHARES.profile);
  const bytes = await program.call('allocationsStop', values['heap-profile'] ?? null);

  say('checking what was stored');
  const verified = await verify(productDatabase, await load.call('told'), traffic, reference);
  const journal = await program.call('verifyJournal');
  await reference16.close();
  return {
    floorPerSecond: floor.perSecond,
    naivePerSecond: naive.perSecond,
    endToEndPerSecond: product.perSecond,
    ratioToFloor: product.perSecond / floor.perSecond,
    ratioToNaive: product.perSecond / naive.perSecond,
    ratioToFloorByCpu: cpuOf(floor) / cpuOf(product),
    p50Ms: half.p50Ms,
    p99Ms: half.p99Ms,
    halfLoad: { perSecond: halfPerSecond, answered: half.accepted, maxMs: half.maxMs, others: half.others },
    saturated,
    cpuUsPerDeclaration: {
      floor: { client: floor.nodeUs, postgres: floor.postgresUs },
      naive: { client: naive.nodeUs, postgres: naive.postgresUs },
      product: { program: product.nodeUs, postgres: product.postgresUs, load: product.loadUs },
    },
    cpuUsPerStage: {
      ...Object.fromEntries(Object.entries(shares.stages).map(([stage, share]) => [stage, share * product.nodeUs])),
      postgres: product.postgresUs,
    },
    allocated: { counted, bytes: bytes / declarations },
    heaviest: shares.heaviest.slice(0, 15),
    idleShare: { floor: floor.idleShare, naive: naive.idleShare, product: product.idleShare },
    listsBehindMs,
    rssBytes,
    rounds,
    verified: { ...verified, journal: { ...journal, position: Number(journal.position) } },
    traffic: { seed: SEED, traders: TRADERS, connections: CONNECTIONS, ...trafficShape(traffic) },
    model: values.model,
    rules: { count: RULES, lookedAt: rulesLookedAt(traffic, reference) },
    machine: { processors: availableParallelism(), node: process.version },
    settings: await program.call('settings'),
    seconds: (performance.now() - begun) / 1000,
  };
}

/** All that a declaration cost in processor time, whoever spent it. */
function cpuOf({ nodeUs, postgresUs, loadUs }: Round): number {
  return nodeUs + (postgresUs ?? 0) + (loadUs ?? 0);
}

function medianOfLatencies(rounds: readonly { readonly p50Ms: number; readonly p99Ms: number }[]) {
  const middle = (figures: readonly number[]): number =>
    figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)] ?? Number.NaN;
  return { p50Ms: middle(rounds.map(({ p50Ms }) => p50Ms)), p99Ms: middle(rounds.map(({ p99Ms }) => p99Ms)) };
}
