import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sharing } from './sharing.ts';

const member = fc.oneof(fc.constantFrom('', '0', 'list', 'a', '1 2'), fc.nat(2), fc.constantFrom(null, undefined, 1n));
const piece = fc.oneof(fc.array(member, { maxLength: 3 }), fc.dictionary(fc.constantFrom('0', 'a', 'a 1'), member));

/** All that tells two pieces apart, without their prototypes: order of members, absent or undefined, number or text. */
const said = (value: object): string =>
  JSON.stringify([Array.isArray(value), Object.entries(value).map(([key, of]) => [key, typeof of, String(of)])]);

describe('sharing', () => {
  test('what says the same is one frozen object, and nothing else is', () => {
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const { share } = sharing();
        const first = new Map<string, object>();
        for (const one of pieces) {
          const shared = share(one);
          expect(said(shared)).toBe(said(one));
          expect(Object.isFrozen(shared)).toBe(true);
          expect(shared).toBe(first.get(said(one)) ?? one);
          first.set(said(one), shared);
        }
      }),
    );
  });

  test('members that are objects are one member only if they are one object', () => {
    const { share } = sharing();
    const inner = share(['a']);
    expect(share({ inner })).toBe(share({ inner: share(['a']) }));
    expect(share({ inner })).not.toBe(share({ inner: ['a'] }));
  });

  test('what was made of some parts is made once', () => {
    const { once } = sharing();
    let made = 0;
    const ask = (part: string) => once(['duty', part], () => (made += 1));
    expect([ask('5'), ask('10'), ask('5')]).toEqual([1, 2, 1]);
  });
});
