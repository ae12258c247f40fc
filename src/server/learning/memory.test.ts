import { Chronicle, ROW_LENGTH, type Chapter } from '#core/feature';
import { restoreBackup, writeBackup } from '#server/platform/backup';
import { emptyDatabase, testDatabase, type TestDatabase } from '#tests/support/database';
import { seededGoods } from '#tests/support/seeded-goods';
import { goodsWriter } from '#tests/support/written-goods';
import fc from 'fast-check';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { chronicleStore } from './chronicle-store.ts';
import { openMemory, type Memory } from './memory.ts';

const CELL = 1;
/** More than are read at once, and more pieces than one of every kind. */
const BEFORE = 2_600;
const AFTER = 900;
const nobody = { look: () => undefined, write: () => Promise.resolve() };

let database: TestDatabase;
let write: ReturnType<typeof goodsWriter>['write'];
let troubles: unknown[];
let all: readonly Chapter[];
beforeEach(async () => {
  database = await testDatabase();
  ({ write } = goodsWriter(database, CELL));
  troubles = [];
  all = [...seededGoods(11, BEFORE + AFTER)];
  await write(all.slice(0, BEFORE));
});
afterEach(() => database.close());

const memory = (keptAfter = 1, isNeeded = true, { pool }: Pick<TestDatabase, 'pool'> = database): Memory =>
  openMemory({
    pool,
    cell: CELL,
    isNeeded: () => isNeeded,
    shadow: nobody,
    keptAfter,
    onTrouble: (error) => troubles.push(error),
  });
const NEVER = Number.MAX_SAFE_INTEGER;

function rowsOf({ chronicle }: Pick<Memory, 'chronicle'>): readonly number[] {
  const goods = all.slice(-200).flatMap((chapter) => (chapter.kind === 'declared' ? chapter.goods : []));
  const rows = new Float64Array(goods.length * ROW_LENGTH);
  chronicle.writeRows(goods, rows);
  return [...rows];
}
/** Another program that starts now. */
async function followed(): Promise<Memory> {
  const started = memory(NEVER);
  await started.follow();
  return started;
}
/** Of everything, read from the beginning. */
async function expected(): Promise<readonly number[]> {
  await database.pool.query('begin; truncate learning.snapshot; truncate learning.snapshot_piece; commit');
  return rowsOf(await followed());
}
const told = async (): Promise<readonly number[]> =>
  (await database.pool.query<{ told: string }>('select told from learning.snapshot')).rows.map((row) =>
    Number(row.told),
  );
const heads = async (): Promise<number> => (await database.pool.query('select from learning.snapshot')).rowCount ?? 0;
const pieces = async (): Promise<number> =>
  (await database.pool.query('select from learning.snapshot_piece')).rowCount ?? 0;

test('what was kept and what came since gives the very rows of everything, in another program', async () => {
  expect(await memory().follow()).toBe(BEFORE);
  expect(await heads()).toBe(1);
  await write(all.slice(BEFORE));
  const again = memory(NEVER);
  expect(await again.follow()).toBe(all.length - BEFORE);
  expect(again.isReady()).toBe(true);
  expect(rowsOf(again)).toEqual(await expected());
  expect(troubles).toEqual([]);
});

test('it is kept once enough came since it was kept, by whichever program, and takes the place of what was before', async () => {
  const [writing, standby] = [memory(1_000), memory(1_000)];
  await writing.follow();
  const first = await told();
  expect([first, await writing.keep()]).toEqual([[BEFORE], false]);
  const kept = await pieces();
  await standby.follow();
  await write(all.slice(BEFORE));
  await writing.follow();
  expect(await told()).toEqual([all.length]);
  // The other one knows as much by now, and finds it kept.
  await standby.follow();
  expect([await standby.keep(), await told()]).toEqual([false, [all.length]]);
  expect(await pieces()).toBeLessThan(2 * kept);
});

test.each([
  ['a piece is missing', 'delete from learning.snapshot_piece where sequence = 3'],
  [
    'a piece is another',
    `update learning.snapshot_piece p set bytes = o.bytes from learning.snapshot_piece o
                           where p.sequence = 0 and o.sequence = 1`,
  ],
  [
    'a piece is changed',
    `update learning.snapshot_piece set bytes = set_byte(bytes, 9, 255 - get_byte(bytes, 9)) where sequence = 0`,
  ],
  [
    'a piece and its hash are another',
    `update learning.snapshot_piece p set bytes = o.bytes, hash = o.hash from learning.snapshot_piece o
                                         where p.sequence = 0 and o.sequence = 1`,
  ],
])('one of which %s is not taken up: all is read from the beginning, and it is said', async (_what, spoil) => {
  await memory().follow();
  await database.pool.query(spoil);
  const again = memory(NEVER);
  expect(await again.follow()).toBe(BEFORE);
  expect(troubles).toHaveLength(1);
  expect(rowsOf(again)).toEqual(await expected());
});

