import type { LearnedDecision } from '#core/model';
import { expect, test } from 'vitest';
import { toldToOfficers } from './index.ts';

const learned: LearnedDecision = { model: 'a', rows: '', line: 1, chance: 0.01, rank: 1, threshold: 5, exploration: 0 };
const high = { ...learned, chance: 0.4, rank: 9 };

test.each([
  ['drawn at random', { channel: 'yellow', random: true, learned }],
  ['explored', { channel: 'red', random: false, learned: { ...learned, exploration: 0.1, selected: 'exploration' } }],
  ['selected by rules', { channel: 'red', random: false, learned }],
  ['let through', { channel: 'green', random: false, learned }],
] as const)(
  'of a declaration %s that the model finds unremarkable nothing is told, so that none is known from another',
  (_, selection) => {
    expect(toldToOfficers(selection)).toBeUndefined();
  },
);

test.each([
  ['selected by the model', { channel: 'red', random: false, learned: { ...high, selected: 'rank' } }],
  ['selected by rules too', { channel: 'yellow', random: false, learned: high }],
  ['drawn when the day was full', { channel: 'yellow', random: true, learned: { ...high, beyondCapacity: true } }],
  [
    'explored though relieved',
    { channel: 'red', random: false, learned: { ...high, relieved: true, selected: 'exploration' } },
  ],
] as const)('of a declaration %s that the model points at, officers read why', (_, selection) => {
  expect(toldToOfficers(selection)).toBe(selection.learned);
});

test('where rules alone decided there is nothing to tell', () => {
  expect(toldToOfficers({ channel: 'red', random: false })).toBeUndefined();
});
