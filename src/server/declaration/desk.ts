import type { Visibility } from '#core/access';
import { SHOWN_STATUSES } from '#core/clearance';
import { keptSince, type DeclarationStatus } from '#core/declaration';
import { instantAt, type Instant } from '#core/kernel';
import type { CountryProfile } from '#core/reference';
import type pg from 'pg';
import { inOrder, summariesOf } from './overview.ts';
import { FIRST_OF_SHIPMENT } from './visible-rows.ts';
import { nearSql } from './walk.ts';
import { progressOf } from './progress-texts.ts';
import type { DeclarationSummary } from './schemas.ts';
import { DUE } from './urgency.ts';

/** What somebody has to do, what they wait for, and what was done lately. */
export type Duty = 'toDo' | 'waiting' | 'done';

export interface DeskPart {
  readonly count: number;
  /** Of them: whose time has run out. */
  readonly overdue: number;
  /** Those due first; of what is done, the latest. */
  readonly items: readonly DeclarationSummary[];
}

/** The same of one party whose goods they are. */
export interface DeskClient {
  readonly id: string;
  readonly name: string;
  readonly toDo: number;
  readonly waiting: number;
  readonly overdue: number;
  readonly amountDue: string;
}

export interface Desk {
  readonly parts: Readonly<Record<Duty, DeskPart>>;
  /** What is to be paid, of how many declarations, in the country's currency. */
  readonly money: { readonly count: number; readonly amountDue: string };
  /** Whose goods they are, those with most to do first; all of them, whichever were asked for. */
  readonly clients: readonly DeskClient[];
}

/** Of each part so many are shown; the list has the rest. What is done needs a glance, no more. */
const ITEMS_MAX = 10;
const DONE_ITEMS_MAX = 5;
const CLIENTS_MAX = 200;
/** What was done longer ago is looked up in the list. */
const DONE_DAYS = 7;
const DAY_MS = 86_400_000;

/** Who holds it by its status alone: what a row can tell. */
const heldBy = (holder: 'trader' | 'customs'): readonly DeclarationStatus[] =>
  SHOWN_STATUSES.filter(
    (status): status is DeclarationStatus =>
      status !== 'lapsed' && progressOf(status, { preRegistrationDays: 0 }).holder === holder,
  );
const TO_DO = heldBy('trader');
const WAITING = heldBy('customs');
/** Of what is over otherwise, money that has a time is still to be paid: a fine. */
const OVER: readonly DeclarationStatus[] = ['released', 'cancelled'];

/**
 * The day's work of whoever may see these declarations, in one read. What was asked of customs waits for customs, whatever the status; a
 * pre-registration that lapsed by itself is done.
 */
