import { amendWholeShipment } from '../amend-whole-shipment.ts';
import { declarationBody, SHIPMENT_BYTES_MAX } from '../declaration-body.ts';
import { readShipment } from '../read-shipment.ts';
import { NumberParams, Reason, VersionsSeen } from '../schemas.ts';
import { shipmentAnswer, ShipmentResultSchema } from '../shipment-result.ts';
import { stepOnShipment } from '../step-on-shipment.ts';
import { DeclarantStep, declarantActionOf, declarantCommandOf } from './amend-declaration.ts';
import { Declaration } from '#core/declaration';
import { signedInOnly } from '#server/access';
import type { HttpApp } from '#server/platform/http';
import type { Services } from '#server/platform/services';
import { Type } from 'typebox';

const AmendQuery = Type.Object({
  versions: VersionsSeen,
  reasonCode: Type.String({ minLength: 1, maxLength: 20, description: 'Code list amendment-reason' }),
  reason: Reason,
  confirm: Type.Optional(
    Type.Boolean({ default: false, description: 'In one step; otherwise it is drafted, and confirmed by a second' }),
  ),
});
const problems = {
  403: Type.Ref('Problem'),
  404: Type.Ref('Problem'),
  409: Type.Ref('Problem'),
  422: Type.Ref('Problem'),
};

/** What a declarant does about a shipment as the one thing it is; each declaration is changed by a command of its own. */
export function amendShipment(app: HttpApp, services: Services): void {
  app.addSchema(ShipmentResultSchema);
  app.post(
    '/api/v1/shipments/:number/amendments',
    {
      onRequest: signedInOnly,
      bodyLimit: SHIPMENT_BYTES_MAX,
      schema: {
        operationId: 'amendShipment',
        tags: ['Declarations'],
        summary: 'Amend a registered shipment: the whole new version of all its lines, in one step or two',
        description:
          'Checked as a whole first; then the declarations that it touches are amended, each for itself, and the others are left alone. Send an Idempotency-Key: the same request again does only what is still open.',
        params: NumberParams,
        querystring: AmendQuery,
        body: {
          content: { 'application/json': { schema: Declaration }, 'application/xml': { schema: Type.Unknown() } },
        },
        response: { 200: Type.Ref('ShipmentResult'), ...problems },
      },
    },
    async (request, reply) => {
      const shipment = await readShipment(services, request.actor, request.params.number, 'declaration.register');
      const amended = { ...request.query, declaration: await declarationBody(request) };
      const { answers, warnings } = await amendWholeShipment(services, request, shipment, amended);
      return shipmentAnswer(services, reply, shipment, answers, warnings);
    },
  );

  app.post(
    '/api/v1/shipments/:number/steps',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'stepOfDeclarantOnShipment',
        tags: ['Declarations'],
        summary:
          'Ask once for a shipment: for cancellation, a refund, storage, release; appeal, secure, confirm or drop',
        description:
          'Taken on each of the declarations on which it is legal. A `version` in the step is passed over for `versions`; a decision or an appeal is named as any of the declarations has it. Send an Idempotency-Key: the same request again does only what is still open.',
        params: NumberParams,
        querystring: Type.Object({ versions: Type.Optional(VersionsSeen) }),
        body: DeclarantStep,
        response: { 200: Type.Ref('ShipmentResult'), ...problems },
      },
    },
    async (request, reply) => {
      const shipment = await readShipment(services, request.actor, request.params.number, 'declaration.register');
      const { body, query } = request;
      const step = { action: declarantActionOf(body), body, versions: query.versions, commandOf: declarantCommandOf };
      return shipmentAnswer(services, reply, shipment, await stepOnShipment(services, request, shipment, step));
    },
  );
}
