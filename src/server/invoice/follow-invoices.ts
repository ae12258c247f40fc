import { INVOICE_STREAM } from '#core/invoice';
import type { EventFacts, HandleEvents } from '#server/platform/engine';
import type { Services } from '#server/platform/services';

export const INVOICE_FOLLOWER = 'invoice.invoices';

export const concernsInvoices = ({ stream, type }: EventFacts): boolean =>
  stream.type === INVOICE_STREAM && type === 'InvoiceRegistered';

/** Keeps the list of registered invoices in step with the journal. */
export const followInvoices =
  ({ token }: Pick<Services, 'token'>): HandleEvents =>
  async (events, client) => {
    const rows = events.map(({ stream, data, position }) => {
      const { ownerId } = data as unknown as { readonly ownerId: string };
      return { id: stream.id, owner_token: ownerToken(ownerId, token), position: position.toString() };
    });
    if (rows.length === 0) return;
    await client.query(
      `insert into invoice.invoice (id, owner_token, position)
         select id, owner_token, position from jsonb_populate_recordset(null::invoice.invoice, $1::jsonb)
         on conflict (id) do nothing`,
      [JSON.stringify(rows)],
    );
  };

/** By whose hash a party's invoices are found. */
export const ownerToken = (ownerId: string, token: Services['token']): string => token(`invoice|${ownerId}`);
