import * as xlsx from '@e965/xlsx';
import { CsvError, parse } from 'csv-parse/sync';
import type { Cell, Sheet } from '#core/tariff-import';
import {
  decimalText,
  err,
  isStorable,
  multiplyDecimals,
  decimal,
  ok,
  parseDecimal,
  type Refusals,
  type Result,
} from '#core/kernel';
import { CELL_LENGTH_MAX, COLUMNS_MAX, ROWS_MAX, sheetRefusal, SHEETS_MAX } from './sheet-limits.ts';
import { unfoldedSize } from './unfolded-size.ts';

/** The sheets of an XLSX file, or the one of a CSV file, told apart by their first bytes. */
export function readSheets(bytes: Buffer): Result<readonly Sheet[], Refusals> {
  const sheets = isZip(bytes) ? readXlsx(bytes) : readDelimited(bytes);
  if (!sheets.ok) return sheets;
  if (sheets.value.some(({ rows }) => isTooMuch(rows))) return err([sheetRefusal('TIM-102')]);
  return sheets.value.every(isText) ? sheets : err([sheetRefusal('TIM-101')]);
}

const isTooMuch = (rows: Sheet['rows']): boolean =>
  rows.length > ROWS_MAX ||
  rows.some(
    (row) => row.length > COLUMNS_MAX || row.some((cell) => typeof cell === 'string' && cell.length > CELL_LENGTH_MAX),
  );

/** No spreadsheet program writes a NUL or half a character, and no database would keep them. */
const isText = ({ name, rows }: Sheet): boolean =>
  isStorable(name) && rows.every((row) => row.every((cell) => typeof cell !== 'string' || isStorable(cell)));

const isZip = (bytes: Buffer): boolean => bytes.length > 3 && bytes.readUInt32LE(0) === 0x04034b50;

/** The library does not say what these take and give. */
const numberFormats = xlsx.SSF as {
  readonly is_date: (format: string) => boolean;
  readonly format: (format: string, value: number) => string;
};

const PERCENT_FORMAT = /(?<!\\)%/;
const HUNDRED = decimal(100);

function readXlsx(bytes: Buffer): Result<readonly Sheet[], Refusals> {
  if (unfoldedSize(bytes) === undefined) return err([sheetRefusal('TIM-102')]);
  let book: xlsx.WorkBook;
  try {
    const { SheetNames } = xlsx.read(bytes, { type: 'buffer', bookSheets: true });
    if (SheetNames.length > SHEETS_MAX) return err([sheetRefusal('TIM-102')]);
    book = xlsx.read(bytes, {
      type: 'buffer',
      dense: true,
      cellFormula: false,
      cellHTML: false,
      cellText: false,
      cellNF: true,
      // One row more than may be, so that too many are seen to be too many.
      sheetRows: ROWS_MAX + 1,
    });
  } catch {
    return err([sheetRefusal('TIM-101')]);
  }
  return ok(book.SheetNames.map((name) => ({ name, rows: rowsOf(book.Sheets[name]) })));
}

function rowsOf(sheet: xlsx.WorkSheet | undefined): Sheet['rows'] {
  const data: readonly (readonly (xlsx.CellObject | undefined)[] | undefined)[] = sheet?.['!data'] ?? [];
  return Array.from(data, (row) => Array.from(row ?? [], cellOf));
}

function cellOf(cell: xlsx.CellObject | undefined): Cell | undefined {
  if (cell?.v === undefined || cell.v === '') return undefined;
  if (cell.t === 'e') return { fault: 'error', text: ERRORS.get(Number(cell.v)) ?? '#ERROR' };
  if (typeof cell.v !== 'number') return String(cell.v);
  const format = String(cell.z ?? '');
  if (numberFormats.is_date(format)) return { fault: 'date', text: numberFormats.format('yyyy-mm-dd', cell.v) };
  const exact = PERCENT_FORMAT.test(format) ? parseDecimal(String(cell.v)) : undefined;
  return exact === undefined ? cell.v : `${decimalText(multiplyDecimals(exact, HUNDRED))}%`;
}

/** As spreadsheet programs show them. */
const ERRORS: ReadonlyMap<number, string> = new Map([
  [0, '#NULL!'],
  [7, '#DIV/0!'],
  [15, '#VALUE!'],
  [23, '#REF!'],
  [29, '#NAME?'],
  [36, '#NUM!'],
  [42, '#N/A'],
]);

/** The one sheet of a text file. */
export const CSV_SHEET = 'CSV';
const DELIMITERS = [',', ';', '\t'] as const;

function readDelimited(bytes: Buffer): Result<readonly Sheet[], Refusals> {
  const text = textIn(bytes);
  if (text === undefined) return err([sheetRefusal('TIM-101')]);
  const head = text.slice(0, 20_000);
  const [delimiter] = DELIMITERS.toSorted((a, b) => head.split(b).length - head.split(a).length);
  try {
    const options = { bom: true, delimiter: delimiter ?? ',', relax_column_count: true, to: ROWS_MAX + 1 };
    const rows: readonly (readonly string[])[] = parse(text, options);
    return ok([{ name: CSV_SHEET, rows: rows.map((row) => row.map((cell) => (cell === '' ? undefined : cell))) }]);
  } catch (error) {
    if (error instanceof CsvError) return err([sheetRefusal('TIM-101')]);
    throw error;
  }
}

/** "Unicode text" of a spreadsheet program is UTF-16. */
function textIn(bytes: Buffer): string | undefined {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
