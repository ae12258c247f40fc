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

/** What is open at these offices, what waits longest first; after a given one, where a page follows another. */
export async function openFollowUps(
  pool: Pick<pg.Pool, 'query'>,
  page: {
    readonly officeIds: readonly string[] | 'every';
    readonly after: string | undefined;
    readonly limit: number;
  },
): Promise<readonly Pick<FollowUpRow, 'id' | 'number'>[]> {
  const { officeIds, after, limit } = page;
  const { rows } = await pool.query<Pick<FollowUpRow, 'id' | 'number'>>(
    `select id, number from inspection.follow_up
      where closed_at is null and ($1::text[] is null or office_id = any($1))
        and ($2::text is null or (opened_at, id) > (select opened_at, id from inspection.follow_up where id = $2))
      order by opened_at, id limit $3`,
    [officeIds === 'every' ? null : officeIds, after ?? null, limit],
  );
  return rows;
}
