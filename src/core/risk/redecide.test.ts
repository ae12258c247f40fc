import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { assess } from '#core/assessment';
import { seededRandom, type Result } from '#core/kernel';
import { valueDeclaration } from '#core/valuation';
import { createWorld } from '#sim/world';
import { vietnamReference } from '#tests/support/reference';
import { SAMPLE_DAY } from '#tests/support/sample-declarations';
import { compileRules, type CompiledRules } from './compile-rules.ts';
import { riskFacts, type RiskInput } from './derive-risk-facts.ts';
import { readRuleSet } from './read-rule-set.ts';
import { redecide } from './redecide.ts';
import type { RuleSet } from './rule.ts';
import { select } from './select.ts';

const FILE = 'country/vn/risk/rules.json';
/** Seconds on an idle machine, more on a busy one. */
const BUSY_MS_MAX = 60_000;

const COUNT = 300;
const reference = vietnamReference();
const ruleSet = understood(readRuleSet(readFileSync(FILE, 'utf8'), FILE));

function understood<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}
/** Compiled anew each time, as years later by another program. */
const compiled = (set: RuleSet = ruleSet): CompiledRules => understood(compileRules(set));

function* traffic(): Generator<{ readonly input: RiskInput; readonly draw: number }> {
  const world = createWorld({ seed: 21, reference, on: SAMPLE_DAY });
  const random = seededRandom(22);
  for (let index = 0; index < COUNT; index += 1) {
    const { trader, declaration } = world.next(SAMPLE_DAY);
    const valuation = understood(valueDeclaration(declaration, reference, SAMPLE_DAY));
    const assessment = understood(assess(declaration, valuation, reference, SAMPLE_DAY));
    const prices = new Map([[1, { score: random.next() * 8 - 4, samples: 40 }]]);
    const matches = { partner: random.next() < 0.1 ? ['WATCH-1'] : [], partnerScore: 0.9 };
    const { direction } = trader;
    yield {
      input: {
        declaration,
        direction,
        assessment,
        principal: undefined,
        prices,
        matches,
        reference,
        today: SAMPLE_DAY,
      },
      draw: random.next(),
    };
  }
}

const written = (input: RiskInput): RiskInput => ({
  ...input,
  declaration: structuredClone(input.declaration),
  assessment: JSON.parse(JSON.stringify(input.assessment)),
});

it(
  'a recorded decision is taken again the same, byte for byte, by the same rules',
  () => {
    const [then, now] = [compiled(), compiled()];
    let selected = 0;
    for (const { input, draw } of traffic()) {
      const decided = select(riskFacts(input), then, draw);
      if (decided.channel !== 'green') selected += 1;
      const recorded = JSON.parse(JSON.stringify(decided));
      expect(JSON.stringify(redecide({ input: written(input), decided: recorded }, now))).toBe(JSON.stringify(decided));
    }
    expect(selected).toBeGreaterThan(COUNT / 10);
  },
  BUSY_MS_MAX,
);

it('what was unusual about prices then decides again, whatever is usual now', () => {
  const rules = compiled();
  const prices = [{ line: 1, score: -3.4, samples: 40 }];
  let raised = 0;
  for (const { input, draw } of traffic()) {
    const { prices: _ofNow, ...then } = input;
    const decided = redecide({ input: then, decided: { draw, prices } }, rules);
    expect(decided.prices).toEqual(prices);
    if (decided.reasons.some(({ ruleId }) => ruleId === 'PRICE-LOW')) raised += 1;
    const recorded = JSON.parse(JSON.stringify(decided));
    expect(JSON.stringify(redecide({ input: written(then), decided: recorded }, rules))).toBe(JSON.stringify(decided));
    expect(redecide({ input: then, decided: { draw } }, rules).prices).toBeUndefined();
  }
  expect(raised).toBeGreaterThan(0);
});

it(
  'by one rule more, exactly the declarations that it is true of are decided otherwise',
  () => {
    const [first] = ruleSet.rules;
    if (!first) throw new Error('the country has rules');
    const dear = { ...first, id: 'DEAR-LINES', scope: 'line', when: 'line.priceScore > 2.0' } as const;
    const rules = compiled();
    const more = compiled({ ...ruleSet, version: 'more', rules: [...ruleSet.rules, dear] });
    for (const { input, draw } of traffic()) {
      const decided = redecide({ input, decided: { draw } }, rules);
      const again = redecide({ input, decided: { draw } }, more);
      const hit = again.reasons.some((reason) => reason.ruleId === 'DEAR-LINES');
      expect(hit).toBe((input.prices?.get(1)?.score ?? 0) > 2);
      if (!hit) {
        const { failures, ...rest } = again;
        expect(failures?.every((failure) => failure.ruleId === 'DEAR-LINES') ?? true).toBe(true);
        expect(rest).toEqual({ ...decided, ruleSetVersion: 'more' });
      }
    }
  },
  BUSY_MS_MAX,
);
