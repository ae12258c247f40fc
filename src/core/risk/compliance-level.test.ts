import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { explanationFor, plainDate } from '#core/kernel';
import { NO_COUNTERS, partyId, type PartyProfile } from '#core/party';
import { complianceLevel, readComplianceThresholds, thresholdsOn } from './compliance-level.ts';

const FILE = 'country/vn/risk/compliance.json';
const TODAY = plainDate('2026-06-01');
const periods = readComplianceThresholds(readFileSync(FILE, 'utf8'), FILE);
if (!periods.ok) throw new Error(JSON.stringify(periods.error));
const thresholds = thresholdsOn(periods.value, TODAY);
if (!thresholds) throw new Error('no thresholds today');

const GOOD: PartyProfile = {
  id: partyId('0900000001'),
  nameVi: 'Công ty Tưởng Tượng',
  registeredOn: plainDate('2015-01-01'),
  status: 'active',
  complianceLevel: 3,
  riskClass: 4,
  aeo: false,
  taxDebtDaysMax: 0,
  counters: { ...NO_COUNTERS, declarations: 1_000, findings: 5, lastFindingOn: plainDate('2025-01-01') },
};

describe('complianceLevel', () => {
  it.each([
    ['a priority enterprise', { aeo: true }, 1],
    ['a long-standing party with few findings', {}, 2],
    [
      'a party with a finding last month',
      { counters: { ...GOOD.counters, lastFindingOn: plainDate('2026-04-15') } },
      3,
    ],
    [
      'a busy newcomer without findings',
      { registeredOn: plainDate('2025-12-01'), counters: { ...NO_COUNTERS, declarations: 500 } },
      3,
    ],
    ['a party with hardly any history', { counters: { ...NO_COUNTERS, declarations: 2 } }, 4],
    ['a party with some tax debt', { taxDebtDaysMax: 60 }, 4],
    ['a party with tax debt past ninety days', { taxDebtDaysMax: 91 }, 5],
    ['a party with many findings', { counters: { ...GOOD.counters, findings: 200 } }, 5],
    ['a suspended priority enterprise', { aeo: true, status: 'suspended' as const }, 5],
  ])('%s is on its level', (_, change, level) => {
    const measured = complianceLevel({ ...GOOD, ...change }, thresholds, TODAY);
    expect(measured.level).toBe(level);
    expect(measured.explanation).toMatchObject({
      value: String(level),
      legalBasis: 'Thông tư 81/2019/TT-BTC, Điều 10',
    });
    expect(explanationFor('trader', measured.explanation)).toBeUndefined();
  });

  it('says that sample thresholds are samples', () => {
    expect(complianceLevel(GOOD, thresholds, TODAY).explanation.data.map((datum) => datum.value)).toContain(
      'illustrative',
    );
  });

  it('never rises with a finding or with tax debt', () => {
    for (const findings of [0, 1, 5, 20, 60, 200]) {
      for (const taxDebtDaysMax of [0, 20, 60, 120]) {
        const levelOf = (more: number, debt: number) =>
          complianceLevel(
            { ...GOOD, taxDebtDaysMax: debt, counters: { ...GOOD.counters, findings: more } },
            thresholds,
            TODAY,
          ).level;
        expect(levelOf(findings + 1, taxDebtDaysMax)).toBeGreaterThanOrEqual(levelOf(findings, taxDebtDaysMax));
        expect(levelOf(findings, taxDebtDaysMax + 1)).toBeGreaterThanOrEqual(levelOf(findings, taxDebtDaysMax));
      }
    }
  });

  it('is refused thresholds with a wrong day, naming the line', () => {
    const text = readFileSync(FILE, 'utf8').replace('2020-01-01', '2020-13-01');
    expect(readComplianceThresholds(text, FILE)).toMatchObject({
      ok: false,
      error: [{ place: { line: 4 }, field: 'validFrom' }],
    });
  });
});
