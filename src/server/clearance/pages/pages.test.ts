import { publicProgress } from '../public-progress.ts';
import { escapeHtml, languageOf } from '#server/platform/pages';
import { notFoundPage } from './not-found-page.ts';
import { releasePage } from './release-page.ts';
import { trackingPage, trackingSteps } from './tracking-page.ts';
import { SHOWN_STATUSES, type Shown } from '#core/clearance';
import { declarationStream, type DeclarationState } from '#core/declaration';
import { instant } from '#core/kernel';
import { sampleImport } from '#tests/support/sample-declarations';
import { describe, expect, test } from 'vitest';

const EVIL = `<script>alert("x")</script>'&`;
const NUMBER = '100000000010';
const BYTES_MAX = 20_000;
const KEPT_DAYS = 5;

function registered(facts: Partial<DeclarationState> = {}): DeclarationState {
  const head = {
    number: NUMBER,
    direction: 'import',
    typeCode: 'A11',
    officeId: '02CI',
    ownReference: 'OWN-REF',
    importerId: '0100000001',
    exporterId: null,
    declarantId: null,
    submitterId: '0100000001',
  };
  const data = JSON.parse(
    JSON.stringify({
      head,
      declaration: sampleImport(),
      legalDate: '2026-11-21',
      assessment: null,
      selection: { channel: 'red' },
      taxes: [],
      totalPayable: '10439200',
      paymentReference: 'HD10000000001059',
    }),
  ) as never;
  const state = declarationStream.evolve(undefined, {
    type: 'Registered',
    version: 1,
    data,
    position: 1n,
    at: instant('2026-11-21T03:00:00Z'),
    actor: { userId: 'u', organisationId: '0100000001' },
  });
  return { ...state, ...facts };
}

const track = (state: Shown<DeclarationState>, language: 'vi' | 'en' = 'vi', office = 'Cảng Ví Dụ') =>
  trackingPage(state, {
    language,
    path: '/track/x',
    office,
    now: instant('2026-11-21T18:30:00Z'),
    zoneOffsetMinutes: 420,
    preRegistrationDays: KEPT_DAYS,
  });

describe('the public tracking page', () => {
  test.each(['vi', 'en'] as const)(
    'in %s stands without a script, in less than 20 kB, and says its language',
    (language) => {
      const html = track(registered(), language);
      expect(html).toContain(`<html lang="${language}">`);
      expect(html).not.toMatch(/<script|<link|<img|<iframe|javascript:|\son\w+=/i);
      expect(Buffer.byteLength(html)).toBeLessThan(BYTES_MAX);
    },
  );

  test('names nobody and no value, neither the own reference nor the reference to pay by', () => {
    for (const status of SHOWN_STATUSES) {
      const html = track({ ...registered(), status });
      for (const secret of ['0100000001', 'Ví Dụ Một', 'OWN-REF', '10439200', 'HD1000', '84713020'])
        expect(html).not.toContain(secret);
    }
  });

  test('looks the same in every channel and whatever was found', () => {
    const controlled = (
      ['underDocumentCheck', 'awaitingDocuments', 'underInspection', 'awaitingSpecialised', 'discrepancyFound'] as const
    ).map((status) => track(registered({ status })));
    expect(new Set(controlled).size).toBe(1);
    expect(publicProgress({ status: 'underInspection' }, { preRegistrationDays: KEPT_DAYS }).status).toBe(
      'underControl',
    );
    const asked = { status: 'awaitingPayment', cancellation: {} } as const;
    expect(publicProgress(asked, { preRegistrationDays: KEPT_DAYS }).next.en).toContain('Customs answers');
    expect(publicProgress({ status: 'released' }, { preRegistrationDays: KEPT_DAYS }).status).toBe('released');
  });

  test('gives a pre-registration the days that the country keeps it', () => {
    const state = { ...registered(), status: 'preRegistered' as const };
    expect(track(state, 'vi')).toContain(`Đăng ký chính thức trong ${KEPT_DAYS} ngày`);
    expect(track(state, 'en')).toContain(`Register it within ${KEPT_DAYS} days`);
  });

  test('shows times of the country’s clock, also past midnight', () => {
    expect(track(registered(), 'en')).toContain('21/11/2026, 10:00');
    expect(track(registered(), 'en')).toContain('22/11/2026, 01:30');
  });

  test('writes out what would be mark-up', () => {
    expect(escapeHtml(EVIL)).not.toMatch(/[<>"']/);
    expect(track(registered(), 'vi', EVIL)).not.toContain('<script');
  });

  test('marks the steps that are done and no others', () => {
    const state = registered({ releasedAt: instant('2026-11-21T05:00:00Z'), status: 'released' });
    expect(trackingSteps(state).map(({ at }) => at !== null)).toEqual([true, true, true]);
    expect(trackingSteps(registered()).map(({ at }) => at !== null)).toEqual([true, true, false]);
  });
});

describe('the release page', () => {
  const release = {
    number: NUMBER,
    officeId: '02CI',
    direction: 'import',
    typeCode: 'A11',
    registeredAt: '2026-11-21T03:00:00.000Z',
    releasedAt: '2026-11-21T05:00:00.000Z',
    standingAt: '/api/v1/tracking/x',
  };
  const view = {
    language: 'en',
    path: '/release/x',
    office: 'x',
    procedure: 'x',
    trackingUrl: 'http://127.0.0.1/track/x',
    zoneOffsetMinutes: 420,
  } as const;

  test('of a release that does not count says so, since when, and shows no signature', () => {
    for (const standing of ['suspended', 'revoked'] as const) {
      const stoppedAt = '2026-11-22T02:00:00.000Z';
      const html = releasePage({ release, standing, stoppedAt } as never, { ...view, jws: null });
      expect(html).toContain(`This release is ${standing}`);
      expect(html).toContain('may NOT leave');
      expect(html).toContain('22/11/2026, 09:00');
      expect(html).not.toContain('<code>');
      expect(html).not.toContain('may leave customs supervision');
    }
  });

  test('writes out what would be mark-up, draws its code, and loads nothing', () => {
    const html = releasePage({ release, standing: 'valid', stoppedAt: null } as never, {
      language: 'vi',
      path: '/release/x',
      office: EVIL,
      procedure: EVIL,
      trackingUrl: 'http://127.0.0.1/track/x',
      jws: 'a.b.c',
      zoneOffsetMinutes: 420,
    });
    expect(html).not.toMatch(/<script|<link|<img|<iframe|javascript:/i);
    expect(html).toContain('<svg');
    expect(html).toContain('12:00');
  });
});

describe('the page of nothing found', () => {
  test('is there in both languages', () => {
    expect(notFoundPage('vi', '/track/-')).toContain('Không tìm thấy');
    expect(notFoundPage('en', '/track/-')).toContain('Nothing found');
  });
});

test('the language is the one asked for, else the one the browser prefers, else Vietnamese', () => {
  expect(languageOf({ lang: 'en' }, 'vi')).toBe('en');
  expect(languageOf({ lang: ['en', 'vi'] }, 'en-GB,en;q=0.9')).toBe('en');
  expect(languageOf({ lang: '<script>' }, undefined)).toBe('vi');
  expect(languageOf({}, 'fr, en;q=0.5')).toBe('vi');
});
