import { SYSTEM } from '#core/access';
import type { EventFacts, HandleEvents, JournalEvent } from '#server/platform/engine';

export const ACT_LOG_FOLLOWER = 'access.acts';

/** Streams of which every declaration has its own events, whoever it is by. */
const OF_DECLARATIONS: ReadonlySet<string> = new Set(['declaration', 'shipment', 'payment', 'party', 'guarantee']);
/** What traders, banks and the house itself do all day: none of it is an officer's act. */
const EVERYDAY: ReadonlySet<string> = new Set([
  'PreRegistered',
  'Registered',
  'PaymentOrdered',
  'DutyPaid',
  'Released',
  'DocumentAttached',
  'Withdrawn',
  'AmendmentDrafted',
  'AmendmentRequested',
  'AmendmentDropped',
  'RefundDue',
  'RefundPaid',
  'Secured',
  'SecurityFreed',
  'GuaranteeDrawn',
  'GuaranteeFreed',
  'GuaranteeRestored',
  'Counted',
  'DeadlineWarned',
  'DeadlinePassed',
]);
/** Of these streams only what officers do to a declaration, and what is known of a party, is anybody's act. */
const PASSED_OVER: ReadonlySet<string> = new Set(['shipment', 'payment', 'quota']);

export const concernsActLog = ({ stream, type }: EventFacts): boolean =>
  !PASSED_OVER.has(stream.type) && !(OF_DECLARATIONS.has(stream.type) && EVERYDAY.has(type));

/** Keeps in step with the journal what people of customs did. */
export const followActLog: HandleEvents = async (events, client) => {
  const rows = events.filter(({ actor }) => actor.userId !== SYSTEM.userId && actor.userId !== '').map(rowOf);
  if (rows.length === 0) return;
  await client.query(
    `insert into access.act_log (id, at, user_id, organisation_id, action, subject_kind, subject_id)
       select g.id, g.at, g.user_id, g.organisation_id, g.action, g.subject_kind, g.subject_id
         from jsonb_populate_recordset(null::access.act_log, $1::jsonb) g
         join access.organisations o on o.id = g.organisation_id and o.kind = 'customs'
       on conflict (id) do nothing`,
    [JSON.stringify(rows)],
  );
};

const rowOf = ({ at, position, actor, type, stream }: JournalEvent) => ({
  id: idOf(at, position),
  at,
  user_id: actor.userId,
  organisation_id: actor.organisationId,
  action: `${stream.type}.${type}`,
  subject_kind: stream.type,
  subject_id: stream.id,
});

/** A UUID of version 7: 48 bits of time, and where others have chance, the place in the journal. */
function idOf(at: string, position: bigint): string {
  const time = Date.parse(at).toString(16).padStart(12, '0');
  const place = position.toString(16).padStart(15, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${place.slice(0, 3)}-8000-${place.slice(3)}`;
}
