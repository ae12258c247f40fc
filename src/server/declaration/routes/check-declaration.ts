import { examine } from '#core/clearance';
import { taxTable } from '#core/assessment';
import { Declaration } from '#core/declaration';
import { legalDate, type Refusal } from '#core/kernel';
import type { HttpApp } from '#server/platform/http';
import type { Services } from '#server/platform/services';
import { Type } from 'typebox';

/** The same checks and the same arithmetic as lodging, with nothing stored: what a form asks while it is filled in. */
export function checkDeclaration(app: HttpApp, services: Services): void {
  app.post(
    '/api/v1/checks',
    {
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
      const examined = examine(request.body, reference, today);
      if (!examined.ok) return { refusals: examined.error as Refusal[], taxTable: [], totalPayable: null };
      const { assessment, warnings } = examined.value;
      return {
        refusals: [...warnings],
        taxTable: [...taxTable(assessment, request.body, reference)],
        totalPayable: assessment.payable,
      };
    },
  );
}
