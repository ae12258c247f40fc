import type { Engine } from '#server/platform/engine';
import type { HttpApp } from '#server/platform/http';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** From a cache hit to the limit of patience: a declaration takes some milliseconds, a report some seconds. */
const BUCKETS_SECONDS = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

export function metrics(app: HttpApp, engine: Engine): void {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: 'haidang_http_request_seconds',
    help: 'Time to answer, by route and status class',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: BUCKETS_SECONDS,
    registers: [registry],
  });
  gauge(registry, 'haidang_engine_waiting_commands', 'Commands waiting for the writer', () => engine.waiting());
  gauge(registry, 'haidang_journal_position', 'Last committed journal position', () => Number(engine.position()));
  app.addHook('onResponse', (request, reply, done) => {
    const status = `${Math.floor(reply.statusCode / 100)}xx`;
    requests.observe(
      { method: request.method, route: request.routeOptions.url ?? 'none', status },
      reply.elapsedTime / 1_000,
    );
    done();
  });
  app.get('/metrics', { schema: { hide: true } }, async (_request, reply) =>
    reply.type(registry.contentType).send(await registry.metrics()),
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
