import { PROPOSAL_EVENTS, PROPOSAL_STREAM, type Proposed } from '#core/approval';
import type { EventFacts, JournalEvent } from '#server/platform/engine';
import type pg from 'pg';

export const PROPOSALS_FOLLOWER = 'approval.proposals';

const SQL = {
  open: 'insert into approval.proposal (id, kind, decided) values ($1, $2, false) on conflict do nothing',
  decide: 'update approval.proposal set decided = true where id = $1',
} as const;

export const concernsProposals = ({ stream }: EventFacts): boolean => stream.type === PROPOSAL_STREAM;

/** Keeps the list of proposals in step with the journal. A few a week: one statement each. */
export async function followProposals(events: readonly JournalEvent[], client: pg.ClientBase): Promise<void> {
  for (const { stream, type, data } of events) {
    if (type === PROPOSAL_EVENTS.proposed)
      await client.query(SQL.open, [stream.id, (data as unknown as Proposed).kind]);
    else await client.query(SQL.decide, [stream.id]);
  }
}
