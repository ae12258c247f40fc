import type { SuspenseItem } from './item-view.ts';

const HEADER = [
  'Ngân hàng và số báo có / Bank and number',
  'Nhận lúc / Received (UTC)',
  'Hạn xử lý / Due',
  'Tình trạng / State',
  'Lý do / Reason',
  'Số tiền / Amount',
  'Còn chờ / Left',
  'Mã tham chiếu / Reference',
  'Người nộp / Payer',
  'Tài khoản / Account',
  'Nội dung / Text',
];

/** For spreadsheet programs: with a mark of its encoding, and nothing that could run as a formula. */
export function suspenseCsv(items: readonly SuspenseItem[]): string {
  const rows = items.map((item) => [
    item.id,
    item.receivedAt,
    item.dueOn ?? '',
    item.state,
    item.reason,
    item.amount,
    item.left,
    item.paymentReference,
    item.payerName,
    item.payerAccount ?? '',
    item.text ?? '',
  ]);
  return `\ufeff${[HEADER, ...rows].map((row) => row.map(cellOf).join(',')).join('\r\n')}\r\n`;
}

const cellOf = (text: string): string => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
