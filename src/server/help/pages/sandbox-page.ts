import { MAGIC_REFERENCES, quickStart } from '#core/sandbox';
import type { Text } from '#core/kernel';
import { escapeHtml, pageHtml, type Language } from '#server/platform/pages';
import { ERRORS_PATH } from './error-list-page.ts';

export const SANDBOX_PATH = '/help/sandbox';

const WORDS = {
  title: { vi: 'Hộp thử', en: 'The sandbox' },
  lead: {
    vi: 'Cùng chương trình, cùng quy định, cùng câu trả lời; nhưng những gì gửi bằng khóa test_ được giữ riêng và không có hiệu lực. Cán bộ và ngân hàng mô phỏng tự hành động.',
    en: 'The same program, law and answers; but what is sent with a test_ key is kept apart and counts for nothing. A simulated officer and a simulated bank act by themselves.',
  },
  forced: { vi: 'Kết quả có thể ép', en: 'Outcomes that can be forced' },
  where: {
    vi: 'Viết vào functionalReferenceId, ở bất kỳ đâu trong đó; nhiều từ thì cộng lại. Trên hệ thống thật chúng chỉ là chữ.',
    en: 'Written into functionalReferenceId, anywhere in it; several add up. On the live system they are letters like any others.',
  },
  token: { vi: 'Trong số tham chiếu', en: 'In the reference' },
  outcome: { vi: 'Điều xảy ra', en: 'What happens' },
  start: { vi: 'Tờ khai đầu tiên', en: 'First declaration' },
  startHint: {
    vi: 'Tạo khóa ở trang Kết nối phần mềm, đặt vào chỗ test_…, thay mã số thuế của bạn.',
    en: 'Create a key on the page Integration, put it in the place of test_…, and your own tax code.',
  },
  codes: { vi: 'Mọi mã lỗi', en: 'All error codes' },
} as const satisfies Readonly<Record<string, Text>>;

/** How the sandbox is used and everything that can be forced there, from the table that forces it. */
export function sandboxPage(language: Language, url: string): string {
  const say = (name: keyof typeof WORDS): string => escapeHtml(WORDS[name][language]);
  const rows = MAGIC_REFERENCES.map(
    ({ token, outcome }) => `<li><code>${escapeHtml(token)}</code><span>${escapeHtml(outcome[language])}</span></li>`,
  );
  const importer = { id: '0399000014', name: 'Công ty TNHH Hải Âu Tưởng Tượng' };
  const lines = quickStart({ url, importer, token: 'SANDBOX-YELLOW-DOC' });
  return pageHtml({
    title: WORDS.title[language],
    language,
    path: SANDBOX_PATH,
    body: `<article><h1>${say('title')}</h1><p class="quiet">${say('lead')}</p>
<h2>${say('forced')}</h2><p class="quiet">${say('where')}</p><ul class="codes">${rows.join('')}</ul>
<h2>${say('start')}</h2><p class="quiet">${say('startHint')}</p><pre tabindex="0"><code>${escapeHtml(lines)}</code></pre>
<p><a href="${ERRORS_PATH}?lang=${language}">${say('codes')}</a></p></article>`,
  });
}
