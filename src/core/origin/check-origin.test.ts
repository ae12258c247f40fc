import { describe, expect, test } from 'vitest';
import { decimal, decimalText, explanationLines, plainDate } from '#core/kernel';
import { checkOrigin } from './check-origin.ts';
import type { OriginLaw } from './origin-finding.ts';
import type { OriginTerms, Requirement, RuleOption } from './origin.ts';
import type { Material, Product, ProductCosts } from './product.ts';
import { contentPercent } from './value-content.ts';

const FROM = plainDate('2026-01-01');
const PARTIES = ['TH', 'MY', 'VN'];

const terms = (changes: Partial<OriginTerms> = {}): OriginTerms => ({
  agreement: 'TEST',
  forms: [],
  cumulation: { kind: 'parties', partialFrom: null, extended: [] },
  transport: { vi: 'Vận chuyển thẳng', en: 'Direct' },
  valueBasis: 'fob',
  methods: ['build-down', 'build-up'],
  tolerances: [],
  lateClaim: null,
  legalBasis: 'An act',
  illustrative: true,
  validFrom: FROM,
  validTo: null,
  ...changes,
});

const law = (options: readonly RuleOption[], changes: Partial<OriginTerms> = {}): OriginLaw => ({
  terms: terms(changes),
  rule: {
    id: 'RULE',
    agreement: 'TEST',
    codePrefix: '',
    options,
    legalBasis: 'An annex',
    illustrative: true,
    validFrom: FROM,
    validTo: null,
  },
  parties: PARTIES,
});

const rvc = (percent: string): Requirement => ({ kind: 'value-content', atLeast: decimal(percent) });
const cth: Requirement = { kind: 'tariff-change', level: 'heading', except: [] };
const maxForeign = (percent: string): Requirement => ({
  kind: 'foreign-share',
  atMost: decimal(percent),
  of: 'value',
  codePrefixes: [],
});

const foreign = (code: string, value: string, facts: Partial<Material> = {}): Material => ({
  code,
  value: decimal(value),
  originCountry: 'US',
  ...facts,
});
const own = (code: string, value: string, originCountry = 'TH'): Material => ({
  code,
  value: decimal(value),
  originCountry,
  originating: true,
});
const product = (code: string, facts: Partial<Product> = {}): Product => ({
  code,
  originCountry: 'TH',
  onlyMinimalWork: false,
  ...facts,
});
const costs = (amounts: Readonly<Record<string, string>>): ProductCosts =>
  Object.fromEntries(Object.entries(amounts).map(([cost, amount]) => [cost, decimal(amount)]));
const percents = (finding: ReturnType<typeof checkOrigin>) =>
  finding.contents.map((content) => [content.method, decimalText(contentPercent(content))]);

