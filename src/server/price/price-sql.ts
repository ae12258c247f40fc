import { statementsOf, textRows } from '#server/platform/database';

const statement = statementsOf('price');

export interface LineRow {
  readonly number: string;
  readonly sequence: number;
  readonly unit: string;
  readonly code: string;
  readonly origin: string;
  readonly registered_on: string;
  readonly log_price: number;
  readonly bin: number;
  readonly position: string;
}

export interface OutlierRow {
  readonly number: string;
  readonly sequence: number;
  readonly unit: string;
  readonly code: string;
  readonly origin: string;
  readonly office_id: string;
  readonly score: number;
  readonly samples: number;
  readonly log_price: number;
  readonly raised_at: string;
  readonly settle_by: string | null;
  readonly set_aside_at: string | null;
  readonly set_aside_by: string | null;
}

export interface CellRow {
  readonly unit: string;
  readonly code: string;
  readonly origin: string;
  readonly month: string;
  readonly bins: readonly number[];
  readonly counts: readonly number[];
}

/** What became of a line that was out of the usual. */
export const OUTCOMES = [
  'open',
  'asked',
  'setAside',
  'corrected',
  'accepted',
  'rejected',
  'noAnswer',
  'released',
] as const;
export type OutlierOutcome = (typeof OUTCOMES)[number];

export interface OutlierFound {
  readonly number: string;
  readonly sequence: number;
  readonly unit: string;
  readonly code: string;
  readonly origin: string;
  readonly office_id: string;
  readonly score: number;
  readonly samples: number;
  readonly log_price: number;
  /** As it stands now, where that differs. */
  readonly corrected_log_price: number | null;
  readonly raised_at: string;
  readonly settle_by: string | null;
  readonly outcome: OutlierOutcome;
}

/**
 * A price counts once its declaration is released for good; not while customs asks about it, and not where customs was not satisfied, unless
 * the value was set anew since.
 */
const ACCEPTED = `join price.released r on r.number = l.number and not r.revoked
  left join price.question q on q.number = l.number and l.sequence = any(q.sequences)
  where (q.number is null or q.standing = 'accepted' or (q.standing <> 'open' and l.position > q.position))`;

const OUTLIERS = `select o.number, o.sequence, o.unit, o.code, o.origin, o.office_id, o.score, o.samples, o.log_price,
    case when abs(l.log_price - o.log_price) > 1e-9 then l.log_price end as corrected_log_price,
    to_char(o.raised_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as raised_at,
    to_char(o.settle_by at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as settle_by,
    case when abs(l.log_price - o.log_price) > 1e-9 then 'corrected'
         when q.standing = 'open' then 'asked'
         when q.standing is not null then q.standing
         when o.set_aside_at is not null then 'setAside'
         when r.number is not null and not r.revoked then 'released'
         else 'open' end as outcome
  from price.outlier o
  left join price.line l using (number, sequence)
  left join price.question q on q.number = o.number and o.sequence = any(q.sequences)
  left join price.released r on r.number = o.number`;

/** Lines as columns: there are several of each declaration, and out of JSON a row costs the server half as much again. */
export const LINE_ROWS = textRows<LineRow>({
  number: 'text',
  sequence: 'integer',
  unit: 'text',
  code: 'text',
  origin: 'text',
  registered_on: 'date',
  log_price: 'double precision',
  bin: 'integer',
  position: 'bigint',
});

