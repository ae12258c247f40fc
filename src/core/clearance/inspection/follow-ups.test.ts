import { describe, expect, test } from 'vitest';
import { declarationRef, INSPECTION_HANDLERS, inspectionRef, readReversible, type InForce } from '#core/clearance';
import { amountDue, type DeclarationNumber, type DeclarationState } from '#core/declaration';
import { inspectionStream, type FollowUpKind, type InspectionState } from '#core/inspection';
import { ACTORS, BANK_ID, clearanceBench, declarationFor, type ActorName } from '#tests/support/clearance';

const GOODS = { lines: [1], containers: [], controls: [], documents: [] };
const PROPOSAL = { violation: 'UNDECLARED', amountMin: '20000000', amountMax: '30000000', text: 'hai kiện không khai' };

/** A declaration whose inspection found something that becomes each of these. */
function found(...kinds: readonly FollowUpKind[]) {
  const engine = clearanceBench({ handlers: INSPECTION_HANDLERS, streams: [inspectionStream] });
  const submit = (who: ActorName, type: string, data: object) => {
    const result = engine.submit({ type, data, actor: ACTORS[who] });
    return result.ok ? [] : result.error.map(({ code, pointer }) => `${code} ${pointer}`.trim());
  };
  const lodged = engine.submit({
    type: 'declaration.lodge',
    data: { declaration: declarationFor('red', 'KH-F'), register: true },
    actor: ACTORS.trader,
  });
  if (!lodged.ok) throw new Error(JSON.stringify(lodged.error));
  const { number, paymentReference } = lodged.value.answer as {
    readonly number: DeclarationNumber;
    readonly paymentReference: string;
  };
  const step = (who: ActorName, name: string, data: object) =>
    submit(who, `inspection.${name}`, { number, goods: GOODS, ...data });
  step('documents', 'order', {
    order: {
      containers: [],
      packages: 'kiện 1',
      lines: [],
      extent: { kind: 'full' },
      means: 'manual',
      place: 'bãi 2',
      plannedAt: '2026-11-21T06:00:00.000Z',
      reasonForTrader: 'kiểm tra',
      instructions: '',
    },
  });
  const nothing = { quantityFound: null, unitCode: null, originFound: null, codeFound: null, condition: null };
  step('inspection', 'recordFinding', { finding: { line: null, ...nothing, photos: [], note: 'hai kiện' } });
  const discrepancies = kinds.map((follow) => ({ line: 1, kind: kindFor(follow), declared: '1', found: '2', follow }));
  step('inspection', 'conclude', { conforms: false, discrepancies, text: 'có sai khác' });
  const state = () => {
    const declared = engine.state<DeclarationState>(declarationRef(number));
    if (declared === undefined) throw new Error('lodged');
    return declared;
  };
  const journal = () => engine.events.filter(({ stream }) => stream.type === 'declaration' && stream.id === number);
  const inForce = (): InForce => {
    const { documentPosition: position } = state();
    const data = journal().find((event) => event.position.toString() === position)?.data;
    const { declaration, legalDate } = data as unknown as Pick<InForce, 'declaration' | 'legalDate'>;
    return { position, declaration, legalDate, selection: null };
  };
  return {
    engine,
    number,
    paymentReference,
    submit,
    step,
    state,
    journal,
    inForce,
    followUps: () => engine.state<InspectionState>(inspectionRef(number))?.followUps ?? [],
    balance: (account: string) =>
      engine.postings
        .filter((posting) => posting.account === account && posting.subject === number)
        .reduce((sum, { amount }) => sum + BigInt(amount), 0n),
  };
}

const kindFor = (follow: FollowUpKind) => (follow === 'penaltyProposal' || follow === 'case' ? 'undeclared' : 'code');

