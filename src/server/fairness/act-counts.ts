import type { Instant } from '#core/kernel';
import type pg from 'pg';

/** What officers decided in the period, and which of it went against what the system selected or a colleague decided. */
export interface ActCount {
  readonly officeId: string;
  readonly officerId: string;
  /** Without cases merely handed to somebody else. */
  readonly acts: number;
  readonly rechannelled: number;
  readonly reversed: number;
  readonly controlledAnew: number;
  /** Cases given to another officer than the system gave them to. */
  readonly handedOver: number;
}

const SQL = `select office_id as "officeId", officer_id as "officerId",
    (count(*) filter (where type <> 'CaseAssigned'))::int as acts,
    (count(*) filter (where type = 'Rechannelled'))::int as rechannelled,
    (count(*) filter (where type = 'DecisionReversed'))::int as reversed,
    (count(*) filter (where type = 'ControlledAnew'))::int as "controlledAnew",
    (count(*) filter (where type = 'CaseAssigned'))::int as "handedOver"
  from assignment.act where at >= $1 and at < $2 group by office_id, officer_id order by office_id, officer_id`;

export const actCounts = async (
  pool: Pick<pg.Pool, 'query'>,
  from: Instant,
  before: Instant,
): Promise<readonly ActCount[]> => (await pool.query<ActCount>(SQL, [from, before])).rows;
