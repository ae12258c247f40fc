import { proposalRef, statusOn, type ProposalState } from '#core/approval';
import { legalDate } from '#core/kernel';
import type { ApprovalServices } from './approval-services.ts';
import { PROPOSALS_FOLLOWER } from './follow-proposals.ts';

/** More than this wait at no desk; those of before are found by their own address. */
const OPEN_MAX = 200;
/** A list that is asked for right after a proposal shows it. */
const WAIT_MS = 2_000;

const LIST = 'select id::text from approval.proposal where kind = $1 and not decided order by id desc limit $2';

/** What of one kind waits for a second person today. */
export async function openProposals(
  { services }: Pick<ApprovalServices, 'services'>,
  kind: string,
): Promise<readonly ProposalState[]> {
  const { engine, pool, clock, reference } = services;
  await engine.waitFor(engine.position(), WAIT_MS, PROPOSALS_FOLLOWER);
  const { rows } = await pool.query<{ id: string }>(LIST, [kind, OPEN_MAX]);
  const states = await engine.readStates<ProposalState>(rows.map(({ id }) => proposalRef(id)));
  const today = legalDate(clock.now(), reference.current().reference.country.zoneOffsetMinutes);
  return [...states.values()].map(({ state }) => state).filter((state) => statusOn(state, today) === 'proposed');
}