describe('a proposal of a fine', () => {
  const proposed = () => {
    const bench = found('penaltyProposal');
    expect(bench.step('inspection', 'proposePenalty', { followUp: PP, proposal: PROPOSAL })).toEqual([]);
    return bench;
  };
  const PP = 'PP000000001';
  const impose = { followUp: PP, amount: '25000000', reason: 'vi phạm lần đầu' };

  test('names a violation of the list, and stays within what the law lets it cost', () => {
    const { step } = found('penaltyProposal');
    const propose = (facts: object) =>
      step('inspection', 'proposePenalty', { followUp: PP, proposal: { ...PROPOSAL, ...facts } });
    expect(propose({ violation: 'NONE' })).toEqual(['INS-014 /violation']);
    expect(propose({ amountMin: '1', amountMax: '90000000' })).toEqual(['INS-022 /amountMin', 'INS-022 /amountMax']);
    expect(propose({ amountMin: '30000000', amountMax: '20000000' })).toEqual(['INS-022 /amountMax']);
    expect(step('leader', 'imposePenalty', impose)).toEqual(['INS-001']);
    expect(propose({})).toEqual([]);
  });
  test('is imposed by a leader within the proposal, and is then due on the account of the declaration', () => {
    const { step, state, followUps, balance } = proposed();
    const due = amountDue(state());
    const receivable = balance('duty-receivable');
    expect(step('documents', 'imposePenalty', impose)).toEqual(['ACC-001']);
    expect(step('leader', 'imposePenalty', { ...impose, amount: '31000000' })).toEqual(['INS-022 /amount']);
    expect(step('leader', 'imposePenalty', impose)).toEqual([]);
    expect(state().penalties).toEqual([
      {
        id: 'PD000000001',
        followUp: PP,
        violation: 'UNDECLARED',
        amount: '25000000',
        imposedAt: '2026-11-21T03:00:00.000Z',
      },
    ]);
    expect(amountDue(state())).toBe(due + 25_000_000n);
    expect(balance('penalties')).toBe(-25_000_000n);
    expect(balance('duty-receivable') - receivable).toBe(25_000_000n);
    expect(followUps()).toMatchObject([{ closed: { end: 'penaltyImposed', link: 'PD000000001', by: 'leader' } }]);
  });
  test('is never decided by who proposed it', () => {
    const { step } = found('penaltyProposal');
    expect(step('leader', 'proposePenalty', { followUp: PP, proposal: PROPOSAL })).toEqual([]);
    expect(step('leader', 'imposePenalty', impose)).toEqual(['INS-023 /followUp']);
    expect(step('leader', 'dropPenalty', { followUp: PP, reason: 'thôi' })).toEqual(['INS-023 /followUp']);
    expect(step('deputy', 'imposePenalty', impose)).toEqual([]);
  });
  test('is dropped with a reason, and then nothing is due of it', () => {
    const { step, state, followUps } = proposed();
    expect(step('leader', 'dropPenalty', { followUp: PP, reason: 'không đủ căn cứ' })).toEqual([]);
    expect(followUps()).toMatchObject([{ closed: { end: 'penaltyDropped', text: 'không đủ căn cứ', link: null } }]);
    expect(state().penalties).toBeUndefined();
  });
  test('that was imposed holds the goods until it is paid with the duty', () => {
    const { step, submit, state, paymentReference, balance } = proposed();
    step('leader', 'imposePenalty', impose);
    submit('inspection', 'case.recordFinding', {
      number: state().head.number,
      conforms: true,
      lines: [],
      note: 'đã xem lại',
      declaredLines: [1],
    });
    const pay = (message: string, amount: string) =>
      submit('bank', 'payment.receive', {
        bankCode: BANK_ID,
        bankMessageId: message,
        paymentReference,
        payerName: 'Người Nộp Thử',
        amount,
      });
    pay('M-1', state().totalPayable);
    expect(state().status).toBe('awaitingPayment');
    pay('M-2', '25000000');
    expect(state().status).toBe('released');
    expect(balance('duty-receivable')).toBe(0n);
  });
  test('that was imposed is appealed against, and taken back whole where the appellant is right', () => {
    const { step, submit, state, journal, inForce, number, balance, followUps } = proposed();
    step('leader', 'imposePenalty', impose);
    const decision = state().decisions?.at(-1)?.position ?? '';
    expect(submit('trader', 'declaration.appeal', { number, decision, text: 'không vi phạm' })).toEqual([]);
    const appealId = state().appeals?.at(-1)?.id ?? '';
    const reversible = readReversible(journal(), decision);
    const answer = { number, appealId, outcome: 'upheld', reason: 'đúng', inForce: inForce(), reversible };
    expect(submit('leader', 'appeal.decide', answer)).toEqual(['REV-002 /appealId']);
    expect(submit('deputy', 'appeal.decide', answer)).toEqual([]);
    expect(state().penalties).toBeUndefined();
    expect(balance('penalties')).toBe(0n);
    expect(balance('duty-receivable')).toBe(amountDue(state()));
    // What was found stays found: whoever finds the fine wrong has to settle the proposal otherwise.
    expect(followUps()).toMatchObject([{ id: PP, closed: null, proposal: { amountMax: '30000000' } }]);
    expect(step('deputy', 'dropPenalty', { followUp: PP, reason: 'khiếu nại đúng' })).toEqual([]);
  });
  test('that was imposed outlives the declaration, and can be paid when that is cancelled', () => {
    const { step, submit, state, inForce, number, paymentReference } = proposed();
    step('leader', 'imposePenalty', impose);
    const cancel = { number, inForce: inForce(), groundCode: 'NO_PERMIT', reason: 'thiếu giấy phép' };
    expect(submit('leader', 'case.cancel', cancel)).toEqual([]);
    expect(amountDue(state())).toBe(25_000_000n);
    const credit = { bankCode: BANK_ID, bankMessageId: 'M-9', paymentReference, payerName: 'X', amount: '25000000' };
    expect(submit('bank', 'payment.receive', credit)).toEqual([]);
    expect(amountDue(state())).toBe(0n);
  });
});

