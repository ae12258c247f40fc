import type { EntryRow } from './import-store.ts';

const HEADER = ['Hàng / Row', 'Số tham chiếu / Reference', 'Kết quả / Result', 'Số tờ khai / Number', 'Lỗi / Errors'];

/** For spreadsheet programs: with a mark of its encoding, one row for each declaration, and nothing that could run as a formula. */
export function resultCsv(entries: readonly EntryRow[]): string {
  const rows = entries.map((entry) => [
    String(entry.row),
    entry.reference,
    entry.state,
    entry.number ?? entry.draft_id ?? '',
    [
      ...entry.cell_errors.map(
        ({ code, column, row, message }) => `${code} ${column}${row} ${message.vi} / ${message.en}`,
      ),
      ...entry.refusals.map(({ code, pointer, message }) => `${code} ${pointer} ${message.vi} / ${message.en}`),
    ].join('; '),
  ]);
  return `\ufeff${[HEADER, ...rows].map((row) => row.map(cellOf).join(',')).join('\r\n')}\r\n`;
}

const cellOf = (text: string): string => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
