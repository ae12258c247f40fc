import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainDate, type Result } from '#core/kernel';
import {
  compileRules,
  readRuleSet,
  selectWithLists,
  type CompiledRules,
  type Rule,
  type RiskFacts,
  type Selection,
} from '#core/risk';
import { anyRiskFacts } from '#tests/support/any-risk-facts';
import { countReplay, type Decisions } from './count-replay.ts';
import { resampledSum } from './resampled-sum.ts';
import type { ReplayedCase } from './replayed-case.ts';
import { changedRules, compileChange, rulesOfDay, type RuleChange } from './rule-change.ts';

const FILE = 'country/vn/risk/rules.json';
const base: CompiledRules = understood(compileRules(understood(readRuleSet(readFileSync(FILE, 'utf8'), FILE))));

function understood<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

const CHAPTERS = ['22', '84', '85', '87'];
const anyRule: fc.Arbitrary<Rule> = fc
  .record({
    id: fc.constantFrom('TRIED-NEW', ...base.rules.slice(0, 10).map(({ rule }) => rule.id)),
    chapter: fc.constantFrom(...CHAPTERS),
    channel: fc.constantFrom('yellow', 'red'),
    isConfined: fc.boolean(),
  })
  .map(({ id, chapter, channel, isConfined }): Rule => ({
    id,
    version: 1,
    name: { vi: 'Thử', en: 'Trial' },
    scope: 'line',
    when: `line.hs2 == '${chapter}'`,
    effect: { channel },
    binding: 'mandatory',
    legalBasis: 'Minh họa',
    owner: '-',
    ...(isConfined && { offices: ['02CI'] }),
    // Long over: what is tried is asked on every day.
    validFrom: '2001-01-01',
    validTo: '2001-12-31',
    sensitivity: 'internal',
  }));

const changed = (rules: CompiledRules, change: RuleChange): CompiledRules =>
  changedRules(rules, understood(compileChange(change)));
const decided = (facts: RiskFacts, rules: CompiledRules, draw: number): Selection =>
  selectWithLists(facts, rules, { draw });
const anyDraw = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const isSelected = ({ channel }: Selection): boolean => channel !== 'green';

describe('rules with a change', () => {
  test('nothing changed decides the same, byte for byte', () => {
    fc.assert(
      fc.property(anyRiskFacts, anyDraw, (facts, draw) => {
        expect(JSON.stringify(decided(facts, changed(base, { kind: 'none' }), draw))).toBe(
          JSON.stringify(decided(facts, base, draw)),
        );
      }),
    );
  });

  test('a rule more selects all that was selected, and beside it exactly what it hits', () => {
    fc.assert(
      fc.property(anyRiskFacts, anyDraw, anyRule, (facts, draw, rule) => {
        fc.pre(!base.ruleById.has(rule.id));
        const [before, after] = [
          decided(facts, base, draw),
          decided(facts, changed(base, { kind: 'with', rule }), draw),
        ];
        const hits = after.reasons.some(({ ruleId }) => ruleId === rule.id);
        const isAsked = rule.offices === undefined || rule.offices.includes(facts.declaration.office);
        expect(hits).toBe(isAsked && facts.lines.some(({ hs2 }) => rule.when.includes(`'${hs2}'`)));
        expect(isSelected(after)).toBe(isSelected(before) || hits);
      }),
    );
  });

  test('what is added and taken away again leaves what was', () => {
    fc.assert(
      fc.property(anyRiskFacts, anyDraw, anyRule, (facts, draw, rule) => {
        fc.pre(!base.ruleById.has(rule.id));
        const back = changed(changed(base, { kind: 'with', rule }), { kind: 'without', ruleId: rule.id });
        expect(JSON.stringify(decided(facts, back, draw))).toBe(JSON.stringify(decided(facts, base, draw)));
      }),
    );
  });

  test('a rule in the place of another takes its place, and one taken away hits nothing', () => {
    fc.assert(
      fc.property(anyRiskFacts, anyDraw, anyRule, (facts, draw, rule) => {
        const replaced = changed(base, { kind: 'with', rule });
        const place = base.rules.findIndex((each) => each.rule.id === rule.id);
        if (place >= 0) expect(replaced.rules[place]?.rule.when).toBe(rule.when);
        expect(replaced.rules.filter((each) => each.rule.id === rule.id)).toHaveLength(1);
        const gone = decided(facts, changed(replaced, { kind: 'without', ruleId: rule.id }), draw);
        expect(gone.reasons.map(({ ruleId }) => ruleId)).not.toContain(rule.id);
      }),
    );
  });

  test('the rules of a day are asked on every other day, and those that are not in force on it never', () => {
    const day = plainDate('2026-11-21');
    const rules = rulesOfDay(base, day);
    const inForce = base.rules.filter(
      ({ rule: { validFrom, validTo } }) => validFrom <= day && (validTo === null || day <= validTo),
    );
    expect(rules.rules.map(({ rule }) => rule.id)).toEqual(inForce.map(({ rule }) => rule.id));
    for (const other of ['1999-01-01', '2026-11-21', '2060-12-31']) {
      const asked = rules.inForceOn(other, '02CI');
      for (const [place, { rule }] of rules.rules.entries())
        expect(asked[place]).toBe(rule.offices === undefined || rule.offices.includes('02CI'));
    }
  });
});

