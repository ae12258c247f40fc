import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SYSTEM } from '#core/access';
import { callTransportGuarantee, repayTransportGuarantor, resendTransportRepayment } from '#core/clearance';
import { guaranteeRef, type GuaranteeId, type GuaranteeState } from '#core/guarantee';
import type { Actor } from '#core/kernel';
import { updateParty } from '#core/party';
import {
  TRANSPORT_ACTIONS,
  TRANSPORT_HANDLERS,
  transportRef,
  transportStream,
  type TransportAction,
  type TransportNumber,
  type TransportState,
} from '#core/transport';
import { ACTORS, BANK_ID, clearanceBench, TRADER_ID } from '#tests/support/clearance';
import { SEALING, transportOf } from '#tests/support/transport';

const { trader, other, documents, elsewhere, leader, bank } = ACTORS;
const destination: Actor = { ...documents, userId: 'destination', offices: ['01AB'] };
const chief: Actor = { ...leader, userId: 'chief', offices: ['01AB'] };
const PEOPLE = { trader, other, documents, elsewhere, destination, chief, bank };
const GUARANTEE = 'BANKTEST-2026-VC-1' as GuaranteeId;
const AMOUNT = 100;

/** One thing that somebody tries, well formed in itself: only whether it fits, and is theirs, is in question. */
interface Attempt {
  readonly action: TransportAction;
  readonly who: keyof typeof PEOPLE;
  readonly amount: number;
  readonly differs: boolean;
}
/** Whoever the law says, most of the time, so that many get to the end. */
const attempt: fc.Arbitrary<Attempt> = fc.constantFrom(...TRANSPORT_ACTIONS).chain((action) =>
  fc.record({
    action: fc.constant(action),
    who: fc.oneof(
      { weight: 4, arbitrary: fc.constant(WHOSE[action]) },
      { weight: 1, arbitrary: fc.constantFrom(...(Object.keys(PEOPLE) as (keyof typeof PEOPLE)[])) },
    ),
    amount: fc.integer({ min: 1, max: AMOUNT }),
    differs: fc.boolean(),
  }),
);
const WHOSE: Readonly<Record<TransportAction, keyof typeof PEOPLE>> = {
  'transport.replace': 'trader',
  'transport.makeOfficial': 'trader',
  'transport.correct': 'trader',
  'transport.secure': 'trader',
  'transport.withdraw': 'trader',
  'transport.instructCorrection': 'documents',
  'transport.requireGuarantee': 'documents',
  'transport.approve': 'documents',
  'transport.refuse': 'documents',
  'transport.cancel': 'documents',
  'transport.depart': 'documents',
  'transport.arrive': 'destination',
  'transport.freeGuarantee': 'destination',
  'transport.callGuarantee': 'destination',
  'transport.repayGuarantor': 'chief',
  'transport.resendRepayment': 'chief',
};

/** The law in as few words as it can be said in, kept beside the real one. */
interface Model {
  place: 'desk' | 'office' | 'way' | 'destination' | 'nowhere';
  approved: boolean;
  /** What the principal has to do before the office goes on. */
  owes: 'nothing' | 'correction' | 'guarantee';
  asked: number | null;
  drawn: number;
  /** What a bank has to pay. */
  called: number;
  /** It need not any more. */
  withdrawn: boolean;
  version: number;
}

/** Whether the model lets this pass, and what it makes of it. */
function tried(model: Model, { action, who, amount, differs }: Attempt): boolean {
  // A leader may do whatever an officer of the same office may.
  if (who !== WHOSE[action] && !(who === 'chief' && WHOSE[action] === 'destination')) return false;
  const before = model.place === 'office';
  const drafted = model.place === 'desk';
  const open = before && !model.approved && model.owes === 'nothing';
  const over = (): void => void Object.assign(model, { place: 'nowhere', drawn: 0 });
  switch (action) {
    case 'transport.replace':
      return drafted;
    case 'transport.makeOfficial':
      if (!drafted) return false;
      model.place = 'office';
      return true;
    case 'transport.correct':
      if (!before || model.version === 9) return false;
      model.version += 1;
      model.approved = false;
      model.owes = model.asked !== null && model.drawn === 0 ? 'guarantee' : 'nothing';
      return true;
    case 'transport.secure':
      if (!before || model.owes !== 'guarantee') return false;
      model.drawn = model.asked ?? 0;
      model.owes = 'nothing';
      return true;
    case 'transport.instructCorrection':
      if (!open) return false;
      model.owes = 'correction';
      return true;
    case 'transport.requireGuarantee':
      if (!open || model.drawn > 0) return false;
      model.asked = amount;
      model.owes = 'guarantee';
      return true;
    case 'transport.approve':
      if (!open) return false;
      model.approved = true;
      return true;
    case 'transport.refuse':
      if (!before || model.approved) return false;
      over();
      return true;
    case 'transport.cancel':
      if (!before) return false;
      over();
      return true;
    case 'transport.withdraw':
      if (!before && !drafted) return false;
      over();
      return true;
    case 'transport.depart':
      if (!before || !model.approved) return false;
      model.place = 'way';
      return true;
    case 'transport.arrive':
      if (model.place !== 'way') return false;
      model.place = 'destination';
      if (!differs) model.drawn = 0;
      return true;
    case 'transport.freeGuarantee':
      if (model.place !== 'destination' || model.drawn === 0) return false;
      model.drawn = 0;
      return true;
    case 'transport.callGuarantee':
      // The clock of this test stands still, so goods under way are never late.
      if (model.place !== 'destination' || model.drawn === 0) return false;
      model.called += model.drawn;
      model.drawn = 0;
      return true;
    case 'transport.repayGuarantor':
      // Nothing was paid, so nothing is paid back.
      if (model.called === 0 || model.withdrawn) return false;
      model.withdrawn = true;
      return true;
    case 'transport.resendRepayment':
      return false;
  }
}

