import { SYSTEM } from '#core/access';
import {
  answerReferral,
  INSPECTION_HANDLERS,
  passReferral,
  weighConcern,
  type AnswerReferral,
  type WeighConcern,
} from '#core/clearance';
import type { Channel, DeclarationNumber } from '#core/declaration';
import { instant, type Actor } from '#core/kernel';
import { openConcerns, referralRef, referralStream, type ReferralState } from '#core/referral';
import { ACTORS, clearanceBench, declarationFor } from '#tests/support/clearance';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

const agent = (agency: string): Actor => ({
  userId: `at-${agency}`,
  organisationId: agency,
  roles: ['agencyOfficer'],
  offices: [],
  delegations: [],
});
const AGENCY = agent('MOIT');
const RAISED = instant('2026-11-21T03:00:00Z');

function bench(channel: Channel = 'yellow') {
  const engine = clearanceBench({
    handlers: [answerReferral, weighConcern, passReferral, ...INSPECTION_HANDLERS],
    streams: [referralStream],
  });
  const send = (actor: Actor, type: string, data: object): readonly string[] => {
    const result = engine.submit({ type, data, actor });
    return result.ok ? [] : result.error.map(({ code }) => code);
  };
  const lodged = engine.submit({
    type: 'declaration.lodge',
    data: { declaration: declarationFor(channel, `RF-${channel}`), register: true },
    actor: ACTORS.trader,
  });
  if (!lodged.ok) throw new Error(JSON.stringify(lodged.error));
  const { number } = lodged.value.answer as { readonly number: DeclarationNumber };
  return {
    engine,
    number,
    referral: () => engine.state<ReferralState>(referralRef(number)),
    answer: (finding: AnswerReferral['data']['finding'], actor: Actor = AGENCY, agencyCode = 'MOIT') =>
      send(actor, 'referral.answer', {
        number,
        agencyCode,
        referTo: ['MOIT', 'MOH'],
        finding,
        reason: 'cần giấy phép',
      }),
    weigh: (actor: Actor = ACTORS.documents, data: Partial<WeighConcern['data']> = {}) =>
      send(actor, 'referral.weigh', { number, agencyCode: 'MOIT', reason: 'đã xem giấy phép', ...data }),
    accept: () => send(ACTORS.documents, 'case.accept', { number, reason: 'đủ hồ sơ' }),
    find: (conforms: boolean) =>
      send(ACTORS.inspection, 'case.recordFinding', {
        number,
        conforms,
        lines: [],
        note: 'đã xem',
        declaredLines: [1],
      }),
    rechannel: (to: Channel) => send(ACTORS.leader, 'case.rechannel', { number, channel: to, reason: 'theo hồ sơ' }),
    pass: (agencyCode = 'MOIT') =>
      send(SYSTEM, 'referral.pass', { number, agencyCode, referTo: ['MOIT', 'MOH'], raisedAt: RAISED }),
  };
}

describe('an answer of another agency', () => {
  test('is given by that agency, or entered by the office; nobody else learns that there is anything to answer', () => {
    const { answer, referral } = bench();
    expect(answer('concern', agent('MOH'))).toEqual(['LIF-002']);
    expect(answer('concern', ACTORS.trader)).toEqual(['ACC-001']);
    expect(answer('concern', ACTORS.elsewhere)).toEqual(['LIF-002']);
    expect(answer('concern', ACTORS.interested)).toEqual(['ACC-001']);
    expect(answer('noConcern', agent('SBV'), 'SBV')).toEqual(['RFL-001']);
    expect(answer('noConcern')).toEqual([]);
    expect(answer('concern', ACTORS.documents, 'MOH')).toEqual([]);
    expect(referral()?.answers.map(({ agencyCode, onPaper }) => [agencyCode, onPaper])).toEqual([
      ['MOIT', false],
      ['MOH', true],
    ]);
  });
  test('may change, and the last word counts; that it is looked at again takes none back', () => {
    const { answer, referral } = bench();
    expect(answer('seen')).toEqual([]);
    expect(answer('concern')).toEqual([]);
    expect(answer('seen')).toEqual(['RFL-006']);
    expect(openConcerns(referral())).toHaveLength(1);
    expect(answer('noConcern')).toEqual([]);
    expect(openConcerns(referral())).toEqual([]);
  });
  test('that an agency gave itself is written away by no officer', () => {
    const { answer, referral } = bench();
    answer('concern');
    expect(answer('noConcern', ACTORS.documents)).toEqual(['RFL-007']);
    expect(openConcerns(referral())).toHaveLength(1);
    expect(answer('concern', ACTORS.documents, 'MOH')).toEqual([]);
    expect(answer('noConcern', ACTORS.documents, 'MOH')).toEqual([]);
  });
  test('comes to an end even where an agency never makes up its mind', () => {
    const { answer, referral } = bench();
    let refused: readonly string[] = [];
    for (let turn = 0; refused.length === 0 && turn < 200; turn += 1)
      refused = answer(turn % 2 === 0 ? 'concern' : 'noConcern');
    expect(refused).toEqual(['RFL-003']);
    expect(referral()?.answers).toHaveLength(1);
  });
});

