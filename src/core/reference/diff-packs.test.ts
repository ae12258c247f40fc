import { describe, expect, test } from 'vitest';
import { instant, plainDate } from '#core/kernel';
import { CODE_LISTS, type CodeRecord, type CodeRecords } from '#core/codes';
import type { CountryPack } from './country-pack.ts';
import { diffPacks, DIFF_SAMPLES_MAX } from './diff-packs.ts';

const code = (value: string, english: string, line = 2): CodeRecord => ({
  code: value,
  name: { vi: value, en: english },
  attributes: {},
  validFrom: plainDate('2026-03-01'),
  validTo: null,
  knownFrom: instant('2026-02-01T00:00:00Z'),
  place: { file: 'codes.csv', line },
});

const packWith = (units: readonly CodeRecord[]): CountryPack => ({
  version: 'xx',
  profile: {
    code: 'XX',
    name: { vi: 'X', en: 'X' },
    currency: 'XXX',
    zoneOffsetMinutes: 0,
    taxRounding: { scale: 0, mode: 'half-up' },
    declarationNumber: { import: '1', export: '3', runningDigits: 10 },
    calculatorTypeCode: 'A11',
    invoiceTolerance: '1',
    preRegistrationDays: 7,
    lowValueMax: '1000000',
  },
  workingTime: [],
  specialDays: [],
  codes: { ...(Object.fromEntries(CODE_LISTS.map((list) => [list, []])) as unknown as CodeRecords), unit: units },
  exchangeRates: [],
  tariff: {
    words: { shareOfMfn: '', outOfQuota: '', notLessThan: 'at least', notMoreThan: 'at most', elsewhere: [], none: [] },
    chapters: [],
    headings: [],
    sections: [],
    synonyms: [],
    notes: [],
    lines: [],
    units: [],
    vat: [],
    preferences: [],
    measures: [],
    policies: [],
    controlDocuments: [],
    agreements: [],
  },
  origin: { terms: [], rules: [] },
  legalBases: [],
});

describe('what a publication changes', () => {
  test('a pack does not differ from itself, wherever its records stand', () => {
    const moved = diffPacks(packWith([code('KGM', 'Kilogram', 2)]), packWith([code('KGM', 'Kilogram', 9)]));
    expect(moved).toEqual({ sections: [], firstDayAffected: null, samples: [] });
  });

  test('records that came, went and changed are told apart, with the first day they affect', () => {
    const before = packWith([code('A', 'gone'), code('B', 'before')]);
    const after = packWith([code('B', 'after'), { ...code('C', 'new'), validFrom: plainDate('2026-01-01') }]);
    const { sections, firstDayAffected, samples } = diffPacks(before, after);
    expect(sections).toEqual([{ section: 'unit', added: 1, removed: 1, changed: 1 }]);
    expect(firstDayAffected).toBe('2026-01-01');
    expect(samples.map(({ change }) => change).toSorted()).toEqual(['added', 'changed', 'removed']);
  });

  test('the samples stay few however much changes', () => {
    const many = Array.from({ length: 500 }, (_, index) => code(`U${index}`, 'new'));
    const { sections, samples } = diffPacks(undefined, packWith(many));
    expect(sections).toEqual([{ section: 'unit', added: 500, removed: 0, changed: 0 }]);
    expect(samples).toHaveLength(DIFF_SAMPLES_MAX);
  });
});
