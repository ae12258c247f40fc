import type { ApprovalServices } from './approval-services.ts';
import { decisions } from './routes/decisions.ts';
import { proposals } from './routes/proposals.ts';
import type { HttpApp } from '#server/platform/http';

export function approvalRoutes(app: HttpApp, approval: ApprovalServices): void {
  proposals(app, approval);
  decisions(app, approval);
}

export type { ApprovalServices, ServedKind } from './approval-services.ts';
export { changesPage, ChangesPage, ListChanges } from './changes-page.ts';
export { contentStore, packContent, type ContentStore, type PackedContent } from './content-store.ts';
export { findProposal, type FoundProposal } from './find-proposal.ts';
export { concernsProposals, followProposals, PROPOSALS_FOLLOWER } from './follow-proposals.ts';
export { openProposals } from './open-proposals.ts';
export { proposalView, type ProposalView } from './proposal-view.ts';
