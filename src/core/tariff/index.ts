export * from './compile-tariff.ts';
export * from './measure.ts';
export * from './parse-rate.ts';
export * from './rate-expression.ts';
export * from './tariff-records.ts';
export * from './tariff.ts';
