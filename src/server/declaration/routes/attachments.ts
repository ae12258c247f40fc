import { readDeclaration } from '../read-declaration.ts';
import { NumberParams } from '../schemas.ts';
import { sendAccepted } from '../send-accepted.ts';
import { ATTACHMENTS_MAX, hasLapsed, refuse, type AttachDocument } from '#core/clearance';
import { documentTypeRefusals, isLegal, type Attachment, type DeclarationState } from '#core/declaration';
import { signedInOnly } from '#server/access';
import { dayOf } from '#server/codes';
import { downloadName, fileKindOf, keptFileName, type ReceivedFile } from '#server/platform/files';
import { type HttpApp, malformed, notFound, problem, ProblemError, refusalsProblem } from '#server/platform/http';
import { receivedFile, submitted, type Services } from '#server/platform/services';
import multipart, { type MultipartFile } from '@fastify/multipart';
import { Type } from 'typebox';

/** A scanned certificate of ten pages is about 5 MB. */
export const ATTACHMENT_BYTES_MAX = 20 * 1024 * 1024;
/** What officers open without leaving the case; anything else is refused at the door. */
const MEDIA_TYPES = ['application/pdf', 'image/png', 'image/jpeg'] as const;

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
        response: {
          201: Type.Ref('StepAnswer'),
          404: Type.Ref('Problem'),
          409: Type.Ref('Problem'),
          422: Type.Ref('Problem'),
        },
      },
    },
    async (request, reply) => {
      const { state } = await readDeclaration(services, request.actor, request.params.number, 'declaration.attach');
      const refusal = refusalOf(state, services);
      // Before the bytes: what would be refused in the end is not first carried in and kept.
      if (refusal && state.attachments.length === 0) throw refusal;
      const { upload, file } = await receivedFile(request, services.files, {
        bytesMax: ATTACHMENT_BYTES_MAX,
        expected: { vi: 'các trường typeCode và file', en: 'the fields typeCode and file' },
      });
      try {
        const attachment = attachmentOf(upload, file);
        // What is there already may be the repeat of an upload whose answer was lost: whether it is, its key tells.
        if (refusal && !state.attachments.some(({ id }) => id === attachment.id)) throw refusal;
        const { reference } = services.reference.current();
        const unknown = documentTypeRefusals(attachment.typeCode, '/typeCode', reference, dayOf(undefined, services));
        if (unknown.length > 0) throw refusalsProblem(unknown);
        await file.keep();
        const command: AttachDocument = {
          type: 'declaration.attach',
          data: { number: request.params.number, attachment },
          actor: request.actor,
        };
        return sendAccepted(reply.code(201), await submitted(services, request, command, 'interactive'));
      } finally {
        await file.drop();
      }
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
        .header(
          'content-disposition',
          `attachment; filename*=UTF-8''${extendedValue(downloadName(attachment.name, attachment.mediaType))}`,
        )
        .header('x-content-type-options', 'nosniff')
        .send(bytes);
    },
  );
}

/** Why nothing more can be attached, where nothing can. */
function refusalOf(state: DeclarationState, { reference, clock }: Services): ProblemError | undefined {
  if (!isLegal(state, 'declaration.attach'))
    return new ProblemError(problem('conflict', { errors: [refuse('LIF-001')] }));
  if (hasLapsed(state, reference.current().reference.country, clock.now()))
    return refusalsProblem([refuse('LIF-004', '/number')]);
  return state.attachments.length >= ATTACHMENTS_MAX ? refusalsProblem([refuse('CAS-003')]) : undefined;
}

function attachmentOf(upload: MultipartFile, file: ReceivedFile): Attachment {
  const mediaType = fileKindOf(file.head, MEDIA_TYPES);
  if (!mediaType) {
    throw new ProblemError(problem('unsupported-media-type', { detail: 'PDF, PNG and JPEG are accepted' }));
  }
  return {
    id: file.id,
    typeCode: typeCodeOf(upload.fields['typeCode']),
    name: keptFileName(upload.filename, 'document'),
    mediaType,
    sizeBytes: file.sizeBytes,
  };
}

/** RFC 8187: percent-encoded, also the few signs that encodeURIComponent leaves and a header gives meaning to. */
const extendedValue = (name: string): string =>
  encodeURIComponent(name).replaceAll(/['()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);

function typeCodeOf(field: unknown): string {
  const value = (Array.isArray(field) ? field[0] : field) as { readonly value?: unknown } | undefined;
  const code = value?.value;
  if (typeof code === 'string' && /^[\w.-]{1,10}$/.test(code)) return code;
  throw malformed('FMT-013', '/typeCode');
}
