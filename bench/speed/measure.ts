import type { Child } from './child.ts';
import type { LoadFunctions } from './load.ts';
import type { ProgramFunctions } from './program.ts';
import { referenceWriters } from './reference-writers.ts';
import { accounted, medianRound, type Round } from './rounds.ts';
import { RULES, rulesLookedAt } from './rules.ts';
import { urlOf, type BenchServer } from './server.ts';
import { BENCH_DAY, CONNECTIONS, COUNTRY } from './setting.ts';
import { SEED, TRADERS, trafficOf, trafficShape } from './traffic.ts';
import { verify } from './verify.ts';
import { availableParallelism } from 'node:os';
import { countryInForce } from '#server/program';

const ROUNDS = 3;
/**
 * Shares of the time that is left after setting up. Warming up is long: a program costs a declaration less for its first 50,000 to 100,000, until
 * all that they come by is compiled.
 */
const SHARES = {
  warm: 0.32,
  warmFloors: 0.01,
  floor: 0.03,
  naive: 0.03,
  product: 0.08,
  profile: 0.05,
  half: 0.12,
} as const;
/** For checking what was stored, which grows with the run, and for stopping. */
const RESERVE = { ms: 3_000, share: 0.12 } as const;
const PIECE_MS_MIN = 300;

export interface MeasureOptions {
  /** Of the program. */
  readonly server: BenchServer;
  /** Of the floors: on one server, each would find its buffers full of what the others wrote, and write that out at its own expense. */
  readonly floorServer: BenchServer;
  readonly program: Child<ProgramFunctions>;
  readonly load: Child<LoadFunctions>;
  /** When the run began, on the clock of `performance`, and how long it may take. */
  readonly begun: number;
  readonly seconds: number;
  readonly say: (text: string) => void;
  readonly model: boolean;
  /** Files for the profiles, where they are wanted. */
  readonly profile?: string | undefined;
  readonly 'heap-profile'?: string | undefined;
  /** Counts only what outlives the young generation. */
  readonly outlives: boolean;
}

export type Report = Awaited<ReturnType<typeof measure>>;

/** One run: the three in turn, half load, profiles, and whether all that was told is stored. */
export async function measure(given: MeasureOptions) {
  const { server, floorServer, program, load, begun, seconds, say, ...options } = given;
  const { pid, dataFolder, database, writeOut } = server;
  const country = await countryInForce(COUNTRY);
  const { reference } = country.snapshot;
  const traffic = trafficOf(reference, BENCH_DAY);
  const productDatabase = await database('bench_product');
  const { url, key } = await program.call('start', {
    databaseUrl: urlOf(productDatabase),
    dataFolder,
    serverPid: pid(),
    withModel: options.model,
  });
  await load.call('aim', { url, key, firstOrdinal: 0 });
  const reference16 = await referenceWriters(await floorServer.database('bench_reference'), traffic.declarations);
  const left = Math.max(0, begun + seconds * 1000 * (1 - RESERVE.share) - RESERVE.ms - performance.now());
  const lasting = (share: number): number => Math.max(PIECE_MS_MIN, left * share);
  const ownCpuUs = (): number => {
    const { user, system } = process.cpuUsage();
    return user + system;
  };
  const programCpuUs = async (): Promise<number> => (await program.call('usage')).cpuUs;

  const floorRound = (write: (milliseconds: number) => Promise<number>, share: number): Promise<Round> =>
    accounted(floorServer.pid(), ownCpuUs, async () => {
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
  await Promise.all([writeOut(), floorServer.writeOut()]);
  const halfPerSecond = product.perSecond / 2;
  const half = await load.call('openLoop', { milliseconds: lasting(SHARES.half), perSecond: halfPerSecond });
  // Before the profiler, whose samples are megabytes.
  const { rssBytes } = await program.call('usage');
  say('where the time goes');
  await program.call('profileStart');
  await productRound(SHARES.profile);
  const shares = await program.call('profileStop', options.profile ?? null);
  const counted = options.outlives ? 'outlives' : 'all';
  await program.call('allocationsStart', counted);
  const { declarations } = await productRound(SHARES.profile);
  const bytes = await program.call('allocationsStop', options['heap-profile'] ?? null);

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
    model: options.model,
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
