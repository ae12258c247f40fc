import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { eraseSubject, subjectRef, subjectStream } from '#core/access';
import type { Actor, Json } from '#core/kernel';
import { partyId, partyRef, partyStream, registerParty, updateParty, type PartyState } from '#core/party';
import {
  DEBUG_POINTS,
  ERASED_TEXT,
  type AnyHandler,
  type AnyStream,
  type DebugHook,
  type Engine,
} from '#server/platform/engine';
import { testDatabase, type TestDatabase } from '#tests/support/database';
import { toyHandlers, toyStreams, type ToyReference } from '#tests/support/toy-country';
import { answerOf, codesOf, sent, toyEngines } from '#tests/support/toy-engine';
import { isSealed, keyIdsIn, personalData, sealed, unsealed } from './personal-data.ts';

const PERSON = '001200000015';
const NAME = 'Nguyễn Thị Tưởng Tượng';
const COMPANY = '0100000001';
const SECRET = Buffer.alloc(32, 7);
const ADMINISTRATOR: Actor = {
  userId: 'admin',
  organisationId: '',
  roles: ['administrator'],
  offices: [],
  delegations: [],
};

let database: TestDatabase;
const engines = toyEngines(() => database);
beforeAll(async () => {
  database = await testDatabase();
});
afterEach(() => engines.nextCell());
afterAll(() => database.close());

const handlers: readonly AnyHandler<ToyReference>[] = [...toyHandlers, registerParty, updateParty, eraseSubject];
const streams: readonly AnyStream[] = [...toyStreams, partyStream, subjectStream];
const start = (debugPoint?: DebugHook): Promise<Engine> =>
  engines.start({ handlers, streams, personIdPattern: '0[0-9]{11}', ...(debugPoint && { debugPoint }) });

const register = (id: string, nameVi: string) => ({
  type: 'party.register',
  actor: ADMINISTRATOR,
  data: {
    id: partyId(id),
    fields: {
      nameVi,
      registeredOn: '2020-01-01',
      status: 'active',
      complianceLevel: 3,
      riskClass: 4,
      aeo: false,
      taxDebtDaysMax: 0,
    },
  },
});
const rename = (id: string, nameVi: string) => ({
  type: 'party.update',
  actor: ADMINISTRATOR,
  data: { id: partyId(id), fields: { nameVi }, reason: 'tests' },
});
const erase = (personId: string, actor = ADMINISTRATOR) => ({
  type: 'subject.erase',
  actor,
  data: { personId, reason: 'asked for it' },
});

const nameOf = async (engine: Engine, id: string): Promise<string | undefined> =>
  (await engine.readState<PartyState>(partyRef(partyId(id))))?.state.nameVi;
const keys = async (): Promise<readonly string[]> => {
  const { rows } = await database.pool.query<{ key_id: string }>(
    'select key_id from engine.subject_key where cell = $1',
    [engines.cell()],
  );
  return rows.map(({ key_id }) => key_id);
};

