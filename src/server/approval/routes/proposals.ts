import type { ApprovalServices } from '../approval-services.ts';
import { changesPage, ChangesPage, ListChanges } from '../changes-page.ts';
import { findProposal, mayRead, readableProposal } from '../find-proposal.ts';
import { PROPOSALS_FOLLOWER } from '../follow-proposals.ts';
import { ProposalSchema, proposalView, ShownChangeSchema } from '../proposal-view.ts';
import { signedInOnly } from '#server/access';
import type { HttpApp } from '#server/platform/http';
import { Type } from 'typebox';

export const ProposalParams = Type.Object({ id: Type.String({ pattern: '^[1-9]\\d{0,17}$' }) });

const PAGE_DEFAULT = 20;
const PAGE_MAX = 100;
/** A list that is asked for right after a decision shows it. */
const WAIT_MS = 2_000;

const ListProposals = Type.Object({
  open: Type.Optional(Type.Boolean({ description: 'Only those that may still be decided on', default: false })),
  cursor: Type.Optional(Type.String({ pattern: '^[1-9]\\d{0,17}$' })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: PAGE_MAX, default: PAGE_DEFAULT })),
});

const Cursor = Type.Union([Type.String(), Type.Null()]);

const LIST =
  'select id::text from approval.proposal where kind = any ($1) and (not $2 or not decided) and id < $3 order by id desc limit $4';
const LAST_ID = '9223372036854775807';

export function proposals(app: HttpApp, approval: ApprovalServices): void {
  const { services, kinds } = approval;
  app.addSchema(ProposalSchema);
  app.addSchema(ShownChangeSchema);

  app.get(
    '/api/v1/proposals',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'listProposals',
        tags: ['Operations'],
        summary: 'What was proposed and takes a second person, newest first',
        description: 'Only the kinds that you may propose or approve.',
        querystring: ListProposals,
        response: {
          200: Type.Object({ items: Type.Array(Type.Ref('Proposal')), nextCursor: Cursor }),
          '4xx': Type.Ref('Problem'),
        },
      },
    },
    async (request) => {
      const { open = false, cursor = LAST_ID, limit = PAGE_DEFAULT } = request.query;
      const readable = kinds.filter((served) => mayRead(request.actor, served)).map(({ kind }) => kind.name);
      await services.engine.waitFor(services.engine.position(), WAIT_MS, PROPOSALS_FOLLOWER);
      const { rows } = await services.pool.query<{ id: string }>(LIST, [readable, open, cursor, limit + 1]);
      const page = rows.slice(0, limit);
      const found = await Promise.all(
        page.map(async ({ id }) => {
          const one = await readableProposal(approval, request.actor, id);
          return one && proposalView(one.state, one.content, one.served, request.actor, approval);
        }),
      );
      const items = found.filter((item) => item !== undefined);
      // Those that have expired wait for nobody, though nobody decided on them.
      const shown = open ? items.filter(({ status }) => status === 'proposed') : items;
      return { items: shown, nextCursor: rows.length > limit ? (page.at(-1)?.id ?? null) : null };
    },
  );

  app.get(
    '/api/v1/proposals/:id',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'showProposal',
        tags: ['Operations'],
        summary: 'One proposal: by whom, why, until when, and how much it changes',
        params: ProposalParams,
        response: { 200: Type.Ref('Proposal'), '4xx': Type.Ref('Problem') },
      },
    },
    async (request) => {
      const { state, content, served } = await findProposal(approval, request.actor, request.params.id);
      return proposalView(state, content, served, request.actor, approval);
    },
  );

  app.get(
    '/api/v1/proposals/:id/changes',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'listProposalChanges',
        tags: ['Operations'],
        summary: 'Line by line, what a proposal changes',
        params: ProposalParams,
        querystring: ListChanges,
        response: {
          200: ChangesPage,
          '4xx': Type.Ref('Problem'),
        },
      },
    },
    async (request) => {
      const { content } = await findProposal(approval, request.actor, request.params.id);
      return changesPage(content.changes, request.query);
    },
  );
}
