import { ACTORS, declarationFor } from '#tests/support/clearance';
import { decisionStage } from '#tests/support/decision-stage';
import { expect, test } from 'vitest';

const READING = { ...ACTORS.trader, scopes: ['declarations:read'] } as const;
const WRITING = { ...ACTORS.other, scopes: ['declarations:read', 'declarations:write'] } as const;

test('a key without the scope is told so, and one of somebody else that the goods are not theirs', () => {
  const { bench } = decisionStage();
  const codes = (actor: typeof READING | typeof WRITING): readonly string[] => {
    const data = { declaration: declarationFor('green', 'NARROW'), register: true };
    const result = bench.submit({ type: 'declaration.lodge', data, actor });
    return result.ok ? [] : result.error.map(({ code }) => code);
  };
  expect(codes(READING)).toEqual(['ACC-004']);
  expect(codes(WRITING)).toEqual(['ACC-001']);
});

test('of a declaration that is there, a key that only reads may do nothing and is told why', () => {
  const { bench, lodged } = decisionStage();
  const data = { number: lodged('green'), groundCode: 'NOT_CARRIED_OUT', reason: 'không nhập nữa' };
  const ask = (actor: typeof READING | typeof WRITING): readonly string[] => {
    const result = bench.submit({ type: 'declaration.requestCancellation', data, actor });
    return result.ok ? [] : result.error.map(({ code }) => code);
  };
  expect(ask(READING)).toEqual(['ACC-004']);
  // To a stranger there is none.
  expect(ask(WRITING)).toEqual(['LIF-002']);
});
