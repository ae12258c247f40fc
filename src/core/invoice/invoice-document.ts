import { INVOICE_ID_PATTERN } from './invoice-content.ts';
import type { Declaration } from '#core/declaration';
import type { KeyRef } from '#core/kernel';

/** The type of the document by which a declaration names a registered invoice. */
export const REGISTERED_INVOICE_DOCUMENT = 'EIV';

const PATTERN = new RegExp(INVOICE_ID_PATTERN);

/** A registered invoice as a declaration names it. */
export interface NamedInvoice {
  /** As it was written; `wellFormed` tells whether it can be one of ours. */
  readonly id: string;
  readonly wellFormed: boolean;
  readonly pointer: string;
}

const NONE: readonly NamedInvoice[] = [];

/** The registered invoices that a declaration names; the law knows one for each. */
export function namedInvoices({ additionalDocuments }: Declaration): readonly NamedInvoice[] {
  if (additionalDocuments === undefined) return NONE;
  return additionalDocuments.flatMap(({ typeCode, id = '' }, index) =>
    typeCode === REGISTERED_INVOICE_DOCUMENT
      ? [{ id, wellFormed: PATTERN.test(id), pointer: `/additionalDocuments/${index}/id` }]
      : [],
  );
}

/** Held by the declaration whose goods the invoice is about: there is one at a time. */
export const INVOICE_KEY = 'registered-invoice';
export const invoiceKey = (id: string): KeyRef => ({ key: INVOICE_KEY, value: id });
