import { problem, sendProblem, type HttpApp } from '#server/platform/http';
import fastifyStatic from '@fastify/static';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Serves the built web application; any other page address opens it, so that links into it can be shared. */
export async function web(app: HttpApp, folder: string): Promise<void> {
  if (!existsSync(join(folder, 'index.html'))) return;
  await app.register(fastifyStatic, {
    root: folder,
    wildcard: false,
    // File names of these carry a hash of their content; all others keep their name when they change.
    setHeaders: (reply, path) => {
      const isNamedByContent = dirname(path).endsWith('assets');
      void reply.header('cache-control', isNamedByContent ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  // A route, not a not-found handler: the HTTP edge has set the only one that a server may have.
  app.get('/*', { schema: { hide: true } }, (request, reply) => {
    const wantsPage = (request.headers.accept ?? '').includes('text/html');
    if (wantsPage && !request.url.startsWith('/api/'))
      return reply.header('cache-control', 'no-cache').sendFile('index.html', { cacheControl: false });
    return sendProblem(request, reply, problem('not-found'));
  });
}
