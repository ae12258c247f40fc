import { ATTEMPTS_MAX, pauseMs } from './retry-times.ts';
import { callWebhook } from './send-webhook.ts';
import { addressFault, isPublicAddress, publicLookup } from './webhook-address.ts';
import { secretOf, signatureOf } from './webhook-signature.ts';
import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';

describe('the signature', () => {
  test('is the one of the published example', () => {
    const call = { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', timestamp: 1_614_265_330, body: '{"test": 2432232314}' };
    expect(signatureOf(call, ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'])).toBe(
      'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    );
  });

  test('of two secrets is accepted by who knows either', () => {
    const token = (identity: string) => createHmac('sha256', 'installation').update(identity).digest('hex');
    const secrets = [secretOf('we_1', 2, token), secretOf('we_1', 1, token)];
    const signed = signatureOf({ id: 'msg_1', timestamp: 1, body: '{}' }, secrets).split(' ');
    const expected = secrets.map((secret) => {
      const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
      expect(key.length).toBe(32);
      return `v1,${createHmac('sha256', key).update('msg_1.1.{}').digest('base64')}`;
    });
    expect(signed).toEqual(expected);
    expect(new Set([...secrets, secretOf('we_2', 1, token)]).size).toBe(3);
  });
});

describe('addresses', () => {
  test.each([
    ['127.0.0.1', false],
    ['10.1.2.3', false],
    ['172.31.255.255', false],
    ['172.32.0.1', true],
    ['192.168.1.1', false],
    ['169.254.169.254', false],
    ['100.64.0.1', false],
    ['0.0.0.0', false],
    ['224.0.0.1', false],
    ['255.255.255.255', false],
    ['8.8.8.8', true],
    ['::1', false],
    ['::', false],
    ['::ffff:127.0.0.1', false],
    ['::ffff:8.8.8.8', false],
    ['64:ff9b::7f00:1', false],
    ['fe80::1', false],
    ['fc00::1', false],
    ['2002:7f00:1::', false],
    ['2001:db8::1', false],
    ['2606:4700::1111', true],
    ['no address', false],
  ])('%s is public: %s', (address, expected) => {
    expect(isPublicAddress(address)).toBe(expected);
  });

  test.each([
    ['https://hooks.example.com/customs?x=1', undefined],
    ['http://hooks.example.com', 'notHttps'],
    ['ftp://hooks.example.com', 'notHttps'],
    ['hooks.example.com', 'unreadable'],
    ['https://user:secret@hooks.example.com', 'credentials'],
    ['https://127.0.0.1/', 'private'],
    ['https://2130706433/', 'private'],
    ['https://0x7f.1/', 'private'],
    ['https://[::1]/', 'private'],
    ['https://[::ffff:7f00:1]/', 'private'],
    ['https://localhost/', 'private'],
    ['https://localhost./', 'private'],
    ['https://db.internal/', 'private'],
    ['https://intranet/', 'private'],
  ])('%s: %s', (url, expected) => {
    expect(addressFault(url, false)).toBe(expected);
  });

  test('a name that leads to this machine is refused when it is called', async () => {
    const found = await new Promise<Error | null>((resolve) =>
      publicLookup('localhost', { all: true }, (error) => resolve(error)),
    );
    expect(found?.message).toBe('localhost leads to an address that is not public');
  });
});

describe('pauses between tries', () => {
  test('grow from seconds to hours, differ from delivery to delivery, and end', () => {
    const pauses = Array.from({ length: ATTEMPTS_MAX - 1 }, (_, index) => pauseMs('7', index + 1) ?? 0);
    expect(pauses[0]).toBeGreaterThanOrEqual(3_750);
    expect(pauses[0]).toBeLessThanOrEqual(6_250);
    expect(pauses.at(-1)).toBeLessThanOrEqual(10 * 3_600_000);
    expect(pauses.reduce((sum, pause) => sum + pause, 0)).toBeGreaterThan(18 * 3_600_000);
    expect(pauseMs('7', 1)).not.toBe(pauseMs('8', 1));
    expect(pauseMs('7', ATTEMPTS_MAX)).toBeUndefined();
  });
});

describe('a call', () => {
  const servers: Server[] = [];
  afterEach(() => {
    for (const server of servers.splice(0)) {
      server.closeAllConnections();
      server.close();
    }
  });
  const serve = async (answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<string> => {
    const server = createServer(answer);
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
  };
  const call = (url: string) => ({ url, id: 'msg_1', timestamp: 1, body: '{"a":"ạ"}', secrets: ['whsec_AAAA'] });

  test('carries the three headers and the body to the letter', async () => {
    let got: { readonly headers: IncomingMessage['headers']; readonly body: string } | undefined;
    const url = await serve((request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        got = { headers: request.headers, body: Buffer.concat(parts).toString() };
        response.end();
      });
    });
    expect(await callWebhook(call(url), { allowPrivate: true })).toEqual({ answered: true, status: 200 });
    expect(got?.body).toBe('{"a":"ạ"}');
    expect(got?.headers).toMatchObject({
      'webhook-id': 'msg_1',
      'webhook-timestamp': '1',
      'webhook-signature': signatureOf(call(url), ['whsec_AAAA']),
      'content-type': 'application/json; charset=utf-8',
    });
  });

  test('follows no redirect', async () => {
    let calls = 0;
    const url = await serve((_request, response) => {
      calls += 1;
      response.writeHead(302, { location: '/elsewhere' }).end();
    });
    expect(await callWebhook(call(url), { allowPrivate: true })).toEqual({ answered: true, status: 302 });
    expect(calls).toBe(1);
  });

  test('ends when no answer comes in time', async () => {
    const url = await serve(() => undefined);
    const outcome = await callWebhook(call(url), { allowPrivate: true, timeoutMs: 100 });
    expect(outcome).toEqual({ answered: false, error: 'no answer within 0.1 s' });
  });

  test('is not made to this machine unless that was allowed', async () => {
    let calls = 0;
    const url = await serve(() => (calls += 1));
    expect(await callWebhook(call(url.replace('http:', 'https:')), { allowPrivate: false })).toEqual({
      answered: false,
      error: 'address refused: private',
    });
    expect(calls).toBe(0);
  });
});
