import type { Refusals } from '#core/kernel';
import { isDatabaseAway } from '#server/platform/database';
import { LONG_JSON_BYTES_MIN, readJsonBody, readJsonBodyInSteps } from '#server/platform/json';
import { silentLogger } from '#server/platform/logging';
import { inTurn, NoTurnLeft } from '#server/platform/turns';
import { keepRoomForBodies } from './body-room.ts';
import { answerBrokenRequest } from './broken-request.ts';
import { edgeProblem, malformed } from './malformed.ts';
import { boundPipelining } from './pipelining.ts';
import {
  notFound,
  problem,
  ProblemError,
  ProblemSchema,
  RefusalSchema,
  refusalsProblem,
  type Problem,
} from './problem.ts';
import { responseSerializers } from './response-serializers.ts';
import { schemaCompiler } from './schema-validation.ts';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import fastify, {
  LogController,
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  type RawReplyDefaultExpression,
  type RawRequestDefaultExpression,
  type RawServerDefault,
} from 'fastify';
import { randomBytes } from 'node:crypto';

/** A 50-line declaration is about 40 KB as JSON and 90 KB as XML; ten times that is room enough. */
export const BODY_BYTES_MAX = 1_048_576;
/** A client that sends its head slower than this is not a client. */
const HEADERS_TIMEOUT_MS = 20_000;
const REQUEST_TIMEOUT_MS = 120_000;
/**
 * A connection on which nothing moves is cut: one whose client reads its answer not at all, or so slowly that no window opens. Streams of events say
 * that they are there every 15 s; the longest that anybody waits in silence is for a file to be read after those of others.
 */
const SILENCE_TIMEOUT_MS = 5 * 60_000;
/** Each takes some 5 KB and a descriptor, of which files and the database need some too. Who would be one more is let in for those who are idle. */
const CONNECTIONS_MAX = 10_000;

/** What is under way when the program is told to stop gets this long to end. */
const STOP_GRACE_MS = 5_000;

export type HttpApp = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>;

export type TellRefusals = (refusals: Refusals) => Refusals;

declare module 'fastify' {
  interface FastifyRequest {
    /** The body as it came, for content hashes and for messages that are not JSON. */
    rawBody: Buffer | null;
    /** What the request was refused with, once it was. */
    told: Problem | null;
  }
  interface FastifyInstance {
    /** The program's log, for what an operator wants to know. `log` says nothing: it would cost each request a share. */
    readonly programLog: FastifyBaseLogger;
    /** The refusals as they are told in this country: with the articles they rest on. */
    readonly toldRefusals: TellRefusals;
  }
}

/**
 * Only our own scripts, styles and fonts; no page may frame us. Mantine sets style attributes, hence 'unsafe-inline' for styles; the reader of
 * codes is WebAssembly, which compiles nothing but what our own server sent.
 */
const SECURITY_HEADERS = {
  'content-security-policy':
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; frame-ancestors 'none'; base-uri 'self'; form-action 'self'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'x-frame-options': 'DENY',
} as const;

/** The HTTP edge: strict JSON, XML and signed messages as bytes, one error shape, request ids. Rooms add their routes. */
export function createHttpApp(
  logger: FastifyBaseLogger | false,
  toldRefusals: TellRefusals = (refusals) => refusals,
): HttpApp {
  const app = fastify({
    // A line for each request costs a tenth of a declaration's CPU, and a logger handed over another 1 %: for each request Fastify then
    // asks for a child and listens to the socket. The metrics count requests; what goes wrong is logged where it is answered.
    logger: false,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: BODY_BYTES_MAX,
    requestTimeout: REQUEST_TIMEOUT_MS,
    connectionTimeout: SILENCE_TIMEOUT_MS,
    genReqId: requestIds(),
    routerOptions: { maxParamLength: 200 },
    http: { headersTimeout: HEADERS_TIMEOUT_MS },
    schemaController: { compilersFactory: { buildSerializer: responseSerializers } },
    clientErrorHandler: answerBrokenRequest,
    // What the router refuses before it has a route passes no hook.
    frameworkErrors: (error, request, reply) => void sendError(error, request, reply.headers(SECURITY_HEADERS)),
  }).withTypeProvider<TypeBoxTypeProvider>();
  app.decorate('programLog', logger || silentLogger());
  app.decorate('toldRefusals', toldRefusals);
  app.setValidatorCompiler(schemaCompiler);
  app.addSchema(RefusalSchema);
  app.addSchema(ProblemSchema);
  app.decorateRequest('rawBody', null);
  app.decorateRequest('told', null);
  parseBodies(app);
  app.server.maxConnections = CONNECTIONS_MAX;
  app.server.on('drop', () => app.server.closeIdleConnections());
  keepRoomForBodies(app);
  boundPipelining(app);
  app.addHook('onRequest', (request, _reply, done) => {
    done(NUL_IN_PATH.test(request.url) ? notFound() : packed(request.headers['content-encoding']));
  });
  app.addHook('preClose', (done) => {
    // Node stops watching its time limits when it stops listening: a client that never finishes would keep us here for ever.
    setTimeout(() => app.server.closeAllConnections(), STOP_GRACE_MS).unref();
    done();
  });
  app.addHook('onSend', (_request, reply, _payload, done) => {
    void reply.headers(SECURITY_HEADERS);
    // What customs answers is about somebody: no browser, proxy or shared computer keeps it, unless the route says it may.
    if (!reply.hasHeader('cache-control')) void reply.header('cache-control', 'no-store');
    done();
  });
  app.setErrorHandler(sendError);
  app.setNotFoundHandler((request, reply) => sendProblem(request, reply, problem('not-found')));
  return app;
}

