import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SYSTEM } from '#core/access';
import {
  askedOf,
  CANCELLATION_BY_LAW,
  DECLARATION_STREAM,
  type DeclarationNumber,
  type DeclarationState,
} from '#core/declaration';
import { isEscalated, nextStep } from '#core/deadline';
import { instant, instantAt, type Actor, type Instant } from '#core/kernel';
import { consultationStream } from '#core/valuation';
import { ACTORS, clearanceBench, declarationFor } from '#tests/support/clearance';
import { vietnamDeadlines, vietnamReference } from '#tests/support/reference';
import {
  standingOn,
  answerConsultation,
  concludeConsultation,
  consultationRef,
  declarationRef,
  deadlinesOn,
  fireDeadline,
  openConsultation,
} from './index.ts';

const law = { reference: vietnamReference(), deadlines: vietnamDeadlines() };
const CONSULTATION = [openConsultation, answerConsultation, concludeConsultation];

function house() {
  const bench = clearanceBench({ handlers: [fireDeadline, ...CONSULTATION], streams: [consultationStream] });
  const send = (actor: Actor, type: string, data: object): { readonly [name: string]: unknown } => {
    const result = bench.submit({ type, data, actor });
    if (!result.ok) throw new Error(`${type}: ${JSON.stringify(result.error)}`);
    return result.value.answer as { readonly [name: string]: unknown };
  };
  const lodged = (channel: 'yellow' | 'red' | 'green', reference: string): DeclarationNumber =>
    send(ACTORS.trader, 'declaration.lodge', { declaration: declarationFor(channel, reference), register: true })[
      'number'
    ] as DeclarationNumber;
  const stateOf = (number: DeclarationNumber): DeclarationState => {
    const state = bench.state<DeclarationState>(declarationRef(number));
    if (!state) throw new Error(`${number} is there`);
    return state;
  };
  const standing = (number: DeclarationNumber) => deadlinesOn(DECLARATION_STREAM, stateOf(number), law);
  const fire = (number: DeclarationNumber, kind: string, dueAt: Instant, actor: Actor = SYSTEM) =>
    bench.submit({ type: 'deadline.fire', data: { stream: declarationRef(number), kind, key: '', dueAt }, actor });
  const told = (number: DeclarationNumber) =>
    bench.events.filter(({ type, stream }) => stream.id === number && type.startsWith('Deadline'));
  return { bench, send, lodged, stateOf, standing, fire, told };
}

describe('goods that nobody has shown', () => {
  const byLaw = (state: DeclarationState) =>
    standingOn(DECLARATION_STREAM, state, law).deadlines.find(({ kind }) => kind === CANCELLATION_BY_LAW);

  test('may be cancelled once fifteen days have passed since registration, which is told once and does nothing more', () => {
    const { bench, lodged, stateOf, fire, told } = house();
    const number = lodged('yellow', 'UNSEEN');
    const dueAt = byLaw(stateOf(number))?.dueAt ?? instant('2020-01-01T00:00:00Z');
    expect(dueAt).toBe('2026-12-06T16:59:00.000Z');
    expect(askedOf(stateOf(number))).toEqual([]);
    bench.clock.set(dueAt);
    expect(fire(number, CANCELLATION_BY_LAW, dueAt)).toMatchObject({ value: { answer: { fired: null } } });
    bench.clock.set(instant('2026-12-06T17:00:00Z'));
    fire(number, CANCELLATION_BY_LAW, dueAt);
    fire(number, CANCELLATION_BY_LAW, dueAt);
    expect(told(number)).toMatchObject([{ type: 'DeadlinePassed', data: { kind: CANCELLATION_BY_LAW } }]);
    expect(stateOf(number).status).toBe('underDocumentCheck');
    expect(askedOf(stateOf(number))).toEqual(['lawCancellation']);
    expect(isEscalated(stateOf(number), law)).toBe(true);
  });

  test('are seen once an officer found something of them, or they were let go', () => {
    const { bench, send, lodged, stateOf } = house();
    const red = lodged('red', 'FOUND');
    expect(byLaw(stateOf(red))).toBeDefined();
    const finding = { note: 'đúng khai báo', conforms: true, lines: [], declaredLines: [1] };
    send(ACTORS.inspection, 'case.recordFinding', { number: red, ...finding });
    expect(byLaw(stateOf(red))).toBeUndefined();
    const asked = lodged('yellow', 'ASKED');
    send(ACTORS.trader, 'declaration.requestCancellation', {
      number: asked,
      groundCode: 'DUPLICATE',
      reason: 'khai trùng',
    });
    expect(byLaw(stateOf(asked))).toBeUndefined();
    const { number } = send(ACTORS.trader, 'declaration.lodge', {
      declaration: declarationFor('green', 'DRAFT'),
      register: false,
    }) as { readonly number: DeclarationNumber };
    expect(byLaw(stateOf(number))).toBeUndefined();
    expect(bench.events.length).toBeGreaterThan(0);
  });

  test('have no timer, so that what is released as it comes costs none', () => {
    const { lodged, standing } = house();
    expect(standing(lodged('green', 'UNPAID')).deadlines).toEqual([]);
  });
});

