import type { GiveBackRelief } from '#core/clearance';
import { reasonText } from '#core/declaration';
import { signedInOnly } from '#server/access';
import { NumberParams, readDeclaration, sendAccepted } from '#server/declaration';
import type { HttpApp } from '#server/platform/http';
import { submitted, type Services } from '#server/platform/services';
import { Type } from 'typebox';

export function giveBack(app: HttpApp, services: Services): void {
  app.post(
    '/api/v1/declarations/:number/relief-return',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'giveBackRelief',
        tags: ['Reliefs'],
        summary: 'Give back to lists and quotas what a declaration drew; for leaders, once a declaration',
        params: NumberParams,
        body: Type.Object({ reason: reasonText(2_000) }, { additionalProperties: false }),
        response: {
          200: Type.Object({ number: Type.String(), givenBack: Type.Integer() }),
          403: Type.Ref('Problem'),
          404: Type.Ref('Problem'),
          409: Type.Ref('Problem'),
          422: Type.Ref('Problem'),
        },
      },
    },
    async (request, reply) => {
      const { number } = request.params;
      await readDeclaration(services, request.actor, number);
      const { reason } = request.body;
      const command: GiveBackRelief = { type: 'relief.giveBack', data: { number, reason }, actor: request.actor };
      return sendAccepted(reply, await submitted(services, request, command, 'interactive'));
    },
  );
}
