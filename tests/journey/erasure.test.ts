import { afterAll, beforeAll, expect, test } from 'vitest';
import { declarationRef } from '#core/clearance';
import { declarationNumber, type Declaration, type DeclarationState } from '#core/declaration';
import { testClock, type Actor } from '#core/kernel';
import { partyId } from '#core/party';
import { compileNameTables, GENERAL_NAMES } from '#core/watch-list';
import { ERASED_TEXT } from '#server/platform/engine';
import { openListsRoom } from '#server/watch-list';
import { startTestProgram, type TestProgram } from '#tests/support/program';
import { readFile } from 'node:fs/promises';

const GIFT = JSON.parse(
  await readFile(new URL('../../examples/05-gifts/declaration.json', import.meta.url), 'utf8'),
) as Declaration;
const PERSON = GIFT.importer?.id ?? '';
const ACTOR: Actor = { userId: 'u', organisationId: PERSON, roles: ['trader'], offices: [], delegations: [] };
const ADMINISTRATOR: Actor = { ...ACTOR, organisationId: '', roles: ['administrator'] };
/** The importer by name, number and address, and who sent the parcel. */
const TRACES = [
  GIFT.importer?.name,
  PERSON,
  GIFT.importer?.address?.line,
  GIFT.exporter?.name,
  GIFT.exporter?.address?.line,
].filter((text) => text !== undefined);

let program: TestProgram;
beforeAll(async () => {
  program = await startTestProgram({ clock: testClock('2026-11-20T03:00:00Z') });
}, 60_000);
afterAll(() => program.stop());

async function done(type: string, data: unknown, actor = ACTOR): Promise<Record<string, unknown>> {
  const { engine } = program.services;
  const answer = await engine.submit(
    { type, data, actor },
    { sender: actor.organisationId || 'admin', trafficClass: 'declaration' },
  );
  if (answer.status !== 'accepted') throw new Error(JSON.stringify(answer));
  await engine.waitFor(answer.position, 10_000, 'declaration.overview');
  return JSON.parse(Buffer.from(answer.answer).toString()) as Record<string, unknown>;
}

async function bytesOf(schema: string): Promise<string> {
  const { pool } = program.services;
  const { rows: tables } = await pool.query<{ name: string }>(
    'select tablename as name from pg_tables where schemaname = $1',
    [schema],
  );
  const parts: string[] = [];
  for (const { name } of tables) {
    const { rows } = await pool.query<Record<string, unknown>>(`select * from ${schema}.${name}`);
    for (const value of rows.flatMap((row) => Object.values(row)))
      parts.push(Buffer.isBuffer(value) ? value.toString() : (JSON.stringify(value) ?? ''));
  }
  return parts.join('\n');
}
const tracesIn = (text: string): readonly string[] => TRACES.filter((trace) => text.includes(trace));

