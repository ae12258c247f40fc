import { withLetterOf } from '../decision-letter.ts';
import { Decision, decisionActionOf, decisionCommandOf } from './cases.ts';
import { signedInOnly } from '#server/access';
import {
  NumberParams,
  readShipment,
  shipmentAnswer,
  stepOnShipment,
  VersionsSeen,
  type DeclarationRecord,
} from '#server/declaration';
import type { HttpApp } from '#server/platform/http';
import type { Services } from '#server/platform/services';
import { Type } from 'typebox';

/** One decision of an officer for a whole shipment, where the same ground holds; who may not decide on one, is refused on that one. */
export function decideShipment(app: HttpApp, services: Services): void {
  app.post(
    '/api/v1/shipments/:number/decisions',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'decideShipment',
        tags: ['Cases'],
        summary: 'Decide once for a shipment: instruct, answer amendments, cancellations and appeals, assess …',
        description:
          'Taken on each of the declarations on which it is legal. A `version` in the decision is passed over for `versions`; lines are counted through the shipment. Send an Idempotency-Key: the same request again does only what is still open.',
        params: NumberParams,
        querystring: Type.Object({ versions: Type.Optional(VersionsSeen) }),
        body: Decision,
        response: {
          200: Type.Ref('ShipmentResult'),
          403: Type.Ref('Problem'),
          404: Type.Ref('Problem'),
          409: Type.Ref('Problem'),
          422: Type.Ref('Problem'),
        },
      },
    },
    async (request, reply) => {
      const shipment = await readShipment(services, request.actor, request.params.number, 'case.read');
      const { body, query } = request;
      // Each declaration has a letter of its own.
      const commandOf = (own: typeof body, record: DeclarationRecord) =>
        withLetterOf(decisionCommandOf(own, record), own, record, services);
      const step = { action: decisionActionOf(body), body, versions: query.versions, commandOf };
      return shipmentAnswer(services, reply, shipment, await stepOnShipment(services, request, shipment, step));
    },
  );
}
