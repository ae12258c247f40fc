import { describe, expect, test } from 'vitest';
import { instant, plainDate } from '#core/kernel';
import { compileOrigin, type OriginKnowledge } from './compile-origin.ts';
import type { OriginRecords, OriginRuleRecord, OriginTermsRecord } from './origin-records.ts';

const dated = {
  validFrom: plainDate('2026-01-01'),
  validTo: null,
  knownFrom: instant('2025-12-01T00:00:00Z'),
  place: { file: 'rules.json', line: 3 },
};
const rule = (
  id: string,
  codePrefixes: readonly string[],
  changes: Partial<OriginRuleRecord> = {},
): OriginRuleRecord => ({
  ...dated,
  id,
  agreements: ['ATIGA'],
  codePrefixes,
  options: [[{ kind: 'value-content', atLeast: '40' }]],
  legalBasis: 'An annex',
  illustrative: true,
  ...changes,
});
const terms = (changes: Partial<OriginTermsRecord> = {}): OriginTermsRecord => ({
  ...dated,
  agreement: 'ATIGA',
  forms: [],
  cumulation: { kind: 'parties', partialFrom: null, extended: [] },
  transport: { vi: 'Vận chuyển thẳng', en: 'Direct' },
  valueBasis: 'fob',
  methods: ['build-down'],
  tolerances: [],
  lateClaim: null,
  legalBasis: 'An act',
  illustrative: true,
  ...changes,
});
const knows: OriginKnowledge = {
  code: (_list, code) => ['ATIGA', 'RCEP', 'KR'].includes(code),
  codePrefix: (prefix) => ['61', '6109', '610910', '60'].includes(prefix),
};
const compile = (records: Partial<OriginRecords>, knownAt?: string) =>
  compileOrigin({ terms: [], rules: [], ...records }, knows, knownAt === undefined ? undefined : instant(knownAt));
const DAY = plainDate('2026-05-01');

describe('rules', () => {
  test('the longest prefix counts, then the general rule, and no agreement borrows from another', () => {
    const rules = [
      rule('GENERAL', ['*']),
      rule('KNITTED', ['61']),
      rule('SHIRTS', ['6109'], { agreements: ['ATIGA', 'RCEP'] }),
    ];
    const { origin, problems } = compile({ rules });
    const found = (agreement: string, code: string) => origin.ruleFor(agreement, code, DAY)?.id;
    expect(problems).toEqual([]);
    expect([found('ATIGA', '61091010'), found('ATIGA', '61101100'), found('ATIGA', '87032363')]).toEqual([
      'SHIRTS',
      'KNITTED',
      'GENERAL',
    ]);
    expect([found('RCEP', '61091010'), found('RCEP', '61101100'), found('OTHER', '61091010')]).toEqual([
      'SHIRTS',
      undefined,
      undefined,
    ]);
  });

  test('a rule holds on its days and from when it was known; where it ends a wider one takes its place', () => {
    const rules = [
      rule('GENERAL', ['*']),
      rule('OLD', ['61'], { validTo: plainDate('2026-06-30') }),
      rule('CORRECTED', ['61'], { validTo: plainDate('2026-06-30'), knownFrom: instant('2026-04-01T00:00:00Z') }),
    ];
    const found = (day: string, knownAt?: string) =>
      compile({ rules }, knownAt).origin.ruleFor('ATIGA', '61091010', plainDate(day))?.id;
    expect(found('2026-06-30')).toBe('CORRECTED');
    expect(found('2026-06-30', '2026-03-31T00:00:00Z')).toBe('OLD');
    expect(found('2026-07-01')).toBe('GENERAL');
    expect(found('2025-12-31')).toBeUndefined();
  });

  test('what points at nothing, or is said twice for a day, is a problem with its place', () => {
    const rules = [
      rule('A', ['61', '9999']),
      rule('B', ['61'], { agreements: ['NOWHERE', 'ATIGA'], place: { file: 'rules.json', line: 9 } }),
      rule('C', ['6109'], {
        options: [
          [
            { kind: 'tariff-change', level: 'heading', except: ['9998'] },
            { kind: 'originating-materials', codePrefixes: ['9997'] },
            { kind: 'foreign-share', atMost: '5', of: 'value', codePrefixes: ['9996'] },
          ],
        ],
        place: { file: 'rules.json', line: 12 },
      }),
    ];
    const { problems } = compile({ rules });
    expect(problems.map(({ place, field }) => [place.line, field])).toEqual([
      [3, 'codePrefixes'],
      [9, 'agreements'],
      [12, 'options'],
      [12, 'options'],
      [12, 'options'],
      [9, 'codePrefixes'],
    ]);
  });
});

describe('terms', () => {
  test('hold on their days, with decimals for percentages', () => {
    const tolerances = [{ codePrefixes: ['61'], percent: '7.5', of: 'weight' } as const];
    const { origin, problems } = compile({ terms: [terms({ tolerances })] });
    expect(problems).toEqual([]);
    expect(origin.termsOn('ATIGA', DAY)?.tolerances[0]?.percent).toEqual({ units: 75n, scale: 1 });
    expect(origin.termsOn('ATIGA', plainDate('2025-12-31'))).toBeUndefined();
    expect(origin.termsOn('RCEP', DAY)).toBeUndefined();
    expect(Object.isFrozen(origin.termsOn('ATIGA', DAY)?.tolerances)).toBe(true);
  });

  test('unknown agreements, partners and headings are problems', () => {
    const extended = [{ partners: ['XX'], materialPrefixes: ['9999'], productPrefixes: ['61'] }];
    const wrong = terms({
      agreement: 'NOWHERE',
      cumulation: { kind: 'parties', partialFrom: '20', extended },
      tolerances: [{ codePrefixes: ['9998'], percent: '10', of: 'value' }],
    });
    expect(compile({ terms: [wrong, terms(), terms()] }).problems.map(({ field }) => field)).toEqual([
      'agreement',
      'extended',
      'extended',
      'tolerances',
      'agreement',
    ]);
  });
});
