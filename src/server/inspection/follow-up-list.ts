import type { FollowUpKind } from '#core/inspection';
import type pg from 'pg';

export interface FollowUpRow {
  readonly id: string;
  readonly number: string;
  readonly office_id: string;
  readonly kind: FollowUpKind;
  readonly opened_at: string;
  readonly closed_at: string | null;
}

const WRITE = `insert into inspection.follow_up (id, number, office_id, kind, opened_at, closed_at)
  select id, number, office_id, kind, opened_at, closed_at
    from jsonb_populate_recordset(null::inspection.follow_up, $1::jsonb)
  on conflict (id) do update set closed_at = excluded.closed_at`;

/** One statement for a batch. */
export async function writeFollowUps(client: pg.ClientBase, rows: readonly FollowUpRow[]): Promise<void> {
  if (rows.length === 0) return;
  await client.query({ name: 'inspection-follow-ups', text: WRITE, values: [JSON.stringify(rows)] });
}

/** What of the list is wanted. */
export interface FollowUpPage {
  readonly officeIds: readonly string[] | 'every';
  readonly state: 'open' | 'closed';
  readonly kind: FollowUpKind | undefined;
  readonly after: string | undefined;
  readonly limit: number;
}

type Found = Pick<FollowUpRow, 'id' | 'number'>;

/** What is open at these offices, what waits longest first, or what was settled, the latest first; after a given one, where a page follows another. */
export async function findFollowUps(pool: Pick<pg.Pool, 'query'>, page: FollowUpPage): Promise<readonly Found[]> {
  const { officeIds, state, kind, after, limit } = page;
  const { rows } = await pool.query<Found>(FIND[state], [
    officeIds === 'every' ? null : officeIds,
    kind ?? null,
    after ?? null,
    limit,
  ]);
  return rows;
}

const FIND = {
  open: `select id, number from inspection.follow_up
      where closed_at is null and ($1::text[] is null or office_id = any($1)) and ($2::text is null or kind = $2)
        and ($3::text is null or (opened_at, id) > (select opened_at, id from inspection.follow_up where id = $3))
      order by opened_at, id limit $4`,
  closed: `select id, number from inspection.follow_up
      where closed_at is not null and ($1::text[] is null or office_id = any($1)) and ($2::text is null or kind = $2)
        and ($3::text is null or (closed_at, id) < (select closed_at, id from inspection.follow_up where id = $3))
      order by closed_at desc, id desc limit $4`,
} as const;
