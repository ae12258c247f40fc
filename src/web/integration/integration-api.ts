import { answer, server, type BodyOf } from '#web/client';

/** The calls of those who connect software, apart from those that every page carries. */
export const integrationApi = {
  apiKeys: (kind?: 'test' | 'live') =>
    answer(server.GET('/api/v1/api-keys', { params: { query: kind === undefined ? {} : { kind } } })),
  createApiKey: (body: BodyOf<'createApiKey'>) => answer(server.POST('/api/v1/api-keys', { body })),
  revokeApiKey: (id: string, kind: 'test' | 'live') =>
    answer(server.DELETE('/api/v1/api-keys/{id}', { params: { path: { id }, query: { kind } } })),
  triedDeclarations: async () => (await answer(server.GET('/api/v1/sandbox/declarations'))).items,
  triedDeclaration: (number: string) =>
    answer(server.GET('/api/v1/sandbox/declarations/{number}', { params: { path: { number } } })),
  requestLog: (query: {
    readonly kind?: 'test' | 'live';
    readonly outcome?: 'failed';
    readonly code?: string;
    readonly before?: string;
  }) => answer(server.GET('/api/v1/request-log', { params: { query } })),
};
