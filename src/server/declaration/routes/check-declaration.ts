import { examineDeclaration, taxTable } from '#core/assessment';
import { Declaration } from '#core/declaration';
import { legalDate } from '#core/kernel';
import { signedInOnly } from '#server/access';
import type { HttpApp } from '#server/platform/http';
import type { Services } from '#server/platform/services';
import { Type } from 'typebox';

/** The same checks and the same arithmetic as lodging, with nothing stored: what a form asks while it is filled in. */
export function checkDeclaration(app: HttpApp, services: Services): void {
  app.post(
    '/api/v1/checks',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'checkDeclaration',
        tags: ['Declarations'],
        summary: 'Check and assess a declaration without lodging it',
        body: Declaration,
        response: {
          200: Type.Object({
            refusals: Type.Array(Type.Ref('Refusal')),
            taxTable: Type.Array(Type.Ref('TaxRow')),
            totalPayable: Type.Union([Type.String(), Type.Null()]),
          }),
          422: Type.Ref('Problem'),
        },
      },
      config: { rateLimit: { max: 120, timeWindow: '1 minute' } },
    },
    async (request) => {
      const { reference } = services.reference.current();
      const today = legalDate(services.clock.now(), reference.country.zoneOffsetMinutes);
      const { refusals, assessment } = examineDeclaration(request.body, reference, today);
      return {
        refusals: [...refusals],
        taxTable: assessment ? [...taxTable(assessment, request.body, reference)] : [],
        totalPayable: assessment?.payable ?? null,
      };
    },
  );
}
