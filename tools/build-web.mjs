/** Builds the web pages into dist/web. Built beside and swapped in, so that a failed or interrupted build leaves the old pages whole. */
import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { ROOT, say } from './bootstrap.mjs';
import { WEB_FOLDER, WEB_STAMP, webIsFresh, webSourcesHash } from './web-freshness.mjs';

const target = path.join(ROOT, WEB_FOLDER);
const draft = `${target}.${process.pid}`;
const retired = `${target}.${process.pid}.old`;

const wanted = !process.argv.includes('--if-stale') || !webIsFresh(ROOT);
if (wanted && existsSync(path.join(ROOT, 'src/web/index.html'))) {
  say('Building the web pages …');
  const hash = webSourcesHash(ROOT);
  const { build } = await import('vite');
  try {
    await build({
      root: path.join(ROOT, 'src/web'),
      configFile: path.join(ROOT, 'src/web/vite.config.ts'),
      logLevel: 'warn',
      build: { outDir: draft, emptyOutDir: true },
    });
    writeFileSync(path.join(draft, WEB_STAMP), `${hash}\n`);
    if (existsSync(target)) renameSync(target, retired);
    renameSync(draft, target);
  } finally {
    rmSync(draft, { recursive: true, force: true });
    rmSync(retired, { recursive: true, force: true });
  }
}
