import { DeadlineSchema } from '../deadline-view.ts';
import { declarationView } from '../declaration-view.ts';
import { madeWith } from '../made-with.ts';
import { readDeclaration } from '../read-declaration.ts';
import {
  AttachmentSchema,
  DeclarationViewSchema,
  ExplanationSchema,
  NumberParams,
  StepAnswerSchema,
  TaxRowSchema,
  TimelineEntrySchema,
} from '../schemas.ts';
import { explainAssessment } from '#core/assessment';
import { trackingOf } from '#core/clearance';
import { explanationFor } from '#core/kernel';
import { envelopeFrom, writeDeclaration } from '#messages/wco';
import { signedInOnly } from '#server/access';
import { notFound, type HttpApp } from '#server/platform/http';
import type { Services } from '#server/platform/services';
import { Type } from 'typebox';

export function showDeclaration(app: HttpApp, services: Services): void {
  for (const schema of [
    StepAnswerSchema,
    AttachmentSchema,
    TaxRowSchema,
    TimelineEntrySchema,
    DeadlineSchema,
    DeclarationViewSchema,
    ExplanationSchema,
  ])
    app.addSchema(schema);
  const responses = { 404: Type.Ref('Problem'), 503: Type.Ref('Problem') };

  app.get(
    '/api/v1/declarations/:number',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'showDeclaration',
        tags: ['Declarations'],
        summary: 'One declaration: its document, taxes, timeline and what can be done now',
        params: NumberParams,
        response: { 200: Type.Ref('DeclarationView'), ...responses },
      },
    },
    async (request) => {
      const record = await readDeclaration(services, request.actor, request.params.number);
      return declarationView(
        record,
        request.actor,
        services.reference.current(),
        await madeWith(record, services),
        trackingOf(request.params.number, services),
        services.clock.now(),
      );
    },
  );

  app.get(
    '/api/v1/declarations/:number/explanation',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'explainDeclaration',
        tags: ['Declarations'],
        summary: 'Why each figure is what it is, step by step',
        params: NumberParams,
        response: { 200: Type.Ref('Explanation'), ...responses },
      },
    },
    async (request) => {
      const record = await readDeclaration(services, request.actor, request.params.number);
      if (!record.assessment) throw notFound();
      const { reference } = await madeWith(record, services);
      const explanation = explanationFor('trader', explainAssessment(record.assessment, record.declaration, reference));
      if (!explanation) throw notFound();
      return { ...explanation, data: [...explanation.data], steps: [...explanation.steps] };
    },
  );

  app.get(
    '/api/v1/declarations/:number/xml',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'declarationAsXml',
        tags: ['Declarations'],
        summary: 'The declaration as WCO Data Model XML',
        params: NumberParams,
        response: { 200: Type.String(), ...responses },
      },
    },
    async (request, reply) => {
      const record = await readDeclaration(services, request.actor, request.params.number);
      const { reference } = services.reference.current();
      return reply
        .type('application/xml; charset=utf-8')
        .header('content-disposition', `attachment; filename="${request.params.number}.xml"`)
        .send(writeDeclaration(record.declaration, envelopeFrom(reference.country.code)));
    },
  );
}
