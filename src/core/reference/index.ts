export * from './compile-reference.ts';
export * from './country-pack.ts';
export * from './diff-packs.ts';
export * from './knowledge.ts';
export * from './legal-bases.ts';
export * from './publish-reference.ts';
export * from './reference.ts';
export * from './slice-pack.ts';
