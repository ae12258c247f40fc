import { readConfig } from '#server/platform/config';
import { silentLogger } from '#server/platform/logging';
import type { ProgramOptions } from '#server/program';
import type { SandboxPartner } from '#server/sandbox';
import { openSandbox, type Sandbox } from '../../src/cli/open-sandbox.ts';
import { testDatabase, type TestDatabase } from './database.ts';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../..');
/** Soon: a test waits for what its officer does. */
const OFFICER_PAUSE_MS = 20;

export interface TestSandbox extends SandboxPartner {
  readonly sandbox: Sandbox;
  readonly database: TestDatabase;
  readonly stop: () => Promise<void>;
}

/** The sandbox on a database of its own, in this process. */
export async function startTestSandbox(
  options: { readonly clock?: ProgramOptions['clock'] } = {},
): Promise<TestSandbox> {
  const database = await testDatabase();
  const dataFolder = await mkdtemp(path.join(tmpdir(), 'haidang-sandbox-'));
  const sandbox = await openSandbox({
    config: readConfig({ HAIDANG_DATA: dataFolder, DATABASE_URL: database.url, PORT: '0' }, dataFolder),
    logger: silentLogger(),
    country: path.join(ROOT, 'country/vn'),
    publicUrl: 'http://127.0.0.1:8080',
    officerPauseMs: OFFICER_PAUSE_MS,
    ...options,
  });
  const { hostname, port } = new URL(sandbox.program.url);
  return {
    sandbox,
    database,
    address: () => Promise.resolve({ host: hostname, port: Number(port) }),
    ask: (question) => sandbox.answer(question),
    stop: async () => {
      await sandbox.stop();
      await database.close();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}
