import { describe, expect, test } from 'vitest';
import { compileWorkCalendar, type WorkCalendar, type WorkingHoursRecord } from '#core/calendar';
import { answerConsultation, concludeConsultation, consultationRef, openConsultation } from '#core/clearance';
import type { DeclarationNumber } from '#core/declaration';
import { instant, plainDate } from '#core/kernel';
import { consultationStream, type ConsultationState } from '#core/valuation';
import { ACTORS, clearanceBench, declarationFor, type ActorName } from '#tests/support/clearance';

const ATTACHMENT = {
  id: 'b'.repeat(64),
  typeCode: 'CON',
  name: 'hop-dong.pdf',
  mediaType: 'application/pdf',
  sizeBytes: 1,
};
const OPENING = {
  question: 'Đề nghị giải trình đơn giá dòng 1',
  sequences: [1],
  grounds: [{ sequence: 1, unitCode: 'PCE', unitValue: '10', lowPrice: '1', currency: 'USD', percentBelow: '20' }],
  declaredLines: [1],
};
const PROPOSAL = { methodCode: '2', values: [{ sequence: 1, amount: '300000000' }], note: 'hàng tương tự' };

function bench(calendar?: WorkCalendar) {
  const engine = clearanceBench({
    ...(calendar && { calendar }),
    handlers: [openConsultation, answerConsultation, concludeConsultation],
    streams: [consultationStream],
  });
  const send = (who: ActorName, type: string, data: object): readonly string[] => {
    const result = engine.submit({ type, data, actor: ACTORS[who] });
    return result.ok ? [] : result.error.map(({ code, pointer }) => `${code} ${pointer}`.trim());
  };
  const lodged = engine.submit({
    type: 'declaration.lodge',
    data: { declaration: declarationFor('yellow', 'TV-1'), register: true },
    actor: ACTORS.trader,
  });
  if (!lodged.ok) throw new Error(JSON.stringify(lodged.error));
  const { number } = lodged.value.answer as { readonly number: DeclarationNumber };
  return {
    engine,
    number,
    state: () => engine.state<ConsultationState>(consultationRef(number)),
    open: (who: ActorName = 'documents', data: object = {}) =>
      send(who, 'valuation.openConsultation', { number, ...OPENING, ...data }),
    attach: () => send('trader', 'declaration.attach', { number, attachment: ATTACHMENT }),
    answer: (who: ActorName = 'trader', documents: readonly string[] = []) =>
      send(who, 'valuation.answerConsultation', { number, text: 'Giá theo hợp đồng', documents }),
    conclude: (outcome: string, proposal: object | null = null, who: ActorName = 'documents') =>
      send(who, 'valuation.concludeConsultation', { number, outcome, reason: 'đủ căn cứ', proposal }),
  };
}

