import { createHttpApp } from './app.ts';
import { BODIES_BYTES_MAX } from './body-room.ts';
import { once } from 'node:events';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { text as textOf } from 'node:stream/consumers';
import { expect, test } from 'vitest';

const LARGE_BYTES = 8 * 1024 * 1024;
/** One address never takes all of it. */
const AT_ONCE = BODIES_BYTES_MAX / 4 / LARGE_BYTES;

test.each([
  ['says how long it is', `content-length: ${LARGE_BYTES}`],
  ['does not say', 'transfer-encoding: chunked'],
])('bodies that do not come to their end take only so much memory, whether a client %s', async (_name, length) => {
  const app = createHttpApp(false);
  app.post('/things', { bodyLimit: LARGE_BYTES }, ({ body }) => ({ body }));
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = app.server.address() as AddressInfo;
  const begun = Promise.withResolvers<undefined>();
  let arrived = 0;
  app.server.on('request', () => {
    arrived += 1;
    if (arrived === AT_ONCE) begun.resolve(undefined);
  });
  const sent = (text: string): Socket => {
    const client = connect(port, '127.0.0.1');
    client.on('error', () => undefined).write(text);
    return client;
  };
  const head = 'POST /things HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n';
  const clients = Array.from({ length: AT_ONCE }, () => sent(`${head}${length}\r\n\r\n`));
  await begun.promise;
  const refused = await textOf(sent(`${head}${length}\r\n\r\n`));
  expect(refused).toContain('HTTP/1.1 503 ');
  expect(refused).toMatch(/^retry-after: \d+\r$/m);
  const small = { method: 'POST', url: '/things', payload: { small: true }, remoteAddress: '127.0.0.1' } as const;
  expect((await app.inject(small)).json()).toEqual({ body: { small: true } });
  const large = { ...small, payload: { large: 'x'.repeat(LARGE_BYTES / 2) } };
  expect((await app.inject(large)).statusCode).toBe(503);
  expect((await app.inject({ ...large, remoteAddress: '192.0.2.1' })).statusCode).toBe(200);
  // Whoever goes leaves room.
  await Promise.all(clients.map((client) => (client.destroy(), once(client, 'close'))));
  await expect.poll(async () => (await app.inject(large)).statusCode).toBe(200);
  await app.close();
});
