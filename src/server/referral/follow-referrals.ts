import { REFERRAL_ANSWER, type ClearanceReference } from '#core/clearance';
import { untilOf } from '#core/deadline';
import { DECLARATION_STREAM, type DeclarationHead } from '#core/declaration';
import { REFERRAL_STREAM, type ReferralEventData } from '#core/referral';
import { run } from '#server/platform/database';
import type { EventFacts, HandleEvents, JournalEvent } from '#server/platform/engine';
import type { Services } from '#server/platform/services';
import type pg from 'pg';
import { referToIn } from './referred.ts';
import { SQL, type RaisedRow } from './referral-sql.ts';

export const REFERRAL_FOLLOWER = 'referral.referrals';

const LEFT: ReadonlySet<string> = new Set(['Cancelled', 'Withdrawn']);

/** Hardly any declaration is referred, and whatever else happens to one is passed over. */
export const concernsReferrals = ({ stream, type, data }: EventFacts): boolean =>
  stream.type === REFERRAL_STREAM ||
  (stream.type === DECLARATION_STREAM && (LEFT.has(type) || referToIn(data).length > 0));

/** Keeps what is referred to whom, and what became of it, in step with the journal. */
export const followReferrals =
  ({ reference }: Pick<Services, 'reference'>): HandleEvents =>
  async (events, client) => {
    // In their order: an agency may answer, and a declaration go, in the batch that referred it.
    for (const event of events) {
      if (event.stream.type === REFERRAL_STREAM) await follow(event, client);
      else if (LEFT.has(event.type)) await run(client, SQL.leave, [[event.stream.id]]);
      else {
        const law = (await reference.ofVersion(event.referenceVersion)) ?? reference.current();
        await run(client, SQL.raise, [JSON.stringify(raised(event, law))]);
      }
    }
  };

function raised(event: JournalEvent, law: ClearanceReference): readonly RaisedRow[] {
  // Written by our own handlers, hashed and chained since: trusted as their type.
  const { head, declaration } = event.data as unknown as {
    readonly head?: DeclarationHead;
    readonly declaration: { readonly declarationOfficeId?: string };
  };
  const officeId = head?.officeId ?? declaration.declarationOfficeId ?? '';
  return referToIn(event.data).map((agency) => ({
    number: event.stream.id,
    agency_code: agency,
    office_id: officeId,
    raised_at: event.at,
    due_at: untilOf(REFERRAL_ANSWER, event.at, officeId, law),
  }));
}

async function follow({ stream, type, data }: JournalEvent, client: pg.ClientBase): Promise<void> {
  const event = { type, ...(data as object) } as unknown as ReferralEventData;
  switch (event.type) {
    case 'ReferralAnswered':
      await run(client, SQL.answer, [stream.id, event.agencyCode, event.finding === 'seen' ? null : event.finding]);
      return;
    case 'ConcernWeighed':
      await run(client, SQL.weigh, [stream.id, event.agencyCode]);
      return;
    case 'DeadlinePassed':
      await run(client, SQL.pass, [stream.id, event.key]);
      return;
    case 'DeadlineWarned':
  }
}
