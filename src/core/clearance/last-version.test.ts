import { AMENDMENTS_MAX, legalActions, versionOf, type Declaration } from '#core/declaration';
import { ACTORS, declarationFor } from '#tests/support/clearance';
import { decisionStage } from '#tests/support/decision-stage';
import { describe, expect, test } from 'vitest';

const REASON = { reasonCode: '6', reason: 'ghi nhầm' };
const COUNTED = ['declaration.amend', 'declaration.confirmAmendment', 'amendment.accept', 'case.assess'] as const;

/** A declaration that was amended as often as the last digit of its number can count. */
function amendedToTheLast() {
  const stage = decisionStage();
  const number = stage.lodged('yellow');
  const amendment = (description: string) => ({
    number,
    inForce: stage.inForce(number),
    declaration: described(description),
    ...REASON,
    confirm: true,
  });
  for (let time = 1; time <= AMENDMENTS_MAX; time += 1)
    expect(stage.send('trader', 'declaration.amend', amendment(`Hàng mẫu, lần sửa ${time}`))).toEqual([]);
  return { ...stage, number, amendment };
}

function described(description: string): Declaration {
  const declaration = declarationFor('yellow', 'REVERSED');
  return { ...declaration, goodsItems: declaration.goodsItems.map((item) => ({ ...item, description })) };
}

describe('a declaration amended as often as its number can count', () => {
  test('is offered no step that would make another version, and every other one', () => {
    const { state, number } = amendedToTheLast();
    const standing = state(number);
    expect(standing && versionOf(standing)).toBe(AMENDMENTS_MAX);
    const offered = standing ? legalActions(standing) : [];
    expect(COUNTED.filter((action) => offered.includes(action))).toEqual([]);
    expect(offered).toEqual(expect.arrayContaining(['case.accept', 'declaration.requestCancellation', 'case.cancel']));
  });

  test.each([
    ['trader', 'declaration.amend', 'Ask for cancellation'],
    ['leader', 'case.assess', 'Cancel the declaration'],
  ] as const)('%s: %s is refused by name, with what is legal instead', (by, type, instead) => {
    const { bench, amendment } = amendedToTheLast();
    const result = bench.submit({ type, data: amendment('Hàng mẫu, lần sửa 10'), actor: ACTORS[by] });
    expect(result).toMatchObject({ ok: false, error: [{ code: 'AMD-001', pointer: '/number' }] });
    expect(result.ok ? '' : result.error[0]?.fix.en).toContain(instead);
    expect(result.ok ? '' : result.error[0]?.fix.en).not.toContain('Amend');
  });
});
