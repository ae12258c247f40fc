import { AGAINST_ADVICE, type AgainstAdvice } from './follow-acts.ts';
import { declarationNumber, isDecisionType, type DeclarationNumber } from '#core/declaration';
import type { Instant } from '#core/kernel';
import type pg from 'pg';

/** What one officer has on their desk, and what they did today. */
interface Workload {
  readonly held: number;
  readonly overdue: number;
  readonly decidedToday: number;
}

/** By officer; under `null` what nobody holds. */
export async function workloads(
  pool: Pick<pg.Pool, 'query'>,
  officeId: string,
  { at, dayBegan }: { readonly at: Instant; readonly dayBegan: Instant },
): Promise<ReadonlyMap<string | null, Workload>> {
  const [held, done] = await Promise.all([
    pool.query<{ officer: string | null; held: number; overdue: number }>(
      `select assignee_id as officer, count(*)::int as held, count(*) filter (where due_at < $2)::int as overdue
         from declaration.overview
        where office_id = $1
          and status in ('underDocumentCheck', 'awaitingDocuments', 'underInspection', 'discrepancyFound', 'amendmentInstructed')
        group by assignee_id`,
      [officeId, at],
    ),
    pool.query<{ officer: string; type: string; done: number }>(
      `select officer_id as officer, type, count(*)::int as done from assignment.act
        where office_id = $1 and at >= $2 group by officer_id, type`,
      [officeId, dayBegan],
    ),
  ]);
  const found = new Map<string | null, Workload>(
    held.rows.map(({ officer, held: count, overdue }) => [officer, { held: count, overdue, decidedToday: 0 }]),
  );
  for (const { officer, type, done: count } of done.rows) {
    if (type === 'CaseAssigned' || (!isDecisionType(type) && type !== 'DecisionReversed')) continue;
    const sofar = found.get(officer) ?? { held: 0, overdue: 0, decidedToday: 0 };
    found.set(officer, { ...sofar, decidedToday: sofar.decidedToday + count });
  }
  return found;
}

interface Act {
  readonly position: string;
  readonly number: DeclarationNumber;
  readonly officerId: string;
  readonly type: AgainstAdvice;
}

/** So many are shown; the journal has the rest. */
const ACTS_MAX = 30;

/** What officers of an office decided since then against what the system or a colleague had said, the latest first. */
export async function actsAgainstAdvice(
  pool: Pick<pg.Pool, 'query'>,
  officeId: string,
  since: Instant,
): Promise<readonly Act[]> {
  const { rows } = await pool.query<{ position: string; number: string; officer_id: string; type: AgainstAdvice }>(
    `select position::text, number, officer_id, type from assignment.act
      where office_id = $1 and at >= $2 and type = any($3::text[]) order by at desc, position desc limit $4`,
    [officeId, since, AGAINST_ADVICE, ACTS_MAX],
  );
  return rows.map(({ position, number, officer_id: officerId, type }) => ({
    position,
    number: declarationNumber(number),
    officerId,
    type,
  }));
}
