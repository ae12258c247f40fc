import type { Declaration, DeclarationHead } from '#core/declaration';
import { invoiceDifferences, invoiceRef, namedInvoices, type InvoiceState } from '#core/invoice';
import type { Refusals } from '#core/kernel';
import type { Services } from '#server/platform/services';

/** What lodging would say of the registered invoice that a declaration names, as it stands now. */
export async function invoiceDifferencesOf(
  declaration: Declaration,
  head: Omit<DeclarationHead, 'number'>,
  { engine }: Pick<Services, 'engine'>,
): Promise<Refusals> {
  const [named] = namedInvoices(declaration);
  if (named === undefined) return [];
  const stored = named.wellFormed ? await engine.readState<InvoiceState>(invoiceRef(named.id)) : undefined;
  return invoiceDifferences(named, stored?.state, declaration, head);
}
