import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { loadTexts } from '#web/texts';

const COUNTRY = path.resolve(import.meta.dirname, '../../country/vn');

test.each(['vi', 'en'] as const)('every column that two people change has a name in words (%s)', async (language) => {
  const texts: Readonly<Record<string, string>> = await loadTexts(language);
  const columns = globSync(['codes/*.csv', 'calendar/*.csv'], { cwd: COUNTRY }).flatMap((file) => {
    const [header = ''] = readFileSync(path.join(COUNTRY, file), 'utf8').split(/\r?\n/);
    return header.split(',');
  });
  expect(columns.length).toBeGreaterThan(0);
  expect([...new Set(columns)].filter((column) => texts[`tables.column.${column}`] === undefined)).toEqual([]);
});
