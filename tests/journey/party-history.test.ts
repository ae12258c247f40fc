import { SYSTEM } from '#core/access';
import { declarationNumber, type Declaration, type DeclarationNumber } from '#core/declaration';
import { instant, testClock, type Actor, type Command } from '#core/kernel';
import { partyId, partyRef, type PartyState } from '#core/party';
import type { Selection } from '#core/risk';
import { DEMO_TRADER } from '#server/access';
import { startTestProgram, type TestProgram } from '#tests/support/program';
import { sampleImport, sampleItem } from '#tests/support/sample-declarations';
import { afterAll, beforeAll, expect, test } from 'vitest';

const clock = testClock('2026-11-21T03:00:00Z');
const TRADER: Actor = { userId: 't', organisationId: DEMO_TRADER, roles: ['trader'], offices: [], delegations: [] };
const INSPECTOR: Actor = {
  userId: 'i',
  organisationId: 'CUSTOMS',
  roles: ['inspectionOfficer'],
  offices: ['02CI'],
  delegations: [],
};
let program: TestProgram;
beforeAll(async () => {
  program = await startTestProgram({ clock });
}, 60_000);
afterAll(() => program.stop());

async function send<Answer>(command: Command): Promise<Answer> {
  const answer = await program.services.engine.submit(command, {
    sender: command.actor.organisationId,
    trafficClass: 'interactive',
  });
  if (answer.status !== 'accepted') throw new Error(JSON.stringify(answer));
  return JSON.parse(Buffer.from(answer.answer).toString()) as Answer;
}

let lodged = 0;
async function lodge(facts: Partial<Declaration> = {}, items = [sampleItem()]): Promise<DeclarationNumber> {
  lodged += 1;
  const declaration = sampleImport(items, {
    functionalReferenceId: `HISTORY-${lodged}`,
    importer: { id: DEMO_TRADER, name: 'Hải Âu Tưởng Tượng' },
    ...facts,
  });
  const { number } = await send<{ readonly number: string }>({
    type: 'declaration.lodge',
    data: { declaration, register: true },
    actor: TRADER,
  });
  return declarationNumber(number);
}

const cheapItem = sampleItem({
  tariffQuantity: { value: '1', unitCode: 'PCE' },
  itemChargeAmount: { amount: '30', currency: 'USD' },
  unitPriceAmount: { amount: '30', currency: 'USD' },
});
const lodgeCheap = () => lodge({ cargoClassCode: 'F' }, [cheapItem]);

async function trader(): Promise<PartyState | undefined> {
  return (await program.services.engine.readState<PartyState>(partyRef(partyId(DEMO_TRADER))))?.state;
}
async function reasons(number: DeclarationNumber): Promise<readonly string[]> {
  const [registered] = await program.services.engine.readStream({ type: 'declaration', id: number });
  if (!registered) throw new Error(`${number} is not in the journal`);
  const { selection } = registered.data as unknown as { readonly selection: Selection };
  return selection.reasons.map((reason) => reason.ruleId);
}
const waiting = async (): Promise<number> => {
  const { rows } = await program.database.pool.query<{ count: number }>('select count(*)::int as count from party.day');
  return rows[0]?.count ?? 0;
};

test('a finished day is counted once, with its goods and findings; the day that runs is not', async () => {
  const used = await lodge({}, [sampleItem({ description: 'Máy tính xách tay đã qua sử dụng' })]);
  for (const conforms of [false, false])
    await send({
      type: 'case.recordFinding',
      data: { number: used, conforms, lines: [], note: 'n', declaredLines: [1] },
      actor: INSPECTOR,
    });
  for (let count = 0; count < 5; count += 1) await lodgeCheap();
  expect(await reasons(await lodgeCheap())).not.toContain('HISTORY-SPLIT');
  await program.jobs.runDue();
  expect((await trader())?.countedThrough).toBeNull();

  clock.set(instant('2026-11-22T03:00:00Z'));
  expect((await program.jobs.runDue())[0]).toBe('party.history');
  const counted = {
    countedThrough: '2026-11-21',
    counters: { declarations: 7, findings: 1, lastDeclarationOn: '2026-11-21', lastFindingOn: '2026-11-21' },
    history: {
      headings: ['8471'],
      origins: ['CN'],
      recent: [{ day: '2026-11-21', declarations: 7, lowValueDeclarations: 6, headings: { '8471': 7 } }],
    },
  };
  expect(await trader()).toMatchObject(counted);
  expect(await waiting()).toBe(0);
  await program.jobs.runDue();
  expect(await trader()).toMatchObject(counted);
});

test('whoever splits a consignment over days is selected by what was counted', async () => {
  expect(await reasons(await lodgeCheap())).toContain('HISTORY-SPLIT');
  expect(await reasons(await lodge())).not.toContain('HISTORY-SPLIT');
});

test('days of downtime are caught up in order, each once, whatever of it is repeated', async () => {
  const { pool } = program.database;
  clock.set(instant('2026-11-23T03:00:00Z'));
  await lodge();
  clock.set(instant('2026-11-24T03:00:00Z'));
  // As if the program had died after counting, before noting that it had: everything is read and sent again.
  await program.jobs.runDue();
  await pool.query("delete from jobs.done; delete from engine.checkpoint where follower = 'party.days'");
  await program.jobs.runDue();
  const after = await trader();
  expect(after).toMatchObject({ countedThrough: '2026-11-23', counters: { declarations: 10, findings: 1 } });
  expect(after?.history.recent.map(({ day, declarations }) => [day, declarations])).toEqual([
    ['2026-11-21', 7],
    ['2026-11-22', 2],
    ['2026-11-23', 1],
  ]);
  expect(await waiting()).toBe(0);
});

test('a count of a party that nobody knows holds up no other', async () => {
  const { pool } = program.database;
  await pool.query("insert into party.day values (1, '2026-11-01', '0999999999', 1, 0, 0)");
  await lodge();
  clock.set(instant('2026-11-25T03:00:00Z'));
  await program.jobs.runDue();
  expect(await trader()).toMatchObject({ countedThrough: '2026-11-24', counters: { declarations: 11 } });
  expect(await waiting()).toBe(0);
  const [refused] = await program.services.engine.submissions.bySender(SYSTEM.userId, { limit: 1 });
  expect(refused).toMatchObject({ commandType: 'party.count', refusals: [{ code: 'PARTY-003' }] });
});
