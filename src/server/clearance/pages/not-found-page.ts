import type { Text } from '#core/kernel';
import { pageHtml, type Language } from '#server/platform/pages';

const TEXTS = {
  title: { vi: 'Không tìm thấy', en: 'Nothing found' },
  why: {
    vi: 'Không có tờ khai nào mang mã này, hoặc hàng chưa được thông quan.',
    en: 'No declaration has this code, or its goods are not released yet.',
  },
  fix: {
    vi: 'Kiểm tra lại mã, hoặc quét lại mã QR trên giấy tờ.',
    en: 'Check the code, or scan the QR code on the paper again.',
  },
} as const satisfies Readonly<Record<string, Text>>;

/** The same page for a code that is mistyped, made up or too early: it must not tell which. */
export const notFoundPage = (language: Language, path: string): string =>
  pageHtml({
    title: TEXTS.title[language],
    language,
    path,
    body: `<article><h1>${TEXTS.title[language]}</h1><p>${TEXTS.why[language]}</p><p class="quiet">${TEXTS.fix[language]}</p></article>`,
  });
