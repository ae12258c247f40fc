/** Whether the built web pages belong to the sources as they are now: by content, because checkouts and copies do not keep file times. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Where the built pages lie, and the file in them that names their sources. */
export const WEB_FOLDER = 'dist/web';
export const WEB_STAMP = '.sources';

/** What the pages are made from. */
const SOURCES = ['src/web', 'src/core', 'src/client', 'package-lock.json'];

export function webIsFresh(root) {
  if (!existsSync(path.join(root, 'src/web/index.html'))) return true;
  const stamp = path.join(root, WEB_FOLDER, WEB_STAMP);
  return existsSync(stamp) && readFileSync(stamp, 'utf8').trim() === webSourcesHash(root);
}

export function webSourcesHash(root) {
  const hash = createHash('sha256');
  for (const source of SOURCES) {
    for (const file of filesUnder(root, source)) {
      const content = readFileSync(path.join(root, file));
      hash.update(`${file}\0${content.length}\0`).update(content);
    }
  }
  return hash.digest('hex');
}

function filesUnder(root, place) {
  const full = path.join(root, place);
  if (!existsSync(full)) return [];
  if (!place.includes('/')) return [place];
  return readdirSync(full, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => path.relative(root, path.join(entry.parentPath ?? entry.path, entry.name)))
    .toSorted();
}
