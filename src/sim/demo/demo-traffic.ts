import type { ApiClient } from '#client';
import type { PlainDate } from '#core/kernel';
import type { Reference } from '#core/reference';
import { createWorld } from '#sim/world';

export interface DemoTraffic {
  /** Acts for all the traders. */
  readonly broker: ApiClient;
  readonly reference: Reference;
  readonly today: PlainDate;
  readonly traders: readonly { readonly id: string; readonly name: string }[];
  readonly offices: readonly string[];
  readonly declarations: number;
}

/** Any number: two demos begin alike. */
const SEED = 2026;

/** Fills an empty demo with a morning's declarations, sent through the API like anybody's. Gives how many were accepted. */
export async function sendDemoTraffic({
  broker,
  reference,
  today,
  traders,
  offices,
  declarations,
}: DemoTraffic): Promise<number> {
  const world = createWorld({
    seed: SEED,
    reference,
    on: today,
    traders: traders.length,
    identities: traders,
    offices,
    run: 'D',
  });
  let accepted = 0;
  for (let count = 0; count < declarations; count += 1) {
    const { declaration } = world.next(today);
    const { data } = await broker.POST('/api/v1/declarations', {
      params: { query: { register: true } },
      headers: { 'idempotency-key': `demo-${declaration.functionalReferenceId ?? count}` },
      body: declaration,
    });
    if (data) accepted += 1;
  }
  return accepted;
}
