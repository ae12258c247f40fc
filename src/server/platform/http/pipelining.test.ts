import { createHttpApp } from './app.ts';
import { once } from 'node:events';
import { connect, type AddressInfo } from 'node:net';
import { text as textOf } from 'node:stream/consumers';
import { expect, test } from 'vitest';

const GET = 'GET /things HTTP/1.1\r\nhost: x\r\n\r\n';
const LAST = GET.replace('host', 'connection: close\r\nhost');

async function served(answer: () => unknown) {
  const app = createHttpApp(false);
  let asked = 0;
  app.get('/things', () => {
    asked += 1;
    return answer();
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = app.server.address() as AddressInfo;
  return { app, open: () => connect(port, '127.0.0.1').on('error', () => undefined), asked: () => asked };
}

test('some requests sent ahead are answered in their order, and as many again', async () => {
  let count = 0;
  const { app, open } = await served(() => `${(count += 1)}`);
  const client = open();
  const heard = textOf(client);
  client.write(GET.repeat(8));
  await expect.poll(() => count).toBe(8);
  client.write(GET.repeat(7) + LAST);
  const bodies = (await heard).match(/\r\n\r\n\d+/g)?.map(Number);
  expect(bodies).toEqual(Array.from({ length: 16 }, (_, at) => at + 1));
  await app.close();
});

test.each([
  ['at once', () => ({})],
  ['never', () => new Promise(() => undefined)],
])('a thousand in one piece are not all begun, where they are answered %s', async (_name, answer) => {
  const { app, open, asked } = await served(answer);
  const client = open();
  client.resume().write(GET.repeat(1_000));
  await once(client, 'close');
  expect(asked()).toBeLessThan(20);
  const before = asked();
  const other = open();
  other.write(LAST);
  await expect.poll(asked).toBe(before + 1);
  other.destroy();
  await app.close();
});

test('one connection asks as often as it likes, one after another', async () => {
  const { app, open, asked } = await served(() => ({}));
  const client = open();
  for (let time = 0; time < 50; time += 1) {
    client.write(GET);
    await once(client, 'data');
  }
  expect(asked()).toBe(50);
  client.destroy();
  await app.close();
});
