import { expect, test } from 'vitest';
import { NoTurnLeft, turns } from './turns.ts';

/** Enters under a name, resolves when it is its turn, and works until told to leave. */
function entering(atOnce: number, waitingMax?: number) {
  const { run, waiting } = turns(atOnce, waitingMax);
  const begun: string[] = [];
  const leaving = new Map<string, () => void>();
  const enter = (name: string, inHurry?: () => boolean): Promise<void> =>
    new Promise((entered) => {
      const work = (): Promise<void> => {
        begun.push(name);
        entered();
        return new Promise((leave) => leaving.set(name, leave));
      };
      void run(work, inHurry);
    });
  const leave = (name: string): void => leaving.get(name)?.();
  return { enter, leave, begun, waiting, run };
}

test('no more are at work than may be, and whoever waits follows one who leaves', async () => {
  const { enter, leave, begun, waiting } = entering(2);
  await Promise.all([enter('a'), enter('b')]);
  const [third, fourth] = [enter('c'), enter('d')];
  expect([begun, waiting()]).toEqual([['a', 'b'], 2]);
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

test('what fails gives its place away and its failure to whoever asked', async () => {
  const { run } = turns(1);
  const failing = run(() => Promise.reject(new Error('no')));
  const next = run(() => Promise.resolve('yes'));
  await expect(failing).rejects.toThrow('no');
  expect(await next).toBe('yes');
});

test('where as many wait as may, whoever comes is told so at once, and those who wait are served', async () => {
  const { enter, leave, begun, run } = entering(1, 1);
  await enter('a');
  const second = enter('b');
  await expect(run(() => Promise.resolve())).rejects.toBeInstanceOf(NoTurnLeft);
  leave('a');
  await second;
  const third = enter('c');
  leave('b');
  await third;
  expect(begun).toEqual(['a', 'b', 'c']);
});