describe('a timer that rings', () => {
  test('warns once, and once says that the time is over', () => {
    const { bench, lodged, standing, fire, told } = house();
    const number = lodged('yellow', 'ONCE');
    const [deadline] = standing(number).deadlines;
    if (!deadline) throw new Error('a yellow declaration has a deadline');
    const ring = () => fire(number, deadline.kind, deadline.dueAt);
    for (const at of [deadline.startedAt, deadline.warnAt[0], deadline.dueAt]) {
      bench.clock.set(at ?? deadline.dueAt);
      expect(ring()).toMatchObject({ ok: true, value: { events: [], answer: { fired: null } } });
      bench.clock.advanceMs(1);
      ring();
      ring();
    }
    expect(told(number).map(({ type }) => type)).toEqual(['DeadlineWarned', 'DeadlinePassed']);
    expect(standing(number).deadlines.map((one) => nextStep(one, standing(number).marks))).toEqual([null]);
  });

  test('long after both says only that the time is over', () => {
    const { bench, lodged, standing, fire, told } = house();
    const number = lodged('yellow', 'LATE');
    const [deadline] = standing(number).deadlines;
    bench.clock.set(instant('2027-05-01T00:00:00Z'));
    fire(number, 'documentCheck', deadline?.dueAt ?? bench.clock.now());
    expect(told(number)).toMatchObject([{ type: 'DeadlinePassed', data: { onExpiry: 'escalate' } }]);
  });

  test('changes nothing where the deadline stands no more, or is due at another time, or where nothing is', () => {
    const { bench, send, lodged, standing, fire, told } = house();
    const number = lodged('yellow', 'GONE');
    const [deadline] = standing(number).deadlines;
    const dueAt = deadline?.dueAt ?? bench.clock.now();
    bench.clock.set(instant('2027-05-01T00:00:00Z'));
    expect(fire(number, 'documentCheck', instantAt(Date.parse(dueAt) + 1))).toMatchObject({ ok: true });
    expect(fire(number, 'inspection', dueAt)).toMatchObject({ ok: true });
    expect(fire('199999999990' as DeclarationNumber, 'documentCheck', dueAt)).toMatchObject({ ok: true });
    send(ACTORS.documents, 'case.accept', { number, reason: 'đủ' });
    expect(fire(number, 'documentCheck', dueAt)).toMatchObject({ ok: true });
    expect(told(number)).toEqual([]);
  });

  test('is the program’s own, and of what has deadlines', () => {
    const { bench, lodged, standing, fire } = house();
    const number = lodged('yellow', 'MINE');
    const [deadline] = standing(number).deadlines;
    for (const actor of Object.values(ACTORS))
      expect(fire(number, 'documentCheck', deadline?.dueAt ?? bench.clock.now(), actor)).toMatchObject({ ok: false });
    const stream = { type: 'party', id: '0100000001' };
    const data = { stream, kind: 'documentCheck', key: '', dueAt: bench.clock.now() };
    expect(bench.submit({ type: 'deadline.fire', data, actor: SYSTEM })).toMatchObject({ ok: false });
  });

  test('rings for a consultation on the consultation', () => {
    const { bench, send, lodged } = house();
    const number = lodged('red', 'CONSULT');
    const asked = { question: 'giải trình', sequences: [1], declaredLines: [1], grounds: [] };
    send(ACTORS.documents, 'valuation.openConsultation', { number, ...asked });
    const ref = consultationRef(number);
    const [deadline] = deadlinesOn(ref.type, bench.state(ref), law).deadlines;
    bench.clock.set(instant('2027-05-01T00:00:00Z'));
    const { kind = '', dueAt = '' } = deadline ?? {};
    const ring = () => send(SYSTEM, 'deadline.fire', { stream: ref, kind, key: '', dueAt });
    ring();
    ring();
    expect(bench.events.filter(({ stream }) => stream.type === ref.type).map(({ type }) => type)).toEqual([
      'ConsultationOpened',
      'DeadlinePassed',
    ]);
    send(ACTORS.documents, 'valuation.concludeConsultation', {
      number,
      outcome: 'noAnswer',
      reason: 'x',
      proposal: null,
    });
    expect(deadlinesOn(ref.type, bench.state(ref), law).deadlines).toEqual([]);
  });
});

