export * from './file-kind.ts';
export * from './file-store.ts';
