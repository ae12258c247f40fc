import type { Services } from './services.ts';
import type { Command, Refusals, TrafficClass } from '#core/kernel';
import { sha256, type Answer } from '#server/platform/engine';
import { edgeProblem, malformed, notFound, problem, ProblemError, refusalsProblem } from '#server/platform/http';
import type { FastifyRequest } from 'fastify';

export const IDEMPOTENCY_KEY_LENGTH_MAX = 200;

export interface Accepted {
  /** The committed answer, byte for byte what a repeat will get. */
  readonly answer: Buffer;
  /** Where in the journal it stands; a read may wait for it. */
  readonly position: bigint;
}

/** Sends a command through the one door and turns what is not an acceptance into the one error shape. */
export async function submitted(
  services: Pick<Services, 'engine'>,
  request: FastifyRequest,
  command: Command,
  trafficClass: TrafficClass,
): Promise<Accepted> {
  const key = idempotencyKey(request);
  const answer = await services.engine.submit(command, {
    sender: command.actor.organisationId || command.actor.userId,
    trafficClass,
    ...(key === undefined ? {} : { key }),
    ...contentOf(request, command),
  });
  return acceptedOf(answer);
}

/** What became of a command; throws the problem where it was not accepted. */
export function acceptedOf(answer: Answer): Accepted {
  switch (answer.status) {
    case 'accepted':
      return {
        answer: Buffer.from(answer.answer.buffer, answer.answer.byteOffset, answer.answer.length),
        position: answer.position,
      };
    case 'refused':
      throw refusalProblem(answer.refusals);
    case 'conflict':
      throw edgeProblem('conflict', 'MSG-021');
    case 'busy':
    case 'unavailable':
      throw edgeProblem('busy', 'MSG-013', { headers: { 'retry-after': String(answer.retryAfterSeconds) } });
  }
}

export function idempotencyKey(request: FastifyRequest): string | undefined {
  const key = request.headers['idempotency-key'];
  if (key === undefined) return undefined;
  if (typeof key === 'string' && /^[\x21-\x7e]+$/.test(key) && key.length <= IDEMPOTENCY_KEY_LENGTH_MAX) return key;
  throw malformed('MSG-008', '', { limit: String(IDEMPOTENCY_KEY_LENGTH_MAX) });
}

/**
 * The same bytes to the same place are the same content, and so is nothing sent to the same place. What was read as a
 * stream, or is signed anew at each sending, is known by what the command says instead.
 */
export function contentOf(
  request: FastifyRequest,
  { type, actor }: Pick<Command, 'type' | 'actor'>,
): { readonly contentHash?: Buffer } {
  const body = request.rawBody ?? (request.headers['content-type'] === undefined ? NOTHING : null);
  if (body === null) return {};
  return { contentHash: hashOf(`${type}\n${actor.organisationId}\n${request.method} ${request.url}\n`, body) };
}
const NOTHING = Buffer.alloc(0);

/** Where nearly every request is put together for hashing: one call for one piece is half the price of a hash object fed with two. */
const WORKSPACE = Buffer.alloc(64 * 1024);

function hashOf(head: string, body: Buffer): Buffer {
  // At most three bytes for each unit of the text.
  if (head.length * 3 + body.length > WORKSPACE.length) return sha256(Buffer.concat([Buffer.from(head), body]));
  const headEnd = WORKSPACE.write(head);
  return sha256(WORKSPACE.subarray(0, headEnd + body.copy(WORKSPACE, headEnd)));
}

/** One that may not know of a thing hears "not found"; one that may know but not act hears "not allowed". */
function refusalProblem(refusals: Refusals): ProblemError {
  if (refusals.some(({ code }) => NOT_KNOWN.has(code))) return notFound();
  if (refusals.every(({ code }) => NOT_ALLOWED.has(code)))
    return new ProblemError(problem('not-allowed', { errors: refusals }));
  if (refusals.every(({ code }) => CONFLICTS.has(code)))
    return new ProblemError(problem('conflict', { errors: refusals }));
  return refusalsProblem(refusals);
}

const NOT_KNOWN: ReadonlySet<string> = new Set(['RSK-002', 'LIF-002', 'APR-003', 'SUS-001', 'CPL-002']);
const NOT_ALLOWED: ReadonlySet<string> = new Set([
  'ACC-001',
  'ACC-004',
  'APR-006',
  'APR-008',
  'APR-010',
  'APR-013',
  'RSK-003',
]);
/** The thing has moved on since the sender looked. */
const CONFLICTS: ReadonlySet<string> = new Set([
  'LIF-001',
  'AMD-004',
  'INS-001',
  'INS-028',
  'TRP-002',
  'TRP-012',
  'PAY-002',
  'SUS-002',
  'CPL-005',
  'CPL-006',
  'APR-004',
  'APR-005',
  'APR-007',
  'APR-011',
  'RSK-005',
  'RSK-006',
  'RSK-008',
  'RSK-009',
  'RSK-010',
  'RSK-012',
  'RSK-013',
]);
