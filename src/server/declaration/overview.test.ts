import { findOverview, openedRow } from './overview.ts';
import { visibleTo } from '#core/access';
import { declarationStream } from '#core/declaration';
import { instant, type Actor } from '#core/kernel';
import { testDatabase, type TestDatabase } from '#tests/support/database';
import { sampleImport, sampleItem } from '#tests/support/sample-declarations';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const SYSTEM = { userId: 's', organisationId: 'A' };

function rowOf(facts: { readonly description: string; readonly importer?: string; readonly exporter?: string }) {
  const declaration = sampleImport([sampleItem({ description: facts.description })], {
    importer: { id: 'A', name: facts.importer ?? 'a' },
    exporter: { name: facts.exporter ?? 'b' },
  });
  const head = {
    number: '100000000010',
    direction: 'import',
    typeCode: 'A11',
    officeId: '02CI',
    ownReference: null,
    importerId: 'A',
    exporterId: null,
    declarantId: null,
    submitterId: 'A',
  };
  const data = JSON.parse(JSON.stringify({ head, declaration })) as never;
  const state = declarationStream.evolve(undefined, {
    type: 'PreRegistered',
    version: 1,
    data,
    position: 1n,
    at: instant('2026-11-21T03:00:00Z'),
    actor: SYSTEM,
  });
  return openedRow(state, declaration, 1n, () => undefined);
}

describe('a row of the list', () => {
  test('never holds half a character, wherever a text is cut: the list would stand still for everybody', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '😀', 'ệ', '𠮷'), minLength: 150, maxLength: 300 });
    fc.assert(
      fc.property(text, text, text, (description, importer, exporter) => {
        const row = rowOf({ description, importer: importer.repeat(3), exporter: exporter.repeat(3) });
        expect(
          JSON.stringify(row).isWellFormed() && [row.description, row.search].every((value) => value.isWellFormed()),
        ).toBe(true);
        expect(row.description.length).toBeLessThanOrEqual(200);
      }),
    );
  });
});

describe('the list', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase();
  });
  afterAll(() => database.close());

  const trader: Actor = { userId: 'u', organisationId: 'A', roles: ['trader'], offices: [], delegations: [] };
  const page = (cursor: string) =>
    findOverview(database.pool, visibleTo(trader, 'declaration.list'), { cursor, order: 'newest' }, 'VND');

  test.each([
    '',
    'zzzz',
    '2026-01-01T00:00:00Z|\0',
    '+275760-09-13T00:00:00.000Z|100000000010',
    '0000-01-01T00:00:00.000Z|100000000010',
    '2026-13-41T00:00:00.000Z|100000000010',
    'Foo 1|1',
  ])('refuses the cursor %j, which it did not write', async (text) => {
    await expect(page(Buffer.from(text).toString('base64url'))).rejects.toMatchObject({ problem: { status: 400 } });
  });

  test('takes a cursor that it wrote', async () => {
    expect(await page(Buffer.from('2026-11-21T03:00:00.000Z|100000000010').toString('base64url'))).toEqual({
      items: [],
      nextCursor: null,
    });
  });
});
