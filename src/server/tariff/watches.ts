import type { PlainDate } from '#core/kernel';
import type { NoticedChange } from './noticed-change.ts';
import type pg from 'pg';

type Pool = Pick<pg.Pool, 'query'>;

/** More than a company's catalogue has headings; who imports everything watches chapters. */
export const WATCHES_MAX = 200;
/** The newest of a person; older ones are old news. */
export const NOTICES_KEPT_MAX = 500;

export interface Watch {
  readonly node: string;
  readonly createdAt: string;
}

export interface Watching {
  readonly userId: string;
  readonly node: string;
}

/** Something to tell everybody who watches a node. */
export interface Told {
  readonly node: string;
  readonly cause: 'publication' | 'day';
  /** The version or the day: each is told once. */
  readonly told: string;
  readonly day: PlainDate;
  readonly changes: readonly NoticedChange[];
  readonly changeCount: number;
}

export interface Notice extends Told {
  readonly id: string;
  readonly at: string;
  readonly readAt: string | null;
}

export async function watchesOf(pool: Pool, userId: string): Promise<readonly Watch[]> {
  const { rows } = await pool.query<{ node: string; created_at: Date }>(
    'select node, created_at from tariff.watch where user_id = $1 order by node',
    [userId],
  );
  return rows.map(({ node, created_at }) => ({ node, createdAt: created_at.toISOString() }));
}

/** Watching what one watches already changes nothing. `full` where nothing more can be watched. */
export async function addWatch(
  pool: Pool,
  { userId, node }: Watching,
  at: string,
): Promise<'added' | 'there already' | 'full'> {
  const { rows } = await pool.query<{ there: boolean; added: boolean }>(
    `with there as (select 1 from tariff.watch where user_id = $1 and node = $2),
          added as (insert into tariff.watch (user_id, node, created_at)
                    select $1, $2, $3 where (select count(*) from tariff.watch where user_id = $1) < $4
                    on conflict do nothing returning 1)
     select exists (select from there) as there, exists (select from added) as added`,
    [userId, node, at, WATCHES_MAX],
  );
  const [row] = rows;
  return row?.there === true ? 'there already' : row?.added === true ? 'added' : 'full';
}

export async function removeWatch(pool: Pool, { userId, node }: Watching): Promise<void> {
  await pool.query('delete from tariff.watch where user_id = $1 and node = $2', [userId, node]);
}

/** All nodes that anybody watched at an instant. */
export async function watchedNodes(pool: Pool, since: string): Promise<readonly string[]> {
  const { rows } = await pool.query<{ node: string }>(
    'select distinct node from tariff.watch where created_at <= $1 order by node',
    [since],
  );
  return rows.map(({ node }) => node);
}

/** What somebody was told now, and how to tell it elsewhere. */
export interface NewlyTold extends Pick<Told, 'node' | 'cause' | 'day' | 'changeCount'> {
  readonly userId: string;
}

/** Tells everybody who watched the nodes at that instant; what was told before is not told again. Gives what was new. */
export async function tell(pool: Pool, told: readonly Told[], at: string): Promise<readonly NewlyTold[]> {
  if (told.length === 0) return [];
  const { rows } = await pool.query<Pick<NoticeRow, 'node' | 'cause' | 'day' | 'change_count'> & { user_id: string }>(
    `insert into tariff.notice (user_id, node, cause, told, at, day, changes, change_count)
     select watch.user_id, new.node, new.cause, new.told, $1, new.day, new.changes, new.change_count
       from jsonb_to_recordset($2::jsonb)
              as new (node text, cause text, told text, day date, changes jsonb, change_count integer)
       join tariff.watch on watch.node = new.node and watch.created_at <= $1
      order by new.day, new.node
     on conflict do nothing
     returning user_id, node, cause, day::text as day, change_count`,
    [
      at,
      JSON.stringify(
        told.map(({ node, cause, told: key, day, changes, changeCount }) => ({
          node,
          cause,
          told: key,
          day,
          changes,
          change_count: changeCount,
        })),
      ),
    ],
  );
  return rows.map(({ user_id, node, cause, day, change_count }) => ({
    userId: user_id,
    node,
    cause,
    day: day as PlainDate,
    changeCount: change_count,
  }));
}

interface NoticeRow {
  readonly id: string;
  readonly node: string;
  readonly cause: 'publication' | 'day';
  readonly told: string;
  readonly at: Date;
  readonly day: string;
  readonly changes: readonly NoticedChange[];
  readonly change_count: number;
  readonly read_at: Date | null;
}

/** The newest first, before a notice where one is named. */
export async function noticesOf(
  pool: Pool,
  userId: string,
  { before, limit, unreadOnly }: { readonly before?: string; readonly limit: number; readonly unreadOnly: boolean },
): Promise<readonly Notice[]> {
  const { rows } = await pool.query<NoticeRow>(
    `select id, node, cause, told, at, day::text as day, changes, change_count, read_at from tariff.notice
      where user_id = $1 and ($2::bigint is null or id < $2) and (read_at is null or not $4)
      order by id desc limit $3`,
    [userId, before ?? null, limit, unreadOnly],
  );
  return rows.map(({ at, read_at, change_count, day, ...rest }) => ({
    ...rest,
    day: day as PlainDate,
    changeCount: change_count,
    at: at.toISOString(),
    readAt: read_at?.toISOString() ?? null,
  }));
}

export async function unreadCount(pool: Pool, userId: string): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    'select count(*)::int as count from tariff.notice where user_id = $1 and read_at is null',
    [userId],
  );
  return rows[0]?.count ?? 0;
}

/** Marks one notice, or all up to one, as read. Marking again keeps the first moment. */
export async function markRead(
  pool: Pool,
  userId: string,
  { id, andOlder }: { readonly id: string; readonly andOlder: boolean },
  at: string,
): Promise<void> {
  await pool.query(
    `update tariff.notice set read_at = $4
      where user_id = $1 and (id = $2 or ($3 and id < $2)) and read_at is null`,
    [userId, id, andOlder, at],
  );
}

export async function forgetOldNotices(pool: Pool): Promise<void> {
  await pool.query(
    `delete from tariff.notice where id in
      (select id from (select id, row_number() over (partition by user_id order by id desc) as place from tariff.notice) ranked
        where place > $1)`,
    [NOTICES_KEPT_MAX],
  );
}
