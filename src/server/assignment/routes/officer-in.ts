import type { Actor } from '#core/kernel';
import { signedIn } from '#server/access';
import { problem, ProblemError } from '#server/platform/http';
import type { FastifyRequest } from 'fastify';

/** Who asks, as somebody who works at an office. Traders have no cases to be given or kept from. */
export function officerIn(request: FastifyRequest): Actor {
  const actor = signedIn(request);
  if (actor.offices.length === 0) throw new ProblemError(problem('not-allowed'));
  return actor;
}
