export { besideCertificates, besideInvoice, DOCUMENTED_FIELDS, type DocumentDifference } from './beside-documents.ts';
export * from './compare-invoice.ts';
export * from './declare-invoice.ts';
export * from './invoice-commands.ts';
export * from './invoice-content.ts';
export * from './invoice-document.ts';
export * from './invoice.ts';
export * from './refusals.ts';
