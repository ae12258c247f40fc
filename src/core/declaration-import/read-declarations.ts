import { STORABLE_TEXT, type SlotValues } from '#core/kernel';
import { columnLetters, textOf, type Cell, type Sheet } from '#core/tariff-import';
import { numberOf, styleOf, type NumberStyle, type Style } from './number-texts.ts';
import { tableError, type TableError, type TableErrorCode } from './table-errors.ts';
import { REFERENCE_FIELD, tableField, type TableColumns, type TableField } from './table-fields.ts';

/** What a table says of a declaration: texts and counts by name, not yet held against the model. */
export interface TableTree {
  [name: string]: TableTree | TableTree[] | string | number;
}

export interface TableDeclaration {
  /** From 1: the row in which it begins. */
  readonly row: number;
  readonly reference: string;
  /** Its rows, one for each goods line. */
  readonly rows: readonly number[];
  readonly content: TableTree;
  readonly errors: readonly TableError[];
}

export interface TableQuestion {
  readonly sheet: Sheet;
  /** From 0. */
  readonly headerRow: number;
  readonly columns: TableColumns;
  readonly numbers: NumberStyle;
}

/** How the numbers of a table are written, as far as it tells: whether people have to be asked. */
export function numbersIn({ sheet, headerRow, columns }: Omit<TableQuestion, 'numbers'>): Style {
  const places = [...columns].flatMap(([field, index]) => (isNumber(tableField(field)) ? [index] : []));
  const texts = sheet.rows.slice(headerRow + 1).flatMap((row) =>
    places.flatMap((index) => {
      const cell = row[index];
      // A number of a spreadsheet is a number already, however it is shown.
      return typeof cell === 'string' ? [textOf(cell)] : [];
    }),
  );
  return styleOf(texts);
}

/** Each row a goods line, rows of one reference one declaration. Every wrong cell is reported at its place. */
export function readDeclarations(question: TableQuestion): readonly TableDeclaration[] {
  const groups = new Map<string, number[]>();
  const { sheet, headerRow, columns } = question;
  const referenceColumn = columns.get(REFERENCE_FIELD);
  let reference = '';
  for (let index = headerRow + 1; index < sheet.rows.length; index += 1) {
    const cells = sheet.rows[index] ?? [];
    if ([...columns.values()].every((column) => textOf(cells[column]) === '')) continue;
    // A merged cell stands in the first of its rows only: an empty reference is the one above.
    if (referenceColumn !== undefined) reference = textOf(cells[referenceColumn]) || reference;
    const rows = groups.get(reference);
    if (rows) rows.push(index + 1);
    else groups.set(reference, [index + 1]);
  }
  return [...groups].map(([name, rows]) => oneDeclaration(question, name, rows));
}

function oneDeclaration(question: TableQuestion, reference: string, rows: readonly number[]): TableDeclaration {
  const errors: TableError[] = [];
  const head: TableTree = { functionCode: '9' };
  const goodsItems: TableTree[] = [];
  const saidIn = new Map<string, { readonly value: string | number; readonly row: number }>();
  for (const row of rows) {
    const item: TableTree = { sequence: goodsItems.length + 1 };
    for (const [name, column] of question.columns) {
      const field = tableField(name);
      const cell = question.sheet.rows[row - 1]?.[column];
      if (!field || textOf(cell) === '') continue;
      const report = (code: TableErrorCode, values?: SlotValues): undefined => {
        errors.push(tableError(code, placeOf(question, row, { name, cell, line: goodsItems.length }), values));
      };
      const value = valueOf(cell, field, question.numbers, report);
      if (value === undefined) continue;
      if (field.level === 'line') {
        put(item, name.slice(LINE_PREFIX_LENGTH), value);
        continue;
      }
      const said = saidIn.get(name);
      if (said && said.value !== value) report('TBL-005', { row: String(said.row) });
      if (said) continue;
      saidIn.set(name, { value, row });
      put(head, name.slice(1), value);
    }
    goodsItems.push(item);
  }
  const [row = 0] = rows;
  if (head['typeCode'] === undefined && !errors.some(({ field }) => field === '/typeCode'))
    errors.push(tableError('TBL-007', placeOf(question, row, { name: '/typeCode', cell: undefined, line: 0 })));
  const content = { ...completed(head, goodsItems), goodsItemQuantity: goodsItems.length };
  return { row, reference, rows, content, errors };
}

const LINE_PREFIX_LENGTH = '/goodsItems/'.length;

