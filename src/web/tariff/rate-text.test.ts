import { expect, test } from 'vitest';
import { rateText, withUnitNames } from './rate-text.ts';

const comma = (text: string) => text.replace('.', ',');

test('a percentage gets its sign, and its exclusions are left to the line below', () => {
  expect(rateText('6.2', comma)).toBe('6,2 %');
  expect(rateText('0 (-LA, MM)', comma)).toBe('0 %');
});

test('a rate that is more than a percentage stands as printed', () => {
  expect(rateText('10/8', comma)).toBe('10/8');
  expect(rateText('17000/kg', comma)).toBe('17000/kg');
});

test('a unit is named in words where its code is known, and stays where it is not', () => {
  const names = new Map([
    ['LTR', 'Lít'],
    ['PCE', 'Cái, chiếc'],
  ]);
  const named = (text: string) => withUnitNames(text, (code) => names.get(code) ?? code);
  expect(named('2.000 VND/LTR')).toBe('2.000 VND/lít');
  expect(named('75 % + 20.000 VND/PCE')).toBe('75 % + 20.000 VND/cái');
  expect(named('5 USD/XYZ')).toBe('5 USD/XYZ');
});
