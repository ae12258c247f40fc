import { instant, plainDate } from '#core/kernel';
import { NOTHING_LEARNED, type LearnedSelectionState, type SelectionSettings } from '#core/model';
import { testDatabase, type TestDatabase } from '#tests/support/database';
import { inventedModel, keepInvented, type InventedModel } from '#tests/support/invented-model';
import { startTestProgram } from '#tests/support/program';
import { afterEach, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest';
import { openLearnedRoom, type LearnedRoom } from './learned-room.ts';

const SETTINGS: SelectionSettings = {
  capacityPerDay: 10,
  capacityByOffice: {},
  explorationShare: 0.2,
  chanceMin: 0,
  windowDays: 7,
  channel: 'red',
};
const BY = { reason: 'thử', proposalId: '1', proposedBy: 'a', approvedBy: 'b' } as const;

let database: TestDatabase;
let state: LearnedSelectionState;
let first: InventedModel;
let second: InventedModel;
beforeAll(() => {
  [first, second] = [inventedModel(1), inventedModel(2)];
});
beforeEach(async () => {
  database = await testDatabase();
  state = {
    ...NOTHING_LEARNED,
    settings: { ...BY, settings: SETTINGS, version: 1, at: instant('2026-11-20T00:00:00Z') },
  };
  for (const model of [first, second]) await keepInvented(database.pool, model);
});
afterEach(() => database.close());

const inRole = ({ hash }: InventedModel): NonNullable<LearnedSelectionState['champion']> => ({
  ...BY,
  hash,
  since: instant('2026-11-20T00:00:00Z'),
});

async function opened(): Promise<LearnedRoom> {
  const room = await openLearnedRoom({
    pool: database.pool,
    cell: 1,
    country: 'VN',
    readState: async () => ({ state, version: 1, position: 1n }),
    periods: () => [],
    today: () => plainDate('2026-11-21'),
    zoneOffsetMinutes: 420,
    hide: (text) => text,
    onTrouble: (error) => {
      throw error;
    },
  });
  await room.follow();
  return room;
}

/** As a server that is out of reach for one table. */
const withoutTable = async (table: string, meanwhile: () => Promise<unknown>): Promise<void> => {
  await database.pool.query(`alter table learning.${table} rename to ${table}_away`);
  await meanwhile();
  await database.pool.query(`alter table learning.${table}_away rename to ${table}`);
};

test('a champion selects from when it is known from which rank on, and not by what was worked out for the one before', async () => {
  state = { ...state, champion: inRole(first) };
  const room = await opened();
  const before = room.inForce();
  expect(before).toBeDefined();
  state = { ...state, champion: inRole(second) };
  await withoutTable('decision', async () => {
    await expect(room.refresh()).rejects.toThrow('learning.decision');
    expect(room.inForce()).toBeUndefined();
  });
  await room.refresh();
  expect(room.inForce()).toBeDefined();
  expect(room.inForce()).not.toBe(before);
});

test('a champion that was retired selects no more, also where what else there is to read cannot be read', async () => {
  state = { ...state, champion: inRole(first) };
  const room = await opened();
  state = { ...state, champion: null, challenger: inRole(second) };
  await withoutTable('shadow', async () => {
    await expect(room.refresh()).rejects.toThrow('learning.shadow');
    expect(room.inForce()).toBeUndefined();
  });
});

test('models that were stopped stop in the program that writes, also where nobody was told that they were', async () => {
  const program = await startTestProgram();
  onTestFinished(() => program.stop());
  const actor = {
    userId: 'risk-1',
    organisationId: 'customs',
    roles: ['riskAnalyst'],
    offices: [],
    delegations: [],
  } as const;
  const data = { country: 'VN', reason: 'Chọn sai quá nhiều' };
  const answer = await program.services.engine.submit(
    { type: 'model.stop', data, actor },
    { sender: 'customs', trafficClass: 'interactive' },
  );
  expect(answer.status).toBe('accepted');
  await expect.poll(() => program.learned.state().stop?.reason).toBe(data.reason);
});