/** What people do, and what clocks do: run, jump by weeks, run back. */
const steps = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.integer({ min: 1, max: 6 * 60 }).map((minutes) => ({ do: 'pass', minutes }) as const) },
    {
      weight: 1,
      arbitrary: fc.integer({ min: 1, max: 60 * 24 * 60 }).map((minutes) => ({ do: 'pass', minutes }) as const),
    },
    {
      weight: 2,
      arbitrary: fc.integer({ min: 1, max: 60 * 24 * 40 }).map((minutes) => ({ do: 'back', minutes }) as const),
    },
    {
      weight: 4,
      arbitrary: fc.constantFrom('ask', 'attach', 'accept', 'find', 'agree').map((act) => ({ do: act }) as const),
    },
    { weight: 3, arbitrary: fc.integer({ min: 1, max: 3 }).map((times) => ({ do: 'ring', times }) as const) },
  ),
  { minLength: 5, maxLength: 40 },
);

test('whatever people and clocks do, a deadline that stands past its time is told of once, and no other ever', () => {
  fc.assert(
    fc.property(fc.constantFrom('yellow' as const, 'red' as const), steps, (channel, history) => {
      const { bench, lodged, stateOf, standing, told } = house();
      const number = lodged(channel, 'ANY');
      const wall = { nowMs: Date.parse(bench.clock.now()) };
      // The writer's time never runs back, whatever the wall's does.
      const stamp = (): void => {
        if (wall.nowMs > Date.parse(bench.clock.now())) bench.clock.set(instantAt(wall.nowMs));
      };
      const send = (actor: Actor, type: string, data: object): void => {
        stamp();
        bench.submit({ type, data, actor });
      };
      // Timers that were set at any time and never taken away: the worst a projection could be.
      const timers = new Map<string, { readonly kind: string; readonly dueAt: Instant }>();
      const set = (): void => {
        for (const { kind, dueAt } of standing(number).deadlines) timers.set(`${kind}|${dueAt}`, { kind, dueAt });
      };
      const attachment = { id: 'a', typeCode: 'INV', name: 'x.pdf', mediaType: 'application/pdf', sizeBytes: 1 };
      for (const step of history) {
        set();
        if (step.do === 'pass') wall.nowMs += step.minutes * 60_000;
        else if (step.do === 'back') wall.nowMs -= step.minutes * 60_000;
        else if (step.do === 'ask')
          send(ACTORS.documents, 'case.requestDocuments', {
            number,
            documents: [{ typeCode: 'INV', note: '' }],
            reason: 'x',
          });
        else if (step.do === 'attach') send(ACTORS.trader, 'declaration.attach', { number, attachment });
        else if (step.do === 'accept') send(ACTORS.documents, 'case.accept', { number, reason: 'x' });
        else if (step.do === 'find' || step.do === 'agree')
          send(ACTORS.inspection, 'case.recordFinding', {
            number,
            conforms: step.do === 'agree',
            lines: [],
            note: 'x',
            declaredLines: [1],
          });
        else if (step.do === 'ring') {
          for (let times = step.times; times > 0; times -= 1)
            for (const { kind, dueAt } of timers.values())
              send(SYSTEM, 'deadline.fire', { stream: declarationRef(number), kind, key: '', dueAt });
          // Everything that stands past its time by the writer's clock has been told now.
          for (const deadline of standing(number).deadlines) {
            const next = nextStep(deadline, standing(number).marks);
            expect(next === null || next.at >= bench.clock.now(), JSON.stringify(next)).toBe(true);
            expect(next === null).toBe(deadline.dueAt < bench.clock.now());
          }
        }
      }
      const passed = told(number).filter(({ type }) => type === 'DeadlinePassed');
      const names = passed.map(({ data }) => JSON.stringify(data));
      expect(new Set(names).size).toBe(names.length);
      for (const { data, at } of passed) expect((data as { readonly dueAt: string }).dueAt < at).toBe(true);
      const warned = told(number)
        .filter(({ type }) => type === 'DeadlineWarned')
        .map(({ data }) => JSON.stringify(data));
      expect(new Set(warned).size).toBe(warned.length);
      expect((stateOf(number).deadlines ?? []).length).toBeLessThanOrEqual(4);
    }),
    { numRuns: 150 },
  );
}, 60_000);
