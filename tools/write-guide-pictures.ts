import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { guides, PICTURE_WIDTH, PICTURES_FOLDER } from './guides.ts';
import { ROOT, showCommand } from './run-command.ts';
import { smallerPng } from './smaller-png.ts';

/** Walks through a day's work in a real browser and keeps the pictures that the guides name: `node tools/write-guide-pictures.ts`. */
const folder = mkdtempSync(path.join(os.tmpdir(), 'haidang-pictures-'));
try {
  const built = await showCommand([process.execPath, 'tools/build-web.mjs', '--if-stale']);
  const walked =
    built.ok &&
    (
      await showCommand(
        [process.execPath, 'node_modules/vitest/vitest.mjs', 'run', '--project', 'e2e', 'tests/e2e/day.test.ts'],
        { SCREENSHOTS: folder },
      )
    ).ok;
  if (!walked) throw new Error('the day was not walked through to its end; no picture was changed');
  const wanted = guides().flatMap(({ language, pictures }) => pictures.map((name) => ({ language, name })));
  const taken = ({ name, language }: (typeof wanted)[number]) =>
    path.join(folder, `${name}-${language}-${PICTURE_WIDTH}.png`);
  const missing = wanted.filter((picture) => !existsSync(taken(picture)));
  if (missing.length > 0)
    throw new Error(`not taken: ${missing.map(({ name, language }) => `${name} (${language})`).join(', ')}`);
  rmSync(path.join(ROOT, PICTURES_FOLDER), { recursive: true, force: true });
  for (const picture of wanted) {
    const file = path.join(ROOT, PICTURES_FOLDER, picture.language, `${picture.name}.png`);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, smallerPng(readFileSync(taken(picture))));
  }
  process.stdout.write(`${wanted.length} pictures in ${PICTURES_FOLDER}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