/** Everything this room asks of the database. */
export const SQL = {
  /**
   * One statement for a batch; what is said of a declaration of the same batch was joined with it before. After the columns of the lines:
   * standings, questions, whose lines may stand already, whose lines come anew, outliers, what was set aside.
   */
  follow: statement(
    'follow',
    `with came as (
       ${LINE_ROWS.select}
     ), stood as (
       select * from jsonb_to_recordset($10::jsonb) as t (number text, released_at timestamptz, revoked boolean)
     ), asked as (
       select * from jsonb_to_recordset($11::jsonb) as t (number text, sequences integer[], standing text, position bigint)
     ), months as (
       insert into price.month as m (month, moved)
         select to_char(d, 'YYYY-MM'), 1 from (
           select registered_on as d from came
           union select registered_on from price.line where number = any($12::text[])
         ) days group by 1 order by 1
       on conflict (month) do update set moved = m.moved + 1
     ), gone as (
       delete from price.line l where l.number = any($13::text[])
         and not exists (select from came c where c.number = l.number and c.sequence = l.sequence)
     ), released as (
       insert into price.released as r (number, released_at, revoked)
         select s.number, s.released_at, s.revoked from stood s
          where s.released_at is not null
            and (s.number in (select number from came) or exists (select from price.line l where l.number = s.number))
       on conflict (number) do update set revoked = excluded.revoked
     ), returned as (
       update price.released r set revoked = s.revoked from stood s where r.number = s.number and s.released_at is null
     ), questions as (
       insert into price.question as q (number, sequences, standing, position)
         select number, sequences, standing, position from asked where sequences is not null
       on conflict (number) do update set sequences = excluded.sequences, standing = excluded.standing, position = excluded.position
     ), concluded as (
       update price.question q set standing = a.standing, position = a.position
         from asked a where q.number = a.number and a.sequences is null
     ), outliers as (
       insert into price.outlier
         select * from jsonb_to_recordset($14::jsonb) as t (number text, sequence integer, unit text, code text, origin text,
           office_id text, score double precision, samples integer, log_price double precision, raised_at timestamptz,
           settle_by timestamptz, set_aside_at timestamptz, set_aside_by text)
       on conflict (number, sequence) do nothing
     ), aside as (
       update price.outlier o set set_aside_at = t.at, set_aside_by = t.by
         from jsonb_to_recordset($15::jsonb) as t (number text, sequences integer[], at timestamptz, by text)
        where o.number = t.number and o.sequence = any(t.sequences)
     )
     insert into price.line as l (number, sequence, unit, code, origin, registered_on, log_price, bin, position)
       select number, sequence, unit, code, origin, registered_on, log_price, bin, position from came
     on conflict (number, sequence) do update set unit = excluded.unit, code = excluded.code, origin = excluded.origin,
       registered_on = excluded.registered_on, log_price = excluded.log_price, bin = excluded.bin, position = excluded.position`,
  ),
  movedMonths: statement<{ readonly month: string; readonly moved: string }>(
    'moved-months',
    `select month, moved::text as moved from price.month where moved <> made order by month`,
  ),
  dropCells: statement('drop-cells', `delete from price.cell where month = $1`),
  makeCells: statement(
    'make-cells',
    `insert into price.cell (unit, code, origin, month, bins, counts)
     select unit, code, origin, $1, array_agg(bin order by bin), array_agg(count order by bin) from (
       select l.unit, l.code, l.origin, l.bin, count(*)::integer as count from price.line l ${ACCEPTED}
          and l.registered_on >= ($1 || '-01')::date and l.registered_on < ($1 || '-01')::date + interval '1 month'
        group by l.unit, l.code, l.origin, l.bin
     ) binned group by unit, code, origin`,
  ),
  monthMade: statement('month-made', `update price.month set made = $2::bigint where month = $1`),
  forgetLines: statement('forget-lines', `delete from price.line where registered_on < ($1 || '-01')::date`),
  forgetCells: statement('forget-cells', `delete from price.cell where month < $1`),
  forgetMonths: statement('forget-months', `delete from price.month where month < $1`),
  /** Changes whenever cells were made. */
  generation: statement<{ readonly generation: string }>(
    'generation',
    `select coalesce(string_agg(month || ':' || made, ',' order by month), '') as generation from price.month`,
  ),
  outliersOf: statement<OutlierFound>('outliers-of', `${OUTLIERS} where o.number = $1 order by o.sequence`),
  outliersLately: statement<OutlierFound>(
    'outliers-lately',
    `${OUTLIERS} where o.raised_at >= $1::timestamptz and ($2 = '' or starts_with(o.code, $2))
      order by o.raised_at desc, o.number, o.sequence limit $3`,
  ),
  /** The newest accepted prices of a code in a unit. */
  accepted: statement<{ readonly log_price: number; readonly month: string; readonly origin: string }>(
    'accepted',
    `select l.log_price, to_char(l.registered_on, 'YYYY-MM') as month, l.origin from price.line l ${ACCEPTED}
        and l.code = $1 and l.unit = $2 and l.number <> $3 and l.registered_on >= ($4 || '-01')::date
      order by l.registered_on desc, l.number, l.sequence limit $5`,
  ),
  cellsOf: statement<CellRow>(
    'cells-of',
    `select unit, code, origin, month, bins, counts from price.cell where starts_with(code, $1) and month >= $2
      order by unit, code, origin, month limit $3`,
  ),
};

/** All cells since a month, heading by heading. A cursor takes no parameters: the month is written out, by this room itself. */
export const allCellsSince = (month: string): string =>
  `select unit, code, origin, month, bins, counts from price.cell where month >= '${month}' order by unit, code collate "C"`;
