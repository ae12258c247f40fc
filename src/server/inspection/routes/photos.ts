import { picturesForTrader } from '../inspection-view.ts';
import { readInspection } from '../read-inspection.ts';
import { seenOf, SeenQuery } from '../seen-query.ts';
import { can } from '#core/access';
import { controlOpen, INSPECTION_POLICY, resourceOf, type AddInspectionPhoto } from '#core/clearance';
import type { DeclarationState } from '#core/declaration';
import { declaredGoods, inspectionRefusal, inspectionSteps, type InspectionState, type Photo } from '#core/inspection';
import type { Actor } from '#core/kernel';
import { signedInOnly } from '#server/access';
import { NumberParams, sendAccepted } from '#server/declaration';
import { fileKindOf, keptFileName, type ReceivedFile } from '#server/platform/files';
import { notFound, problem, ProblemError, type HttpApp } from '#server/platform/http';
import { FILE_FIELD, receivedFile, submitted, type Services } from '#server/platform/services';
import multipart from '@fastify/multipart';
import { Type } from 'typebox';

/** What a telephone or a scanner writes at its best is about half of it. */
const PHOTO_BYTES_MAX = 20 * 1024 * 1024;
const PHOTO_KINDS = ['image/png', 'image/jpeg'] as const;

const PhotoParams = Type.Object({
  ...NumberParams.properties,
  id: Type.String({ pattern: '^[0-9a-f]{64}$' }),
});

/** Pictures of goods and of scans: added first, then named by what they show. */
export async function photos(app: HttpApp, services: Services): Promise<void> {
  await app.register(multipart, { limits: { fileSize: PHOTO_BYTES_MAX, files: 1, fields: 1 } });

  app.post(
    '/api/v1/cases/:number/inspection/photos',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'addInspectionPhoto',
        tags: ['Inspections'],
        summary: 'Add a picture (multipart: file); its id is the SHA-256 of its bytes',
        consumes: ['multipart/form-data'],
        params: NumberParams,
        querystring: SeenQuery,
        response: {
          201: Type.Ref('StepAnswer'),
          403: Type.Ref('Problem'),
          404: Type.Ref('Problem'),
          409: Type.Ref('Problem'),
          422: Type.Ref('Problem'),
        },
      },
    },
    async (request, reply) => {
      const { actor, params } = request;
      const { record, inspection, country, today } = await readInspection(services, actor, params.number, 'case.read');
      const { state, declaration } = record;
      const refusal = refusalOf(actor, state, inspection);
      // Before the bytes: what would be refused in the end is not first carried in and kept.
      if (refusal && !inspection?.photos.length) throw refusal;
      const { upload, file } = await receivedFile(request, services.files, {
        bytesMax: PHOTO_BYTES_MAX,
        expected: FILE_FIELD,
      });
      try {
        const photo = photoOf(upload.filename, file);
        // What is there already may be the repeat of an upload whose answer was lost: whether it is, its key tells.
        if (refusal && !inspection?.photos.some(({ id }) => id === photo.id)) throw refusal;
        await file.keep();
        const goods = declaredGoods(declaration, country.reference.tariff, today);
        const data = { number: params.number, goods, photo, ...seenOf(request.query) };
        const command: AddInspectionPhoto = { type: STEP, data, actor };
        return sendAccepted(reply.code(201), await submitted(services, request, command, 'interactive'));
      } finally {
        await file.drop();
      }
    },
  );

  app.get(
    '/api/v1/declarations/:number/inspection/photos/:id',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'showInspectionPhoto',
        tags: ['Inspections'],
        summary: 'A picture of the inspection; for the trader, those of findings that were concluded on',
        params: PhotoParams,
        response: { 200: Type.Unknown(), 404: Type.Ref('Problem') },
      },
    },
    async (request, reply) => {
      const { number, id } = request.params;
      const { record, inspection } = await readInspection(services, request.actor, number, 'declaration.read');
      const photo = inspection?.photos.find((found) => found.id === id);
      const mayAll = can(request.actor, 'case.read', resourceOf(record.state.head));
      if (!inspection || !photo || !(mayAll || picturesForTrader(inspection).has(id))) throw notFound();
      const bytes = await services.files.get(id);
      if (!bytes) throw notFound();
      return reply
        .type(photo.mediaType)
        .header('content-disposition', 'inline')
        .header('x-content-type-options', 'nosniff')
        .header('cache-control', 'private, max-age=3600')
        .send(bytes);
    },
  );
}

const STEP = 'inspection.addPhoto';

/** Why no picture can be added now, where none can. */
function refusalOf(
  actor: Actor,
  state: DeclarationState,
  inspection: InspectionState | undefined,
): ProblemError | undefined {
  if (!can(actor, INSPECTION_POLICY[STEP], resourceOf(state.head))) return new ProblemError(problem('not-allowed'));
  return inspectionSteps(inspection, controlOpen(state)).includes(STEP)
    ? undefined
    : new ProblemError(problem('conflict', { errors: [inspectionRefusal('INS-001')] }));
}

function photoOf(filename: string | undefined, file: ReceivedFile): Photo {
  const mediaType = fileKindOf(file.head, PHOTO_KINDS);
  if (mediaType === undefined)
    throw new ProblemError(problem('unsupported-media-type', { detail: 'PNG and JPEG are accepted' }));
  return { id: file.id, name: keptFileName(filename, 'photo'), mediaType, sizeBytes: file.sizeBytes };
}
