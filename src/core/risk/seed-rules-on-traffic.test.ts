import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { assess } from '#core/assessment';
import { CODE_LISTS } from '#core/codes';
import { plainDate, seededRandom, type Result } from '#core/kernel';
import { NO_COUNTERS, partyId, type PartyProfile } from '#core/party';
import { compileRules, readRuleSet, riskFacts, select, type Selection } from '#core/risk';
import { valueDeclaration } from '#core/valuation';
import { createWorld, type Trader } from '#sim/world';
import { vietnamReference } from '#tests/support/reference';
import { SAMPLE_DAY } from '#tests/support/sample-declarations';

const FILE = 'country/vn/risk/rules.json';
const reference = vietnamReference();
const ruleSet = understood(readRuleSet(readFileSync(FILE, 'utf8'), FILE));
const rules = understood(compileRules(ruleSet));

function understood<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

const COUNT = 2_000;
/** Declarations of the busiest trader so far; the others by their share of the traffic. */
const DECLARATIONS_MAX = 4_000;

const profileOf = (trader: Trader): PartyProfile => ({
  id: partyId(trader.id),
  nameVi: trader.name,
  registeredOn: plainDate(trader.registeredOn),
  status: 'active',
  complianceLevel: trader.complianceLevel,
  riskClass: 4,
  aeo: trader.complianceLevel === 1,
  taxDebtDaysMax: 0,
  counters: { ...NO_COUNTERS, declarations: Math.round(DECLARATIONS_MAX * trader.weight) },
});

function simulatedSelections(): readonly Selection[] {
  const world = createWorld({ seed: 11, reference, on: SAMPLE_DAY });
  const random = seededRandom(12);
  return Array.from({ length: COUNT }, () => {
    const { trader, declaration } = world.next(SAMPLE_DAY);
    const valuation = understood(valueDeclaration(declaration, reference, SAMPLE_DAY));
    const assessment = understood(assess(declaration, valuation, reference, SAMPLE_DAY));
    const facts = riskFacts({
      declaration,
      direction: trader.direction,
      assessment,
      principal: profileOf(trader),
      reference,
      today: SAMPLE_DAY,
    });
    return select(facts, rules, random.next());
  });
}

describe('the rules of the country on simulated traffic', () => {
  const selections = simulatedSelections();
  const percent = (channel: string): number =>
    (selections.filter((each) => each.channel === channel).length * 100) / COUNT;

  it('leave about two thirds green and inspect well below a tenth', () => {
    expect(percent('green')).toBeGreaterThan(55);
    expect(percent('green')).toBeLessThan(80);
    expect(percent('red')).toBeGreaterThan(1);
    expect(percent('red')).toBeLessThan(10);
  });

  it('can all be evaluated', () => {
    expect(selections.flatMap((each) => each.failures ?? [])).toEqual([]);
  });

  it('leave small records', () => {
    const bytes = selections.map((each) => JSON.stringify(each).length).toSorted((a, b) => a - b);
    expect(bytes[COUNT / 2]).toBeLessThan(200);
    expect(bytes.at(-1)).toBeLessThan(4_000);
  });
});

describe('the rules of the country', () => {
  const known = new Set(
    CODE_LISTS.flatMap((list) => reference.codes.entries(list, SAMPLE_DAY).map((entry) => entry.code)),
  );
  const policies = new Set(
    reference.tariff.chapters.flatMap((chapter) =>
      reference.tariff
        .search(chapter.code, SAMPLE_DAY, reference.tariff.lineCount)
        .flatMap((line) => line.policyReferences),
    ),
  );
  const words = new Set(['', 'import', 'export']);

  it('name only codes that the country knows', () => {
    const unknown = ruleSet.rules.flatMap((rule) =>
      [...rule.when.matchAll(/(\w+)\('([^']*)'\)|'([^']*)'/g)].flatMap(([, method, argument, literal = '']) => {
        if (method === 'contains' || method === 'endsWith') return [];
        const code = argument ?? literal;
        if (words.has(code) || known.has(code) || policies.has(code)) return [];
        const isTariff = /^\d+$/.test(code) && reference.tariff.search(code, SAMPLE_DAY, 1).length > 0;
        return isTariff ? [] : [`${rule.id}: ${code}`];
      }),
    );
    expect(unknown).toEqual([]);
  });

  it('ask only for documents that the country knows', () => {
    const asked = ruleSet.rules.flatMap((rule) => rule.effect.documents ?? []);
    expect(asked.filter((code) => reference.codes.find('document-type', code, SAMPLE_DAY) === undefined)).toEqual([]);
  });
});
