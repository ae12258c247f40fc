import type { ClearanceReference } from '#core/clearance';
import { instantAt, parsePlainDate } from '#core/kernel';
import { type HttpApp, malformed, problem, ProblemError } from '#server/platform/http';
import type { Services } from '#server/platform/services';
import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';

/** For the querystring or body of whatever can be asked as it was known at a moment. */
export const KnownAt = {
  knownAt: Type.Optional(
    Type.String({
      pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,3})?)?(Z|[+-]\\d{2}:\\d{2})$',
      description:
        'The past instant whose knowledge counts: the publication in force then, without what became known later; now by default',
    }),
  ),
};

/** Of one network, for all that can be asked so: a snapshot is a second of work, and the next one may displace another's. */
const ASKED_MAX = { max: 60, timeWindow: 60_000 } as const;

/**
 * The reference that a request is about: the one in force, or what was known at the instant it names. Refuses instants that are
 * no instants or lie ahead (400), and more of them than a person asks for (429).
 */
export function timeTravel(
  app: HttpApp,
  { reference, clock }: Pick<Services, 'reference' | 'clock'>,
): (request: FastifyRequest, knownAt: string | undefined) => ClearanceReference | Promise<ClearanceReference> {
  const limit = app.createRateLimit(ASKED_MAX);
  const then = async (request: FastifyRequest, knownAt: string): Promise<ClearanceReference> => {
    const atMs = Date.parse(knownAt);
    // `Date.parse` takes the thirtieth of February for the second of March.
    const isDay = parsePlainDate(knownAt.slice(0, 10)) !== undefined;
    if (!isDay || Number.isNaN(atMs) || atMs < 0 || atMs > Date.parse(clock.now()))
      throw malformed('FMT-009', '/knownAt', { value: knownAt });
    const asked = await limit(request);
    if (!asked.isAllowed && asked.isExceeded)
      throw new ProblemError(problem('too-many-requests'), { 'retry-after': String(Math.max(1, asked.ttlInSeconds)) });
    return reference.asKnownAt(instantAt(atMs));
  };
  return (request, knownAt) => (knownAt === undefined ? reference.current() : then(request, knownAt));
}
