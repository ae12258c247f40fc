import { api, type Product } from '#web/client';

/** Of the catalogues that this person works with. Without a connection there are none: the tariff answers all the same. */
export async function findProducts(q: string, signal?: AbortSignal): Promise<readonly Product[]> {
  try {
    return (await api.products({ q }, signal)).items;
  } catch {
    return [];
  }
}
