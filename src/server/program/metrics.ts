import type { Engine } from '#server/platform/engine';
import type { HttpApp } from '#server/platform/http';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { requestTimes } from './request-times.ts';

declare module 'fastify' {
  interface FastifyRequest {
    startedAtMs: number;
  }
}

export function metrics(app: HttpApp, engine: Engine): void {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  gauge(registry, 'haidang_engine_waiting_commands', 'Commands waiting for the writer', () => engine.waiting());
  gauge(registry, 'haidang_journal_position', 'Last committed journal position', () => Number(engine.position()));
  const times = requestTimes();
  app.decorateRequest('startedAtMs', 0);
  app.addHook('onRequest', (request, _reply, done) => {
    request.startedAtMs = performance.now();
    done();
  });
  // When the answer is sent, not when the socket has taken it: for that, Fastify would listen to each of them.
  app.addHook('onSend', (request, reply, _payload, done) => {
    const seconds = (performance.now() - request.startedAtMs) / 1_000;
    times.observe(request.method, request.routeOptions.url ?? 'none', reply.statusCode, seconds);
    done();
  });
  app.get('/metrics', { schema: { hide: true } }, async (_request, reply) =>
    reply.type(registry.contentType).send(`${await registry.metrics()}${times.text()}`),
  );
}

/** A figure that is asked for when the metrics are read. */
const gauge = (registry: Registry, name: string, help: string, read: () => number): Gauge =>
  new Gauge({
    name,
    help,
    registers: [registry],
    collect() {
      this.set(read());
    },
  });
