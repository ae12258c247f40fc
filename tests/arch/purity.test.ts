import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** Source files of the repository, tests and fixtures aside, as `[path, text]`. */
function sources(pattern: string): readonly (readonly [string, string])[] {
  return globSync(pattern, { cwd: ROOT })
    .filter((file) => !/\.test\.tsx?$/.test(file))
    .map((file) => [file, readFileSync(path.join(ROOT, file), 'utf8')] as const);
}

function linesMatching(pattern: RegExp, files: ReturnType<typeof sources>): readonly string[] {
  return files.flatMap(([file, text]) =>
    text.split('\n').flatMap((line, index) => (pattern.test(line) ? [`${file}:${index + 1} ${line.trim()}`] : [])),
  );
}

test('the pure floors never ask what time it is', () => {
  expect(
    linesMatching(
      /\bnew Date\(\s*\)|[^.\w]Date\(\)|\bDate\.now\b|\bperformance\.now\b|\bTemporal\.Now\b/,
      sources('src/{core,messages}/**/*.ts'),
    ),
  ).toEqual([]);
});

test('the pure floors never draw at random', () => {
  expect(
    linesMatching(/\bMath\.random\b|\brandomUUID\b|\bgetRandomValues\b/, sources('src/{core,messages}/**/*.ts')),
  ).toEqual([]);
});

test('no import climbs out of its room: other rooms are reached by #name', () => {
  expect(linesMatching(/from '(?:\.\.\/){2,}/, sources('src/**/*.{ts,tsx}'))).toEqual([]);
});

test('a room of the server keeps its SQL files beside its code, numbered', () => {
  const misplaced = globSync('src/**/*.sql', { cwd: ROOT }).filter(
    (file) =>
      !/^src\/server\/(?:platform\/)?[a-z-]+\/migrations\/\d{4}_[a-z0-9_]+\.sql$/.test(file.split(path.sep).join('/')),
  );
  expect(misplaced).toEqual([]);
});

test('nothing that the program says or does names a country or its laws: they are data', () => {
  const said = sources('src/**/*.{ts,tsx}').map(
    ([file, text]) =>
      [file, text.replace(/\/\*[^]*?\*\/|\/\/ .*$/gm, (comment) => comment.replace(/[^\n]/g, ''))] as const,
  );
  const law =
    /\d+\/(?:\d{4}\/)?(?:TT-|NĐ-|QĐ-|NQ-|QH\d|UBTVQH\d)|\b(?:in Vietnam|Vietnam’s|VNACCS)\b|'VN'|ở Việt Nam|tại Việt Nam/u;
  for (const text of ['38/2015/TT-BTC', '08/2015/NĐ-CP', '1357/QĐ-TCHQ', '54/2014/QH13', 'made in Vietnam'])
    expect(law.test(text), text).toBe(true);
  expect(linesMatching(law, said)).toEqual([]);
});
