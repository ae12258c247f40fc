import { readFileSync } from 'node:fs';
import { addDays, daysBetween, plainDate } from '#core/kernel';
import { NO_CONDUCT, NO_COUNTERS, withConduct, type Conduct, type ConductMonth } from '#core/party';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  complianceTableOn,
  explainCompliance,
  measureCompliance,
  missingFor,
  readComplianceTables,
  type MeasuredParty,
} from './index.ts';

const FILE = 'country/vn/compliance/tables.json';
const TODAY = plainDate('2026-06-01');
const read = readComplianceTables(readFileSync(FILE, 'utf8'), FILE);
if (!read.ok) throw new Error(JSON.stringify(read.error));
const found = complianceTableOn(read.value, TODAY);
if (!found) throw new Error('no table today');
const table = found;

const did = (conduct: Partial<Conduct>, month = '2026-05'): readonly ConductMonth[] => [
  { month, ...NO_CONDUCT, ...conduct },
];
const GOOD: MeasuredParty = {
  status: 'active',
  aeo: false,
  registeredOn: plainDate('2015-01-01'),
  taxDebtDaysMax: 0,
  counters: { ...NO_COUNTERS, lastFindingOn: plainDate('2025-01-01') },
  conduct: did({ declarations: 1_000, findings: 2 }),
};

