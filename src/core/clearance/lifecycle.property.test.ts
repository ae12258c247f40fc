import {
  amountDue,
  DECLARATION_STREAM,
  declarationNumber,
  isLegal,
  legalStepOf,
  STORAGE_BREACHES,
  type Channel,
  type Declaration,
  type DeclarationAction,
  type DeclarationNumber,
  type DeclarationState,
  type StorageBreach,
} from '#core/declaration';
import { plainDate, type Command, type Outcome, type Refusals, type Result } from '#core/kernel';
import { partyRef, type PartyState } from '#core/party';
import { paymentReferenceOf } from '#core/payment';
import {
  ACTORS,
  BANK_ID,
  clearanceBench,
  declarationFor,
  exportFor,
  TRADER_ID,
  type ActorName,
  type ClearanceBench,
} from '#tests/support/clearance';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  consignmentKey,
  declarationRef,
  ownReferenceKey,
  readReversible,
  type InForce,
  type Reversible,
} from './index.ts';

/** One thing that somebody tries. `which` picks among the declarations there are; trying it on none is trying it on a number that is not there. */
type Step = { readonly by: ActorName; readonly which: number; readonly minutes: number } & (
  | {
      readonly do: 'lodge';
      readonly channel: Channel;
      readonly reference: string;
      readonly goods: string;
      readonly register: boolean;
      readonly replace: boolean;
      readonly isExport: boolean;
    }
  | {
      readonly do:
        | 'register'
        | 'withdraw'
        | 'attach'
        | 'accept'
        | 'request'
        | 'order'
        | 'instruct'
        | 'withdrawInstruction'
        | 'confirmAmendment'
        | 'dropAmendment'
        | 'acceptAmendment'
        | 'rejectAmendment'
        | 'assess'
        | 'askCancellation'
        | 'refuseCancellation'
        | 'cancel'
        | 'askRefund'
        | 'refund'
        | 'refuseRefund'
        | 'awaitSpecialised'
        | 'requestRelease'
        | 'grantRelease'
        | 'denyRelease'
        | 'finalise'
        | 'requestStorage'
        | 'confirmStorage'
        | 'allowStorage'
        | 'refuseStorage'
        | 'endStorage'
        | 'suspendRelease'
        | 'resumeRelease'
        | 'revokeRelease'
        | 'withdrawAppeal'
        | 'prolongAppeal';
    }
  | { readonly do: 'recordSpecialised'; readonly conforms: boolean }
  | { readonly do: 'recordStorageBreach'; readonly breach: StorageBreach }
  | { readonly do: 'controlAnew'; readonly channel: 'yellow' | 'red' }
  | {
      readonly do: 'amend';
      readonly confirm: boolean;
      readonly value: number;
      readonly goods: string;
      readonly stale: boolean;
    }
  | { readonly do: 'rechannel'; readonly channel: Channel }
  /** `back`: how many decisions before the last one. */
  | { readonly do: 'reverse' | 'appeal'; readonly back: number }
  | { readonly do: 'answerAppeal'; readonly outcome: 'upheld' | 'dismissed' }
  | { readonly do: 'answerRefund'; readonly pays: boolean; readonly again: boolean }
  | { readonly do: 'find'; readonly conforms: boolean; readonly line: number }
  | { readonly do: 'credit'; readonly share: 'part' | 'all' | 'more'; readonly message: number; readonly lost: boolean }
);

