import { escapeHtml, localTime, pageHtml, type Language } from '#server/platform/pages';
import type { Release } from '../release-document.ts';
import type { Text } from '#core/kernel';
import { qrCode } from '#server/platform/print';

const TEXTS = {
  title: { vi: 'Giấy thông quan hàng hóa', en: 'Release of goods' },
  statement: {
    vi: 'Hàng hóa của tờ khai này được thông quan và được đưa khỏi khu vực giám sát hải quan.',
    en: 'The goods of this declaration are released and may leave customs supervision.',
  },
  office: { vi: 'Cơ quan hải quan', en: 'Customs office' },
  type: { vi: 'Loại hình', en: 'Procedure' },
  registered: { vi: 'Đăng ký lúc', en: 'Registered' },
  released: { vi: 'Thông quan lúc', en: 'Released' },
  check: {
    vi: 'Quét mã để kiểm tra trạng thái hiện tại. Chữ ký số kiểm chứng được bằng khóa công khai tại /.well-known/jwks.json.',
    en: 'Scan to check the current status. The signature can be verified with the public key at /.well-known/jwks.json.',
  },
  signature: { vi: 'Chữ ký số', en: 'Signature' },
} as const satisfies Readonly<Record<string, Text>>;

export function releasePage(
  release: Release,
  view: {
    readonly language: Language;
    readonly path: string;
    readonly office: string;
    readonly procedure: string;
    readonly trackingUrl: string;
    readonly jws: string;
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
<p>${TEXTS.statement[language]}</p>
<dl>${row(TEXTS.office, view.office)}${row(TEXTS.type, view.procedure)}${row(TEXTS.registered, time(release.registeredAt))}${row(TEXTS.released, time(release.releasedAt))}</dl>
<div class="proof">${qrCode(view.trackingUrl)}<div><p>${TEXTS.check[language]}</p><p class="quiet">${TEXTS.signature[language]}</p><code>${escapeHtml(view.jws)}</code></div></div>
</article>`,
  });
}
