import { sandboxBeside, type SandboxBeside } from '../../src/cli/sandbox-beside.ts';
import { apiClient } from '#client';
import { readConfig } from '#server/platform/config';
import { silentLogger } from '#server/platform/logging';
import { testDatabase, type TestDatabase } from '#tests/support/database';
import { startTestProgram, type TestProgram } from '#tests/support/program';
import { clientOf, signIn } from '#tests/support/session';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

let database: TestDatabase;
let folder: string;
let beside: SandboxBeside;
let program: TestProgram;

beforeAll(async () => {
  database = await testDatabase();
  folder = await mkdtemp(path.join(tmpdir(), 'haidang-beside-'));
  const config = readConfig(
    {
      HAIDANG_DATA: folder,
      DATABASE_URL: `${database.url}&application_name=live`,
      HAIDANG_SANDBOX_DATABASE_URL: database.url,
      PORT: '0',
      LOG_LEVEL: 'silent',
    },
    folder,
  );
  const made = sandboxBeside({
    config,
    logger: silentLogger(),
    country: path.resolve(import.meta.dirname, '../../country/vn'),
    publicUrl: () => program.url,
  });
  if (!made) throw new Error('There is a sandbox where one is configured');
  beside = made;
  program = await startTestProgram({ sandbox: beside });
}, 60_000);
afterAll(async () => {
  await beside.stop();
  await program.stop();
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

test('the sandbox is woken by its first use, answers through the live program, and is awake for the next', async () => {
  const session = clientOf(program.url, await signIn(program.url, 'trader'));
  const { data } = await session.POST('/api/v1/api-keys', {
    body: { label: 'thử', kind: 'test', scopes: ['declarations:read'] },
  });
  const key = data?.key ?? '';
  expect(key).toMatch(/^test_/);
  const { response } = await apiClient({ baseUrl: program.url, apiKey: key }).GET('/api/v1/declarations');
  expect([response.status, response.headers.get('haidang-world')]).toEqual([200, 'sandbox']);
  const listed = await session.GET('/api/v1/request-log', { params: { query: { kind: 'test' } } });
  expect(listed.data?.items.map(({ path: asked }) => asked)).toEqual(['/api/v1/declarations']);
}, 90_000);
