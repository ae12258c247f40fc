import { statementsOf, textRows } from '#server/platform/database';

const statement = statementsOf('price');

/** The lines of one declaration whose prices can be compared: the columns of each, in their order. */
export interface PriceRow {
  readonly number: string;
  readonly registered_on: string;
  readonly position: string;
  readonly sequences: readonly string[];
  readonly units: readonly string[];
  readonly codes: readonly string[];
  readonly origins: readonly string[];
  readonly log_prices: readonly string[];
  readonly bins: readonly string[];
}

export interface StandingRow {
  readonly number: string;
  readonly is_released: boolean;
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
  readonly is_released: boolean;
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

/** The lines of the declarations that are asked about, a row each. */
const LINES = `price.declaration d cross join lateral
  unnest(d.sequences, d.units, d.codes, d.origins, d.log_prices, d.bins) as l (sequence, unit, code, origin, log_price, bin)`;

/**
 * A price counts once its declaration is released for good; not while customs asks about it, and not where customs was not satisfied, unless
 * the value was set anew since.
 */
const ACCEPTED = `${LINES}
  left join price.question q on q.number = d.number and l.sequence = any(q.sequences)
  where d.is_released and (q.number is null or q.standing = 'accepted' or (q.standing <> 'open' and d.position > q.position))`;

const OUTLIERS = `select o.number, o.sequence, o.unit, o.code, o.origin, o.office_id, o.score, o.samples, o.log_price,
    case when abs(l.log_price - o.log_price) > 1e-9 then l.log_price end as corrected_log_price,
    to_char(o.raised_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as raised_at,
    to_char(o.settle_by at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as settle_by,
    case when abs(l.log_price - o.log_price) > 1e-9 then 'corrected'
         when q.standing = 'open' then 'asked'
         when q.standing is not null then q.standing
         when o.set_aside_at is not null then 'setAside'
         when o.is_released then 'released'
         else 'open' end as outcome
  from price.outlier o
  left join lateral (select l.log_price from ${LINES} where d.number = o.number and l.sequence = o.sequence) l on true
  left join price.question q on q.number = o.number and o.sequence = any(q.sequences)`;

/** A row for each declaration: as a row for each line, they cost the server more than anything else that follows a declaration. */
export const PRICE_ROWS = textRows<PriceRow>({
  number: 'text',
  registered_on: 'date',
  position: 'bigint',
  sequences: 'integer[]',
  units: 'text[]',
  codes: 'text[]',
  origins: 'text[]',
  log_prices: 'double precision[]',
  bins: 'integer[]',
});

export const STANDING_ROWS = textRows<StandingRow>({ number: 'text', is_released: 'boolean' }, 10);

/** Everything this room asks of the database. */
export const SQL = {
  /**
   * One statement for a batch; what is said of a declaration of the same batch was joined with it before. After the columns of the prices and of
   * the standings: questions, which declarations may stand already, whose prices come anew, outliers.
   */
  follow: statement(
    'follow',
    `with came as (
       ${PRICE_ROWS.select}
     ), stood as (
       ${STANDING_ROWS.select}
     ), asked as (
       select * from jsonb_to_recordset($12::jsonb) as t (number text, sequences integer[], standing text, position bigint)
     ), months as (
       insert into price.month as m (month, moved)
         select to_char(d, 'YYYY-MM'), 1 from (
           select registered_on as d from came
           union select registered_on from price.declaration where number = any($13::text[])
         ) days group by 1 order by 1
       on conflict (month) do update set moved = m.moved + 1
     ), gone as (
       delete from price.declaration d where d.number = any($14::text[]) and not exists (select from came c where c.number = d.number)
     ), released as (
       update price.declaration d set is_released = s.is_released from stood s
        where d.number = s.number and not d.number = any($14::text[])
          and d.number = any($13::text[])
     ), questions as (
       insert into price.question as q (number, sequences, standing, position)
         select number, sequences, standing, position from asked where sequences is not null
       on conflict (number) do update set sequences = excluded.sequences, standing = excluded.standing, position = excluded.position
     ), concluded as (
       update price.question q set standing = a.standing, position = a.position
         from asked a where q.number = a.number and a.sequences is null
     ), outliers as (
       insert into price.outlier
         select * from jsonb_to_recordset($15::jsonb) as t (number text, sequence integer, unit text, code text, origin text,
           office_id text, score double precision, samples integer, log_price double precision, raised_at timestamptz,
           settle_by timestamptz, set_aside_at timestamptz, set_aside_by text, is_released boolean)
       on conflict (number, sequence) do nothing
     ), outcomes as (
       update price.outlier o set is_released = s.is_released from stood s where o.number = s.number and o.number = any($13::text[])
     )
     insert into price.declaration as d (number, registered_on, position, is_released, sequences, units, codes, origins, log_prices, bins)
       select c.number, c.registered_on, c.position, coalesce(s.is_released, false), c.sequences, c.units, c.codes, c.origins,
           c.log_prices, c.bins
         from came c left join stood s on s.number = c.number
     on conflict (number) do update set registered_on = excluded.registered_on, position = excluded.position,
       is_released = coalesce((select s.is_released from stood s where s.number = d.number), d.is_released),
       sequences = excluded.sequences, units = excluded.units, codes = excluded.codes, origins = excluded.origins,
       log_prices = excluded.log_prices, bins = excluded.bins`,
  ),
  setAside: statement(
    'set-aside',
    `update price.outlier o set set_aside_at = t.at, set_aside_by = t.by
       from jsonb_to_recordset($1::jsonb) as t (number text, sequences integer[], at timestamptz, by text)
      where o.number = t.number and o.sequence = any(t.sequences)`,
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
       select l.unit, l.code, l.origin, l.bin, count(*)::integer as count from ${ACCEPTED}
          and d.registered_on >= ($1 || '-01')::date and d.registered_on < ($1 || '-01')::date + interval '1 month'
        group by l.unit, l.code, l.origin, l.bin
     ) binned group by unit, code, origin`,
  ),
  monthMade: statement('month-made', `update price.month set made = $2::bigint where month = $1`),
  forgetPrices: statement('forget-prices', `delete from price.declaration where registered_on < ($1 || '-01')::date`),
  forgetCells: statement('forget-cells', `delete from price.cell where month < $1`),
  forgetMonths: statement('forget-months', `delete from price.month where month < $1`),
  /** Changes whenever cells were made. */
  generation: statement<{ readonly generation: string }>(
    'generation',
    `select coalesce(string_agg(month || ':' || made, ',' order by month), '') as generation from price.month`,
  ),
  outliersOf: statement<OutlierFound>('outliers-of', `${OUTLIERS} where o.number = $1 order by o.sequence`),
  /** Doubts that stand though their time is over, declaration by declaration, by the time of the first. */
  doubtsOverdue: statement<{
    readonly number: string;
    readonly sequences: readonly number[];
    readonly settle_by: string;
  }>(
    'doubts-overdue',
    `select number, array_agg(sequence order by sequence) as sequences, min(settle_by) as settle_by
       from (${OUTLIERS} where o.settle_by < $1::timestamptz and o.settle_by >= $2::timestamptz) open
      where outcome = 'open' group by number order by min(settle_by), number limit $3`,
  ),
  outliersLately: statement<OutlierFound>(
    'outliers-lately',
    `${OUTLIERS} where o.raised_at >= $1::timestamptz and ($2 = '' or starts_with(o.code, $2))
      order by o.raised_at desc, o.number, o.sequence limit $3`,
  ),
  /** The newest accepted prices of a code in a unit. */
  accepted: statement<{ readonly log_price: number; readonly month: string; readonly origin: string }>(
    'accepted',
    `select l.log_price, to_char(d.registered_on, 'YYYY-MM') as month, l.origin from ${ACCEPTED}
        and d.codes @> array[$1::text] and l.code = $1 and l.unit = $2 and d.number <> $3 and d.registered_on >= ($4 || '-01')::date
      order by d.registered_on desc, d.number, l.sequence limit $5`,
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
