export * from './api.ts';
export * from './country.ts';
export * from './drafts.ts';
export * from './field-owner.ts';
export * from './http.ts';
export * from './notices.ts';
export * from './session.ts';
export * from './suspense.ts';
export type * from './types.ts';
