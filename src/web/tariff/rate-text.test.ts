import { expect, test } from 'vitest';
import { rateText } from './rate-text.ts';

const comma = (text: string) => text.replace('.', ',');

test('a percentage gets its sign, and its exclusions are left to the line below', () => {
  expect(rateText('6.2', comma)).toBe('6,2 %');
  expect(rateText('0 (-LA, MM)', comma)).toBe('0 %');
});

test('a rate that is more than a percentage stands as printed', () => {
  expect(rateText('10/8', comma)).toBe('10/8');
  expect(rateText('17000/kg', comma)).toBe('17000/kg');
});
