import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DECLARATION_STATUSES, declarationNumber, declarationStream, type DeclarationState } from '#core/declaration';
import { addDays, instant, instantAt, legalDate } from '#core/kernel';
import { compileWorkCalendar, type WorkingHoursRecord } from '#core/calendar';
import type { ConsultationState } from '#core/valuation';
import { vietnamDeadlines, vietnamReference } from '#tests/support/reference';
import {
  beginsDeadline,
  consultationDeadlines,
  deadlineRules,
  declarationDeadlines,
  dueAt,
  readDeadlines,
  type DeadlineLaw,
  type DeadlineRule,
} from './index.ts';

const FILE = 'clearance/deadlines.json';
const reference = vietnamReference();
const { calendar } = reference;
const vietnam: DeadlineLaw = { reference, deadlines: vietnamDeadlines() };

const rule = (facts: Partial<DeadlineRule>): DeadlineRule => ({
  kind: 'documentCheck',
  name: { vi: 'thử', en: 'test' },
  holder: 'office',
  within: { workingHours: 2 },
  warnBefore: [],
  onExpiry: 'notify',
  legalBasis: 'test',
  illustrative: true,
  validFrom: '2020-01-01',
  validTo: null,
  ...facts,
});
const lawOf = (...rules: readonly DeadlineRule[]): DeadlineLaw => ({ reference, deadlines: deadlineRules(rules) });

const state = (facts: Partial<DeclarationState>): DeclarationState => ({
  head: {
    number: declarationNumber('100000000010'),
    direction: 'import',
    typeCode: 'A11',
    officeId: '02CI',
    ownReference: null,
    importerId: null,
    exporterId: null,
    declarantId: null,
    submitterId: 'X',
  },
  status: 'awaitingPayment',
  statusSince: instant('2026-11-24T02:00:00Z'),
  channel: 'green',
  controlPassed: true,
  taxes: [],
  totalPayable: '100',
  amountPaid: '0',
  paymentReference: null,
  openOrder: null,
  documentPosition: '1',
  draft: null,
  submittedAt: instant('2026-11-24T02:00:00Z'),
  registeredAt: instant('2026-11-24T02:00:00Z'),
  releasedAt: null,
  requestedDocuments: [],
  attachments: [],
  findings: [],
  ...facts,
});

const moments = fc.integer({ min: Date.parse('2026-01-01'), max: Date.parse('2027-06-01') }).map(instantAt);

describe('when a step is due', () => {
  test.each([
    // A Tuesday, offices open from 08:00 to 12:00 and from 13:00 to 17:00 in Vietnam.
    ['underDocumentCheck', '2026-11-24T02:00:00Z', '2026-11-24T04:00:00.000Z'],
    ['underDocumentCheck', '2026-11-24T04:00:00Z', '2026-11-24T07:00:00.000Z'],
    ['underInspection', '2026-11-24T03:00:00Z', '2026-11-25T03:00:00.000Z'],
    // A Saturday waits for Monday.
    ['underDocumentCheck', '2026-11-21T03:00:00Z', '2026-11-23T03:00:00.000Z'],
    // Days end at midnight in Vietnam.
    ['awaitingDocuments', '2026-11-24T03:00:00Z', '2026-12-01T16:59:00.000Z'],
    ['discrepancyFound', '2026-11-27T03:00:00Z', '2026-12-01T16:59:00.000Z'],
    ['awaitingPayment', '2026-11-24T03:00:00Z', null],
    ['released', '2026-11-24T03:00:00Z', null],
  ] as const)('%s since %s is due at %s', (status, since, due) => {
    expect(dueAt(state({ status, statusSince: instant(since) }), vietnam)).toBe(due);
  });

  test('a deadline is never before its step began, and later for what began later', () => {
    fc.assert(
      fc.property(fc.constantFrom(...DECLARATION_STATUSES), moments, moments, (status, one, other) => {
        const [earlier, later] = [one, other].toSorted();
        const first = dueAt(state({ status, statusSince: earlier ?? one }), vietnam);
        const second = dueAt(state({ status, statusSince: later ?? one }), vietnam);
        if (first === null || second === null) return;
        expect(first > (earlier ?? one)).toBe(true);
        expect(first <= second).toBe(true);
        expect(calendar.isWorkingDay(legalDate(first, calendar.zoneOffsetMinutes))).toBe(true);
      }),
    );
  });

  test('a change of the law moves nobody’s deadline', () => {
    const law = lawOf(
      rule({ within: { workingHours: 2 }, validTo: '2026-11-24' }),
      rule({ within: { workingHours: 1 }, validFrom: '2026-11-25' }),
    );
    const due = (since: string) => dueAt(state({ status: 'underDocumentCheck', statusSince: instant(since) }), law);
    expect(due('2026-11-24T09:30:00Z')).toBe('2026-11-25T02:30:00.000Z');
    expect(due('2026-11-25T01:00:00Z')).toBe('2026-11-25T02:00:00.000Z');
  });

  test('days that need not be worked are days of the calendar', () => {
    const law = lawOf(rule({ within: { days: 3 } }));
    const due = dueAt(state({ status: 'underDocumentCheck', statusSince: instant('2026-11-20T03:00:00Z') }), law);
    expect(due).toBe('2026-11-23T16:59:00.000Z');
  });
});

