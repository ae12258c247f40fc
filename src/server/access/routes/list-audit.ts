import { can } from '#core/access';
import { foldText } from '#core/codes';
import { malformed, UUID_TEXT } from '#server/platform/http';
import type { FastifyRequest } from 'fastify';
import { Type, type Static } from 'typebox';
import { AUDIT_KINDS, type AuditQuestion, type AuditRow } from '../audit.ts';
import { auditCsv } from './audit-csv.ts';
import { demand, signedIn, signedInOnly } from '../install.ts';
import type { AccessRoute } from './route.ts';
import { DaySchema, OrganisationIdSchema, ProblemRef, SESSION_SECURITY } from './route.ts';
import { isDay } from './is-day.ts';

const PAGE_DEFAULT = 50;
const PAGE_MAX = 200;
const DAY_MS = 86_400_000;
const nullable = <T extends Parameters<typeof Type.Array>[0]>(schema: T) => Type.Union([schema, Type.Null()]);

const KindSchema = Type.Union(AUDIT_KINDS.map((kind) => Type.Literal(kind)));
const Named = Type.Object({ id: Type.String(), name: nullable(Type.String()) });
const AuditEntry = Type.Object({
  id: Type.String(),
  kind: KindSchema,
  at: Type.String(),
  /** Null: somebody of another organisation, whose name is not for the reader. */
  who: nullable(Named),
  organisation: Named,
  action: Type.String(),
  /** What an act is called; null where the reader's program knows better. */
  label: nullable(Type.Object({ vi: Type.String(), en: Type.String() })),
  subject: Type.Object({ kind: Type.String(), id: Type.String(), name: nullable(Type.String()) }),
  concerns: Type.Array(Type.String()),
  details: nullable(Type.Object({}, { additionalProperties: true })),
});
const Filters = Type.Object({
  organisationId: Type.Optional(OrganisationIdSchema),
  kind: Type.Optional(KindSchema),
  who: Type.Optional(Type.String({ maxLength: 100, description: 'Part of the name or e-mail of who did it' })),
  subjectId: Type.Optional(Type.String({ maxLength: 100, description: 'Of which person, declaration or party' })),
  from: Type.Optional(DaySchema),
  to: Type.Optional(DaySchema),
});
type Filters = Static<typeof Filters>;
const ListAudit = Type.Object({
  ...Filters.properties,
  cursor: Type.Optional(Type.String({ pattern: UUID_TEXT })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: PAGE_MAX, default: PAGE_DEFAULT })),
});

/** GET /api/v1/audit */
export const listAudit: AccessRoute = (app, { access, zoneOffsetMinutes, labelOfAct = () => null }) => {
  /** When a day of the country begins; `after` days later. */
  const beginOf = (day: string | undefined, after: number): Date | null => {
    if (day === undefined) return null;
    if (!isDay(day)) throw malformed('FMT-006', after === 0 ? '/from' : '/to', { value: day });
    return new Date(Date.parse(`${day}T00:00:00Z`) + after * DAY_MS - zoneOffsetMinutes * 60_000);
  };
  /** What is asked, of those logs that whoever asks may read. */
  const questionOf = (request: FastifyRequest<{ Querystring: Filters }>): Omit<AuditQuestion, 'before' | 'limit'> => {
    const actor = signedIn(request);
    const { kind = null, who = '', subjectId, from, to } = request.query;
    const everywhere = can(actor, 'access.audit', {});
    const organisationId = request.query.organisationId ?? (everywhere ? undefined : actor.organisationId);
    demand(request, 'access.audit', organisationId === undefined ? {} : { principalId: organisationId });
    return {
      organisationId: organisationId ?? null,
      kind,
      who: who.trim() === '' ? null : `%${foldText(who.trim()).replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`,
      subjectId: subjectId?.trim() ? subjectId.trim() : null,
      from: beginOf(from, 0),
      until: beginOf(to, 1),
    };
  };
  const entryFor = (request: FastifyRequest) => {
    const actor = signedIn(request);
    const namesOf = can(actor, 'access.audit', {}) ? null : actor.organisationId;
    return (row: AuditRow) => ({ ...entryOf(row, namesOf), label: row.kind === 'act' ? labelOfAct(row.action) : null });
  };
  app.get(
    '/api/v1/audit',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'listAudit',
        tags: ['Access'],
        summary: 'Who changed accounts and rights, who looked at whose data, and what officers did, newest first',
        description:
          'Of one’s own organisation: what its people did and what others did that concerns it, except that customs looked. For an administrator of the system, of all or of one.',
        security: SESSION_SECURITY,
        querystring: ListAudit,
        response: {
          200: Type.Object({ items: Type.Array(AuditEntry), nextCursor: nullable(Type.String()) }),
          '4xx': ProblemRef,
        },
      },
    },
    async (request) => {
      const { cursor, limit = PAGE_DEFAULT } = request.query;
      const rows = await access.audit.list({ ...questionOf(request), before: cursor ?? null, limit: limit + 1 });
      const page = rows.slice(0, limit);
      const entry = entryFor(request);
      return {
        items: page.map(entry),
        nextCursor: rows.length > limit ? (page.at(-1)?.id ?? null) : null,
      };
    },
  );

  app.get(
    '/api/v1/audit.csv',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'exportAudit',
        tags: ['Access'],
        summary: `The same as a table for spreadsheet programs, newest first, ${CSV_ROWS_MAX} rows at most`,
        security: SESSION_SECURITY,
        querystring: Filters,
        response: { 200: Type.String(), '4xx': ProblemRef },
      },
    },
    async (request, reply) => {
      const rows = await access.audit.list({ ...questionOf(request), before: null, limit: CSV_ROWS_MAX });
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', 'attachment; filename="audit.csv"')
        .header('cache-control', 'private, no-store')
        .send(auditCsv(rows.map(entryFor(request))));
    },
  );
};

/** As much as a spreadsheet is asked to hold, and one answer. */
const CSV_ROWS_MAX = 10_000;

/** People of other organisations stay unnamed, and so does what was set: `namesOf` null shows all. */
function entryOf(row: AuditRow, namesOf: string | null) {
  const named = namesOf === null || row.organisation_id === namesOf;
  return {
    id: row.id,
    kind: row.kind,
    at: row.at.toISOString(),
    who: named ? { id: row.user_id, name: row.user_name } : null,
    organisation: { id: row.organisation_id, name: row.organisation_name },
    action: row.action,
    subject: { kind: row.subject_kind, id: row.subject_id, name: row.subject_name },
    concerns: [...row.concerns],
    details: named ? row.details : null,
  };
}
