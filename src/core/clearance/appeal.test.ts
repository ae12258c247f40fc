import { versionOf, type DeclarationNumber } from '#core/declaration';
import { declarationDeadlines } from '#core/deadline';
import { decisionStage } from '#tests/support/decision-stage';
import { vietnamDeadlines, vietnamReference } from '#tests/support/reference';
import { describe, expect, test } from 'vitest';

const LAW = { deadlines: vietnamDeadlines(), reference: vietnamReference() };
const DAY_MS = 86_400_000;

function stage() {
  const { send, state, inForce, reversibleAt, ...more } = decisionStage();
  const decisionOf = (number: DeclarationNumber) => state(number)?.decisions?.at(-1)?.position ?? '0';
  return {
    ...more,
    send,
    state,
    inForce,
    decisionOf,
    appealed: (number: DeclarationNumber, by: 'trader' | 'broker' | 'other' = 'trader') =>
      send(by, 'declaration.appeal', { number, decision: decisionOf(number), text: 'không đúng quy định' }),
    answer: (number: DeclarationNumber, by: 'leader' | 'deputy' | 'documents', outcome: 'upheld' | 'dismissed') => {
      const appeal = state(number)?.appeals?.at(-1);
      const reversible = reversibleAt(number, appeal?.decision ?? '0');
      const on = { number, appealId: appeal?.id ?? '0', inForce: inForce(number), reversible };
      return send(by, 'appeal.decide', { ...on, outcome, reason: 'đã xem xét' });
    },
  };
}

describe('an appeal', () => {
  test('that is upheld undoes the decision in the same transaction', () => {
    const { bench, send, lodged, state, inForce, paid, appealed, answer } = stage();
    const number = lodged('green');
    paid(number, state(number)?.totalPayable ?? '');
    const before = inForce(number).declaration;
    const [item] = before.goodsItems;
    const lines = item ? [{ ...item, commodityCode: '84433219' }] : [];
    const declaration = { ...before, goodsItems: lines };
    const assessed = { number, inForce: inForce(number), declaration, reasonCode: '4', reason: 'phân loại lại' };
    expect(send('leader', 'case.assess', assessed)).toEqual([]);
    expect(appealed(number)).toEqual([]);
    expect(answer(number, 'leader', 'upheld')).toEqual(['REV-002']);
    expect(answer(number, 'documents', 'upheld')).toEqual(['ACC-001']);
    expect(answer(number, 'deputy', 'upheld')).toEqual([]);
    const after = state(number);
    expect(after && versionOf(after)).toBe(2);
    expect(inForce(number).declaration).toEqual(before);
    expect(after?.appeals).toMatchObject([{ decisionType: 'Amended', answer: { outcome: 'upheld' } }]);
    const types = bench.events.filter(({ stream }) => stream.id === number).map(({ type }) => type);
    expect(types.slice(types.indexOf('AppealLodged'))).toEqual([
      'AppealLodged',
      'AppealDecided',
      'DecisionReversed',
      'Amended',
    ]);
    expect(answer(number, 'deputy', 'dismissed')).toEqual(['LIF-001']);
  });

  test('that is dismissed leaves the decision as it is, and is made once', () => {
    const { send, lodged, state, appealed, answer } = stage();
    const number = lodged('yellow');
    send('documents', 'case.rechannel', { number, channel: 'red', reason: 'r' });
    expect(appealed(number, 'other')).toEqual(['LIF-002']);
    expect(appealed(number, 'broker')).toEqual([]);
    expect(answer(number, 'leader', 'dismissed')).toEqual([]);
    expect(state(number)).toMatchObject({ channel: 'red', appeals: [{ answer: { outcome: 'dismissed' } }] });
    expect(appealed(number)).toEqual(['APL-001']);
  });

  test('is too late after the time that the law gives', () => {
    const { bench, send, lodged, appealed } = stage();
    const number = lodged('yellow');
    send('documents', 'case.rechannel', { number, channel: 'red', reason: 'r' });
    bench.clock.advanceMs(91 * DAY_MS);
    expect(appealed(number)).toEqual(['APL-002']);
  });

  test('has a clock for its answer, a longer one where it is intricate, and none once answered or withdrawn', () => {
    const { send, lodged, state, appealed } = stage();
    const number = lodged('yellow');
    send('documents', 'case.rechannel', { number, channel: 'red', reason: 'r' });
    appealed(number);
    const clocks = () => {
      const now = state(number);
      const found = now ? declarationDeadlines(now, LAW) : [];
      return found.flatMap(({ kind, dueAt }) => (kind.toLowerCase().includes('appeal') ? [[kind, dueAt]] : []));
    };
    expect(clocks()).toEqual([['appealAnswer', '2026-12-21T16:59:00.000Z']]);
    const appealId = state(number)?.appeals?.[0]?.id;
    expect(send('leader', 'appeal.prolong', { number, appealId, reason: 'phức tạp' })).toEqual([]);
    expect(send('leader', 'appeal.prolong', { number, appealId, reason: 'phức tạp' })).toEqual(['APL-005']);
    expect(clocks()).toEqual([['intricateAppealAnswer', '2027-01-05T16:59:00.000Z']]);
    expect(send('trader', 'declaration.withdrawAppeal', { number, appealId: '1', reason: 'r' })).toEqual(['APL-003']);
    expect(send('trader', 'declaration.withdrawAppeal', { number, appealId, reason: 'đã hiểu' })).toEqual([]);
    expect(clocks()).toEqual([]);
  });

  test('against what was taken back meanwhile is upheld with nothing left to undo', () => {
    const { send, lodged, state, appealed, answer, reverse, last } = stage();
    const number = lodged('yellow');
    send('documents', 'case.rechannel', { number, channel: 'red', reason: 'r' });
    appealed(number);
    expect(reverse('leader', number)).toEqual([]);
    expect(answer(number, 'leader', 'upheld')).toEqual([]);
    expect(state(number)?.channel).toBe('yellow');
    expect(last(number)?.type).toBe('AppealDecided');
  });
});
