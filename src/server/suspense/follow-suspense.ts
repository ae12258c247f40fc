import { suspenseRowOf } from './item-row.ts';
import { itemsOf, statesOf } from './read-items.ts';
import { refundRowsOf, refundRowOfItem, refundRowOfTransport } from './refund-rows.ts';
import { SQL, type RefundRow } from './sql.ts';
import { SUBJECT_STREAM } from '#core/access';
import { declarationRef } from '#core/clearance';
import { DECLARATION_STREAM, declarationNumber, type DeclarationState } from '#core/declaration';
import { instantAt, type Instant } from '#core/kernel';
import { PAYMENT_STREAM, SUSPENSE_STREAM } from '#core/payment';
import { TRANSPORT_STREAM, transportNumber, transportRef, type TransportState } from '#core/transport';
import { run } from '#server/platform/database';
import type { EventFacts, HandleEvents, JournalEvent } from '#server/platform/engine';
import type { Services } from '#server/platform/services';

export const SUSPENSE_FOLLOWER = 'suspense.items';

/** What of a declaration or a transport moves money that goes back. */
const OF_REFUNDS: ReadonlySet<string> = new Set([
  'RefundDue',
  'RefundSetOff',
  'RefundRequested',
  'RefundRefused',
  'RefundOrdered',
  'RefundResent',
  'RefundPaid',
  'RefundRejected',
  'DecisionReversed',
  'SecurityWithdrawn',
  'SecurityPaid',
  'SecurityRepaid',
  'RepaymentOrdered',
  'RepaymentResent',
  'RepaymentRejected',
]);

/** Nearly every declaration is paid by a credit that finds it, and owes nothing back: of none of that this hears. */
export function concernsSuspense({ stream, type, data }: EventFacts): boolean {
  if (stream.type === PAYMENT_STREAM) return (data as { readonly inSuspense?: string }).inSuspense !== '0';
  if (stream.type === DECLARATION_STREAM || stream.type === TRANSPORT_STREAM) return OF_REFUNDS.has(type);
  return stream.type === SUSPENSE_STREAM || stream.type === SUBJECT_STREAM;
}

type Reading = Pick<Services, 'engine' | 'reference'>;

/** Keeps the desk's two lists in step with the journal: each row as its thing stands now, which may be ahead, never behind. */
export const followSuspense =
  (services: Reading): HandleEvents =>
  async (events, client) => {
    const erased = idsOf(events, SUBJECT_STREAM);
    const again = erased.size === 0 ? [] : await run(client, SQL.itemsOfSubjects, [[...erased]]);
    const credits = new Set([
      ...idsOf(events, PAYMENT_STREAM),
      ...idsOf(events, SUSPENSE_STREAM),
      ...again.map(({ id }) => id),
    ]);
    const items = await itemsOf(services, [...credits]);
    const rows = items.map((item) => suspenseRowOf(item, services.engine.subjectOf));
    if (rows.length > 0) await run(client, SQL.putItems, [JSON.stringify(rows)]);
    const refunds = [
      ...(await declarationRefunds(services, events)),
      ...(await transportRefunds(services, events)),
      ...items.flatMap(({ payment, state }) => refundRowOfItem(payment, state, services.reference.current())),
    ];
    if (refunds.length > 0) await run(client, SQL.putRefunds, [JSON.stringify(refunds)]);
  };

const idsOf = (events: readonly JournalEvent[], type: string): ReadonlySet<string> =>
  new Set(events.filter(({ stream }) => stream.type === type).map(({ stream }) => stream.id));

async function declarationRefunds(
  { engine, reference }: Reading,
  events: readonly JournalEvent[],
): Promise<readonly RefundRow[]> {
  const at = lastOf(events, DECLARATION_STREAM);
  const states = await statesOf<DeclarationState>(
    engine,
    [...at.keys()].map((id) => declarationRef(declarationNumber(id))),
  );
  return [...states].flatMap(([id, state]) => refundRowsOf(state, at.get(id) ?? EPOCH, reference.current()));
}

async function transportRefunds(
  { engine, reference }: Reading,
  events: readonly JournalEvent[],
): Promise<readonly RefundRow[]> {
  const at = lastOf(events, TRANSPORT_STREAM);
  const states = await statesOf<TransportState>(
    engine,
    [...at.keys()].map((id) => transportRef(transportNumber(id))),
  );
  return [...states].map(([id, state]) => refundRowOfTransport(state, at.get(id) ?? EPOCH, reference.current()));
}

const EPOCH = instantAt(0);

/** When something last happened to each. */
const lastOf = (events: readonly JournalEvent[], type: string): ReadonlyMap<string, Instant> =>
  new Map(events.filter(({ stream }) => stream.type === type).map(({ stream, at }) => [stream.id, at]));
