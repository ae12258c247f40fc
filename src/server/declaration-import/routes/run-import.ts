import { signedInOnly } from '#server/access';
import type { HttpApp } from '#server/platform/http';
import { Type } from 'typebox';
import type { ImportRoom } from '../import-room.ts';
import { importView, Mode } from '../import-view.ts';
import { fileConflict, findImport, ImportParams, PROBLEMS, RATE_LIMIT, SECURITY, TAGS } from './shared.ts';

const RunBody = Type.Object(
  {
    mode: Mode,
    only: Type.Optional(
      Type.Literal('failures', { description: 'Try again what was rejected; what was accepted is left alone' }),
    ),
  },
  { additionalProperties: false },
);

export function runImportRoutes(app: HttpApp, room: ImportRoom): void {
  const { store } = room;
  const answers = { 202: Type.Ref('DeclarationImport'), ...PROBLEMS };

  app.post(
    '/api/v1/declaration-imports/:id/run',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'runImport',
        tags: TAGS,
        summary: 'Make drafts or declarations of a checked file, one after another, whether you stay or leave',
        description:
          'A declaration of the same content makes no second one, from this file or a corrected one: after mending a file, send it whole.',
        security: SECURITY,
        params: ImportParams,
        body: RunBody,
        response: answers,
      },
      config: { rateLimit: RATE_LIMIT },
    },
    async (request, reply) => {
      const { id } = await findImport(room, request, request.params.id);
      const { mode, only = 'waiting' } = request.body;
      if (!(await store.begin(id, mode, only, request.actor))) throw fileConflict('TBL-106');
      const row = await findImport(room, request, id);
      return reply.code(202).send(importView(row, await store.counts(id)));
    },
  );

  app.post(
    '/api/v1/declaration-imports/:id/cancel',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'cancelImport',
        tags: TAGS,
        summary: 'Send no more of a file; what was accepted stays',
        security: SECURITY,
        params: ImportParams,
        response: answers,
      },
    },
    async (request, reply) => {
      const { id } = await findImport(room, request, request.params.id);
      await store.cancel(id);
      const row = await findImport(room, request, id);
      return reply.code(202).send(importView(row, await store.counts(id)));
    },
  );
}