const anyCase: fc.Arbitrary<ReplayedCase> = fc.record({
  number: fc.integer({ min: 1, max: 1e9 }).map(String),
  officeId: fc.constantFrom('02CI', '03EE'),
  day: fc.constantFrom('2026-11-20', '2026-11-21').map(plainDate),
  hour: fc.nat(23),
  size: fc.constantFrom('none', 'to10', 'over1000'),
  age: fc.constantFrom('under1', 'over10', 'unknown'),
  origin: fc.constantFrom('CN', 'VN', 'unknown'),
  headings: fc.constant(['8471']),
  conforms: fc.constantFrom(null, true, false),
  difference: fc.constantFrom(null, -5n, 1_000_000n),
  wasSelected: fc.boolean(),
  wasRandom: fc.boolean(),
});
const anyDecision = fc.record({
  channel: fc.constantFrom('green', 'yellow', 'red'),
  reasons: fc.constantFrom([], [{ ruleId: 'TRIED', ruleVersion: 1, facts: {} }]),
});
const anyDecisions = fc.uniqueArray(fc.tuple(anyCase, fc.tuple(anyDecision, anyDecision)), {
  selector: ([{ number }]) => number,
  maxLength: 40,
});
const TRIED = { id: 'TRIED' };

function counted(decisions: readonly (readonly [ReplayedCase, Decisions])[]) {
  const count = countReplay([undefined, TRIED]);
  for (const [one, both] of decisions) count.add(one, both);
  return count.counts();
}

