import { readDeclaration } from '../read-declaration.ts';
import { NumberParams } from '../schemas.ts';
import { sendAccepted } from '../send-accepted.ts';
import type { AttachDocument } from '#core/clearance';
import { notFound, problem, ProblemError, type HttpApp } from '#server/platform/http';
import { submitted, type Services } from '#server/platform/services';
import multipart from '@fastify/multipart';
import { Type } from 'typebox';

/** A scanned certificate of ten pages is about 5 MB. */
export const ATTACHMENT_BYTES_MAX = 20 * 1024 * 1024;
const NAME_LENGTH_MAX = 200;
/** What officers open without leaving the case; anything else is refused at the door. */
const MEDIA_TYPES: Readonly<Record<string, readonly number[]>> = {
  'application/pdf': [0x25, 0x50, 0x44, 0x46],
  'image/png': [0x89, 0x50, 0x4e, 0x47],
  'image/jpeg': [0xff, 0xd8, 0xff],
};

const AttachmentParams = Type.Object({
  ...NumberParams.properties,
  id: Type.String({ pattern: '^[0-9a-f]{64}$' }),
});

export async function attachments(app: HttpApp, services: Services): Promise<void> {
  await app.register(multipart, { limits: { fileSize: ATTACHMENT_BYTES_MAX, files: 1, fields: 4 } });

  app.post(
    '/api/v1/declarations/:number/attachments',
    {
      schema: {
        operationId: 'attachDocument',
        tags: ['Declarations'],
        summary: 'Upload a document (multipart: typeCode, then file)',
        consumes: ['multipart/form-data'],
        params: NumberParams,
        response: { 201: Type.Unknown(), 404: Type.Ref('Problem'), 409: Type.Ref('Problem'), 422: Type.Ref('Problem') },
      },
    },
    async (request, reply) => {
      await readDeclaration(services, request.actor, request.params.number, 'declaration.attach');
      const upload = await request.file();
      if (!upload) throw new ProblemError(problem('malformed', { detail: 'Send the fields typeCode and file as multipart/form-data' }));
      const bytes = await upload.toBuffer();
      const mediaType = mediaTypeOf(bytes);
      if (!mediaType) {
        throw new ProblemError(problem('unsupported-media-type', { detail: 'PDF, PNG and JPEG are accepted' }));
      }
      const id = await services.files.put(bytes);
      const attachment = { id, typeCode: typeCodeOf(upload.fields['typeCode']), name: upload.filename.slice(-NAME_LENGTH_MAX), mediaType, sizeBytes: bytes.length };
      const command: AttachDocument = {
        type: 'declaration.attach',
        data: { number: request.params.number, attachment },
        actor: request.actor,
      };
      return sendAccepted(reply.code(201), await submitted(services, request, command, 'interactive'));
    },
  );

  app.get(
    '/api/v1/declarations/:number/attachments/:id',
    {
      schema: {
        operationId: 'downloadAttachment',
        tags: ['Declarations'],
        summary: 'A document that was uploaded',
        params: AttachmentParams,
        response: { 200: Type.Unknown(), 404: Type.Ref('Problem') },
      },
    },
    async (request, reply) => {
      const { number, id } = request.params;
      const { state } = await readDeclaration(services, request.actor, number);
      const attachment = state.attachments.find((found) => found.id === id);
      const bytes = attachment && (await services.files.get(id));
      if (!attachment || !bytes) throw notFound();
      return reply
        .type(attachment.mediaType)
        .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(attachment.name)}`)
        .header('x-content-type-options', 'nosniff')
        .send(bytes);
    },
  );
}

/** By its first bytes, not by what the sender says. */
const mediaTypeOf = (bytes: Buffer): string | undefined =>
  Object.keys(MEDIA_TYPES).find((type) => MEDIA_TYPES[type]?.every((byte, index) => bytes[index] === byte));

function typeCodeOf(field: unknown): string {
  const value = (Array.isArray(field) ? field[0] : field) as { readonly value?: unknown } | undefined;
  const code = value?.value;
  if (typeof code === 'string' && /^[\w.-]{1,10}$/.test(code)) return code;
  throw new ProblemError(problem('malformed', { detail: 'The field typeCode names the kind of document and comes before the file' }));
}
