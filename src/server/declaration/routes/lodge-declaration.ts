import { LodgeAnswerSchema, NumberParams } from '../schemas.ts';
import { sendWhenAccepted } from '../send-accepted.ts';
import { declarationBody, SHIPMENT_BYTES_MAX } from '../declaration-body.ts';
import { answerInXml, wantsXml } from '../answer-in-xml.ts';
import { Declaration } from '#core/declaration';
import type { LodgeDeclaration, RegisterDeclaration } from '#core/clearance';
import { signedInOnly } from '#server/access';
import type { HttpApp } from '#server/platform/http';
import { submitted, type Accepted, type Services } from '#server/platform/services';
import { Type } from 'typebox';

const RegisterQuery = Type.Object({
  register: Type.Optional(Type.Boolean({ default: false, description: 'Register at once: the tax point is now' })),
});
const answers = {
  200: Type.Ref('LodgeAnswer'),
  201: Type.Ref('LodgeAnswer'),
  404: Type.Ref('Problem'),
  409: Type.Ref('Problem'),
  422: Type.Ref('Problem'),
  503: Type.Ref('Problem'),
};

export function lodgeDeclaration(app: HttpApp, services: Services): void {
  app.addSchema(LodgeAnswerSchema);
  const body = {
    content: { 'application/json': { schema: Declaration }, 'application/xml': { schema: Type.Unknown() } },
  };

  app.post(
    '/api/v1/declarations',
    {
      onRequest: signedInOnly,
      bodyLimit: SHIPMENT_BYTES_MAX,
      schema: {
        operationId: 'lodgeDeclaration',
        tags: ['Declarations'],
        summary: 'Pre-register a declaration, or register it at once',
        description:
          'JSON in our model or WCO Data Model XML (DEC in MetaData). Send an Idempotency-Key: repeating is harmless. With `Accept: application/xml` the answer, and a refusal, is a WCO Response (RES in MetaData).',
        querystring: RegisterQuery,
        body,
        response: answers,
      },
    },
    (request, reply) => {
      const lodged = (declaration: Declaration): Promise<Accepted> => {
        const command: LodgeDeclaration = {
          type: 'declaration.lodge',
          data: { declaration, register: request.query.register ?? false },
          actor: request.actor,
        };
        return submitted(services, request, command, 'declaration');
      };
      if (wantsXml(request)) answerInXml(services, request, reply.code(201), lodged);
      else sendWhenAccepted(reply.code(201), declarationBody(request).then(lodged));
    },
  );

  app.put(
    '/api/v1/declarations/:number',
    {
      onRequest: signedInOnly,
      bodyLimit: SHIPMENT_BYTES_MAX,
      schema: {
        operationId: 'replaceDeclaration',
        tags: ['Declarations'],
        summary: 'Overwrite a pre-registered declaration',
        params: NumberParams,
        querystring: RegisterQuery,
        body,
        response: answers,
      },
    },
    (request, reply) => {
      const lodged = (declaration: Declaration): Promise<Accepted> => {
        const command: LodgeDeclaration = {
          type: 'declaration.lodge',
          data: { declaration, register: request.query.register ?? false, replaces: request.params.number },
          actor: request.actor,
        };
        return submitted(services, request, command, 'declaration');
      };
      if (wantsXml(request)) answerInXml(services, request, reply, lodged);
      else sendWhenAccepted(reply, declarationBody(request).then(lodged));
    },
  );

  app.post(
    '/api/v1/declarations/:number/registration',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'registerDeclaration',
        tags: ['Declarations'],
        summary: 'Make a pre-registered declaration official: the tax point',
        params: NumberParams,
        response: answers,
      },
    },
    (request, reply) => {
      const command: RegisterDeclaration = {
        type: 'declaration.register',
        data: { number: request.params.number },
        actor: request.actor,
      };
      sendWhenAccepted(reply, submitted(services, request, command, 'declaration'));
    },
  );
}
