import { can } from '#core/access';
import { foreignCursor } from '#server/platform/http';
import { Type } from 'typebox';
import { normaliseEmail } from '../email.ts';
import { demand, signedIn, signedInOnly } from '../install.ts';
import { managesIn } from './managed-user.ts';
import type { AccessRoute } from './route.ts';
import { OrganisationIdSchema, ProblemRef, SESSION_OR_KEY_SECURITY } from './route.ts';
import { userView } from './user-view.ts';

const PAGE_DEFAULT = 50;
const PAGE_MAX = 200;

const ListUsers = Type.Object({
  organisationId: Type.Optional(OrganisationIdSchema),
  q: Type.Optional(Type.String({ maxLength: 100, description: 'Part of name or e-mail; accents do not matter' })),
  cursor: Type.Optional(Type.String({ maxLength: 400 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: PAGE_MAX, default: PAGE_DEFAULT })),
});

/** GET /api/v1/users */
export const listUsers: AccessRoute = (app, { access }) => {
  app.get(
    '/api/v1/users',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'listUsers',
        tags: ['Access'],
        summary: 'The people of my organisation; for an administrator of the system, of all or of one',
        security: SESSION_OR_KEY_SECURITY,
        querystring: ListUsers,
        response: {
          200: Type.Object({
            items: Type.Array(Type.Ref('User')),
            nextCursor: Type.Union([Type.String(), Type.Null()]),
          }),
          '4xx': ProblemRef,
        },
      },
    },
    async (request) => {
      const actor = signedIn(request);
      const { q = '', cursor, limit = PAGE_DEFAULT } = request.query;
      const everywhere = can(actor, 'access.manageUsers', {});
      const organisationId = request.query.organisationId ?? (everywhere ? undefined : actor.organisationId);
      demand(request, 'access.manageUsers', organisationId === undefined ? {} : { principalId: organisationId });
      const rows = await access.people.list({ organisationId, q, after: emailIn(cursor), limit: limit + 1 });
      const page = rows.slice(0, limit);
      const last = page.at(-1);
      return {
        items: page.map((row) => userView(row, managesIn(request))),
        nextCursor: rows.length > limit && last ? Buffer.from(last.email).toString('base64url') : null,
      };
    },
  );
};

function emailIn(cursor: string | undefined): string {
  if (cursor === undefined) return '';
  const email = Buffer.from(cursor, 'base64url').toString();
  if (normaliseEmail(email) === email) return email;
  throw foreignCursor();
}
