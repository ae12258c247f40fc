import type { Instant } from '#core/kernel';
import type { Services } from '#server/platform/services';

/** What lists know of every declaration. */
export const GROUP_DIMENSIONS = ['office', 'age', 'size'] as const;
/** Origins are told of a sample. */
export const ALL_DIMENSIONS = [...GROUP_DIMENSIONS, 'origin'] as const;
export type GroupDimension = (typeof ALL_DIMENSIONS)[number];

export interface GroupCount {
  readonly dimension: GroupDimension;
  /** An office, or a band; bands begin with their number, in the order of what they mean. */
  readonly key: string;
  readonly registered: number;
  readonly selected: number;
  /** Of the selected: controlled to the end, and those of them where something was wrong. */
  readonly checked: number;
  readonly found: number;
}

/**
 * One walk over what was registered in the period. A trader's age is that of its registration with customs on the day; its size is how
 * many declarations it had in the period itself. What chance chose counts with what rules chose, so no group tells which was which.
 */
const SQL = `with declared as materialized (
    select o.office_id as office,
        case when p.registered_on is null then 'unknown'
             when o.registered_at at time zone 'UTC' < p.registered_on + interval '1 year' then 'under1'
             when o.registered_at at time zone 'UTC' < p.registered_on + interval '3 years' then 'from1to3'
             when o.registered_at at time zone 'UTC' < p.registered_on + interval '10 years' then 'from3to10'
             else 'over10' end as age,
        count(*) over (partition by coalesce(o.principal_id, o.number)) as own,
        s.number is not null as selected, s.conforms
      from declaration.overview o
      left join risk.selected s on s.number = o.number and s.channel <> 'green'
      left join party.standing p on p.cell = $3 and p.party = o.principal_id
     where o.registered_at >= $1 and o.registered_at < $2
  ), banded as (
    select office, age, selected, conforms,
        case when own = 1 then 'one' when own <= 10 then 'to10' when own <= 100 then 'to100' else 'over100' end as size
      from declared
  )
  select case when grouping(office) = 0 then 'office' when grouping(age) = 0 then 'age' else 'size' end as dimension,
      coalesce(office, age, size) as key, count(*)::int as registered,
      (count(*) filter (where selected))::int as selected, count(conforms)::int as checked,
      (count(*) filter (where conforms is false))::int as found
    from banded group by grouping sets ((office), (age), (size))`;

/** The order in which bands are read. */
const BANDS: Readonly<Record<Exclude<GroupDimension, 'office' | 'origin'>, readonly string[]>> = {
  age: ['under1', 'from1to3', 'from3to10', 'over10', 'unknown'],
  size: ['one', 'to10', 'to100', 'over100'],
};

/** How many declarations of each group were registered, selected, checked and found wrong. */
export async function groupCounts(
  { pool, cell }: Pick<Services, 'pool' | 'cell'>,
  from: Instant,
  before: Instant,
): Promise<readonly GroupCount[]> {
  const { rows } = await pool.query<GroupCount>(SQL, [from, before, cell]);
  return rows.toSorted((a, b) => placeOf(a) - placeOf(b) || (a.key < b.key ? -1 : 1));
}

const placeOf = ({ dimension, key }: GroupCount): number =>
  dimension === 'age' || dimension === 'size' ? BANDS[dimension].indexOf(key) : 0;
