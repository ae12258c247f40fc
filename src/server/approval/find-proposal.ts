import { can } from '#core/access';
import { proposalRef, type ProposalContent, type ProposalState } from '#core/approval';
import { assert, canonicalJson, type Actor } from '#core/kernel';
import { notFound } from '#server/platform/http';
import type { ApprovalServices, ServedKind } from './approval-services.ts';

export interface FoundProposal {
  readonly state: ProposalState;
  readonly content: ProposalContent;
  readonly served: ServedKind;
}

/** Who may propose or approve a kind reads its proposals; to everybody else they do not exist. */
export const mayRead = (actor: Actor, { kind }: ServedKind): boolean =>
  can(actor, kind.mayPropose) || can(actor, kind.mayApprove);

/** One proposal with all that is shown of it, for somebody who may read it. */
export async function findProposal(approval: ApprovalServices, actor: Actor, id: string): Promise<FoundProposal> {
  const found = await readableProposal(approval, actor, id);
  if (found === undefined) throw notFound();
  return found;
}

/** The same; `undefined` where the actor may not know of it. */
export async function readableProposal(
  { services, kinds, contents }: ApprovalServices,
  actor: Actor,
  id: string,
): Promise<FoundProposal | undefined> {
  const stored = await services.engine.readState<ProposalState>(proposalRef(id));
  const served = stored && kinds.find(({ kind }) => kind.name === stored.state.kind);
  if (!served || !mayRead(actor, served)) return undefined;
  const { state } = stored;
  if ((await served.maySee?.(state.data, actor)) === false) return undefined;
  const content = await contents.read(state.contentHash);
  assert(content !== undefined, `the content of proposal ${id} is stored`);
  assert(canonicalJson(content.data) === canonicalJson(state.data), `proposal ${id} shows what it would do`);
  return { state, content, served };
}
