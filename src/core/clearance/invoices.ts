import type { Declaration, DeclarationHead } from '#core/declaration';
import {
  INVOICE_KEY,
  invoiceDifferences,
  invoiceKey,
  invoiceRef,
  invoiceRefusal,
  namedInvoices,
  type InvoiceState,
} from '#core/invoice';
import type { KeyRef, Refusals, StreamRef, WorkingSet } from '#core/kernel';

type Head = Omit<DeclarationHead, 'number'>;

/** What a declaration holds of the registered invoices that it names: its goods alone stand on each. */
export const invoiceKeys = (declaration: Declaration): readonly KeyRef[] =>
  namedInvoices(declaration).flatMap(({ id, wellFormed }) => (wellFormed ? [invoiceKey(id)] : []));

export const isInvoiceKey = ({ key }: KeyRef): boolean => key === INVOICE_KEY;

export const invoiceTouches = (declaration: Declaration): readonly StreamRef[] =>
  namedInvoices(declaration).flatMap(({ id, wellFormed }) => (wellFormed ? [invoiceRef(id)] : []));

/** That a declaration says what the registered invoice says that it names. Nothing where it names none. */
export function invoiceRefusals(declaration: Declaration, head: Head, world: WorkingSet): Refusals {
  const [named, another] = namedInvoices(declaration);
  if (named === undefined) return [];
  if (another !== undefined) return [invoiceRefusal('INV-020', another.pointer)];
  const invoice = named.wellFormed ? world.state<InvoiceState>(invoiceRef(named.id)) : undefined;
  return invoiceDifferences(named, invoice, declaration, head);
}
