import type { AssignmentCause } from '#core/declaration';
import type { Json } from '#core/kernel';
import { describe, expect, test } from 'vitest';
import { assignedBecause } from './assigned-because.ts';

const CAUSES: readonly AssignmentCause[] = [
  { kind: 'unheld', openCases: 3 },
  { kind: 'holderAway' },
  { kind: 'holderTied' },
];
const assigned = (data: { readonly reason: string; readonly because?: AssignmentCause }): Json => ({
  officerId: 'a',
  ...data,
});

describe('why a case was given out by the house itself', () => {
  test.each(CAUSES)(
    'is told in both languages ($kind), and of what was written before the cause was kept too',
    (cause) => {
      const words = assignedBecause(assigned({ reason: '', because: cause }));
      expect(words?.en).not.toBe('');
      expect(words?.en).not.toBe(words?.vi);
      expect(assignedBecause(assigned({ reason: words?.vi ?? '' }))).toEqual(words);
    },
  );

  test('leaves the words of a leader as they were written', () => {
    expect(assignedBecause(assigned({ reason: 'chia việc' }))).toBeUndefined();
    expect(assignedBecause(assigned({ reason: 'Phân công tự động' }))).toBeUndefined();
  });
});
