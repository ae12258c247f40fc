import type { Visibility } from '#core/access';
import type pg from 'pg';

export interface ListRow {
  readonly id: string;
  readonly holder_token: string;
  readonly office_id: string;
  readonly status: string;
  readonly waiting: boolean;
}

const WRITE_LISTS = `insert into relief.exemption_list (id, holder_token, office_id, status, waiting)
  select id, holder_token, office_id, status, waiting from jsonb_populate_recordset(null::relief.exemption_list, $1::jsonb)
  on conflict (id) do update set status = excluded.status, waiting = excluded.waiting`;

/** One statement for a batch. */
export async function writeLists(client: pg.ClientBase, rows: readonly ListRow[]): Promise<void> {
  if (rows.length === 0) return;
  await client.query({ name: 'relief-lists', text: WRITE_LISTS, values: [JSON.stringify(rows)] });
}

export interface AdmissionRow {
  readonly number: string;
  readonly office_id: string;
  readonly type_code: string;
  readonly registered_on: string;
  readonly due_on: string | null;
}
/** What became of an admission; absent where that is as it was. */
export interface AdmissionChange {
  readonly number: string;
  readonly ended_by?: string | null;
  readonly cancelled?: boolean;
}

const WRITE_ADMISSIONS = `insert into relief.temporary_admission (number, office_id, type_code, registered_on, due_on)
  select number, office_id, type_code, registered_on, due_on
    from jsonb_populate_recordset(null::relief.temporary_admission, $1::jsonb)
  on conflict (number) do nothing`;

export async function writeAdmissions(client: pg.ClientBase, rows: readonly AdmissionRow[]): Promise<void> {
  if (rows.length === 0) return;
  await client.query({ name: 'relief-admissions', text: WRITE_ADMISSIONS, values: [JSON.stringify(rows)] });
}

const CHANGE_ADMISSIONS = `update relief.temporary_admission t
  set ended_by = case when r.change ? 'ended_by' then r.change ->> 'ended_by' else t.ended_by end,
    cancelled = coalesce((r.change ->> 'cancelled')::boolean, t.cancelled)
  from jsonb_array_elements($1::jsonb) r(change)
  where t.number = r.change ->> 'number'`;

/** One change for each admission. */
export async function changeAdmissions(client: pg.ClientBase, changes: readonly AdmissionChange[]): Promise<void> {
  if (changes.length === 0) return;
  await client.query({ name: 'relief-changed', text: CHANGE_ADMISSIONS, values: [JSON.stringify(changes)] });
}

/** A condition of a query with its values. */
type Bind = (value: unknown) => string;

export interface ListsWanted {
  readonly visibility: Visibility;
  /** The hashes of the organisations that the visibility names. */
  readonly holderTokens: readonly string[];
  readonly waiting: boolean;
  readonly officeIds: readonly string[] | undefined;
  /** The last list of the page before. */
  readonly before: string | undefined;
  /** Patterns that the number has to be like. */
  readonly numberLike?: readonly string[];
  readonly limit: number;
}

/** Numbers of lists, newest first; one more than asked for tells that there are more. */
export async function findLists(pool: pg.Pool, wanted: ListsWanted): Promise<readonly string[]> {
  const values: unknown[] = [];
  const bind: Bind = (value) => `$${values.push(value)}`;
  const where = [visibleSql(wanted, bind)];
  if (wanted.waiting) where.push('waiting');
  if (wanted.officeIds) where.push(`office_id = any(${bind(wanted.officeIds)}::text[])`);
  if (wanted.before !== undefined) where.push(`id < ${bind(wanted.before)}`);
  if (wanted.numberLike) where.push(`lower(id) like all(${bind(wanted.numberLike)}::text[])`);
  const { rows } = await pool.query<{ id: string }>(
    `select id from relief.exemption_list where ${where.join(' and ')} order by id desc limit ${bind(wanted.limit)}`,
    values,
  );
  return rows.map(({ id }) => id);
}

function visibleSql({ visibility, holderTokens }: ListsWanted, bind: Bind): string {
  const { everything, officeIds } = visibility;
  const anyOf = [
    ...(everything || officeIds === 'every' ? ['true'] : []),
    ...(holderTokens.length > 0 ? [`holder_token = any(${bind(holderTokens)}::text[])`] : []),
    ...(officeIds !== 'every' && officeIds.length > 0 ? [`office_id = any(${bind(officeIds)}::text[])`] : []),
  ];
  return anyOf.length > 0 ? `(${anyOf.join(' or ')})` : 'false';
}

export interface OverdueRow {
  readonly number: string;
  readonly office_id: string;
  readonly type_code: string;
  readonly registered_on: string;
  readonly due_on: string;
}

/** What should have left by that day and has not, longest overdue first. */
export async function findOverdue(
  pool: pg.Pool,
  officeIds: readonly string[],
  on: string,
  limit: number,
): Promise<readonly OverdueRow[]> {
  const { rows } = await pool.query<OverdueRow>(
    `select number, office_id, type_code, registered_on::text as registered_on, due_on::text as due_on
       from relief.temporary_admission
      where ended_by is null and not cancelled and office_id = any($1::text[]) and due_on < $2::date order by due_on, number limit $3`,
    [officeIds, on, limit],
  );
  return rows;
}
