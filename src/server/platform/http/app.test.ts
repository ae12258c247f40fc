import { createHttpApp } from './app.ts';
import { edgeRefusal } from './edge-refusals.ts';
import { refusalsProblem } from './problem.ts';
import { NoTurnLeft } from '#server/platform/turns';
import { connect, type AddressInfo } from 'node:net';
import { text as textOf } from 'node:stream/consumers';
import { expect, test } from 'vitest';

test('a client that never finishes its request does not keep the program from stopping', async () => {
  const app = createHttpApp(false);
  app.post('/things', () => ({}));
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = app.server.address() as AddressInfo;
  const head = 'POST /things HTTP/1.1\r\nhost: x\r\n';
  const clients = [head, `${head}content-type: application/json\r\ncontent-length: 9\r\n\r\n{`].map((text) => {
    const client = connect(port, '127.0.0.1');
    client.on('error', () => undefined).write(text);
    return client;
  });
  const accepted = new Promise<void>((resolve) => {
    let left = clients.length;
    app.server.on('connection', () => {
      left -= 1;
      if (left === 0) resolve();
    });
  });
  await accepted;
  // Whether it is told by an end or by a reset is the system's to choose.
  const cut = clients.map((client) => new Promise((resolve) => client.resume().once('close', resolve)));
  await app.close();
  await Promise.all(cut);
  expect(app.server.listening).toBe(false);
});

test.each([
  ['longer than any', `GET /${'x'.repeat(20_000)} HTTP/1.1\r\nhost: x\r\n\r\n`, 431],
  ['that is none', 'x\r\n\r\n', 400],
])('a request %s is refused in the one error shape', async (_name, text, status) => {
  const app = createHttpApp(false);
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = app.server.address() as AddressInfo;
  const client = connect(port, '127.0.0.1');
  client.end(text);
  const heard = await textOf(client);
  await app.close();
  const [head = '', body = ''] = heard.split('\r\n\r\n');
  expect(head).toContain(`HTTP/1.1 ${status} `);
  expect(head).toContain('content-type: application/problem+json');
  expect(JSON.parse(body)).toMatchObject({ status, type: expect.stringContaining('/errors/') });
});

test('whoever refuses, the refusal is told with what the country says of it', async () => {
  const app = createHttpApp(false, (refusals) =>
    refusals.map((refusal) => ({ ...refusal, legalBasis: `law of ${refusal.code}` })),
  );
  app.post('/things', () => {
    throw refusalsProblem([edgeRefusal('FMT-001', '/a', { field: 'a' })]);
  });
  const answer = await app.inject({ method: 'POST', url: '/things' });
  expect(answer.json()).toMatchObject({ status: 422, errors: [{ code: 'FMT-001', legalBasis: 'law of FMT-001' }] });
  await app.close();
});

test.each([
  ['/things/%ff', 400],
  [`/things/${'a'.repeat(201)}`, 404],
  ['/things/%00', 404],
  ['/things/forbidden', 404],
  ['/things/a?q=%00', 200],
])('%s is answered with %i in the one error shape, and with the security headers', async (url, status) => {
  const app = createHttpApp(false);
  app.get<{ Params: { id: string } }>('/things/:id', ({ params }) => {
    if (params.id === 'forbidden') throw Object.assign(new Error('Forbidden'), { statusCode: 403 });
    return {};
  });
  const answer = await app.inject(url);
  expect(answer.statusCode).toBe(status);
  expect(answer.headers['content-security-policy']).toContain("default-src 'self'");
  expect(answer.json()).toEqual(status === 200 ? {} : expect.objectContaining({ status, instance: url }));
  await app.close();
});

test('a client that breaks off its body is no sign that the database is away', async () => {
  const app = createHttpApp(false);
  app.get('/things', () => {
    throw Object.assign(new Error('aborted'), { code: 'ECONNRESET', statusCode: 400 });
  });
  expect((await app.inject('/things')).statusCode).toBe(400);
  await app.close();
});

test('where as many wait for a turn as may, whoever comes is told when to ask again', async () => {
  const app = createHttpApp(false);
  app.get('/things', () => {
    throw new NoTurnLeft();
  });
  const answer = await app.inject('/things');
  expect(answer.statusCode).toBe(503);
  expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
  expect(answer.json()).toMatchObject({ type: 'https://haidang.dev/errors/busy' });
  await app.close();
});

test('a packed body is told to be packed, before any of it is read', async () => {
  const app = createHttpApp(false);
  app.post('/things', () => ({}));
  const send = (coding: string) =>
    app.inject({ method: 'POST', url: '/things', headers: { 'content-encoding': coding }, payload: { a: 1 } });
  for (const coding of ['gzip', 'br, gzip', 'x'.repeat(4_000)]) {
    const answer = await send(coding);
    expect(answer.json()).toMatchObject({ status: 415, errors: [{ code: 'MSG-022' }] });
    expect(answer.headers['accept-encoding']).toBe('identity');
    expect(answer.payload.length).toBeLessThan(2_000);
  }
  expect((await send('identity')).statusCode).toBe(200);
});
