import type { Actor, Command } from '#core/kernel';
import { RISK_MODEL, type ModelProposal, type RetireModel, type StopLearned } from '#core/model';
import { demand, signedInOnly } from '#server/access';
import { findProposal, packContent, proposalView } from '#server/approval';
import type { HttpApp } from '#server/platform/http';
import { submitted } from '#server/platform/services';
import type { FastifyRequest } from 'fastify';
import { Type, type Static } from 'typebox';
import type { LearningServices } from '../learning-services.ts';
import { ModelReason, ProposeModel, RoleParams } from '../learning-schemas.ts';
import { modelContent } from '../model-changes.ts';
import { modelDesk } from '../model-views.ts';

const TAGS = ['Models'];
const DESK = { 200: Type.Ref('ModelDesk'), '4xx': Type.Ref('Problem'), 503: Type.Ref('Problem') } as const;

/** What models may decide: more than before takes two people; less, one. */
export function changeModels(app: HttpApp, all: LearningServices): void {
  app.post(
    '/api/v1/risk/models/proposals',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'proposeModelChange',
        tags: TAGS,
        summary: 'Propose a champion, a challenger, other settings, or to start again; another person approves it',
        body: ProposeModel,
        response: { 201: Type.Ref('Proposal'), '4xx': Type.Ref('Problem'), 503: Type.Ref('Problem') },
      },
    },
    async (request, reply) => {
      demand(request, 'risk.model.propose');
      return reply.code(201).send(await propose(all, request, request.body));
    },
  );

  app.post(
    '/api/v1/risk/models/roles/:role/retire',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'retireModel',
        tags: TAGS,
        summary: 'Take a role from the model that has it, at once; without a champion the rules decide alone',
        params: RoleParams,
        body: ModelReason,
        response: DESK,
      },
    },
    async (request) => {
      demand(request, 'risk.model.stop');
      const { role } = request.params;
      const data = { country: countryOf(all), role, reason: request.body.reason };
      const command: RetireModel = { type: 'model.retire', data, actor: request.actor };
      return carriedOut(all, request, command, request.actor);
    },
  );

  app.post(
    '/api/v1/risk/models/stop',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'stopModels',
        tags: TAGS,
        summary: 'Back to the rules alone, at once; letting models select again takes two people',
        body: ModelReason,
        response: DESK,
      },
    },
    async (request) => {
      demand(request, 'risk.model.stop');
      const data = { country: countryOf(all), reason: request.body.reason };
      const command: StopLearned = { type: 'model.stop', data, actor: request.actor };
      return carriedOut(all, request, command, request.actor);
    },
  );
}

const countryOf = ({ services }: LearningServices): string => services.reference.current().reference.country.code;

/** In force as soon as the answer is there. */
async function carriedOut(all: LearningServices, request: FastifyRequest, command: Command, actor: Actor) {
  try {
    await submitted(all.services, request, command, 'interactive');
  } finally {
    await all.learned.refresh();
  }
  return modelDesk(actor, all);
}

async function propose(all: LearningServices, request: FastifyRequest, asked: Static<typeof ProposeModel>) {
  const { approval, learned } = all;
  await learned.refresh();
  const state = learned.state();
  const proposal = proposalOf(asked, all);
  const packed = packContent(modelContent(proposal, state, learned.settings()?.settings));
  await approval.contents.keep(packed);
  const data = { kind: RISK_MODEL, reason: asked.reason, data: proposal, contentHash: packed.hash, replaces: null };
  const command: Command = { type: 'approval.propose', data, actor: request.actor };
  const { answer } = await submitted(approval.services, request, command, 'interactive');
  const { id } = JSON.parse(answer.toString('utf8')) as { readonly id: string };
  const found = await findProposal(approval, request.actor, id);
  return proposalView(found.state, found.content, found.served, request.actor, approval);
}

/** Over how things stand now: what was changed meanwhile is not what the second person read of. */
function proposalOf(asked: Static<typeof ProposeModel>, all: LearningServices): ModelProposal {
  const state = all.learned.state();
  const country = countryOf(all);
  switch (asked.action) {
    case 'set': {
      const { action, role, hash } = asked;
      return { action, country, role, hash, basedOn: state[role]?.hash ?? null };
    }
    case 'restart':
      return { action: 'restart', country, champion: state.champion?.hash ?? null };
    case 'settings':
      return { action: 'settings', country, settings: asked.settings, basedOn: state.settings?.version ?? 0 };
  }
}