test("a person's parcel goes through customs without a trace of them in the engine's bytes, and can be forgotten afterwards", async () => {
  const { engine, pool } = program.services;
  const fields = {
    nameVi: GIFT.importer?.name,
    registeredOn: '2020-01-01',
    status: 'active',
    complianceLevel: 3,
    riskClass: 4,
    aeo: false,
    taxDebtDaysMax: 0,
  };
  await done('party.register', { id: partyId(PERSON), fields }, ADMINISTRATOR);
  const draft = await done('declaration.lodge', {
    declaration: { ...GIFT, functionalReferenceId: 'DRAFT', invoice: { ...GIFT.invoice, id: 'GIFT-DRAFT' } },
    register: false,
  });
  await done('declaration.register', { number: draft['number'] });
  const lodged = await done('declaration.lodge', { declaration: GIFT, register: true });
  const number = declarationNumber(String(lodged['number']));
  await done('payment.order', { number, orderId: 'order-1' });
  const credit = {
    bankCode: 'VDBANK',
    bankMessageId: 'm1',
    paymentReference: lodged['paymentReference'],
    payerName: GIFT.importer?.name,
    amount: '1000',
  };
  await done('payment.receive', credit, { ...ACTOR, organisationId: 'VDBANK', roles: ['bank'] });

  expect(tracesIn(await bytesOf('engine'))).toEqual([]);
  const overview = async (): Promise<unknown> =>
    (
      await pool.query('select importer_id, importer_name, search from declaration.overview where number = $1', [
        number,
      ])
    ).rows[0];
  expect(await overview()).toMatchObject({ importer_id: PERSON, importer_name: GIFT.importer?.name });
  const registered = async () =>
    (await engine.readStream(declarationRef(number)))[0]?.data as unknown as { readonly declaration: Declaration };
  expect((await registered()).declaration).toEqual(GIFT);
  expect((await engine.readState<DeclarationState>(declarationRef(number)))?.state.head.importerId).toBe(PERSON);

  await done('subject.erase', { personId: PERSON, reason: 'the retention period is over' }, ADMINISTRATOR);
  const { declaration } = await registered();
  expect(declaration.importer).toMatchObject({ id: ERASED_TEXT, name: ERASED_TEXT });
  expect(declaration.goodsItems).toEqual(GIFT.goodsItems);
  expect(await overview()).toMatchObject({ importer_id: ERASED_TEXT, importer_name: ERASED_TEXT });
  expect(tracesIn(await bytesOf('declaration'))).toEqual([]);
  expect(await engine.verifyJournal()).toMatchObject({ ok: true });
  expect((await engine.rebuild({ mode: 'compare' })).differences).toEqual([]);

  const again = await done('declaration.lodge', {
    declaration: { ...GIFT, functionalReferenceId: 'AGAIN', invoice: { ...GIFT.invoice, id: 'GIFT-AGAIN' } },
    register: true,
  });
  const next = await engine.readState<DeclarationState>(declarationRef(declarationNumber(String(again['number']))));
  expect(next?.state.head.importerId).toBe(PERSON);
  expect((await registered()).declaration.importer?.name).toBe(ERASED_TEXT);
}, 60_000);

test('a person on a watch list leaves no trace in the engine’s bytes either, is found while the key lives, and never after', async () => {
  const { engine, pool, cell, reference } = program.services;
  const person = '001099000123';
  const content = {
    list: 'Người cần chú ý',
    kind: 'person',
    value: 'Trịnh Bướm Đêm',
    aliases: ['Trinh B. Dem'],
    identifiers: ['001 099 000 123'],
    reason: 'Nghi vấn về Trịnh Bướm Đêm',
    source: 'Minh họa',
    legalBasis: 'Minh họa',
    validFrom: '2026-01-01',
    validTo: null,
    sensitivity: 'internal',
    readers: { roles: [], offices: [], users: [] },
    effect: { channel: 'green', notify: false },
  };
  const analyst: Actor = { ...ADMINISTRATOR, userId: 'an', organisationId: 'HQ', roles: ['riskAnalyst'] };
  const { ids } = await done('watchList.add', { entries: [content] }, analyst);
  const [id = ''] = ids as readonly string[];
  const change = { id, content: { ...content, aliases: ['Buom Dem Trinh'] }, reason: 'Tên khác của Trịnh Bướm Đêm' };
  await done('watchList.change', change, analyst);
  const bytes = await bytesOf('engine');
  for (const trace of ['Bướm Đêm', 'Buom', 'Trinh B', '001 099', '001099000123']) expect(bytes).not.toContain(trace);

  /** As a program reads them that starts now. */
  const lists = () => openListsRoom({ pool, cell, readStates: (refs) => engine.readStates(refs) });
  const tables = reference.current().names ?? compileNameTables([GENERAL_NAMES]);
  const before = await lists();
  expect(before.entries().get(id)?.content).toEqual(change.content);
  expect(before.inForce(tables).namesLike('TRINH BUOM DEM').length).toBe(1);

  await done('subject.erase', { personId: person, reason: 'the retention period is over' }, ADMINISTRATOR);
  const after = await lists();
  expect(after.entries().get(id)?.content).toMatchObject({
    value: ERASED_TEXT,
    aliases: [ERASED_TEXT],
    identifiers: [ERASED_TEXT],
    reason: ERASED_TEXT,
    source: 'Minh họa',
  });
  expect(after.inForce(tables)).toMatchObject({ size: 0 });
  expect(after.inForce(tables).namesLike(ERASED_TEXT)).toEqual([]);
  expect((await engine.rebuild({ mode: 'compare' })).differences).toEqual([]);
}, 60_000);
