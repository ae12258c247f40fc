import { run } from '#server/platform/database';
import type { AccessServices } from './services.ts';
import { statement } from './sql.ts';

/** Somebody changed something about people and rights, looked at another organisation's data, or did something in office. */
export interface AuditRow {
  readonly id: string;
  readonly kind: AuditKind;
  readonly at: Date;
  readonly user_id: string;
  readonly user_name: string | null;
  readonly organisation_id: string;
  readonly organisation_name: string | null;
  readonly action: string;
  readonly subject_kind: string;
  readonly subject_id: string;
  /** Of a person: their name. */
  readonly subject_name: string | null;
  readonly concerns: readonly string[];
  readonly details: object | null;
}

export const AUDIT_KINDS = ['change', 'view', 'act'] as const;
export type AuditKind = (typeof AUDIT_KINDS)[number];

export interface AuditQuestion {
  /** Null: everything, for the administrator of the system. */
  readonly organisationId: string | null;
  readonly kind: AuditKind | null;
  /** Part of the name or e-mail of who did it, as `search` keeps it. */
  readonly who: string | null;
  readonly subjectId: string | null;
  readonly from: Date | null;
  readonly until: Date | null;
  /** The row to go on from. */
  readonly before: string | null;
  readonly limit: number;
}

export interface Audit {
  /** Newest first. */
  readonly list: (question: AuditQuestion) => Promise<readonly AuditRow[]>;
}

export const createAudit = ({ pool }: Pick<AccessServices, 'pool'>): Audit => ({
  list: ({ organisationId, kind, who, subjectId, from, until, before, limit }) =>
    run(pool, AUDIT, [organisationId, kind, who, subjectId, from, until, before, limit]),
});

const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/**
 * The same conditions on either log. Of an organisation: what its people did, and what others did that concerns it. That customs
 * looked is not among it: a trader who saw which declaration an officer opens, and when, would know what is being checked.
 */
const conditions = (concerns: string): string => `
  ($1::text is null or l.organisation_id = $1 or (${concerns} @> array[$1::text] and not exists (
     select from access.organisations c where c.id = l.organisation_id and c.kind = 'customs')))
  and ($3::text is null or l.user_id in (select id from access.users where search like $3))
  and ($4::text is null or l.subject_id = $4)
  and ($5::timestamptz is null or l.at >= $5) and ($6::timestamptz is null or l.at < $6)
  and l.id < coalesce($7::uuid, '${LAST_ID}')`;
const page = (log: AuditKind, details: string, concerns = 'l.concerns'): string => `
  (select l.id, '${log}' as kind, l.at, l.user_id, l.organisation_id, l.action, l.subject_kind, l.subject_id,
     ${concerns} as concerns, ${details} as details
     from access.${log}_log l where ($2::text is null or $2 = '${log}') and ${conditions(concerns)} order by l.id desc limit $8)`;

const AUDIT = statement<AuditRow>(
  'audit',
  `select a.*, u.name as user_name, o.name as organisation_name,
       case when a.subject_kind = 'user' then (select s.name from access.users s where s.id = a.subject_id) end as subject_name
     from (${page('change', 'l.details')} union all ${page('view', 'null::jsonb')}
       union all ${page('act', 'null::jsonb', "'{}'::text[]")}) a
     left join access.users u on u.id = a.user_id
     left join access.organisations o on o.id = a.organisation_id
    order by a.id desc limit $8`,
);
