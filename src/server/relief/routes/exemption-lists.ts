import { holderToken, RELIEF_FOLLOWER } from '../follow-reliefs.ts';
import { holderNames, listSummary, ListSummarySchema, ListViewSchema, readList } from '../list-view.ts';
import { findLists } from '../sql.ts';
import { visibleTo } from '#core/access';
import { reasonText } from '#core/declaration';
import {
  EXEMPTION_LIST_ID_PATTERN,
  exemptionListRef,
  LIST_STATUSES,
  ListContentSchema,
  SubmitListSchema,
  type AmendExemptionList,
  type CloseExemptionList,
  type DecideExemptionList,
  type ExemptionListState,
  type ResumeExemptionList,
  type SubmitExemptionList,
  type SuspendExemptionList,
} from '#core/relief';
import { signedInOnly } from '#server/access';
import { CATCH_UP_MS_MAX, sendAccepted } from '#server/declaration';
import type { HttpApp } from '#server/platform/http';
import { submitted, type Services } from '#server/platform/services';
import { Type } from 'typebox';

const Params = Type.Object({ id: Type.String({ pattern: EXEMPTION_LIST_ID_PATTERN }) });
const PAGE = 25;

const ListAnswer = Type.Object(
  { id: Type.String(), status: Type.Union(LIST_STATUSES.map((status) => Type.Literal(status))) },
  { $id: 'ExemptionListAnswer' },
);
const answers = {
  200: Type.Ref('ExemptionListAnswer'),
  201: Type.Ref('ExemptionListAnswer'),
  403: Type.Ref('Problem'),
  404: Type.Ref('Problem'),
  409: Type.Ref('Problem'),
  422: Type.Ref('Problem'),
};

const Step = Type.Object(
  {
    action: Type.Union([
      Type.Literal('accept'),
      Type.Literal('refuse'),
      Type.Literal('suspend'),
      Type.Literal('resume'),
      Type.Literal('close'),
    ]),
    reason: reasonText(2_000),
  },
  { additionalProperties: false },
);

export function exemptionLists(app: HttpApp, services: Services): void {
  for (const schema of [ListSummarySchema, ListViewSchema, ListAnswer]) app.addSchema(schema);
  reading(app, services);
  writing(app, services);
}

function reading(app: HttpApp, services: Services): void {
  app.get(
    '/api/v1/exemption-lists',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'listExemptionLists',
        tags: ['Reliefs'],
        summary: 'Exemption lists that you may see, newest first',
        querystring: Type.Object({
          waiting: Type.Optional(
            Type.Boolean({ description: 'Only what waits for an answer of one of your offices', default: false }),
          ),
          before: Type.Optional(
            Type.String({ pattern: EXEMPTION_LIST_ID_PATTERN, description: 'Last of the page before' }),
          ),
          position: Type.Optional(Type.String({ pattern: '^\\d{1,18}$', description: 'See at least this far' })),
        }),
        response: {
          200: Type.Object({
            items: Type.Array(Type.Ref('ExemptionListSummary')),
            before: Type.Union([Type.String(), Type.Null()]),
          }),
          401: Type.Ref('Problem'),
        },
      },
    },
    async ({ actor, query }) => {
      if (query.position) await services.engine.waitFor(BigInt(query.position), CATCH_UP_MS_MAX, RELIEF_FOLLOWER);
      const visibility = visibleTo(actor, 'exemption.read');
      const ids = await findLists(services.pool, {
        visibility,
        holderTokens: visibility.organisationIds.map((id) => holderToken(id, services.token)),
        waiting: query.waiting ?? false,
        officeIds: query.waiting ? actor.offices : undefined,
        before: query.before,
        limit: PAGE + 1,
      });
      const page = ids.slice(0, PAGE);
      const found = await services.engine.readStates<ExemptionListState>(page.map(exemptionListRef));
      const states = [...found.values()].map(({ state }) => state).toSorted((a, b) => (a.id < b.id ? 1 : -1));
      const names = await holderNames(services, states);
      const items = states.map((state) => listSummary(state, names));
      return { items, before: ids.length > PAGE ? (page.at(-1) ?? null) : null };
    },
  );

  app.get(
    '/api/v1/exemption-lists/:id',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'showExemptionList',
        tags: ['Reliefs'],
        summary: 'One list: its lines with their balances, what waits for an answer, and every draw',
        params: Params,
        response: { 200: Type.Ref('ExemptionList'), 404: Type.Ref('Problem') },
      },
    },
    ({ actor, params }) => readList(services, actor, params.id),
  );
}

function writing(app: HttpApp, services: Services): void {
  app.post(
    '/api/v1/exemption-lists',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'submitExemptionList',
        tags: ['Reliefs'],
        summary: 'Register a list of goods to be exempted; the office answers',
        body: SubmitListSchema,
        response: answers,
      },
    },
    async (request, reply) => {
      const command: SubmitExemptionList = { type: 'exemptionList.submit', data: request.body, actor: request.actor };
      return sendAccepted(reply.code(201), await submitted(services, request, command, 'interactive'));
    },
  );

  app.put(
    '/api/v1/exemption-lists/:id',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'amendExemptionList',
        tags: ['Reliefs'],
        summary: 'Propose new content; what is in force stays so until the office accepts',
        params: Params,
        body: ListContentSchema,
        response: answers,
      },
    },
    async (request, reply) => {
      const data = { id: request.params.id, content: request.body };
      const command: AmendExemptionList = { type: 'exemptionList.amend', data, actor: request.actor };
      return sendAccepted(reply, await submitted(services, request, command, 'interactive'));
    },
  );

  app.post(
    '/api/v1/exemption-lists/:id/decisions',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'decideExemptionList',
        tags: ['Reliefs'],
        summary: 'Accept or refuse what waits, or suspend, resume or close a list',
        params: Params,
        body: Step,
        response: answers,
      },
    },
    async (request, reply) => {
      const command = commandOf(request.body, request.params.id, request.actor);
      return sendAccepted(reply, await submitted(services, request, command, 'interactive'));
    },
  );
}

type OfficeCommand = DecideExemptionList | SuspendExemptionList | ResumeExemptionList | CloseExemptionList;

function commandOf(
  { action, reason }: { readonly action: string; readonly reason: string },
  id: string,
  actor: OfficeCommand['actor'],
): OfficeCommand {
  switch (action) {
    case 'suspend':
      return { type: 'exemptionList.suspend', data: { id, reason }, actor };
    case 'resume':
      return { type: 'exemptionList.resume', data: { id, reason }, actor };
    case 'close':
      return { type: 'exemptionList.close', data: { id, reason }, actor };
    default:
      return { type: 'exemptionList.decide', data: { id, accept: action === 'accept', reason }, actor };
  }
}
