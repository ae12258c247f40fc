export { composed } from './composed-text.ts';
export * from './json-body.ts';
export { JSON_REFUSALS } from './json-refusals.ts';
