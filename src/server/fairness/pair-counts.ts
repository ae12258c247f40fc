import { PAIR_CASES_MIN, type PairCount } from '#core/fairness';
import type { Instant } from '#core/kernel';
import type pg from 'pg';

export interface OfficerAndTrader extends PairCount {
  readonly officeId: string;
  readonly officerId: string;
  readonly traderId: string;
  readonly trader: string | null;
  readonly checked: number;
  readonly found: number;
}

/** A case counts once for each officer who decided something on it, however often. */
const SQL = `with met as materialized (
    select distinct a.office_id, a.officer_id, a.number from assignment.act a
     where a.at >= $1 and a.at < $2 and a.type <> 'CaseAssigned'
  ), pair as (
    select m.office_id, m.officer_id, o.principal_id as trader_id, count(*)::int as cases,
        max(case o.principal_id when o.importer_id then o.importer_name when o.exporter_id then o.exporter_name end) as trader,
        count(s.conforms)::int as checked, (count(*) filter (where s.conforms is false))::int as found
      from met m join declaration.overview o using (number) left join risk.selected s using (number)
     where o.principal_id is not null group by m.office_id, m.officer_id, o.principal_id
  ), measured as (
    select *, (sum(cases) over (partition by office_id, officer_id))::int as officer_cases,
        (sum(cases) over (partition by office_id, trader_id))::int as trader_cases,
        (sum(cases) over (partition by office_id))::int as office_cases,
        (count(*) over ())::int as tested
      from pair
  )
  select office_id as "officeId", officer_id as "officerId", trader_id as "traderId", trader, cases, checked, found,
      officer_cases as "officerCases", trader_cases as "traderCases", office_cases as "officeCases", tested
    from measured where cases >= $3`;

/** Who had cases of whom often enough to be looked at, and how many pairs there were in all. */
export async function pairCounts(
  pool: Pick<pg.Pool, 'query'>,
  from: Instant,
  before: Instant,
): Promise<{ readonly pairs: readonly OfficerAndTrader[]; readonly tested: number }> {
  const { rows } = await pool.query<OfficerAndTrader & { readonly tested: number }>(SQL, [
    from,
    before,
    PAIR_CASES_MIN,
  ]);
  return { pairs: rows, tested: rows[0]?.tested ?? 0 };
}
