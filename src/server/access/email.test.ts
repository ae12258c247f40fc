import fc from 'fast-check';
import { expect, test } from 'vitest';
import { normaliseEmail } from './email.ts';
import { networkOf } from './sessions.ts';

test('the form of an address is settled: normalising twice changes nothing', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.emailAddress(),
        fc
          .tuple(fc.string({ unit: 'binary', maxLength: 20 }), fc.string({ unit: 'binary', maxLength: 20 }))
          .map(([a, b]) => `${a}@${b}.test`),
      ),
      (text) => {
        const once = normaliseEmail(text);
        if (once !== undefined) expect(normaliseEmail(once)).toBe(once);
      },
    ),
    { numRuns: 5_000 },
  );
});

test.each([
  ['User@Example.TEST', 'user@example.test'],
  [' a@b.vn ', 'a@b.vn'],
  ['ｕｓｅｒ@ｅｘａｍｐｌｅ．test', 'user@example.test'],
  ['ﬁsh@example.test', 'fish@example.test'],
  ['İ@example.test', 'i̇@example.test'],
  ['Đức@hải.vn'.normalize('NFD'), 'đức@hải.vn'.normalize('NFC')],
])('%j is the account of %j', (text, account) => {
  expect(normaliseEmail(text)).toBe(account);
});

test.each([
  '',
  'a',
  '@b.c',
  'a@b',
  'a@@b.c',
  'a b@c.d',
  'a@b..c',
  'a\u0000@b.c',
  'a\u200d@b.c',
  'a@b.c\u202e',
  'a@\ud800.c',
  `${'a'.repeat(251)}@b.c`,
  'ﷺ'.repeat(20) + '@b.c',
])('%j is no address', (text) => {
  expect(normaliseEmail(text)).toBeUndefined();
});

test.each([
  ['192.0.2.1', '192.0.2.1'],
  ['::ffff:192.0.2.1', '192.0.2.1'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:DB8:1:2::', '2001:db8:1:2'],
  ['2001:db8::1', '2001:db8:0:0'],
  ['2001:0db8:0000:0000::9', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
  ['fe80::1%eth0', 'fe80:0:0:0'],
])('attempts from %s are counted for %s', (address, network) => {
  expect(networkOf(address)).toBe(network);
});
