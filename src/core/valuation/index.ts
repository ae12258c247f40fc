export * from './apportion.ts';
export * from './explain-found-value.ts';
export * from './trade-terms.ts';
export * from './valuation.ts';
export * from './value-declaration.ts';
