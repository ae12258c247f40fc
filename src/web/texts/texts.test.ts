import { describe, expect, test } from 'vitest';
import { en } from './en/index.ts';
import { vi } from './vi/index.ts';

const placeholders = (text: string): readonly string[] =>
  [...text.matchAll(/\{(\w+)/g)].map((match) => match[1] ?? '').filter((name) => name !== '' && !/^\d/.test(name));

describe('texts', () => {
  test('both languages have the same keys', () => {
    expect(Object.keys(en).toSorted()).toEqual(Object.keys(vi).toSorted());
  });

  test('a text names the same values in both languages', () => {
    const names = (text: string) =>
      [...new Set(placeholders(text))]
        .filter(
          (name) => !['thing', 'things', 'line', 'lines', 'case', 'cases'].includes(name) || text.includes(`{${name}}`),
        )
        .toSorted();
    const differing = Object.entries(vi).filter(([key, text]) => {
      const other: string = en[key as keyof typeof en];
      return names(text).join() !== names(other).join();
    });
    expect(differing).toEqual([]);
  });

  test('no text is empty, unnormalised or blames the reader', () => {
    for (const texts of [vi, en]) {
      for (const [key, text] of Object.entries(texts)) {
        expect(text.trim(), key).not.toBe('');
        expect(text.normalize('NFC'), key).toBe(text);
        expect(text, key).not.toMatch(/\b(invalid|forbidden|please|oops|không hợp lệ|vui lòng)\b/i);
      }
    }
  });
});
