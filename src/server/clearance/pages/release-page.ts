import { escapeHtml, localTime, pageHtml, type Language } from '#server/platform/pages';
import type { GivenRelease, ReleaseStanding } from '../release-document.ts';
import type { Text } from '#core/kernel';
import { qrCode } from '#server/platform/print';

const TEXTS = {
  title: { vi: 'Giấy thông quan hàng hóa', en: 'Release of goods' },
  office: { vi: 'Cơ quan hải quan', en: 'Customs office' },
  type: { vi: 'Loại hình', en: 'Procedure' },
  registered: { vi: 'Đăng ký lúc', en: 'Registered' },
  released: { vi: 'Thông quan lúc', en: 'Released' },
  check: {
    vi: 'Quét mã để kiểm tra trạng thái hiện tại. Chữ ký số kiểm chứng được bằng khóa công khai tại /.well-known/jwks.json.',
    en: 'Scan to check the current status. The signature can be verified with the public key at /.well-known/jwks.json.',
  },
  signature: { vi: 'Chữ ký số', en: 'Signature' },
  stopped: { vi: 'Dừng từ lúc', en: 'Stopped' },
} as const satisfies Readonly<Record<string, Text>>;

const STATEMENTS: Readonly<Record<ReleaseStanding, Text>> = {
  valid: {
    vi: 'Hàng hóa của tờ khai này được thông quan và được đưa khỏi khu vực giám sát hải quan.',
    en: 'The goods of this declaration are released and may leave customs supervision.',
  },
  suspended: {
    vi: 'Việc thông quan đang tạm dừng: hàng hóa của tờ khai này KHÔNG được đưa đi.',
    en: 'This release is suspended: the goods of this declaration may NOT leave.',
  },
  revoked: {
    vi: 'Quyết định thông quan đã bị hủy: hàng hóa của tờ khai này KHÔNG được đưa đi và phải trở lại chịu kiểm tra.',
    en: 'This release is revoked: the goods of this declaration may NOT leave, and come back under control.',
  },
};

export function releasePage(
  { release, standing, stoppedAt }: GivenRelease,
  view: {
    readonly language: Language;
    readonly path: string;
    readonly office: string;
    readonly procedure: string;
    readonly trackingUrl: string;
    /** None for a release that does not count. */
    readonly jws: string | null;
    readonly zoneOffsetMinutes: number;
  },
): string {
  const { language } = view;
  const row = (label: Text, value: string) => `<dt>${label[language]}</dt><dd>${escapeHtml(value)}</dd>`;
  const time = (at: string) => localTime(at, language, view.zoneOffsetMinutes);
  return pageHtml({
    title: `${TEXTS.title[language]} ${release.number}`,
    language,
    path: view.path,
    body: `<article>
<h1>${TEXTS.title[language]}</h1>
<p class="number">${escapeHtml(release.number)}</p>
<p${standing === 'valid' ? '' : ' role="alert"'}><strong>${STATEMENTS[standing][language]}</strong></p>
<dl>${row(TEXTS.office, view.office)}${row(TEXTS.type, view.procedure)}${row(TEXTS.registered, time(release.registeredAt))}${row(TEXTS.released, time(release.releasedAt))}${stoppedAt === null ? '' : row(TEXTS.stopped, time(stoppedAt))}</dl>
<div class="proof">${qrCode(view.trackingUrl)}<div><p>${TEXTS.check[language]}</p>${view.jws === null ? '' : `<p class="quiet">${TEXTS.signature[language]}</p><code>${escapeHtml(view.jws)}</code>`}</div></div>
</article>`,
  });
}
