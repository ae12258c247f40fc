import { findCases, findOverview, openedRow, writeOpened } from './overview.ts';
import { visibleTo } from '#core/access';
import { declarationStream } from '#core/declaration';
import { instant, type Actor } from '#core/kernel';
import { testDatabase, type TestDatabase } from '#tests/support/database';
import { vietnamReference } from '#tests/support/reference';
import { sampleImport, sampleItem } from '#tests/support/sample-declarations';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const TODAY = { country: vietnamReference().country, at: instant('2026-11-21T04:00:00Z') };
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
  return openedRow(state, declaration, 1n, { subjectOf: () => undefined, dueAt: () => null, isEscalated: () => false });
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
    findOverview(database.pool, visibleTo(trader, 'declaration.list'), { cursor, order: 'newest' }, TODAY);

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

  test('an office’s queue has what is due first at its head, what is never due at its end, page by page', async () => {
    const officer: Actor = {
      userId: 'o',
      organisationId: 'HQ',
      roles: ['officeLeader'],
      offices: ['02CI'],
      delegations: [],
    };
    const dues = [null, '2026-11-23T04:00:00.000Z', '2026-11-20T04:00:00.000Z', null, '2026-11-23T04:00:00.000Z'];
    const rows = dues.map((due, index) => ({
      ...rowOf({ description: 'x' }),
      number: `10000000002${index}`,
      due_at: due,
    }));
    const client = await database.pool.connect();
    try {
      await writeOpened(client, rows);
    } finally {
      client.release();
    }
    const seen: (readonly [string, string | null])[] = [];
    let cursor: string | null = null;
    do {
      const query = { order: 'urgent', limit: 2, ...(cursor === null ? {} : { cursor }) } as const;
      const found: Awaited<ReturnType<typeof findOverview>> = await findOverview(
        database.pool,
        visibleTo(officer, 'case.read'),
        query,
        TODAY,
      );
      seen.push(...found.items.map(({ number, dueAt }) => [number, dueAt] as const));
      cursor = found.nextCursor;
    } while (cursor !== null);
    expect(seen).toEqual([
      ['100000000022', dues[2]],
      ['100000000021', dues[1]],
      ['100000000024', dues[4]],
      ['100000000020', null],
      ['100000000023', null],
    ]);
  });

  test('an office’s queue puts what is risky or large before what is due a little sooner, and says by how much', async () => {
    const officer: Actor = {
      userId: 'o',
      organisationId: 'HQ',
      roles: ['documentOfficer'],
      offices: ['03AA'],
      delegations: [],
    };
    const facts: readonly (readonly [string, string, string, string | null])[] = [
      ['2026-11-23T04:00:00.000Z', 'yellow', '0', 'o'],
      ['2026-11-23T05:59:59.000Z', 'yellow', '1000000000', null],
      ['2026-11-23T07:59:58.000Z', 'red', '0', 'p'],
      ['2026-11-23T10:00:00.000Z', 'red', '1000000000', 'o'],
    ];
    const rows = facts.map(([due_at, channel, total_payable, assignee_id], index) => ({
      ...rowOf({ description: 'x' }),
      number: `10000000004${index}`,
      office_id: '03AA',
      due_at,
      channel,
      total_payable,
      assignee_id,
    }));
    const client = await database.pool.connect();
    try {
      await writeOpened(client, rows);
    } finally {
      client.release();
    }
    const walk = async (holder: Pick<Parameters<typeof findCases>[2], 'holderId' | 'work'>) => {
      const seen: string[] = [];
      let cursor: string | null = null;
      do {
        const found: Awaited<ReturnType<typeof findCases>> = await findCases(
          database.pool,
          visibleTo(officer, 'case.read'),
          { limit: 1, ...holder, ...(cursor !== null && { cursor }) },
          TODAY,
        );
        seen.push(
          ...found.items.map(
            ({ number, holderId, soonerHours }) =>
              `${number.at(-1)} ${holderId} ${soonerHours.risk}+${soonerHours.value}`,
          ),
        );
        cursor = found.nextCursor;
      } while (cursor !== null);
      return seen;
    };
    expect(await walk({})).toEqual(['2 p 4+0', '1 null 0+2', '0 o 0+0', '3 o 4+2']);
    expect(await walk({ holderId: 'o' })).toEqual(['0 o 0+0', '3 o 4+2']);
    expect(await walk({ holderId: null })).toEqual(['1 null 0+2']);
    // Whose skill it is, and whatever they hold besides.
    expect(await walk({ work: { kind: 'goods', orHeldBy: 'o' } })).toEqual(['2 p 4+0', '0 o 0+0', '3 o 4+2']);
    expect(await walk({ work: { kind: 'papers', orHeldBy: 'x' } })).toEqual(['1 null 0+2', '0 o 0+0']);
  });

  test('a list is walked page by page in whatever order was asked for, and no row twice', async () => {
    const officer: Actor = {
      userId: 'o',
      organisationId: 'HQ',
      roles: ['officeLeader'],
      offices: ['05AA'],
      delegations: [],
    };
    const facts: readonly (readonly [sent: string, due: string | null, tax: string, status: string])[] = [
      ['2026-11-20T01:00:00.000Z', null, '900', 'released'],
      ['2026-11-20T02:00:00.000Z', '2026-11-24T00:00:00.000Z', '1000', 'preRegistered'],
      ['2026-11-20T02:00:00.000Z', '2026-11-23T00:00:00.000Z', '1000', 'released'],
      ['2026-11-20T03:00:00.000Z', null, '12345678901234', 'underDocumentCheck'],
    ];
    const rows = facts.map(([submitted_at, due_at, total_payable, status], index) => ({
      ...rowOf({ description: 'x' }),
      number: `10000000005${index}`,
      office_id: '05AA',
      submitted_at,
      due_at,
      total_payable,
      status,
      principal_id: `C${index % 2}`,
    }));
    const client = await database.pool.connect();
    try {
      await writeOpened(client, rows);
    } finally {
      client.release();
    }
    const walk = async (asked: Pick<Parameters<typeof findOverview>[2], 'order' | 'clientIds'>) => {
      let [seen, cursor] = ['', ''];
      do {
        const found: Awaited<ReturnType<typeof findOverview>> = await findOverview(
          database.pool,
          visibleTo(officer, 'case.read'),
          { limit: 1, ...asked, ...(cursor !== '' && { cursor }) },
          TODAY,
        );
        seen += found.items.map(({ number }) => number.at(-1)).join('');
        cursor = found.nextCursor ?? '';
      } while (cursor !== '');
      return seen;
    };
    expect(await walk({ order: 'newest' })).toBe('3210');
    expect(await walk({ order: 'oldest' })).toBe('0123');
    expect(await walk({ order: 'due' })).toBe('2103');
    expect(await walk({ order: 'tax' })).toBe('3210');
    expect(await walk({ order: 'status' })).toBe('1302');
    expect(await walk({ order: 'oldest', clientIds: ['C1'] })).toBe('13');
    // A cursor of one order is none of another.
    const given = await findOverview(database.pool, visibleTo(officer, 'case.read'), { order: 'tax', limit: 1 }, TODAY);
    await expect(
      findOverview(
        database.pool,
        visibleTo(officer, 'case.read'),
        { order: 'due', limit: 1, cursor: given.nextCursor ?? '' },
        TODAY,
      ),
    ).rejects.toThrow();
  });

  test('tells a lapsed pre-registration from one that is kept, and finds either by its status', async () => {
    const rows = ['2026-11-20T16:59:59.999Z', '2026-11-20T17:00:00.000Z'].map((sentAt, index) => ({
      ...rowOf({ description: 'x' }),
      number: `10000000003${index}`,
      office_id: '01AB',
      status_since: sentAt,
    }));
    const client = await database.pool.connect();
    try {
      await writeOpened(client, rows);
    } finally {
      client.release();
    }
    const at = instant('2026-11-28T03:00:00Z');
    const officer: Actor = {
      userId: 'o',
      organisationId: 'HQ',
      roles: ['officeLeader'],
      offices: ['01AB'],
      delegations: [],
    };
    const found = async (status?: string) => {
      const { items } = await findOverview(
        database.pool,
        visibleTo(officer, 'case.read'),
        { order: 'newest', ...(status === undefined ? {} : { status }) },
        { ...TODAY, at },
      );
      return items.map((item) => `${item.number} ${item.status} ${item.statusSince}`).toSorted();
    };
    const lapsed = '100000000030 lapsed 2026-11-27T17:00:00.000Z';
    const kept = '100000000031 preRegistered 2026-11-20T17:00:00.000Z';
    expect(await found()).toEqual([lapsed, kept]);
    expect(await found('preRegistered')).toEqual([kept]);
    expect(await found('lapsed,released')).toEqual([lapsed]);
    expect(await found('lapsed,preRegistered')).toEqual([lapsed, kept]);
    expect(await found('released')).toEqual([]);
  });
});
