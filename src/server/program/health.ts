import type { HttpApp } from '#server/platform/http';
import type { Services } from '#server/platform/services';
import { Type } from 'typebox';

const Health = Type.Object({
  status: Type.String(),
  engine: Type.String(),
  position: Type.String(),
  reference: Type.String(),
});

/** `/health`: the process answers. `/ready`: its commands reach a writer, here or in another program, and its database answers. */
export function health(app: HttpApp, services: Services, version: () => string): void {
  app.get(
    '/health',
    {
      schema: {
        operationId: 'health',
        tags: ['Operations'],
        summary: 'The process is alive',
        response: { 200: Type.Object({ status: Type.String() }) },
      },
    },
    () => ({
      status: 'alive',
    }),
  );
  app.get(
    '/ready',
    {
      schema: {
        operationId: 'ready',
        tags: ['Operations'],
        summary: 'Commands can be taken',
        response: { 200: Health, 503: Health },
      },
    },
    async (_request, reply) => {
      const { engine } = services;
      const head = await engine.readHead().catch(() => undefined);
      const ready = head !== undefined && (await engine.reachesWriter());
      return reply.code(ready ? 200 : 503).send({
        status: ready ? 'ready' : head ? 'waiting for the writer' : 'waiting for the database',
        engine: engine.role(),
        position: (head?.position ?? engine.position()).toString(),
        reference: version(),
      });
    },
  );
}
