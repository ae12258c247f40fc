import { expect, test } from 'vitest';
import { turns } from './turns.ts';

/** Enters under a name, and says when it is its turn. */
function entering(atOnce: number) {
  const gate = turns(atOnce);
  const begun: string[] = [];
  const leaving = new Map<string, () => void>();
  const enter = (name: string, inHurry: () => boolean = () => false): Promise<void> =>
    gate.enter(inHurry).then((leave) => {
      begun.push(name);
      leaving.set(name, leave);
    });
  const leave = (name: string): void => leaving.get(name)?.();
  return { enter, leave, begun };
}

test('no more are at work than may be, and whoever waits follows one who leaves', async () => {
  const { enter, leave, begun } = entering(2);
  await Promise.all([enter('a'), enter('b')]);
  const [third, fourth] = [enter('c'), enter('d')];
  expect(begun).toEqual(['a', 'b']);
  leave('b');
  await third;
  expect(begun).toEqual(['a', 'b', 'c']);
  leave('a');
  await fourth;
  leave('c');
  leave('d');
  await Promise.all([enter('e'), enter('f')]);
  expect(begun).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
});

test('who is in a hurry by the time that a place is free goes before those who came earlier', async () => {
  const { enter, leave, begun } = entering(1);
  await enter('a');
  let hurries = false;
  const [second, third] = [enter('b'), enter('c', () => hurries)];
  hurries = true;
  leave('a');
  await third;
  leave('c');
  await second;
  expect(begun).toEqual(['a', 'c', 'b']);
});
