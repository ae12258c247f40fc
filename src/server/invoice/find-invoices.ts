import { visibleTo } from '#core/access';
import { holdsWords } from '#core/codes';
import { invoiceRef, type InvoiceState } from '#core/invoice';
import type { Actor } from '#core/kernel';
import { FOUND_MAX, LOOKED_THROUGH_MAX, numbersLike, type Services } from '#server/platform/services';
import { ownerToken } from './follow-invoices.ts';

/** Any by its receipt number, the latest also by what they say; none that the list would not show. */
export async function findInvoices(
  { pool, engine, token }: Services,
  actor: Actor,
  words: readonly string[],
): Promise<readonly InvoiceState[]> {
  const { organisationIds } = visibleTo(actor, 'invoice.read');
  if (organisationIds.length === 0) return [];
  const { rows } = await pool.query<{ readonly id: string }>(
    `(select id from invoice.invoice where owner_token = any($1::text[]) and lower(id) like all($2::text[])
        order by id desc limit ${FOUND_MAX})
      union (select id from invoice.invoice where owner_token = any($1::text[]) order by id desc limit ${LOOKED_THROUGH_MAX})`,
    [organisationIds.map((id) => ownerToken(id, token)), numbersLike(words)],
  );
  const found = await engine.readStates<InvoiceState>(rows.map(({ id }) => invoiceRef(id)));
  return [...found.values()]
    .map(({ state }) => state)
    .filter(({ id, content }) =>
      holdsWords([id, content.number, content.seller.name, content.buyer.name].join(' '), words),
    )
    .toSorted((a, b) => (a.id < b.id ? 1 : -1));
}
