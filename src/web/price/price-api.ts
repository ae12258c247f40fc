import type { Schemas } from '#client';
import { answer, server } from '#web/client';

export type CasePricesView = Schemas['CasePrices'];
export type LinePrice = CasePricesView['lines'][number];
export type LikePrices = Schemas['LikePrices'];
export type PriceBook = Schemas['PriceBook'];
export type Goods = PriceBook['goods'][number];
export type Outlier = PriceBook['outliers'][number];

const CASE = '/api/v1/cases/{number}/prices';

/** The calls of this room, loaded with its screens. */
export const priceApi = {
  onCase: (number: string) => answer(server.GET(CASE, { params: { path: { number } } })),
  like: (number: string, sequence: number) =>
    answer(server.GET(`${CASE}/{sequence}`, { params: { path: { number, sequence } } })),
  setAside: (number: string, body: { readonly sequences: number[]; readonly reason: string }, key: string) =>
    answer(
      server.POST(`${CASE}/set-aside`, { params: { path: { number } }, body, headers: { 'idempotency-key': key } }),
    ),
  book: (code: string) => answer(server.GET('/api/v1/risk/prices', { params: { query: code === '' ? {} : { code } } })),
};
