import { declarationRef, trackingOf } from '#core/clearance';
import { parseDeclarationNumber, type DeclarationState } from '#core/declaration';
import { notFound } from '#server/platform/http';
import type { Services } from '#server/platform/services';
import { timingSafeEqual } from 'node:crypto';

/** `<number>-<token>`: the token is a keyed hash of the number, so nothing is stored and nothing can be guessed. */
export const TRACKING_PATTERN = '^\\d{12}-[0-9a-f]{16}$';

/** The declaration behind a tracking code; a code that does not check out is simply not found. */
export async function tracked(services: Services, tracking: string): Promise<DeclarationState> {
  const number = parseDeclarationNumber(tracking.slice(0, 12));
  if (number === undefined) throw notFound();
  const expected = Buffer.from(trackingOf(number, services));
  const given = Buffer.from(tracking);
  if (expected.length !== given.length || !timingSafeEqual(expected, given)) throw notFound();
  const stored = await services.engine.readState<DeclarationState>(declarationRef(number));
  if (!stored) throw notFound();
  return stored.state;
}
