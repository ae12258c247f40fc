import { cellError, type CellError, type ImportErrorCode } from './import-errors.ts';
import type { ColumnMapping, ImportField } from './import-fields.ts';
import { columnLetters, textOf, type Cell, type Sheet } from './sheet.ts';
import type { SlotValues } from '#core/kernel';

/** A row of the table that is a tariff line: its code, and the text of every column that was mapped. */
export interface ImportedLine {
  readonly code: string;
  /** From 1, as the spreadsheet program counts. */
  readonly row: number;
  readonly texts: ReadonlyMap<ImportField, string>;
}

export interface ReadLines {
  readonly lines: readonly ImportedLine[];
  readonly errors: readonly CellError[];
  /** Lines with a wrong cell: what becomes of them is not known yet. */
  readonly wrongCodes: ReadonlySet<string>;
  /** Rows that are no lines: headings and subheadings, titles, notes. Empty rows are not counted. */
  readonly otherRows: number;
}

/** As long as the country's own table takes them. */
const NAME_LENGTH_MAX = 300;
const TEXT_LENGTH_MAX = 2_000;
const CODE_DIGITS = 8;

const NAMES: ReadonlySet<ImportField> = new Set(['name_vi', 'name_en']);
const RATES_EXCEPT: ReadonlySet<ImportField> = new Set([
  'code',
  'name_vi',
  'name_en',
  'unit',
  'policy_refs',
  'environment_tax',
]);
/** Only a rate makes a line of a row: headings have names, some have units. */
const isRate = (field: ImportField): boolean => !RATES_EXCEPT.has(field);

/** Reads the rows below the header. Every wrong cell is reported; a row with one gives no line. */
export function readLines(sheet: Sheet, headerRow: number, columns: ColumnMapping): ReadLines {
  const lines: ImportedLine[] = [];
  const errors: CellError[] = [];
  const rowOfCode = new Map<string, number>();
  const wrongCodes = new Set<string>();
  let otherRows = 0;
  for (let index = headerRow + 1; index < sheet.rows.length; index += 1) {
    const cells = sheet.rows[index] ?? [];
    const row = index + 1;
    const report: Report = (code, field, values) => {
      const column = columns.get(field) ?? 0;
      const text = textOf(cells[column]);
      errors.push(cellError(code, { sheet: sheet.name, row, column: columnLetters(column), field, text }, values));
    };
    const texts = textsOf(cells, columns);
    if ([...texts.values()].every((text) => text === '')) continue;
    const code = codeOf(cells[columns.get('code') ?? -1]);
    const hasRates = [...texts].some(([field, text]) => isRate(field) && text !== '');
    if (code === 'none' && !hasRates) otherRows += 1;
    else if (code === 'none') report('TIM-003', 'code');
    else if (code === 'heading' && !hasRates) otherRows += 1;
    else if (typeof code === 'string') report('TIM-001', 'code');
    else {
      const before = rowOfCode.get(code.digits);
      if (before !== undefined) {
        report('TIM-002', 'code', { row: String(before) });
        continue;
      }
      rowOfCode.set(code.digits, row);
      const found = errors.length;
      checkCells(cells, columns, texts, report);
      if (errors.length === found) lines.push({ code: code.digits, row, texts });
      else wrongCodes.add(code.digits);
    }
  }
  return { lines, errors, wrongCodes, otherRows };
}

type Report = (code: ImportErrorCode, field: ImportField, values?: SlotValues) => void;

function textsOf(cells: readonly (Cell | undefined)[], columns: ColumnMapping): ReadonlyMap<ImportField, string> {
  const texts = new Map<ImportField, string>();
  for (const [field, column] of columns) {
    const text = textOf(cells[column]);
    texts.set(field, isRate(field) ? plainRate(text) : text);
  }
  return texts;
}

function checkCells(
  cells: readonly (Cell | undefined)[],
  columns: ColumnMapping,
  texts: ReadonlyMap<ImportField, string>,
  report: Report,
): void {
  for (const [field, column] of columns) {
    const cell = cells[column];
    const text = texts.get(field) ?? '';
    const lengthMax = NAMES.has(field) ? NAME_LENGTH_MAX : TEXT_LENGTH_MAX;
    if (typeof cell === 'object') report(cell.fault === 'date' ? 'TIM-006' : 'TIM-007', field);
    else if (NAMES.has(field) && text === '') report('TIM-004', field);
    // A merged cell stands in the first of its rows only, a formula nobody worked out has no value: neither is a rate of nothing.
    else if (field === 'mfn' && text === '') report('TIM-009', field);
    else if (text.length > lengthMax) report('TIM-008', field, { max: String(lengthMax) });
  }
}

/**
 * Eight digits, printed with or without points. A number of seven digits is a code whose first zero a spreadsheet program dropped. Two, four
 * or six digits are a chapter, heading or subheading: no line.
 */
function codeOf(cell: Cell | undefined): { readonly digits: string } | 'none' | 'heading' | 'wrong' {
  const printed = textOf(cell);
  if (printed === '') return 'none';
  const digits = printed.replaceAll(/[. ]/g, '');
  if (!/^\d+$/.test(digits) || typeof cell === 'object') return /\d/.test(printed) ? 'wrong' : 'none';
  if (digits.length === CODE_DIGITS) return { digits };
  if (typeof cell === 'number' && digits.length === CODE_DIGITS - 1)
    return { digits: digits.padStart(CODE_DIGITS, '0') };
  return digits.length < CODE_DIGITS - 1 ? 'heading' : 'wrong';
}

const PLAIN_PERCENT = /^(\d+)(?:[.,](\d{1,4}))? ?%?$/;
const THOUSANDS = /,\d{3}/;

/** `5%`, `7,5` and `7.50 %` are how tables print 5 and 7.5; anything else is read as it stands. A comma before three digits may be either. */
export function plainRate(text: string): string {
  const match = PLAIN_PERCENT.exec(text);
  if (match === null || THOUSANDS.test(text)) return text;
  const [, whole = '', fraction = ''] = match;
  const digits = fraction.replace(/0+$/, '');
  return digits === '' ? whole : `${whole}.${digits}`;
}
