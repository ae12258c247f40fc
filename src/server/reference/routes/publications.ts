import { publishFolder, type Publishing } from '../publish-folder.ts';
import type { PublishedVersion } from '#core/reference';
import { demand, signedInOnly } from '#server/access';
import { refusalsProblem, type HttpApp } from '#server/platform/http';
import { acceptedOf, type Services } from '#server/platform/services';
import { Type } from 'typebox';

export interface PublicationServices {
  readonly services: Pick<Services, 'engine'>;
  readonly room: Publishing;
  /** Where the country lies on the disk of the program. */
  readonly folder: string;
}

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()]);

const PublicationSchema = Type.Object(
  {
    version: Type.String({ description: 'Country and content hash of all its files' }),
    basedOn: nullable(Type.String()),
    publishedAt: Type.String({ description: 'UTC instant since when it is in force here' }),
    firstDayAffected: nullable(Type.String({ description: 'The first day whose declarations it treats differently' })),
  },
  { $id: 'Publication' },
);

/** How many publications are listed: a year of daily ones. */
const LISTED_MAX = 366;

export function publications(app: HttpApp, { services, room, folder }: PublicationServices): void {
  app.addSchema(PublicationSchema);
  app.get(
    '/api/v1/reference/publications',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'listPublications',
        tags: ['Operations'],
        summary: 'What reference data was published here, newest first; the first is in force',
        response: { 200: Type.Object({ items: Type.Array(Type.Ref('Publication')) }), '4xx': Type.Ref('Problem') },
      },
    },
    async (request) => {
      demand(request, 'reference.publish');
      await room.refresh();
      return { items: room.history().slice(-LISTED_MAX).toReversed().map(viewOf) };
    },
  );

  app.post(
    '/api/v1/reference/publications',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'publishReference',
        tags: ['Operations'],
        summary: 'Read the country folder of the program and put it in force, between two commands',
        description:
          'For administrators. What was decided before stays as it is; whatever comes after the answer is decided by the new version. Repeating is harmless: 200 where the folder holds what is in force already.',
        response: {
          200: Type.Ref('Publication'),
          201: Type.Ref('Publication'),
          403: Type.Ref('Problem'),
          422: Type.Ref('Problem'),
          503: Type.Ref('Problem'),
        },
      },
      config: { rateLimit: { max: 30, timeWindow: '1 minute' } },
    },
    async (request, reply) => {
      demand(request, 'reference.publish');
      const { actor } = request;
      const published = await publishFolder({ room, folder, engine: services.engine, actor });
      if (!published.ok) throw refusalsProblem(published.error);
      if (published.value !== 'in force already') {
        acceptedOf(published.value);
        reply.code(201);
        app.programLog.info({ userId: actor.userId, version: room.history().at(-1)?.version }, 'country published');
      }
      const latest = room.history().at(-1);
      if (latest === undefined) throw new Error('what was published is in the history');
      return viewOf(latest);
    },
  );
}

const viewOf = ({ version, basedOn, publishedAt, firstDayAffected }: PublishedVersion) => ({
  version,
  basedOn,
  publishedAt,
  firstDayAffected,
});
