import type { Actor } from '#core/kernel';
import { inspectionStream } from '#core/inspection';
import { suspenseStream } from '#core/payment';
import { ACTORS, clearanceBench, declarationFor } from '#tests/support/clearance';
import { decisionStage } from '#tests/support/decision-stage';
import { expect, test } from 'vitest';
import { INSPECTION_HANDLERS, SUSPENSE_HANDLERS } from './index.ts';

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

test('an officer’s key that only reads takes no step of an inspection and settles no money, and is told it is the key', () => {
  const bench = clearanceBench({
    handlers: [...INSPECTION_HANDLERS, ...SUSPENSE_HANDLERS],
    streams: [inspectionStream, suspenseStream],
  });
  const scopes = ['declarations:read', 'cases:read', 'suspense:read'] as const;
  const declaration = declarationFor('red', 'NARROW');
  const lodged = bench.submit({
    type: 'declaration.lodge',
    data: { declaration, register: true },
    actor: ACTORS.trader,
  });
  const { number } = (lodged.ok ? lodged.value.answer : {}) as { readonly number?: string };
  const step = { type: 'inspection.checkDocuments', data: { number, seen: 0, items: [] } };
  const money = { type: 'suspense.hold', data: { paymentId: 'P', revision: 0, reason: 'chờ', until: '2026-12-01' } };
  const codes = (command: { readonly type: string; readonly data: object }, actor: Actor): readonly string[] => {
    const result = bench.submit({ ...command, actor });
    return result.ok ? [] : result.error.map(({ code }) => code);
  };
  expect(codes(step, { ...ACTORS.inspection, scopes })).toEqual(['ACC-004']);
  expect(codes(money, { ...ACTORS.inspection, roles: ['officeLeader'], scopes })).toEqual(['ACC-004']);
});
