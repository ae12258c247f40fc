export * from './magic-references.ts';
export * from './quick-start.ts';
