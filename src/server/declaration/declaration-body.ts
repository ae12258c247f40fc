import type { Declaration } from '#core/declaration';
import { finish, ok, type Refusals, type Result } from '#core/kernel';
import { readDeclarationInSteps } from '#messages/wco';
import { malformed, problem, ProblemError, refusalsProblem } from '#server/platform/http';
import { composed } from '#server/platform/json';
import { inTurn } from '#server/platform/turns';
import type { FastifyRequest } from 'fastify';

/**
 * A shipment of 2,000 lines is about 2 MB as JSON and 4 MB as XML; twice that is room enough for long descriptions. Every
 * other request stays within the common limit.
 */
export const SHIPMENT_BYTES_MAX = 8 * 1024 * 1024;
/** A message of 50 lines is some 60 KB, and read in 5 ms. */
const LONG_BYTES_MIN = 128 * 1024;

/**
 * The declaration in a request: JSON was read and checked against the schema already. A message in WCO XML is read into the
 * same model now; a long one in slices, one of them at a time, so that nobody else waits for it.
 */
export async function declarationBody(request: FastifyRequest): Promise<Declaration> {
  const { body } = request;
  if (body === undefined || body === null) throw malformed('MSG-010');
  if (!Buffer.isBuffer(body)) return body as Declaration;
  if (!/^(application|text)\/xml\b/i.test(request.headers['content-type'] ?? '')) {
    throw new ProblemError(
      problem('unsupported-media-type', { detail: 'Send a declaration as application/json or application/xml' }),
    );
  }
  const read =
    body.length < LONG_BYTES_MIN
      ? finish(message(body))
      : await inTurn(request.actor.organisationId, () => message(body));
  if (!read.ok) throw refusalsProblem(read.error);
  return read.value;
}

function* message(bytes: Uint8Array): Generator<void, Result<Declaration, Refusals>> {
  const read = yield* readDeclarationInSteps(bytes);
  yield;
  return read.ok ? ok(composed(read.value.declaration, bytes)) : read;
}
