import { demand, signedInOnly } from '#server/access';
import { keptFileName } from '#server/platform/files';
import { refusalsProblem, type HttpApp } from '#server/platform/http';
import { FILE_FIELD, keptBytes, receivedFile } from '#server/platform/services';
import multipart from '@fastify/multipart';
import { randomUUID } from 'node:crypto';
import { Type } from 'typebox';
import { IMPORT_BYTES_MAX } from '../import-reading.ts';
import type { ImportRoom } from '../import-room.ts';
import { importView } from '../import-view.ts';
import { readApart } from '../read-apart.ts';
import { PROBLEMS, RATE_LIMIT, SECURITY, TAGS } from './shared.ts';

/** In a scope of its own: only here is a form read. */
export async function uploadImport(app: HttpApp, { services, store }: ImportRoom): Promise<void> {
  await app.register(multipart, { limits: { fileSize: IMPORT_BYTES_MAX, files: 1, fields: 1 } });

  app.post(
    '/api/v1/declaration-imports',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'uploadDeclarations',
        tags: TAGS,
        summary: 'Upload declarations (multipart: file; XLSX, CSV, JSON or XML), and see what its columns look like',
        description: 'Nothing is lodged by it. What the columns of a table of this layout held before is remembered.',
        security: SECURITY,
        consumes: ['multipart/form-data'],
        querystring: Type.Object({
          organisation: Type.Optional(
            Type.String({ maxLength: 20, description: 'On whose behalf; yours unless you say so' }),
          ),
        }),
        response: { 201: Type.Ref('DeclarationImport'), ...PROBLEMS, 413: Type.Ref('Problem') },
      },
      config: { rateLimit: RATE_LIMIT },
    },
    async (request, reply) => {
      const organisationId = request.query.organisation ?? request.actor.organisationId;
      demand(request, 'draft.write', { principalId: organisationId });
      const { upload, file } = await receivedFile(request, services.files, {
        bytesMax: IMPORT_BYTES_MAX,
        expected: FILE_FIELD,
      });
      try {
        await file.keep();
        const described = await readApart(request.actor, async () => ({
          do: 'describe',
          bytes: await keptBytes(services.files, file.id),
          layouts: await store.layouts(organisationId),
        }));
        if (!described.ok) throw refusalsProblem(described.error);
        const id = randomUUID();
        await store.add(
          {
            id,
            organisation_id: organisationId,
            file_id: file.id,
            file_name: keptFileName(upload.filename, 'declarations'),
            size_bytes: file.sizeBytes,
            description: described.value,
          },
          request.actor,
          services.clock.now(),
        );
        const row = await store.find(id);
        if (!row) throw new Error('what was added is there');
        return await reply.code(201).send(importView(row, await store.counts(id)));
      } finally {
        await file.drop();
      }
    },
  );
}