describe('regional value content, worked by hand', () => {
  const materials = [foreign('85340000', '300'), foreign('85423100', '260'), own('39269099', '90', 'MY')];

  test('build-down and build-up agree where the costs add up to the price', () => {
    // Foreign: 300 + 260 = 560.   Build-down: (1000 − 560) ÷ 1000 = 44 %.
    // Build-up: 90 + 120 labour + 80 overhead + 50 other + 100 profit = 440;  440 ÷ 1000 = 44 %.   90 + 350 + 560 = 1000.
    const finding = checkOrigin(
      law([[rvc('40')]]),
      product('85171300'),
      materials,
      costs({ fob: '1000', labour: '120', overhead: '80', other: '50', profit: '100' }),
    );
    expect(percents(finding)).toEqual([
      ['build-down', '44'],
      ['build-up', '44'],
    ]);
    expect(finding.verdict).toBe('originating');
  });

  test('a content exactly at its threshold is enough, a hair below it is not, and is not shown as if it were', () => {
    // (1000 − 600) ÷ 1000 = 40 % exactly.    (1000 − 600.001) ÷ 1000 = 39.9999 %, shown as 39.99.
    const at = (value: string) =>
      checkOrigin(law([[rvc('40')]]), product('85171300'), [foreign('85340000', value)], costs({ fob: '1000' }));
    expect([at('600').verdict, percents(at('600'))]).toEqual(['originating', [['build-down', '40']]]);
    expect([at('600.001').verdict, percents(at('600.001'))]).toEqual(['not', [['build-down', '39.99']]]);
  });

  test('one way of working it out is enough', () => {
    // Build-down: (100 − 70) ÷ 100 = 30 %.   Build-up: (10 + 35) ÷ 100 = 45 %.
    const finding = checkOrigin(
      law([[rvc('40')]]),
      product('85171300'),
      [foreign('85340000', '70'), own('39269099', '10')],
      costs({ fob: '100', labour: '35' }),
    );
    expect([finding.verdict, percents(finding)]).toEqual([
      'originating',
      [
        ['build-down', '30'],
        ['build-up', '45'],
      ],
    ]);
  });

  test('foreign materials worth more than the product give a content below zero, not an error', () => {
    // (100 − 130) ÷ 100 = −30 %.
    const finding = checkOrigin(
      law([[rvc('40')]]),
      product('85171300'),
      [foreign('85340000', '130')],
      costs({ fob: '100' }),
    );
    expect([finding.verdict, percents(finding)]).toEqual(['not', [['build-down', '-30']]]);
  });

  test('without the price it stays open, and says what is wanted; a price of zero is none', () => {
    for (const amounts of [{}, { fob: '0' }, { exWorks: '1000' }]) {
      const finding = checkOrigin(law([[rvc('40')]]), product('85171300'), materials, costs(amounts));
      expect([finding.verdict, finding.missing]).toEqual(['undetermined', ['fob']]);
    }
  });

  test('work done in the parties on a foreign material counts from a fifth of it, or always, as the agreement says', () => {
    // Foreign 500. With 100 made in the parties (20 % of it): 400 foreign, (1000 − 400) ÷ 1000 = 60 %.
    // With 99 (19.8 %) nothing counts: 50 %; under full cumulation 401 stay foreign: 59.9 %. More than all of it is all of it.
    const content = (regional: string, cumulation: OriginTerms['cumulation']) =>
      percents(
        checkOrigin(
          law([[rvc('40')]], { cumulation }),
          product('85171300'),
          [foreign('85340000', '500', { regionalValue: decimal(regional) })],
          costs({ fob: '1000' }),
        ),
      )[0]?.[1];
    const partial = { kind: 'parties', partialFrom: decimal('20'), extended: [] } as const;
    const full = { kind: 'full', partialFrom: null, extended: [] } as const;
    const plain = { kind: 'parties', partialFrom: null, extended: [] } as const;
    expect([content('100', partial), content('99', partial), content('99', full)]).toEqual(['60', '50', '59.9']);
    expect([content('100', plain), content('700', full)]).toEqual(['50', '100']);
  });

  test('a cap on foreign materials is taken of the ex-works price where the agreement says so', () => {
    // Cars, at most 45 % of 20,000 ex works = 9,000.   8,000 + 1,000 = 9,000: just within.   9,000.5: 45.0025 %, shown as 45.01.
    const under = law([[maxForeign('45')]], { valueBasis: 'ex-works', methods: ['build-down'] });
    const car = (last: string) =>
      checkOrigin(
        under,
        product('87032363'),
        [foreign('84073474', '8000'), foreign('40111000', last)],
        costs({ exWorks: '20000', fob: '21000' }),
      );
    expect(car('1000').verdict).toBe('originating');
    expect(car('1000.5').verdict).toBe('not');
    expect(explanationLines(car('1000.5').explanation, 'en').join('\n')).toContain('9000.5 ÷ 20000 × 100 = 45.01 %');
  });
});

