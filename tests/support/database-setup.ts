import type { TestProject } from 'vitest/node';
import type { Connection } from '#server/platform/database';
import { startTestServer } from './test-server.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    readonly testServer: { readonly superuser: Connection; readonly owner: Connection; readonly template: string };
  }
}

/** Runs once per vitest run, before the first test that may need a database; gives back the shared server at the end. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startTestServer();
  project.provide('testServer', { superuser: server.superuser, owner: server.owner, template: server.template });
  return server.leave;
}
