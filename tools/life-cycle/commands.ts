import { declarationRef, readReversible, type InForce, type Reversible } from '#core/clearance';
import {
  amountDue,
  DECLARATION_STREAM,
  openRefundOrders,
  type Declaration,
  type DeclarationAction,
  type DeclarationNumber,
  type DeclarationState,
} from '#core/declaration';
import { paymentReferenceOf } from '#core/payment';
import { addDays, legalDate, plainDate, type Command, type Random } from '#core/kernel';
import { ACTORS, BANK_ID, declarationFor, type ActorName, type ClearanceBench } from '#tests/support/clearance';

/** Somewhere in the life of one declaration. */
export interface Walk {
  readonly bench: ClearanceBench;
  readonly number: DeclarationNumber;
  readonly state: DeclarationState;
  readonly random: Random;
  /** Counts the steps of all walks. */
  readonly ordinal: number;
}

export const GUARANTEE_ID = 'BANKTEST-2026-BL-1';
const ZONE_OFFSET_MINUTES = 420;
const WHY = { reason: 'r' };

type Taking = readonly [by: readonly ActorName[], data: (walk: Walk) => object];

const TRADER = ['trader'] as const;
const OFFICER = ['documents'] as const;
/** Whoever took a decision does not judge it. */
const LEADER = ['leader', 'deputy'] as const;

/** How each legal step is taken by somebody who may: the type of the command is the name of the step. */
const TAKINGS: { readonly [Action in DeclarationAction]: Taking } = {
  'declaration.replace': [TRADER, () => ({})],
  'declaration.register': [TRADER, () => ({})],
  'declaration.withdraw': [TRADER, () => WHY],
  'declaration.attach': [
    TRADER,
    ({ random }) => ({
      attachment: {
        id: 'a',
        typeCode: pick(random, ['INV', 'QPL']),
        name: 'n',
        mediaType: 'application/pdf',
        sizeBytes: 1,
      },
    }),
  ],
  'declaration.amend': [
    TRADER,
    (walk) => ({
      inForce: inForceOf(walk),
      declaration: priced(walk),
      reasonCode: '6',
      confirm: walk.random.next() < 0.5,
      ...WHY,
    }),
  ],
  'declaration.confirmAmendment': [TRADER, (walk) => ({ inForce: inForceOf(walk) })],
  'declaration.dropAmendment': [TRADER, () => ({})],
  'amendment.accept': [OFFICER, (walk) => ({ inForce: inForceOf(walk) })],
  'amendment.reject': [OFFICER, () => WHY],
  'case.accept': [OFFICER, () => WHY],
  'case.requestDocuments': [OFFICER, () => ({ documents: [{ typeCode: 'INV', note: 'n' }], ...WHY })],
  'case.recordFinding': [
    ['inspection'],
    ({ random }) => {
      const conforms = random.next() < 0.6;
      return { conforms, note: 'n', lines: conforms ? [] : [{ sequence: 1, note: 'n' }], declaredLines: [1] };
    },
  ],
  'case.awaitSpecialised': [
    OFFICER,
    ({ bench }) => ({
      agencyCode: 'MAE',
      documentTypeCode: 'QPL',
      note: 'n',
      dueOn: addDays(legalDate(bench.clock.now(), ZONE_OFFSET_MINUTES), 5),
    }),
  ],
  'case.recordSpecialised': [
    OFFICER,
    ({ random }) => ({ conforms: random.next() < 0.6, attachmentId: 'a', note: 'n' }),
  ],
  'declaration.requestStorage': [TRADER, () => ({ kind: 'ownPlace', place: 'p', ...WHY })],
  'case.allowStorage': [OFFICER, () => ({ note: 'n' })],
  'case.refuseStorage': [OFFICER, () => WHY],
  'declaration.confirmStorage': [TRADER, () => ({ note: 'n' })],
  'case.recordStorageBreach': [OFFICER, () => ({ breach: 'tampered', note: 'n' })],
  'case.endStorage': [OFFICER, () => ({ note: 'n' })],
  'case.instructAmendment': [
    OFFICER,
    ({ random }) => ({ kind: pick(random, ['amend', 'change']), text: 't', lines: [1], declaredLines: [1] }),
  ],
  'case.withdrawInstruction': [OFFICER, () => WHY],
  'case.assign': [
    LEADER,
    () => ({ officer: { ...ACTORS.inspection, memberOf: [], away: false, openCases: 0 }, ...WHY }),
  ],
  'case.rechannel': [OFFICER, ({ random }) => ({ channel: pick(random, ['green', 'yellow', 'red']), ...WHY })],
  'case.assess': [LEADER, (walk) => ({ inForce: inForceOf(walk), declaration: priced(walk), reasonCode: '6', ...WHY })],
  'declaration.requestCancellation': [TRADER, () => ({ groundCode: 'NOT_CARRIED_OUT', ...WHY })],
  'case.rejectCancellation': [OFFICER, () => WHY],
  'case.cancel': [OFFICER, (walk) => ({ inForce: inForceOf(walk), groundCode: 'NO_PERMIT', ...WHY })],
  'declaration.secure': [
    TRADER,
    (walk) => ({ inForce: inForceOf(walk), guaranteeId: GUARANTEE_ID, purpose: 'payment' }),
  ],
  'case.callSecurity': [OFFICER, () => ({ guaranteeId: GUARANTEE_ID })],
  'declaration.requestRelease': [TRADER, () => ({ groundCode: 'B', ...WHY })],
  'case.grantRelease': [OFFICER, () => ({ note: 'n' })],
  'case.denyRelease': [OFFICER, () => WHY],
  'case.finalise': [OFFICER, () => WHY],
  'case.suspendRelease': [OFFICER, () => WHY],
  'case.resumeRelease': [LEADER, () => WHY],
  'case.revokeRelease': [LEADER, () => WHY],
  'case.controlAnew': [OFFICER, ({ random }) => ({ channel: pick(random, ['yellow', 'red']), ...WHY })],
  'payment.order': [TRADER, ({ ordinal }) => ({ orderId: `O${ordinal}` })],
  'payment.receive': [
    ['bank'],
    ({ state, ordinal, random }) => ({
      bankCode: BANK_ID,
      bankMessageId: `M${ordinal}`,
      paymentReference: paymentReferenceOf(state.head.number),
      payerName: 'p',
      amount: amountDue(state) > 0n ? amountDue(state).toString() : '1000',
      ...(state.called && random.next() < 0.5 && { guaranteeId: state.called[0]?.guaranteeId }),
    }),
  ],
  'declaration.requestRefund': [
    TRADER,
    () => ({ account: { bankCode: 'BANKX', number: '123456', holder: 'h' }, ...WHY }),
  ],
  'refund.order': [LEADER, () => WHY],
  'refund.refuse': [LEADER, () => WHY],
  'refund.repayGuarantor': [LEADER, () => WHY],
  'refund.resend': [LEADER, () => WHY],
  'refund.answer': [
    ['bank'],
    ({ state, random, ordinal }) => {
      const { orderId = '', amount = '1' } = openRefundOrders(state)[0] ?? {};
      const answer = { bankCode: BANK_ID, bankMessageId: `A${ordinal}`, orderId, amount };
      return random.next() < 0.6
        ? { ...answer, outcome: 'paid' }
        : { ...answer, outcome: 'rejected', rejection: 'unknownAccount', note: 'n' };
    },
  ],
  'case.reverse': [
    LEADER,
    (walk) => ({ inForce: inForceOf(walk), reversible: reversibleOf(walk, lastDecision(walk)), ...WHY }),
  ],
  'declaration.appeal': [TRADER, (walk) => ({ decision: lastDecision(walk), text: 't' })],
  'declaration.withdrawAppeal': [TRADER, (walk) => ({ appealId: openAppeal(walk).id, ...WHY })],
  'appeal.prolong': [LEADER, (walk) => ({ appealId: openAppeal(walk).id, ...WHY })],
  'appeal.decide': [
    LEADER,
    (walk) => {
      const { id: appealId, decision } = openAppeal(walk);
      const outcome = pick(walk.random, ['upheld', 'dismissed']);
      return { appealId, outcome, inForce: inForceOf(walk), reversible: reversibleOf(walk, decision), ...WHY };
    },
  ],
};