describe('a consultation on the value', () => {
  test('gives the trader working days to answer, to their last minute', () => {
    const { open, state } = bench();
    expect(open()).toEqual([]);
    // Opened on Saturday 21 November 2026: five working days end on Friday the 27th, 23:59 in Hà Nội.
    expect(state()).toMatchObject({ status: 'awaitingAnswer', answerBy: '2026-11-27T16:59:00.000Z', answer: null });
  });
  test('counts as the office that asks is open: there is no weekend where it opens every day', () => {
    const hours: WorkingHoursRecord = {
      weekdays: [1, 2, 3, 4, 5],
      fromMinute: 8 * 60,
      toMinute: 17 * 60,
      validFrom: plainDate('2026-01-01'),
      validTo: null,
      knownFrom: instant('2025-01-01T00:00:00Z'),
      place: { file: 'working-time.csv', line: 2 },
    };
    const everyDay: WorkingHoursRecord = { ...hours, weekdays: [1, 2, 3, 4, 5, 6, 7], officeId: '02CI' };
    const { calendar, problems } = compileWorkCalendar([], [hours, everyDay], 7 * 60, undefined);
    expect(problems).toEqual([]);
    const { open, answer, state } = bench(calendar);
    open();
    // Five days from Saturday 21 November 2026, Sunday the first of them.
    expect(state()).toMatchObject({ officeId: '02CI', answerBy: '2026-11-26T16:59:00.000Z' });
    answer();
    expect(state()?.concludeBy).toBe('2026-11-26T16:59:00.000Z');
  });
  test('runs from the question through the answer to a value accepted', () => {
    const { open, attach, answer, conclude, state } = bench();
    open();
    expect(attach()).toEqual([]);
    expect(answer('trader', [ATTACHMENT.id])).toEqual([]);
    expect(state()).toMatchObject({ status: 'answered', answer: { documents: [ATTACHMENT.id] } });
    expect(state()?.concludeBy).toBe('2026-11-27T16:59:00.000Z');
    expect(conclude('accepted')).toEqual([]);
    expect(state()).toMatchObject({ status: 'concluded', conclusion: { outcome: 'accepted', proposal: null } });
  });
  test('a value is rejected with the method that customs goes by instead, and nothing of the declaration moves', () => {
    const { open, answer, conclude, state, engine, number } = bench();
    const before = engine.state({ type: 'declaration', id: number });
    const posted = engine.postings.length;
    open();
    answer('broker');
    expect(conclude('rejected')).toEqual(['CNS-008 /proposal']);
    expect(conclude('rejected', { ...PROPOSAL, methodCode: 'Q' })).toEqual(['VAL-019 /proposal/methodCode']);
    expect(conclude('rejected', { ...PROPOSAL, values: [{ sequence: 2, amount: '1' }] })).toEqual([
      'CAS-002 /proposal/values/0/sequence',
    ]);
    expect(conclude('rejected', PROPOSAL)).toEqual([]);
    expect(state()?.conclusion).toMatchObject({ outcome: 'rejected', proposal: PROPOSAL });
    expect(engine.state({ type: 'declaration', id: number })).toEqual(before);
    expect(engine.postings).toHaveLength(posted);
  });
  test('silence is concluded only when the time has passed; until then a late answer counts', () => {
    const { open, conclude, answer, engine, state } = bench();
    open();
    expect(conclude('noAnswer')).toEqual(['CNS-004 /outcome']);
    engine.clock.set(instant('2026-11-27T16:59:00.000Z'));
    expect(conclude('noAnswer')).toEqual(['CNS-004 /outcome']);
    engine.clock.set(instant('2026-11-27T17:00:00.000Z'));
    expect(answer()).toEqual([]);
    expect(conclude('noAnswer')).toEqual(['CNS-004 /outcome']);
    expect(state()?.status).toBe('answered');

    const silent = bench();
    silent.open();
    silent.engine.clock.set(instant('2026-11-27T17:00:00.000Z'));
    expect(silent.conclude('noAnswer')).toEqual([]);
    expect(silent.state()?.conclusion?.outcome).toBe('noAnswer');
    expect(silent.answer()).toEqual(['CNS-002']);
  });
  test('there is one for a declaration, about lines it has', () => {
    const { open, conclude } = bench();
    expect(open('documents', { sequences: [] })).toEqual(['CNS-005 /sequences']);
    expect(open('documents', { sequences: [1, 7] })).toEqual(['CAS-002 /sequences/1']);
    expect(conclude('accepted')).toEqual(['CNS-002 /outcome']);
    expect(open()).toEqual([]);
    expect(open()).toEqual(['CNS-001']);
    expect(conclude('accepted')).toEqual(['CNS-002 /outcome']);
    expect(conclude('accepted', PROPOSAL)).toEqual(['CNS-007 /proposal']);
  });
  test('a document of the answer is one that was attached', () => {
    const { open, answer } = bench();
    open();
    expect(answer('trader', [ATTACHMENT.id])).toEqual(['CNS-003 /documents/0']);
  });
  test('officers of the office ask and conclude, the trader or its broker answers, nobody else learns of it', () => {
    const { open, answer, conclude } = bench();
    expect(open('trader')).toEqual(['ACC-001']);
    expect(open('elsewhere')).toEqual(['LIF-002 /number']);
    expect(open('interested')).toEqual(['ACC-001']);
    expect(open('other')).toEqual(['LIF-002 /number']);
    open();
    expect(answer('other')).toEqual(['LIF-002 /number']);
    expect(answer('readingBroker')).toEqual(['ACC-001']);
    expect(answer('documents')).toEqual(['ACC-001']);
    answer();
    expect(conclude('accepted', null, 'trader')).toEqual(['ACC-001']);
    expect(conclude('accepted', null, 'interested')).toEqual(['ACC-001']);
  });
  test('goods that are only pre-registered are not asked about', () => {
    const { engine } = bench();
    const drafted = engine.submit({
      type: 'declaration.lodge',
      data: { declaration: declarationFor('yellow', 'TV-2'), register: false },
      actor: ACTORS.trader,
    });
    const { number } = (drafted.ok ? drafted.value.answer : {}) as { readonly number: DeclarationNumber };
    const result = engine.submit({
      type: 'valuation.openConsultation',
      data: { number, ...OPENING },
      actor: ACTORS.documents,
    });
    expect(result.ok ? [] : result.error.map(({ code }) => code)).toContain('LIF-001');
  });
  test('what people wrote about the goods of a natural person is that person’s', () => {
    const person = '001099000001';
    const parts = (data: object, subject?: string) =>
      consultationStream.personal?.(
        {
          stream: { type: 'consultation', id: '1' },
          type: 'ConsultationAnswered',
          version: 1,
          data: data as never,
          ...(subject && { subject }),
        },
        (id): id is string => id === person,
      );
    expect(parts({ text: 'x', documents: [] }, person)).toEqual([{ path: '/text', subject: person }]);
    expect(parts({ question: 'x', grounds: [] }, person)).toEqual([{ path: '/question', subject: person }]);
    expect(parts({ text: 'x' }, '0100000001')).toEqual([]);
  });
});
