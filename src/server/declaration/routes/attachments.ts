import { readDeclaration } from '../read-declaration.ts';
import { NumberParams } from '../schemas.ts';
import { sendAccepted } from '../send-accepted.ts';
import { ATTACHMENTS_MAX, refuse, type AttachDocument } from '#core/clearance';
import { isLegal } from '#core/declaration';
import { signedInOnly } from '#server/access';
import { notFound, problem, ProblemError, refusalsProblem, type HttpApp } from '#server/platform/http';
import { submitted, type Services } from '#server/platform/services';
import multipart, { type MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';

/** A scanned certificate of ten pages is about 5 MB. */
export const ATTACHMENT_BYTES_MAX = 20 * 1024 * 1024;
/** In characters as people count them. */
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
      onRequest: signedInOnly,
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
      const { state } = await readDeclaration(services, request.actor, request.params.number, 'declaration.attach');
      // Before the bytes: what would be refused in the end is not first carried in and kept.
      if (!isLegal(state, 'declaration.attach'))
        throw new ProblemError(problem('conflict', { errors: [refuse('LIF-001')] }));
      if (state.attachments.length >= ATTACHMENTS_MAX) throw refusalsProblem([refuse('CAS-003')]);
      const { upload, bytes } = await oneOfFew(() => received(request));
      const mediaType = mediaTypeOf(bytes);
      if (!mediaType) {
        throw new ProblemError(problem('unsupported-media-type', { detail: 'PDF, PNG and JPEG are accepted' }));
      }
      const id = await services.files.put(bytes);
      const attachment = {
        id,
        typeCode: typeCodeOf(upload.fields['typeCode']),
        name: nameOf(upload.filename),
        mediaType,
        sizeBytes: bytes.length,
      };
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
      onRequest: signedInOnly,
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
        .header('content-disposition', `attachment; filename*=UTF-8''${extendedValue(attachment.name)}`)
        .header('x-content-type-options', 'nosniff')
        .send(bytes);
    },
  );
}

/** Each upload is held in memory until it is kept: this many at once are 320 MB at most. */
const UPLOADS_AT_ONCE_MAX = 16;
let uploads = 0;

async function oneOfFew<T>(work: () => Promise<T>): Promise<T> {
  if (uploads >= UPLOADS_AT_ONCE_MAX)
    throw new ProblemError(problem('busy', { detail: 'Many uploads are under way: send it again shortly' }), {
      'retry-after': '2',
    });
  uploads += 1;
  try {
    return await work();
  } finally {
    uploads -= 1;
  }
}

/** The file in the form. A form that breaks off or has no file is the sender's to mend, not a fault of ours. */
async function received(request: FastifyRequest): Promise<{ readonly upload: MultipartFile; readonly bytes: Buffer }> {
  try {
    const upload = await request.file();
    const bytes = await upload?.toBuffer();
    // The library says so in time for most files only; half a document must never be kept for a whole one.
    if (upload?.file.truncated) throw tooLarge();
    if (upload && bytes) return { upload, bytes };
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    const status = error instanceof Error && 'statusCode' in error ? error.statusCode : 400;
    if (status === 413) throw tooLarge();
    if (status !== 400) throw error;
  }
  throw new ProblemError(problem('malformed', { detail: 'Send the fields typeCode and file as multipart/form-data' }));
}

const tooLarge = (): ProblemError =>
  new ProblemError(
    problem('too-large', { detail: `A file has at most ${ATTACHMENT_BYTES_MAX} bytes, a form one file` }),
  );

/** The end of the name tells the kind of file. No control characters, no half characters: the journal could not hold them. */
function nameOf(filename: string | undefined): string {
  const name = (filename ?? '')
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Cn}\ufffd]/gu, '')
    .trim();
  return Array.from(name).slice(-NAME_LENGTH_MAX).join('') || 'document';
}

/** RFC 8187: percent-encoded, also the few signs that encodeURIComponent leaves and a header gives meaning to. */
const extendedValue = (name: string): string =>
  encodeURIComponent(name).replaceAll(/['()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);

/** By its first bytes, not by what the sender says. */
const mediaTypeOf = (bytes: Buffer): string | undefined =>
  Object.keys(MEDIA_TYPES).find((type) => MEDIA_TYPES[type]?.every((byte, index) => bytes[index] === byte));

function typeCodeOf(field: unknown): string {
  const value = (Array.isArray(field) ? field[0] : field) as { readonly value?: unknown } | undefined;
  const code = value?.value;
  if (typeof code === 'string' && /^[\w.-]{1,10}$/.test(code)) return code;
  throw new ProblemError(
    problem('malformed', { detail: 'The field typeCode names the kind of document and comes before the file' }),
  );
}
