import { machineTicks, serverCpuUs } from './cpu.ts';

/** One measured stretch: how many a second, and what each cost, in microseconds of processor time. */
export interface Round {
  readonly perSecond: number;
  readonly declarations: number;
  readonly seconds: number;
  /** Node of whoever did the work: the client of the floors, the program of the product. */
  readonly nodeUs: number;
  readonly postgresUs: number | null;
  /** Only where the load comes from a process of its own. */
  readonly loadUs: number | null;
  /** Share of the machine that nobody used meanwhile. */
  readonly idleShare: number | null;
}

export interface Work {
  readonly declarations: number;
  readonly seconds: number;
  readonly loadCpuUs?: number;
}

/** Runs a stretch of work and accounts for it. `nodeCpuUs` tells what the working Node process has used so far. */
export async function accounted(
  serverPid: number,
  nodeCpuUs: () => number | Promise<number>,
  work: () => Promise<Work>,
): Promise<Round> {
  const nodeBefore = await nodeCpuUs();
  const postgresBefore = serverCpuUs(serverPid);
  const machineBefore = machineTicks();
  const { declarations, seconds, loadCpuUs } = await work();
  const node = (await nodeCpuUs()) - nodeBefore;
  const postgres = serverCpuUs(serverPid);
  const machine = machineTicks();
  const each = (micros: number): number => micros / Math.max(1, declarations);
  const idle = machine && machineBefore && machine.idle - machineBefore.idle;
  const busy = machine && machineBefore && machine.busy - machineBefore.busy;
  return {
    perSecond: declarations / seconds,
    declarations,
    seconds,
    nodeUs: each(node),
    postgresUs: postgres === undefined || postgresBefore === undefined ? null : each(postgres - postgresBefore),
    loadUs: loadCpuUs === undefined ? null : each(loadCpuUs),
    idleShare: idle === undefined || busy === undefined ? null : idle / Math.max(1, idle + busy),
  };
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? Number.NaN)
    : ((sorted[middle - 1] ?? Number.NaN) + (sorted[middle] ?? Number.NaN)) / 2;
}

/** Each figure's own median over the rounds. */
export function medianRound(rounds: readonly Round[]): Round {
  const of = (figure: (round: Round) => number | null): number | null => {
    const values = rounds.map(figure).filter((value) => value !== null);
    return values.length === rounds.length ? median(values) : null;
  };
  return {
    perSecond: of((round) => round.perSecond) ?? 0,
    declarations: of((round) => round.declarations) ?? 0,
    seconds: of((round) => round.seconds) ?? 0,
    nodeUs: of((round) => round.nodeUs) ?? 0,
    postgresUs: of((round) => round.postgresUs),
    loadUs: of((round) => round.loadUs),
    idleShare: of((round) => round.idleShare),
  };
}
