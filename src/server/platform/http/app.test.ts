import { createHttpApp } from './app.ts';
import { edgeRefusal, refusalsProblem } from './problem.ts';
import { once } from 'node:events';
import { connect, type AddressInfo } from 'node:net';
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
  const cut = clients.map((client) => once(client.resume(), 'close'));
  await app.close();
  await Promise.all(cut);
  expect(app.server.listening).toBe(false);
});

test('whoever refuses, the refusal is told with what the country says of it', async () => {
  const app = createHttpApp(false, (refusals) =>
    refusals.map((refusal) => ({ ...refusal, legalBasis: `law of ${refusal.code}` })),
  );
  app.post('/things', () => {
    throw refusalsProblem([edgeRefusal('TOY-001', '/a', 'Lời', 'Words', { vi: 'Sửa', en: 'Mend' })]);
  });
  const answer = await app.inject({ method: 'POST', url: '/things' });
  expect(answer.json()).toMatchObject({ status: 422, errors: [{ code: 'TOY-001', legalBasis: 'law of TOY-001' }] });
  await app.close();
});
