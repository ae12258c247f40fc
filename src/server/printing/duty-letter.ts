import { amountDue, payableInAll } from '#core/declaration';
import type { Text } from '#core/kernel';
import { localDate } from '#server/platform/pages';
import { qrCode, typeset, type LetterPaper } from '#server/platform/print';
import { paperOf, writerFor, type PaperContext } from './paper-context.ts';

const TEXTS = {
  title: { vi: 'Thông báo thuế', en: 'Duty notice' },
  payer: { vi: 'Người nộp thuế', en: 'Taxpayer' },
  registered: { vi: 'Đăng ký lúc', en: 'Registered' },
  statement: {
    vi: 'Cơ quan hải quan thông báo số thuế và các khoản thu phải nộp của tờ khai này.',
    en: 'Customs gives notice of the duties and taxes payable on this declaration.',
  },
  taxes: { vi: 'Thuế và khoản thu', en: 'Duties and taxes' },
  tax: { vi: 'Khoản thu', en: 'Tax' },
  amount: { vi: 'Số tiền', en: 'Amount' },
  penalty: { vi: 'Tiền phạt theo quyết định', en: 'Fine, decision' },
  total: { vi: 'Tổng phải nộp', en: 'Total payable' },
  paid: { vi: 'Đã nộp', en: 'Paid' },
  due: { vi: 'Còn phải nộp', en: 'Still due' },
  deferred: { vi: 'Trong đó được nộp sau, đến', en: 'Of which may be paid until' },
  reference: { vi: 'Mã nộp tiền', en: 'Payment reference' },
  how: {
    vi: 'Ghi đúng mã nộp tiền trên lệnh chuyển khoản. Hàng được thông quan tự động khi ngân hàng xác nhận và không còn việc kiểm tra.',
    en: 'Write the payment reference on the transfer. The goods are released by themselves once the bank confirms and no check is open.',
  },
} as const satisfies Readonly<Record<string, Text>>;

/** What is owed, by whom, and how to pay it. */
export function printDutyNotice(context: PaperContext, paymentReference: string): Promise<Buffer> {
  const { state, declaration } = context.record;
  const writer = writerFor(context);
  const { say, money, name } = writer;
  const payer = state.head.direction === 'import' ? declaration.importer : declaration.exporter;
  const row = (label: string, amount: string, strong = false) => ({ cells: [label, money(amount)], strong });
  const { deferred } = state;
  const print: LetterPaper = {
    ...paperOf(context, writer, {
      title: TEXTS.title,
      facts: writer.facts([
        [TEXTS.payer, [payer?.name, payer?.id].filter(Boolean).join(' · ')],
        [TEXTS.registered, writer.time(state.registeredAt ?? state.submittedAt)],
      ]),
    }),
    mark: '',
    statement: say(TEXTS.statement),
    lists: [
      {
        title: say(TEXTS.taxes),
        columns: [3, 2],
        words: [say(TEXTS.tax), say(TEXTS.amount)],
        right: 1,
        rows: [
          ...state.taxes.map(({ taxType, payable }) => row(name('tax-type', taxType), payable)),
          ...(state.penalties ?? []).map(({ id, amount }) => row(`${say(TEXTS.penalty)} ${id}`, amount)),
          row(say(TEXTS.total), payableInAll(state).toString(), true),
          row(say(TEXTS.paid), state.amountPaid),
          ...(deferred === undefined
            ? []
            : [row(`${say(TEXTS.deferred)} ${localDate(deferred.dueOn, writer.language)}`, deferred.amount)]),
        ],
      },
    ],
    bottomLine: { label: say(TEXTS.due), value: money(amountDue(state).toString()) },
    proof: { label: say(TEXTS.reference), value: paymentReference, long: false, qr: qrCode(paymentReference) },
    notes: [say(TEXTS.how)],
  };
  return typeset('letter', print);
}
