import { dutyNoticePage } from '../duty-notice-page.ts';
import { signedInOnly } from '#server/access';
import { dayOf } from '#server/codes';
import { NumberParams, readDeclaration } from '#server/declaration';
import { notFound, type HttpApp } from '#server/platform/http';
import { languageOf } from '#server/platform/pages';
import type { Services } from '#server/platform/services';
import { Type } from 'typebox';

export function dutyNotice(app: HttpApp, services: Services): void {
  app.get(
    '/api/v1/declarations/:number/duty-notice',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'dutyNotice',
        tags: ['Payments'],
        summary: 'The duty notice as a page to read or print: taxes, what is due, the payment reference',
        params: NumberParams,
        querystring: Type.Object({ lang: Type.Optional(Type.String({ maxLength: 5 })) }),
        response: { 200: Type.String(), 404: Type.Ref('Problem') },
      },
    },
    async (request, reply) => {
      const { number } = request.params;
      const { state, declaration } = await readDeclaration(services, request.actor, number);
      if (state.paymentReference === null) throw notFound();
      const { reference } = services.reference.current();
      const principal = state.head.direction === 'import' ? declaration.importer : declaration.exporter;
      const page = dutyNoticePage(state, {
        language: languageOf(request.query, request.headers['accept-language']),
        path: `/api/v1/declarations/${number}/duty-notice`,
        codes: reference.codes,
        today: dayOf(undefined, services),
        currency: reference.country.currency,
        zoneOffsetMinutes: reference.country.zoneOffsetMinutes,
        payer: [principal?.name, principal?.id].filter(Boolean).join(' · '),
      });
      return reply.type('text/html; charset=utf-8').header('cache-control', 'private, no-store').send(page);
    },
  );
}
