export { apiClient, type ApiClient, type ClientOptions, type Schemas } from './client.ts';
export type { operations, paths } from './schema.ts';
