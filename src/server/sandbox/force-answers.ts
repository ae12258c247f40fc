import { refusalFrom } from '#core/kernel';
import { forcedBy, type ForcedAnswer } from '#core/sandbox';
import { SANDBOX_PREFIX } from './sandbox-pages.ts';
import { readDeclaration } from '#messages/wco';
import { CATALOGUE, exampleValues } from '#server/help';
import { type HttpApp, edgeProblem, malformed, type ProblemError, refusalsProblem } from '#server/platform/http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { setTimeout as pause } from 'node:timers/promises';

/** Where the declarant's own reference forces an answer or a delay, it is given before anything is done. Built into a sandbox only. */
export function forceAnswers(app: HttpApp): void {
  app.addHook('preHandler', async (request, reply) => {
    const { answer, delaySeconds } = forcedBy(ownReferenceIn(request));
    if (delaySeconds !== undefined) await pause(delaySeconds * 1_000, undefined, { signal: goneOf(reply.raw) });
    if (answer !== undefined) throw problemOf(answer);
  });
  app.addHook('onSend', (_request, reply, payload, done) => {
    void reply.header('haidang-world', 'sandbox');
    done(null, isPage(reply, payload) ? markedPage(payload) : payload);
  });
}

function isPage(reply: FastifyReply, payload: unknown): payload is string {
  return typeof payload === 'string' && String(reply.getHeader('content-type')).startsWith('text/html');
}

/** Pages of the sandbox say so first, and their links stay in it. */
const markedPage = (page: string): string =>
  page.replaceAll('href="/', `href="${SANDBOX_PREFIX}/`).replace('<main>', `<main>${MARK}`);
const MARK = `<p style="margin:0 0 1rem;padding:.75rem 1rem;border:2px dashed #8a5a00;border-radius:8px;background:#fff6e0;color:#5c3c00"><strong>Hộp thử · Sandbox.</strong> Đây là tờ khai thử, không có giá trị pháp lý. / This is a declaration that was only tried out: it has no legal effect.</p>`;

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
    return edgeProblem(answer.kind, 'MSG-020', { pointer: '/functionalReferenceId', headers });
  }
  const { code } = answer;
  const rule = CATALOGUE.get(code);
  if (rule === undefined) return malformed('FMT-015', '/functionalReferenceId', { code });
  return refusalsProblem([refusalFrom({ [code]: rule }, code, '/functionalReferenceId', exampleValues(code))]);
}
