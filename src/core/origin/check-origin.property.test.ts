import { Decimal as Oracle } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareDecimals, decimal, decimalText, plainDate, type Decimal } from '#core/kernel';
import { checkOrigin } from './check-origin.ts';
import type { OriginLaw } from './origin-finding.ts';
import type { OriginTerms, RuleOption } from './origin.ts';
import type { Material, Product, ProductCosts } from './product.ts';
import { sortMaterials } from './sort-materials.ts';
import { contentPercent, isAtLeast, valueContents } from './value-content.ts';

const Exact = Oracle.clone({ precision: 80 });
const FROM = plainDate('2026-01-01');

const terms: OriginTerms = {
  agreement: 'TEST',
  forms: [],
  cumulation: { kind: 'parties', partialFrom: null, extended: [] },
  transport: { vi: 'Vận chuyển thẳng', en: 'Direct' },
  valueBasis: 'fob',
  methods: ['build-down', 'build-up'],
  tolerances: [{ codePrefixes: [], percent: decimal('10'), of: 'value' }],
  lateClaim: null,
  legalBasis: 'An act',
  illustrative: true,
  validFrom: FROM,
  validTo: null,
};
const PARTIES = ['TH', 'MY', 'VN'];
const law = (options: readonly RuleOption[]): OriginLaw => ({
  terms,
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

const amounts = fc.integer({ min: 0, max: 2_000_000 }).map((cents) => decimal((cents / 100).toFixed(2)));
const prices = fc.integer({ min: 1, max: 2_000_000 }).map((cents) => decimal((cents / 100).toFixed(2)));
const materials: fc.Arbitrary<Material> = fc.record({
  code: fc.constantFrom('85171300', '85340000', '854231', '3926', '85171400'),
  value: amounts,
  originCountry: fc.constantFrom('TH', 'MY', 'US', 'CN'),
  originating: fc.boolean(),
});
const costs: fc.Arbitrary<ProductCosts> = fc.record(
  { fob: prices, labour: amounts, overhead: amounts, other: amounts, profit: amounts },
  { requiredKeys: ['fob'] },
);
const phone: Product = { code: '85171300', originCountry: 'TH', onlyMinimalWork: false };
const options: fc.Arbitrary<readonly RuleOption[]> = fc.array(
  fc.array(
    fc.oneof(
      fc.constant({ kind: 'tariff-change', level: 'heading', except: [] } as const),
      fc.constant({ kind: 'tariff-change', level: 'chapter', except: ['3926'] } as const),
      fc.constant({ kind: 'wholly-obtained' } as const),
      fc.nat(100).map((percent) => ({ kind: 'value-content', atLeast: decimal(percent) }) as const),
      fc
        .nat(100)
        .map(
          (percent) => ({ kind: 'foreign-share', atMost: decimal(percent), of: 'value', codePrefixes: [] }) as const,
        ),
    ),
    { minLength: 1, maxLength: 3 },
  ),
  { minLength: 1, maxLength: 3 },
);

const exact = (value: Decimal): Oracle => new Exact(decimalText(value));
const RANK = { not: 0, undetermined: 1, originating: 2 } as const;

describe('value content', () => {
  test('agrees with the oracle, exactly at the threshold too', () => {
    fc.assert(
      fc.property(fc.array(materials, { maxLength: 6 }), costs, fc.nat(100), (bill, made, percent) => {
        const sorted = sortMaterials(phone, bill, terms, PARTIES);
        const isOriginating = (one: Material) => one.originating === true && PARTIES.includes(one.originCountry ?? '');
        const sum = (values: readonly Decimal[]) =>
          values.reduce((total, value) => total.plus(exact(value)), new Exact(0));
        const price = exact(made.fob ?? decimal(0));
        const foreignValue = sum(bill.filter((one) => !isOriginating(one)).map(({ value }) => value));
        const work = [made.labour, made.overhead, made.other, made.profit].filter((cost) => cost !== undefined);
        const originating = sum([...bill.filter(isOriginating).map(({ value }) => value), ...work]);
        const expected = [
          price.minus(foreignValue).div(price).times(100),
          ...(work.length > 0 ? [originating.div(price).times(100)] : []),
        ];
        const contents = valueContents(terms, sorted, made);
        expect(contents.map((content) => decimalText(contentPercent(content)))).toEqual(
          expected.map((one) => one.toDecimalPlaces(2, Oracle.ROUND_FLOOR).toFixed()),
        );
        expect(contents.map((content) => isAtLeast(content, decimal(percent)))).toEqual(
          expected.map((one) => one.gte(percent)),
        );
      }),
    );
  });

  test('another foreign material never raises it', () => {
    fc.assert(
      fc.property(fc.array(materials, { maxLength: 5 }), materials, costs, (bill, more, made) => {
        const added: Material = { ...more, originating: false };
        const contents = (all: readonly Material[]) =>
          valueContents(terms, sortMaterials(phone, all, terms, PARTIES), made);
        const [before, after] = [contents(bill), contents([...bill, added])];
        for (const [index, content] of after.entries())
          expect(compareDecimals(content.part, before[index]?.part ?? content.part)).not.toBe(1);
      }),
    );
  });
});

describe('verdict', () => {
  test('another foreign material never makes goods more originating', () => {
    fc.assert(
      fc.property(
        options,
        fc.array(materials, { minLength: 1, maxLength: 5 }),
        materials,
        costs,
        (rule, bill, more, made) => {
          const verdict = (all: readonly Material[]) => checkOrigin(law(rule), phone, all, made).verdict;
          const added: Material = { ...more, originating: false };
          expect(RANK[verdict([...bill, added])]).toBeLessThanOrEqual(RANK[verdict(bill)]);
        },
      ),
    );
  });

  test('the order of the materials changes nothing', () => {
    fc.assert(
      fc.property(options, fc.array(materials, { maxLength: 6 }), costs, (rule, bill, made) => {
        const check = (all: readonly Material[]) => {
          const { verdict, missing, options: found, contents } = checkOrigin(law(rule), phone, all, made);
          const percents = contents.map((content) => decimalText(contentPercent(content)));
          return { verdict, missing, outcomes: found.map(({ outcome }) => outcome), percents };
        };
        expect(check(bill.toReversed())).toEqual(check(bill));
      }),
    );
  });

  test('a rule that asks for wholly obtained goods is never met with a foreign material', () => {
    fc.assert(
      fc.property(fc.array(materials, { maxLength: 5 }), fc.boolean(), (bill, whollyObtained) => {
        const finding = checkOrigin(law([[{ kind: 'wholly-obtained' }]]), { ...phone, whollyObtained }, bill, {});
        if (finding.verdict === 'originating') expect(finding.materials.foreign).toEqual([]);
        if (finding.materials.foreign.length > 0) expect(finding.verdict).toBe('not');
      }),
    );
  });

  test('what is originating stays so when more is known, and what is missing is said only while it is open', () => {
    fc.assert(
      fc.property(options, fc.array(materials, { minLength: 1, maxLength: 5 }), costs, (rule, bill, made) => {
        const unsaid = checkOrigin(law(rule), phone, bill, {});
        const said = checkOrigin(law(rule), phone, bill, made);
        if (unsaid.verdict !== 'undetermined') expect(said.verdict).toBe(unsaid.verdict);
        for (const { verdict, missing } of [unsaid, said]) expect(missing.length > 0).toBe(verdict === 'undetermined');
      }),
    );
  });
});
