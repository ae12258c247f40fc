import { describe, expect, test } from 'vitest';
import { vietnamReference } from '#tests/support/reference';
import { SAMPLE_DAY, sampleImport, sampleItem } from '#tests/support/sample-declarations';
import { riskFacts } from './derive-risk-facts.ts';

const factsOf = (declaration: ReturnType<typeof sampleImport>) =>
  riskFacts({
    declaration,
    direction: 'import',
    principal: undefined,
    reference: vietnamReference(),
    today: SAMPLE_DAY,
  });

describe('mass in the facts of risk', () => {
  test('is in kilograms whatever unit was declared, so that a rule about weight can not be escaped by writing tonnes', () => {
    const facts = factsOf(
      sampleImport([sampleItem({ netMass: { value: '8.5', unitCode: 'TNE' } })], {
        totalGrossMass: { value: '9.25', unitCode: 'TNE' },
      }),
    );
    expect(facts.declaration.grossMassKg).toBe(9_250);
    expect(facts.lines[0]?.netMassKg).toBe(8_500);
  });

  test('is absent where nothing that is a mass was declared', () => {
    const facts = factsOf(
      sampleImport([sampleItem({ netMass: { value: '5', unitCode: 'LTR' } })], {
        totalGrossMass: { value: '5', unitCode: 'LTR' },
      }),
    );
    expect(facts.declaration.grossMassKg).toBeUndefined();
    expect(facts.lines[0]?.netMassKg).toBeUndefined();
  });
});
