import { statementsOf } from '#server/platform/database';

const statement = statementsOf('suspense');

export interface ItemRow {
  readonly id: string;
  readonly state: string;
  readonly reason: string;
  readonly received_at: string;
  readonly waits: string;
  readonly names: string | null;
  readonly search: string;
  readonly subject: string | null;
}

export interface RefundRow {
  readonly kind: string;
  readonly subject: string;
  readonly office_id: string | null;
  readonly state: string;
  readonly amount: string;
  readonly bank_code: string | null;
  readonly order_id: string | null;
  readonly since: string;
  readonly due_at: string | null;
}

/** Everything this room asks of the database. */
export const SQL = {
  putItems: statement(
    'putItems',
    `insert into suspense.item
       select * from jsonb_populate_recordset(null::suspense.item, $1::jsonb)
     on conflict (id) do update set state = excluded.state, waits = excluded.waits, search = excluded.search`,
  ),
  itemsOfSubjects: statement<{ readonly id: string }>(
    'itemsOfSubjects',
    'select id from suspense.item where subject = any($1::text[])',
  ),
  /** What is settled was never owed here unless it was before: nothing is said of declarations on which nothing ever was. */
  putRefunds: statement(
    'putRefunds',
    `with given as (select * from jsonb_populate_recordset(null::suspense.refund, $1::jsonb)),
       settled as (
         update suspense.refund r set state = 'settled', since = g.since, due_at = null
           from given g where g.state = 'settled' and r.kind = g.kind and r.subject = g.subject and r.state <> 'settled'
       )
     insert into suspense.refund select * from given where state <> 'settled'
     on conflict (kind, subject) do update set state = excluded.state, amount = excluded.amount,
       bank_code = excluded.bank_code, order_id = excluded.order_id, since = excluded.since, due_at = excluded.due_at`,
  ),
  /** The oldest first: what waits longest is looked for first. */
  listItems: statement<Pick<ItemRow, 'id' | 'received_at'>>(
    'listItems',
    // State by state along the index: with all of them in one condition, everything that was ever settled is sorted.
    `select id, to_char(received_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as received_at
       from unnest($1::text[]) wanted (state) cross join lateral (
         select i.id, i.received_at from suspense.item i
          where i.state = wanted.state and ($2::text is null or i.reason = $2) and i.search like all($3::text[])
            and ($4::timestamptz is null or i.received_at < $4) and (i.received_at, i.id) > ($5::timestamptz, $6)
          order by i.received_at, i.id limit $7) items
      order by items.received_at, id limit $7`,
  ),
  countItems: statement<{
    readonly state: string;
    readonly count: number;
    readonly amount: string;
    readonly oldest: string;
  }>(
    'countItems',
    `select state, count(*)::int as count, sum(waits)::text as amount, min(received_at)::text as oldest
       from suspense.item where state <> 'settled' group by state`,
  ),
  itemsNaming: statement<{ readonly id: string }>(
    'itemsNaming',
    `select id from suspense.item where names = $1 and state <> 'settled' order by received_at, id limit 50`,
  ),
  listRefunds: statement<RefundRow>(
    'listRefunds',
    `select kind, subject, office_id, state, amount::text, bank_code, order_id,
        to_char(since at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as since,
        to_char(due_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as due_at
       from unnest($1::text[]) wanted (sought) cross join lateral (
         select * from suspense.refund r
          where r.state = wanted.sought and (r.office_id is null or r.office_id = any($2::text[])) and r.subject like $3
            and ($4::timestamptz is null or r.due_at < $4) and (r.since, r.kind, r.subject) > ($5::timestamptz, $6, $7)
          order by r.since, r.kind, r.subject limit $8) refunds
      order by refunds.since, kind, subject limit $8`,
  ),
  countRefunds: statement<{
    readonly state: string;
    readonly count: number;
    readonly amount: string;
    readonly overdue: number;
  }>(
    'countRefunds',
    `select state, count(*)::int as count, sum(amount)::text as amount, (count(*) filter (where due_at < $2))::int as overdue
       from suspense.refund where state <> 'settled' and (office_id is null or office_id = any($1::text[])) group by state`,
  ),
} as const;
