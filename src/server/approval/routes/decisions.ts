import type { ApprovalServices } from '../approval-services.ts';
import { findProposal } from '../find-proposal.ts';
import { proposalView } from '../proposal-view.ts';
import { ProposalParams } from './proposals.ts';
import { REASON_LENGTH_MAX, type Approve, type Reject, type Withdraw } from '#core/approval';
import { reasonText } from '#core/declaration';
import { STORABLE_TEXT } from '#core/kernel';
import { demand, signedInOnly } from '#server/access';
import type { HttpApp } from '#server/platform/http';
import { submitted } from '#server/platform/services';
import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';

const closed = { additionalProperties: false } as const;

const Approval = Type.Object(
  { contentHash: Type.String({ pattern: '^[0-9a-f]{64}$', description: 'Of what was read, as the proposal gave it' }) },
  closed,
);
const Reason = Type.Object({ reason: reasonText(REASON_LENGTH_MAX) }, closed);
const RESPONSE = {
  200: Type.Ref('Proposal'),
  401: Type.Ref('Problem'),
  403: Type.Ref('Problem'),
  404: Type.Ref('Problem'),
  409: Type.Ref('Problem'),
  422: Type.Ref('Problem'),
  503: Type.Ref('Problem'),
} as const;

export function decisions(app: HttpApp, approval: ApprovalServices): void {
  const { services } = approval;
  const shown = async (request: FastifyRequest, id: string) => {
    const { state, content, served } = await findProposal(approval, request.actor, id);
    return proposalView(state, content, served, request.actor, approval);
  };

  app.post(
    '/api/v1/proposals/:id/approval',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'approveProposal',
        tags: ['Operations'],
        summary: 'Agree to a proposal of somebody else, and carry it out in the same step',
        description:
          'Takes a signed-in person other than who proposed it; an API key approves nothing. Either it is approved and done, or neither.',
        params: ProposalParams,
        body: Approval,
        response: RESPONSE,
      },
    },
    async (request) => {
      const { id } = request.params;
      const { state, served } = await findProposal(approval, request.actor, id);
      demand(request, served.kind.mayApprove);
      const command: Approve = {
        type: 'approval.approve',
        data: { id, contentHash: request.body.contentHash },
        actor: request.actor,
      };
      await served.approve(state.data, () => submitted(services, request, command, 'interactive'));
      app.programLog.info({ userId: request.actor.userId, proposal: id }, 'proposal approved');
      return shown(request, id);
    },
  );

  app.post(
    '/api/v1/proposals/:id/rejection',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'rejectProposal',
        tags: ['Operations'],
        summary: 'Turn a proposal of somebody else down, with the reason',
        params: ProposalParams,
        body: Reason,
        response: RESPONSE,
      },
    },
    async (request) => {
      const { id } = request.params;
      const { served } = await findProposal(approval, request.actor, id);
      demand(request, served.kind.mayApprove);
      const { reason } = request.body;
      const command: Reject = { type: 'approval.reject', data: { id, reason }, actor: request.actor };
      await submitted(services, request, command, 'interactive');
      return shown(request, id);
    },
  );

  app.post(
    '/api/v1/proposals/:id/withdrawal',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'withdrawProposal',
        tags: ['Operations'],
        summary: 'Take back a proposal of your own',
        params: ProposalParams,
        body: Type.Object(
          { reason: Type.Optional(Type.String({ maxLength: REASON_LENGTH_MAX, pattern: STORABLE_TEXT })) },
          closed,
        ),
        response: RESPONSE,
      },
    },
    async (request) => {
      const { id } = request.params;
      const { served } = await findProposal(approval, request.actor, id);
      demand(request, served.kind.mayPropose);
      const { reason = '' } = request.body;
      const command: Withdraw = { type: 'approval.withdraw', data: { id, reason }, actor: request.actor };
      await submitted(services, request, command, 'interactive');
      return shown(request, id);
    },
  );
}
