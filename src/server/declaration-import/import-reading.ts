import {
  guessDeclarations,
  numbersIn,
  readDeclarations,
  rememberFields,
  tableField,
  TABLE_FIELDS,
  type NumberStyle,
  type RememberedFields,
  type TableError,
} from '#core/declaration-import';
import {
  err,
  isStorable,
  ok,
  refusalFrom,
  type Refusal,
  type Refusals,
  type RefusalRule,
  type Result,
} from '#core/kernel';
import { columnIndex, columnLetters, headersOf, headsOf, layoutOf, type Sheet } from '#core/tariff-import';
import { looksLikeXml, readDeclaration } from '#messages/wco';
import { readJsonBody } from '#server/platform/json';
import { readSheets, sheetRefusal } from '#server/platform/sheets';
import { createHash } from 'node:crypto';

/** As much as a shipment of 2,000 lines takes as XML, and as tables of many. */
export const IMPORT_BYTES_MAX = 8 * 1024 * 1024;
/** Work for minutes; more is two files. */
export const DECLARATIONS_MAX = 500;
/** Nobody mends more cell by cell: then a column is not what it was taken for. */
export const WRONG_CELLS_MAX = 10_000;
/**
 * As JSON, of all declarations together: several times the largest file as it is. A spreadsheet keeps a text once for any number of
 * cells, so that a few kilobytes of it could state gigabytes.
 */
const CONTENT_LENGTH_MAX = 64 * 1024 * 1024;
const REFERENCE_LENGTH_MAX = 80;

const FILE = { vi: 'Tệp', en: 'File' };
const LOOK_AGAIN = { vi: 'Tải lại trang để xem tiến độ của tệp', en: 'Reload the page to see how far the file is' };
export const DECLARATION_FILE_REFUSALS = {
  'TBL-101': {
    label: FILE,
    message: { vi: 'Tệp không có tờ khai nào đọc được', en: 'The file holds no declaration that can be read' },
    fix: {
      vi: 'Gửi bảng XLSX hoặc CSV có hàng tiêu đề, tệp JSON hoặc XML như tệp mẫu',
      en: 'Send an XLSX or CSV table with a header row, or JSON or XML like the sample files',
    },
  },
  'TBL-102': {
    label: FILE,
    message: { vi: 'Tệp có quá {max} tờ khai', en: 'The file holds more than {max} declarations' },
    fix: { vi: 'Chia tệp rồi gửi từng phần', en: 'Split the file and send each part' },
  },
  'TBL-103': {
    label: FILE,
    message: { vi: 'Không có trang tính hoặc cột này: {place}', en: 'There is no such sheet or column: {place}' },
    fix: { vi: 'Chọn lại trong các giá trị được nêu', en: 'Choose from what is offered' },
  },
  'TBL-104': {
    label: FILE,
    message: {
      vi: 'Có ký tự không lưu được tại {place}',
      en: 'There is a character that cannot be kept at {place}',
    },
    fix: {
      vi: 'Gõ lại nội dung này rồi gửi lại tệp',
      en: 'Type this text anew and send the file again',
    },
  },
  'TBL-105': {
    label: FILE,
    message: {
      vi: 'Bảng có hơn {max} ô không khớp với cột của mình',
      en: 'More than {max} cells of the table do not fit their columns',
    },
    fix: {
      vi: 'Kiểm tra lại nội dung đã chọn cho từng cột',
      en: 'See whether each column holds what was chosen for it',
    },
  },
  'TBL-106': {
    label: FILE,
    message: {
      vi: 'Tệp đang được gửi đi, hoặc chưa được kiểm tra',
      en: 'The file is on its way, or has not been checked',
    },
    fix: LOOK_AGAIN,
  },
  'TBL-107': {
    label: FILE,
    message: { vi: 'Có người vừa sửa bản nháp này', en: 'Somebody changed the draft meanwhile' },
    fix: { vi: 'Xem lại bản xem trước rồi đưa vào', en: 'Look at the preview again, then bring it in' },
  },
  'TBL-108': {
    label: FILE,
    message: {
      vi: 'Tệp chưa được kiểm tra, hoặc không có tờ khai ở hàng này',
      en: 'The file has not been checked, or has no declaration in that row',
    },
    fix: { vi: 'Kiểm tra tệp rồi chọn lại', en: 'Have the file checked, then choose again' },
  },
  'TBL-109': {
    label: FILE,
    message: {
      vi: 'Các tờ khai của tệp đã được gửi đi',
      en: 'The declarations of the file have been sent on their way',
    },
    fix: LOOK_AGAIN,
  },
} as const satisfies Readonly<Record<string, RefusalRule>>;

