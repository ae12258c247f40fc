import type { RefusalRule, SlotValues } from '#core/kernel';
import { refusalFrom, type Refusal } from '#core/kernel';

/** An official tariff of 12,000 lines and 25 columns is 2 to 4 MB as a spreadsheet, 5 MB as text. */
export const FILE_BYTES_MAX = 20 * 1024 * 1024;
/** What a spreadsheet may unfold to: ten times the tariff above. */
export const UNFOLDED_BYTES_MAX = 400 * 1024 * 1024;
/** Parts of a spreadsheet: sheets, styles, pictures. */
export const PARTS_MAX = 2_000;
/** The longest tariff known has 25,000 rows with its headings. */
export const ROWS_MAX = 30_000;
export const COLUMNS_MAX = 200;

const FILE = { vi: 'Tệp', en: 'File' };

/** Why a file is not even looked at cell by cell. */
export const FILE_REFUSALS = {
  'TIM-101': {
    label: FILE,
    message: {
      vi: 'Tệp không phải là bảng tính XLSX, cũng không phải văn bản CSV mã UTF-8',
      en: 'The file is neither an XLSX spreadsheet nor CSV text in UTF-8',
    },
    fix: {
      vi: 'Lưu bảng dưới dạng .xlsx hoặc "CSV UTF-8" rồi gửi lại',
      en: 'Save the table as .xlsx or as "CSV UTF-8" and send it again',
    },
  },
  'TIM-102': {
    label: FILE,
    message: {
      vi: 'Tệp giải nén quá lớn, hoặc có quá nhiều hàng hay cột',
      en: 'The file unfolds to too much, or has too many rows or columns',
    },
    fix: {
      vi: 'Chỉ để lại trang tính của biểu thuế, bỏ hình ảnh và các hàng trống có định dạng',
      en: 'Keep only the sheet of the tariff, without pictures and formatted empty rows',
    },
  },
  'TIM-104': {
    label: FILE,
    message: {
      vi: 'Không có trang tính, hàng tiêu đề hoặc cột này: {place}',
      en: 'There is no such sheet, header row or column: {place}',
    },
    fix: { vi: 'Chọn lại trong các giá trị được nêu', en: 'Choose from what is offered' },
  },
  'TIM-105': {
    label: { vi: 'Cột', en: 'Columns' },
    message: {
      vi: 'Cần cột mã hàng và ít nhất một cột khác',
      en: 'A column of commodity codes is needed, and at least one other',
    },
    fix: { vi: 'Chọn cột cho từng nội dung', en: 'Say which column holds what' },
  },
  'TIM-106': {
    label: { vi: 'Biểu thuế', en: 'Tariff' },
    message: {
      vi: 'Kể từ lần kiểm tra, dữ liệu đang có hiệu lực đã thay đổi, hoặc bảng còn lỗi',
      en: 'The data in force has changed since the check, or the table still has errors',
    },
    fix: { vi: 'Kiểm tra lại rồi đề xuất', en: 'Check it again, then propose' },
  },
  'TIM-107': {
    label: { vi: 'Biểu thuế', en: 'Tariff' },
    message: { vi: 'Bảng này không thay đổi gì', en: 'The table changes nothing' },
    fix: { vi: 'Không cần làm gì thêm', en: 'Nothing is left to do' },
  },
  'TIM-108': {
    label: { vi: 'Biểu thuế', en: 'Tariff' },
    message: {
      vi: 'Việc đọc tệp mất quá nhiều thời gian hoặc bộ nhớ',
      en: 'Reading the file took too much time or memory',
    },
    fix: {
      vi: 'Chỉ để lại trang tính của biểu thuế rồi gửi lại',
      en: 'Keep only the sheet of the tariff and send it again',
    },
  },
} as const satisfies Readonly<Record<string, RefusalRule>>;

export type FileRefusal = keyof typeof FILE_REFUSALS;

export const fileRefusal = (code: FileRefusal, pointer = '', values?: SlotValues): Refusal =>
  refusalFrom(FILE_REFUSALS, code, pointer, values);