const common = { by: fc.constantFrom(...(Object.keys(ACTORS) as ActorName[])), which: fc.nat(2), minutes: fc.nat(12) };
const lawful = (by: readonly ActorName[]) => ({
  ...common,
  by: fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...by) }, { weight: 1, arbitrary: common.by }),
});
const steps: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    ...lawful(['trader', 'broker']),
    do: fc.constant('lodge' as const),
    channel: fc.constantFrom<Channel>('green', 'yellow', 'red'),
    reference: fc.constantFrom('R1', 'R2', 'R3', 'R4'),
    goods: fc.constantFrom('G1', 'G2', 'G3', 'G4'),
    register: fc.boolean(),
    replace: fc.boolean(),
    isExport: fc.boolean(),
  }),
  fc.record({
    ...lawful(['trader', 'broker']),
    do: fc.constantFrom(
      'register' as const,
      'withdraw' as const,
      'attach' as const,
      'order' as const,
      'confirmAmendment' as const,
      'dropAmendment' as const,
      'askCancellation' as const,
      'askRefund' as const,
    ),
  }),
  fc.record({
    ...lawful(['trader', 'broker']),
    do: fc.constant('amend' as const),
    confirm: fc.boolean(),
    value: fc.integer({ min: 1, max: 5 }),
    goods: fc.constantFrom('G1', 'G2', 'G3', 'G4'),
    stale: fc.integer({ min: 0, max: 5 }).map((die) => die === 0),
  }),
  fc.record({
    ...lawful(['documents', 'inspection']),
    do: fc.constantFrom('accept' as const, 'request' as const, 'instruct' as const, 'withdrawInstruction' as const),
  }),
  fc.record({
    ...lawful(['documents', 'leader']),
    do: fc.constantFrom(
      'acceptAmendment' as const,
      'rejectAmendment' as const,
      'refuseCancellation' as const,
      'cancel' as const,
      'assess' as const,
      'refund' as const,
      'refuseRefund' as const,
    ),
  }),
  fc.record({
    ...lawful(['bank']),
    do: fc.constant('answerRefund' as const),
    pays: fc.boolean(),
    again: fc.boolean(),
  }),
  fc.record({
    ...lawful(['documents', 'inspection']),
    do: fc.constant('awaitSpecialised' as const),
  }),
  fc.record({
    ...lawful(['trader', 'broker']),
    do: fc.constantFrom('requestStorage' as const, 'confirmStorage' as const, 'requestRelease' as const),
  }),
  fc.record({
    ...lawful(['documents']),
    do: fc.constantFrom('grantRelease' as const, 'denyRelease' as const, 'finalise' as const),
  }),
  fc.record({
    ...lawful(['documents']),
    do: fc.constantFrom('allowStorage' as const, 'refuseStorage' as const, 'endStorage' as const),
  }),
  fc.record({
    ...lawful(['documents']),
    do: fc.constant('recordStorageBreach' as const),
    breach: fc.constantFrom(...STORAGE_BREACHES),
  }),
  fc.record({
    ...lawful(['documents']),
    do: fc.constant('recordSpecialised' as const),
    conforms: fc.boolean(),
  }),
  fc.record({
    ...lawful(['leader']),
    do: fc.constantFrom('suspendRelease' as const, 'resumeRelease' as const, 'revokeRelease' as const),
  }),
  fc.record({
    ...lawful(['documents', 'leader']),
    do: fc.constant('controlAnew' as const),
    channel: fc.constantFrom('yellow' as const, 'red' as const),
  }),
  fc.record({
    ...lawful(['documents', 'leader']),
    do: fc.constant('rechannel' as const),
    channel: fc.constantFrom<Channel>('green', 'yellow', 'red'),
  }),
  fc.record({
    ...lawful(['leader', 'deputy']),
    do: fc.constantFrom('reverse' as const, 'prolongAppeal' as const),
    back: fc.nat(1),
  }),
  fc.record({
    ...lawful(['trader', 'broker']),
    do: fc.constantFrom('appeal' as const, 'withdrawAppeal' as const),
    back: fc.nat(1),
  }),
  fc.record({
    ...lawful(['leader', 'deputy']),
    do: fc.constant('answerAppeal' as const),
    outcome: fc.constantFrom('upheld' as const, 'dismissed' as const),
  }),
  fc.record({
    ...lawful(['inspection']),
    do: fc.constant('find' as const),
    conforms: fc.boolean(),
    line: fc.integer({ min: 1, max: 2 }),
  }),
  fc.record({
    ...lawful(['bank']),
    do: fc.constant('credit' as const),
    share: fc.constantFrom('part' as const, 'all' as const, 'more' as const),
    message: fc.nat(6),
    lost: fc.boolean(),
  }),
);

/** Nothing but decisions and what is said against them, by those whose they are. */
const fitting = (...names: readonly ActorName[]) => ({
  ...common,
  by: fc.constantFrom(...names),
  which: fc.nat(1).map((die) => die + 1),
});
const decisions: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ ...fitting('leader', 'deputy'), do: fc.constant('reverse' as const), back: fc.nat(1) }),
  },
  { weight: 3, arbitrary: fc.record({ ...fitting('trader'), do: fc.constant('appeal' as const), back: fc.nat(1) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      ...fitting('leader', 'deputy'),
      do: fc.constant('answerAppeal' as const),
      outcome: fc.constantFrom('upheld' as const, 'dismissed' as const),
    }),
  },
  fc.record({ ...fitting('documents', 'leader'), do: fc.constantFrom('accept' as const, 'cancel' as const) }),
  fc.record({
    ...fitting('inspection'),
    do: fc.constant('find' as const),
    conforms: fc.boolean(),
    line: fc.constant(1),
  }),
  fc.record({
    ...fitting('leader'),
    do: fc.constant('rechannel' as const),
    channel: fc.constantFrom<Channel>('green', 'yellow', 'red'),
  }),
  fc.record({
    ...fitting('leader', 'deputy'),
    do: fc.constantFrom('assess' as const, 'refund' as const, 'refuseRefund' as const),
  }),
  { weight: 3, arbitrary: fc.record({ ...fitting('trader'), do: fc.constant('askRefund' as const) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      ...fitting('bank'),
      do: fc.constant('answerRefund' as const),
      pays: fc.boolean(),
      again: fc.boolean(),
    }),
  },
  fc.record({
    ...fitting('bank'),
    do: fc.constant('credit' as const),
    share: fc.constant('all' as const),
    message: fc.nat(99),
    lost: fc.constant(false),
  }),
);

