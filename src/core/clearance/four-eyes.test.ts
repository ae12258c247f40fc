import { firstHalves, isLeftToOthers } from './four-eyes.ts';
import { ACTORS } from '#tests/support/clearance';
import { decisionStage } from '#tests/support/decision-stage';
import { expect, test } from 'vitest';

test('who took a decision is not offered to take it back, and whoever else may is', () => {
  const { lodged, send, state, reverse } = decisionStage();
  const number = lodged('yellow');
  expect(send('leader', 'case.rechannel', { number, channel: 'red', reason: 'thông tin mới' })).toEqual([]);
  const standing = state(number);
  if (standing === undefined) throw new Error('it was lodged');
  expect(firstHalves(standing)).toMatchObject([{ action: 'case.reverse', type: 'Rechannelled', by: 'leader' }]);
  expect(isLeftToOthers(standing, 'case.reverse', ACTORS.leader)).toBe(true);
  expect(isLeftToOthers(standing, 'case.reverse', ACTORS.deputy)).toBe(false);
  // What is not offered is refused, and what is offered is not.
  expect(reverse('leader', number)).toEqual(['REV-002']);
  expect(reverse('deputy', number)).toEqual([]);
  expect(firstHalves(state(number) ?? standing)).toEqual([]);
});

test('an appeal is for a leader who did not take the decision, and its answer leaves nothing to complete', () => {
  const { lodged, send, state } = decisionStage();
  const number = lodged('yellow');
  expect(send('leader', 'case.rechannel', { number, channel: 'red', reason: 'thông tin mới' })).toEqual([]);
  const decision = state(number)?.decisions?.[0]?.position;
  expect(send('trader', 'declaration.appeal', { number, decision, text: 'không đồng ý' })).toEqual([]);
  const standing = state(number);
  if (standing === undefined) throw new Error('it was lodged');
  expect(firstHalves(standing).map(({ action }) => action)).toContain('appeal.decide');
  expect(isLeftToOthers(standing, 'appeal.decide', ACTORS.leader)).toBe(true);
  expect(isLeftToOthers(standing, 'appeal.decide', ACTORS.deputy)).toBe(false);
  // An act that takes one is left to nobody else.
  expect(isLeftToOthers(standing, 'appeal.prolong', ACTORS.leader)).toBe(false);
});