/** Nothing has a name with a NUL in it, and the database could not even be asked. */
const NUL_IN_PATH = /^[^?]*%00/;

const VALUE_SHOWN_MAX = 40;

/** A few kilobytes may unfold to gigabytes, and nobody needs it: RFC 9110 §15.5.16 has it told which codings would do. */
function packed(coding: string | undefined): ProblemError | undefined {
  if (coding === undefined || /^\s*(?:identity)?\s*$/i.test(coding)) return undefined;
  const values = { value: coding.slice(0, VALUE_SHOWN_MAX) };
  return edgeProblem('unsupported-media-type', 'MSG-022', { values, headers: { 'accept-encoding': 'identity' } });
}

/** For telling which line of the log an answer means: never the same twice, and not to be guessed from outside. */
function requestIds(): () => string {
  const start = randomBytes(9).toString('base64url');
  let count = 0;
  return () => {
    count += 1;
    return `${start}-${count}`;
  };
}

function parseBodies(app: HttpApp): void {
  app.removeAllContentTypeParsers();
  const buffer = { parseAs: 'buffer' } as const;
  app.addContentTypeParser('application/json', buffer, (request, body: Buffer, done) => {
    request.rawBody = body;
    // A request without a body that names a media type all the same says nothing wrong.
    if (body.length === 0) return done(null, undefined);
    const take = (read: ReturnType<typeof readJsonBody>): void =>
      read.ok ? done(null, read.value) : done(refusalsProblem(read.error));
    if (body.length < LONG_JSON_BYTES_MIN) take(readJsonBody(body));
    else void inTurn(request.ip, () => readJsonBodyInSteps(body)).then(take, done);
  });
  for (const type of ['application/xml', 'text/xml', 'application/jose']) {
    app.addContentTypeParser(type, buffer, (request, body: Buffer, done) => {
      request.rawBody = body;
      done(null, body);
    });
  }
}

/** What takes turns is done in some seconds, and in a minute at the most. */
const TURN_SECONDS = 10;
/** Our own server is started again within seconds. */
const DATABASE_BACK_SECONDS = 2;

function sendError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (error instanceof ProblemError) {
    void reply.headers(error.headers);
    return sendProblem(request, reply, error.problem);
  }
  // Before the database: a client that breaks off a body looks like a connection cut, but names its fault.
  const known = knownProblem(error, request.routeOptions.bodyLimit);
  if (known) return sendProblem(request, reply, known);
  if (isDatabaseAway(error)) {
    request.server.programLog.warn({ err: error, requestId: request.id }, 'database away');
    void reply.header('retry-after', String(DATABASE_BACK_SECONDS));
    return sendProblem(request, reply, edgeProblem('busy', 'MSG-014').problem);
  }
  if (error instanceof NoTurnLeft) {
    void reply.header('retry-after', String(TURN_SECONDS));
    return sendProblem(request, reply, edgeProblem('busy', 'MSG-015').problem);
  }
  request.server.programLog.error({ err: error, requestId: request.id }, 'request failed');
  return sendProblem(request, reply, problem('internal', { detail: `Request ${request.id}` }));
}

/** Fastify's own refusals (size, media type, …) in our shape. */
function knownProblem(error: unknown, bodyBytesMax: number): Problem | undefined {
  const status = typeof error === 'object' && error !== null && 'statusCode' in error ? error.statusCode : undefined;
  const detail = error instanceof Error ? error.message : '';
  switch (status) {
    case 400:
      return malformed('MSG-005', '', { fault: { vi: faultInVietnamese(error), en: detail } }).problem;
    case 403:
    case 414:
      // A path that climbs out of a folder of files, or longer than any name.
      return problem('not-found');
    case 413:
      return edgeProblem('too-large', 'MSG-016', { values: { max: String(bodyBytesMax) } }).problem;
    case 406:
    case 415:
      return problem('unsupported-media-type', { detail });
    case 429:
      return problem('too-many-requests', { detail });
    default:
      return undefined;
  }
}

/** What Fastify itself finds wrong with a request, by its code; it explains it in English. */
const FAULTS_IN_VIETNAMESE: ReadonlyMap<unknown, string> = new Map([
  ['FST_ERR_BAD_URL', 'địa chỉ có ký tự không đọc được'],
  ['FST_ERR_CTP_INVALID_CONTENT_LENGTH', 'nội dung không dài đúng như Content-Length nêu'],
  ['FST_ERR_CTP_EMPTY_JSON_BODY', 'không có nội dung'],
]);
const faultInVietnamese = (error: unknown): string =>
  FAULTS_IN_VIETNAMESE.get((error as { readonly code?: unknown }).code) ?? 'nội dung hoặc địa chỉ không đúng dạng';

export function sendProblem(request: FastifyRequest, reply: FastifyReply, found: Problem): FastifyReply {
  request.told = found;
  const errors = found.errors && request.server.toldRefusals(found.errors);
  return reply
    .code(found.status)
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify({ ...found, ...(errors && { errors }), instance: request.url }));
}
