import { visibleTo } from '#core/access';
import { instantAt } from '#core/kernel';
import { signedInOnly } from '#server/access';
import type { HttpApp } from '#server/platform/http';
import { Type } from 'typebox';
import { headView } from '../draft-view.ts';
import type { DraftsRoom } from '../drafts-room.ts';
import { DELETED_DAYS } from '../tidy.ts';
import { RATE, SECURITY, TAGS } from './shared.ts';

export function listDrafts(app: HttpApp, room: DraftsRoom): void {
  const { services, store } = room;
  app.get(
    '/api/v1/drafts',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'listDrafts',
        tags: TAGS,
        summary: 'Drafts of your organisation, and of those that you may declare for; the last changed first',
        security: SECURITY,
        querystring: Type.Object({
          kind: Type.Optional(
            Type.Union([Type.Literal('draft'), Type.Literal('template'), Type.Literal('deleted')], {
              description: 'Deleted ones can be restored for thirty days',
            }),
          ),
        }),
        response: {
          200: Type.Object({ items: Type.Array(Type.Ref('DraftHead')) }),
          401: Type.Ref('Problem'),
        },
      },
      config: { rateLimit: RATE },
    },
    async ({ actor, query }) => {
      const { organisationIds } = visibleTo(actor, 'draft.read');
      const since = instantAt(Date.parse(services.clock.now()) - DELETED_DAYS * 86_400_000);
      const rows = await store.list({
        organisationIds,
        templates: query.kind === 'template',
        ...(query.kind === 'deleted' ? { deletedSince: since } : {}),
      });
      return { items: await Promise.all(rows.map((row) => headView(row, room))) };
    },
  );
}