/** What holds goods and lets them go, by those whose it is, with what it takes to come that far. */
const holds: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      ...fitting('trader'),
      do: fc.constantFrom(
        'attach' as const,
        'requestStorage' as const,
        'confirmStorage' as const,
        'requestRelease' as const,
      ),
    }),
  },
  {
    weight: 12,
    arbitrary: fc.record({
      ...fitting('documents'),
      do: fc.constantFrom(
        'awaitSpecialised' as const,
        'allowStorage' as const,
        'refuseStorage' as const,
        'endStorage' as const,
        'grantRelease' as const,
        'denyRelease' as const,
        'finalise' as const,
        'accept' as const,
      ),
    }),
  },
  fc.record({ ...fitting('documents'), do: fc.constant('recordSpecialised' as const), conforms: fc.boolean() }),
  fc.record({
    ...fitting('documents'),
    do: fc.constant('recordStorageBreach' as const),
    breach: fc.constant('tampered' as const),
  }),
  {
    weight: 4,
    arbitrary: fc.record({
      ...fitting('leader'),
      do: fc.constantFrom(
        'suspendRelease' as const,
        'resumeRelease' as const,
        'revokeRelease' as const,
        'assess' as const,
        'acceptAmendment' as const,
      ),
    }),
  },
  fc.record({ ...fitting('deputy'), do: fc.constant('reverse' as const), back: fc.nat(1) }),
  fc.record({
    ...fitting('documents'),
    do: fc.constant('controlAnew' as const),
    channel: fc.constantFrom('yellow' as const, 'red' as const),
  }),
  fc.record({
    ...fitting('leader'),
    do: fc.constant('rechannel' as const),
    channel: fc.constantFrom<Channel>('green', 'yellow', 'red'),
  }),
  fc.record({
    ...fitting('trader'),
    do: fc.constant('amend' as const),
    confirm: fc.constant(true),
    value: fc.integer({ min: 1, max: 5 }),
    goods: fc.constantFrom('G5', 'G6'),
    stale: fc.constant(false),
  }),
  fc.record({
    ...fitting('inspection'),
    do: fc.constant('find' as const),
    conforms: fc.boolean(),
    line: fc.constant(1),
  }),
  {
    weight: 3,
    arbitrary: fc.record({
      ...fitting('bank'),
      do: fc.constant('credit' as const),
      share: fc.constant('all' as const),
      message: fc.nat(99),
      lost: fc.constant(false),
    }),
  },
);

/** Something to act on, in each channel. */
const OPENING: readonly Step[] = (['green', 'yellow', 'red'] as const).map((channel, index) => ({
  do: 'lodge',
  by: 'trader',
  which: 0,
  minutes: 0,
  channel,
  reference: `R${index + 1}`,
  goods: `G${index + 1}`,
  register: true,
  replace: false,
  isExport: false,
}));

const NONE = declarationNumber('199999999990');

