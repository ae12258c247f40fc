import type { Declaration } from '#core/declaration';
import { readDeclaration } from '#messages/wco';
import { malformed, problem, ProblemError, refusalsProblem } from '#server/platform/http';
import { composed } from '#server/platform/json';
import type { FastifyRequest } from 'fastify';

/**
 * A shipment of 2,000 lines is about 2 MB as JSON and 4 MB as XML; twice that is room enough for long descriptions. Every
 * other request stays within the common limit.
 */
export const SHIPMENT_BYTES_MAX = 8 * 1024 * 1024;

/** The declaration in a request: JSON already checked against the schema, or WCO XML read into the same model. */
export function declarationBody(request: FastifyRequest): Declaration {
  if (request.body === undefined || request.body === null) {
    throw malformed('MSG-010');
  }
  if (!Buffer.isBuffer(request.body)) return request.body as Declaration;
  if (!/^(application|text)\/xml\b/i.test(request.headers['content-type'] ?? '')) {
    throw new ProblemError(
      problem('unsupported-media-type', { detail: 'Send a declaration as application/json or application/xml' }),
    );
  }
  const read = readDeclaration(request.body);
  if (!read.ok) throw refusalsProblem(read.error);
  return composed(read.value.declaration);
}
