import { refusalFrom } from '#core/kernel';
import { forcedBy, type ForcedAnswer } from '#core/sandbox';
import { readDeclaration } from '#messages/wco';
import { CATALOGUE, exampleValues } from '#server/help';
import { problem, ProblemError, refusalsProblem, type HttpApp } from '#server/platform/http';
import type { FastifyRequest } from 'fastify';
import { setTimeout as pause } from 'node:timers/promises';

/** Where the declarant's own reference forces an answer or a delay, it is given before anything is done. Built into a sandbox only. */
export function forceAnswers(app: HttpApp): void {
  app.addHook('preHandler', async (request, reply) => {
    const { answer, delaySeconds } = forcedBy(ownReferenceIn(request));
    if (delaySeconds !== undefined) await pause(delaySeconds * 1_000, undefined, { signal: goneOf(reply.raw) });
    if (answer !== undefined) throw problemOf(answer);
  });
  app.addHook('onSend', (_request, reply, _payload, done) => {
    void reply.header('haidang-world', 'sandbox');
    done();
  });
}

/** Nobody waits any longer for whom the answer was delayed. */
function goneOf(response: NodeJS.EventEmitter): AbortSignal {
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  return gone.signal;
}

function ownReferenceIn({ method, body }: FastifyRequest): string | undefined {
  if ((method !== 'POST' && method !== 'PUT') || typeof body !== 'object' || body === null) return undefined;
  if (Buffer.isBuffer(body)) {
    // A reference in XML is looked for only where there may be one: reading it twice costs the sandbox, not live.
    if (!body.includes('SANDBOX-')) return undefined;
    const read = readDeclaration(body);
    return read.ok ? read.value.declaration.functionalReferenceId : undefined;
  }
  const found: unknown = Reflect.get(body, 'functionalReferenceId');
  return typeof found === 'string' ? found : undefined;
}

const RETRY_SECONDS = 1;

function problemOf(answer: ForcedAnswer): ProblemError {
  if (answer.kind !== 'refused') {
    const headers: Record<string, string> = answer.kind === 'internal' ? {} : { 'retry-after': String(RETRY_SECONDS) };
    return new ProblemError(problem(answer.kind, { detail: 'Forced by the reference: this is the sandbox' }), headers);
  }
  const { code } = answer;
  const rule = CATALOGUE.get(code);
  if (rule === undefined)
    return new ProblemError(problem('malformed', { detail: `There is no error code ${code}: see /help/errors` }));
  return refusalsProblem([refusalFrom({ [code]: rule }, code, '/functionalReferenceId', exampleValues(code))]);
}
