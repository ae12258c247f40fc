import { describe, expect, test } from 'vitest';
import { plainDate } from '#core/kernel';
import { vietnamReference } from '#tests/support/reference';
import { childrenOn, nodeMeasuresOn, nodeOn, pathOn } from './nomenclature.ts';

const { tariff } = vietnamReference();
const on = plainDate('2026-11-22');
const child = (code: string, of: string) => childrenOn(tariff, of, on).find((node) => node.code === code);

describe('the nomenclature as a tree', () => {
  test('every line of the day is reached from the sections down, once', () => {
    const reached: string[] = [];
    const descend = (code: string): void => {
      for (const node of childrenOn(tariff, code, on))
        if (node.level === 'line') reached.push(node.code);
        else descend(node.code);
    };
    descend('');
    expect(reached).toEqual(tariff.codes.filter((code) => tariff.lineOn(code, on) !== undefined));
  });

  test('a node counts the lines of its children', () => {
    for (const { code, lineCount } of childrenOn(tariff, 'XVI', on))
      expect(childrenOn(tariff, code, on).reduce((sum, node) => sum + node.lineCount, 0)).toBe(lineCount);
  });

  test('the path of a line goes from its section down to its subheading', () => {
    expect(pathOn(tariff, '87032363', on).map(({ code }) => code)).toEqual(['XVII', '87', '8703', '870323']);
  });

  test('a subheading has the words that its lines share, and no name where they share none', () => {
    expect(child('040711', '0407')).toMatchObject({
      name: { vi: 'Trứng gà ấp', en: 'Fertilised hen eggs' },
      named: 'by its lines',
      lineCount: 2,
    });
    expect(child('847130', '8471')?.name).toBe(null);
    expect(child('010121', '0101')?.name?.en).toBe('Live pure-bred breeding horses');
  });

  test('a node tells the measures it carries and those from above, and leaves those of its lines to them', () => {
    const measures = nodeMeasuresOn(tariff, '2203', on);
    expect(measures.find(({ measure }) => measure.id === 'EXC-BEER')?.node).toBe('2203');
    expect(measures.find(({ measure }) => measure.id === 'ATIGA')?.node).toBe('');
    expect(measures.filter(({ measure }) => measure.type === 'mfn')).toEqual([]);
    expect(nodeMeasuresOn(tariff, '22030091', on).some(({ measure }) => measure.type === 'mfn')).toBe(true);
  });

  test('notes stand on nodes that exist', () => {
    expect(tariff.notesOf('8471')).toHaveLength(1);
    expect(tariff.notesOf('9999')).toEqual([]);
    expect(nodeOn(tariff, '77', on)).toBeUndefined();
  });
});