test.each([
  ['of another journal', `update engine.event set hash = '\\x00'`],
  ['of a journal that went further', `delete from engine.event where position > ${BEFORE - 10}`],
  ['in another form', 'update learning.snapshot set format = format + 1'],
])('one %s is not taken up', async (_what, change) => {
  await memory().follow();
  await database.pool.query(change);
  expect(await memory(NEVER).follow()).toBe(BEFORE);
  expect(troubles).toEqual([]);
});

test('one that was not written to its end is none', async () => {
  await memory().follow();
  await database.pool.query('truncate learning.snapshot');
  expect(await memory(NEVER).follow()).toBe(BEFORE);
});

test('whoever empties what is learned from empties what was made of it, and nothing of before is kept again', async () => {
  const before = memory();
  await before.follow();
  await database.pool.query('truncate learning.goods');
  expect([await heads(), await pieces()]).toEqual([0, 0]);
  await database.pool.query('truncate learning.outcome');
  expect([await before.keep(), await heads(), await pieces()]).toEqual([false, 0, 0]);
});

test('a backup carries what was kept, and the database that it is restored to takes it up', async () => {
  await memory().follow();
  const folder = await mkdtemp(path.join(tmpdir(), 'haidang-memory-'));
  const restored = await emptyDatabase();
  try {
    const file = path.join(folder, 'backup.haidang');
    await writeBackup(database.pool, file, '2026-11-21T00:00:00.000Z');
    await restoreBackup(restored.pool, file);
    const rows = rowsOf(await followed());
    const again = memory(NEVER, true, restored);
    expect(await again.follow()).toBe(0);
    expect(rowsOf(again)).toEqual(rows);
  } finally {
    await restored.close();
    await rm(folder, { recursive: true });
  }
});

test('what nobody needs is not read', async () => {
  const resting = memory(1, false);
  expect([await resting.follow(), resting.isReady(), resting.known().keys]).toEqual([0, false, 0]);
});

test('what comes while it is being kept is taken up after it, and no row is another for it', async () => {
  const busy = memory(NEVER);
  await busy.follow();
  const keeping = memory();
  await keeping.follow();
  await write(all.slice(BEFORE));
  await Promise.all([keeping.keep(), keeping.follow(), keeping.prune(), keeping.keep(), busy.follow()]);
  expect(rowsOf(keeping)).toEqual(rowsOf(busy));
  expect(rowsOf(await followed())).toEqual(rowsOf(busy));
});

/** What may happen at any moment while it is being kept. */
const MEANWHILE = ['learn', 'give back', 'keep', 'ask'] as const;

test('what is restored is what was known at its position, whatever was learnt, given back and asked while it was written', async () => {
  const keepings = fc.array(
    fc.record({
      before: fc.integer({ min: 20, max: 39 }),
      meanwhile: fc.array(fc.tuple(fc.constantFrom(...MEANWHILE), fc.integer({ min: 1, max: 20 })), { maxLength: 6 }),
    }),
    { minLength: 1, maxLength: 3 },
  );
  let written = BEFORE;
  const come = async (count: number): Promise<void> => {
    const came = all.slice(written, written + count);
    written += came.length;
    await write(came);
  };
  const keeping = memory(40);
  await keeping.follow();
  const store = chronicleStore(database.pool, CELL);
  const doing = {
    learn: () => keeping.follow(),
    'give back': () => keeping.prune(),
    keep: () => keeping.keep(),
    ask: () => rowsOf(keeping),
  };
  await fc.assert(
    fc.asyncProperty(keepings, async (rounds) => {
      for (const { before, meanwhile } of rounds) {
        // Each too few to be kept at once, both together enough.
        for (let often = 0; often < 2; often += 1) {
          await come(before);
          await keeping.follow();
        }
        const under: unknown[] = [keeping.keep()];
        for (const [what, count] of meanwhile) {
          await come(count);
          under.push(doing[what]());
        }
        await Promise.all(under);
        const restored = new Chronicle();
        const position = await store.takeUp(restored);
        const known = new Chronicle();
        // A position each, from the first on.
        for (const chapter of all.slice(0, Number(position))) known.tell(chapter);
        expect([restored.told, rowsOf({ chronicle: restored })]).toEqual([known.told, rowsOf({ chronicle: known })]);
      }
    }),
    { numRuns: 5 },
  );
  await keeping.follow();
  expect(rowsOf(keeping)).toEqual(await expected());
});