describe('change of code', () => {
  test('every foreign material has to come from another heading; originating ones may stay', () => {
    const check = (...materials: Material[]) => checkOrigin(law([[cth]]), product('94036090'), materials, {}).verdict;
    expect(check(foreign('44121000', '5'), own('94039990', '5'))).toBe('originating');
    expect(check(foreign('44121000', '5'), foreign('94039990', '5'))).toBe('not');
  });

  test('chapter, heading and subheading ask for two, four and six digits', () => {
    const at = (level: 'chapter' | 'heading' | 'subheading', code: string) =>
      checkOrigin(law([[{ kind: 'tariff-change', level, except: [] }]]), product('84713020'), [foreign(code, '5')], {})
        .verdict;
    expect([at('chapter', '8473'), at('heading', '8473'), at('subheading', '847170')]).toEqual([
      'not',
      'originating',
      'originating',
    ]);
    expect([at('heading', '847170'), at('subheading', '847130')]).toEqual(['not', 'not']);
  });

  test('a code too short for the question leaves it open', () => {
    const subheading: Requirement = { kind: 'tariff-change', level: 'subheading', except: [] };
    const finding = checkOrigin(law([[subheading]]), product('84713020'), [foreign('8471', '5')], {});
    expect([finding.verdict, finding.missing]).toEqual(['undetermined', ['material-code']]);
  });

  test.each<[string, Requirement]>([
    ['materials that have to originate', { kind: 'originating-materials', codePrefixes: ['080610', '200961'] }],
    ['what a change of heading leaves out', { kind: 'tariff-change', level: 'heading', except: ['200961'] }],
  ])('a code too short to tell %s leaves it open', (_name, requirement) => {
    const verdictWith = (code: string) =>
      checkOrigin(law([[requirement]]), product('22042111'), [foreign(code, '5')], {}).verdict;
    expect([verdictWith('2009'), verdictWith('200961'), verdictWith('200979')]).toEqual([
      'undetermined',
      'not',
      'originating',
    ]);
  });

  test('garments from foreign yarn originate, from foreign fabric they do not, and fabric of a named partner counts', () => {
    const doubleTransformation: RuleOption = [
      { kind: 'tariff-change', level: 'chapter', except: ['5208', '6006'], exceptName: { vi: 'vải', en: 'fabrics' } },
      { kind: 'process', process: 'making-up', name: { vi: 'May', en: 'Making up' } },
    ];
    const under = law([doubleTransformation], {
      cumulation: {
        kind: 'parties',
        partialFrom: null,
        extended: [{ partners: ['KR'], materialPrefixes: ['5208', '6006'], productPrefixes: ['61', '62'] }],
      },
    });
    const shirt = (code: string, ...materials: Material[]) =>
      checkOrigin(under, product(code, { processes: { 'making-up': true } }), materials, {}).verdict;
    expect(shirt('61091010', foreign('52051100', '2'))).toBe('originating');
    expect(shirt('61091010', foreign('60062200', '4'))).toBe('not');
    expect(shirt('61091010', own('60062200', '4', 'KR'))).toBe('originating');
    // The partner's buttons are not among the materials that count, nor are curtains among the products.
    expect(shirt('61091010', own('60062200', '4', 'KR'), own('61179000', '1', 'KR'))).toBe('not');
    expect(shirt('63039200', own('63079090', '4', 'KR'))).toBe('not');
  });
});

describe('tolerance', () => {
  const tenPercent = { codePrefixes: [], percent: decimal('10'), of: 'value' } as const;

  test('foreign materials of the same heading are forgiven up to a share of the price', () => {
    // 10 % of 1,000 = 100: parts of 100 pass, of 100.01 do not. What changes its heading does not count against it.
    const under = law([[cth]], { tolerances: [tenPercent] });
    const chair = (value: string) =>
      checkOrigin(
        under,
        product('94036090'),
        [foreign('94039990', value), foreign('44121000', '500')],
        costs({ fob: '1000' }),
      ).verdict;
    expect([chair('100'), chair('100.01')]).toEqual(['originating', 'not']);
  });

  test('by weight where the agreement says so for the chapter, and open while a weight is missing', () => {
    // 10 % of 2 kg = 0.2 kg.
    const byWeight = { codePrefixes: ['61'], percent: decimal('10'), of: 'weight' } as const;
    const under = law([[cth]], { tolerances: [tenPercent, byWeight] });
    const shirt = (weight: string | undefined, whole?: string) =>
      checkOrigin(
        under,
        product('61091010', whole === undefined ? {} : { weight: decimal(whole) }),
        [foreign('61091020', '900', weight === undefined ? {} : { weight: decimal(weight) })],
        costs({ fob: '1000' }),
      );
    expect([shirt('0.2', '2').verdict, shirt('0.21', '2').verdict]).toEqual(['originating', 'not']);
    for (const open of [shirt(undefined, '2'), shirt('0.2'), shirt('0.2', '0')])
      expect([open.verdict, open.missing]).toEqual(['undetermined', ['weight']]);
  });

  test('a cap on foreign materials knows no tolerance', () => {
    const under = law([[maxForeign('50')]], { tolerances: [tenPercent] });
    expect(checkOrigin(under, product('39012000'), [foreign('29012100', '51')], costs({ fob: '100' })).verdict).toBe(
      'not',
    );
  });
});

