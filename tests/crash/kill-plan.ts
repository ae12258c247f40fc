import type { Random } from '#core/kernel';
import { DEBUG_POINTS, type DebugHook, type DebugPoint } from '#server/platform/engine';

/** The signal a program gives itself when its writer comes by a point for the n-th time. */
export interface SignalAt {
  readonly point: DebugPoint;
  readonly pass: number;
  readonly signal: 'SIGKILL' | 'SIGSTOP';
}

export type Kill =
  /** The program kills itself when its writer comes by the point; statements travel one by one. */
  | { readonly kind: 'at'; readonly signalAt: SignalAt }
  /** The program is killed whenever; statements travel in one go, as in service. */
  | { readonly kind: 'program' }
  | { readonly kind: 'writer-backend' }
  | { readonly kind: 'postmaster' };

/** `CRASH_KILLS=1000 npm run test:crash` for a long night; without it, enough for every named point. */
export const killsOr = (usual: number): number => Number(process.env['CRASH_KILLS'] ?? usual);

/** `CRASH_SEED` plans the same kills again. */
export const SEED = Number(process.env['CRASH_SEED'] ?? Math.floor(performance.timeOrigin % 1_000_000));

/** `CRASH_VERBOSE=1`: the programs tell on standard error what troubles them. */
export const IS_VERBOSE = process.env['CRASH_VERBOSE'] === '1';

/** Every named point in turn, with the rest at random among them. */
export function plannedKills(count: number, passMax: number, random: Random): readonly Kill[] {
  return Array.from({ length: count }, (_, index): Kill => {
    const point = DEBUG_POINTS[(index >> 1) % DEBUG_POINTS.length];
    if (index % 2 === 0 && point !== undefined)
      return { kind: 'at', signalAt: { point, pass: 1 + Math.floor(random.next() * passMax), signal: 'SIGKILL' } };
    const chance = random.next();
    return { kind: chance < 0.6 ? 'program' : chance < 0.8 ? 'writer-backend' : 'postmaster' };
  });
}

/** The hook of a program that stops or kills itself, mid-stride. Passes count from when it is in service. */
export function signalHook(at: SignalAt, isInService: () => boolean = () => true): DebugHook {
  let passes = 0;
  return (point) => {
    if (point !== at.point || !isInService()) return;
    passes += 1;
    // Nothing runs between this line and the signal: the process is gone, or stands still exactly here.
    if (passes === at.pass) process.kill(process.pid, at.signal);
  };
}
