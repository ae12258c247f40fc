import type { ImportServices } from '../import-services.ts';
import { proposeImport } from '../propose-import.ts';
import { findImport, ImportParams } from './imports.ts';
import { REASON_LENGTH_MAX } from '#core/approval';
import { STATED_TEXT } from '#core/kernel';
import { changesPage, ChangesPage, findProposal, ListChanges, proposalView } from '#server/approval';
import { signedInOnly } from '#server/access';
import { notFound, refusalsProblem, type HttpApp } from '#server/platform/http';
import { submitted } from '#server/platform/services';
import { Type } from 'typebox';

const ProposeBody = Type.Object(
  {
    reason: Type.String({
      minLength: 3,
      maxLength: REASON_LENGTH_MAX,
      pattern: STATED_TEXT,
      description: 'The decree or circular, and why now',
    }),
    replaces: Type.Optional(
      Type.String({
        pattern: '^[1-9]\\d{0,17}$',
        description: 'An open proposal of your own that this one takes the place of: the way to bring it up to date',
      }),
    ),
  },
  { additionalProperties: false },
);

export function importProposals(app: HttpApp, all: ImportServices): void {
  app.get(
    '/api/v1/tariff/imports/:id/changes',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'listTariffImportChanges',
        tags: ['Operations'],
        summary: 'Line by line, what the checked tariff would change',
        params: ImportParams,
        querystring: ListChanges,
        response: { 200: ChangesPage, '4xx': Type.Ref('Problem') },
      },
    },
    async (request) => {
      const { id } = await findImport(all, request, request.params.id);
      const details = await all.imports.details(id);
      if (details === undefined) throw notFound();
      return changesPage(details.changes, request.query);
    },
  );

  app.post(
    '/api/v1/tariff/imports/:id/proposal',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'proposeTariff',
        tags: ['Operations'],
        summary: 'Propose the checked tariff; another person approves it',
        params: ImportParams,
        body: ProposeBody,
        response: {
          201: Type.Ref('Proposal'),
          403: Type.Ref('Problem'),
          404: Type.Ref('Problem'),
          409: Type.Ref('Problem'),
          422: Type.Ref('Problem'),
          503: Type.Ref('Problem'),
        },
      },
    },
    async (request, reply) => {
      const stored = await findImport(all, request, request.params.id);
      const { reason, replaces = null } = request.body;
      const command = await proposeImport(all, stored, request.actor, { reason, replaces });
      if (!command.ok) throw refusalsProblem(command.error);
      const { answer } = await submitted(all.services, request, command.value, 'interactive');
      const { id } = JSON.parse(answer.toString('utf8')) as { readonly id: string };
      await all.imports.proposed(stored.id, id);
      const { state, content, served } = await findProposal(all.approval, request.actor, id);
      return reply.code(201).send(await proposalView(state, content, served, request.actor, all.approval));
    },
  );
}