function commandOf(step: Step, bench: ClearanceBench, numbers: readonly DeclarationNumber[], index: number): Command {
  const number = numbers[step.which] ?? NONE;
  const command = (type: string, data: object): Command => ({ type, data, actor: ACTORS[step.by] });
  switch (step.do) {
    case 'lodge': {
      const declaration = (step.isExport ? exportFor : declarationFor)(step.channel, step.goods);
      return command('declaration.lodge', {
        declaration: { ...declaration, functionalReferenceId: step.reference },
        register: step.register,
        ...(step.replace ? { replaces: number } : {}),
      });
    }
    case 'register':
      return command('declaration.register', { number });
    case 'amend': {
      const inForce = inForceOf(bench, number);
      const before = inForce.declaration;
      const [first, ...others] = before.goodsItems;
      const declaration: Declaration = {
        ...before,
        consignment: {
          ...before.consignment,
          transportContractDocuments: [{ id: `BL-GREEN-${step.goods}` }],
        },
        goodsItems: first ? [{ ...first, ...pricedAt(step.value) }, ...others] : others,
        invoiceAmount: pricedAt(step.value).itemChargeAmount,
      };
      const version = step.stale ? { ...inForce, position: '0' } : inForce;
      return command('declaration.amend', {
        number,
        inForce: version,
        declaration,
        reasonCode: '6',
        reason: 'r',
        confirm: step.confirm,
      });
    }
    case 'withdraw':
      return command('declaration.withdraw', { number, reason: 'r' });
    case 'confirmAmendment':
      return command('declaration.confirmAmendment', { number, inForce: inForceOf(bench, number) });
    case 'dropAmendment':
      return command('declaration.dropAmendment', { number });
    case 'acceptAmendment':
      return command('amendment.accept', { number, inForce: inForceOf(bench, number) });
    case 'rejectAmendment':
      return command('amendment.reject', { number, reason: 'r' });
    case 'instruct':
      return command('case.instructAmendment', { number, kind: 'amend', text: 't', lines: [1], declaredLines: [1] });
    case 'withdrawInstruction':
      return command('case.withdrawInstruction', { number, reason: 'r' });
    case 'rechannel':
      return command('case.rechannel', { number, channel: step.channel, reason: 'r' });
    case 'assess':
      return command('case.assess', { number, inForce: inForceOf(bench, number), reasonCode: '6', reason: 'r' });
    case 'askCancellation':
      return command('declaration.requestCancellation', { number, groundCode: 'NOT_CARRIED_OUT', reason: 'r' });
    case 'refuseCancellation':
      return command('case.rejectCancellation', { number, reason: 'r' });
    case 'cancel':
      return command('case.cancel', {
        number,
        inForce: inForceOf(bench, number),
        groundCode: step.minutes % 2 === 0 ? 'NO_PERMIT' : 'NOT_CARRIED_OUT',
        reason: 'r',
      });
    case 'askRefund':
      return command('declaration.requestRefund', { number, account: ACCOUNT, reason: 'r' });
    case 'refund':
      return command('refund.order', { number, reason: 'r' });
    case 'refuseRefund':
      return command('refund.refuse', { number, reason: 'r' });
    case 'answerRefund': {
      // What was answered before is answered again, word for word.
      const said = historyOf(bench, number).findLast(({ type }) => type === 'RefundPaid' || type === 'RefundRejected');
      const order = stateOf(bench, number)?.refund?.order;
      const { orderId = `${NONE}-R1`, amount = '1' } =
        ((step.again ? said?.data : order) as {
          readonly orderId?: string;
          readonly amount?: string;
        }) ?? {};
      const pays = step.again && said ? said.type === 'RefundPaid' : step.pays;
      const answer = { bankCode: BANK_ID, bankMessageId: `A${index}`, orderId, amount };
      return command('refund.answer', {
        ...answer,
        ...(pays ? { outcome: 'paid' } : { outcome: 'rejected', rejection: 'unknownAccount', note: 'n' }),
      });
    }
    case 'appeal':
    case 'reverse': {
      const decision = stateOf(bench, number)?.decisions?.at(-1 - step.back)?.position ?? '0';
      if (step.do === 'appeal') return command('declaration.appeal', { number, decision, text: 't' });
      const reversible = readReversible(historyOf(bench, number), decision) ?? NO_DECISION;
      return command('case.reverse', { number, inForce: inForceOf(bench, number), reversible, reason: 'r' });
    }
    case 'withdrawAppeal':
      return command('declaration.withdrawAppeal', { number, appealId: lastAppeal(bench, number).id, reason: 'r' });
    case 'prolongAppeal':
      return command('appeal.prolong', { number, appealId: lastAppeal(bench, number).id, reason: 'r' });
    case 'answerAppeal': {
      const { id: appealId, decision } = lastAppeal(bench, number);
      const reversible = readReversible(historyOf(bench, number), decision) ?? NO_DECISION;
      const { outcome } = step;
      const inForce = inForceOf(bench, number);
      return command('appeal.decide', { number, appealId, outcome, inForce, reversible, reason: 'r' });
    }
    case 'awaitSpecialised':
      return command('case.awaitSpecialised', {
        number,
        agencyCode: 'MAE',
        documentTypeCode: 'QPL',
        note: 'n',
        dueOn: '2026-11-30',
      });
    case 'recordSpecialised':
      return command('case.recordSpecialised', { number, conforms: step.conforms, attachmentId: 'a', note: 'n' });
    case 'requestRelease':
      return command('declaration.requestRelease', { number, groundCode: 'B', reason: 'r' });
    case 'grantRelease':
      return command('case.grantRelease', { number, note: 'n' });
    case 'denyRelease':
    case 'finalise':
      return command(`case.${step.do}`, { number, reason: 'r' });
    case 'requestStorage':
      return command('declaration.requestStorage', { number, kind: 'ownPlace', place: 'p', reason: 'r' });
    case 'confirmStorage':
      return command('declaration.confirmStorage', { number, note: 'n' });
    case 'recordStorageBreach':
      return command('case.recordStorageBreach', { number, breach: step.breach, note: 'n' });
    case 'allowStorage':
    case 'endStorage':
      return command(`case.${step.do}`, { number, note: 'n' });
    case 'refuseStorage':
    case 'suspendRelease':
    case 'resumeRelease':
    case 'revokeRelease':
      return command(`case.${step.do}`, { number, reason: 'r' });
    case 'controlAnew':
      return command('case.controlAnew', { number, channel: step.channel, reason: 'r' });
    case 'attach':
      return command('declaration.attach', {
        number,
        attachment: { id: 'a', typeCode: 'INV', name: 'n', mediaType: 'application/pdf', sizeBytes: 1 },
      });
    case 'accept':
      return command('case.accept', { number, reason: 'r' });
    case 'request':
      return command('case.requestDocuments', { number, reason: 'r', documents: [{ typeCode: 'INV', note: 'n' }] });
    case 'find':
      return command('case.recordFinding', {
        number,
        conforms: step.conforms,
        note: 'n',
        lines: [{ sequence: step.line, note: 'n' }],
        declaredLines: [1],
      });
    case 'order':
      return command('payment.order', { number, orderId: `O${index}` });
    case 'credit': {
      const due = stateOf(bench, number) ? amountDue(stateOf(bench, number) as DeclarationState) : 0n;
      const amount = step.share === 'part' ? due / 2n + 1n : step.share === 'all' ? due : due + 99n;
      return command('payment.receive', {
        bankCode: BANK_ID,
        bankMessageId: `M${step.message}`,
        paymentReference: step.lost ? 'HD1' : paymentReferenceOf(number),
        payerName: 'p',
        amount: (amount > 0n ? amount : 1n).toString(),
      });
    }
  }
}

