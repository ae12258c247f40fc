import { refusalFrom, type RefusalRule, type SlotValues, type Text } from '#core/kernel';

const CODE = { vi: 'Mã hàng', en: 'Commodity code' };
const RATE = { vi: 'Thuế suất', en: 'Rate' };
const NAME = { vi: 'Tên hàng', en: 'Name' };
const CELL = { vi: 'Ô dữ liệu', en: 'Cell' };

/** What can be wrong with a cell of an official tariff. */
export const IMPORT_REFUSALS = {
  'TIM-001': {
    label: CODE,
    message: { vi: '"{text}" không phải là mã tám chữ số', en: '"{text}" is not a code of eight digits' },
    fix: {
      vi: 'Ghi đủ tám chữ số; ô dạng chữ để không mất số 0 ở đầu',
      en: 'Write all eight digits, as text, so that no leading zero is lost',
    },
  },
  'TIM-002': {
    label: CODE,
    message: { vi: 'Mã này đã có ở dòng {row}', en: 'This code stands in row {row} already' },
    fix: { vi: 'Giữ lại một dòng cho mỗi mã', en: 'Keep one row for each code' },
  },
  'TIM-003': {
    label: CODE,
    message: { vi: 'Dòng có thuế suất nhưng không có mã', en: 'The row has rates but no code' },
    fix: { vi: 'Ghi mã hàng, hoặc bỏ dòng này', en: 'Give the code, or leave the row out' },
  },
  'TIM-004': {
    label: NAME,
    message: { vi: 'Tên hàng để trống', en: 'The name is empty' },
    fix: { vi: 'Ghi tên hàng', en: 'Give the name' },
  },
  'TIM-005': {
    label: CELL,
    message: {
      vi: 'Mã này là mã mới, nhưng bảng không có cột: {fields}',
      en: 'This code is new, and the table has no column for: {fields}',
    },
    fix: { vi: 'Chọn cột tương ứng, hoặc thêm cột vào bảng', en: 'Say which column holds it, or add one to the table' },
  },
  'TIM-006': {
    label: CELL,
    message: {
      vi: 'Phần mềm bảng tính đã đổi ô này thành ngày: {text}',
      en: 'The spreadsheet program has made a date of this cell: {text}',
    },
    fix: {
      vi: 'Đổi định dạng ô thành chữ rồi ghi lại, ví dụ 8/10',
      en: 'Format the cell as text and write it again, for instance 8/10',
    },
  },
  'TIM-007': {
    label: CELL,
    message: { vi: 'Ô này chứa lỗi tính toán: {text}', en: 'The cell holds an error of calculation: {text}' },
    fix: { vi: 'Sửa công thức, hoặc ghi giá trị', en: 'Mend the formula, or write the value' },
  },
  'TIM-008': {
    label: CELL,
    message: { vi: 'Nội dung dài quá {max} ký tự', en: 'The text is longer than {max} characters' },
    fix: { vi: 'Rút ngắn nội dung', en: 'Make it shorter' },
  },
  'TIM-009': {
    label: RATE,
    message: { vi: 'Không hiểu được thuế suất "{text}"', en: 'The rate "{text}" is not understood' },
    fix: {
      vi: 'Ghi theo một trong các dạng được nêu trong tài liệu',
      en: 'Write it in one of the forms that the documentation lists',
    },
  },
  'TIM-010': {
    label: { vi: 'Đơn vị tính', en: 'Unit' },
    message: {
      vi: 'Đơn vị "{text}" không có trong danh mục',
      en: '"{text}" holds a unit that is not in the list of unit words',
    },
    fix: { vi: 'Ghi đơn vị theo danh mục, ngăn cách bằng dấu /', en: 'Use the words of the list, separated by /' },
  },
  'TIM-011': {
    label: { vi: 'Thuế GTGT', en: 'VAT' },
    message: {
      vi: 'Cách ghi thuế GTGT "{text}" không có trong danh mục',
      en: 'The VAT text "{text}" is not in the list of VAT treatments',
    },
    fix: { vi: 'Ghi theo một cách trong danh mục', en: 'Use one that is in the list' },
  },
  'TIM-012': {
    label: CELL,
    message: { vi: '"{text}" không dùng được ở đây', en: '"{text}" cannot stand here' },
    fix: { vi: 'Xem tài liệu về các cột của biểu thuế', en: 'See what the documentation says of this column' },
  },
} as const satisfies Readonly<Record<string, RefusalRule>>;

export type ImportErrorCode = keyof typeof IMPORT_REFUSALS;

/** One cell that stands in the way, named as the spreadsheet program names it. */
export interface CellError {
  readonly sheet: string;
  /** From 1. */
  readonly row: number;
  /** Letters. */
  readonly column: string;
  readonly field: string;
  readonly text: string;
  readonly code: ImportErrorCode;
  readonly message: Text;
  readonly fix: Text;
}

/** What a cell holds is quoted as far as a person needs it. */
const TEXT_LENGTH_MAX = 120;

export function cellError(
  code: ImportErrorCode,
  place: Pick<CellError, 'sheet' | 'row' | 'column' | 'field' | 'text'>,
  values: SlotValues = {},
): CellError {
  const { message, fix } = refusalFrom(IMPORT_REFUSALS, code, '', { text: place.text, ...values });
  return { ...place, text: place.text.slice(0, TEXT_LENGTH_MAX), code, message, fix };
}
