import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { CATALOGUE, ERROR_GROUPS } from './index.ts';
import { exampleValues } from './example-values.ts';
import { errorListPage } from './pages/error-list-page.ts';
import { errorPage, problemPage } from './pages/error-page.ts';

const BYTES_MAX = 20_000;
const LANGUAGES = ['vi', 'en'] as const;

/** The rule language has a page of its own, and no answer carries its codes as refusals. */
const ELSEWHERE = /^CEL-/;

test('each code that the program raises has its page', () => {
  const root = path.resolve(import.meta.dirname, '../..');
  const raised = ['core', 'messages', 'server'].flatMap((floor) =>
    readdirSync(path.join(root, floor), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
      .flatMap((file) => readFileSync(path.join(root, floor, file), 'utf8').match(/'[A-Z]{2,4}-\d{3}'/g) ?? []),
  );
  const codes = [...new Set(raised.map((quoted) => quoted.slice(1, -1)))].filter((code) => !ELSEWHERE.test(code));
  expect(codes.filter((code) => !CATALOGUE.has(code)).filter((code) => code !== 'SHA-256')).toEqual([]);
});

test('each code belongs to a group that says why, and no group is empty', () => {
  const prefixes = new Set([...CATALOGUE.keys()].map((code) => code.split('-')[0]));
  expect(prefixes).toEqual(new Set(ERROR_GROUPS.map(({ prefix }) => prefix)));
});

describe.each(LANGUAGES)('in %s', (language) => {
  test('the example on a page has no slot left open', () => {
    const open = [...CATALOGUE].filter(([code, rule]) =>
      /\{\w+\}/.test(errorPage(code, rule, language, {}).replace(/<style>.*<\/style>/s, '')),
    );
    expect(open.map(([code]) => code)).toEqual([]);
  });
  test('a page is small, and nothing in it runs', () => {
    const pages = [
      ...[...CATALOGUE].map(([code, rule]) => errorPage(code, rule, language, { legalBasis: 'Điều 1' })),
      problemPage('validation', language),
    ];
    expect(pages.filter((page) => page.length > BYTES_MAX || page.includes('<script'))).toEqual([]);
  });
  test('the list leads to every page', () => {
    const list = errorListPage(language);
    expect([...CATALOGUE.keys()].filter((code) => !list.includes(`/help/errors/${code}?lang=${language}`))).toEqual([]);
  });
});

test('the legal basis stands on the page and in its example', () => {
  const rule = CATALOGUE.get('HS-001');
  const page = rule && errorPage('HS-001', rule, 'en', { legalBasis: 'Article 7 of a law' });
  expect(page?.split('Article 7 of a law')).toHaveLength(3);
  expect(page).not.toContain('illustrative');
});

test('an article that was written from memory says so, on the page and in its example', () => {
  const rule = CATALOGUE.get('HS-001');
  const page = rule && errorPage('HS-001', rule, 'en', { legalBasis: 'Article 7', legalBasisIllustrative: true });
  expect(page).toContain('Article 7 (illustrative, to be compared with the text of the law)');
  expect(page).toContain('legalBasisIllustrative');
});

test('a value stands for what the group is about', () => {
  expect(exampleValues('HS-001')['value']).toBe('3004909');
});
