import { POLICY } from '#core/access';
import { expect, test } from 'vitest';
import { auditWords } from './audit-words.ts';

const LOOKS = Object.keys(POLICY).filter((action) => /\.read/.test(action));

test.each(LOOKS)('that somebody looked (%s) is told in words of both languages', (action) => {
  for (const language of ['vi', 'en'] as const) expect(auditWords(action, language)).not.toBe(action);
});
