import { principalOf } from '#core/clearance';
import {
  besideCertificates,
  besideInvoice,
  invoiceRef,
  namedInvoices,
  type DocumentDifference,
  type InvoiceState,
} from '#core/invoice';
import type { DeclarationRecord } from '#server/declaration';
import type { Services } from '#server/platform/services';

/** What a declaration and its lines say otherwise than the papers that they stand on, as those are registered now. */
export async function documentDifferencesOf(
  { state, declaration, legalDate }: Pick<DeclarationRecord, 'state' | 'declaration' | 'legalDate'>,
  { engine }: Pick<Services, 'engine'>,
): Promise<{ readonly invoiceId: string | null; readonly differences: readonly DocumentDifference[] }> {
  const certified = besideCertificates(declaration, legalDate ?? undefined);
  const [named] = namedInvoices(declaration);
  const stored = named?.wellFormed ? await engine.readState<InvoiceState>(invoiceRef(named.id)) : undefined;
  // Of another party's invoice nobody learns more than that it is not theirs.
  if (stored === undefined || stored.state.ownerId !== principalOf(state.head))
    return { invoiceId: null, differences: certified };
  const invoiced = besideInvoice(stored.state, declaration, state.head);
  return { invoiceId: stored.state.id, differences: [...invoiced, ...certified] };
}
