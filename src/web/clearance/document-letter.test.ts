import { documentLetter } from './document-letter.ts';
import { expect, test } from 'vitest';

test('the letter names the document and the declaration in both languages, and fits into its field', () => {
  const letter = documentLetter('100000000460', { vi: 'Giấy chứng nhận xuất xứ', en: 'Certificate of origin' });
  for (const part of [
    'Giấy chứng nhận xuất xứ',
    'Certificate of origin',
    'tờ khai 100000000460',
    'declaration 100000000460',
  ])
    expect(letter).toContain(part);
  const long = documentLetter('100000000460', { vi: 'a'.repeat(400), en: 'b'.repeat(400) });
  expect(long.length).toBeLessThanOrEqual(500);
});
