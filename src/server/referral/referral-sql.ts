import { statementsOf } from '#server/platform/database';

const statement = statementsOf('referral');

export interface RaisedRow {
  readonly number: string;
  readonly agency_code: string;
  readonly office_id: string;
  readonly raised_at: string;
  readonly due_at: string | null;
}

export interface ReferralRow extends RaisedRow {
  readonly finding: 'noConcern' | 'concern' | null;
  readonly seen: boolean;
  readonly weighed: boolean;
  readonly gone: boolean;
}

const ROW = `number, agency_code, office_id, finding, seen, weighed, gone,
    to_char(raised_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as raised_at,
    to_char(due_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as due_at`;

/** Everything this room asks of the database. */
export const SQL = {
  raise: statement(
    'raise',
    `insert into referral.referral (number, agency_code, office_id, raised_at, due_at, seen, weighed, gone, passed)
       select number, agency_code, office_id, raised_at, due_at, false, false, false, false
         from jsonb_to_recordset($1::jsonb) as r (number text, agency_code text, office_id text, raised_at timestamptz, due_at timestamptz)
     on conflict (number, agency_code) do nothing`,
  ),
  answer: statement(
    'answer',
    `update referral.referral set finding = $3, seen = true, weighed = false where number = $1 and agency_code = $2`,
  ),
  weigh: statement('weigh', `update referral.referral set weighed = true where number = $1 and agency_code = $2`),
  pass: statement('pass', `update referral.referral set passed = true where number = $1 and agency_code = $2`),
  leave: statement('leave', `update referral.referral set gone = true where number = any($1::text[])`),
  /** What agencies have still to answer, first due first; what needs none comes last, the newest first. */
  ofAgencies: statement<ReferralRow>(
    'of-agencies',
    `select ${ROW} from referral.referral
      where agency_code = any($1::text[]) and ($2::boolean or (finding is null and not gone))
      order by (finding is null and not gone) desc, case when finding is null and not gone then due_at end nulls last, raised_at desc, number
      limit $3`,
  ),
  ofDeclaration: statement<ReferralRow>(
    'of-declaration',
    `select ${ROW} from referral.referral where number = $1 order by agency_code`,
  ),
  overdue: statement<ReferralRow>(
    'overdue',
    `select ${ROW} from referral.referral where finding is null and not gone and not passed and due_at < $1::timestamptz
      order by due_at, number, agency_code limit $2`,
  ),
};
