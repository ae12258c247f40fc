import { describe, expect, test } from 'vitest';
import { assert, unreachable } from './assert.ts';
import { errorsOf, refusalFrom, type Refusal, type RefusalRule } from './refusal.ts';
import { err, ok, type Result } from './result.ts';

const refusal = (code: string, severity: Refusal['severity']): Refusal => ({
  code,
  pointer: '',
  severity,
  label: { vi: 'Nhãn', en: 'Label' },
  message: { vi: 'Lời', en: 'Words' },
  fix: { vi: 'Cách sửa', en: 'What to do' },
});

describe('expected outcomes', () => {
  test('only errors stand in the way; warnings keep their place among them', () => {
    const found = [refusal('A', 'warning'), refusal('B', 'error'), refusal('C', 'error')];
    expect(errorsOf(found).map(({ code }) => code)).toEqual(['B', 'C']);
    expect(errorsOf([])).toEqual([]);
  });

  test('a result holds a value or a refusal, and says which', () => {
    const read = (result: Result<number, string>): string =>
      result.ok ? `value ${result.value}` : `refused ${result.error}`;
    expect([read(ok(1)), read(err('no'))]).toEqual(['value 1', 'refused no']);
  });
});

describe('a refusal from a catalogue', () => {
  const label = { vi: 'Nhãn', en: 'Label' };
  const catalogue = {
    'TOY-001': { label, message: { vi: '“{value}” lạ', en: '“{value}” is strange' }, fix: { vi: '{a}', en: '{b}' } },
    'TOY-002': { severity: 'warning', label, message: { vi: 'Lời', en: 'Words' }, fix: { vi: 'Sửa', en: 'Mend' } },
  } as const satisfies Readonly<Record<string, RefusalRule>>;

  test('is an error unless the catalogue says otherwise', () => {
    expect(refusalFrom(catalogue, 'TOY-001', '/a').severity).toBe('error');
    expect(refusalFrom(catalogue, 'TOY-002', '/a')).toEqual({
      code: 'TOY-002',
      pointer: '/a',
      ...catalogue['TOY-002'],
    });
  });

  test('says what was declared, or its name in each language; what nobody filled stays as it is', () => {
    const made = refusalFrom(catalogue, 'TOY-001', '', { value: { vi: 'Gạo', en: 'Rice' }, a: '7' });
    expect([made.message, made.fix]).toEqual([
      { vi: '“Gạo” lạ', en: '“Rice” is strange' },
      { vi: '7', en: '{b}' },
    ]);
  });
});

describe('bugs', () => {
  test('a broken invariant throws and says what was broken', () => {
    expect(() => assert(0, 'zero is true')).toThrow('Invariant broken: zero is true');
    expect(() => assert('x', 'a text is true')).not.toThrow();
  });

  test('a case that can not be says which it was, and nothing of what it holds', () => {
    // What the compiler rules out can still come out of a journal that another version wrote.
    const said = (value: unknown) => () => unreachable(value as never);
    expect(said('x')).toThrow('Unreachable: x');
    expect(said(1n)).toThrow('Unreachable: 1');
    expect(said(Symbol('s'))).toThrow('Unreachable: Symbol(s)');
    expect(said(undefined)).toThrow('Unreachable: undefined');
    expect(said({ type: 'Renamed', payerName: 'secret' })).toThrow(/^Unreachable: Renamed$/);
    expect(said({ kind: 'new', text: 'secret' })).toThrow(/^Unreachable: new$/);
    expect(said(['secret'])).toThrow(/^Unreachable: an object$/);
  });
});
