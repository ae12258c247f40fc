import { failureInWords, type RuleFailureReport } from '#core/risk';
import { run, statementsOf } from '#server/platform/database';
import type { EventFacts, JournalEvent } from '#server/platform/engine';
import { tellRuleOwners, type OwnersOptions, type RuleNotice } from './tell-owners.ts';
import type pg from 'pg';

/** Ways in which one rule failed; a rule with more of them is to be written anew. */
const FAILURES_SHOWN_MAX = 20;

const statement = statementsOf('risk');

const SQL = {
  /** Gives the versions of rules that never failed before, with the last declaration that they failed on. */
  put: statement<{ readonly rule_id: string; readonly rule_version: number; readonly number: string }>(
    'put-failures',
    `with came as (
       select * from jsonb_to_recordset($1::jsonb) as r (rule_id text, rule_version integer, number text, line integer, code text,
         subject text, failed_at timestamptz)
     ), known as (
       select distinct f.rule_id, f.rule_version from risk.failure f join came using (rule_id, rule_version)
     ), put as (
       insert into risk.failure (rule_id, rule_version, number, line, code, subject, failed_at)
         select rule_id, rule_version, number, line, code, subject, failed_at from came
         on conflict do nothing
     )
     select rule_id, rule_version, max(number) as number from came
      where (rule_id, rule_version) not in (select rule_id, rule_version from known) group by 1, 2`,
  ),
  of: statement<{
    readonly rule_version: number;
    readonly code: string;
    readonly subject: string;
    readonly count: number;
    readonly last_at: string;
    readonly number: string;
    readonly line: number | null;
  }>(
    'failures-of',
    `select rule_version, code, subject, count(*)::int as count, max(failed_at)::text as last_at,
       (array_agg(number order by failed_at desc, number))[1] as number, (array_agg(line order by failed_at desc, number))[1] as line
       from risk.failure where rule_id = $1 group by 1, 2, 3 order by rule_version desc, max(failed_at) desc limit $2`,
  ),
  count: statement<{ readonly rule_id: string; readonly rule_version: number; readonly count: number }>(
    'failure-counts',
    `select rule_id, rule_version, count(*)::int as count from risk.failure where rule_id = any($1::text[]) group by 1, 2`,
  ),
};

/** Those recorded before a failure named its version are of the first. */
type Recorded = Omit<RuleFailureReport, 'ruleVersion'> & Partial<Pick<RuleFailureReport, 'ruleVersion'>>;

/** Written by our own handlers, hashed and chained since: trusted as their type. */
const failuresIn = (data: EventFacts['data']): readonly Recorded[] =>
  (data as unknown as { readonly selection?: { readonly failures?: readonly Recorded[] } }).selection?.failures ?? [];

export const hasFailures = ({ data }: Pick<EventFacts, 'data'>): boolean => failuresIn(data).length > 0;

/** Keeps which rules could not be evaluated, and on what. Their owners are told once of each version that fails. */
export async function keepFailures(
  client: pg.PoolClient,
  events: readonly JournalEvent[],
  owners: OwnersOptions,
): Promise<void> {
  const rows = new Map<string, object>();
  for (const { stream, data, at } of events)
    for (const { ruleId, ruleVersion = 1, line = null, code, subject } of failuresIn(data)) {
      const key = `${ruleId} ${ruleVersion} ${stream.id}`;
      if (rows.has(key)) continue;
      const row = { rule_id: ruleId, rule_version: ruleVersion, number: stream.id, line, code, subject, failed_at: at };
      rows.set(key, row);
    }
  if (rows.size === 0) return;
  const fresh = await run(client, SQL.put, [JSON.stringify([...rows.values()])]);
  const notices = fresh.map(({ rule_id: ruleId, rule_version: version, number }): RuleNotice => ({
    ruleId,
    code: 'risk.ruleFailed',
    facts: { version: String(version), declaration: number },
  }));
  await tellRuleOwners(client, notices, events.at(-1)?.at ?? '', owners);
}

export interface ShownFailure {
  readonly version: number;
  readonly message: { readonly vi: string; readonly en: string };
  readonly count: number;
  readonly lastAt: string;
  /** Of the last time. */
  readonly declaration: string;
  readonly line: number | null;
}

/** In what ways a rule failed, the newest version first. */
export async function failuresOf(pool: Pick<pg.Pool, 'query'>, ruleId: string): Promise<readonly ShownFailure[]> {
  const rows = await run(pool, SQL.of, [ruleId, FAILURES_SHOWN_MAX]);
  return rows.map(({ rule_version: version, code, subject, count, last_at: lastAt, number: declaration, line }) => ({
    version,
    message: failureInWords({ code: code as RuleFailureReport['code'], subject }),
    count,
    lastAt: new Date(lastAt).toISOString(),
    declaration,
    line,
  }));
}

/** How many declarations each rule could not be asked of, by version: `RULE@2`. */
export async function failureCounts(
  pool: Pick<pg.Pool, 'query'>,
  ruleIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await run(pool, SQL.count, [ruleIds]);
  return new Map(rows.map((row) => [`${row.rule_id}@${row.rule_version}`, row.count]));
}
