import { sealedDraw } from '#server/platform/engine';
import { testClock } from '#core/kernel';
import { createAccess, installAccess, type Access } from '#server/access';
import { createHttpApp, type HttpApp } from '#server/platform/http';
import type { Engine } from '#server/platform/engine';
import { testDatabase, type TestDatabase } from '#tests/support/database';
import { toyEngines } from '#tests/support/toy-engine';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { metrics } from './metrics.ts';

const TOKEN = 'a-token-of-some-length';

let database: TestDatabase;
let access: Access;
let engine: Engine;
const engines = toyEngines(() => database);
const apps: HttpApp[] = [];

beforeAll(async () => {
  database = await testDatabase();
  const clock = testClock('2026-11-23T01:00:00.000Z');
  access = createAccess({
    pool: database.pool,
    clock,
    zoneOffsetMinutes: 420,
    kind: 'live',
    token: sealedDraw(Buffer.alloc(32)).token,
  });
  engine = await engines.start();
});
afterAll(async () => {
  await Promise.all(apps.map((app) => app.close()));
  await engines.stopAll();
  await access.close();
  await database.close();
});

/** Asks for the figures as the program serves them. */
async function asked(token: string | undefined) {
  const app = createHttpApp(false);
  apps.push(app);
  await installAccess(app, { access, publicUrl: 'http://localhost' });
  metrics(app, { engine, token, deadlines: async () => ({ standing: 2, due: 1, late: 1 }) });
  return async (remoteAddress: string, headers: Readonly<Record<string, string>> = {}): Promise<number> => {
    const response = await app.inject({ url: '/metrics', remoteAddress, headers });
    expect(response.body.includes('haidang_journal_position')).toBe(response.statusCode === 200);
    return response.statusCode;
  };
}

test('without a token the figures are for this machine alone, and a proxy on it is not this machine', async () => {
  const read = await asked(undefined);
  for (const address of ['127.0.0.1', '127.3.2.1', '::1', '::ffff:127.0.0.1']) expect(await read(address)).toBe(200);
  for (const address of ['192.0.2.7', '2001:db8::1', '::ffff:192.0.2.7', '128.0.0.1'])
    expect(await read(address)).toBe(404);
  expect(await read('127.0.0.1', { 'x-forwarded-for': '192.0.2.7' })).toBe(404);
  expect(await read('127.0.0.1', { forwarded: 'for=192.0.2.7' })).toBe(404);
  for (const host of ['localhost', 'localhost:8080', '127.0.0.1:8080', '[::1]:8080'])
    expect(await read('127.0.0.1', { host })).toBe(200);
  for (const host of [
    'rebound.example',
    'rebound.example:8080',
    '127.0.0.1.rebound.example',
    'localhost.rebound.example',
  ])
    expect(await read('127.0.0.1', { host })).toBe(404);
});

test('with a token they are for whoever sends it, from wherever', async () => {
  const read = await asked(TOKEN);
  expect(await read('192.0.2.7', { authorization: `Bearer ${TOKEN}` })).toBe(200);
  for (const headers of [{}, { authorization: 'Bearer another-token-of-a-length' }, { authorization: TOKEN }])
    expect(await read('127.0.0.1', headers)).toBe(404);
});