const PLACE_OF: Readonly<Record<TransportState['status'], Model['place']>> = {
  preRegistered: 'desk',
  underCheck: 'office',
  correctionInstructed: 'office',
  awaitingGuarantee: 'office',
  approved: 'office',
  departed: 'way',
  arrived: 'destination',
  refused: 'nowhere',
  cancelled: 'nowhere',
};

function begun(inAdvance: boolean) {
  const bench = clearanceBench({
    handlers: [
      ...TRANSPORT_HANDLERS,
      callTransportGuarantee,
      repayTransportGuarantor,
      resendTransportRepayment,
      updateParty,
    ],
    streams: [transportStream],
  });
  const sent = (actor: Actor, type: string, data: object) => bench.submit({ type, data, actor });
  const terms = { kind: 'general', principalId: TRADER_ID, bankCode: BANK_ID, amount: `${AMOUNT}` };
  sent(SYSTEM, 'party.update', { id: TRADER_ID, fields: { complianceLevel: 5 }, reason: 'xếp lại' });
  sent(bank, 'guarantee.issue', { id: GUARANTEE, ...terms, validFrom: '2026-01-01', validTo: '2027-12-31' });
  const content = transportOf({ guaranteeId: GUARANTEE });
  const answer = sent(trader, inAdvance ? 'transport.preRegister' : 'transport.register', {
    principalId: TRADER_ID,
    content,
  });
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  const { number } = answer.value.answer as { readonly number: TransportNumber };
  return { bench, sent, number };
}

test('whatever is tried by whom in whatever order, only what the law lets through has happened', () => {
  const reached = new Set<string>();
  fc.assert(
    fc.property(fc.array(attempt, { maxLength: 30 }), fc.boolean(), (attempts, inAdvance) => {
      const { bench, sent, number } = begun(inAdvance);
      const model: Model = {
        place: inAdvance ? 'desk' : 'office',
        approved: false,
        owes: 'nothing',
        asked: null,
        drawn: 0,
        called: 0,
        withdrawn: false,
        version: 0,
      };
      const state = (): TransportState => bench.state<TransportState>(transportRef(number)) ?? fail();
      for (const one of attempts) {
        const written = bench.events.length;
        const expected = tried(model, one);
        const result = sent(PEOPLE[one.who], one.action, dataOf(one, number, state(), bench.clock.now()));
        expect(result.ok, `${one.action} by ${one.who}`).toBe(expected);
        if (!result.ok) expect(bench.events.length).toBe(written);
        const { status, version, security, called } = state();
        reached.add(status);
        expect(PLACE_OF[status]).toBe(model.place);
        expect(version).toBe(model.version);
        expect(['approved', 'departed', 'arrived'].includes(status)).toBe(model.approved && model.place !== 'nowhere');
        // What the guarantee says and what the transport says are the same thing.
        expect(bench.state<GuaranteeState>(guaranteeRef(GUARANTEE))?.drawn).toBe(`${model.drawn}`);
        expect(security?.amount ?? '0').toBe(`${model.drawn}`);
        expect(called?.amount ?? '0').toBe(`${model.called}`);
        expect(bench.state<GuaranteeState>(guaranteeRef(GUARANTEE))?.called).toBe(
          `${model.withdrawn ? 0 : model.called}`,
        );
      }
    }),
    { numRuns: 600, seed: 20261122 },
  );
  expect([...reached].toSorted()).toEqual(Object.keys(PLACE_OF).toSorted());
});

function dataOf({ action, amount, differs }: Attempt, number: TransportNumber, state: TransportState, at: string) {
  switch (action) {
    case 'transport.replace':
      return { number, content: transportOf({ guaranteeId: GUARANTEE }) };
    case 'transport.makeOfficial':
      return { number };
    case 'transport.correct':
      return { number, version: state.version, content: transportOf({ guaranteeId: GUARANTEE }) };
    case 'transport.secure':
      return { number, guaranteeId: null };
    case 'transport.requireGuarantee':
      return { number, amount: `${amount}`, reason: 'theo quy định' };
    case 'transport.depart':
      return { number, departedAt: at, sealing: SEALING };
    case 'transport.arrive':
      return {
        number,
        arrivedAt: at,
        sealing: SEALING,
        sealsIntact: !differs,
        differences: differs ? 'mất niêm phong' : '',
      };
    default:
      return { number, reason: 'theo quy định' };
  }
}

function fail(): never {
  throw new Error('it was registered');
}
