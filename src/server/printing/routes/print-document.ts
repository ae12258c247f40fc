import { DOCUMENT_KINDS, PRINTERS, type DocumentKind } from '../document-kinds.ts';
import { trackingOf } from '#core/clearance';
import { numberOfVersion, versionOf } from '#core/declaration';
import { signedInOnly } from '#server/access';
import { dayOf } from '#server/codes';
import { NumberParams, readDeclaration } from '#server/declaration';
import { problem, ProblemError, type HttpApp } from '#server/platform/http';
import { languageOf } from '#server/platform/pages';
import type { Services } from '#server/platform/services';
import { Type } from 'typebox';

/** A broker prints what a morning brought, and no more; laying out fifty lines takes a twentieth of a second of one thread. */
const PRINTS_RATE = { max: 120, timeWindow: '1 minute' };

const LanguageQuery = Type.Object({ lang: Type.Optional(Type.Union([Type.Literal('vi'), Type.Literal('en')])) });
const DocumentParams = Type.Object({
  number: NumberParams.properties.number,
  kind: Type.Unsafe<DocumentKind>(Type.Union(DOCUMENT_KINDS.map((kind) => Type.Literal(kind)))),
});

export function printDocument(app: HttpApp, services: Services): void {
  app.get(
    '/api/v1/declarations/:number/documents/:kind.pdf',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'printDocument',
        tags: ['Declarations'],
        summary: 'A paper of the declaration as PDF, with a QR code to its present state',
        description:
          'The declaration itself, its channel result, duty notice, inspection notice, instruction to amend, release: each from when it exists.',
        params: DocumentParams,
        querystring: LanguageQuery,
        response: {
          200: { description: 'A PDF document', content: { 'application/pdf': { schema: Type.Unknown() } } },
          404: Type.Ref('Problem'),
        },
      },
      config: { rateLimit: PRINTS_RATE },
    },
    async (request, reply) => {
      const { number, kind } = request.params;
      const { action, print, missing } = PRINTERS[kind];
      const record = await readDeclaration(services, request.actor, number, action);
      const { reference } = services.reference.current();
      const language = languageOf(request.query, request.headers['accept-language']);
      const trackingUrl = `${services.publicUrl}/track/${trackingOf(record.state.head.number, services)}`;
      const context = {
        record,
        language,
        reference,
        now: services.clock.now(),
        today: dayOf(undefined, services),
        trackingUrl,
      };
      const pdf = await print(context, services);
      if (pdf === undefined) throw new ProblemError(problem('not-found', { detail: missing[language] }));
      const written = numberOfVersion(record.state.head.number, versionOf(record.state));
      return reply
        .type('application/pdf')
        .header('content-disposition', `inline; filename="${written}-${kind}-${language}.pdf"`)
        .header('cache-control', 'private, no-store')
        .send(pdf);
    },
  );
}
