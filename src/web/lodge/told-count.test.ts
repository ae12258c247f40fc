import { expect, test } from 'vitest';
import type { Refusal } from '#core/kernel';
import { toldCount } from './told-count.ts';

const said = { vi: 'x', en: 'x' };
const found = (code: string): Refusal => ({
  code,
  pointer: '',
  severity: 'error',
  label: said,
  message: said,
  fix: said,
});

test('what is counted are things to correct, and it is said where more were found than are told', () => {
  const all = [found('HS-001'), found('HS-002')];
  expect(toldCount(all, all)).toEqual({ count: 2, isAtLeast: false });
  const cut = [...all, found('DEC-015')];
  expect(toldCount(cut, cut)).toEqual({ count: 2, isAtLeast: true });
  expect(toldCount(all.slice(1), cut)).toEqual({ count: 1, isAtLeast: true });
});
