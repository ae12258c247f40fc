import { launchBrowser } from '#tests/support/browser';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { guides, PICTURE_WIDTH, PICTURES_FOLDER, routeOf, routes, SCREENS_FILE } from './guides.ts';
import { ROOT, showCommand } from './run-command.ts';
import { webPicture } from './web-picture.ts';

/** Where the walks write down which page each picture is of. */
const ADDRESSES = 'addresses.tsv';

/**
 * Walks through a day's work and round the further screens in a real browser, and keeps the pictures that the guides name:
 * `node tools/write-guide-pictures.ts`. With a folder that SCREENSHOTS named in earlier runs of both, takes them from there.
 */
const [walked] = process.argv.slice(2);
const folder = walked ?? mkdtempSync(path.join(os.tmpdir(), 'haidang-pictures-'));
try {
  if (walked === undefined) await walk();
  await keep();
} finally {
  if (walked === undefined) rmSync(folder, { recursive: true, force: true });
}

async function walk(): Promise<void> {
  const built = await showCommand([process.execPath, 'tools/build-web.mjs', '--if-stale']);
  const walks = ['tests/e2e/day.test.ts', 'tests/e2e/rounds.test.ts'];
  const test = [process.execPath, 'node_modules/vitest/vitest.mjs', 'run', '--project', 'e2e', ...walks] as const;
  if (!built.ok || !(await showCommand(test, { SCREENSHOTS: folder })).ok)
    throw new Error('a walk did not come to its end; no picture was changed');
}

async function keep(): Promise<void> {
  const wanted = guides().flatMap(({ language, pictures }) => pictures.map((name) => ({ language, name })));
  const taken = ({ name, language }: (typeof wanted)[number]) =>
    path.join(folder, `${name}-${language}-${PICTURE_WIDTH}.png`);
  const missing = wanted.filter((picture) => !existsSync(taken(picture)));
  if (missing.length > 0)
    throw new Error(`not taken: ${missing.map(({ name, language }) => `${name} (${language})`).join(', ')}`);
  rmSync(path.join(ROOT, PICTURES_FOLDER), { recursive: true, force: true });
  const browser = await launchBrowser();
  const page = await browser.newPage();
  for (const picture of wanted) {
    const file = path.join(ROOT, PICTURES_FOLDER, picture.language, `${picture.name}.webp`);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, await webPicture(page, readFileSync(taken(picture))));
  }
  await browser.close();
  writeFileSync(
    path.join(ROOT, SCREENS_FILE),
    `${JSON.stringify(screensOf(wanted.map(({ name }) => name)), null, 2)}\n`,
  );
  process.stdout.write(`${wanted.length} pictures in ${PICTURES_FOLDER}\n`);
}

/** By name of the picture, the route of its page; the path itself where the server writes the page. */
function screensOf(names: readonly string[]): Readonly<Record<string, string>> {
  const lines = readFileSync(path.join(folder, ADDRESSES), 'utf8').trim().split('\n');
  const addresses = new Map(lines.map((line) => line.split('\t') as [string, string]));
  const known = routes();
  return Object.fromEntries(
    [...new Set(names)].toSorted().map((name) => {
      const address = addresses.get(name) ?? '';
      return [name, routeOf(address, known) ?? address];
    }),
  );
}
