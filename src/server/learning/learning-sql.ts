import { statementsOf, textRows } from '#server/platform/database';

const statement = statementsOf('learning');

/** An import as it was registered. */
export interface GoodsRow {
  readonly number: string;
  readonly position: string;
  readonly at: string;
  readonly office_id: string;
  /** JSON of what all its lines share. */
  readonly shared: string;
  /** JSON of its lines. */
  readonly lines: string;
}

export const OUTCOME_KINDS = ['finding', 'documentCheck', 'instruction', 'correction', 'penalty'] as const;
export type OutcomeKind = (typeof OUTCOME_KINDS)[number];

export interface OutcomeRow {
  readonly position: string;
  readonly number: string;
  readonly known_at: string;
  readonly kind: OutcomeKind;
  readonly violation: boolean;
  readonly recovered: string;
  readonly lines: readonly string[];
  /** Counts only where something was found before: a declarant who corrects of his own accord was not caught. */
  readonly if_caught: boolean;
}

export interface DecisionRow {
  readonly number: string;
  readonly position: string;
  readonly at: string;
  readonly office_id: string;
  readonly channel: string;
  readonly by_rules: boolean;
  readonly random: boolean;
  readonly propensity: number;
  readonly model: string | null;
  readonly line: number | null;
  readonly chance: number | null;
  readonly rank: number | null;
  readonly threshold: number | null;
  readonly exploration: number | null;
  readonly selected: string | null;
  readonly beyond_capacity: boolean;
  readonly relieved: boolean;
  /** In base64, as the journal has them. */
  readonly rows: string | null;
}

/** As columns: out of JSON a row costs the server half as much again. */
export const GOODS = textRows<GoodsRow>({
  number: 'text',
  position: 'bigint',
  at: 'timestamptz',
  office_id: 'text',
  shared: 'json',
  lines: 'json',
});
const GOODS_COLUMNS = 6;

export const DECISIONS = textRows<DecisionRow>(
  {
    number: 'text',
    position: 'bigint',
    at: 'timestamptz',
    office_id: 'text',
    channel: 'text',
    by_rules: 'boolean',
    random: 'boolean',
    propensity: 'double precision',
    model: 'text',
    line: 'integer',
    chance: 'double precision',
    rank: 'double precision',
    threshold: 'double precision',
    exploration: 'double precision',
    selected: 'text',
    beyond_capacity: 'boolean',
    relieved: 'boolean',
    rows: 'base64',
  },
  GOODS_COLUMNS + 1,
);

export const OUTCOMES = textRows<OutcomeRow>({
  position: 'bigint',
  number: 'text',
  known_at: 'timestamptz',
  kind: 'text',
  violation: 'boolean',
  recovered: 'bigint',
  lines: 'integer[]',
  if_caught: 'boolean',
});

/** What customs came to know, in the order of the journal. */
export interface LearnedRow {
  readonly position: string;
  /** When it became known. */
  readonly at_ms: number;
  /** When the goods were declared. */
  readonly declared_ms: number;
  readonly office_id: string;
  readonly number: string;
  readonly shared: unknown;
  readonly lines: unknown;
  /** Of an outcome; null where it was declared. */
  readonly violation: boolean | null;
  readonly concerned: readonly number[] | null;
}

const MS = (column: string): string => `(extract(epoch from ${column}) * 1000)::double precision`;

/** How the looks at a declaration ended, up to some position. */
export interface LabelRow {
  readonly number: string;
  readonly violation: boolean;
  readonly lines: readonly number[];
  readonly recovered: string;
  readonly declared_at: Date;
}

