import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { createPasswords, PASSWORD_LENGTH_MAX } from './password.ts';

const passwords = createPasswords(randomBytes);

test('a password opens its own hash and no other, and no two hashes of it are alike', async () => {
  const [one, two] = await Promise.all([passwords.hashOf('four quiet boats'), passwords.hashOf('four quiet boats')]);
  expect(one).not.toBe(two);
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await passwords.matches('four quiet boats', one)).toBe(true);
  expect(await passwords.matches('four quiet boat', one)).toBe(false);
  expect(passwords.isOutdated(one)).toBe(false);
});

test('an account that does not exist takes the same work and the same place in the queue as one that does', async () => {
  // Two are worked on and a hundred wait; whoever comes then is told so, account or not.
  const stored = await passwords.hashOf('four quiet boats');
  const crowd = Array.from({ length: 102 }, () => passwords.matches('guess', undefined));
  expect(await passwords.matches('guess', undefined)).toBe('busy');
  expect(await passwords.matches('four quiet boats', stored)).toBe('busy');
  expect(new Set(await Promise.all(crowd))).toEqual(new Set([false]));
  expect(await passwords.matches('four quiet boats', stored)).toBe(true);
});

test('a text beyond the bound is no password, and takes no place in the queue', async () => {
  const stored = await passwords.hashOf('x'.repeat(PASSWORD_LENGTH_MAX));
  expect(await passwords.matches('x'.repeat(PASSWORD_LENGTH_MAX), stored)).toBe(true);
  const crowd = Array.from({ length: 102 }, () => passwords.matches('guess', undefined));
  expect(await passwords.matches('x'.repeat(PASSWORD_LENGTH_MAX + 1), stored)).toBe(false);
  await Promise.all(crowd);
});
