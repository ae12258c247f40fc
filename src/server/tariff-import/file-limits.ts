import type { RefusalRule, SlotValues } from '#core/kernel';
import { refusalFrom, type Refusal } from '#core/kernel';
import { APART_REFUSALS } from '#server/platform/apart';
import { SHEET_REFUSALS } from '#server/platform/sheets';

/** An official tariff of 12,000 lines and 25 columns is 2 to 4 MB as a spreadsheet, 5 MB as text. */
export const FILE_BYTES_MAX = 20 * 1024 * 1024;
/** Why a file is not even looked at cell by cell. */
export const FILE_REFUSALS = {
  ...SHEET_REFUSALS,
  ...APART_REFUSALS,
  'TIM-104': {
    label: { vi: 'Tệp', en: 'File' },
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
} as const satisfies Readonly<Record<string, RefusalRule>>;

export type FileRefusal = keyof typeof FILE_REFUSALS;

export const fileRefusal = (code: FileRefusal, pointer = '', values?: SlotValues): Refusal =>
  refusalFrom(FILE_REFUSALS, code, pointer, values);
