import { responseContext } from '../answer-in-xml.ts';
import { readDeclaration } from '../read-declaration.ts';
import { NumberParams } from '../schemas.ts';
import { envelopeFrom, responsesOf, writeResponses } from '#messages/wco';
import { signedInOnly } from '#server/access';
import type { HttpApp } from '#server/platform/http';
import type { Services } from '#server/platform/services';
import { Type } from 'typebox';

const AfterQuery = Type.Object({
  after: Type.Optional(
    Type.String({ pattern: '^\\d{1,19}$', description: 'A position of the journal: only what was told after it' }),
  ),
});

/** Everything customs answered on a declaration, as its sender's software reads it; derived from the journal anew each time. */
export function listResponses(app: HttpApp, services: Services): void {
  app.get(
    '/api/v1/declarations/:number/responses',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'listResponses',
        tags: ['Declarations'],
        summary: 'What customs answered on the declaration, as WCO Data Model XML',
        description:
          'A `Responses` element that holds one RES message in MetaData for each answer, oldest first: received, registered with taxes, under control, documents asked for, amended, paid, released, cancelled. The header `haidang-position` says what to ask after next time.',
        params: NumberParams,
        querystring: AfterQuery,
        response: { 200: Type.String(), 404: Type.Ref('Problem') },
      },
    },
    async (request, reply) => {
      const record = await readDeclaration(services, request.actor, request.params.number);
      const after = BigInt(request.query.after ?? '0');
      const told = responsesOf(record.events, responseContext(record, services, request));
      const asked = told.filter(({ position }) => position > after).map(({ response }) => response);
      const last = record.events.at(-1)?.position ?? after;
      const { country } = services.reference.current().reference;
      return reply
        .type('application/xml; charset=utf-8')
        .header('cache-control', 'private, no-store')
        .header('haidang-position', last.toString())
        .send(writeResponses(asked, envelopeFrom(country.code, 'RES')));
    },
  );
}
