import type { Channel } from '#core/declaration';
import type { Instant } from '#core/kernel';
import type pg from 'pg';

/** How long goods took from the registration of their declaration to their release, in one channel: a distribution, never an average. Times in seconds. */
export interface ClearanceTimes {
  readonly channel: Channel;
  readonly registered: number;
  readonly released: number;
  /** Of those released: without anybody waiting. */
  readonly releasedAtOnce: number;
  readonly medianSeconds: number | null;
  readonly p90Seconds: number | null;
  readonly p99Seconds: number | null;
}

/** What the best systems of today reach for most of their declarations. */
const AT_ONCE_SECONDS = 3;

const SQL = `select channel, count(*)::int as registered, count(released_at)::int as released,
    (count(*) filter (where released_at <= registered_at + $3 * interval '1 second'))::int as at_once,
    percentile_cont(array[0.5, 0.9, 0.99]) within group (order by extract(epoch from released_at - registered_at))
      filter (where released_at is not null) as seconds
  from declaration.overview
  where registered_at >= $1 and channel is not null and ($2::text is null or office_id = $2)
  group by channel`;

/** Of the declarations registered since then, at all offices or at one. Registered and not yet released count, but have no time. */
export async function clearanceTimes(
  pool: Pick<pg.Pool, 'query'>,
  since: Instant,
  officeId: string | null = null,
): Promise<readonly ClearanceTimes[]> {
  const { rows } = await pool.query<{
    readonly channel: Channel;
    readonly registered: number;
    readonly released: number;
    readonly at_once: number;
    readonly seconds: readonly (number | null)[] | null;
  }>(SQL, [since, officeId, AT_ONCE_SECONDS]);
  const found = new Map(rows.map((row) => [row.channel, row]));
  return CHANNELS.map((channel) => {
    const row = found.get(channel);
    return {
      channel,
      registered: row?.registered ?? 0,
      released: row?.released ?? 0,
      releasedAtOnce: row?.at_once ?? 0,
      medianSeconds: row?.seconds?.[0] ?? null,
      p90Seconds: row?.seconds?.[1] ?? null,
      p99Seconds: row?.seconds?.[2] ?? null,
    };
  });
}

const CHANNELS: readonly Channel[] = ['green', 'yellow', 'red'];
