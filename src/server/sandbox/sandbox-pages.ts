import { demand, signedIn, signedInOnly } from '#server/access';
import { notFound, type HttpApp } from '#server/platform/http';
import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import type { Forwarder } from './forward.ts';
import type { SandboxPartner, SandboxReader } from './partner.ts';

/** Under this path the live program passes on what anybody may see of the sandbox. */
export const SANDBOX_PREFIX = '/sandbox';
/** Pages made by the server; everything else is looked at by those who are signed in to the live program. */
const PASSED_ON = /^\/(?:track|release|help)\//;
const NUMBER = /^\/declarations\/(\d{12})$/;
/** It can be woken by anybody who follows a link. */
const PUBLIC_RATE = { max: 60, timeWindow: '1 minute' } as const;
const RATE = { max: 60, timeWindow: '1 minute' } as const;

interface LookingIn {
  readonly partner: Pick<SandboxPartner, 'ask'> | undefined;
  readonly forward: Forwarder['forward'] | undefined;
}

/** How the live program lets people look into the sandbox: reading only. Where there is none, nothing is found there. */
export function sandboxPages(app: HttpApp, { partner, forward }: LookingIn): void {
  const ask: SandboxPartner['ask'] = (question) => {
    if (!partner) throw notFound();
    return partner.ask(question);
  };
  app.get(`${SANDBOX_PREFIX}/*`, { schema: { hide: true }, config: { rateLimit: PUBLIC_RATE } }, (request, reply) => {
    const path = request.url.slice(SANDBOX_PREFIX.length);
    const [, number] = NUMBER.exec(path) ?? [];
    if (!PASSED_ON.test(path))
      return reply.redirect(`/integration?part=sandbox${number === undefined ? '' : `&number=${number}`}`);
    if (!forward) throw notFound();
    return new Promise<void>((resolve, reject) => {
      reply.raw.once('close', resolve);
      forward(request, reply, reject, path);
    });
  });

  app.get(
    '/api/v1/sandbox/declarations',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'listTriedDeclarations',
        tags: ['Access'],
        summary: 'The latest declarations that our software tried out in the sandbox',
        response: {
          200: Type.Object({ items: Type.Array(Type.Ref('DeclarationSummary')) }),
          '4xx': Type.Ref('Problem'),
          503: Type.Ref('Problem'),
        },
      },
      config: { rateLimit: RATE },
    },
    async (request) => {
      return { items: [...(await ask({ type: 'listDeclarations', ...readerOf(request) }))] };
    },
  );

  app.get(
    '/api/v1/sandbox/declarations/:number',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'showTriedDeclaration',
        tags: ['Access'],
        summary: 'How a declaration in the sandbox stands, and what happened to it',
        params: Type.Object({ number: Type.String({ pattern: '^\\d{12}$' }) }),
        response: {
          200: Type.Object({
            summary: Type.Ref('DeclarationSummary'),
            timeline: Type.Array(Type.Ref('TimelineEntry')),
            trackingPath: Type.String({ description: 'Of its public page, on this server' }),
          }),
          '4xx': Type.Ref('Problem'),
          503: Type.Ref('Problem'),
        },
      },
      config: { rateLimit: RATE },
    },
    async (request) => {
      const { number } = request.params;
      const found = await ask({ type: 'showDeclaration', number, ...readerOf(request) });
      if (found === null) throw notFound();
      const { summary, timeline, tracking } = found;
      return { summary, timeline: [...timeline], trackingPath: `${SANDBOX_PREFIX}/track/${tracking}` };
    },
  );
}

/** Those who keep an organisation's keys look at what its software tries out. */
function readerOf(request: FastifyRequest): SandboxReader {
  const { organisationId, roles } = signedIn(request);
  demand(request, 'access.manageKeys', { principalId: organisationId });
  return { organisationId, isBroker: roles.includes('broker') };
}
