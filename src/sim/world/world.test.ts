import { describe, expect, test } from 'vitest';
import { examineDeclaration } from '#core/assessment';
import { Declaration } from '#core/declaration';
import { createWorld } from '#sim/world';
import { vietnamReference } from '#tests/support/reference';
import { SAMPLE_DAY } from '#tests/support/sample-declarations';
import { Compile } from 'typebox/compile';

const reference = vietnamReference();
const COUNT = 400;

const declarationsOf = (seed: number) => {
  const world = createWorld({ seed, reference, on: SAMPLE_DAY, traders: 200 });
  return Array.from({ length: COUNT }, () => world.next(SAMPLE_DAY).declaration);
};

describe('the simulated world', () => {
  const declarations = declarationsOf(7);
  test('is the same for the same seed and another for another', () => {
    expect(declarationsOf(7)).toEqual(declarations);
    expect(declarationsOf(8)).not.toEqual(declarations);
  });
  test('sends declarations that pass every check and can be assessed', () => {
    const schema = Compile(Declaration);
    const refused = declarations.flatMap((declaration) => {
      if (!schema.Check(declaration)) return ['shape'];
      const { refusals } = examineDeclaration(declaration, reference, SAMPLE_DAY);
      return refusals.map((refusal) => `${refusal.code} ${refusal.pointer} ${refusal.message.en}`);
    });
    expect(refused).toEqual([]);
  });
  test('has a median of four lines and none above fifty', () => {
    const counts = declarations.map((declaration) => declaration.goodsItems.length).toSorted((a, b) => a - b);
    expect(counts[COUNT / 2]).toBeGreaterThanOrEqual(3);
    expect(counts[COUNT / 2]).toBeLessThanOrEqual(5);
    expect(Math.max(...counts)).toBeLessThanOrEqual(50);
  });
});
