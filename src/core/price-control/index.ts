export * from './compile-price-control.ts';
export * from './price-control.ts';
