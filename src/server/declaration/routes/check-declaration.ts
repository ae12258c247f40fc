import { SHIPMENT_BYTES_MAX } from '../declaration-body.ts';
import { invoiceDifferencesOf } from '../invoice-differences.ts';
import { readDeclaration } from '../read-declaration.ts';
import { NumberParams } from '../schemas.ts';
import { taxTable } from '#core/assessment';
import { examineAnyLodging, examineAnyTaxes, examineTaxes, headOf } from '#core/clearance';
import { Declaration, type DeclarationState } from '#core/declaration';
import { withLegalBases } from '#core/reference';
import { signedInOnly } from '#server/access';
import { dayOf } from '#server/codes';
import type { HttpApp } from '#server/platform/http';
import type { Services } from '#server/platform/services';
import { Type } from 'typebox';

const CheckQuery = Type.Object({
  replaces: Type.Optional(NumberParams.properties.number),
  amends: Type.Optional(NumberParams.properties.number),
  on: Type.Optional(
    Type.String({
      format: 'date',
      description: 'By the law of this day, for what was accepted on paper; today without it',
    }),
  ),
});

/** The same checks and the same arithmetic as lodging, with nothing stored: what a form asks while it is filled in. */
export function checkDeclaration(app: HttpApp, services: Services): void {
  app.post(
    '/api/v1/checks',
    {
      onRequest: signedInOnly,
      bodyLimit: SHIPMENT_BYTES_MAX,
      schema: {
        operationId: 'checkDeclaration',
        tags: ['Declarations'],
        summary: 'Check and assess a declaration without lodging it',
        description:
          'Name the pre-registration that it is to overwrite, or the registered declaration that it is to amend: that one is assessed by the law of its day.',
        querystring: CheckQuery,
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
      const { replaces, amends, on } = request.query;
      const today = dayOf(on, services);
      const amended = amends && (await readDeclaration(services, request.actor, amends));
      const { refusals, assessment } = amended
        ? examineAmended(amended.state)(request.body, reference, amended.legalDate ?? today)
        : examineAnyLodging({ declaration: request.body, ...(replaces && { replaces }) }, reference, today);
      const head = amended ? amended.state.head : headOf(request.body, reference, today, request.actor);
      const all = [...refusals, ...(await invoiceDifferencesOf(request.body, head, services))];
      return {
        refusals: [...withLegalBases(all, reference.legalBases, today)],
        taxTable: assessment ? [...taxTable(assessment, request.body, reference)] : [],
        totalPayable: assessment?.payable ?? null,
      };
    },
  );
}

/** Only what was divided may be amended as a whole of more lines than one declaration carries. */
const examineAmended = ({ head }: DeclarationState) => (head.division === undefined ? examineTaxes : examineAnyTaxes);