export const fileRefusal = (code: keyof typeof DECLARATION_FILE_REFUSALS, place = ''): Refusal =>
  refusalFrom(DECLARATION_FILE_REFUSALS, code, '', {
    place,
    max: String(code === 'TBL-105' ? WRONG_CELLS_MAX : DECLARATIONS_MAX),
  });

/** Letters of columns by field. */
export type ColumnLetters = Readonly<Record<string, string>>;

export interface ReadingOptions {
  readonly sheet: string;
  /** From 1. */
  readonly headerRow: number;
  readonly columns: ColumnLetters;
  readonly numbers?: NumberStyle | undefined;
}
export interface ImportDescription {
  readonly kind: 'table' | 'json' | 'xml';
  readonly sheets: readonly {
    readonly name: string;
    readonly rowCount: number;
    readonly head: readonly (readonly string[])[];
  }[];
  readonly guess: { readonly sheet: string; readonly headerRow: number; readonly columns: ColumnLetters } | null;
}
/** By hash of the headers. */
export type KnownLayouts = Readonly<Record<string, RememberedFields>>;

export interface ReadEntry {
  readonly row: number;
  readonly reference: string;
  readonly lineCount: number;
  readonly content: unknown;
  readonly errors: readonly TableError[];
}
export interface ReadFile {
  /** A number that may be read in two ways, where nobody has said yet how they are written. */
  readonly example: string | null;
  readonly entries: readonly ReadEntry[];
  readonly layout: { readonly hash: string; readonly columns: RememberedFields } | null;
}

export type ReadingJob =
  | { readonly do: 'describe'; readonly bytes: Uint8Array; readonly layouts: KnownLayouts }
  | { readonly do: 'read'; readonly bytes: Uint8Array; readonly options: ReadingOptions | null };
export interface ReadingAnswers {
  readonly describe: ImportDescription;
  readonly read: ReadFile;
}

/** In a thread of its own. */
export function runReading(job: ReadingJob): Result<ReadingAnswers[keyof ReadingAnswers], Refusals> {
  const bytes = Buffer.from(job.bytes);
  const kind = kindOf(bytes);
  if (job.do === 'describe') {
    if (kind !== 'table') {
      const read = readMessages(kind, bytes);
      return read.ok ? ok({ kind, sheets: [], guess: null }) : read;
    }
    const sheets = readSheets(bytes);
    return sheets.ok ? ok(describe(sheets.value, job.layouts)) : sheets;
  }
  if (kind !== 'table') return readMessages(kind, bytes);
  const sheets = readSheets(bytes);
  return sheets.ok ? readTable(sheets.value, job.options) : sheets;
}

