import { can, visibleTo } from '#core/access';
import type { AcceptControl, RecordFinding, RequestDocuments } from '#core/clearance';
import { resourceOf, trackingOf } from '#core/clearance';
import { code, STORABLE_TEXT, text } from '#core/declaration';
import { legalDate } from '#core/kernel';
import { explainPriceDoubt } from '#core/valuation';
import { priceDoubtsOf } from './consultation.ts';
import { explainSelection, type SelectionWords } from '#core/risk';
import { signedInOnly } from '#server/access';
import {
  declarationView,
  type ExplanationSchema,
  findOverview,
  ListQuery,
  NumberParams,
  readDeclaration,
  sendAccepted,
  SummaryPage,
  type DeclarationRecord,
} from '#server/declaration';
import type { HttpApp } from '#server/platform/http';
import { submitted, type Services } from '#server/platform/services';
import type { FastifyRequest } from 'fastify';
import { Type, type Static } from 'typebox';

/** Referred to, because one answer holds it in two places. */
const Told = Type.Unsafe<Static<typeof ExplanationSchema>>(Type.Ref('Explanation'));

const REASON_LENGTH_MAX = 2_000;
const Reason = Type.String({ minLength: 3, maxLength: REASON_LENGTH_MAX, pattern: STORABLE_TEXT });

export const Decision = Type.Union(
  [
    Type.Object({ action: Type.Literal('accept'), reason: Reason }, { additionalProperties: false }),
    Type.Object(
      {
        action: Type.Literal('requestDocuments'),
        reason: Reason,
        documents: Type.Array(
          Type.Object(
            { typeCode: code(10), note: Type.String({ maxLength: 500, pattern: STORABLE_TEXT }) },
            { additionalProperties: false },
          ),
          { minItems: 1, maxItems: 20 },
        ),
      },
      { additionalProperties: false },
    ),
    Type.Object(
      {
        action: Type.Literal('recordFinding'),
        conforms: Type.Boolean(),
        note: Reason,
        lines: Type.Array(
          Type.Object(
            {
              sequence: Type.Integer({ minimum: 0 }),
              note: text(500),
              quantityFound: Type.Optional(Type.String({ pattern: '^\\d{1,15}(\\.\\d{1,6})?$' })),
            },
            { additionalProperties: false },
          ),
          { maxItems: 50 },
        ),
      },
      { additionalProperties: false },
    ),
  ],
  { $id: 'Decision' },
);

/** What an office has to work on when it does not say otherwise. */
const OPEN_CASES = 'underDocumentCheck,awaitingDocuments,underInspection,discrepancyFound';

export function cases(app: HttpApp, services: Services): void {
  app.get(
    '/api/v1/cases',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'listCases',
        tags: ['Cases'],
        summary: 'The queue of your offices, what is due first at its head',
        querystring: ListQuery,
        response: { 200: SummaryPage, 401: Type.Ref('Problem') },
      },
    },
    async (request) => {
      const { country } = services.reference.current().reference;
      const at = services.clock.now();
      const query = { ...request.query, status: request.query.status ?? OPEN_CASES, order: 'due' as const };
      const visibility = visibleTo(request.actor, 'case.read');
      const page = await findOverview(services.pool, visibility, query, { country, at });
      return { ...page, items: [...page.items], asOf: at };
    },
  );

  app.get(
    '/api/v1/cases/:number',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'showCase',
        tags: ['Cases'],
        summary: 'One case on one screen, with why it is here',
        params: NumberParams,
        response: {
          200: Type.Object({
            view: Type.Ref('DeclarationView'),
            whyHere: Type.Union([Told, Type.Null()]),
            /** Lines whose value lies below what goods of their code are known to cost. */
            doubts: Type.Array(Type.Object({ sequence: Type.Integer(), explanation: Told })),
          }),
          404: Type.Ref('Problem'),
        },
      },
    },
    async (request) => {
      const record = await readDeclaration(services, request.actor, request.params.number, 'selection.readReasons');
      const country = services.reference.current();
      const whyHere =
        record.selection && explainSelection(record.selection, country.rules, wordsFor(request, record, services));
      return {
        view: declarationView(
          record,
          request.actor,
          country,
          trackingOf(request.params.number, services),
          services.clock.now(),
        ),
        whyHere: whyHere && { ...whyHere, data: [...whyHere.data], steps: [...whyHere.steps] },
        doubts: priceDoubtsOf(record, services).map((doubt) => {
          const told = explainPriceDoubt(doubt, country.reference);
          return {
            sequence: doubt.sequence,
            explanation: { ...told, data: [...told.data], steps: [...told.steps] },
          };
        }),
      };
    },
  );

  decide(app, services);
}

/** What this officer may read of a selection, with the names that codes had on the day the declaration was registered. */
function wordsFor(
  { actor }: FastifyRequest,
  { state }: DeclarationRecord,
  { reference, clock }: Services,
): SelectionWords {
  const { codes, country } = reference.current().reference;
  const on = legalDate(state.registeredAt ?? clock.now(), country.zoneOffsetMinutes);
  return {
    reading: can(actor, 'selection.readAll', resourceOf(state.head)) ? 'supervisor' : 'desk',
    currency: country.currency,
    nameOf: (list, wanted) => codes.find(list, wanted, on)?.name,
  };
}

function decide(app: HttpApp, services: Services): void {
  app.addSchema(Decision);
  app.post(
    '/api/v1/cases/:number/decisions',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'decideCase',
        tags: ['Cases'],
        summary: 'Accept, ask for documents, or record what the inspection found',
        params: NumberParams,
        body: Decision,
        response: {
          200: Type.Ref('StepAnswer'),
          403: Type.Ref('Problem'),
          404: Type.Ref('Problem'),
          409: Type.Ref('Problem'),
          422: Type.Ref('Problem'),
        },
      },
    },
    async (request, reply) => {
      const { number } = request.params;
      const { body, actor } = request;
      const record = await readDeclaration(services, actor, number, 'case.read');
      const command = ((): AcceptControl | RequestDocuments | RecordFinding => {
        switch (body.action) {
          case 'accept':
            return { type: 'case.accept', data: { number, reason: body.reason }, actor };
          case 'requestDocuments':
            return {
              type: 'case.requestDocuments',
              data: { number, documents: body.documents, reason: body.reason },
              actor,
            };
          case 'recordFinding': {
            const { conforms, lines, note } = body;
            const declaredLines = record.declaration.goodsItems.map((item) => item.sequence);
            return { type: 'case.recordFinding', data: { number, conforms, lines, note, declaredLines }, actor };
          }
        }
      })();
      return sendAccepted(reply, await submitted(services, request, command, 'interactive'));
    },
  );
}
