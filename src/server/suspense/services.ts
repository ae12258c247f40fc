import { SUSPENSE_FOLLOWER } from './follow-suspense.ts';
import { suspenseItem, type SuspenseItem } from './item-view.ts';
import { itemsOf, type ReadItem } from './read-items.ts';
import { suspenseRef } from '#core/clearance';
import type { PaymentId } from '#core/payment';
import type { ApprovalServices } from '#server/approval';
import { notFound } from '#server/platform/http';
import type { StoredState } from '#server/platform/engine';
import type { Services } from '#server/platform/services';
import { Type } from 'typebox';

export interface SuspenseServices {
  readonly services: Services;
  /** What takes two people goes the way of all proposals. */
  readonly approval: ApprovalServices;
}

/** A list that is asked for right after an act shows it. */
const WAIT_MS = 2_000;

export const caughtUp = ({ engine }: Pick<Services, 'engine'>): Promise<boolean> =>
  engine.waitFor(engine.position(), WAIT_MS, SUSPENSE_FOLLOWER);

export const ItemParams = Type.Object({
  id: Type.Unsafe<PaymentId>(
    Type.String({ pattern: '^[\\w-]{1,20}:[\\w.-]{1,60}$', description: 'Bank and number of the credit' }),
  ),
});

/** One credit that found no home, as it stands; to whoever asks for another there is none. */
export async function readItem(services: Services, id: PaymentId): Promise<ReadItem> {
  const [item] = await itemsOf(services, [id]);
  if (item === undefined || item.payment.inSuspense === '0') throw notFound();
  return item;
}

export async function shownItem(services: Services, item: ReadItem): Promise<SuspenseItem> {
  const [shown] = await shownItems(services, [item]);
  if (shown === undefined) throw notFound();
  return shown;
}

export async function shownItems(services: Services, items: readonly ReadItem[]): Promise<readonly SuspenseItem[]> {
  const refs = items.map(({ payment }) => suspenseRef(payment.id));
  const stored: ReadonlyMap<string, StoredState> =
    refs.length === 0 ? new Map() : await services.engine.readStates(refs);
  const at = { law: services.reference.current(), clock: services.clock };
  return items.map((item) => {
    const revision = stored.get(`suspense/${item.payment.id}`)?.version ?? 0;
    return suspenseItem(item, revision, at);
  });
}