describe('measureCompliance with the illustrative table', () => {
  it.each([
    ['a priority enterprise', { aeo: true }, 1, 1],
    ['a long-standing party with hardly any finding', {}, 2, 2],
    ['the same with fewer declarations', { conduct: did({ declarations: 120 }) }, 2, 3],
    ['one with a finding last month', { counters: { ...NO_COUNTERS, lastFindingOn: plainDate('2026-04-15') } }, 3, 4],
    ['one that pays late', { conduct: did({ declarations: 1_000, latePayments: 3 }) }, 3, 4],
    ['one that hardly declares', { conduct: did({ declarations: 2 }) }, 4, 5],
    ['one with many findings', { conduct: did({ declarations: 20, findings: 4 }) }, 5, 6],
    ['one that owes taxes', { taxDebtDaysMax: 120 }, 5, 6],
    ['one that let a payment deadline pass long ago', { owedSince: addDays(TODAY, -120) }, 5, 6],
    ['one that is dissolved', { status: 'dissolved' as const }, 5, 6],
    ['a newcomer', { registeredOn: plainDate('2026-01-01') }, 3, 7],
    [
      'a newcomer that was fined',
      { registeredOn: plainDate('2026-01-01'), conduct: did({ declarations: 100, penalties: 1 }) },
      3,
      8,
    ],
    [
      'a newcomer that was fined heavily',
      {
        registeredOn: plainDate('2026-01-01'),
        conduct: did({ declarations: 100, penalties: 1, penaltyTotal: 60_000_000 }),
      },
      3,
      9,
    ],
  ])('gives %s its level and class', (_, facts, level, riskClass) => {
    expect(measureCompliance({ ...GOOD, ...facts }, table, TODAY)).toMatchObject({ level, riskClass });
  });

  test('forgets what was done longer ago than the table looks back', () => {
    const old = did({ declarations: 20, findings: 20 }, '2024-06');
    const older = did({ declarations: 20, findings: 20 }, '2024-07');
    expect(measureCompliance({ ...GOOD, conduct: old }, table, TODAY).facts.findingPercent).toBe(0);
    expect(measureCompliance({ ...GOOD, conduct: older }, table, TODAY).facts.findingPercent).toBe(100);
  });

  test('knows of a finding from before by its month alone', () => {
    const party = { ...GOOD, counters: NO_COUNTERS, conduct: did({ declarations: 20, findings: 1 }, '2026-02') };
    expect(measureCompliance(party, table, TODAY).facts.daysSinceFinding).toBe(
      daysBetween(plainDate('2026-02-28'), TODAY),
    );
  });

  test('names what stands between a party and every better level, and nothing for the best', () => {
    const measured = measureCompliance({ ...GOOD, conduct: did({ declarations: 50, findings: 1 }) }, table, TODAY);
    expect(measured.level).toBe(3);
    expect(missingFor(table.levels, measured.levelLine, measured.facts)[0]).toEqual({
      grade: 2,
      conditions: [
        { factor: 'declarations', atLeast: 100 },
        { factor: 'findingPercent', atMost: 1 },
      ],
      blockedBy: [],
    });
    const best = measureCompliance({ ...GOOD, aeo: true }, table, TODAY);
    expect(missingFor(table.levels, best.levelLine, best.facts)).toEqual([]);
  });

  test('something always stands between a party and a better grade', () => {
    const counts = fc.record({
      declarations: fc.nat(800),
      findings: fc.nat(60),
      penalties: fc.nat(4),
      penaltyTotal: fc.nat(300_000_000),
      latePayments: fc.nat(8),
      lateAnswers: fc.nat(5),
      corrections: fc.nat(5),
    });
    fc.assert(
      fc.property(counts, fc.nat(200), fc.nat(6_000), (conduct, debt, age) => {
        const party = {
          ...GOOD,
          registeredOn: addDays(TODAY, -age),
          taxDebtDaysMax: debt,
          counters: NO_COUNTERS,
          conduct: did(conduct),
        };
        const { level, levelLine, facts } = measureCompliance(party, table, TODAY);
        for (const { grade, conditions, blockedBy } of missingFor(table.levels, levelLine, facts)) {
          expect(grade).toBeLessThan(level);
          expect(conditions.length + blockedBy.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 300, seed: 20_260_611 },
    );
  });

  test('explains itself to whom it is about, factor by factor, and says that the thresholds are not official', () => {
    const explanation = explainCompliance(measureCompliance(GOOD, table, TODAY), table);
    expect(explanation.audience).toBe('trader');
    expect(explanation.data?.map(({ value }) => value)).toContain('illustrative');
    expect(explanation.steps.map(({ value }) => value)).toEqual(['2', '2']);
  });
});

describe('a table of thresholds', () => {
  const text = readFileSync(FILE, 'utf8');
  it.each([
    ['a day that is not in the calendar', '"validFrom": "2020-01-01"', '"validFrom": "2020-02-30"', 'validFrom'],
    ['a factor nobody counts', '"factor": "aeo"', '"factor": "luck"', undefined],
    [
      'a last line that does not hold for everybody',
      '"all": []',
      '"all": [{ "factor": "aeo", "atLeast": 1 }]',
      'levels',
    ],
    ['a condition without a bound', '{ "factor": "aeo", "atLeast": 1 }', '{ "factor": "aeo" }', 'levels/0'],
  ])('with %s is refused', (_, right, wrong, field) => {
    const result = readComplianceTables(text.replace(right, wrong), FILE);
    if (result.ok) throw new Error('it was read');
    if (field === undefined) expect(result.error.length).toBeGreaterThan(0);
    else expect(result.error.map((problem) => problem.field)).toContain(field);
  });
});

test('months add up to what the days were, as far back as they are kept', () => {
  const days = fc.array(fc.record({ after: fc.nat(40), declarations: fc.nat(9), findings: fc.nat(3) }), {
    maxLength: 60,
  });
  fc.assert(
    fc.property(days, (steps) => {
      let day = plainDate('2024-01-15');
      let months: readonly ConductMonth[] = [];
      const brute = new Map<string, number>();
      for (const { after, ...counts } of steps) {
        day = addDays(day, after);
        months = withConduct(months, day, { ...NO_CONDUCT, ...counts });
        const key = day.slice(0, 7);
        brute.set(key, (brute.get(key) ?? 0) + counts.declarations);
      }
      for (const { month, declarations } of months) {
        expect(declarations).toBe(brute.get(month));
        expect(daysBetween(plainDate(`${month}-01`), day)).toBeLessThan(3 * 366 + 62);
      }
    }),
    { numRuns: 200, seed: 20_260_612 },
  );
});
