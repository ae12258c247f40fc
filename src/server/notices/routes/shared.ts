import { audiencesOfActor } from '#core/notice';
import { demand } from '#server/access';
import type { FastifyRequest } from 'fastify';

/** The id of a notice, or of a delivery. */
export const NOTICE_ID = '^\\d{1,18}$';
export const RATE = { max: 240, timeWindow: '1 minute' } as const;

/** Refuses who can be told nothing: 401 to visitors, else 403. */
export function readable(request: FastifyRequest): void {
  if (audiencesOfActor(request.actor).length > 0) return;
  demand(request, 'notice.read', { principalId: request.actor.organisationId });
}
