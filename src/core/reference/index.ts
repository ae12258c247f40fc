export * from './compile-reference.ts';
export * from './country-pack.ts';
export * from './reference.ts';
