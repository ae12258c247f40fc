import { seededRandom } from '#core/kernel';
import { expect, test } from 'vitest';
import { NoTurnLeft, turns, type TurnLimits, type Whose } from './turns.ts';

/** Enters under a name, resolves when it is its turn, and works until told to leave. */
function entering(atOnce: number, limits?: TurnLimits) {
  const { run, waiting } = turns(atOnce, limits);
  const begun: string[] = [];
  const leaving = new Map<string, () => void>();
  const enter = (name: string, whose?: Whose): Promise<void> =>
    new Promise((entered) => {
      const work = (): Promise<void> => {
        begun.push(name);
        entered();
        return new Promise((leave) => leaving.set(name, leave));
      };
      void run(work, whose);
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
  const [second, third] = [enter('b'), enter('c', { inHurry: () => hurries })];
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
  const { enter, leave, begun, run } = entering(1, { waitingMax: 1 });
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

test('a party never works at more than its share, and who has just been served lets the others go first', async () => {
  const { enter, leave, begun } = entering(2, { ofOneParty: { atOnce: 1, waitingMax: 5 } });
  const [a, b] = [{ party: 'a' }, { party: 'b' }];
  await enter('a1', a);
  const [a2, a3] = [enter('a2', a), enter('a3', a)];
  expect(begun).toEqual(['a1']);
  await enter('b1', b);
  const [b2, c1] = [enter('b2', b), enter('c1', { party: 'c' })];
  leave('a1');
  await c1;
  leave('c1');
  await a2;
  leave('b1');
  await b2;
  leave('b2');
  leave('a2');
  await a3;
  expect(begun).toEqual(['a1', 'b1', 'c1', 'a2', 'b2', 'a3']);
});

test('a party that has as much waiting as may is told so, and others still may wait', async () => {
  const { enter, run } = entering(1, { waitingMax: 3, ofOneParty: { atOnce: 1, waitingMax: 1 } });
  await enter('a1', { party: 'a' });
  void enter('a2', { party: 'a' });
  await expect(run(() => Promise.resolve(), { party: 'a' })).rejects.toBeInstanceOf(NoTurnLeft);
  void enter('b1', { party: 'b' });
  void enter('c1', { party: 'c' });
  await expect(run(() => Promise.resolve(), { party: 'd' })).rejects.toBeInstanceOf(NoTurnLeft);
});

test('whoever comes and goes, no place stays empty that somebody who waits may have, and everybody is served', async () => {
  const random = seededRandom(7);
  const { run, waiting } = turns(3, { ofOneParty: { atOnce: 2, waitingMax: Infinity } });
  const parties = Array.from({ length: 4 }, (_, at) => ({
    party: `p${at}`,
    come: 0,
    begun: 0,
    going: [] as (() => void)[],
  }));
  const working = () => parties.reduce((sum, { going }) => sum + going.length, 0);
  const settled = () => new Promise((resolve) => void setImmediate(resolve));
  for (let step = 0; step < 2_000; step += 1) {
    const one = parties[Math.floor(random.next() * parties.length)];
    if (one === undefined) continue;
    if (random.next() < 0.5) {
      one.come += 1;
      const work = () => {
        one.begun += 1;
        return new Promise<void>((go) => void one.going.push(go));
      };
      void run(work, one);
    } else one.going.shift()?.();
    await settled();
    expect(working()).toBeLessThanOrEqual(3);
    for (const { come, begun, going } of parties) {
      expect(going.length).toBeLessThanOrEqual(2);
      if (working() < 3 && going.length < 2) expect(begun).toBe(come);
    }
  }
  while (working() + waiting() > 0) {
    for (const { going } of parties) going.splice(0).forEach((go) => go());
    await settled();
  }
  for (const { come, begun } of parties) expect(begun).toBe(come);
});