export async function deskOf(
  pool: pg.Pool,
  visibility: Visibility,
  clients: readonly string[] | undefined,
  now: { readonly country: CountryProfile; readonly at: Instant },
): Promise<Desk> {
  const values: unknown[] = [];
  const value = (given: unknown): string => `$${values.push(given)}`;
  const at = value(now.at);
  const kept = value(keptSince(now.country, now.at));
  const doneSince = value(instantAt(Date.parse(now.at) - DONE_DAYS * DAY_MS));
  const near = await nearSql(pool, visibility, `${doneSince}::timestamptz`, value);
  const isChosen = clients === undefined ? 'true' : `principal_id = any(${value(clients)}::text[])`;
  // What nobody has asked for in a week, and owes nothing, is most of all there is: it is never read. One pass over what is left, in few
  // columns, counts and places at once: a broker with 100,000 declarations waited 300 ms for three passes of whole rows.
  const { rows } = await pool.query<{ readonly counted: readonly CountRow[]; readonly placed: readonly PlacedRow[] }>(
    `with mine as materialized (select * from (
         select number, principal_id, case direction when 'import' then importer_name else exporter_name end as name,
           ${isChosen} as chosen, ${FIRST_OF_SHIPMENT} as is_first, greatest(total_payable - amount_paid, 0) as owed,
           due_at < ${at}::timestamptz as late, ${DUE} as due, status_since, status <> 'preRegistered' as is_asked_for,
           case when asked is not null or status = any(${value(WAITING)}::text[]) then 'waiting'
             when status = any(${value(TO_DO)}::text[]) and (status <> 'preRegistered' or status_since >= ${kept}::timestamptz) then 'toDo'
             when status = any(${value(OVER)}::text[]) and total_payable > amount_paid and due_at is not null then 'toDo'
             when status_since >= ${doneSince}::timestamptz then 'done' end as duty
         from ${near} o) m where duty is not null),
       counted as (select duty, principal_id as id, max(name) as name, chosen, count(*)::int as rows,
           count(*) filter (where is_first)::int as shown, count(*) filter (where late and duty <> 'done')::int as overdue,
           count(*) filter (where owed > 0 and duty = 'toDo')::int as unpaid,
           coalesce(sum(owed) filter (where duty = 'toDo' and is_asked_for), 0)::text as owed
         from mine group by duty, principal_id, chosen),
       placed as (${PLACED})
     select coalesce((select json_agg(counted) from counted), '[]') as counted,
       coalesce((select json_agg(placed) from placed), '[]') as placed`,
    values,
  );
  const { counted = [], placed = [] } = rows[0] ?? {};
  const items = await inOrder(
    pool,
    placed.map(({ number }) => number),
  );
  const summaries = await summariesOf(pool, items, now);
  const dutyOf = new Map(placed.map(({ number, duty }) => [number, duty]));
  const chosen = counted.filter((row) => row.chosen);
  const partOf = (duty: Duty): DeskPart => {
    const here = chosen.filter((row) => row.duty === duty);
    return {
      count: sumOf(here, ({ shown }) => shown),
      overdue: sumOf(here, ({ overdue }) => overdue),
      items: summaries.filter(({ number }) => dutyOf.get(number) === duty),
    };
  };
  return {
    parts: { toDo: partOf('toDo'), waiting: partOf('waiting'), done: partOf('done') },
    money: { count: sumOf(chosen, ({ unpaid }) => unpaid), amountDue: owedOf(chosen) },
    clients: clientsOf(counted),
  };
}

/** Those due first; of what is done, the latest. */
const FIRST_PLACED: Readonly<Record<Duty, string>> = {
  toDo: `due nulls last, status_since desc, number limit ${ITEMS_MAX}`,
  waiting: `due nulls last, status_since desc, number limit ${ITEMS_MAX}`,
  done: `status_since desc, number limit ${DONE_ITEMS_MAX}`,
};
const PLACED = Object.entries(FIRST_PLACED)
  .map(
    ([duty, order]) =>
      `(select number, duty from mine where duty = '${duty}' and is_first and chosen order by ${order})`,
  )
  .join(' union all ');

/** Those with most to do first, then with most to wait for. */
function clientsOf(counted: readonly CountRow[]): readonly DeskClient[] {
  const byId = Map.groupBy(
    counted.filter(({ id }) => id !== null),
    ({ id }) => id ?? '',
  );
  return [...byId]
    .map(([id, rows]) => ({
      id,
      name:
        rows
          .map(({ name }) => name ?? '')
          .toSorted()
          .at(-1) || id,
      toDo: sumOf(rows, (row) => (row.duty === 'toDo' ? row.rows : 0)),
      waiting: sumOf(rows, (row) => (row.duty === 'waiting' ? row.rows : 0)),
      overdue: sumOf(rows, ({ overdue }) => overdue),
      amountDue: owedOf(rows),
    }))
    .toSorted((a, b) => b.toDo - a.toDo || b.waiting - a.waiting || (a.id < b.id ? -1 : 1))
    .slice(0, CLIENTS_MAX);
}

const sumOf = (rows: readonly CountRow[], of: (row: CountRow) => number): number =>
  rows.reduce((sum, row) => sum + of(row), 0);
const owedOf = (rows: readonly CountRow[]): string => rows.reduce((sum, { owed }) => sum + BigInt(owed), 0n).toString();

/** What one client has in one part. */
interface CountRow {
  readonly duty: Duty;
  readonly id: string | null;
  readonly name: string | null;
  readonly chosen: boolean;
  readonly rows: number;
  /** Of them: those that a list shows, a shipment once. */
  readonly shown: number;
  readonly overdue: number;
  readonly unpaid: number;
  readonly owed: string;
}

interface PlacedRow {
  readonly number: string;
  readonly duty: Duty;
}
