import { ACCOUNTS, balanced } from './index.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

const amounts = fc.array(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), { maxLength: 8 });

describe('a double entry', () => {
  test('that balances keeps every amount as it was and leaves out the empty ones', () => {
    fc.assert(
      fc.property(amounts, (given) => {
        const legs = [...given, -given.reduce((sum, amount) => sum + amount, 0n)].map((amount, index) => ({
          account: `a${index}`,
          amount,
          subject: 's',
        }));
        const postings = balanced(legs);
        expect(postings).toEqual(
          legs.filter(({ amount }) => amount !== 0n).map((leg) => ({ ...leg, amount: leg.amount.toString() })),
        );
        expect(postings.reduce((sum, posting) => sum + BigInt(posting.amount), 0n)).toBe(0n);
      }),
    );
  });

  test('that is out by a single đồng is never written', () => {
    fc.assert(
      fc.property(amounts, fc.bigInt({ min: -5n, max: 5n }), (given, off) => {
        fc.pre(off !== 0n);
        const legs = [...given, off - given.reduce((sum, amount) => sum + amount, 0n)].map((amount) => ({
          account: ACCOUNTS.suspense,
          amount,
          subject: 's',
        }));
        expect(() => balanced(legs)).toThrow('debits equal credits');
      }),
    );
  });
});