/** By its first character that is no blank, in whatever encoding: neither a spreadsheet nor a header begins so. */
function kindOf(bytes: Buffer): ImportDescription['kind'] {
  if (looksLikeXml(bytes)) return 'xml';
  // Of UTF-16 every other byte is empty; its mark, and that of UTF-8, are no letters of ASCII.
  const head = bytes.subarray(0, 200).toString('latin1').replaceAll('\0', '');
  return /^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)?\s*[[{]/.test(head) ? 'json' : 'table';
}

function describe(sheets: readonly Sheet[], layouts: KnownLayouts): ImportDescription {
  const heads = headsOf(sheets);
  const guess = guessDeclarations(sheets, (layout) => layouts[hashOf(layout)] ?? {});
  return {
    kind: 'table',
    sheets: sheets.map(({ name, rows }, index) => ({ name, rowCount: rows.length, head: heads[index] ?? [] })),
    guess: guess
      ? {
          sheet: guess.sheet,
          headerRow: guess.headerRow + 1,
          columns: Object.fromEntries([...guess.columns].map(([field, index]) => [field, columnLetters(index)])),
        }
      : null,
  };
}

function readTable(sheets: readonly Sheet[], options: ReadingOptions | null): Result<ReadFile, Refusals> {
  const sheet = sheets.find(({ name }) => name === options?.sheet);
  if (!sheet || !options) return err([fileRefusal('TBL-103', options?.sheet)]);
  const columns = new Map<string, number>();
  for (const [field, letters] of Object.entries(options.columns)) {
    const index = columnIndex(letters);
    if (!tableField(field) || index === undefined) return err([fileRefusal('TBL-103', `${field}=${letters}`)]);
    columns.set(field, index);
  }
  const headerRow = options.headerRow - 1;
  const headers = headersOf(sheet.rows[headerRow]);
  const layout = { hash: hashOf(layoutOf(headers)), columns: rememberFields(headers, columns) };
  const told = numbersIn({ sheet, headerRow, columns });
  const numbers = options.numbers ?? told.style;
  if (numbers === undefined) return ok({ example: told.example ?? null, entries: [], layout });
  const read = readDeclarations({ sheet, headerRow, columns, numbers });
  if (read.length === 0) return err([fileRefusal('TBL-101')]);
  if (read.length > DECLARATIONS_MAX) return err([fileRefusal('TBL-102')]);
  if (sumOf(read, ({ errors }) => errors.length) > WRONG_CELLS_MAX) return err([fileRefusal('TBL-105')]);
  if (sumOf(read, ({ content }) => JSON.stringify(content).length) > CONTENT_LENGTH_MAX)
    return err([sheetRefusal('TIM-102')]);
  const entries = read.map(({ row, rows, reference, content, errors }) => {
    return { row, reference, lineCount: rows.length, content, errors };
  });
  return ok({ example: null, entries, layout });
}

const sumOf = <T>(all: readonly T[], sizeOf: (one: T) => number): number =>
  all.reduce((sum, one) => sum + sizeOf(one), 0);

function readMessages(kind: 'json' | 'xml', bytes: Buffer): Result<ReadFile, Refusals> {
  const read = kind === 'xml' ? readXml(bytes) : readJson(bytes);
  if (!read.ok) return read;
  if (read.value.length === 0) return err([fileRefusal('TBL-101')]);
  if (read.value.length > DECLARATIONS_MAX) return err([fileRefusal('TBL-102')]);
  const entries = read.value.map((content, index) => {
    const { functionalReferenceId: reference, goodsItems } = memberTexts(content);
    return {
      row: index + 1,
      reference: typeof reference === 'string' ? reference.slice(0, REFERENCE_LENGTH_MAX) : '',
      lineCount: Array.isArray(goodsItems) ? goodsItems.length : 0,
      content,
      errors: [],
    };
  });
  return ok({ example: null, entries, layout: null });
}

function readXml(bytes: Buffer): Result<readonly unknown[], Refusals> {
  const read = readDeclaration(bytes);
  return read.ok ? ok([read.value.declaration]) : read;
}

/** As strictly as a body: what the API would not take from another program is not taken from a file. */
function readJson(bytes: Buffer): Result<readonly unknown[], Refusals> {
  const read = readJsonBody(bytes);
  if (!read.ok) return read;
  const all: readonly unknown[] = Array.isArray(read.value) ? read.value : [read.value];
  if (!all.every((one) => typeof one === 'object' && one !== null)) return err([fileRefusal('TBL-101')]);
  const place = notKept(all);
  return place === undefined ? ok(all) : err([fileRefusal('TBL-104', place)]);
}

/** Where a text stands that PostgreSQL keeps in no JSON: one with a NUL or half a character. Any other text is for the model to judge. */
function notKept(value: unknown, at = ''): string | undefined {
  if (typeof value === 'string') return isStorable(value) ? undefined : at;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [name, member] of Object.entries(value)) {
    const place = isStorable(name) ? notKept(member, `${at}/${name}`) : at || '/';
    if (place !== undefined) return place.slice(0, PLACE_LENGTH_MAX);
  }
  return undefined;
}

const PLACE_LENGTH_MAX = 200;

const memberTexts = (content: unknown): { readonly [name: string]: unknown } =>
  typeof content === 'object' && content !== null ? { ...content } : {};

const hashOf = (layout: string): string => createHash('sha256').update(layout).digest('hex');

export const IMPORT_FIELDS: readonly string[] = TABLE_FIELDS.map(({ field }) => field);
