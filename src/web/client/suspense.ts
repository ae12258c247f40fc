import type { operations } from '#client';
import { answer, server } from './answer.ts';
import type * as T from './types.ts';

/** What the desk for money in suspense and refunds asks; apart from the rest, for most people never open it. */
export const suspenseDesk = {
  items: (query: NonNullable<operations['listSuspense']['parameters']['query']>) =>
    answer(server.GET('/api/v1/suspense', { params: { query } })),
  csvUrl: ({ overdue, ...query }: { readonly overdue?: boolean } & Readonly<Record<string, string | boolean>>) =>
    `/api/v1/suspense.csv?${new URLSearchParams({ ...(query as Readonly<Record<string, string>>), ...(overdue && { overdue: 'true' }) }).toString()}`,
  item: (id: string): Promise<T.SuspenseShown> =>
    answer(server.GET('/api/v1/suspense/{id}', { params: { path: { id } } })),
  act: (id: string, body: T.SuspenseActBody) =>
    answer(server.POST('/api/v1/suspense/{id}/acts', { params: { path: { id } }, body })),
  refunds: (query: NonNullable<operations['listRefunds']['parameters']['query']>): Promise<T.RefundList> =>
    answer(server.GET('/api/v1/refunds', { params: { query } })),
  waitingFor: async (number: string) =>
    (await answer(server.GET('/api/v1/declarations/{number}/waiting-payments', { params: { path: { number } } })))
      .items,
} as const;