export function commandFor(action: DeclarationAction, walk: Walk): Command {
  const [by, dataOf] = TAKINGS[action];
  const actor = ACTORS[pick(walk.random, by)];
  const { number, state } = walk;
  if (action === 'declaration.replace') {
    const declaration = state.draft ?? declarationFor('green', 'R');
    return { type: 'declaration.lodge', data: { declaration, register: false, replaces: number }, actor };
  }
  const data = action === 'payment.receive' ? dataOf(walk) : { number, ...dataOf(walk) };
  return { type: action, data, actor };
}

const pick = <T>(random: Random, values: readonly T[]): T => {
  const value = values[Math.floor(random.next() * values.length)];
  if (value === undefined) throw new Error('Nothing to pick from');
  return value;
};

const lastDecision = ({ state }: Walk): string => state.decisions?.at(-1)?.position ?? '0';
const openAppeal = ({ state }: Walk) =>
  state.appeals?.findLast(({ answer }) => answer === undefined) ?? { id: '0', decision: '0' };

/** The version in force as the journal holds it. */
function inForceOf({ bench, state }: Walk): InForce {
  const event = bench.events.find(({ position }) => position.toString() === state.documentPosition);
  const data = event?.data as unknown as Partial<InForce> | undefined;
  return {
    position: state.documentPosition,
    declaration: data?.declaration ?? declarationFor('green', 'R'),
    legalDate: data?.legalDate ?? plainDate('2026-11-21'),
    selection: data?.selection ?? null,
  };
}

function reversibleOf({ bench, number }: Walk, position: string): Reversible {
  const events = bench.events.filter(({ stream }) => stream.type === DECLARATION_STREAM && stream.id === number);
  const nothing: Reversible = {
    decision: position,
    decisionType: 'ControlAccepted',
    restores: { kind: 'control' },
  };
  return readReversible(events, position) ?? nothing;
}

/** The same goods at another price. */
function priced(walk: Walk): Declaration {
  const before = inForceOf(walk).declaration;
  const amount = String(5_000 + walk.ordinal * 10);
  const [first, ...others] = before.goodsItems;
  if (first === undefined) return before;
  const item = {
    ...first,
    itemChargeAmount: { amount, currency: 'USD' },
    unitPriceAmount: { amount: String(500 + walk.ordinal), currency: 'USD' },
  };
  return { ...before, goodsItems: [item, ...others], invoiceAmount: { amount, currency: 'USD' } };
}

export const stateOf = (bench: ClearanceBench, number: DeclarationNumber): DeclarationState => {
  const state = bench.state<DeclarationState>(declarationRef(number));
  if (state === undefined) throw new Error(`${number} is there`);
  return state;
};
