import { can } from '#core/access';
import { signedInOnly } from '#server/access';
import type { HttpApp } from '#server/platform/http';
import { Type } from 'typebox';
import type { ImportRoom } from '../import-room.ts';
import { DeclarationImportSchema, entryView, ImportEntrySchema, importView } from '../import-view.ts';
import { resultCsv } from '../result-csv.ts';
import { findImport, ImportParams, PROBLEMS, SECURITY, TAGS } from './shared.ts';

export function showImport(app: HttpApp, room: ImportRoom): void {
  const { store } = room;
  app.addSchema(DeclarationImportSchema);
  app.addSchema(ImportEntrySchema);

  app.get(
    '/api/v1/declaration-imports',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'listDeclarationImports',
        tags: TAGS,
        summary: 'The last files of declarations that were brought in, newest first',
        security: SECURITY,
        response: { 200: Type.Object({ items: Type.Array(Type.Ref('DeclarationImport')) }), ...PROBLEMS },
      },
    },
    async ({ actor }) => {
      const all = [actor.organisationId, ...actor.delegations.map(({ principalId }) => principalId)];
      const rows = await store.list(all.filter((principalId) => can(actor, 'draft.write', { principalId })));
      return { items: await Promise.all(rows.map(async (row) => importView(row, await store.counts(row.id)))) };
    },
  );

  app.get(
    '/api/v1/declaration-imports/:id',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'showDeclarationImport',
        tags: TAGS,
        summary: 'A file of declarations: its columns, and how far its declarations are',
        security: SECURITY,
        params: ImportParams,
        response: { 200: Type.Ref('DeclarationImport'), ...PROBLEMS },
      },
    },
    async (request) => {
      const row = await findImport(room, request, request.params.id);
      return importView(row, await store.counts(row.id));
    },
  );

  app.get(
    '/api/v1/declaration-imports/:id/entries',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'listImportEntries',
        tags: TAGS,
        summary: 'The declarations of a file, in its order, each with what became of it',
        security: SECURITY,
        params: ImportParams,
        response: { 200: Type.Object({ items: Type.Array(Type.Ref('DeclarationImportEntry')) }), ...PROBLEMS },
      },
    },
    async (request) => {
      const { id } = await findImport(room, request, request.params.id);
      return { items: (await store.entries(id)).map(entryView) };
    },
  );

  app.get(
    '/api/v1/declaration-imports/:id/result.csv',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'downloadImportResult',
        tags: TAGS,
        summary: 'What became of each declaration, with the row numbers of the file',
        security: SECURITY,
        params: ImportParams,
        produces: ['text/csv'],
      },
    },
    async (request, reply) => {
      const { id } = await findImport(room, request, request.params.id);
      const text = resultCsv(await store.entries(id));
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', 'attachment; filename="result.csv"')
        .send(text);
    },
  );
}