describe('warnings', () => {
  test('come so many hours of work, or so many days at the opening of offices, before the end', () => {
    const hours = lawOf(rule({ within: { workingHours: 8 }, warnBefore: [{ workingHours: 2 }, { workingHours: 6 }] }));
    const started = { status: 'underDocumentCheck', statusSince: instant('2026-11-24T08:00:00Z') } as const;
    expect(declarationDeadlines(state(started), hours)).toMatchObject([
      { dueAt: '2026-11-25T08:00:00.000Z', warnAt: ['2026-11-24T10:00:00.000Z', '2026-11-25T05:00:00.000Z'] },
    ]);
    const days = lawOf(rule({ within: { workingDays: 3 }, warnBefore: [{ workingDays: 1 }] }));
    expect(
      declarationDeadlines(state({ ...started, statusSince: instant('2026-11-26T08:00:00Z') }), days),
    ).toMatchObject([{ dueAt: '2026-12-01T16:59:00.000Z', warnAt: ['2026-11-30T01:00:00.000Z'] }]);
  });

  test('lie between beginning and end, in order, whatever the calendar', () => {
    fc.assert(
      fc.property(fc.constantFrom(...DECLARATION_STATUSES), moments, (status, statusSince) => {
        for (const deadline of declarationDeadlines(state({ status, statusSince }), vietnam)) {
          const times = [deadline.startedAt, ...deadline.warnAt, deadline.dueAt];
          expect(new Set(times).size).toBe(times.length);
          expect(times.toSorted()).toEqual(times);
        }
      }),
    );
  });
});

describe('times that are set by a decision', () => {
  test('deferred tax is due until it is paid', () => {
    const deferred = { amount: '100', dueOn: '2026-12-10' };
    const owing = declarationDeadlines(state({ status: 'released', deferred }), vietnam);
    expect(owing).toMatchObject([{ kind: 'deferredPayment', dueAt: '2026-12-10T16:59:00.000Z' }]);
    expect(owing[0]?.warnAt).toEqual(['2026-12-07T01:00:00.000Z', '2026-12-09T01:00:00.000Z']);
    expect(declarationDeadlines(state({ status: 'released', deferred, amountPaid: '100' }), vietnam)).toEqual([]);
  });

  test('goods admitted for a time are to leave by the day of their type of declaration', () => {
    const { head } = state({});
    const admitted = state({ status: 'released', head: { ...head, typeCode: 'G11' } });
    const days = Number(
      reference.codes.find('declaration-type', 'G11', legalDate(admitted.submittedAt, 420))?.attributes['stay_days'],
    );
    expect(days).toBeGreaterThan(0);
    const [deadline] = declarationDeadlines(admitted, vietnam);
    expect(deadline).toMatchObject({ kind: 'temporaryAdmission' });
    expect(deadline && legalDate(deadline.dueAt, 420)).toBe(addDays(legalDate(admitted.submittedAt, 420), days));
    expect(declarationDeadlines({ ...admitted, status: 'cancelled' }, vietnam)).toEqual([]);
    const endedBy = declarationNumber('300000000010');
    expect(declarationDeadlines({ ...admitted, endedBy }, vietnam)).toEqual([]);
  });

  test('a consultation waits for the importer, then for the office, then for nobody', () => {
    const asked: ConsultationState = {
      number: declarationNumber('100000000010'),
      status: 'awaitingAnswer',
      question: 'x',
      sequences: [1],
      grounds: [],
      openedAt: instant('2026-11-24T02:00:00Z'),
      answerBy: instant('2026-12-01T16:59:00Z'),
      answer: null,
      concludeBy: null,
      conclusion: null,
    };
    const at = instant('2026-11-25T02:00:00Z');
    const answered: ConsultationState = {
      ...asked,
      status: 'answered',
      answer: { text: 'x', documents: [], at },
      concludeBy: instant('2026-12-02T16:59:00Z'),
    };
    expect(consultationDeadlines(asked, vietnam)).toMatchObject([
      { kind: 'consultationAnswer', dueAt: asked.answerBy, rule: { holder: 'trader' } },
    ]);
    expect(consultationDeadlines(answered, vietnam)).toMatchObject([
      { kind: 'consultationConclusion', startedAt: at, dueAt: answered.concludeBy, rule: { holder: 'office' } },
    ]);
    expect(consultationDeadlines({ ...answered, status: 'concluded' }, vietnam)).toEqual([]);
    // A day before its end, as the office that asks opens: by the hours of all where it is not written which that is.
    const opening = {
      weekdays: [1, 2, 3, 4, 5],
      validFrom: '2026-01-01',
      validTo: null,
      place: { file: 'x', line: 1 },
    };
    const hours = [480, 360].map((fromMinute, index) => ({
      ...(opening as unknown as WorkingHoursRecord),
      knownFrom: instant('2025-01-01T00:00:00Z'),
      fromMinute,
      toMinute: 1020,
      ...(index === 1 && { officeId: '02CI' }),
    }));
    const { calendar: early } = compileWorkCalendar([], hours, calendar.zoneOffsetMinutes, undefined);
    const warning = lawOf(rule({ kind: 'consultationAnswer', within: null, warnBefore: [{ workingDays: 1 }] }));
    const law: DeadlineLaw = { ...warning, reference: { ...reference, calendar: early } };
    const warnedAt = (of: ConsultationState) => consultationDeadlines(of, law)[0]?.warnAt;
    expect(warnedAt(asked)).toEqual(['2026-11-30T01:00:00.000Z']);
    expect(warnedAt({ ...asked, officeId: '02CI' })).toEqual(['2026-11-29T23:00:00.000Z']);
  });
});

