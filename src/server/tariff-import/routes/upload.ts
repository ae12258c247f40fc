import { FILE_BYTES_MAX } from '../file-limits.ts';
import type { ImportServices } from '../import-services.ts';
import type { StoredImport } from '../import-store.ts';
import { importView } from '../import-view.ts';
import { runInThread } from '../run-in-thread.ts';
import { RATE_LIMIT, RESPONSES } from './imports.ts';
import { demand, signedInOnly } from '#server/access';
import { keptFileName } from '#server/platform/files';
import { refusalsProblem, type HttpApp } from '#server/platform/http';
import { FILE_FIELD, keptBytes, receivedFile } from '#server/platform/services';
import multipart from '@fastify/multipart';
import { randomUUID } from 'node:crypto';
import { Type } from 'typebox';

/** In a scope of its own: only here is a form read. */
export async function uploads(app: HttpApp, all: ImportServices): Promise<void> {
  const { services, room } = all;
  await app.register(multipart, { limits: { fileSize: FILE_BYTES_MAX, files: 1, fields: 1 } });

  app.post(
    '/api/v1/tariff/imports',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'uploadTariff',
        tags: ['Operations'],
        summary: 'Upload an official tariff (multipart: file; XLSX or CSV), and see what its columns look like',
        description:
          'Nothing changes by it. What the columns of a table of this layout were said to hold before is remembered.',
        consumes: ['multipart/form-data'],
        response: { 201: Type.Ref('TariffImport'), ...RESPONSES, 413: Type.Ref('Problem') },
      },
      config: { rateLimit: RATE_LIMIT },
    },
    async (request, reply) => {
      demand(request, 'reference.propose');
      const { upload, file } = await receivedFile(request, services.files, {
        bytesMax: FILE_BYTES_MAX,
        expected: FILE_FIELD,
      });
      try {
        await file.keep();
        const described = await runInThread(request.actor, async () => ({
          do: 'describe',
          bytes: await keptBytes(services.files, file.id),
          base: room.country().files.texts,
          layouts: await all.imports.layouts(),
        }));
        if (!described.ok) throw refusalsProblem(described.error);
        const stored: StoredImport = {
          id: randomUUID(),
          fileId: file.id,
          fileName: keptFileName(upload.filename, 'tariff'),
          sizeBytes: file.sizeBytes,
          description: described.value,
          createdAt: services.clock.now(),
          proposalId: null,
          checked: null,
        };
        await all.imports.add(stored, request.actor);
        return await reply.code(201).send(importView(stored, undefined));
      } finally {
        await file.drop();
      }
    },
  );
}
