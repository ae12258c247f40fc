import type { ApiClient, Schemas } from '#client';
import type { Declaration } from '#core/declaration';

export interface LodgeOptions {
  /** Or pre-registered only. */
  readonly register?: boolean;
  readonly key?: string;
}

/** Lodges a declaration that has to be accepted. */
export async function lodgeAccepted(
  client: ApiClient,
  declaration: Declaration,
  { register = true, key }: LodgeOptions = {},
): Promise<Schemas['LodgeAnswer']> {
  const { data, error } = await client.POST('/api/v1/declarations', {
    params: { query: { register } },
    ...(key !== undefined && { headers: { 'idempotency-key': key } }),
    body: declaration as never,
  });
  if (!data) throw new Error(JSON.stringify(error));
  return data;
}
