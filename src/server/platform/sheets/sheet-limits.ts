import { refusalFrom, type Refusal, type RefusalRule } from '#core/kernel';

/** What a spreadsheet may unfold to: ten times the tariff above. */
export const UNFOLDED_BYTES_MAX = 400 * 1024 * 1024;
/** Parts of a spreadsheet: sheets, styles, pictures. */
export const PARTS_MAX = 2_000;
/** The longest tariff known has 25,000 rows with its headings. */
export const ROWS_MAX = 30_000;
export const COLUMNS_MAX = 200;
/** A tariff comes as a sheet a section at the most; a file of a few kilobytes could name the same sheet a million times. */
export const SHEETS_MAX = 100;
/** What spreadsheet programs themselves keep in one cell. */
export const CELL_LENGTH_MAX = 32_767;

const FILE = { vi: 'Tệp', en: 'File' };

/** Why a file is not even looked at cell by cell. */
export const SHEET_REFUSALS = {
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
      vi: 'Tệp giải nén quá lớn, hoặc có quá nhiều trang tính, hàng hay cột, hoặc ô quá dài',
      en: 'The file unfolds to too much, or has too many sheets, rows or columns, or too long a cell',
    },
    fix: {
      vi: 'Chỉ để lại trang tính cần dùng, bỏ hình ảnh và các hàng trống có định dạng',
      en: 'Keep only the sheet that is needed, without pictures and formatted empty rows',
    },
  },
} as const satisfies Readonly<Record<string, RefusalRule>>;

export const sheetRefusal = (code: keyof typeof SHEET_REFUSALS): Refusal => refusalFrom(SHEET_REFUSALS, code, '');
