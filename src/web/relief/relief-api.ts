import { answer, server, type BodyOf } from '#web/client';

/** The calls of reliefs, apart from those that every page carries. */
export const reliefApi = {
  exemptionLists: ({ waiting, before }: { readonly waiting: boolean; readonly before: string }) =>
    answer(
      server.GET('/api/v1/exemption-lists', {
        params: { query: { ...(waiting ? { waiting } : {}), ...(before ? { before } : {}) } },
      }),
    ),
  exemptionList: (id: string) => answer(server.GET('/api/v1/exemption-lists/{id}', { params: { path: { id } } })),
  submitExemptionList: (body: BodyOf<'submitExemptionList'>, key: string) =>
    answer(server.POST('/api/v1/exemption-lists', { body, headers: { 'idempotency-key': key } })),
  amendExemptionList: (id: string, body: BodyOf<'amendExemptionList'>, key: string) =>
    answer(
      server.PUT('/api/v1/exemption-lists/{id}', {
        params: { path: { id } },
        body,
        headers: { 'idempotency-key': key },
      }),
    ),
  decideExemptionList: (id: string, body: BodyOf<'decideExemptionList'>) =>
    answer(server.POST('/api/v1/exemption-lists/{id}/decisions', { params: { path: { id } }, body })),
  quotas: (on: string) => answer(server.GET('/api/v1/quotas', { params: { query: on ? { on } : {} } })),
  overdueAdmissions: () => answer(server.GET('/api/v1/temporary-admissions/overdue')),
};