test('what comes with nearly every declaration begins no deadline, so that a timer need not be looked for', () => {
  const money = [
    { type: 'PaymentOrdered', data: { orderId: 'o', amount: '100' } },
    { type: 'DutyPaid', data: { amount: '100', paymentId: 'p' } },
    { type: 'Released', data: { basis: 'paid' } },
  ] as const;
  // Nothing is paid on, or released from, what is ended.
  const statuses = DECLARATION_STATUSES.filter((status) => !['cancelled', 'withdrawn'].includes(status));
  const standing = fc.record({
    status: fc.constantFrom(...statuses),
    typeCode: fc.constantFrom('A11', 'G11'),
    deferred: fc.constantFrom(undefined, { amount: '100', dueOn: '2026-12-10' }),
    statusSince: moments,
  });
  fc.assert(
    fc.property(
      standing,
      fc.constantFrom(...money),
      moments,
      ({ typeCode, deferred, ...facts }, { type, data }, at) => {
        expect(beginsDeadline(type)).toBe(false);
        const { head } = state({});
        const before = state({ ...facts, head: { ...head, typeCode }, ...(deferred && { deferred }) });
        const actor = { userId: 'u', organisationId: 'o' };
        const after = declarationStream.evolve(before, { type, version: 1, data, position: 2n, at, actor });
        const names = declarationDeadlines(before, vietnam).map(({ kind, key, dueAt: due }) => `${kind} ${key} ${due}`);
        for (const { kind, key, dueAt: due } of declarationDeadlines(after, vietnam))
          expect(names).toContain(`${kind} ${key} ${due}`);
      },
    ),
  );
});

describe('a file of deadlines', () => {
  const fileOf = (...deadlines: readonly object[]): string => JSON.stringify({ deadlines }, null, 2);

  test('names the line of what it does not understand', () => {
    const faults = [
      [rule({ validFrom: '2026-02-30' }), 'validFrom'],
      [rule({ validTo: '2019-12-31' }), 'validTo'],
      [rule({ within: null }), 'within'],
      [rule({ kind: 'deferredPayment' }), 'within'],
      [rule({ warnBefore: [{ workingDays: 1 }] }), 'warnBefore/0'],
      [rule({ warnBefore: [{ workingHours: 1 }, { workingHours: 2 }] }), 'warnBefore/1'],
    ] as const;
    for (const [fault, field] of faults) {
      const text = fileOf(fault);
      const line = text.split('\n').findIndex((one) => one.includes(`"${field.split('/')[0] ?? ''}"`)) + 1;
      const read = readDeadlines(text, FILE);
      expect(read, field).toMatchObject({ ok: false, error: [{ place: { file: FILE }, field }] });
      const [problem] = read.ok ? [] : read.error;
      expect(problem?.place.line, field).toBeGreaterThanOrEqual(line);
    }
  });

  test('gives a kind one time on one day, and another on other days', () => {
    const twice = readDeadlines(fileOf(rule({}), rule({ validFrom: '2026-01-01' })), FILE);
    expect(twice).toMatchObject({ ok: false, error: [{ field: 'kind' }] });
    const after = readDeadlines(fileOf(rule({ validTo: '2025-12-31' }), rule({ validFrom: '2026-01-01' })), FILE);
    expect(after.ok).toBe(true);
  });

  test('knows no kind and no consequence that the house does not', () => {
    expect(readDeadlines(fileOf({ ...rule({}), kind: 'tea' }), FILE).ok).toBe(false);
    expect(readDeadlines(fileOf({ ...rule({}), onExpiry: 'shout' }), FILE).ok).toBe(false);
  });
});
