import { afterAll, beforeAll, expect, test } from 'vitest';
import { testClock } from '#core/kernel';
import { testDatabase, type TestDatabase } from '#tests/support/database';
import { declare, refusal } from '#tests/support/toy-country';
import { submissions } from './submissions.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const refusedFor = (sender: string, quoted: string) => ({
  kind: 'refused' as const,
  pending: { sender, key: undefined, command: declare('INV-1', quoted) },
  refusals: refusal('TOY-1').map((one) => ({ ...one, message: { vi: quoted, en: quoted } })),
});

test.each([
  ['a NUL', 'a\u0000b'],
  ['half a surrogate pair', 'a\ud800b'],
  ['the other half', 'a\udc00b'],
  ['the text of an escape', 'a\\u0000b\\ud800'],
])('what one sender wrote, %s, keeps nobody else from seeing what was refused', async (name, quoted) => {
  const troubles: unknown[] = [];
  const noted = submissions(database.pool, 1, testClock('2026-11-21T02:00:00Z'), (error) => troubles.push(error));
  noted.note(refusedFor(`hostile ${name}`, quoted));
  noted.note(refusedFor(`honest ${name}`, 'gạo'));
  expect(await noted.bySender(`honest ${name}`, { limit: 10 })).toHaveLength(1);
  expect(await noted.bySender(`hostile ${name}`, { limit: 10 })).toHaveLength(1);
  expect(troubles).toEqual([]);
});