describe('verdict', () => {
  test('any option is enough, of one option all must be met', () => {
    const process: Requirement = {
      kind: 'process',
      process: 'distillation',
      name: { vi: 'Chưng cất', en: 'Distillation' },
    };
    const check = (options: readonly RuleOption[]) =>
      checkOrigin(
        law(options),
        product('27101946', { processes: { distillation: false } }),
        [foreign('27090010', '70')],
        costs({ fob: '100' }),
      ).verdict;
    expect(check([[cth], [process]])).toBe('originating');
    expect(check([[cth, process]])).toBe('not');
    expect(check([[rvc('40')], [process]])).toBe('not');
  });

  test('an option that is certain outweighs one that is open; otherwise every missing fact is named once', () => {
    const finding = (options: readonly RuleOption[]) =>
      checkOrigin(law(options), product('94036090'), [foreign('44121000', '5')], {});
    expect(finding([[rvc('40')], [cth]]).verdict).toBe('originating');
    expect(finding([[rvc('40')], [maxForeign('70')]]).missing).toEqual(['fob']);
  });

  test('wholly obtained goods originate whatever the rule; a single foreign material ends that', () => {
    const wo = law([[{ kind: 'wholly-obtained' }]]);
    const rice = (facts: Partial<Product>, ...materials: Material[]) =>
      checkOrigin(wo, product('10063099', facts), materials, {}).verdict;
    expect(rice({ whollyObtained: true })).toBe('originating');
    expect(rice({ whollyObtained: false }, own('10061010', '5'))).toBe('not');
    expect(rice({}, own('10061010', '5'))).toBe('undetermined');
    expect(rice({ whollyObtained: true }, foreign('10061010', '0'))).toBe('not');
    const car = checkOrigin(law([[rvc('40')]]), product('87032363', { whollyObtained: true }), [], {});
    expect(car.verdict).toBe('originating');
  });

  test('minimal work gives no origin from foreign materials, and not knowing leaves it open', () => {
    const any = law([[{ kind: 'any-heading' }]]);
    const coffee = (onlyMinimalWork?: boolean) =>
      checkOrigin(
        any,
        { code: '09012110', originCountry: 'TH', ...(onlyMinimalWork !== undefined && { onlyMinimalWork }) },
        [foreign('09011110', '50')],
        {},
      );
    expect([coffee(false).verdict, coffee(true).verdict, coffee().verdict]).toEqual([
      'originating',
      'not',
      'undetermined',
    ]);
    expect(coffee().missing).toEqual(['minimal-work']);
  });

  test('proof counts only for materials of the parties: claimed from elsewhere they are foreign', () => {
    const finding = checkOrigin(law([[cth]]), product('94036090'), [own('94039990', '5', 'US')], {});
    expect([finding.verdict, finding.materials.all[0]?.status]).toEqual(['not', 'outside']);
  });

  test('nothing is concluded from an empty list of materials, nor without a rule', () => {
    expect(checkOrigin(law([[cth]]), product('94036090'), [], {}).missing).toEqual(['materials']);
    const unknown = checkOrigin({ ...law([]), rule: undefined }, product('94036090'), [foreign('44121000', '5')], {});
    expect([unknown.verdict, unknown.missing]).toEqual(['undetermined', ['rule']]);
  });
});
