import { statementsOf } from '#server/platform/database';

/** All SQL of this room. */
const statement = statementsOf('requestLog');

export interface RequestRow {
  readonly id: string;
  readonly key_id: string;
  readonly at: Date;
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly duration_ms: number;
  readonly idempotency_key: string | null;
  readonly code: string | null;
  readonly left_out: number;
  readonly request_body: string | null;
  readonly answer_body: string | null;
}

const COLUMNS =
  'organisation_id, key_id, at, method, path, status, duration_ms, idempotency_key, code, left_out, request_body, answer_body';

export const SQL = {
  /** In the order given, so that the ids tell what came first. */
  add: statement(
    'add',
    `insert into request_log.request (${COLUMNS})
     select ${COLUMNS} from jsonb_populate_recordset(null::request_log.request, $1::jsonb) with ordinality
      order by ordinality`,
  ),
  find: statement<RequestRow>(
    'find',
    `select id, key_id, at, method, path, status, duration_ms, idempotency_key, code, left_out, request_body, answer_body
       from request_log.request
      where organisation_id = $1 and status between $2::int and $3::int
        and ($4::text is null or code = $4) and ($5::text is null or key_id = $5) and ($6::uuid is null or id < $6)
      order by id desc limit $7`,
  ),
  forgetOld: statement('forgetOld', `delete from request_log.request where at < $1`),
  forgetMany: statement(
    'forgetMany',
    `delete from request_log.request r using (
       select organisation_id, id as oldest from (
         select organisation_id, id, row_number() over (partition by organisation_id order by id desc) as place
           from request_log.request) ranked
        where place = $1::int) kept
      where r.organisation_id = kept.organisation_id and r.id < kept.oldest`,
  ),
} as const;
