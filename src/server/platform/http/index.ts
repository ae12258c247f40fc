export * from './app.ts';
export { composed } from './composed-text.ts';
export * from './cursor.ts';
export * from './edge-refusals.ts';
export * from './json-body.ts';
export * from './malformed.ts';
export * from './problem.ts';
export * from './schema-validation.ts';
