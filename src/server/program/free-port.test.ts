import { readConfig, StartRefused } from '#server/platform/config';
import { silentLogger } from '#server/platform/logging';
import { startProgram } from '#server/program';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';

test('a port that is taken is refused before a database is made or a folder touched', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'taken-port-'));
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const { port } = other.address() as AddressInfo;
  const dataFolder = path.join(folder, 'data');
  try {
    const starting = startProgram({
      config: readConfig({ PORT: String(port), HAIDANG_DATA: dataFolder }, folder),
      logger: silentLogger(),
      demo: false,
      country: path.join(folder, 'none'),
      web: folder,
    });
    await expect(starting).rejects.toThrow(`127.0.0.1:${port} is taken`);
    await expect(starting).rejects.toBeInstanceOf(StartRefused);
    expect(existsSync(dataFolder)).toBe(false);
  } finally {
    other.close();
    await rm(folder, { recursive: true });
  }
});
