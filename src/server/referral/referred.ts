import { declarationRef, resourceOf } from '#core/clearance';
import { can } from '#core/access';
import type { Declaration, DeclarationNumber, DeclarationState } from '#core/declaration';
import type { Actor, Instant, Json } from '#core/kernel';
import { documentIn } from '#server/declaration';
import type { JournalEvent } from '#server/platform/engine';
import { notFound } from '#server/platform/http';
import type { Services } from '#server/platform/services';

/** To which agencies an event of a declaration refers it. */
export const referToIn = (data: Json): readonly string[] =>
  // Written by our own handlers, hashed and chained since: trusted as their type.
  (data as unknown as { readonly selection?: { readonly referTo?: readonly string[] } }).selection?.referTo ?? [];

/** Each agency with when the declaration was first referred to it; a later version takes no referral back. */
export function referredIn(events: readonly JournalEvent[]): ReadonlyMap<string, Instant> {
  const found = new Map<string, Instant>();
  for (const { data, at } of events)
    for (const agency of referToIn(data)) if (!found.has(agency)) found.set(agency, at);
  return found;
}

export interface Referred {
  readonly state: DeclarationState;
  readonly declaration: Declaration;
  /** To whom it is referred. */
  readonly agencies: readonly string[];
  /** Those of them that the reader speaks for. */
  readonly own: readonly string[];
}

/** What is referred to an agency of this reader; to everybody else it does not exist. Its reading is logged. */
export async function readReferred(services: Services, actor: Actor, number: DeclarationNumber): Promise<Referred> {
  const stored = await services.engine.readState<DeclarationState>(declarationRef(number));
  if (!stored) throw notFound();
  const events = await services.engine.readStream(declarationRef(number));
  const agencies = [...referredIn(events).keys()];
  const own = agencies.filter((agency) => can(actor, 'referral.read', { organisationIds: [agency] }));
  if (own.length === 0) throw notFound();
  const { state } = stored;
  await services.logView(actor, {
    action: 'referral.read',
    kind: 'declaration',
    id: number,
    organisationIds: resourceOf(state.head).organisationIds ?? [],
  });
  return { state, agencies, own, declaration: documentIn(events, state).declaration };
}
