export { InvoiceFormPage } from './invoice-form-page.tsx';
export { InvoicePage } from './invoice-page.tsx';
export { InvoicesPage } from './invoices-page.tsx';
