import { refusalFrom, type RefusalRule, type SlotValues, type Text } from '#core/kernel';

const CELL = { vi: 'Ô dữ liệu', en: 'Cell' };

/** What can be wrong with a cell of a table of declarations, before customs rules are asked. */
export const TABLE_REFUSALS = {
  'TBL-001': {
    label: CELL,
    message: { vi: '"{text}" không phải là số', en: '"{text}" is not a number' },
    fix: { vi: 'Chỉ ghi số, ví dụ 1250,5', en: 'Write a number alone, for instance 1250.5' },
  },
  'TBL-002': {
    label: CELL,
    message: { vi: '"{text}" không phải là số nguyên', en: '"{text}" is not a whole number' },
    fix: { vi: 'Ghi số nguyên từ 0 trở lên', en: 'Write a whole number from 0' },
  },
  'TBL-003': {
    label: CELL,
    message: { vi: '"{text}" không phải là ngày', en: '"{text}" is not a day' },
    fix: { vi: 'Ghi ngày/tháng/năm, ví dụ 25/11/2026', en: 'Write day/month/year, for instance 25/11/2026' },
  },
  'TBL-004': {
    label: CELL,
    message: {
      vi: 'Nội dung dài quá {max} ký tự hoặc có ký tự không nhìn thấy được',
      en: 'The text is longer than {max} characters, or holds some that nobody sees',
    },
    fix: { vi: 'Rút ngắn, hoặc gõ lại nội dung', en: 'Make it shorter, or type it anew' },
  },
  'TBL-005': {
    label: CELL,
    message: {
      vi: 'Cùng một tờ khai, nhưng ô này khác với hàng {row}',
      en: 'It is the same declaration, but this cell differs from row {row}',
    },
    fix: {
      vi: 'Ghi giống nhau, để trống, hoặc dùng số tham chiếu khác',
      en: 'Write the same, leave it empty, or give another reference',
    },
  },
  'TBL-006': {
    label: CELL,
    message: {
      vi: 'Ô này chứa lỗi tính toán hoặc ngày do bảng tính tự đổi: {text}',
      en: 'The cell holds an error of calculation, or a day the spreadsheet made of it: {text}',
    },
    fix: { vi: 'Đổi ô thành dạng chữ rồi ghi lại', en: 'Format the cell as text and write it again' },
  },
  'TBL-007': {
    label: { vi: 'Mã loại hình', en: 'Declaration type' },
    message: { vi: 'Tờ khai này không có mã loại hình', en: 'This declaration has no type' },
    fix: {
      vi: 'Ghi mã loại hình, ví dụ A11, ở hàng đầu của tờ khai',
      en: 'Give its type, for instance A11, in its first row',
    },
  },
} as const satisfies Readonly<Record<string, RefusalRule>>;

export type TableErrorCode = keyof typeof TABLE_REFUSALS;

/** One cell that stands in the way, named as the spreadsheet program names it. */
export interface TableError {
  readonly sheet: string;
  /** From 1. */
  readonly row: number;
  /** Letters. */
  readonly column: string;
  readonly field: string;
  /** Where in the declaration of these rows it would stand. */
  readonly pointer: string;
  readonly text: string;
  readonly code: TableErrorCode;
  readonly message: Text;
  readonly fix: Text;
}

/** What a cell holds is quoted as far as a person needs it. */
const TEXT_LENGTH_MAX = 120;

export function tableError(
  code: TableErrorCode,
  place: Pick<TableError, 'sheet' | 'row' | 'column' | 'field' | 'pointer' | 'text'>,
  values: SlotValues = {},
): TableError {
  const text = place.text.slice(0, TEXT_LENGTH_MAX);
  const { message, fix } = refusalFrom(TABLE_REFUSALS, code, '', { text, ...values });
  return { ...place, text, code, message, fix };
}
