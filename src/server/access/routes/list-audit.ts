import { can } from '#core/access';
import { foldText } from '#core/codes';
import { problem, ProblemError } from '#server/platform/http';
import { Type } from 'typebox';
import type { AuditRow } from '../audit.ts';
import { demand, signedIn, signedInOnly } from '../install.ts';
import type { AccessRoute } from './route.ts';
import { DaySchema, OrganisationIdSchema, ProblemRef, SESSION_SECURITY } from './route.ts';
import { isDay } from './is-day.ts';

const PAGE_DEFAULT = 50;
const PAGE_MAX = 200;
const DAY_MS = 86_400_000;
const nullable = <T extends Parameters<typeof Type.Array>[0]>(schema: T) => Type.Union([schema, Type.Null()]);

const Named = Type.Object({ id: Type.String(), name: nullable(Type.String()) });
const AuditEntry = Type.Object({
  id: Type.String(),
  kind: Type.Union([Type.Literal('change'), Type.Literal('view')]),
  at: Type.String(),
  /** Null: somebody of another organisation, whose name is not for the reader. */
  who: nullable(Named),
  organisation: Named,
  action: Type.String(),
  subject: Type.Object({ kind: Type.String(), id: Type.String(), name: nullable(Type.String()) }),
  concerns: Type.Array(Type.String()),
  details: nullable(Type.Object({}, { additionalProperties: true })),
});
const ListAudit = Type.Object({
  organisationId: Type.Optional(OrganisationIdSchema),
  kind: Type.Optional(Type.Union([Type.Literal('change'), Type.Literal('view')])),
  who: Type.Optional(Type.String({ maxLength: 100, description: 'Part of the name or e-mail of who did it' })),
  subjectId: Type.Optional(Type.String({ maxLength: 100, description: 'Of which person, declaration or party' })),
  from: Type.Optional(DaySchema),
  to: Type.Optional(DaySchema),
  cursor: Type.Optional(Type.String({ pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$' })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: PAGE_MAX, default: PAGE_DEFAULT })),
});

/** GET /api/v1/audit */
export const listAudit: AccessRoute = (app, { access, zoneOffsetMinutes }) => {
  /** When a day of the country begins; `after` days later. */
  const beginOf = (day: string | undefined, after: number): Date | null => {
    if (day === undefined) return null;
    if (!isDay(day)) throw new ProblemError(problem('malformed', { detail: `${day} is no day of the calendar` }));
    return new Date(Date.parse(`${day}T00:00:00Z`) + after * DAY_MS - zoneOffsetMinutes * 60_000);
  };
  app.get(
    '/api/v1/audit',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'listAudit',
        tags: ['Access'],
        summary: 'Who changed accounts and rights, and who looked at whose data, newest first',
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
      const actor = signedIn(request);
      const { kind = null, who = '', subjectId, from, to, cursor, limit = PAGE_DEFAULT } = request.query;
      const everywhere = can(actor, 'access.audit', {});
      const organisationId = request.query.organisationId ?? (everywhere ? undefined : actor.organisationId);
      demand(request, 'access.audit', organisationId === undefined ? {} : { principalId: organisationId });
      const rows = await access.audit.list({
        organisationId: organisationId ?? null,
        kind,
        who: who.trim() === '' ? null : `%${foldText(who.trim()).replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`,
        subjectId: subjectId?.trim() ? subjectId.trim() : null,
        from: beginOf(from, 0),
        until: beginOf(to, 1),
        before: cursor ?? null,
        limit: limit + 1,
      });
      const page = rows.slice(0, limit);
      const namesOf = everywhere ? null : actor.organisationId;
      return {
        items: page.map((row) => entryOf(row, namesOf)),
        nextCursor: rows.length > limit ? (page.at(-1)?.id ?? null) : null,
      };
    },
  );
};

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
