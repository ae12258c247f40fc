import { describe, expect, test } from 'vitest';
import { filled } from './fill.ts';

describe('filling', () => {
  test('goes on with numbers that rise by one step, exactly', () => {
    expect(filled(['0.1', '0.2'], 3, 'decimal')).toEqual(['0.3', '0.4', '0.5']);
    expect(filled(['10', '7'], 2, 'decimal')).toEqual(['4', '1']);
  });
  test('repeats a single cell, and cells without one step', () => {
    expect(filled(['5'], 2, 'decimal')).toEqual(['5', '5']);
    expect(filled(['1', '2', '4'], 4, 'decimal')).toEqual(['1', '2', '4', '1']);
    expect(filled(['1', ''], 2, 'decimal')).toEqual(['1', '']);
  });
  test('never makes the next tariff code out of two', () => {
    expect(filled(['84713020', '84713090'], 3, 'code')).toEqual(['84713020', '84713090', '84713020']);
  });
  test('counts on what stands at the end of a text, with its noughts', () => {
    expect(filled(['CTN-08', 'CTN-09'], 2, 'text')).toEqual(['CTN-10', 'CTN-11']);
    expect(filled(['Áo', 'Quần'], 3, 'text')).toEqual(['Áo', 'Quần', 'Áo']);
  });
  test('goes on with days over the end of a month', () => {
    expect(filled(['2026-02-27', '2026-02-28'], 1, 'date')).toEqual(['2026-03-01']);
  });
});
