import { readdir } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';

const FOLDER = new URL('../../src/web/texts/', import.meta.url);

async function keysByRoom(language: 'vi' | 'en'): Promise<readonly (readonly string[])[]> {
  const files = (await readdir(new URL(`${language}/`, FOLDER))).filter((file) => file !== 'index.ts');
  return Promise.all(
    files.map(async (file) => {
      const room: Readonly<Record<string, Readonly<Record<string, string>>>> = await import(
        new URL(`${language}/${file}`, FOLDER).href
      );
      return Object.values(room).flatMap((texts) => Object.keys(texts));
    }),
  );
}

describe.each(['vi', 'en'] as const)('texts of the pages in %s', (language) => {
  test('stand in one room only, and none is left out of the whole', async () => {
    const keys = (await keysByRoom(language)).flat();
    const whole: Readonly<Record<string, Readonly<Record<string, string>>>> = await import(
      new URL(`${language}/index.ts`, FOLDER).href
    );
    expect(keys.toSorted()).toEqual(Object.keys(whole[language] ?? {}).toSorted());
  });
});
