import {
  isDecisionType,
  type Channel,
  type DecisionType,
  type DeclarationNumber,
  type DeclarationState,
} from '#core/declaration';
import { decisionStage } from '#tests/support/decision-stage';
import { describe, expect, test } from 'vitest';

type Stage = ReturnType<typeof decisionStage>;

/** How a case comes to a decision that an officer took, who takes it, and what stood before it. */
interface Taken {
  readonly type: DecisionType;
  readonly channel: Channel;
  readonly before?: (stage: Stage, number: DeclarationNumber) => void;
  readonly take: (stage: Stage, number: DeclarationNumber) => readonly string[];
}

const WHY = { reason: 'theo hồ sơ' };
const ACCOUNT = { bankCode: 'BANKX', number: '190012345', holder: 'CONG TY VI DU MOT' };
const KEPT = { kind: 'ownPlace', place: 'Kho số 1', reason: 'hàng dễ hỏng' };

function released(stage: Stage, number: DeclarationNumber): void {
  stage.paid(number, stage.state(number)?.totalPayable ?? '1');
  expect(stage.state(number)?.status).toBe('released');
}

function overpaid(stage: Stage, number: DeclarationNumber): void {
  stage.paid(number, stage.state(number)?.totalPayable ?? '1');
  const inForce = stage.inForce(number);
  const [item] = inForce.declaration.goodsItems;
  if (item === undefined) throw new Error('the sample has a line');
  const amount = { amount: '4000', currency: 'USD' };
  const cheaper = { ...item, itemChargeAmount: amount, unitPriceAmount: { amount: '400', currency: 'USD' } };
  const declaration = { ...inForce.declaration, invoiceAmount: amount, goodsItems: [cheaper] };
  stage.send('deputy', 'case.assess', { number, inForce, declaration, reasonCode: '2', ...WHY });
  stage.send('trader', 'declaration.requestRefund', { number, account: ACCOUNT, ...WHY });
}

const asksRelease = (stage: Stage, number: DeclarationNumber): void =>
  void stage.send('trader', 'declaration.requestRelease', { number, groundCode: 'B', ...WHY });

const EVERY: readonly Taken[] = [
  {
    type: 'ControlAccepted',
    channel: 'yellow',
    take: ({ send }, number) => send('documents', 'case.accept', { number, ...WHY }),
  },
  {
    type: 'FindingRecorded',
    channel: 'red',
    take: ({ send }, number) =>
      send('inspection', 'case.recordFinding', { number, note: 'n', lines: [], declaredLines: [1], conforms: false }),
  },
  {
    type: 'Rechannelled',
    channel: 'yellow',
    before: asksRelease,
    take: ({ send }, number) => send('documents', 'case.rechannel', { number, channel: 'red', ...WHY }),
  },
  {
    type: 'ReleaseGranted',
    channel: 'yellow',
    before: asksRelease,
    take: ({ send }, number) => send('documents', 'case.grantRelease', { number, note: 'n' }),
  },
  {
    type: 'ReleaseDenied',
    channel: 'yellow',
    before: asksRelease,
    take: ({ send }, number) => send('documents', 'case.denyRelease', { number, ...WHY }),
  },
  {
    type: 'AmendmentInstructed',
    channel: 'yellow',
    take: ({ send }, number) =>
      send('documents', 'case.instructAmendment', { number, kind: 'amend', text: 't', lines: [1], declaredLines: [1] }),
  },
  {
    type: 'ReleaseSuspended',
    channel: 'green',
    before: released,
    take: ({ send }, number) => send('documents', 'case.suspendRelease', { number, ...WHY }),
  },
  {
    type: 'ReleaseRevoked',
    channel: 'green',
    before: (stage, number) => {
      released(stage, number);
      stage.send('documents', 'case.suspendRelease', { number, ...WHY });
    },
    take: ({ send }, number) => send('deputy', 'case.revokeRelease', { number, ...WHY }),
  },
  {
    type: 'RefundRefused',
    channel: 'green',
    before: overpaid,
    take: ({ send }, number) => send('deputy', 'refund.refuse', { number, ...WHY }),
  },
  {
    type: 'StorageRefused',
    channel: 'yellow',
    before: ({ send }, number) => void send('trader', 'declaration.requestStorage', { number, ...KEPT }),
    take: ({ send }, number) => send('documents', 'case.refuseStorage', { number, ...WHY }),
  },
  {
    type: 'CancellationRejected',
    channel: 'yellow',
    before: ({ send }, number) =>
      void send('trader', 'declaration.requestCancellation', { number, groundCode: 'NOT_CARRIED_OUT', ...WHY }),
    take: ({ send }, number) => send('documents', 'case.rejectCancellation', { number, ...WHY }),
  },
];