describe('counting', () => {
  test('comes to the same in any order', () => {
    fc.assert(
      fc.property(anyDecisions, (decisions) => {
        expect(counted(decisions.toReversed())).toEqual(counted(decisions));
      }),
    );
  });

  test('each way to divide the declarations adds up to all of them, and so do the hours', () => {
    fc.assert(
      fc.property(anyDecisions, (decisions) => {
        const { declarations, versions, groups, heat } = counted(decisions);
        expect(declarations).toBe(decisions.length);
        for (const dimension of ['office', 'size', 'age', 'origin']) {
          const own = groups.filter((group) => group.dimension === dimension);
          expect(own.reduce((sum, { registered }) => sum + registered, 0)).toBe(declarations);
          for (const side of [0, 1] as const)
            expect(own.reduce((sum, group) => sum + group.versions[side].selected.hits, 0)).toBe(
              versions[side].selected.hits,
            );
        }
        for (const side of [0, 1] as const) {
          const { outcome, selected, inspections } = versions[side];
          expect(heat.reduce((sum, cell) => sum + cell.selected[side], 0)).toBe(selected.hits);
          expect(outcome.found.of + outcome.open + outcome.unseen).toBe(selected.hits);
          expect(inspections.reduce((sum, { count }) => sum + count, 0)).toBe(selected.hits);
        }
      }),
    );
  });

  test('the same on both sides parts on nothing; the sides exchanged, what came goes', () => {
    fc.assert(
      fc.property(anyDecisions, (decisions) => {
        const alike = counted(decisions.map(([one, [left]]) => [one, [left, left]] as const));
        expect([alike.newly.count, alike.noLonger.count, alike.heavier, alike.lighter]).toEqual([0, 0, 0, 0]);
        const there = counted(decisions);
        const back = counted(decisions.map(([one, [left, right]]) => [one, [right, left]] as const));
        expect(back.noLonger.listed.map(({ number }) => number)).toEqual(
          there.newly.listed.map(({ number }) => number),
        );
        expect([back.heavier, back.lighter]).toEqual([there.lighter, there.heavier]);
        expect(there.versions[1].selected.hits - there.versions[0].selected.hits).toBe(
          there.newly.count - there.noLonger.count,
        );
      }),
    );
  });

  const drawn = (place: number, wrong: boolean): readonly [ReplayedCase, Decisions] => [
    {
      number: String(place),
      officeId: '02CI',
      day: plainDate('2026-11-21'),
      hour: 9,
      size: 'to10',
      age: 'over10',
      origin: 'CN',
      headings: [],
      conforms: !wrong,
      difference: null,
      wasSelected: true,
      wasRandom: true,
    },
    [
      { channel: 'yellow', reasons: [] },
      { channel: 'yellow', reasons: [{ ruleId: 'TRIED', ruleVersion: 1, facts: {} }] },
    ],
  ];

  test('what chance found is told in steps, and of fewer than thirty not at all', () => {
    const of = (count: number, wrong: number) =>
      counted(Array.from({ length: count }, (_none, place) => drawn(place, place < wrong))).versions[1].rule?.expected;
    expect(of(29, 10)).toBeNull();
    expect(of(40, 8)).toEqual({ share: 0.2, low: 0.1, high: 0.35 });
    // One case more or less does not show.
    expect(of(41, 8)).toEqual(of(40, 8));
  });

  test('a hundred of many are listed, the same whatever came first', () => {
    const many = Array.from({ length: 1_000 }, (_none, place): readonly [ReplayedCase, Decisions] => [
      drawn(place, false)[0],
      [
        { channel: 'green', reasons: [] },
        { channel: 'red', reasons: [] },
      ],
    ]);
    const { newly } = counted(many);
    expect(newly.count).toBe(1_000);
    expect(newly.listed).toHaveLength(100);
    expect(counted(many.toReversed()).newly).toEqual(newly);
    // Drawn from all of them: some from each tenth.
    const tenths = new Set(newly.listed.map(({ number }) => Math.floor(Number(number) / 100)));
    expect(tenths.size).toBe(10);
  });
});

describe('a sum of a few amounts', () => {
  const sumOf = (amounts: readonly (readonly [string, bigint])[]) => {
    const sum = resampledSum();
    for (const [name, amount] of amounts) sum.add(name, amount);
    return sum.interval();
  };

  test('is exact, and its interval the same in any order', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(fc.string({ minLength: 1, maxLength: 12 }), fc.bigInt({ min: 0n, max: 10n ** 12n })), {
          selector: ([name]) => name,
          maxLength: 50,
        }),
        (amounts) => {
          const { sum, low, high, of } = sumOf(amounts);
          expect(sum).toBe(amounts.reduce((total, [, amount]) => total + amount, 0n).toString());
          expect(of).toBe(amounts.length);
          expect(BigInt(low)).toBeLessThanOrEqual(BigInt(high));
          expect(sumOf(amounts.toReversed())).toEqual({ sum, low, high, of });
        },
      ),
    );
  });

  test('of many like amounts it is as wide as counting them is, and of one it says that there might have been none', () => {
    const amount = 1_000_000n;
    const many = sumOf(Array.from({ length: 400 }, (_none, place) => [`number ${place}`, amount] as const));
    // A Poisson count of 400: 400 ± 1.96 × 20, and as exact as 400 samples are.
    expect(Number(many.low) / Number(amount)).toBeGreaterThan(345);
    expect(Number(many.low) / Number(amount)).toBeLessThan(375);
    expect(Number(many.high) / Number(amount)).toBeGreaterThan(425);
    expect(Number(many.high) / Number(amount)).toBeLessThan(455);
    expect(sumOf([['alone', amount]]).low).toBe('0');
    expect(sumOf([])).toEqual({ sum: '0', low: '0', high: '0', of: 0 });
  });
});