describe('an investigation', () => {
  const VC = 'VC000000001';
  const conclude = (outcome: string) => ({ followUp: VC, outcome, text: 'kết luận' });

  test('is in the hands of one officer, who alone writes its file; only a leader takes it over', () => {
    const { step, followUps } = found('case');
    expect(step('documents', 'addCaseNote', { followUp: VC, text: 'ghi chú' })).toEqual(['INS-001']);
    expect(step('inspection', 'takeCase', { followUp: VC })).toEqual([]);
    expect(step('documents', 'takeCase', { followUp: VC })).toEqual(['INS-025']);
    expect(step('documents', 'addCaseNote', { followUp: VC, text: 'ghi chú' })).toEqual(['INS-025 /followUp']);
    expect(step('inspection', 'addCaseNote', { followUp: VC, text: 'đã hỏi đại lý' })).toEqual([]);
    expect(step('leader', 'takeCase', { followUp: VC })).toEqual([]);
    expect(step('inspection', 'concludeCase', conclude('noViolation'))).toEqual(['INS-025 /followUp']);
    expect(step('leader', 'concludeCase', conclude('noViolation'))).toEqual([]);
    expect(followUps()).toMatchObject([
      {
        officer: { officerId: 'leader' },
        notes: [{ text: 'đã hỏi đại lý' }],
        closed: { end: 'noViolation', link: null },
      },
    ]);
  });
  test.each([
    ['instruction', 'IN000000001'],
    ['reassessment', 'RA000000001'],
    ['penaltyProposal', 'PP000000001'],
  ])('that concludes with %s opens one, and each names the other', (outcome, id) => {
    const { step, followUps } = found('case');
    step('documents', 'takeCase', { followUp: VC });
    expect(step('documents', 'concludeCase', conclude(outcome))).toEqual([]);
    expect(followUps()).toMatchObject([
      { id: VC, closed: { end: outcome, link: id } },
      { id, kind: outcome, from: VC, closed: null },
    ]);
  });
});

