export * from './compile-tariff.ts';
export * from './parse-rate.ts';
export * from './tariff-records.ts';
export * from './tariff.ts';