const ACCOUNT = { bankCode: 'BANKX', number: '190012345', holder: 'h' };
const NO_DECISION: Reversible = { decision: '0', decisionType: 'Rechannelled', restores: { kind: 'control' } };

const lastAppeal = (bench: ClearanceBench, number: DeclarationNumber) =>
  stateOf(bench, number)?.appeals?.at(-1) ?? { id: '0', decision: '0' };

const historyOf = (bench: ClearanceBench, number: DeclarationNumber) =>
  bench.events.filter(({ stream }) => stream.type === DECLARATION_STREAM && stream.id === number);

/** What happened, as if the decisions that were taken back had never been taken. */
function inEffect(history: ReturnType<typeof historyOf>): ReturnType<typeof historyOf> {
  const reversed = new Set(
    history
      .filter(({ type }) => type === 'DecisionReversed')
      .map(({ data }) => (data as { readonly decision: string }).decision),
  );
  return history.filter(({ position }) => !reversed.has(position.toString()));
}

const stateOf = (bench: ClearanceBench, number: DeclarationNumber) =>
  bench.state<DeclarationState>(declarationRef(number));

/** Ten pieces at so many times two hundred dollars: the taxes go up and down with it. */
const pricedAt = (value: number) => ({
  itemChargeAmount: { amount: String(2_000 * value), currency: 'USD' },
  unitPriceAmount: { amount: String(200 * value), currency: 'USD' },
});

/** The version in force, read from the journal as a route reads it. */
function inForceOf(bench: ClearanceBench, number: DeclarationNumber): InForce {
  const position = stateOf(bench, number)?.documentPosition ?? '0';
  const event = bench.events.find((found) => found.position.toString() === position);
  const data = event?.data as unknown as Pick<InForce, 'declaration' | 'legalDate' | 'selection'> | undefined;
  return {
    position,
    declaration: data?.declaration ?? declarationFor('green', 'NONE'),
    legalDate: data?.legalDate ?? plainDate('2026-11-21'),
    selection: data?.selection ?? null,
  };
}

/** Which line of the lifecycle a step answers to, said once more and apart from the handlers. */
function actionOf(step: Step): DeclarationAction | null {
  switch (step.do) {
    case 'lodge':
      return step.replace ? 'declaration.replace' : null;
    case 'register':
      return 'declaration.register';
    case 'attach':
      return 'declaration.attach';
    case 'accept':
      return 'case.accept';
    case 'request':
      return 'case.requestDocuments';
    case 'find':
      return 'case.recordFinding';
    case 'order':
      return 'payment.order';
    case 'credit':
      return null;
    case 'withdraw':
    case 'amend':
    case 'confirmAmendment':
    case 'dropAmendment':
    case 'appeal':
    case 'withdrawAppeal':
      return `declaration.${step.do}`;
    case 'prolongAppeal':
      return 'appeal.prolong';
    case 'answerAppeal':
      return 'appeal.decide';
    case 'acceptAmendment':
      return 'amendment.accept';
    case 'rejectAmendment':
      return 'amendment.reject';
    case 'instruct':
      return 'case.instructAmendment';
    case 'requestRelease':
    case 'requestStorage':
    case 'confirmStorage':
      return `declaration.${step.do}`;
    case 'grantRelease':
    case 'denyRelease':
    case 'finalise':
    case 'allowStorage':
    case 'refuseStorage':
    case 'endStorage':
    case 'recordStorageBreach':
    case 'awaitSpecialised':
    case 'recordSpecialised':
    case 'suspendRelease':
    case 'resumeRelease':
    case 'revokeRelease':
    case 'controlAnew':
    case 'withdrawInstruction':
    case 'rechannel':
    case 'assess':
    case 'cancel':
    case 'reverse':
      return `case.${step.do}`;
    case 'askCancellation':
      return 'declaration.requestCancellation';
    case 'refuseCancellation':
      return 'case.rejectCancellation';
    case 'askRefund':
      return 'declaration.requestRefund';
    case 'refund':
      return 'refund.order';
    case 'refuseRefund':
      return 'refund.refuse';
    case 'answerRefund':
      return step.again ? null : 'refund.answer';
  }
}

