export * from './apportion.ts';
export { missingRate } from './conversion-desk.ts';
export * from './consultation.ts';
export * from './explain-found-value.ts';
export * from './price-doubt.ts';
export * from './trade-terms.ts';
export * from './valuation.ts';
export * from './value-declaration.ts';
