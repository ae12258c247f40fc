import { readdirSync, readFileSync } from 'node:fs';

/** Processor time in microseconds, or nothing where the system does not tell (only Linux does, by /proc). */
export type CpuUs = number | undefined;

/** Linux counts in hundredths of a second wherever Node runs. */
const US_PER_TICK = 10_000;

/** What a PostgreSQL server has used so far with all its processes, those that have ended too. */
export function serverCpuUs(postmasterPid: number): CpuUs {
  const own = statOf(postmasterPid);
  if (!own) return undefined;
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => statOf(Number(name)) ?? [])
    .filter(({ parent }) => parent === postmasterPid);
  return (own.ticks + own.ticksOfEnded + children.reduce((sum, { ticks }) => sum + ticks, 0)) * US_PER_TICK;
}

/** Share of all processors that nobody used since the machine started, as busy and idle ticks. */
export function machineTicks(): { readonly busy: number; readonly idle: number } | undefined {
  const line = read('/proc/stat')?.split('\n', 1)[0];
  if (!line) return undefined;
  const ticks = line.split(/\s+/).slice(1, 9).map(Number);
  const idle = (ticks[3] ?? 0) + (ticks[4] ?? 0);
  return { busy: ticks.reduce((sum, count) => sum + count, 0) - idle, idle };
}

interface Stat {
  readonly parent: number;
  readonly ticks: number;
  readonly ticksOfEnded: number;
}

function statOf(pid: number): Stat | undefined {
  const text = read(`/proc/${pid}/stat`);
  if (!text) return undefined;
  // The name may hold anything; what follows its last parenthesis does not.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const field = (index: number): number => Number(fields[index - 3] ?? 0);
  return { parent: field(4), ticks: field(14) + field(15), ticksOfEnded: field(16) + field(17) };
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
