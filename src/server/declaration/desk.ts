import type { Visibility } from '#core/access';
import { SHOWN_STATUSES } from '#core/clearance';
import { keptSince, type DeclarationStatus } from '#core/declaration';
import { instantAt, type Instant } from '#core/kernel';
import type { CountryProfile } from '#core/reference';
import type pg from 'pg';
import { FIRST_OF_SHIPMENT, summariesOf, visibilitySql, type StoredRow } from './overview.ts';
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
  const isMine = visibilitySql(visibility, value);
  const isChosen = clients === undefined ? 'true' : `principal_id = any(${value(clients)}::text[])`;
  const mine = `select *, ${isChosen} as chosen, greatest(total_payable - amount_paid, 0) as owed, due_at < ${at}::timestamptz as late,
      case when asked is not null or status = any(${value(WAITING)}::text[]) then 'waiting'
        when status = any(${value(TO_DO)}::text[]) and (status <> 'preRegistered' or status_since >= ${kept}::timestamptz) then 'toDo'
        when status = any(${value(OVER)}::text[]) and total_payable > amount_paid and due_at is not null then 'toDo'
        when status_since >= ${doneSince}::timestamptz then 'done' end as duty
    from declaration.overview where ${isMine}`;
  // What nobody has asked for in a week, and owes nothing, is most of all there is: it falls out before anything is counted.
  const open = `with mine as materialized (select * from (${mine}) m where duty is not null)`;
  const [parts, items, everybody] = await Promise.all([
    pool.query<PartRow>(
      `${open} select duty, count(*) filter (where ${FIRST_OF_SHIPMENT})::int as count,
         count(*) filter (where late and duty <> 'done')::int as overdue,
         count(*) filter (where owed > 0 and duty = 'toDo')::int as unpaid,
         coalesce(sum(owed) filter (where duty = 'toDo' and status <> 'preRegistered'), 0)::text as owed
       from mine where chosen group by duty`,
      values,
    ),
    pool.query<StoredRow & { readonly duty: Duty }>(
      `${open} select * from (select *, row_number() over (partition by duty order by
           case duty when 'done' then null else ${DUE} end nulls last, status_since desc, number) as place
         from mine where ${FIRST_OF_SHIPMENT} and chosen) placed where place <= case duty when 'done' then ${DONE_ITEMS_MAX} else ${ITEMS_MAX} end order by place`,
      values,
    ),
    pool.query<ClientRow>(
      `${open} select principal_id as id, max(case direction when 'import' then importer_name else exporter_name end) as name,
         count(*) filter (where duty = 'toDo')::int as to_do, count(*) filter (where duty = 'waiting')::int as waiting,
         count(*) filter (where late and duty <> 'done')::int as overdue,
         coalesce(sum(owed) filter (where duty = 'toDo' and status <> 'preRegistered'), 0)::text as owed
       from mine where principal_id is not null group by principal_id
       order by to_do desc, waiting desc, principal_id limit ${CLIENTS_MAX}`,
      values,
    ),
  ]);
  const summaries = await summariesOf(pool, items.rows, now);
  const partOf = (duty: Duty): DeskPart => {
    const row = parts.rows.find((each) => each.duty === duty);
    return {
      count: row?.count ?? 0,
      overdue: row?.overdue ?? 0,
      items: summaries.filter((_, index) => items.rows[index]?.duty === duty),
    };
  };
  const toDo = parts.rows.find(({ duty }) => duty === 'toDo');
  return {
    parts: { toDo: partOf('toDo'), waiting: partOf('waiting'), done: partOf('done') },
    money: { count: toDo?.unpaid ?? 0, amountDue: toDo?.owed ?? '0' },
    clients: everybody.rows.map(({ id, name, to_do: count, waiting, overdue, owed }) => ({
      id,
      name: name ?? id,
      toDo: count,
      waiting,
      overdue,
      amountDue: owed,
    })),
  };
}

interface PartRow {
  readonly duty: Duty;
  readonly count: number;
  readonly overdue: number;
  readonly unpaid: number;
  readonly owed: string;
}

interface ClientRow {
  readonly id: string;
  readonly name: string | null;
  readonly to_do: number;
  readonly waiting: number;
  readonly overdue: number;
  readonly owed: string;
}
