import { statementsOf } from '#server/platform/database';

const statement = statementsOf('model-measure');

/** Declarations alike in all that a measure asks. */
export interface AlikeRow {
  readonly propensity: number;
  readonly selected: boolean;
  /** Null where nothing is known. */
  readonly violation: boolean | null;
  readonly amount: string | null;
  readonly times: number;
}
interface ScoredRow extends AlikeRow {
  readonly chance: number;
  readonly rank: number;
}
interface ShadowRow extends AlikeRow {
  readonly office: string;
  readonly champion: number;
  readonly challenger: number;
}

/** Whom and what a declaration names; of each line code and origin. */
export interface NamesRow {
  readonly position: string;
  readonly importer: string;
  readonly declarant: string;
  readonly partner: string;
  readonly goods: readonly (readonly [code: string, origin: string])[];
}

/** As `learning.goods` keeps them: a line begins with its number, code and origin. */
const NAMES = `select position::text as position, shared ->> 'importer' as importer, shared ->> 'declarant' as declarant,
    shared ->> 'partner' as partner,
    (select json_agg(json_build_array(line -> 1, line -> 2)) from json_array_elements(lines) line) as goods
  from learning.goods`;

/**
 * What came out of a declaration by an instant: something wrong as soon as anybody found it, nothing where somebody looked and did not. What
 * was decided otherwise since is none.
 */
const outcomeBy = (instant: string, where = 'true'): string => `left join lateral (
    select bool_or(o.violation) as violation, sum(o.recovered)::text as amount
      from learning.outcome o where ${where} and o.number = d.number and o.known_at < ${instant} and o.reversed_at is null
  ) came on true`;

/** What was let through is looked at later too, after its release: that is no outcome of how it was decided. */
const SELECTED = `d.channel <> 'green'`;

/** Each week is told with what was known so many days after it. */
const SETTLED = outcomeBy('$4::timestamptz');

/** Of so many bins of a figure, the mean stands for those of a bin that nobody looked at. */
const BINS = 1_000;

/** Everything this room asks of the database. */
export const SQL = {
  /** Of one week, what is alike counted together: propensities take few values. $1, $2: its ends; $3: by when outcomes count. */
  week: statement<AlikeRow & { readonly random: boolean }>(
    'week',
    `select d.propensity, ${SELECTED} as selected, d.random, came.violation, null as amount, count(*)::int as times
      from learning.decision d ${outcomeBy('$3::timestamptz', SELECTED)}
     where d.at >= $1 and d.at < $2 group by 1, 2, 3, 4`,
  ),
  /**
   * What one model scored in a time: those that were looked at one by one; of the others, which are most, the mean of each thousandth by `by`.
   */
  scored: statement<ScoredRow>(
    'scored',
    `with scored as (
       select d.number, d.propensity, ${SELECTED} as selected, d.chance, d.rank
         from learning.decision d where d.at >= $1 and d.at < $2 and d.model = $3
     )
     select d.propensity, true as selected, came.violation, came.amount, 1 as times, d.chance, d.rank
       from scored d ${SETTLED} where d.selected
     union all
     select avg(propensity), false, null, null, count(*)::int, avg(chance), avg(rank)
       from (select *, ntile(${BINS}) over (order by case when $5 = 'rank' then rank else chance end) as bin
               from scored where not selected) others
      group by bin, propensity = 0`,
  ),
  /** What both models ranked and neither rules nor lists selected: in each office those that either ranks among its first. */
  shadow: statement<ShadowRow>(
    'shadow',
    `with both_ranked as (
       select d.number, d.office_id as office, d.propensity, ${SELECTED} as selected, d.rank as champion, s.rank as challenger,
           row_number() over (partition by d.office_id order by d.rank desc, d.number) as by_champion,
           row_number() over (partition by d.office_id order by s.rank desc, d.number) as by_challenger
         from learning.decision d join learning.shadow s on s.number = d.number and s.model = $5
        where d.at >= $1 and d.at < $2 and d.model = $3 and not d.by_rules
     )
     select d.office, d.propensity, d.selected, case when d.selected then came.violation end as violation, came.amount, 1 as times, d.champion, d.challenger
       from both_ranked d ${SETTLED}
      where least(d.by_champion, d.by_challenger) <= coalesce(($6::json ->> d.office)::int, $7)`,
  ),
  shadowed: statement<{ declarations: number }>(
    'shadowed',
    `select count(*)::int as declarations from learning.decision d join learning.shadow s on s.number = d.number and s.model = $4
      where d.at >= $1 and d.at < $2 and d.model = $3 and not d.by_rules`,
  ),
  /** How many the champion scored in a time, and of so many of them, in an order that has nothing to do with what they are, the rows. */
  recent: statement<{ declarations: number }>(
    'recent',
    'select count(*)::int as declarations from learning.decision where at >= $1 and at < $2 and model = $3',
  ),
  recentRows: statement<{ number: string; rows: Buffer }>(
    'recentRows',
    `select number, rows from learning.decision
      where at >= $1 and at < $2 and model = $3 and rows is not null order by md5(number) limit $4`,
  ),
  /** Up to which position of the journal a model knows things. */
  trainedUpTo: statement<{ up_to: string }>(
    'trainedUpTo',
    `select plan ->> 'upTo' as up_to from learning.training where hash = $1 and plan ->> 'tries' is null order by started_at desc limit 1`,
  ),
  namesOf: statement<NamesRow>('namesOf', `${NAMES} where number = any($1::text[])`),
  namesBefore: statement<NamesRow>(
    'namesBefore',
    `${NAMES} where position < $1::bigint order by position desc limit $2`,
  ),
  told: statement<{ name: string }>('told', 'select name from model_measure.crossing where model = $1 for update'),
  over: statement('over', 'delete from model_measure.crossing where model = $1 and name = any($2::text[])'),
  tell: statement(
    'tell',
    `insert into model_measure.crossing (model, name, told_at) select $1, name, $3 from unnest($2::text[]) name
     on conflict do nothing`,
  ),
} as const;
