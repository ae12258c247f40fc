import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { DECLARATION_STATUSES } from '#core/declaration';
import { instant, instantAt, legalDate } from '#core/kernel';
import { vietnamReference } from '#tests/support/reference';
import { dueAt, readResponseTimes, type ResponseTime } from './response-times.ts';

const FILE = 'clearance/response-times.json';
const text = readFileSync(new URL(`../../../country/vn/${FILE}`, import.meta.url), 'utf8');
const { calendar } = vietnamReference();

function vietnam(): readonly ResponseTime[] {
  const read = readResponseTimes(text, FILE);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
}

const time = (facts: Partial<ResponseTime>): ResponseTime => ({
  status: 'underDocumentCheck',
  within: { workingHours: 2 },
  legalBasis: 'test',
  illustrative: true,
  validFrom: '2020-01-01',
  validTo: null,
  ...facts,
});
const fileOf = (...responseTimes: readonly ResponseTime[]): string => JSON.stringify({ responseTimes }, null, 2);

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
    expect(dueAt({ status, statusSince: instant(since) }, vietnam(), calendar)).toBe(due);
  });

  test('a deadline is never before its step began, and later for what began later', () => {
    const moments = fc.integer({ min: Date.parse('2026-01-01'), max: Date.parse('2027-06-01') }).map(instantAt);
    fc.assert(
      fc.property(fc.constantFrom(...DECLARATION_STATUSES), moments, moments, (status, one, other) => {
        const [earlier, later] = [one, other].toSorted();
        const first = dueAt({ status, statusSince: earlier ?? one }, vietnam(), calendar);
        const second = dueAt({ status, statusSince: later ?? one }, vietnam(), calendar);
        if (first === null || second === null) return;
        expect(first > (earlier ?? one)).toBe(true);
        expect(first <= second).toBe(true);
        expect(calendar.isWorkingDay(legalDate(first, calendar.zoneOffsetMinutes))).toBe(true);
      }),
    );
  });

  test('a change of the law moves nobody’s deadline', () => {
    const times = [
      time({ within: { workingHours: 2 }, validTo: '2026-11-24' }),
      time({ within: { workingHours: 1 }, validFrom: '2026-11-25' }),
    ];
    const due = (since: string) =>
      dueAt({ status: 'underDocumentCheck', statusSince: instant(since) }, times, calendar);
    expect(due('2026-11-24T09:30:00Z')).toBe('2026-11-25T02:30:00.000Z');
    expect(due('2026-11-25T01:00:00Z')).toBe('2026-11-25T02:00:00.000Z');
  });
});

describe('a file of response times', () => {
  test('names the line of what it does not understand', () => {
    const faults = [
      [fileOf(time({ validFrom: '2026-02-30' })), 10, 'validFrom'],
      [fileOf(time({ validTo: '2019-12-31' })), 11, 'validTo'],
      [fileOf(time({}), time({ validFrom: '2026-01-01' })), 14, 'status'],
    ] as const;
    for (const [content, line, field] of faults) {
      const read = readResponseTimes(content, FILE);
      expect(read).toMatchObject({ ok: false, error: [{ place: { file: FILE, line }, field }] });
    }
  });

  test('knows no status that a declaration cannot have', () => {
    const read = readResponseTimes(fileOf(time({})).replace('underDocumentCheck', 'underTheTable'), FILE);
    expect(read.ok).toBe(false);
  });

  test('may give one status another time on other days', () => {
    const read = readResponseTimes(fileOf(time({ validTo: '2025-12-31' }), time({ validFrom: '2026-01-01' })), FILE);
    expect(read.ok).toBe(true);
  });
});
