import { expect, test } from 'vitest';
import { inSlices, inTurn } from './in-slices.ts';
import { NoTurnLeft } from './turns.ts';

/** Steps that each take longer than a slice. */
function* slow(steps: number, onStep: () => void): Generator<void, number> {
  for (let step = 0; step < steps; step += 1) {
    const until = performance.now() + 10;
    while (performance.now() < until);
    onStep();
    yield;
  }
  return steps;
}

test('others are served between two slices', async () => {
  const order: string[] = [];
  setImmediate(() => order.push('other'));
  expect(await inSlices(slow(3, () => order.push('step')))).toBe(3);
  expect(order).toEqual(['step', 'other', 'step', 'step']);
});

test('one long work at a time, and who was just served lets others go first; what cannot wait is told so', async () => {
  const order: string[] = [];
  const work = (party: string, name: string) =>
    inTurn(party, () => slow(1, () => order.push(name))).then(
      () => 'done',
      (error: unknown) => (error instanceof NoTurnLeft ? 'no turn' : 'failed'),
    );
  const flood = Array.from({ length: 10 }, (_, at) => work('flood', `flood ${at}`));
  const other = work('other', 'other');
  expect(await Promise.all([...flood, other])).toEqual([...Array.from({ length: 9 }, () => 'done'), 'no turn', 'done']);
  expect(order.slice(0, 3)).toEqual(['flood 0', 'other', 'flood 1']);
});
