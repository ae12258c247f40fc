import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { explanationFor, explanationLines, type Explanation } from './explanation.ts';

const step = (rule: string, audience: Explanation['audience'], steps: readonly Explanation[] = []): Explanation => ({
  rule,
  label: { vi: `Bước ${rule}`, en: `Step ${rule}` },
  audience,
  data: [],
  steps,
});

/** Trees in which every step is named by its place, and is for one audience or the other. */
const audiences = fc.constantFrom('trader' as const, 'officer' as const);
const trees: fc.Arbitrary<Explanation> = fc
  .letrec<{ tree: Explanation }>((tie) => ({
    tree: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      audiences.map((audience) => step('', audience)),
      fc
        .tuple(audiences, fc.array(tie('tree'), { maxLength: 4 }))
        .map(([audience, steps]) => step('', audience, steps)),
    ),
  }))
  .tree.map((tree) => named(tree, '0'));

const named = (tree: Explanation, place: string): Explanation => ({
  ...tree,
  rule: place,
  steps: tree.steps.map((child, index) => named(child, `${place}.${index}`)),
});
const all = (tree: Explanation): readonly Explanation[] => [tree, ...tree.steps.flatMap(all)];

describe('what an audience may read', () => {
  test('a trader reads a step exactly if it and every step above it are for traders', () => {
    fc.assert(
      fc.property(trees, (tree) => {
        const byPlace = new Map(all(tree).map((one) => [one.rule, one]));
        const ancestors = (place: string) =>
          place.split('.').map((_, index, path) => path.slice(0, index + 1).join('.'));
        const open = [...byPlace.keys()].filter((place) =>
          ancestors(place).every((one) => byPlace.get(one)?.audience === 'trader'),
        );
        const pruned = explanationFor('trader', tree);
        expect(pruned === undefined ? [] : all(pruned).map(({ rule }) => rule)).toEqual(open);
      }),
    );
  });

  test('an officer reads everything, and nothing is changed in reading', () => {
    fc.assert(
      fc.property(trees, (tree) => {
        const before = JSON.stringify(tree);
        expect(explanationFor('officer', tree)).toEqual(tree);
        explanationFor('trader', tree);
        expect(JSON.stringify(tree)).toBe(before);
      }),
    );
  });

  test('no word of a hidden step reaches the trader, however deep it stands', () => {
    const secret: Explanation = {
      ...step('RISK/7', 'officer', [step('inner', 'trader')]),
      calculation: 'secret arithmetic',
      data: [{ label: { vi: 'bí mật', en: 'secret' }, value: 'secret value' }],
    };
    const tree = step('root', 'trader', [step('open', 'trader', [secret, step('shown', 'trader')])]);
    expect(JSON.stringify(explanationFor('trader', tree))).not.toMatch(/secret|bí mật|RISK|inner/);
    expect(JSON.stringify(explanationFor('trader', tree))).toContain('shown');
    expect(explanationFor('trader', secret)).toBeUndefined();
  });
});

describe('lines of text', () => {
  const tree: Explanation = {
    ...step('CUD', 'trader', [step('MFN', 'trader')]),
    legalBasis: 'Law 107/2016 art. 5',
    calculation: '100 × 5%',
    value: '5',
    unit: 'VND',
    data: [
      { label: { vi: 'Thuế suất', en: 'Rate' }, value: '5', unit: '%' },
      { label: { vi: 'Mã', en: 'Code' }, value: '84713020' },
    ],
  };

  test('say the step, its arithmetic, its value with the unit and its basis, then its data, then the steps below', () => {
    expect(explanationLines(tree, 'en')).toEqual([
      'Step CUD: 100 × 5% = 5 VND [Law 107/2016 art. 5]',
      '  (Rate: 5 %; Code: 84713020)',
      '  Step MFN',
    ]);
    expect(explanationLines(tree, 'vi')[1]).toBe('  (Thuế suất: 5 %; Mã: 84713020)');
  });

  test('there is a line for every step, indented by its depth', () => {
    fc.assert(
      fc.property(trees, (one) => {
        const lines = explanationLines(one, 'vi');
        expect(lines.map((line) => (line.length - line.trimStart().length) / 2)).toEqual(
          all(one).map(({ rule }) => rule.split('.').length - 1),
        );
      }),
    );
  });
});
