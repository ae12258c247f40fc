import type { LiveCount } from '#core/risk';
import { registeredCount } from '#server/declaration';
import type pg from 'pg';

const HITS = `select count(*)::int as selected from risk.hit h
  join risk.selected s using (number)
 where h.rule_id = $1 and h.hit_at >= $2 and ($3::text[] is null or s.office_id = any($3))`;

export interface LiveQuestion {
  readonly ruleId: string;
  readonly since: string;
  /** Where the rule is confined to offices. */
  readonly offices: readonly string[] | undefined;
}

/** What a rule did since an instant, of the declarations that it was asked of. */
export async function liveCount(
  pool: Pick<pg.Pool, 'query'>,
  { ruleId, since, offices }: LiveQuestion,
): Promise<LiveCount> {
  const { rows } = await pool.query<{ selected: number }>(HITS, [ruleId, since, offices ?? null]);
  return { selected: rows[0]?.selected ?? 0, declarations: await registeredCount(pool, since, offices) };
}

const LATELY = `select h.rule_id, count(*)::int as hits, count(s.conforms)::int as checked,
    count(*) filter (where s.conforms is false)::int as found
  from risk.hit h join risk.selected s using (number)
 where h.rule_id = any($1::text[]) and h.hit_at >= $2 group by h.rule_id`;

export interface RuleHits {
  readonly hits: number;
  /** Of them, those that were controlled to the end, and those where something was wrong. */
  readonly checked: number;
  readonly found: number;
}
export const NO_HITS: RuleHits = { hits: 0, checked: 0, found: 0 };

/** What rules hit since an instant, and what came of it; those that hit nothing are missing. */
export async function hitsSince(
  pool: Pick<pg.Pool, 'query'>,
  ruleIds: readonly string[],
  since: string,
): Promise<ReadonlyMap<string, RuleHits>> {
  const { rows } = await pool.query<RuleHits & { readonly rule_id: string }>(LATELY, [ruleIds, since]);
  return new Map(rows.map(({ rule_id: id, hits, checked, found }) => [id, { hits, checked, found }]));
}
