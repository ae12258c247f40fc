export * from './app.ts';
export * from './json-body.ts';
export * from './problem.ts';
export * from './schema-validation.ts';
