export { concernsInvoices, followInvoices, INVOICE_FOLLOWER } from './follow-invoices.ts';
export { invoices as invoiceRoutes } from './routes/invoices.ts';
export { findInvoices } from './find-invoices.ts';
