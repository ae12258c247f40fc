import { slicePack, type CountryPack } from '#core/reference';
import { dayOf } from '#server/codes';
import type { HttpApp } from '#server/platform/http';
import type { Services } from '#server/platform/services';
import { Type } from 'typebox';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

/** A form asks for each new code and day. */
const SLICES_RATE = { max: 120, timeWindow: '1 minute' };
/** As many lines as a declaration has. */
const CODES_MAX = 50;

const SliceSchema = Type.Object({
  on: Type.String(),
  pack: Type.Object({}, { additionalProperties: true, description: 'A country pack' }),
});

const compressed = promisify(gzip);

/**
 * What a browser needs to work the figures of a few codes out by itself, with the program that the server has: records of
 * the country pack, for `compileReference`.
 */
export function referenceSlice(app: HttpApp, services: Services, pack: () => CountryPack): void {
  app.get(
    '/api/v1/assessments/reference',
    {
      schema: {
        operationId: 'assessmentReference',
        tags: ['Public'],
        summary: 'The records of the reference data that assess goods of some codes on a day',
        description:
          'Part of the country pack in force: the lines and their measures, all code lists, exchange rates and legal bases of the day. Sent compressed to whoever accepts gzip.',
        querystring: Type.Object({
          codes: Type.String({
            pattern: `^\\d{4,8}(,\\d{4,8}){0,${CODES_MAX - 1}}$`,
            description: 'Up to 50, comma-separated',
          }),
          on: Type.Optional(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })),
        }),
        response: {
          304: Type.Null({ description: 'The etag asked with still holds' }),
          200: SliceSchema,
          422: Type.Ref('Problem'),
        },
      },
      config: { rateLimit: SLICES_RATE },
    },
    async (request, reply) => {
      const on = dayOf(request.query.on, services);
      const codes = [...new Set(request.query.codes.split(','))].toSorted();
      const whole = pack();
      const etag = `"${whole.version} ${on} ${codes.join(' ')}"`;
      // Asked again each time, because another version may have come into force; mostly it has not.
      void reply.header('cache-control', 'no-cache').header('etag', etag).header('vary', 'accept-encoding');
      if (request.headers['if-none-match'] === etag) return reply.code(304).send(null);
      const slice = JSON.stringify({ on, pack: slicePack(whole, { codes, on }) });
      void reply.type('application/json; charset=utf-8');
      if (!/\bgzip\b/.test(request.headers['accept-encoding'] ?? '')) return reply.send(Buffer.from(slice));
      return reply.header('content-encoding', 'gzip').send(await compressed(slice));
    },
  );
}
