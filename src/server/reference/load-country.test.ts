import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { plainDate } from '#core/kernel';
import {
  compileCountry,
  countryFilesOf,
  loadCountry,
  problemReport,
  readCountryFolder,
  type FileProblem,
} from '#server/reference';

const vietnam = fileURLToPath(new URL('../../../country/vn', import.meta.url));
let texts: Readonly<Record<string, string>>;
let folder: string;

beforeAll(async () => {
  const files = await readCountryFolder(vietnam);
  if (!files.ok) throw new Error(problemReport(vietnam, files.error));
  texts = files.value.texts;
  folder = await mkdtemp(join(tmpdir(), 'country-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** The problems of Vietnam with one file changed. */
function problemsWith(path: string, change: (text: string) => string): readonly FileProblem[] {
  const changed = change(texts[path] ?? '');
  if (changed === texts[path]) throw new Error('the test changed nothing');
  const files = countryFilesOf({ ...texts, [path]: changed });
  if (!files.ok) return files.error;
  const country = compileCountry(files.value);
  return country.ok ? [] : country.error;
}

const places = (problems: readonly FileProblem[]) =>
  problems.map(({ file, line, column }) => `${file}:${line}:${column}`);
const replaceLine = (line: number, from: string | RegExp, to: string) => (text: string) =>
  text
    .split('\n')
    .map((content, index) => (index === line - 1 ? content.replace(from, to) : content))
    .join('\n');

describe('a wrong file stops the start with its place', () => {
  test('a rate that is not understood: line and column of the cell', () => {
    const problems = problemsWith('tariff/lines.csv', replaceLine(2, 'kg/con,5,0,', 'kg/con,5,about 3,'));
    expect(places(problems)).toEqual(['tariff/lines.csv:2:19']);
    expect(problems[0]?.message).toContain('about 3');
  });

  test('a preference that is not understood: the column of the agreement', () => {
    const problems = problemsWith('tariff/lines.csv', replaceLine(2, ',*/8/10,0,', ',*/8/10,0 (-XX),'));
    expect(places(problems)).toEqual(['tariff/lines.csv:2:28']);
  });

  test('a cell of the wrong shape, after a quoted cell with a comma: the column counts the quotes', () => {
    const problems = problemsWith('codes/transport-mode.csv', replaceLine(3, /,1,container$/, ',77,container'));
    expect(places(problems)).toEqual(['codes/transport-mode.csv:3:45']);
  });

  test('an unknown column, a missing column and a repeated one', () => {
    expect(
      problemsWith('codes/price-kind.csv', replaceLine(1, 'name_en', 'nmae_en')).map(({ message }) => message),
    ).toEqual(['column "nmae_en" is not known', 'column "name_en" is missing']);
    expect(problemsWith('codes/price-kind.csv', replaceLine(1, 'name_en', 'name_vi'))[0]?.message).toContain(
      'given twice',
    );
  });

  test('a row with a cell too many', () => {
    expect(places(problemsWith('codes/price-kind.csv', replaceLine(3, /$/, ',more')))).toEqual([
      'codes/price-kind.csv:3:1',
    ]);
  });

  test('an unclosed quote', () => {
    expect(problemsWith('codes/price-kind.csv', replaceLine(3, 'B,', 'B,"'))[0]?.file).toBe('codes/price-kind.csv');
  });

  test('a code given twice for the same day', () => {
    const problems = problemsWith('codes/price-kind.csv', (text) => `${text}A,Trùng,Twice\n`);
    expect(places(problems)).toEqual(['codes/price-kind.csv:6:1']);
  });

  test('a legal basis of a refusal that nobody makes', () => {
    const problems = problemsWith('legal-bases.csv', (text) => text.replace('\nHS-001,', '\nHS-999,'));
    expect(problems.map(({ message }) => message)).toEqual(['subject: "HS-999" is not told with a legal basis']);
    expect(places(problems)[0]).toMatch(/^legal-bases\.csv:\d+:1$/);
  });

  test('a day that is no day, and a last day before the first', () => {
    const wrong = problemsWith('rates/exchange-rates.csv', replaceLine(2, '2025-12-29', '2025-02-30'));
    expect(places(wrong)).toEqual(['rates/exchange-rates.csv:2:11']);
    const backwards = problemsWith('rates/exchange-rates.csv', replaceLine(2, '2026-01-04', '2025-12-01'));
    expect(places(backwards)).toEqual(['rates/exchange-rates.csv:2:22']);
  });

  test('JSON that does not parse', () => {
    const unquoted = problemsWith('profile.json', (text) => text.replace('"VND"', 'VND'));
    expect(places(unquoted)).toEqual(['profile.json:7:15']);
    const cutOff = problemsWith('profile.json', (text) => text.slice(0, text.indexOf('"VND"')));
    expect(places(cutOff)).toEqual(['profile.json:7:15']);
    const trailing = problemsWith('profile.json', (text) => `${text}}`);
    expect(trailing).toHaveLength(1);
  });

  test('JSON of the wrong shape: the place of the value', () => {
    const problems = problemsWith('profile.json', (text) => text.replace('"VND"', '"dong"'));
    expect(places(problems)).toEqual(['profile.json:7:15']);
  });

  test('a member given twice', () => {
    const problems = problemsWith('profile.json', (text) =>
      text.replace('"code": "VN",', '"code": "VN",\n  "code": "LA",'),
    );
    expect(places(problems)).toEqual(['profile.json:3:3']);
  });

  test('a measure on a characteristic that does not exist', () => {
    const problems = problemsWith('tariff/excise.json', (text) =>
      text.replace('"characteristic": "SUGAR_G_100ML"', '"characteristic": "SWEETNESS"'),
    );
    expect(problems[0]?.message).toContain('SWEETNESS');
    expect(problems[0]?.file).toBe('tariff/excise.json');
    expect(problems[0]?.line).toBeGreaterThan(100);
  });

  test('a file that is not listed twice, not missing and not something else', () => {
    const withoutUnits = countryFilesOf(
      Object.fromEntries(Object.entries(texts).filter(([path]) => path !== 'codes/unit.csv')),
    );
    expect(withoutUnits.ok ? [] : withoutUnits.error.map(({ file }) => file)).toEqual(['codes/unit.csv']);
  });

  test('all problems of all files come at once', () => {
    const files = countryFilesOf({
      ...texts,
      'codes/price-kind.csv': `${texts['codes/price-kind.csv']}too,many,cells,here\n`,
      'codes/cargo-class.csv': `${texts['codes/cargo-class.csv']}?,Lạ,Strange\n`,
    });
    const country = files.ok ? compileCountry(files.value) : files;
    expect(country.ok ? [] : country.error.map(({ file }) => file).toSorted()).toEqual([
      'codes/cargo-class.csv',
      'codes/price-kind.csv',
    ]);
  });
});

test('a country that names no legal bases has none, and is a country', () => {
  const manifest = (texts['pack.json'] ?? '').replace(/ {4}\{\s+"path": "legal-bases\.csv"[^}]+\},\n/, '');
  const files = countryFilesOf({ ...texts, 'pack.json': manifest });
  const country = files.ok ? compileCountry(files.value) : files;
  if (!country.ok) throw new Error(problemReport(vietnam, country.error));
  expect(manifest).not.toContain('legal-bases');
  expect(country.value.reference.legalBases.basisOn('HS-001', plainDate('2026-11-21'))).toBeUndefined();
});

describe('a country on disk', () => {
  test('the version is the content: the same files give the same, one changed letter another', async () => {
    await cp(vietnam, folder, { recursive: true });
    const first = await loadCountry(folder);
    const note = join(folder, 'codes/price-kind.csv');
    await writeFile(note, (await readFile(note, 'utf8')).replace('Payable', 'To be paid'));
    const second = await loadCountry(folder);
    const original = await loadCountry(vietnam);
    if (!first.ok || !second.ok || !original.ok) throw new Error('loads');
    expect(first.value.pack.version).toBe(original.value.pack.version);
    expect(second.value.pack.version).not.toBe(original.value.pack.version);
    expect(original.value.pack.version).toMatch(/^vn-[0-9a-f]{32}$/);
  });

  test('bytes that are not UTF-8 are refused', async () => {
    await writeFile(join(folder, 'codes/price-kind.csv'), Buffer.from([0x63, 0xff, 0xfe]));
    const country = await loadCountry(folder);
    expect(country.ok ? [] : country.error.map(({ file }) => file)).toEqual(['codes/price-kind.csv']);
  });

  test('a folder without a manifest says so', async () => {
    const country = await loadCountry(join(folder, 'nowhere'));
    expect(country.ok ? [] : places(country.error)).toEqual(['pack.json:1:1']);
  });
});