describe('what a step settles is closed by that step', () => {
  const IN = 'IN000000001';
  const RA = 'RA000000001';
  const amended = ({ inForce, number }: ReturnType<typeof found>) => ({
    number,
    inForce: inForce(),
    declaration: { ...inForce().declaration, totalPackageQuantity: 3 },
    reasonCode: '6',
    reason: 'khai lại số kiện',
    confirm: true,
  });
  const instruct = ({ number }: ReturnType<typeof found>, followUps: readonly string[]) => ({
    number,
    kind: 'amend',
    text: 'Khai lại số kiện',
    lines: [],
    declaredLines: [1],
    followUps,
  });

  const amendedAgain = (bench: ReturnType<typeof found>) => {
    const { confirm: _, ...assess } = amended(bench);
    return assess;
  };

  test('the amendment that an instruction asked for, with the number of its version', () => {
    const bench = found('instruction', 'penaltyProposal');
    expect(bench.submit('documents', 'case.instructAmendment', instruct(bench, ['PP000000001']))).toEqual([
      'INS-021 /followUps/0',
    ]);
    expect(bench.submit('documents', 'case.instructAmendment', instruct(bench, [IN]))).toEqual([]);
    expect(bench.followUps()).toMatchObject([{ closed: null }, { closed: null }]);
    expect(bench.submit('trader', 'declaration.amend', amended(bench))).toEqual([]);
    const link = `${bench.number.slice(0, -1)}1`;
    expect(bench.followUps()).toMatchObject([{ id: IN, closed: { end: 'amended', link } }, { closed: null }]);
  });
  test('an assessment by customs that names it', () => {
    const bench = found('reassessment', 'instruction');
    const { confirm: _, ...assess } = amended(bench);
    expect(bench.submit('leader', 'case.assess', { ...assess, followUps: [RA] })).toEqual([]);
    const link = `${bench.number.slice(0, -1)}1`;
    expect(bench.followUps()).toMatchObject([
      { id: RA, closed: { end: 'assessed', link } },
      { id: IN, closed: null },
    ]);
  });
  test('and is open again once that assessment is taken back, to be settled by another', () => {
    const bench = found('reassessment', 'penaltyProposal');
    const { confirm: _, ...assess } = amended(bench);
    bench.submit('leader', 'case.assess', { ...assess, followUps: [RA] });
    const reverse = (who: ActorName) => {
      const decision = bench.state().decisions?.at(-1)?.position ?? '';
      const reversible = readReversible(bench.journal(), decision);
      return bench.submit(who, 'case.reverse', {
        number: bench.number,
        inForce: bench.inForce(),
        reversible,
        reason: 'tính nhầm',
      });
    };
    expect(reverse('deputy')).toEqual([]);
    expect(bench.followUps()).toMatchObject([
      { id: RA, closed: null },
      { kind: 'penaltyProposal', closed: null },
    ]);
    expect(bench.submit('leader', 'case.assess', { ...amendedAgain(bench), followUps: [RA] })).toEqual([]);
    expect(bench.followUps()).toMatchObject([{ id: RA, closed: { end: 'assessed' } }, { closed: null }]);
  });
  test('and by no amendment while nothing of it was instructed, nor when the instruction is withdrawn', () => {
    const bench = found('instruction');
    bench.submit('documents', 'case.instructAmendment', instruct(bench, [IN]));
    bench.submit('documents', 'case.withdrawInstruction', { number: bench.number, reason: 'nhầm' });
    expect(bench.submit('trader', 'declaration.amend', amended(bench))).toEqual([]);
    expect(bench.followUps()).toMatchObject([{ id: IN, closed: null }]);
  });
});
