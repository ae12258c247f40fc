export * from './api.ts';
export * from './http.ts';
export type * from './types.ts';
