import type { Instant } from '#core/kernel';
import type pg from 'pg';

interface StreamCounts {
  readonly randomChecked: number;
  readonly randomFound: number;
  readonly ruleChecked: number;
  readonly ruleFound: number;
}

/** Selected and found within the quarter: what is found later no longer changes it, so that nobody learns by looking again tomorrow. */
const SQL = `select (count(*) filter (where random))::int as "randomChecked",
    (count(*) filter (where random and not conforms))::int as "randomFound",
    (count(*) filter (where not random and not explored))::int as "ruleChecked",
    (count(*) filter (where not random and not explored and not conforms))::int as "ruleFound"
  from risk.selected
 where selected_at >= $1 and selected_at < $2 and found_at < $2 and conforms is not null and channel <> 'green'`;

/** What chance chose, and what rules chose, of one quarter that is over. For an aggregate alone. */
export async function streamCounts(
  pool: Pick<pg.Pool, 'query'>,
  from: Instant,
  before: Instant,
): Promise<StreamCounts> {
  const { rows } = await pool.query<StreamCounts>(SQL, [from, before]);
  return rows[0] ?? { randomChecked: 0, randomFound: 0, ruleChecked: 0, ruleFound: 0 };
}
