import { expect, test } from 'vitest';
import { instant } from '#core/kernel';
import { durationText, statusPage } from './pages/status-page.ts';
import { published } from './service-status.ts';

const SOME = { medianSeconds: 0.2, p90Seconds: 840, p99Seconds: 180_000 };

test('what a few declarations took is nobody’s to know', () => {
  const [green, red] = published([
    { channel: 'green', registered: 95, released: 80, releasedAtOnce: 60, ...SOME },
    { channel: 'red', registered: 5, released: 4, releasedAtOnce: 0, ...SOME },
  ]);
  expect(green).toEqual({ channel: 'green', sharePercent: 95, atOncePercent: 75, ...SOME });
  expect(red).toMatchObject({ sharePercent: 5, atOncePercent: null, medianSeconds: null, p99Seconds: null });
  expect(published([{ channel: 'green', registered: 19, released: 19, releasedAtOnce: 19, ...SOME }])[0]).toMatchObject(
    {
      sharePercent: null,
      atOncePercent: null,
    },
  );
});

test.each([
  [null, '–', '–'],
  [0, 'ngay', 'at once'],
  [0.008, '8 ms', '8 ms'],
  [0.24, '240 ms', '240 ms'],
  [2.44, '2,4 giây', '2.4 s'],
  [59, '59 giây', '59 s'],
  [840, '14 phút', '14 min'],
  [5_400, '1,5 giờ', '1.5 h'],
  [180_000, '2,1 ngày', '2.1 d'],
])('%s seconds are told in the largest unit that says something', (seconds, vi, en) => {
  expect([durationText(seconds, 'vi'), durationText(seconds, 'en')]).toEqual([vi, en]);
});

test('a service that waits says what becomes of what is sent', () => {
  const page = statusPage({ state: 'waiting', asOf: instant('2026-11-21T03:00:00Z'), days: 30, times: [] }, 'en', 420);
  expect(page).toContain('harmless');
  expect(page).toContain('21/11/2026, 10:00');
});
