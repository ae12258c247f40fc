import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';

const FOLDER = path.resolve(import.meta.dirname, '../../dist/web');
/** What a telephone on a slow line can load in about two seconds. */
const ENTRY_SCRIPT_BYTES_MAX = 200_000;

test.skipIf(!existsSync(FOLDER))('the scripts that every page needs stay within 200 kB compressed', () => {
  const page = readFileSync(path.join(FOLDER, 'index.html'), 'utf8');
  const scripts = [...page.matchAll(/(?:src|href)="(\/assets\/[^"]+\.js)"/g)].map((match) => match[1] ?? '');
  expect(scripts.length).toBeGreaterThan(0);
  const bytes = scripts
    .map((file) => gzipSync(readFileSync(path.join(FOLDER, file))).length)
    .reduce((sum, size) => sum + size, 0);
  expect(bytes).toBeLessThanOrEqual(ENTRY_SCRIPT_BYTES_MAX);
});
