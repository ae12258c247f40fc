import { isMoment, legalDate } from '#core/kernel';
import { foreignCursor, isUuid } from '#server/platform/http';
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

function readCursor(cursor: string | undefined): DelegationCursor | undefined {
  if (cursor === undefined) return undefined;
  const [grantedAt = '', id = '', ...rest] = Buffer.from(cursor, 'base64url').toString().split('|');
  if (isMoment(grantedAt) && isUuid(id) && rest.length === 0) return { grantedAt, id };
  throw foreignCursor();
}
