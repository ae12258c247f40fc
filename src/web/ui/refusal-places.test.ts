import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fieldOf, refusedAt, withoutName } from './refusal-places.ts';

const FIELDS = ['plannedAt', 'place', 'lines', 'name'] as const;
const at = (pointer: string) => ({ pointer });

describe('what is refused of a form', () => {
  test.each([
    ['/plannedAt', 'plannedAt'],
    ['/order/plannedAt', 'plannedAt'],
    ['/lines/3', 'lines'],
    ['/content/lines/0/name', 'name'],
    ['', undefined],
    ['/number', undefined],
    ['/plannedAtAll', undefined],
  ])('%s stands at %s', (pointer, field) => {
    expect(fieldOf(at(pointer), FIELDS)).toBe(field);
  });

  test('is told once: at one field, or above the form', () => {
    const part = fc.constantFrom<string>(...FIELDS, 'order', '0', 'other');
    fc.assert(
      fc.property(fc.array(part, { maxLength: 5 }), (parts) => {
        const refusal = at(parts.map((each) => `/${each}`).join(''));
        const told = FIELDS.filter((field) => refusedAt([refusal], field, FIELDS).length > 0);
        expect(told.length).toBe(fieldOf(refusal, FIELDS) === undefined ? 0 : 1);
      }),
    );
  });

  test('stands at the line that it is about', () => {
    const refusals = [at('/content/lines/0/name'), at('/content/lines/1/name')];
    expect(refusedAt(refusals, '/content/lines/1/name', FIELDS)).toEqual([refusals[1]]);
  });

  test('does not repeat the name that programs use', () => {
    expect(withoutName('“reason” has to say something')).toBe('Has to say something');
    expect(withoutName('“1 Jan 2099” is no day')).toBe('“1 Jan 2099” is no day');
    expect(withoutName('“reason” phải nêu bằng lời')).toBe('Phải nêu bằng lời');
  });
});
