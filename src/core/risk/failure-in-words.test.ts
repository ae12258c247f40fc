import { expect, test } from 'vitest';
import { failureInWords } from './failure-in-words.ts';

test('a fact that was not there is named as its author wrote it and in words, with what to write before it', () => {
  expect(failureInWords({ code: 'absent', subject: 'line.netMassKg' })).toEqual({
    vi: 'Tờ khai không có line.netMassKg (Trọng lượng tịnh); viết has(line.netMassKg) && … phía trước',
    en: 'The declaration has no line.netMassKg (Net mass); write has(line.netMassKg) && … before it',
  });
});

test('arithmetic that fails is told without a name, for it has none', () => {
  for (const code of ['overflow', 'division-by-zero'] as const)
    expect(failureInWords({ code, subject: 'int' }).en).not.toMatch(/int\b|\{/);
});
