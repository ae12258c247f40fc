import { declarationRef, shownAt, trackingOf, type Shown } from '#core/clearance';
import { parseDeclarationNumber, type DeclarationState } from '#core/declaration';
import { notFound } from '#server/platform/http';
import type { Services } from '#server/platform/services';
import { timingSafeEqual } from 'node:crypto';

/** `<number>-<token>`: the token is a keyed hash of the number, so nothing is stored and nothing can be guessed. */
export const TRACKING_PATTERN = '^\\d{12}-[0-9a-f]{16}$';

const FORM = new RegExp(TRACKING_PATTERN, 'u');

/** The declaration behind a tracking code; a code that does not check out is simply not found. */
export async function tracked(services: Services, tracking: string): Promise<Shown<DeclarationState>> {
  const state = await trackedIfAny(services, tracking);
  if (!state) throw notFound();
  return state;
}

/** The same for pages, which say "not found" in a page. */
export async function trackedIfAny(services: Services, tracking: string): Promise<Shown<DeclarationState> | undefined> {
  if (!FORM.test(tracking)) return undefined;
  const number = parseDeclarationNumber(tracking.slice(0, 12));
  if (number === undefined) return undefined;
  const expected = Buffer.from(trackingOf(number, services));
  const given = Buffer.from(tracking);
  if (expected.length !== given.length || !timingSafeEqual(expected, given)) return undefined;
  const stored = await services.engine.readState<DeclarationState>(declarationRef(number));
  return stored && shownAt(stored.state, services.reference.current().reference.country, services.clock.now());
}
