import { problem, ProblemError } from '#server/platform/http';
import type { FastifyRequest } from 'fastify';
import { signedIn, type Credential } from '../install.ts';

/** The session of the person who asks: no key changes how its owner signs in. */
export function ownSession(request: FastifyRequest): Extract<Credential, { kind: 'session' }> {
  signedIn(request);
  if (request.credential.kind !== 'session')
    throw new ProblemError(problem('not-allowed', { detail: 'Only the person signed in does this, and no API key' }));
  return request.credential;
}