interface Place {
  readonly name: string;
  readonly cell: Cell | undefined;
  /** From 0. */
  readonly line: number;
}
function placeOf(question: TableQuestion, row: number, { name, cell, line }: Place) {
  const column = columnLetters(question.columns.get(name) ?? 0);
  const isOfLine = tableField(name)?.level === 'line';
  const pointer = isOfLine ? `/goodsItems/${line}/${name.slice(LINE_PREFIX_LENGTH)}` : name;
  return { sheet: question.sheet.name, row, column, field: name, pointer, text: textOf(cell) };
}

const isNumber = (field: TableField | undefined): boolean => field?.kind === 'decimal' || field?.kind === 'count';
const DECIMAL_TEXT = /^-?\d{1,20}(?:\.\d{1,10})?$/;
const COUNT_TEXT = /^\d{1,9}$/;
const storable = new RegExp(STORABLE_TEXT, 'u');

function valueOf(
  cell: Cell | undefined,
  { kind, lengthMax }: TableField,
  numbers: NumberStyle,
  report: (code: TableErrorCode, values?: SlotValues) => undefined,
): string | number | undefined {
  if (typeof cell === 'object' && !(cell.fault === 'date' && kind === 'date')) return report('TBL-006');
  const text = textOf(cell);
  if (kind === 'date') return dayOf(text) ?? report('TBL-003');
  if (kind === 'text') {
    if (text.length > lengthMax || !storable.test(text)) return report('TBL-004', { max: String(lengthMax) });
    return text;
  }
  const plain = typeof cell === 'number' ? plainNumber(cell) : numberOf(text, numbers);
  if (kind === 'decimal') return DECIMAL_TEXT.test(plain) ? plain : report('TBL-001');
  return COUNT_TEXT.test(plain) ? Number(plain) : report('TBL-002');
}

/** No model of ours takes more decimals, and a spreadsheet keeps 0.1 + 0.2 as 0.30000000000000004. */
const plainNumber = (value: number): string =>
  Math.abs(value) < 1e15 ? value.toFixed(10).replace(/\.?0+$/, '') : String(value);

const ISO_DAY = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;
/** As Vietnam writes days; a month never stands first. */
const LOCAL_DAY = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/;

function dayOf(text: string): string | undefined {
  const iso = ISO_DAY.exec(text);
  const local = LOCAL_DAY.exec(text);
  const [year, month, day] = iso ? iso.slice(1) : local ? local.slice(1).toReversed() : [];
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const isDay = Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= daysIn(year, month);
  return isDay ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : undefined;
}

function daysIn(year: string, month: string): number {
  const isLeap = Number(year) % 4 === 0 && (Number(year) % 100 !== 0 || Number(year) % 400 === 0);
  return Number(month) === 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].includes(Number(month)) ? 30 : 31;
}

function put(tree: TableTree, place: string, value: string | number): void {
  const names = place.split('/');
  let into = tree;
  for (const [at, name] of names.slice(0, -1).entries()) {
    if (name === '0') continue;
    if (names[at + 1] === '0') {
      const list = (into[name] ??= [{}]);
      into = Array.isArray(list) ? (list[0] ?? {}) : {};
    } else {
      const group = (into[name] ??= {});
      into = typeof group === 'object' && !Array.isArray(group) ? group : {};
    }
  }
  into[names.at(-1) ?? ''] = value;
}

/** What a table leaves unsaid because people take it for granted: kilograms, the currency of the invoice, customs duty. */
function completed(head: TableTree, goodsItems: readonly TableTree[]): TableTree {
  const currency = groupIn(head, 'invoiceAmount')?.['currency'];
  const mass = (tree: TableTree, name: string): void => {
    const group = groupIn(tree, name);
    if (group?.['value'] !== undefined) group['unitCode'] ??= 'KGM';
  };
  const money = (tree: TableTree | undefined, name: string): void => {
    const group = tree && groupIn(tree, name);
    if (group?.['amount'] !== undefined && currency !== undefined) group['currency'] ??= currency;
  };
  mass(head, 'totalGrossMass');
  money(groupIn(head, 'customsValuation'), 'freightChargeAmount');
  money(groupIn(head, 'customsValuation'), 'insuranceAmount');
  for (const item of goodsItems) {
    mass(item, 'grossMass');
    mass(item, 'netMass');
    money(item, 'itemChargeAmount');
    money(item, 'unitPriceAmount');
    const fees = item['dutyTaxFees'];
    if (Array.isArray(fees)) for (const fee of fees) fee['typeCode'] ??= 'CUD';
  }
  return { ...head, goodsItems: [...goodsItems] };
}

function groupIn(tree: TableTree, name: string): TableTree | undefined {
  const group = tree[name];
  return typeof group === 'object' && !Array.isArray(group) ? group : undefined;
}
