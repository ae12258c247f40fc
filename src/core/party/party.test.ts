import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  instant,
  plainDate,
  type Actor,
  type Command,
  type Facts,
  type Handler,
  type Json,
  type RecordedEvent,
  type Refusals,
  type WorkingSet,
} from '#core/kernel';
import {
  countParty,
  partyId,
  partyRef,
  partyStream,
  registerParty,
  updateParty,
  type PartyFields,
  type PartyState,
} from './index.ts';

const ACTOR: Actor = { userId: 'u', organisationId: 'customs', roles: [], offices: [], delegations: [] };
const FACTS: Facts<unknown> = {
  reference: null,
  referenceVersion: 't',
  at: instant('2026-06-01T03:00:00Z'),
  today: plainDate('2026-06-01'),
  draw: () => 0.5,
  token: () => 'x',
};
const FIELDS: PartyFields = {
  nameVi: 'Công ty Tưởng Tượng',
  registeredOn: '2020-02-29',
  status: 'active',
  complianceLevel: 3,
  riskClass: 4,
  aeo: false,
  taxDebtDaysMax: 0,
};
const ID = partyId('0900000001');

const world = (state: PartyState | undefined): WorkingSet => ({
  // The engine hands back what the fold made; the caller names the type.
  state: () => state as never,
  version: () => 0,
  holder: () => undefined,
  has: () => true,
  nextNumber: () => 1n,
  lastNumber: () => 0n,
});

/** Runs a command against a state, and gives the next state or the codes of the refusals. */
function run<Type extends string, Data>(
  handler: Handler<Command<Type, Data>, null, unknown>,
  state: PartyState | undefined,
  data: Data,
): PartyState | readonly string[] | undefined {
  const command = { type: handler.type, data, actor: ACTOR };
  const prepared = handler.prepare(command, FACTS);
  if (!prepared.ok) return codes(prepared.error);
  const outcome = handler.handle(command, null, world(state), FACTS);
  if ('needsMore' in outcome) throw new Error('a party command needs the party alone');
  if (!outcome.ok) return codes(outcome.error);
  return outcome.value.events.reduce<PartyState | undefined>(
    (before, event) => partyStream.evolve(before, { ...event, position: 1n, at: FACTS.at, actor: ACTOR }),
    state,
  );
}
const codes = (refusals: Refusals): readonly string[] => refusals.map(({ code, pointer }) => `${code} ${pointer}`);

function registered(): PartyState {
  const state = run(registerParty, undefined, { id: ID, fields: FIELDS });
  if (!state || !('id' in state)) throw new Error(JSON.stringify(state));
  return state;
}

describe('a party', () => {
  it('begins with its registration, without history', () => {
    expect(registered()).toEqual({
      ...FIELDS,
      id: ID,
      counters: { declarations: 0, findings: 0, lastDeclarationOn: null, lastFindingOn: null },
      countedThrough: null,
      history: { headings: [], origins: [], recent: [] },
      conduct: [],
    });
    expect(() => partyStream.evolve(undefined, event('ProfileChanged', { fields: {}, reason: 'x' }))).toThrow('begins');
  });

  it('is registered once', () => {
    expect(run(registerParty, registered(), { id: ID, fields: FIELDS })).toEqual(['PARTY-002 /id']);
    expect(
      registerParty.touches({ type: 'party.register', data: { id: ID, fields: FIELDS }, actor: ACTOR }, null),
    ).toEqual([partyRef(ID)]);
  });

  it('cannot be changed or counted before it is known', () => {
    expect(run(updateParty, undefined, { id: ID, fields: {}, reason: 'Sổ nợ thuế' })).toEqual(['PARTY-003 /id']);
    expect(run(countParty, undefined, count('2026-05-01', 1, 0))).toEqual(['PARTY-003 /id']);
  });

  it('changes only what an update names', () => {
    const state = registered();
    expect(run(updateParty, state, { id: ID, fields: { taxDebtDaysMax: 12 }, reason: 'Sổ nợ thuế' })).toEqual({
      ...state,
      taxDebtDaysMax: 12,
    });
  });

  it('has priority status and compliance level 1 together or not at all', () => {
    const state = registered();
    expect(run(updateParty, state, { id: ID, fields: { aeo: true }, reason: 'Sổ nợ thuế' })).toEqual([
      'PARTY-006 /fields/aeo',
    ]);
    expect(
      run(updateParty, state, { id: ID, fields: { aeo: true, complianceLevel: 1 }, reason: 'Sổ nợ thuế' }),
    ).toMatchObject({
      aeo: true,
    });
  });

  it('is refused dates that do not exist or have not come, and data of another shape', () => {
    for (const registeredOn of ['2025-02-29', '2026-06-02'])
      expect(run(registerParty, undefined, { id: ID, fields: { ...FIELDS, registeredOn } })).toEqual([
        'PARTY-004 /fields/registeredOn',
      ]);
    expect(run(registerParty, undefined, { id: ID, fields: { ...FIELDS, nameVi: '', taxDebtDaysMax: -1 } })).toEqual([
      'PARTY-001 /fields/nameVi',
      'PARTY-001 /fields/taxDebtDaysMax',
    ]);
  });

  it('counts each day once, and its counters are the sum of what was counted', () => {
    const counts = fc.array(
      fc.record({ day: fc.integer({ min: 1, max: 28 }), declarations: fc.nat(50), findings: fc.nat(5) }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(counts, (added) => {
        let state = registered();
        let [through, declarations, findings] = ['', 0, 0];
        for (const each of added) {
          const day = `2026-05-${String(each.day).padStart(2, '0')}`;
          const next = run(countParty, state, count(day, each.declarations, each.findings));
          if (day <= through) expect(next).toEqual(['PARTY-005 /through']);
          else if (next && 'id' in next)
            [state, through, declarations, findings] = [
              next,
              day,
              declarations + each.declarations,
              findings + each.findings,
            ];
        }
        expect(state).toMatchObject({ countedThrough: through || null, counters: { declarations, findings } });
      }),
      { seed: 20_260_108 },
    );
  });
});

const count = (through: string, declarations: number, findings: number) => ({
  id: ID,
  through,
  declarations,
  penalties: 0,
  penaltyTotal: 0,
  latePayments: 0,
  lateAnswers: 0,
  corrections: 0,
  lowValueDeclarations: 0,
  findings,
  headings: {},
  origins: [],
  lastDeclarationOn: declarations > 0 ? through : null,
  lastFindingOn: findings > 0 ? through : null,
});

const event = (type: string, data: Json): RecordedEvent => ({
  type,
  version: 1,
  data,
  position: 1n,
  at: FACTS.at,
  actor: ACTOR,
});
