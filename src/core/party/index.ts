export * from './party-commands.ts';
export * from './party-conduct.ts';
export * from './party-history.ts';
export * from './party-id.ts';
export * from './party-profile.ts';
export * from './party-refusals.ts';
export * from './party-state.ts';
export type { StorageBar } from './storage-bar.ts';
export * from './storage-barred.ts';
