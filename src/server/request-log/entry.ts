import type { FastifyReply, FastifyRequest } from 'fastify';

/** One request of software, as it is kept. */
export interface RequestEntry {
  readonly organisationId: string;
  readonly keyId: string;
  /** On the clock that only counts up: turned into a time of day when it is written. */
  readonly endedMs: number;
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly durationMs: number;
  readonly idempotencyKey: string | null;
  readonly code: string | null;
  readonly bodies: { readonly request: string | null; readonly answer: string | null } | undefined;
}

const PATH_CHARS_MAX = 300;
const KEY_CHARS_MAX = 200;
/** Enough to see what was sent and what was said of it. */
const BODY_CHARS_MAX = 8_192;

/** What is kept of a request; `undefined` for whatever did not come with a key. Neither headers nor, on a live system, contents. */
export function entryOf(
  request: FastifyRequest,
  reply: FastifyReply,
  payload: unknown,
  keepsBodies: boolean,
): RequestEntry | undefined {
  const { credential } = request;
  // A request that was refused before anybody knew whose it was.
  if (credential?.kind !== 'key') return undefined;
  const { access } = credential;
  const endedMs = performance.now();
  const key = request.headers['idempotency-key'];
  const { statusCode } = reply;
  return {
    organisationId: access.organisation.id,
    keyId: access.keyId,
    endedMs,
    method: request.method,
    path: pathOf(request.url),
    status: statusCode,
    durationMs: endedMs - request.startedAtMs,
    idempotencyKey: typeof key === 'string' ? key.slice(0, KEY_CHARS_MAX) : null,
    code: statusCode >= 400 ? codeOf(request) : null,
    bodies: keepsBodies ? { request: textOf(request.rawBody), answer: textOf(payload) } : undefined,
  };
}

/** Without what was asked for: that may name people. */
function pathOf(url: string): string {
  const end = url.indexOf('?');
  const path = end === -1 ? url : url.slice(0, end);
  return path.length > PATH_CHARS_MAX ? path.slice(0, PATH_CHARS_MAX) : path;
}

function codeOf({ told }: FastifyRequest): string | null {
  if (!told) return null;
  return told.errors?.[0]?.code ?? told.type.slice(told.type.lastIndexOf('/') + 1);
}

function textOf(body: unknown): string | null {
  const text = Buffer.isBuffer(body)
    ? body.toString('utf8', 0, BODY_CHARS_MAX)
    : typeof body === 'string'
      ? body.slice(0, BODY_CHARS_MAX)
      : undefined;
  // No database holds a NUL.
  return text === undefined || text === '' ? null : text.toWellFormed().replaceAll('\u0000', '\ufffd');
}
