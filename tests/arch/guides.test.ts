import { globSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { GUIDE_LANGUAGES, guides, PICTURES_FOLDER } from '../../tools/guides.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
/** A repository is cloned by everybody; pictures are not changed by the line. */
const PICTURES_BYTES_MAX = 8 * 1024 * 1024;

const written = guides();

test('every role has its guide in each language, with the same pictures in the same order', () => {
  const [first, ...others] = GUIDE_LANGUAGES;
  const inLanguage = (language: string) =>
    written.filter((guide) => guide.language === language).map(({ role, pictures }) => [role, pictures]);
  expect(inLanguage(first).length).toBeGreaterThan(0);
  for (const other of others) expect(inLanguage(other)).toEqual(inLanguage(first));
});

test('every picture that a guide shows is there, and every picture is shown', () => {
  const shown = written.flatMap(({ language, pictures }) => pictures.map((name) => `${language}/${name}.png`));
  const kept = globSync('*/*.png', { cwd: path.join(ROOT, PICTURES_FOLDER) }).map((file) =>
    file.split(path.sep).join('/'),
  );
  expect(kept.toSorted()).toEqual([...new Set(shown)].toSorted());
});

test('the pictures together stay small enough to be cloned by everybody', () => {
  const bytes = globSync(`${PICTURES_FOLDER}/*/*.png`, { cwd: ROOT }).map(
    (file) => statSync(path.join(ROOT, file)).size,
  );
  expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThan(PICTURES_BYTES_MAX);
});
