import type { TriedDeclaration } from './partner.ts';
import { SYSTEM, type Visibility } from '#core/access';
import { declarationRef, trackingOf } from '#core/clearance';
import { parseDeclarationNumber, type DeclarationState } from '#core/declaration';
import { declarationView, documentIn, findOverview, madeWith, type DeclarationSummary } from '#server/declaration';
import type { Services } from '#server/platform/services';

/** As many as one looks through by eye. */
const LISTED_MAX = 50;

/** The latest declarations that were tried out. */
export async function listTried(services: Services, visibility: Visibility): Promise<readonly DeclarationSummary[]> {
  const { country } = services.reference.current().reference;
  const asked = { order: 'newest', limit: LISTED_MAX } as const;
  return (await findOverview(services.pool, visibility, asked, { country, at: services.clock.now() })).items;
}

/** How one of them stands and what happened to it. */
export async function showTried(
  services: Services,
  visibility: Visibility,
  number: string,
): Promise<TriedDeclaration | null> {
  const parsed = parseDeclarationNumber(number);
  if (parsed === undefined) return null;
  const law = services.reference.current();
  const now = services.clock.now();
  const asked = { order: 'newest', q: parsed, limit: 1 } as const;
  const { items } = await findOverview(services.pool, visibility, asked, { country: law.reference.country, at: now });
  const [summary] = items;
  const stored = await services.engine.readState<DeclarationState>(declarationRef(parsed));
  if (summary?.number !== parsed || !stored) return null;
  const { state, version: revision } = stored;
  const events = await services.engine.readStream(declarationRef(parsed));
  const record = { state, revision, events, ...documentIn(events, state) };
  const tracking = trackingOf(parsed, services);
  const { timeline } = declarationView(record, SYSTEM, law, await madeWith(record, services), tracking, now);
  return { summary, timeline, tracking };
}
