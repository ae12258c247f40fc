import type { Channel } from '#core/declaration';
import type { Text } from '#core/kernel';
import { escapeHtml, localTime, pageHtml, type Language } from '#server/platform/pages';
import type { PublicTimes, ServiceStatus } from '../service-status.ts';
import { TEXTS as HELP } from './texts.ts';

export const STATUS_PATH = '/status';

const TEXTS = {
  title: { vi: 'Tình trạng dịch vụ', en: 'Service status' },
  working: { vi: 'Hệ thống đang hoạt động', en: 'The service is working' },
  workingLead: {
    vi: 'Tờ khai được tiếp nhận và trả lời ngay.',
    en: 'Declarations are taken and answered at once.',
  },
  waiting: { vi: 'Hệ thống đang tạm dừng tiếp nhận', en: 'The service takes nothing in at the moment' },
  waitingLead: {
    vi: 'Những gì đã được xác nhận vẫn an toàn. Yêu cầu gửi lúc này sẽ được báo bận; gửi lại với cùng Idempotency-Key là vô hại.',
    en: 'What was acknowledged is safe. What is sent now is answered “busy”; sending it again with the same Idempotency-Key is harmless.',
  },
  times: {
    vi: 'Thời gian từ đăng ký đến thông quan, {days} ngày qua',
    en: 'From registration to release, the last {days} days',
  },
  channel: { vi: 'Luồng', en: 'Channel' },
  share: { vi: 'Tỷ lệ', en: 'Share' },
  atOnce: { vi: 'Trong 3 giây', en: 'Within 3 seconds' },
  median: { vi: 'Một nửa trong', en: 'Half within' },
  p90: { vi: '90 % trong', en: '90 % within' },
  p99: { vi: '99 % trong', en: '99 % within' },
  few: {
    vi: 'Dấu – nghĩa là chưa đủ số liệu để nói. Thời gian gồm cả lúc chờ nộp thuế và chờ chứng từ của người khai.',
    en: 'A – means there is too little to say. Times include waiting for payment and for the declarant’s documents.',
  },
  asOf: { vi: 'Tính đến', en: 'As of' },
} as const satisfies Readonly<Record<string, Text>>;

const CHANNELS: Readonly<Record<Channel, Text>> = {
  green: { vi: 'Luồng xanh', en: 'Green' },
  yellow: { vi: 'Luồng vàng', en: 'Yellow' },
  red: { vi: 'Luồng đỏ', en: 'Red' },
};

/** Whether it works and how long things take, for people who wait. */
export function statusPage(status: ServiceStatus, language: Language, zoneOffsetMinutes: number): string {
  const isWorking = status.state === 'working';
  const head = [TEXTS.channel, TEXTS.share, TEXTS.atOnce, TEXTS.median, TEXTS.p90, TEXTS.p99];
  const rows = status.times.map((row) => timesRow(row, language));
  return pageHtml({
    title: TEXTS.title[language],
    language,
    path: STATUS_PATH,
    body: `<article>
<p class="quiet">${TEXTS.title[language]}</p>
<h1>${isWorking ? '✓ ' : ''}${(isWorking ? TEXTS.working : TEXTS.waiting)[language]}</h1>
<p>${(isWorking ? TEXTS.workingLead : TEXTS.waitingLead)[language]}</p>
<h2>${TEXTS.times[language].replace('{days}', String(status.days))}</h2>
<div class="wide" tabindex="0" role="region" aria-label="${TEXTS.times[language].replace('{days}', String(status.days))}"><table><thead><tr>${head.map((text) => `<th scope="col">${text[language]}</th>`).join('')}</tr></thead>
<tbody>${rows.join('')}</tbody></table></div>
<p class="quiet">${TEXTS.few[language]}</p>
<p class="quiet">${TEXTS.asOf[language]} ${escapeHtml(localTime(status.asOf, language, zoneOffsetMinutes))}</p>
<p><a href="/help/errors?lang=${language}">${HELP.listTitle[language]}</a></p>
</article>`,
  });
}

function timesRow(row: PublicTimes, language: Language): string {
  const cells = [
    percentText(row.sharePercent, language),
    percentText(row.atOncePercent, language),
    ...[row.medianSeconds, row.p90Seconds, row.p99Seconds].map((seconds) => durationText(seconds, language)),
  ];
  return `<tr><th scope="row">${CHANNELS[row.channel][language]}</th>${cells.map((cell) => `<td>${escapeHtml(cell)}</td>`).join('')}</tr>`;
}

const NOTHING = '–';

const percentText = (percent: number | null, language: Language): string =>
  percent === null ? NOTHING : language === 'vi' ? `${percent} %` : `${percent}%`;

/** In the largest unit that says something: `80 ms`, `2,4 giây`, `14 phút`, `3 giờ`, `2 ngày`. */
export function durationText(seconds: number | null, language: Language): string {
  if (seconds === null) return NOTHING;
  if (seconds < 0.0005) return AT_ONCE[language];
  if (seconds < 1) return `${Math.round(seconds * 1_000)} ms`;
  const [divisor, unit] = UNITS.find(([each]) => seconds >= each) ?? [1, SECOND];
  const value = seconds / divisor;
  const digits = value < 10 ? 1 : 0;
  const number = new Intl.NumberFormat(language === 'vi' ? 'vi-VN' : 'en-GB', { maximumFractionDigits: digits });
  return `${number.format(value)} ${unit[language]}`;
}

const AT_ONCE: Text = { vi: 'ngay', en: 'at once' };
const SECOND: Text = { vi: 'giây', en: 's' };
const UNITS: readonly (readonly [seconds: number, unit: Text])[] = [
  [86_400, { vi: 'ngày', en: 'd' }],
  [3_600, { vi: 'giờ', en: 'h' }],
  [60, { vi: 'phút', en: 'min' }],
  [1, SECOND],
];