describe('a concern of another agency', () => {
  test('stands in the way of ending the control of documents until the office has said what it makes of it', () => {
    const { answer, accept, weigh, referral } = bench();
    answer('concern');
    expect(accept()).toEqual(['RFL-005']);
    expect(weigh(ACTORS.trader)).toEqual(['ACC-001']);
    expect(weigh(ACTORS.documents, { agencyCode: 'MOH' })).toEqual(['RFL-004']);
    expect(weigh()).toEqual([]);
    expect(weigh()).toEqual(['RFL-004']);
    expect(accept()).toEqual([]);
    expect(referral()?.answers[0]?.weighed).toMatchObject({ reason: 'đã xem giấy phép', userId: 'documents' });
  });
  test('lets an inspection that found something end, and no other', () => {
    const { answer, find } = bench('red');
    answer('concern');
    expect(find(true)).toEqual(['RFL-005']);
    expect(find(false)).toEqual([]);
  });
  test('is not gone around by a lighter channel', () => {
    const { answer, rechannel } = bench();
    answer('concern');
    expect(rechannel('green')).toEqual(['RFL-005']);
    expect(rechannel('red')).toEqual([]);
  });
  test('that is raised anew after it was answered waits anew', () => {
    const { answer, accept, weigh } = bench();
    answer('concern');
    weigh();
    answer('concern');
    expect(accept()).toEqual(['RFL-005']);
  });
  test('is told to nobody who may not decide on the case', () => {
    const { answer, engine, number } = bench();
    answer('concern');
    const tried = engine.submit({
      type: 'case.accept',
      data: { number, reason: 'đủ hồ sơ' },
      actor: ACTORS.trader,
    });
    expect(tried.ok ? [] : tried.error.map(({ code }) => code)).toEqual(['ACC-001']);
  });
  test('never lets a control end while it is open, whatever came before', () => {
    const finding = fc.constantFrom('seen', 'noConcern', 'concern', 'weigh');
    const steps = fc.array(fc.tuple(finding, fc.constantFrom('MOIT', 'MOH')), { maxLength: 12 });
    fc.assert(
      fc.property(steps, (taken) => {
        const { answer, weigh, accept } = bench();
        // The oracle: what each agency said last that is an answer, and whether it was weighed since.
        const open = new Map<string, boolean>();
        for (const [step, agency] of taken) {
          const refused =
            step === 'weigh' ? weigh(ACTORS.documents, { agencyCode: agency }) : answer(step, agent(agency), agency);
          if (refused.length > 0) continue;
          if (step !== 'seen') open.set(agency, step === 'concern');
        }
        const expected = [...open.values()].filter(Boolean).map(() => 'RFL-005');
        expect(accept()).toEqual(expected);
      }),
      { numRuns: 60, seed: 20_261_123 },
    );
  });
});

describe('the time of an agency', () => {
  test('is over once, after the working days that the country gives, and only where it did not answer', () => {
    const { engine, pass, answer, referral } = bench();
    // Raised on Saturday 21 November 2026: two working days end on Tuesday the 24th, 23:59 in Hà Nội.
    engine.clock.set(instant('2026-11-24T16:58:00Z'));
    expect(pass()).toEqual([]);
    expect(referral()?.deadlines ?? []).toEqual([]);
    engine.clock.set(instant('2026-11-24T17:00:00Z'));
    answer('seen');
    answer('noConcern', agent('MOH'), 'MOH');
    pass();
    pass();
    pass('MOH');
    expect(referral()?.deadlines).toEqual([
      { kind: 'referralAnswer', key: 'MOIT', warnedFor: null, passed: '2026-11-24T16:59:00.000Z' },
    ]);
  });
});
