import { globSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { GUIDE_LANGUAGES, guides, PICTURES_FOLDER, routeOf, routes, screens } from '../../tools/guides.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
/** A repository is cloned by everybody; pictures are not changed by the line. */
const PICTURES_BYTES_MAX = 8 * 1024 * 1024;
/** Screens without a picture of their own, and why. */
const WITHOUT_PICTURE: Readonly<Record<string, string>> = {};

const written = guides();

test('every role has its guide in each language, with the same pictures in the same order', () => {
  const [first, ...others] = GUIDE_LANGUAGES;
  const inLanguage = (language: string) =>
    written.filter((guide) => guide.language === language).map(({ role, pictures }) => [role, pictures]);
  expect(inLanguage(first).length).toBeGreaterThan(0);
  for (const other of others) expect(inLanguage(other)).toEqual(inLanguage(first));
});

test('every picture that a guide shows is there, and every picture is shown', () => {
  const shown = written.flatMap(({ language, pictures }) => pictures.map((name) => `${language}/${name}.webp`));
  const kept = globSync('*/*', { cwd: path.join(ROOT, PICTURES_FOLDER) }).map((file) => file.split(path.sep).join('/'));
  expect(kept.toSorted()).toEqual([...new Set(shown)].toSorted());
});

test('the pictures together stay small enough to be cloned by everybody', () => {
  const bytes = globSync(`${PICTURES_FOLDER}/*/*`, { cwd: ROOT }).map((file) => statSync(path.join(ROOT, file)).size);
  expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThan(PICTURES_BYTES_MAX);
});

describe('every screen', () => {
  const known = routes();
  const shown = new Set(written.flatMap(({ pictures }) => pictures));

  test('stands in the guide of somebody who uses it, with a picture taken of it', () => {
    const pictured = new Set(
      Object.entries(screens()).flatMap(([name, address]) => (shown.has(name) ? [address] : [])),
    );
    const missing = known.filter((route) => !pictured.has(route) && !(route in WITHOUT_PICTURE));
    expect(missing, 'a stop in tests/e2e/rounds, a line in a guide, then node tools/write-guide-pictures.ts').toEqual(
      [],
    );
    expect(Object.keys(WITHOUT_PICTURE).filter((route) => !known.includes(route) || pictured.has(route))).toEqual([]);
  });

  test('is found by its address, the one with a name of its own before the one with an open place', () => {
    expect(known.length).toBeGreaterThan(50);
    expect(routeOf('/declarations/new', known)).toBe('/declarations/new');
    expect(routeOf('/declarations/100000000010', known)).toBe('/declarations/$number');
    expect(routeOf('/', known)).toBe('/');
    expect(routeOf('/track/abc', known)).toBeUndefined();
  });
});
