import { instantAt, type Instant } from '#core/kernel';
import { clearanceTimes, type ClearanceTimes } from '#server/declaration';
import type { Services } from '#server/platform/services';

/** How the service stands, for anyone. */
export interface ServiceStatus {
  /** `waiting`: what is sent now is answered "busy" until the writer is back; nothing that was acknowledged is lost. */
  readonly state: 'working' | 'waiting';
  readonly asOf: Instant;
  /** The days that the times are of. */
  readonly days: number;
  /** By channel; `null` where there are too few to say anything, or where a single trader's goods would show. */
  readonly times: readonly PublicTimes[];
}

export interface PublicTimes extends Omit<ClearanceTimes, 'registered' | 'released' | 'releasedAtOnce'> {
  /** Of a hundred registered. */
  readonly sharePercent: number | null;
  /** Of a hundred released: within three seconds. */
  readonly atOncePercent: number | null;
}

const DAYS = 30;
const DAY_MS = 86_400_000;
/** Fewer say more about those who sent them than about customs. */
const TOLD_MIN = 20;
/** Anyone may ask, and the answer reads a month of rows. */
const KEPT_MS = 60_000;

/** Asks once a minute, whoever asks. */
export function serviceStatus({ engine, pool, clock }: Pick<Services, 'engine' | 'pool' | 'clock'>) {
  let kept: { readonly at: number; readonly times: Promise<readonly PublicTimes[]> } | undefined;
  const timesAt = (now: number): Promise<readonly PublicTimes[]> => {
    if (kept && now - kept.at < KEPT_MS && now >= kept.at) return kept.times;
    const times = clearanceTimes(pool, instantAt(now - DAYS * DAY_MS)).then(published);
    times.catch(() => (kept = undefined));
    kept = { at: now, times };
    return times;
  };
  return async (): Promise<ServiceStatus> => {
    const asOf = clock.now();
    const head = await engine.readHead().catch(() => undefined);
    const state = head !== undefined && (await engine.reachesWriter()) ? 'working' : 'waiting';
    return { state, asOf, days: DAYS, times: await timesAt(Date.parse(asOf)).catch(() => published([])) };
  };
}

/** Shares and times, never counts: how busy customs is, and with what, is nobody's to know from here. */
export function published(times: readonly ClearanceTimes[]): readonly PublicTimes[] {
  const registered = times.reduce((sum, row) => sum + row.registered, 0);
  return times.map(({ channel, ...row }) => {
    const isTold = row.released >= TOLD_MIN;
    return {
      channel,
      sharePercent: registered >= TOLD_MIN ? percent(row.registered, registered) : null,
      atOncePercent: isTold ? percent(row.releasedAtOnce, row.released) : null,
      medianSeconds: isTold ? row.medianSeconds : null,
      p90Seconds: isTold ? row.p90Seconds : null,
      p99Seconds: isTold ? row.p99Seconds : null,
    };
  });
}

const percent = (part: number, whole: number): number => Math.round((part / whole) * 100);
