export * from './magic-references.ts';