function checkStep(
  step: Step,
  before: DeclarationState | undefined,
  result: Result<Outcome, Refusals>,
  bench: ClearanceBench,
): void {
  if (!result.ok) return;
  const action = actionOf(step);
  if (action !== null) {
    expect(before, `${action} on what is not there`).toBeDefined();
    expect(legalStepOf(action).in).toContain(before?.status);
    expect(before && isLegal(before, action)).toBe(true);
  }
  if (step.do === 'requestStorage')
    expect(
      bench.state<PartyState>(partyRef(TRADER_ID))?.storageBar,
      'whoever broke faith keeps nothing',
    ).toBeUndefined();
  if (step.do === 'amend') expect(step.stale, 'nobody amends what they have not seen').toBe(false);
  if (step.do === 'accept') expect(before?.channel).toBe('yellow');
  if (step.do === 'find') expect(before?.channel).toBe('red');
  expect(result.value.postings.reduce((sum, { amount }) => sum + BigInt(amount), 0n)).toBe(0n);
}

/** The channel that an event puts its declaration in. */
function channelOf({ type, data }: { readonly type: string; readonly data: unknown }): Channel | undefined {
  const { channel, selection } = data as {
    readonly channel?: Channel;
    readonly selection?: { readonly channel: Channel };
  };
  if (type === 'Rechannelled' || type === 'ControlledAnew') return channel;
  return type === 'Registered' || type === 'Amended' ? selection?.channel : undefined;
}

const RELEASES: readonly string[] = ['Released', 'ReleasedProvisionally'];
const OF_RELEASES = [...RELEASES, 'ReleaseSuspended', 'ReleaseRevoked', 'ReleaseResumed', 'ControlledAnew'];

