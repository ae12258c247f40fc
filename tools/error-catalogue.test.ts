import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { refusal } from '#core/declaration';
import { vietnamReference } from '#tests/support/reference';
import { CATALOGUE } from '#server/help';
import { ERRORS_FILE, errorsPage } from './error-catalogue.ts';

const root = path.resolve(import.meta.dirname, '..');

test('the reference page says what the catalogue says', () => {
  expect(readFileSync(path.join(root, ERRORS_FILE), 'utf8')).toBe(errorsPage(vietnamReference().legalBases));
});

test('the page holds every code', () => {
  const page = errorsPage(vietnamReference().legalBases);
  expect([...CATALOGUE].filter(([code]) => !page.includes(`### ${code} ·`))).toEqual([]);
});

describe('wording', () => {
  const texts = [...CATALOGUE].flatMap(([code, { label, message, fix }]) =>
    [label, message, fix].flatMap(({ vi, en }) => [
      { code, language: 'vi', text: vi },
      { code, language: 'en', text: en },
    ]),
  );
  test('says what happened and how to mend it, without blame or begging', () => {
    const banned = /\b(invalid|forbidden|please|oops|illegal|wrong|vui lòng|không hợp lệ|bị cấm|xin lỗi)\b/iu;
    expect(texts.filter(({ text }) => banned.test(text))).toEqual([]);
  });
  test('Vietnamese is stored NFC, and nothing is empty', () => {
    expect(texts.filter(({ text }) => text.trim() === '' || text !== text.normalize('NFC'))).toEqual([]);
  });
  test('both languages fill the same slots', () => {
    const slots = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].toSorted();
    for (const [code, { message, fix }] of CATALOGUE) {
      expect([code, slots(message.vi)]).toEqual([code, slots(message.en)]);
      expect([code, slots(fix.vi)]).toEqual([code, slots(fix.en)]);
    }
  });
});

describe('use', () => {
  const sources = ['core', 'messages', 'server'].flatMap((floor) =>
    readdirSync(path.join(root, 'src', floor), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !/(^|\/)refusals\.ts$/.test(file))
      .map((file) => readFileSync(path.join(root, 'src', floor, file), 'utf8')),
  );
  test('each code is raised somewhere', () => {
    const raised = new Set(sources.flatMap((source) => source.match(/'[A-Z]{2,4}-\d{3}'/g) ?? []));
    expect([...CATALOGUE.keys()].filter((code) => !raised.has(`'${code}'`))).toEqual([]);
  });
  test('declared data never brings control characters or a flood into a message', () => {
    const { message } = refusal('HS-001', { pointer: '' }, { value: `84\u0000\n${'9'.repeat(5000)}` });
    expect(message.en).toMatch(/^HS code “84··9+…” must have 8 digits$/);
    expect(message.en.length).toBeLessThan(120);
  });
});
