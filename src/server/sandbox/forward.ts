import type { SandboxPartner } from './partner.ts';
import { edgeProblem, type ProblemError } from '#server/platform/http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Agent, request as httpRequest, type IncomingHttpHeaders, type OutgoingHttpHeaders } from 'node:http';

/** What the live program spends on the sandbox at most: so many requests under way, each a pair of pipes. */
const UNDER_WAY_MAX = 64;
/** Longer than any forced delay. */
const ANSWER_MS_MAX = 60_000;
const RETRY_SECONDS = 2;

export interface Forwarder {
  /** Passes a request on as it came; `done` is called only where that could not be begun. */
  readonly forward: (request: FastifyRequest, reply: FastifyReply, done: (error: Error) => void, path?: string) => void;
  readonly stop: () => void;
}

/** Carries requests with `test_` keys to the sandbox, whose answers are theirs. No code of the live program sees them. */
export function forwarder({ address }: Pick<SandboxPartner, 'address'>): Forwarder {
  const agent = new Agent({ keepAlive: true, maxSockets: UNDER_WAY_MAX });
  let underWay = 0;
  return {
    stop: () => agent.destroy(),
    forward: (request, reply, done, path = request.url) => {
      if (underWay >= UNDER_WAY_MAX) return done(away());
      underWay += 1;
      let failed = (error: Error): void => done(error);
      reply.raw.once('close', () => (underWay -= 1));
      address().then(
        (target) => {
          const onward = httpRequest({
            ...target,
            agent,
            method: request.method,
            path,
            headers: passedOn(request.headers),
            timeout: ANSWER_MS_MAX,
          });
          onward.once('response', (answer) => {
            failed = () => reply.raw.destroy();
            reply.hijack();
            reply.raw.writeHead(answer.statusCode ?? 502, endToEnd(answer.headers));
            answer.on('error', () => reply.raw.destroy());
            answer.pipe(reply.raw);
          });
          onward.on('timeout', () => onward.destroy(new Error('no answer')));
          onward.on('error', () => failed(away()));
          // A client that has gone waits for nothing.
          reply.raw.once('close', () => onward.destroy());
          request.raw.pipe(onward);
        },
        () => failed(away()),
      );
    },
  };
}

/** It is being started, has as much to do as it may, or broke off: for who asks, all the same. */
const away = (): ProblemError => edgeProblem('busy', 'MSG-019', { headers: { 'retry-after': String(RETRY_SECONDS) } });

/** Of one connection only; and cookies, which are of the live system and none of the sandbox's business. */
const OF_CONNECTION: ReadonlySet<string> = new Set([
  'connection',
  'keep-alive',
  'proxy-connection',
  'transfer-encoding',
  'te',
  'trailer',
  'upgrade',
  'expect',
]);

const endToEnd = (headers: IncomingHttpHeaders): OutgoingHttpHeaders =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !OF_CONNECTION.has(name)));

const passedOn = (headers: IncomingHttpHeaders): OutgoingHttpHeaders =>
  Object.fromEntries(Object.entries(endToEnd(headers)).filter(([name]) => name !== 'cookie'));
