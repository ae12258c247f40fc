import { instant } from '#core/kernel';
import { testDatabase, type TestDatabase } from '#tests/support/database';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openedRow, writeOpened } from './overview.ts';
import { registeredSince } from './registered-since.ts';
import { declarationStream } from '#core/declaration';
import { sampleImport } from '#tests/support/sample-declarations';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const SINCE = instant('2026-11-20T00:00:00Z');

/** A row of the list that was registered at an instant, or never. */
function rowOf(number: string, registeredAt: string | null) {
  const declaration = sampleImport();
  const head = { number, direction: 'import', typeCode: 'A11', officeId: '02CI', importerId: 'A', submitterId: 'A' };
  const none = { ownReference: null, exporterId: null, declarantId: null };
  const state = declarationStream.evolve(undefined, {
    type: 'PreRegistered',
    version: 1,
    data: JSON.parse(JSON.stringify({ head: { ...head, ...none }, declaration })) as never,
    position: 1n,
    at: instant('2026-11-21T03:00:00Z'),
    actor: { userId: 's', organisationId: 'A' },
  });
  const facts = { subjectOf: () => undefined, dueAt: () => null, isEscalated: () => false };
  return { ...openedRow(state, declaration, 1n, facts), registered_at: registeredAt };
}

test('all that were registered from an instant on are found once, page by page, however their numbers lie', async () => {
  const rows = [
    rowOf('100000000010', '2026-11-22T00:00:00Z'),
    rowOf('100000000020', '2026-11-19T23:59:59Z'),
    rowOf('100000000030', '2026-11-20T00:00:00Z'),
    rowOf('100000000040', '2026-11-21T00:00:00Z'),
    rowOf('100000000050', '2026-11-21T00:00:00Z'),
    rowOf('300000000010', null),
  ];
  const client = await database.pool.connect();
  await writeOpened(client, rows);
  client.release();
  const found: string[] = [];
  for (let after: string | undefined = ''; after !== undefined; after = found.at(-1)) {
    const page = await registeredSince(database.pool, SINCE, after, 2);
    if (page.length === 0) break;
    found.push(...page);
  }
  expect(found).toEqual(['100000000030', '100000000040', '100000000050', '100000000010']);
});
