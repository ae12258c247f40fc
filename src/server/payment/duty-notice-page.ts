import { amountDue, type DeclarationState } from '#core/declaration';
import type { CodeBook } from '#core/codes';
import { wholeUnits, type PlainDate, type Text } from '#core/kernel';
import { escapeHtml, localDate, localTime, pageHtml, type Language } from '#server/platform/pages';
import bwipjs from 'bwip-js/node';

const TEXTS = {
  title: { vi: 'Thông báo thuế', en: 'Duty notice' },
  payer: { vi: 'Người nộp thuế', en: 'Taxpayer' },
  office: { vi: 'Cơ quan hải quan', en: 'Customs office' },
  registered: { vi: 'Đăng ký lúc', en: 'Registered' },
  reference: { vi: 'Mã nộp tiền', en: 'Payment reference' },
  tax: { vi: 'Khoản thu', en: 'Tax' },
  amount: { vi: 'Số tiền', en: 'Amount' },
  total: { vi: 'Tổng phải nộp', en: 'Total payable' },
  paid: { vi: 'Đã nộp', en: 'Paid' },
  due: { vi: 'Còn phải nộp', en: 'Still due' },
  deferred: { vi: 'Trong đó được nộp sau, đến', en: 'Of which may be paid until' },
  how: {
    vi: 'Ghi đúng mã nộp tiền trên lệnh chuyển khoản. Hàng được thông quan tự động khi ngân hàng xác nhận và không còn việc kiểm tra.',
    en: 'Write the payment reference on the transfer. The goods are released by themselves once the bank confirms and no check is open.',
  },
} as const satisfies Readonly<Record<string, Text>>;

export interface DutyNoticeView {
  readonly language: Language;
  readonly path: string;
  readonly codes: CodeBook;
  readonly today: PlainDate;
  readonly currency: string;
  readonly zoneOffsetMinutes: number;
  readonly payer: string;
}

/** What is owed, to whom, and how to pay it: for the screen and for paper. */
export function dutyNoticePage(state: DeclarationState, view: DutyNoticeView): string {
  const { language, codes, today } = view;
  const money = (amount: string): string =>
    `${wholeUnits(amount).toLocaleString(language === 'vi' ? 'vi-VN' : 'en-GB')} ${view.currency}`;
  const fact = (label: Text, value: string): string => `<dt>${label[language]}</dt><dd>${escapeHtml(value)}</dd>`;
  const row = (label: string, amount: string, strong = ''): string =>
    `<tr${strong}><th scope="row">${escapeHtml(label)}</th><td>${money(amount)}</td></tr>`;
  const due = amountDue(state).toString();
  const office = codes.find('customs-office', state.head.officeId, today)?.name[language] ?? state.head.officeId;
  const taxes = state.taxes.map((tax) =>
    row(codes.find('tax-type', tax.taxType, today)?.name[language] ?? tax.taxType, tax.payable),
  );
  const deferred =
    state.deferred === undefined
      ? ''
      : row(`${TEXTS.deferred[language]} ${localDate(state.deferred.dueOn, language)}`, state.deferred.amount);
  const reference = state.paymentReference ?? '';
  return pageHtml({
    title: `${TEXTS.title[language]} ${state.head.number}`,
    language,
    path: view.path,
    body: `<article>
<h1>${TEXTS.title[language]}</h1>
<p class="number">${escapeHtml(state.head.number)}</p>
<dl>${fact(TEXTS.payer, view.payer)}${fact(TEXTS.office, office)}${fact(TEXTS.registered, localTime(state.registeredAt ?? state.submittedAt, language, view.zoneOffsetMinutes))}</dl>
<table><thead><tr><th scope="col">${TEXTS.tax[language]}</th><th scope="col">${TEXTS.amount[language]}</th></tr></thead>
<tbody>${taxes.join('')}${row(TEXTS.total[language], state.totalPayable, ' class="total"')}${row(TEXTS.paid[language], state.amountPaid)}${row(TEXTS.due[language], due, ' class="total"')}${deferred}</tbody></table>
<div class="proof">${bwipjs.toSVG({ bcid: 'qrcode', text: reference || state.head.number, padding: 0 })}<div><p class="quiet">${TEXTS.reference[language]}</p><p class="number">${escapeHtml(reference)}</p><p>${TEXTS.how[language]}</p></div></div>
</article>`,
  });
}