/** What a decision may change, without the marks of time that a way back leaves. */
const standing = ({
  status,
  channel,
  controlPassed,
  early,
  stopped,
  instruction,
  refund,
  storage,
  cancellation,
}: DeclarationState) => ({
  status,
  channel,
  controlPassed,
  early: early && [early.stage, early.groundCode, early.reason],
  stopped: stopped?.reason,
  instruction: instruction?.text,
  refund: refund && [refund.account, refund.reason],
  storage: storage && [storage.stage, storage.place, storage.reason],
  cancellation: cancellation?.groundCode,
});

function taken({ channel, before, take, type }: Taken) {
  const stage = decisionStage();
  const number = stage.lodged(channel);
  before?.(stage, number);
  const state = (): DeclarationState => stage.state(number) ?? fail();
  const found = standing(state());
  expect(take(stage, number)).toEqual([]);
  expect(standing(state())).not.toEqual(found);
  const decision = state().decisions?.findLast((each) => each.type === type);
  expect(decision).toBeDefined();
  return { stage, number, state, found, position: decision?.position ?? '0' };
}

describe.each(EVERY)('$type', (one) => {
  test('is taken back by a leader who names it, and all stands as it stood', () => {
    const { stage, number, state, found, position } = taken(one);
    expect(stage.reverse('leader', number)).toEqual([]);
    expect(standing(state())).toEqual(found);
    expect(stage.last(number)).toMatchObject({ data: { decision: position, decisionType: one.type } });
  });

  test('is appealed against with a clock, and undone where the appeal is upheld', () => {
    const { stage, number, state, found, position } = taken(one);
    expect(stage.send('trader', 'declaration.appeal', { number, decision: position, text: 'không đúng' })).toEqual([]);
    const appealId = state().appeals?.[0]?.id ?? '0';
    const answer = {
      number,
      appealId,
      outcome: 'upheld',
      inForce: stage.inForce(number),
      reversible: stage.reversibleAt(number, position),
      ...WHY,
    };
    expect(stage.send('leader', 'appeal.decide', answer)).toEqual([]);
    expect(standing(state())).toEqual(found);
    expect(state().appeals?.[0]?.answer?.outcome).toBe('upheld');
  });
});

test('every step of an officer that leaves a right changed is a decision', () => {
  const others: readonly DecisionType[] = ['Amended', 'AmendmentRejected', 'Cancelled', 'PenaltyImposed'];
  for (const type of [...EVERY.map((one) => one.type), ...others]) expect(isDecisionType(type)).toBe(true);
});

test('goods that went on a grant that is taken back are stopped until they are controlled anew', () => {
  const stage = decisionStage();
  const number = stage.lodged('yellow');
  asksRelease(stage, number);
  stage.send('documents', 'case.grantRelease', { number, note: 'n' });
  stage.paid(number, stage.state(number)?.totalPayable ?? '1');
  expect(stage.state(number)?.status).toBe('releasedProvisionally');
  expect(stage.reverse('leader', number)).toEqual([]);
  expect(stage.state(number)).toMatchObject({ status: 'suspended', controlPassed: false, decisions: [] });
  // What follows from a reversal is no decision beside it, and nothing lets the goods go but control.
  expect(stage.send('leader', 'case.resumeRelease', { number, ...WHY })).toEqual(['LIF-001']);
});

test('a release does not stand again while its cancellation is asked for, and not on a control taken back', () => {
  const stage = decisionStage();
  const number = stage.lodged('yellow');
  stage.send('documents', 'case.accept', { number, ...WHY });
  released(stage, number);
  stage.send('documents', 'case.suspendRelease', { number, ...WHY });
  expect(stage.reverse('leader', number, 0)).toEqual([]);
  expect(stage.reverse('leader', number)).toEqual(['REV-006']);
});

function fail(): never {
  throw new Error('it was lodged');
}
