import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Lately, LATELY_MS } from './lately.ts';
import { NONE } from './names.ts';
import { PairIndex } from './pair-index.ts';

const pair = fc.tuple(fc.nat({ max: 12 }), fc.nat({ max: 12 }));

test('each pair has one record of its own while it stands, whatever comes and goes', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(pair, fc.boolean()), { maxLength: 400 }), (steps) => {
      const index = new PairIndex();
      const oracle = new Map<string, number>();
      for (const [[first, second], adds] of steps) {
        const key = `${first}|${second}`;
        const found = index.find(first, second);
        expect(found).toBe(oracle.get(key) ?? NONE);
        if (adds && found === NONE) oracle.set(key, index.add(first, second));
        else if (!adds && found !== NONE) {
          index.remove(found);
          oracle.delete(key);
        }
      }
      const standing = Array.from({ length: index.used }, (_, record) => record).filter(
        (record) => !index.isFree(record),
      );
      expect(new Set(standing)).toEqual(new Set(oracle.values()));
      for (const record of standing) expect(oracle.get(`${index.first(record)}|${index.second(record)}`)).toBe(record);
    }),
    { numRuns: 200 },
  );
});

test('what came lately is counted as looking at every moment would count it', () => {
  const step = fc.tuple(pair, fc.integer({ min: 0, max: LATELY_MS }));
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200 }), fc.nat({ max: 4 }), (steps, slow) => {
      const lately = new Lately();
      const told: { readonly key: string; readonly atMs: number }[] = [];
      let atMs = 0;
      for (const [[first, second], passed] of steps) {
        // Some histories are dense, others sparse.
        atMs += Math.floor(passed / 10 ** slow);
        const since = atMs - LATELY_MS;
        const expected = told.filter((one) => one.key === `${first}|${second}` && one.atMs >= since).length;
        expect(lately.countSince(first, second, since)).toBe(expected);
        lately.add(first, second, atMs);
        told.push({ key: `${first}|${second}`, atMs });
      }
    }),
    { numRuns: 200 },
  );
});
