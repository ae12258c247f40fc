import type { AccessServices } from './services.ts';

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
  list: async (question) => (await pool.query<AuditRow>(...written(question))).rows,
});

/** What of each log is told besides what all have. */
const LOGS: Readonly<Record<AuditKind, { readonly details: string; readonly concerns: string }>> = {
  change: { details: 'l.details', concerns: 'l.concerns' },
  view: { details: 'null::jsonb', concerns: 'l.concerns' },
  act: { details: 'null::jsonb', concerns: "'{}'::text[]" },
};

/**
 * The question as a statement of its own: with "or nothing was asked" in each condition there is one plan for all of them, and it reads everything that
 * was ever done.
 */
function written({
  organisationId,
  kind,
  who,
  subjectId,
  from,
  until,
  before,
  limit,
}: AuditQuestion): [string, unknown[]] {
  const values: unknown[] = [];
  const value = (given: unknown): string => `$${values.push(given)}`;
  const asked = [
    subjectId === null ? [] : [`l.subject_id = ${value(subjectId)}`],
    from === null ? [] : [`l.at >= ${value(from)}::timestamptz`],
    until === null ? [] : [`l.at < ${value(until)}::timestamptz`],
    before === null ? [] : [`l.id < ${value(before)}::uuid`],
  ].flat();
  const organisation = organisationId === null ? undefined : value(organisationId);
  const searched = who === null ? undefined : value(who);
  const newest = `order by id desc limit ${value(limit)}`;
  const page = (log: AuditKind): string => {
    const { details, concerns } = LOGS[log];
    const where = [...asked, ...(organisation === undefined ? [] : [isOf(organisation, concerns)])];
    const rows = (more: readonly string[]): string =>
      `(select l.id, '${log}' as kind, l.at, l.user_id, l.organisation_id, l.action, l.subject_kind, l.subject_id,
          ${concerns} as concerns, ${details} as details
         from access.${log}_log l where ${[...where, ...more].join(' and ') || 'true'} ${newest})`;
    // Person by person along the index, however much others did.
    return searched === undefined
      ? rows([])
      : `(select r.* from access.users m cross join lateral ${rows(['l.user_id = m.id'])} r where m.search like ${searched} ${newest})`;
  };
  const logs = AUDIT_KINDS.filter((each) => kind === null || each === kind);
  return [
    `select a.*, u.name as user_name, o.name as organisation_name,
         case when a.subject_kind = 'user' then (select s.name from access.users s where s.id = a.subject_id) end as subject_name
       from (${logs.map(page).join(' union all ')}) a
       left join access.users u on u.id = a.user_id
       left join access.organisations o on o.id = a.organisation_id
      ${newest}`,
    values,
  ];
}

/**
 * Of an organisation: what its people did, and what others did that concerns it. That customs looked is not among it: a trader who saw which
 * declaration an officer opens, and when, would know what is being checked.
 */
const isOf = (organisation: string, concerns: string): string =>
  `(l.organisation_id = ${organisation} or (${concerns} @> array[${organisation}::text] and not exists (
     select from access.organisations c where c.id = l.organisation_id and c.kind = 'customs')))`;
