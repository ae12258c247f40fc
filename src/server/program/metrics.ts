import type { TimerCounts } from '#server/deadlines';
import type { Engine } from '#server/platform/engine';
import { notFound, type HttpApp } from '#server/platform/http';
import type { FastifyRequest } from 'fastify';
import { hash, timingSafeEqual } from 'node:crypto';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { requestTimes } from './request-times.ts';

declare module 'fastify' {
  interface FastifyRequest {
    startedAtMs: number;
  }
}

export interface MetricsParts {
  readonly engine: Engine;
  readonly deadlines: () => Promise<TimerCounts>;
  readonly token: string | undefined;
}

/**
 * Figures of operation, which tell outsiders how busy customs is and where it hurts. With a token, whoever sends it as
 * `Authorization: Bearer` reads them; without, only what runs on this machine.
 */
export function metrics(app: HttpApp, { engine, deadlines, token }: MetricsParts): void {
  const [ofProcess, registry] = [processFigures(), new Registry()];
  gauge(registry, 'haidang_engine_waiting_commands', 'Commands waiting for the writer', () => engine.waiting());
  gauge(registry, 'haidang_journal_position', 'Last committed journal position', async () => {
    // Where another program writes, only the database knows.
    const head = await engine.readHead().catch(() => undefined);
    return Number(head?.position ?? engine.position());
  });
  deadlineGauge(registry, deadlines);
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
  app.get('/metrics', { schema: { hide: true }, config: { ownBearer: true } }, async (request, reply) => {
    if (!mayRead(request, token)) throw notFound();
    const figures = await Promise.all([ofProcess.metrics(), registry.metrics()]);
    return reply.type(registry.contentType).send(`${figures.join('')}${times.text()}`);
  });
}

/**
 * Memory, processor, collected garbage: of the process, whichever programs come and go in it. What observes the garbage is never taken back, so in
 * a registry of a program's own it would keep the whole program after its end.
 */
function processFigures(): Registry {
  if (figuresOfProcess === undefined) {
    figuresOfProcess = new Registry();
    collectDefaultMetrics({ register: figuresOfProcess });
  }
  return figuresOfProcess;
}
let figuresOfProcess: Registry | undefined;

/**
 * What a proxy on this machine passes on comes from elsewhere, and so does what a page in this machine's browser asks under a name of its
 * own that leads here: for those, a token is needed.
 */
function mayRead({ headers, hostname, ip }: FastifyRequest, token: string | undefined): boolean {
  if (token === undefined) {
    const isForwarded = headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined;
    return LOOPBACK.test(ip) && LOOPBACK_NAME.test(hostname) && !isForwarded;
  }
  const [, given = ''] = /^bearer (.+)$/i.exec(headers.authorization ?? '') ?? [];
  return timingSafeEqual(sha256(given), sha256(token));
}

/** The machine itself, however it is written. */
const LOOPBACK = /^(::ffff:)?127\.|^::1$/;
const LOOPBACK_NAME = /^(localhost|127\.\d+\.\d+\.\d+|\[?::1\]?)$/i;
const sha256 = (text: string): Buffer => hash('sha256', text, 'buffer');

/** Deadlines that stand; of these, what is still to be told of, and what is over. */
const deadlineGauge = (registry: Registry, read: () => Promise<TimerCounts>): Gauge =>
  new Gauge({
    name: 'haidang_deadlines',
    help: 'Deadlines: standing, of which due (a warning or an end still to be told) and late (over)',
    labelNames: ['state'],
    registers: [registry],
    async collect() {
      const { standing, due, late } = await read();
      this.set({ state: 'standing' }, standing);
      this.set({ state: 'due' }, due);
      this.set({ state: 'late' }, late);
    },
  });

/** A figure that is asked for when the metrics are read. */
const gauge = (registry: Registry, name: string, help: string, read: () => number | Promise<number>): Gauge =>
  new Gauge({
    name,
    help,
    registers: [registry],
    async collect() {
      this.set(await read());
    },
  });
