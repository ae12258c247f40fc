export * from './compile-exchange-rates.ts';
export * from './exchange-rates.ts';
export * from './rate-week.ts';
