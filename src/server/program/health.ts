import type { HttpApp } from '#server/platform/http';
import type { Services } from '#server/platform/services';
import { Type } from 'typebox';

const Health = Type.Object({
  status: Type.String(),
  engine: Type.String(),
  position: Type.String(),
  reference: Type.String(),
});

/** `/health`: the process answers. `/ready`: it can take commands and its database answers. */
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
      const database = await services.pool.query('select 1').then(
        () => true,
        () => false,
      );
      const ready = database && services.engine.role() === 'writing';
      return reply.code(ready ? 200 : 503).send({
        status: ready ? 'ready' : database ? 'waiting for the writer' : 'waiting for the database',
        engine: services.engine.role(),
        position: services.engine.position().toString(),
        reference: version(),
      });
    },
  );
}
