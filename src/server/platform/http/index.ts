export * from './app.ts';
export * from './cursor.ts';
export * from './edge-refusals.ts';
export * from './malformed.ts';
export * from './problem.ts';
export * from './schema-validation.ts';
