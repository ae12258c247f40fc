import type { OrderPayment } from '#core/clearance';
import { signedInOnly } from '#server/access';
import { NumberParams, readDeclaration, sendAccepted } from '#server/declaration';
import type { HttpApp } from '#server/platform/http';
import { submitted, type Services } from '#server/platform/services';
import { Type } from 'typebox';
import { randomUUID } from 'node:crypto';

export function paymentOrders(app: HttpApp, services: Services): void {
  app.post(
    '/api/v1/declarations/:number/payment-orders',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'orderPayment',
        tags: ['Payments'],
        summary: 'Ask the bank to pay what is due; its confirmation releases the goods when nothing else stands open',
        params: NumberParams,
        response: {
          202: Type.Object({ orderId: Type.String(), state: Type.String(), amount: Type.String() }),
          404: Type.Ref('Problem'),
          409: Type.Ref('Problem'),
          422: Type.Ref('Problem'),
        },
      },
    },
    async (request, reply) => {
      const { number } = request.params;
      await readDeclaration(services, request.actor, number);
      const command: OrderPayment = {
        type: 'payment.order',
        data: { number, orderId: randomUUID() },
        actor: request.actor,
      };
      return sendAccepted(reply.code(202), await submitted(services, request, command, 'interactive'));
    },
  );
}