/** Every byte of every table of the engine, whatever its type. */
async function engineBytes(): Promise<string> {
  const { rows: tables } = await database.pool.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'engine'`,
  );
  const parts: string[] = [];
  for (const { name } of tables) {
    const { rows } = await database.pool.query<Record<string, unknown>>(
      `select * from engine.${name} where cell = $1`,
      [engines.cell()],
    );
    for (const value of rows.flatMap((row) => Object.values(row)))
      parts.push(Buffer.isBuffer(value) ? value.toString() : (JSON.stringify(value) ?? ''));
  }
  return parts.join('\n');
}

describe('what the engine stores of a natural person', () => {
  test('is sealed in every table, and open to whoever reads through the engine', async () => {
    const engine = await start();
    const answer = await engine.submit(register(PERSON, NAME), sent(`register-${PERSON}`, PERSON));
    expect(answerOf(answer)).toEqual({ id: PERSON });
    await engine.submit(rename(PERSON, `${NAME} Hai`), sent());
    const stored = await engineBytes();
    expect(stored).not.toContain(NAME);
    expect(stored).not.toContain(PERSON);
    expect(await engine.readState(partyRef(partyId(PERSON)))).toMatchObject({
      state: { id: PERSON, nameVi: `${NAME} Hai` },
    });
    const [first, second] = await engine.readStream(partyRef(partyId(PERSON)));
    expect(first).toMatchObject({ data: { id: PERSON, fields: { nameVi: NAME } } });
    expect(second).toMatchObject({ data: { fields: { nameVi: `${NAME} Hai` } } });
    expect(await engine.readEvents(0n, 10)).toEqual([first, second]);
  });

  test('is opened for the handlers of the next program too, and a repeat gets the same answer', async () => {
    const first = await start();
    await first.submit(register(PERSON, NAME), sent('once'));
    await engines.stopAll();
    const second = await start();
    const repeat = await second.submit(register(PERSON, NAME), sent('once'));
    expect(repeat).toMatchObject({ status: 'accepted', replayed: true });
    expect(answerOf(repeat)).toEqual({ id: PERSON });
    expect(codesOf(await second.submit(register(PERSON, NAME), sent()))).toEqual(['PARTY-002']);
    await second.submit(rename(PERSON, 'Ba'), sent());
    expect(await nameOf(second, PERSON)).toBe('Ba');
    expect(await keys()).toHaveLength(1);
  });

  test('is nothing for a company: no key, and the same bytes as without persons', async () => {
    const engine = await start();
    await engine.submit(register(COMPANY, 'Công ty Tưởng Tượng'), sent());
    expect(await keys()).toEqual([]);
    expect(await engineBytes()).toContain('Công ty Tưởng Tượng');
    expect(codesOf(await engine.submit(erase(COMPANY), sent()))).toEqual(['ENG-001']);
  });

  test('folds to the same bytes in a rebuild, without any key', async () => {
    const engine = await start();
    await engine.submit(register(PERSON, NAME), sent());
    await engine.submit(rename(PERSON, 'Ba'), sent());
    await database.pool.query('delete from engine.subject_key where cell = $1', [engines.cell()]);
    expect((await engine.rebuild({ mode: 'compare' })).differences).toEqual([]);
  });
});

describe('an erasure', () => {
  test('leaves the chain whole, the rebuild the same, and the mark of erasure where the data was', async () => {
    const engine = await start();
    await engine.submit(register(PERSON, NAME), sent('once'));
    await engine.submit(register(COMPANY, 'Công ty Tưởng Tượng'), sent());
    const before = (await engine.verifyJournal()).hash;
    expect(answerOf(await engine.submit(erase(PERSON), sent()))).toEqual({ erased: true });
    expect(await keys()).toEqual([]);
    expect(await engine.readState(partyRef(partyId(PERSON)))).toMatchObject({
      state: { id: ERASED_TEXT, nameVi: ERASED_TEXT, status: 'active' },
    });
    const events = await engine.readEvents(0n, 10);
    expect(events[0]).toMatchObject({ data: { id: ERASED_TEXT, fields: { nameVi: ERASED_TEXT } } });
    expect(events[2]).toMatchObject({ type: 'Erased', data: { reason: 'asked for it' }, command: 'subject.erase' });
    expect(answerOf(await engine.submit(register(PERSON, NAME), sent('once')))).toEqual({ id: ERASED_TEXT });
    expect(await nameOf(engine, COMPANY)).toBe('Công ty Tưởng Tượng');
    expect(await engine.verifyJournal()).toMatchObject({ ok: true, problems: [] });
    expect((await engine.rebuild({ mode: 'compare' })).differences).toEqual([]);
    expect(Buffer.from(events[1]?.hash ?? []).toString('hex')).toBe(before);
    expect(await engineBytes()).not.toContain(PERSON);
  });

  test('does not keep the person from coming back, under a new key that opens nothing old', async () => {
    const engine = await start();
    await engine.submit(register(PERSON, NAME), sent());
    const [old] = await keys();
    // In one batch: before, erasure and return.
    await Promise.all([
      engine.submit(rename(PERSON, 'Hai'), sent()),
      engine.submit(erase(PERSON), sent()),
      engine.submit(rename(PERSON, 'Ba'), sent()),
    ]);
    expect(await keys()).toHaveLength(1);
    expect(await keys()).not.toEqual([old]);
    const names = (await engine.readStream(partyRef(partyId(PERSON)))).map(
      ({ data }) => (data as { readonly fields: { readonly nameVi: string } }).fields.nameVi,
    );
    expect(names).toEqual([ERASED_TEXT, ERASED_TEXT, 'Ba']);
    await engine.submit(erase(PERSON), sent());
    expect(await nameOf(engine, PERSON)).toBe(ERASED_TEXT);
    expect(await engine.readState(subjectRef(PERSON))).toMatchObject({ state: { erasures: 2 } });
  });

  test('takes refused submissions of the person with it', async () => {
    const engine = await start();
    await engine.submit(register(PERSON, NAME), sent());
    await engine.submit(register(PERSON, NAME), sent());
    await engine.submissions.flush();
    expect(await engineBytes()).toContain(NAME);
    await engine.submit(erase(PERSON), sent());
    expect(await engineBytes()).not.toContain(NAME);
  });

  test('is refused to anybody but an administrator, and without a reason', async () => {
    const engine = await start();
    await engine.submit(register(PERSON, NAME), sent());
    expect(codesOf(await engine.submit(erase(PERSON, { ...ADMINISTRATOR, roles: ['officeLeader'] }), sent()))).toEqual([
      'SUBJECT-001',
    ]);
    const unfounded = { ...erase(PERSON), data: { personId: PERSON, reason: ' ' } };
    expect(codesOf(await engine.submit(unfounded, sent()))).toEqual(['SUBJECT-002']);
    expect(await nameOf(engine, PERSON)).toBe(NAME);
  });
});

describe('a connection that is cut', () => {
  test.each(DEBUG_POINTS)('at "%s" leaves a key exactly where an event needs it', async (at) => {
    let cuts = 0;
    const engine = await start((point, { cutConnection }) => {
      if (point !== at || cuts > 0) return Promise.resolve();
      cuts += 1;
      cutConnection();
      return Promise.resolve();
    });
    expect((await engine.submit(register(PERSON, NAME), sent('once'))).status).toBe('accepted');
    expect(await nameOf(engine, PERSON)).toBe(NAME);
    expect(await keys()).toHaveLength(1);
    expect(await engine.verifyJournal()).toMatchObject({ ok: true, events: 1 });
  });
});

describe('a sealed text', () => {
  const personal = personalData(SECRET, '0[0-9]{11}');
  const key = personal.newKey(personal.pseudonym(PERSON));
  const seal = (value: Json): string =>
    JSON.stringify(sealed(value, [{ path: '/a', subject: PERSON }], personal, () => key));

  test('opens to what it was, quotes and all, and only with its key', () => {
    const value = { a: { name: 'x"§\\ "ệ', list: ['', PERSON] }, b: PERSON, c: 'company', d: 1 };
    const text = seal(value);
    expect(JSON.parse(unsealed(text, () => key))).toEqual(value);
    expect(keyIdsIn(text)).toEqual([key.id]);
    expect(JSON.parse(unsealed(text, () => undefined))).toEqual({
      a: { name: ERASED_TEXT, list: [ERASED_TEXT, ERASED_TEXT] },
      b: ERASED_TEXT,
      c: 'company',
      d: 1,
    });
    expect(() => unsealed(text, () => ({ ...key, bytes: Buffer.alloc(32) }))).toThrow();
  });

  test('is not found inside a string that merely quotes one', () => {
    const hostile = JSON.stringify({ a: `","b":"§${'k'.repeat(16)}.${'A'.repeat(60)}"` });
    expect(JSON.parse(unsealed(hostile, () => undefined))).toEqual(JSON.parse(hostile));
    expect(isSealed('{"a":"§ 3 of the law"}') && keyIdsIn('{"a":"§ 3 of the law"}')).toEqual([]);
  });

  test('names a person by a pseudonym that is stable, differs by installation, and is left alone the second time', () => {
    const hidden = personal.hide(`${PERSON}|VD-1`);
    expect(hidden).toMatch(/^~[a-p]{32}\|VD-1$/);
    expect(personal.hide(hidden)).toBe(hidden);
    expect(personalData(Buffer.alloc(32, 8), '0[0-9]{11}').pseudonym(PERSON)).not.toBe(personal.pseudonym(PERSON));
    expect(personal.hide('1000000000010 0100000001')).toBe('1000000000010 0100000001');
  });

  test('keeps its key wrapped, for its own row alone', () => {
    const row = { subject: key.subject, key_id: key.id, wrapped: personal.wrap(key) };
    expect(Buffer.compare(personal.unwrap(row).bytes, key.bytes)).toBe(0);
    expect(row.wrapped.includes(Buffer.from(key.bytes))).toBe(false);
    expect(() => personal.unwrap({ ...row, subject: personal.pseudonym('001200000016') })).toThrow();
  });
});

test.each([
  ['0[0-9]{11}', ['001200000016'], ['101200000016', '00120000001', 'x001200000016']],
  ['0?[1-9]{3}', ['0123', '123'], ['1', '00123']],
  ['0*1', ['1', '0001'], ['0']],
  ['0{0,1}7', ['7', '07'], ['0']],
  ['0[0-9]{2}|[A-Z]{3}', ['012', 'ABC'], ['112', 'AB']],
  ['(?:0|9)[0-9]{2}', ['012', '912'], ['112']],
  ['0+1', ['01', '0001'], ['1']],
])('a person by "%s" is whoever the whole of it matches', (pattern, persons, others) => {
  const { isPerson } = personalData(SECRET, pattern);
  expect([persons.every(isPerson), others.some(isPerson)]).toEqual([true, false]);
});
