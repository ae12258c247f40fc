import { clientOf, signIn, type BrowserSession } from '#tests/support/session';
import { startTestProgram, type TestProgram } from '#tests/support/program';
import { randomUUID } from 'node:crypto';
import net from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';

/** More than a person may have open at once of either kind. */
const TRIES = 40;

let program: TestProgram;
let session: BrowserSession;

beforeAll(async () => {
  program = await startTestProgram();
  session = await signIn(program.url, 'trader');
});
afterAll(() => program.stop());

const headers = () => ({ cookie: session.cookie, 'x-csrf-token': session.csrfToken, 'sec-fetch-site': 'same-origin' });

/** Asks and is gone before there can be an answer. */
function brokenOff(path: string): Promise<void> {
  const { hostname, port } = new URL(program.url);
  return new Promise((resolve) => {
    const socket = net.connect(Number(port), hostname, () => {
      const lines = Object.entries({ host: hostname, ...headers() }).map(([name, value]) => `${name}: ${value}\r\n`);
      socket.write(`GET ${path} HTTP/1.1\r\n${lines.join('')}\r\n`, () => socket.destroy());
    });
    socket.on('error', () => undefined);
    socket.once('close', () => resolve());
  });
}

async function opened(path: string): Promise<number> {
  const ending = new AbortController();
  const response = await fetch(`${program.url}${path}`, { headers: headers(), signal: ending.signal });
  ending.abort();
  return response.status;
}

test.each(['notices', 'draft'])('a stream of %s that is broken off before it began counts no longer', async (kind) => {
  const id = randomUUID();
  await clientOf(program.url, session).POST('/api/v1/drafts', { body: { id } });
  const path = kind === 'notices' ? '/api/v1/notices/stream' : `/api/v1/drafts/${id}/stream?after=0`;
  expect(await opened(path)).toBe(200);
  await Promise.all(Array.from({ length: TRIES }, () => brokenOff(path)));
  await expect.poll(() => opened(path)).toBe(200);
});
