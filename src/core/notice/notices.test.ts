import type { Actor, Instant, Json } from '#core/kernel';
import { can, ROLES, SCOPES } from '#core/access';
import { lifeOfEverything } from '#tests/corpus/life-of-everything';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  audiencesOfActor,
  channelsFor,
  NOTICE_CODES,
  NOTICE_TEXTS,
  NOTICED_STREAMS,
  noticesOf,
  noticeWords,
  TOPIC_RULES,
  TOPICS,
  topicOf,
  type NoticeHead,
} from './index.ts';

const HEAD: NoticeHead = { number: '100000000010', principalId: 'TRADER', submitterId: 'BROKER', officeId: '02CI' };
const AT = '2026-11-21T03:00:00.000Z' as Instant;
const event = (type: string, data: Json, stream = 'declaration') => ({
  stream: { type: stream, id: HEAD.number },
  type,
  data,
  at: AT,
});
const placesIn = (text: string): readonly string[] =>
  [...text.matchAll(/\{(\w+)(?:\|(?:instant|day))?\}/g)].map((m) => m[1] ?? '').toSorted();

describe('the catalogue', () => {
  test('says the same in both languages, of the same facts', () => {
    for (const code of NOTICE_CODES) {
      const { title, sentence } = NOTICE_TEXTS[code];
      expect(placesIn(title.vi), code).toEqual(placesIn(title.en));
      expect(placesIn(sentence.vi), code).toEqual(placesIn(sentence.en));
      expect(title.vi, code).not.toBe(title.en);
      expect(title.vi.normalize('NFC')).toBe(title.vi);
    }
  });

  test('uses each of its texts, but for those of the house itself', () => {
    const used = new Set(
      Object.values(NOTICED_STREAMS).flatMap((rules) =>
        Object.values(rules).flatMap((lines) => lines.map(({ code }) => code)),
      ),
    );
    expect(NOTICE_CODES.filter((code) => !used.has(code))).toEqual([
      'tariff.published',
      'risk.ruleHit',
      'risk.ruleFailed',
      'risk.ruleSuspended',
      'model.drifted',
      'model.findsChanged',
      'watchList.matched',
      'tariff.comingDay',
      'webhook.disabled',
      'webhook.test',
    ]);
  });

  test('finds each fact that a text names in the events that really happen', () => {
    const told = lifeOfEverything().flatMap((happened) => noticesOf(happened, HEAD));
    expect(told.length).toBeGreaterThan(10);
    for (const notice of told) {
      const { title, sentence } = noticeWords(notice, 420);
      expect(`${title.vi} ${sentence.vi} ${title.en} ${sentence.en}`, notice.code).not.toMatch(
        /[{}]|(^| )–( |[.,;]|$)/,
      );
    }
  });

  test('tells a day as people write it', () => {
    const facts = { day: '2027-01-02', changes: '3' };
    expect(noticeWords({ code: 'tariff.comingDay', subject: '1005', facts }, 420).title).toEqual({
      vi: 'Mã 1005: thay đổi từ ngày 02/01/2027',
      en: 'Code 1005: changes on 02/01/2027',
    });
  });

  test('tells a moment that no calendar has as it was written, so that one event hides no other notice', () => {
    const words = (plannedAt: string) =>
      noticeWords({ code: 'inspection.ordered', subject: HEAD.number, facts: { plannedAt } }, 420).sentence.en;
    expect(words('6207-36-39T77:24:64Z')).toContain('6207-36-39T77:24:64Z');
    expect(words('9999-12-31T23:59:59Z')).toContain('10000');
    expect(words('2026-11-21T03:00:00Z')).toContain('21/11/2026 10:00');
  });

  test('carries codes, days and instants only: no name, no amount, no words that somebody wrote', () => {
    const told = lifeOfEverything().flatMap((happened) => noticesOf(happened, HEAD));
    for (const { facts } of told)
      for (const value of Object.values(facts))
        expect(value).toMatch(/^(?:[A-Z0-9]{1,11}(?:, [A-Z0-9]{1,11})*|\d{4}-\d\d-\d\d(?:T[\d:.]+Z)?)$/);
  });

  test('never tells a trader why a declaration was selected', () => {
    fc.assert(
      fc.property(fc.constantFrom('green', 'yellow', 'red'), fc.uuid(), (channel, secret) => {
        const selection = { channel, reasons: [secret], rule: secret, drawn: secret };
        const told = noticesOf(event('Registered', { selection, assessment: secret }), HEAD);
        expect(told).toHaveLength(2);
        expect(JSON.stringify(told)).not.toContain(secret);
        expect(JSON.stringify(told.map((notice) => noticeWords(notice, 420)))).not.toContain(secret);
      }),
    );
  });
});

