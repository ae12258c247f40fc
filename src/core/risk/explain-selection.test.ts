import { describe, expect, test } from 'vitest';
import { explanationLines } from '#core/kernel';
import { explainSelection } from './explain-selection.ts';
import type { Rule } from './rule.ts';
import type { Selection } from './selection.ts';

const rule = (id: string, sensitivity: Rule['sensitivity']): Rule => ({
  id,
  version: 1,
  name: { vi: `Quy tắc ${id}`, en: `Rule ${id}` },
  scope: 'line',
  when: 'true',
  effect: { channel: 'yellow' },
  binding: 'ordinary',
  legalBasis: 'test',
  owner: 'test',
  validFrom: '2026-01-01',
  validTo: null,
  sensitivity,
});
const RULES = {
  ruleById: new Map([rule('OPEN', 'internal'), rule('CLOSED', 'restricted')].map((one) => [one.id, one])),
};
const reason = (ruleId: string, ruleVersion = 1) => ({
  ruleId,
  ruleVersion,
  lines: [1],
  facts: { 'line.hs4': '8703' },
});
const selection = (facts: Partial<Selection>): Selection => ({
  channel: 'yellow',
  reasons: [],
  random: false,
  requestedDocuments: [],
  ruleSetVersion: 'TEST',
  draw: 0.5,
  ...facts,
});
const explained = (facts: Partial<Selection>) =>
  explainSelection(selection(facts), RULES, { nameOf: () => undefined, currency: 'VND' });
const wordsOf = (facts: Partial<Selection>): string => explanationLines(explained(facts), 'en').join('\n');

describe('what an officer reads of a selection', () => {
  test('what chance drew and what a restricted rule selected are the same, to the letter', () => {
    const drawn = explained({ random: true });
    expect(explained({ reasons: [reason('CLOSED')] })).toEqual(drawn);
    expect(explained({ reasons: [reason('CLOSED'), reason('CLOSED')], reasonsLeftOff: 3 })).toEqual(drawn);
    expect(drawn.steps).toHaveLength(1);
    expect(JSON.stringify(drawn)).not.toMatch(/random|ngẫu nhiên/i);
  });

  test('that a model ranked it high is told with the line; that it was explored is told as chance is, to the letter', () => {
    const scored = { model: 'a'.repeat(64), rows: '', line: 2, chance: 0.4, rank: 7, threshold: 5, exploration: 0.1 };
    const effect = { channel: 'red', inspection: 'partial' } as const;
    const drawn = explained({ random: true });
    expect(explained({ learned: { ...scored, selected: 'exploration', effect } })).toEqual(drawn);
    expect(explained({ random: true, learned: { ...scored, beyondCapacity: true } })).toEqual(drawn);
    expect(explained({ random: true, learned: { ...scored, relieved: true } })).toEqual(drawn);
    const words = wordsOf({ channel: 'red', learned: { ...scored, selected: 'rank', effect } });
    expect(words).toContain('The risk model ranks it among those to be checked');
    expect(words).toContain('Lines: 2');
    expect(words).not.toContain('Selected by risk management');
    const elsewhere = wordsOf({ channel: 'red', learned: { ...scored, line: 0, selected: 'rank', effect } });
    expect(elsewhere).not.toContain('Lines');
  });

  test('a reason that lies in other declarations of the shipment says in which lines of the whole, no more than a screen holds', () => {
    const { lines: _lines, ...elsewhere } = reason('OPEN');
    const told = (lines: readonly number[]): string =>
      explanationLines(
        explainSelection(
          selection({ reasons: [elsewhere] }),
          RULES,
          { nameOf: () => undefined, currency: 'VND' },
          selection({ reasons: [{ ...elsewhere, lines }] }),
        ),
        'en',
      ).join('\n');
    expect(told([1437])).toContain('In other linked declarations, by line of the shipment: 1437');
    expect(told(Array.from({ length: 12 }, (_, at) => at + 1))).toContain(': 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 …');
    expect(wordsOf({ reasons: [elsewhere] })).not.toContain('by line of the shipment');
  });

  test('neither a rule that gave way nor one that failed betrays that no other selected', () => {
    const drawn = explained({ random: true });
    const failures = [{ ruleId: 'OPEN', ruleVersion: 1, code: 'absent', subject: 'line.netMassKg' }] as const;
    expect(explained({ random: true, relieved: ['OPEN'], failures })).toEqual(drawn);
  });

  test('a rule that only watches is not told, whether chance drew beside it or a restricted rule selected', () => {
    const drawn = explained({ random: true });
    expect(explained({ random: true, watched: [reason('OPEN')], notify: ['OPEN'] })).toEqual(drawn);
    expect(explained({ reasons: [reason('CLOSED')], watched: [reason('OPEN')] })).toEqual(drawn);
  });

  test('how deep to inspect and whom to refer to is told, by whatever rule', () => {
    const words = wordsOf({ reasons: [reason('CLOSED')], inspection: 'partial', depthPercent: 20, referTo: ['MOH'] });
    expect(words).toContain('Part of the goods: 20 %');
    expect(words).toContain('Referred to: MOH');
  });

  test('a rule open to every officer is told with its facts, a restricted one beside it only as one more', () => {
    const words = wordsOf({ reasons: [reason('OPEN'), reason('CLOSED')] });
    expect(words).toContain('Rule OPEN');
    expect(words).toContain('HS heading: 8703');
    expect(words).not.toContain('CLOSED');
    expect(words).toContain('Selected by risk management');
    expect(wordsOf({ reasons: [reason('OPEN')] })).not.toContain('Selected by risk management');
  });

  test('a rule that is no longer held in that version counts as restricted', () => {
    expect(explained({ reasons: [reason('OPEN', 2)] })).toEqual(explained({ random: true }));
  });
});
