import { INVOICE_FOLLOWER, ownerToken } from '../follow-invoices.ts';
import { InvoiceId, InvoiceSummary, invoiceSummary, InvoiceView, invoiceView, readInvoice } from '../invoice-view.ts';
import { visibleTo } from '#core/access';
import {
  InvoiceContent,
  invoiceRef,
  RegisterInvoiceSchema,
  type CorrectInvoice,
  type InvoiceState,
  type RegisterInvoice,
} from '#core/invoice';
import { signedInOnly } from '#server/access';
import { CATCH_UP_MS_MAX, sendAccepted } from '#server/declaration';
import type { HttpApp } from '#server/platform/http';
import { submitted, type Services } from '#server/platform/services';
import { Type } from 'typebox';

const Params = Type.Object({ id: InvoiceId });
const PAGE = 25;
/** As many lines as one submission can declare, at some 300 bytes each. */
const INVOICE_BYTES_MAX = 1_000_000;

const InvoiceAnswer = Type.Object({ id: InvoiceId, version: Type.Integer() }, { $id: 'RegisteredInvoiceAnswer' });
const problems = {
  403: Type.Ref('Problem'),
  404: Type.Ref('Problem'),
  409: Type.Ref('Problem'),
  422: Type.Ref('Problem'),
};

/** Commercial invoices that customs has before any declaration of their goods. */
export function invoices(app: HttpApp, services: Services): void {
  for (const schema of [InvoiceSummary, InvoiceView, InvoiceAnswer]) app.addSchema(schema);
  reading(app, services);
  writing(app, services);
}

function reading(app: HttpApp, services: Services): void {
  app.get(
    '/api/v1/invoices',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'listInvoices',
        tags: ['Invoices'],
        summary: 'Registered invoices of the parties you act for, newest first',
        querystring: Type.Object({
          before: Type.Optional(InvoiceId),
          position: Type.Optional(Type.String({ pattern: '^\\d{1,18}$', description: 'See at least this far' })),
        }),
        response: {
          200: Type.Object({
            items: Type.Array(Type.Ref('RegisteredInvoiceSummary')),
            before: Type.Union([Type.String(), Type.Null()]),
          }),
          401: Type.Ref('Problem'),
        },
      },
    },
    async ({ actor, query }) => {
      if (query.position) await services.engine.waitFor(BigInt(query.position), CATCH_UP_MS_MAX, INVOICE_FOLLOWER);
      const { organisationIds } = visibleTo(actor, 'invoice.read');
      const { rows } = await services.pool.query<{ readonly id: string }>(
        `select id from invoice.invoice where owner_token = any($1::text[]) and ($2::text is null or id < $2)
           order by id desc limit ${PAGE + 1}`,
        [organisationIds.map((id) => ownerToken(id, services.token)), query.before ?? null],
      );
      const page = rows.slice(0, PAGE);
      const found = await services.engine.readStates<InvoiceState>(page.map(({ id }) => invoiceRef(id)));
      const states = [...found.values()].map(({ state }) => state).toSorted((a, b) => (a.id < b.id ? 1 : -1));
      const items = await Promise.all(states.map((state) => invoiceSummary(state, services)));
      return { items, before: rows.length > PAGE ? (page.at(-1)?.id ?? null) : null };
    },
  );

  app.get(
    '/api/v1/invoices/:id',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'showInvoice',
        tags: ['Invoices'],
        summary: 'One registered invoice as it stands, and the declaration that stands on it (IIV)',
        params: Params,
        response: { 200: Type.Ref('RegisteredInvoice'), 404: Type.Ref('Problem') },
      },
    },
    async ({ actor, params }) => {
      const state = await readInvoice(services, actor, params.id);
      await services.logView(actor, {
        action: 'invoice.read',
        kind: 'party',
        id: state.ownerId,
        organisationIds: [state.ownerId],
      });
      return invoiceView(state, actor, services);
    },
  );
}

function writing(app: HttpApp, services: Services): void {
  app.post(
    '/api/v1/invoices',
    {
      onRequest: signedInOnly,
      bodyLimit: INVOICE_BYTES_MAX,
      schema: {
        operationId: 'registerInvoice',
        tags: ['Invoices'],
        summary: 'Register a commercial invoice before its declaration (IVA, IVA01)',
        description:
          'A declaration that names the number in a document of type EIV is checked against it: number, day, terms, currency, total, and each line.',
        body: RegisterInvoiceSchema,
        response: { 201: Type.Ref('RegisteredInvoiceAnswer'), ...problems },
      },
    },
    async (request, reply) => {
      const command: RegisterInvoice = { type: 'invoice.register', data: request.body, actor: request.actor };
      return sendAccepted(reply.code(201), await submitted(services, request, command, 'interactive'));
    },
  );

  app.put(
    '/api/v1/invoices/:id',
    {
      onRequest: signedInOnly,
      bodyLimit: INVOICE_BYTES_MAX,
      schema: {
        operationId: 'correctInvoice',
        tags: ['Invoices'],
        summary: 'Register an invoice anew, until a registered declaration stands on it',
        params: Params,
        body: Type.Object(
          {
            version: Type.Integer({ minimum: 0, maximum: 999, description: 'The version that you have seen' }),
            content: InvoiceContent,
          },
          { additionalProperties: false },
        ),
        response: { 200: Type.Ref('RegisteredInvoiceAnswer'), ...problems },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      // Whoever may not know of it hears that there is none.
      await readInvoice(services, request.actor, id);
      const command: CorrectInvoice = { type: 'invoice.correct', data: { id, ...request.body }, actor: request.actor };
      return sendAccepted(reply, await submitted(services, request, command, 'interactive'));
    },
  );
}
