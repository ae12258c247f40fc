export * from './assess.ts';
export * from './assessment.ts';
export * from './examine-declaration.ts';
export * from './explain-assessment.ts';
export * from './tax-table.ts';
export { taxBaseOf } from './tax-working.ts';
export { TAX_TYPES, type TaxType } from './tax-unit.ts';