function checkWorld(
  bench: ClearanceBench,
  numbers: readonly DeclarationNumber[],
  credited: ReadonlyMap<string, bigint>,
): void {
  const receivable = new Map<string, bigint>();
  const owedBack = new Map<string, bigint>();
  const totals = new Map<string, bigint>();
  for (const { account, subject, amount } of bench.postings) {
    totals.set(account, (totals.get(account) ?? 0n) + BigInt(amount));
    if (account === 'refunds-payable') owedBack.set(subject, (owedBack.get(subject) ?? 0n) - BigInt(amount));
    if (account === 'duty-receivable') receivable.set(subject, (receivable.get(subject) ?? 0n) + BigInt(amount));
  }
  for (const number of numbers) {
    const state = stateOf(bench, number);
    if (!state) throw new Error(`${number} was answered and is not there`);
    const history = inEffect(historyOf(bench, number));
    const types = history.map(({ type }) => type);
    expect(receivable.get(number) ?? 0n, 'what is owed is what the ledger says').toBe(amountDue(state));
    expect(amountDue(state) >= 0n).toBe(true);
    expect(owedBack.get(number) ?? 0n, 'what is owed back is what the ledger says').toBe(
      BigInt(state.refundable ?? '0'),
    );
    const ordered = BigInt(state.refund?.order?.amount ?? '0');
    expect(ordered <= BigInt(state.refundable ?? '0'), 'no more is ordered than is owed').toBe(true);
    const ended = historyOf(bench, number).filter(({ type }) => type === 'RefundPaid' || type === 'RefundRejected');
    const answers = ended.map(({ data }) => (data as { readonly orderId: string }).orderId);
    expect(new Set(answers).size, 'each order is answered once').toBe(answers.length);
    const revenue = bench.postings
      .filter(({ account, subject }) => account.startsWith('revenue:') && subject === number)
      .reduce((sum, { amount }) => sum - BigInt(amount), 0n);
    expect(revenue, 'what is posted is the tax of the version in force').toBe(BigInt(state.totalPayable));
    expect(types.filter((type) => type === 'Registered').length).toBeLessThanOrEqual(1);
    const times = (wanted: string) => types.filter((type) => type === wanted).length;
    const releases = times('Released') + times('ReleasedProvisionally');
    expect(releases, 'released once, and anew only under control anew').toBeLessThanOrEqual(
      1 + times('ControlledAnew'),
    );
    const isGiven = ['releasedProvisionally', 'released', 'suspended', 'revoked'].includes(state.status);
    if (state.status === 'releasedProvisionally') expect(state.early?.stage).toBe('given');
    if (state.status === 'released') expect(state.early, 'released for good, or not').toBeUndefined();
    if (state.status !== 'cancelled') expect(state.releasedAt !== null).toBe(isGiven);
    const told = types.findLast((type) => OF_RELEASES.includes(type)) ?? null;
    if (isGiven)
      expect(told, 'a release counts unless it was stopped last').toBe(
        { suspended: 'ReleaseSuspended', revoked: 'ReleaseRevoked' }[state.status as string] ??
          (told === 'ReleaseResumed' || told === 'ReleasedProvisionally' ? told : 'Released'),
      );
    if (state.storage !== undefined)
      expect(isGiven || state.status === 'cancelled', 'what is free is kept under no control').toBe(false);
    const awaited = times('SpecialisedAwaited') > times('SpecialisedRecorded');
    if (state.specialised !== undefined) expect(awaited).toBe(true);
    if (awaited)
      expect(state.status, 'nothing goes on past another agency').toMatch(
        /^(awaitingSpecialised|amendmentInstructed|cancelled)$/,
      );
    const isFree = state.status === 'released' || state.status === 'releasedProvisionally';
    const releasedAfter = isFree ? types.findLastIndex((type) => RELEASES.includes(type)) : -1;
    if (releasedAfter >= 0) {
      const control = history.slice(0, releasedAfter);
      // Control begins anew with each version and each change of channel.
      const begun = control.findLastIndex((event) => channelOf(event) !== undefined);
      const since = control.slice(begun);
      const found = since.findLast(({ type }) => type === 'FindingRecorded')?.data as { readonly conforms?: boolean };
      const accepted = since.some(({ type }) => type === 'ControlAccepted');
      const granted = since.some(({ type }) => type === 'ReleaseGranted');
      const passed = { green: true, yellow: accepted || granted, red: found?.conforms === true }[
        state.channel ?? 'red'
      ];
      expect(passed, 'nothing leaves uncontrolled').toBe(true);
      const goods = ['released', 'releasedProvisionally'].includes(state.status);
      expect(goods && state.cancellation !== undefined, 'nothing leaves while its end is asked for').toBe(false);
    } else {
      const isPaid = state.status === 'awaitingPayment' && amountDue(state) <= 0n;
      expect(isPaid && state.cancellation === undefined, 'what is free is released').toBe(false);
    }
    const channels = history.map(channelOf).filter((channel) => channel !== undefined);
    expect(channels.at(-1) ?? null, 'the channel is that of the decisions in effect').toBe(state.channel);
    for (const { data, position, actor } of historyOf(bench, number).filter(
      ({ type }) => type === 'DecisionReversed',
    )) {
      const { decision } = data as { readonly decision: string };
      const taken = bench.events.find((event) => event.position.toString() === decision);
      expect(taken && taken.position < position && taken.stream.id === number, 'a reversal names a decision').toBe(
        true,
      );
      expect(taken?.actor.userId, 'four eyes').not.toBe(actor.userId);
    }
    for (const appeal of state.appeals ?? []) {
      const answered = bench.events.filter(
        ({ type, data }) => type === 'AppealDecided' && (data as { readonly appealId: string }).appealId === appeal.id,
      );
      expect(answered.length, 'an appeal is answered at most once').toBeLessThanOrEqual(1);
      expect(answered[0]?.actor.userId, 'and never by who took the decision').not.toBe(appeal.decidedBy);
      if (appeal.answer?.outcome === 'upheld')
        expect(state.decisions?.some(({ position }) => position === appeal.decision)).toBe(false);
    }
    const registered = history.find(({ type }) => type === 'Registered')?.data as
      | { readonly declaration: Declaration }
      | undefined;
    const goods = registered && consignmentKey(TRADER_ID, state.head.direction, inForceOf(bench, number).declaration);
    const stands = state.status !== 'cancelled';
    if (goods) expect(bench.holder(goods) === number, 'goods are declared once').toBe(stands);
    const { ownReference } = state.head;
    if (ownReference !== null && stands && state.status !== 'withdrawn')
      expect(bench.holder(ownReferenceKey(TRADER_ID, ownReference))).toBe(number);
  }
  const received = [...credited.values()].reduce((sum, amount) => sum + amount, 0n);
  const paidBack = bench.events
    .filter(({ type }) => type === 'RefundPaid')
    .reduce((sum, { data }) => sum + BigInt((data as { readonly amount: string }).amount), 0n);
  expect(totals.get(`bank:${BANK_ID}`) ?? 0n, 'each credit is booked once, and each refund').toBe(received - paidBack);
  expect([...totals.values()].reduce((sum, amount) => sum + amount, 0n)).toBe(0n);
}