/** Everything this room asks of the database. */
export const SQL = {
  /** One statement for what a batch registered and how it was decided on. What is followed again is written again. */
  goods: statement(
    'goods',
    `with declared as (
       insert into learning.goods (number, position, at, office_id, shared, lines) ${GOODS.select}
       on conflict (number) do nothing
     )
     insert into learning.decision as d (number, position, at, office_id, channel, by_rules, random, propensity, model, line, chance,
         rank, threshold, exploration, selected, beyond_capacity, relieved, rows)
       ${DECISIONS.select}
     on conflict (number) do nothing`,
  ),
  /**
   * Outcomes of declarations that stand among the goods. Whether one is news is asked of those before it, in the table and in its own batch.
   */
  outcomes: statement(
    'outcomes',
    `with came as (
       ${OUTCOMES.select}
     ), counting as (
       select c.* from came c
        where exists (select from learning.goods g where g.number = c.number)
          and (not c.if_caught
               or exists (select from learning.outcome o where o.number = c.number and o.violation and o.position < c.position)
               or exists (select from came b where b.number = c.number and b.violation and not b.if_caught and b.position < c.position))
     )
     insert into learning.outcome (position, number, known_at, kind, violation, recovered, lines, news)
       select c.position, c.number, c.known_at, c.kind, c.violation, c.recovered, c.lines,
           not exists (select from learning.outcome o
                        where o.number = c.number and o.position < c.position and (o.violation or not c.violation))
           and not exists (select from counting b
                        where b.number = c.number and b.position < c.position and (b.violation or not c.violation))
         from counting c
     on conflict (position) do nothing`,
  ),
  reversed: statement(
    'reversed',
    `update learning.outcome o set reversed_at = t.at
       from unnest($1::bigint[], $2::bigint[]) as t (position, at) where o.position = t.position and o.reversed_at is null`,
  ),
  /** From one position to another, so many at most. */
  learned: statement<LearnedRow>(
    'learned',
    `select position::text as position, at_ms, declared_ms, office_id, number, shared, lines, violation, concerned from (
       (select g.position, ${MS('g.at')} as at_ms, ${MS('g.at')} as declared_ms, g.office_id, g.number, g.shared, g.lines, null::boolean as violation, null::integer[] as concerned
          from learning.goods g where g.position > $1 and g.position <= $2 order by g.position limit $3)
       union all
       (select o.position, ${MS('o.known_at')}, ${MS('g.at')}, g.office_id, g.number, g.shared, g.lines, o.violation, o.lines
          from learning.outcome o join learning.goods g using (number)
         where o.position > $1 and o.position <= $2 and o.news order by o.position limit $3)
     ) both_kinds order by both_kinds.position limit $3`,
  ),
  /**
   * What is known of each declaration that was looked at, up to a position of the journal; in the order in which they were declared. A violation
   * stays one whatever is looked at again, unless it was taken back by then.
   */
  labels: statement<LabelRow>(
    'labels',
    `select o.number, bool_or(o.violation) as violation, sum(o.recovered)::text as recovered, g.at as declared_at,
        coalesce((select array_agg(distinct line order by line) from learning.outcome c, unnest(c.lines) line
                   where c.number = o.number and c.violation and c.position <= $1
                     and (c.reversed_at is null or c.reversed_at > $1)), '{}') as lines
       from learning.outcome o join learning.goods g using (number)
      where o.position <= $1 and g.position <= $1 and (o.reversed_at is null or o.reversed_at > $1)
      group by o.number, g.position, g.at order by g.position`,
  ),
  declared: statement<{ readonly count: string }>(
    'declared',
    `select count(*)::text as count from learning.goods where position <= $1`,
  ),
  /** What there is to learn from. */
  material: statement<{ readonly declarations: number; readonly looked: number; readonly finds: number }>(
    'material',
    `select (select count(*) from learning.goods)::integer as declarations, count(*)::integer as looked,
        count(*) filter (where violation)::integer as finds
       from (select number, bool_or(violation) as violation from learning.outcome where reversed_at is null group by number) labels`,
  ),
  head: statement<{ readonly position: string }>(
    'head',
    `select greatest((select max(position) from learning.goods), (select max(position) from learning.outcome))::text as position`,
  ),
  /** How many declarations an office has of a day on which it has any, by office; of the days since. */
  perDay: statement<{ readonly office_id: string; readonly per_day: number }>(
    'per-day',
    `select office_id, count(*)::double precision / count(distinct at::date) as per_day from learning.goods
      where at >= $1 and position <= $2 group by office_id`,
  ),
};
