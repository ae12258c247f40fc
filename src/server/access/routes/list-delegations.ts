import { legalDate } from '#core/kernel';
import { problem, ProblemError } from '#server/platform/http';
import { Type } from 'typebox';
import { demand, signedIn, signedInOnly } from '../install.ts';
import type { DelegationCursor } from '../people.ts';
import { delegationView } from './delegation-view.ts';
import type { AccessRoute } from './route.ts';
import { ProblemRef, SESSION_OR_KEY_SECURITY } from './route.ts';

const PAGE_DEFAULT = 50;
const PAGE_MAX = 200;

/** GET /api/v1/delegations */
export const listDelegations: AccessRoute = (app, { access, clock, zoneOffsetMinutes }) => {
  app.get(
    '/api/v1/delegations',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'listDelegations',
        tags: ['Access'],
        summary: 'Delegations that my organisation gave or holds, newest first',
        security: SESSION_OR_KEY_SECURITY,
        querystring: Type.Object({
          cursor: Type.Optional(Type.String({ maxLength: 200 })),
          limit: Type.Optional(Type.Integer({ minimum: 1, maximum: PAGE_MAX, default: PAGE_DEFAULT })),
        }),
        response: {
          200: Type.Object({
            items: Type.Array(Type.Ref('Delegation')),
            nextCursor: Type.Union([Type.String(), Type.Null()]),
          }),
          '4xx': ProblemRef,
        },
      },
    },
    async (request) => {
      const { organisationId } = signedIn(request);
      demand(request, 'delegation.read', { principalId: organisationId });
      const { limit = PAGE_DEFAULT, cursor } = request.query;
      const rows = await access.people.delegations(organisationId, readCursor(cursor), limit + 1);
      const page = rows.slice(0, limit);
      const last = page.at(-1);
      const today = legalDate(clock.now(), zoneOffsetMinutes);
      return {
        items: page.map((row) => delegationView(row, today)),
        nextCursor:
          rows.length > limit && last
            ? Buffer.from(`${last.granted_at.toISOString()}|${last.id}`).toString('base64url')
            : null,
      };
    },
  );
};

const CURSOR = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z)\|([0-9a-f-]{36})$/;

function readCursor(cursor: string | undefined): DelegationCursor | undefined {
  if (cursor === undefined) return undefined;
  const [, grantedAt, id] = CURSOR.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  if (grantedAt && id && isInstant(grantedAt)) return { grantedAt, id };
  throw new ProblemError(
    problem('malformed', { detail: 'The cursor is not one that this list gave: begin without one' }),
  );
}

/** `Date` also reads days that no calendar has, which the database does not. */
function isInstant(text: string): boolean {
  const ms = Date.parse(text);
  return ms >= 0 && new Date(ms).toISOString() === text;
}