describe('whom an event is told to', () => {
  test('an organisation that is principal and submitter is told once', () => {
    const own = { ...HEAD, submitterId: HEAD.principalId };
    expect(noticesOf(event('Released', { basis: 'paid' }), own).map(({ audience }) => audience)).toEqual([
      { kind: 'organisation', id: 'TRADER' },
    ]);
  });

  test('whoever has no number is not told, and nobody else in their place', () => {
    const nobody = { ...HEAD, principalId: null, submitterId: null };
    expect(noticesOf(event('Released', { basis: 'paid' }), nobody)).toEqual([]);
  });

  test('the office hears of its own time only, and its leader of what it missed', () => {
    const due = (type: string, holder: string, onExpiry: string) =>
      noticesOf(event(type, { kind: 'any', key: '', dueAt: AT, holder, onExpiry }), HEAD).map(
        ({ audience }) => `${audience.kind}:${audience.id}`,
      );
    expect(due('DeadlineWarned', 'office', 'escalate')).toEqual(['office:02CI']);
    expect(due('DeadlinePassed', 'office', 'escalate')).toEqual(['leader:02CI']);
    expect(due('DeadlineWarned', 'trader', 'tell')).toEqual(['organisation:TRADER', 'organisation:BROKER']);
  });

  test('events that nobody knows are told to nobody', () => {
    expect(noticesOf(event('NeverHeardOf', {}), HEAD)).toEqual([]);
    expect(noticesOf(event('Released', {}, 'elsewhere'), HEAD)).toEqual([]);
  });
});

const actors: fc.Arbitrary<Actor> = fc
  .record({
    userId: fc.constantFrom('', 'u'),
    organisationId: fc.constantFrom('', 'A', 'B'),
    roles: fc.subarray([...ROLES]),
    offices: fc.subarray(['01AA', '02CI']),
    delegations: fc.constant([{ principalId: 'CLIENT', scopes: SCOPES }]),
    scopes: fc.option(fc.subarray([...SCOPES]), { nil: undefined }),
  })
  .map(({ scopes, ...rest }) => ({ ...rest, ...(scopes && { scopes }) }));

describe('the audiences of an actor', () => {
  test('are those that the policy lets them read, and theirs alone', () => {
    fc.assert(
      fc.property(actors, (actor) => {
        const audiences = audiencesOfActor(actor);
        for (const { kind, id } of audiences) {
          if (kind === 'organisation') expect(can(actor, 'notice.read', { principalId: id })).toBe(true);
          if (kind === 'office' || kind === 'leader') expect(can(actor, 'notice.read', { officeId: id })).toBe(true);
          if (kind === 'leader') expect(actor.roles).toContain('officeLeader');
          if (kind === 'user') expect(id).toBe(actor.userId);
        }
        for (const id of ['A', 'B', 'CLIENT'])
          expect(audiences.some((each) => each.kind === 'organisation' && each.id === id)).toBe(
            can(actor, 'notice.read', { principalId: id }),
          );
        for (const id of ['01AA', '02CI', '03BB'])
          expect(audiences.some((each) => each.kind === 'office' && each.id === id)).toBe(
            can(actor, 'notice.read', { officeId: id }),
          );
      }),
    );
  });
});

describe('preferences', () => {
  test('what somebody chose holds for that topic, and the rest stays as it is for everybody', () => {
    fc.assert(
      fc.property(fc.constantFrom(...TOPICS), fc.boolean(), fc.boolean(), (topic, inApp, email) => {
        const chosen = { [topic]: { inApp, email } };
        for (const each of TOPICS)
          expect(channelsFor(each, chosen)).toEqual(each === topic ? { inApp, email } : TOPIC_RULES[each].byDefault);
      }),
    );
  });

  test('what asks something of somebody reaches them unless they say no', () => {
    for (const code of [
      'declaration.documentsRequested',
      'consultation.opened',
      'declaration.amendmentInstructed',
      'deadline.near',
    ] as const)
      expect(channelsFor(topicOf(code))).toEqual({ inApp: true, email: true });
  });
});
