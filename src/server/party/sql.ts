import type { PartyDay } from './day-tally.ts';
import type { PartyId } from '#core/party';
import type pg from 'pg';

const ADD_DAYS = `insert into party.day as d (cell, day, party_id, declarations, low_value_declarations, findings, penalties,
    penalty_total, late_payments, late_answers, corrections)
  select $1, r.* from jsonb_to_recordset($2::jsonb)
    as r (day date, party_id text, declarations int, low_value_declarations int, findings int, penalties int, penalty_total bigint,
      late_payments int, late_answers int, corrections int)
  on conflict (cell, day, party_id) do update set declarations = d.declarations + excluded.declarations,
    low_value_declarations = d.low_value_declarations + excluded.low_value_declarations, findings = d.findings + excluded.findings,
    penalties = d.penalties + excluded.penalties, penalty_total = d.penalty_total + excluded.penalty_total,
    late_payments = d.late_payments + excluded.late_payments, late_answers = d.late_answers + excluded.late_answers,
    corrections = d.corrections + excluded.corrections`;
const ADD_GOODS = `insert into party.day_goods as d (cell, day, party_id, kind, code, declarations)
  select $1, r.* from jsonb_to_recordset($2::jsonb) as r (day date, party_id text, kind text, code text, declarations int)
  on conflict (cell, day, party_id, kind, code) do update set declarations = d.declarations + excluded.declarations`;

/** Two statements for a batch of events. */
export async function addDays(client: pg.ClientBase, cell: number, days: readonly PartyDay[]): Promise<void> {
  if (days.length === 0) return;
  const rows = days.map(({ day, partyId, declarations, lowValueDeclarations, findings, ...conduct }) => ({
    day,
    party_id: partyId,
    declarations,
    low_value_declarations: lowValueDeclarations,
    findings,
    penalties: conduct.penalties,
    penalty_total: conduct.penaltyTotal,
    late_payments: conduct.latePayments,
    late_answers: conduct.lateAnswers,
    corrections: conduct.corrections,
  }));
  const goods = days.flatMap(({ day, partyId, headings, origins }) => [
    ...[...headings].map(([code, declarations]) => ({ day, party_id: partyId, kind: 'heading', code, declarations })),
    ...[...origins].map(([code, declarations]) => ({ day, party_id: partyId, kind: 'origin', code, declarations })),
  ]);
  await client.query({ name: 'party-add-days', text: ADD_DAYS, values: [cell, JSON.stringify(rows)] });
  await client.query({ name: 'party-add-goods', text: ADD_GOODS, values: [cell, JSON.stringify(goods)] });
}

/** A day of a party that is not counted yet. */
export interface UncountedDay {
  readonly day: string;
  readonly party_id: PartyId;
  readonly declarations: number;
  readonly low_value_declarations: number;
  readonly findings: number;
  readonly penalties: number;
  readonly penalty_total: number;
  readonly late_payments: number;
  readonly late_answers: number;
  readonly corrections: number;
  readonly headings: Readonly<Record<string, number>>;
  readonly origins: readonly string[];
}

/** Some parties of the oldest day before this one: an older day is settled for everybody before the next begins. */
const OLDEST_DAY = `select d.day::text as day, d.party_id, d.declarations, d.low_value_declarations, d.findings,
    d.penalties, d.penalty_total::float8 as penalty_total, d.late_payments, d.late_answers, d.corrections,
    coalesce(g.headings, '{}') as headings, coalesce(g.origins, '{}') as origins
  from party.day d cross join lateral (
    select jsonb_object_agg(g.code, g.declarations) filter (where g.kind = 'heading') as headings,
           array_agg(g.code order by g.code) filter (where g.kind = 'origin') as origins
      from party.day_goods g where g.cell = d.cell and g.day = d.day and g.party_id = d.party_id) as g
  where d.cell = $1 and d.day = (select min(o.day) from party.day o where o.cell = $1 and o.day < $2)
  order by d.party_id limit $3`;

export async function oldestDay(
  pool: pg.Pool,
  cell: number,
  before: string,
  limit: number,
): Promise<readonly UncountedDay[]> {
  const values = [cell, before, limit];
  return (await pool.query<UncountedDay>({ name: 'party-oldest-day', text: OLDEST_DAY, values })).rows;
}

const REMOVE_DAY = `with gone as (
    delete from party.day_goods where cell = $1 and day = $2 and party_id = any($3::text[]))
  delete from party.day where cell = $1 and day = $2 and party_id = any($3::text[])`;

/** What is counted is no longer waiting to be. */
export async function removeDay(pool: pg.Pool, cell: number, day: string, partyIds: readonly string[]): Promise<void> {
  await pool.query({ name: 'party-remove-day', text: REMOVE_DAY, values: [cell, day, partyIds] });
}