/** Tries each step in its turn, and looks at the whole world after it. Statuses and steps that came about are added to `reached`. */
function play(tried: readonly Step[], reached: Set<string> = new Set()): void {
  const bench = clearanceBench();
  const numbers: DeclarationNumber[] = [];
  const credited = new Map<string, bigint>();
  for (const [index, step] of tried.entries()) {
    bench.clock.advanceMs(step.minutes * 60_000);
    const number = numbers[step.which] ?? NONE;
    const before = stateOf(bench, number);
    const command = commandOf(step, bench, numbers, index);
    const eventsBefore = bench.events.length;
    const result = bench.submit(command);
    checkStep(step, before, result, bench);
    if (!result.ok) expect(bench.events.length).toBe(eventsBefore);
    if (result.ok) reached.add(step.do);
    if (result.ok && step.do === 'lodge' && !step.replace)
      numbers.push((result.value.answer as { readonly number: DeclarationNumber }).number);
    if (result.ok && step.do === 'credit') {
      const { bankMessageId, amount } = command.data as {
        readonly bankMessageId: string;
        readonly amount: string;
      };
      credited.set(bankMessageId, BigInt(amount));
    }
    checkWorld(bench, numbers, credited);
    for (const one of numbers) reached.add(stateOf(bench, one)?.status ?? '');
  }
}

describe('whatever anybody tries, in whatever order', () => {
  test('only legal steps succeed, nothing leaves unless controlled and paid, and the books always say what is owed', () => {
    fc.assert(
      fc.property(fc.array(steps, { minLength: 1, maxLength: 40, size: 'max' }), (further) =>
        play([...OPENING, ...further]),
      ),
      { numRuns: 400 },
    );
  }, 60_000);

  test('decisions are taken, appealed against and taken back by those who may, and leave no trace but their history', () => {
    fc.assert(
      fc.property(fc.array(decisions, { minLength: 5, maxLength: 40, size: 'max' }), (further) =>
        play([...OPENING, ...further]),
      ),
      { numRuns: 150 },
    );
  }, 60_000);

  test('goods are held, kept, let go before their figures are final, stopped and controlled anew, and never go past a hold', () => {
    const reached = new Set<string>();
    fc.assert(
      fc.property(fc.array(holds, { minLength: 40, maxLength: 80, size: 'max' }), (further) =>
        play([...OPENING, ...further], reached),
      ),
      { numRuns: 150, seed: 20261121 },
    );
    const statuses = ['awaitingSpecialised', 'releasedProvisionally', 'released', 'suspended', 'revoked'];
    const taken = [
      'awaitSpecialised',
      'recordSpecialised',
      'requestStorage',
      'allowStorage',
      'refuseStorage',
      'confirmStorage',
      'recordStorageBreach',
      'endStorage',
      'requestRelease',
      'grantRelease',
      'denyRelease',
      'finalise',
      'suspendRelease',
      'resumeRelease',
      'revokeRelease',
      'controlAnew',
      'reverse',
      'acceptAmendment',
    ];
    expect(
      [...statuses, ...taken].filter((name) => !reached.has(name)),
      'each was reached',
    ).toEqual([]);
  }, 60_000);

  test('a declaration in good order reaches its release in every channel', () => {
    for (const channel of ['green', 'yellow', 'red'] as const) {
      const bench = clearanceBench();
      const send = (by: ActorName, type: string, data: object) => bench.submit({ type, data, actor: ACTORS[by] });
      const lodged = send('trader', 'declaration.lodge', { declaration: declarationFor(channel, 'R'), register: true });
      if (!lodged.ok) throw new Error(JSON.stringify(lodged.error));
      const { number, totalPayable, paymentReference } = lodged.value.answer as {
        readonly number: DeclarationNumber;
        readonly totalPayable: string;
        readonly paymentReference: string;
      };
      expect(stateOf(bench, number)?.channel).toBe(channel);
      if (channel === 'yellow') send('documents', 'case.accept', { number, reason: 'r' });
      if (channel === 'red')
        send('inspection', 'case.recordFinding', { number, conforms: true, lines: [], note: 'n', declaredLines: [1] });
      send('bank', 'payment.receive', {
        bankCode: BANK_ID,
        bankMessageId: 'm',
        paymentReference,
        payerName: 'p',
        amount: totalPayable,
      });
      expect(stateOf(bench, number)?.status).toBe('released');
    }
  });
});
