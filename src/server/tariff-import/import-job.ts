import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import { countChanges, type ChangeCounts, type ProposalContent, type ShownChange } from '#core/approval';
import { err, instantAt, ok, type PlainDate, type Refusals, type Result } from '#core/kernel';
import { compileReference, diffPacks, type CountryPack, type PackDiff } from '#core/reference';
import type { PackProblem } from '#core/codes';
import type { TariffLineRecord } from '#core/tariff';
import {
  applyLines,
  cellError,
  columnIndex,
  columnLetters,
  guessTable,
  headersOf,
  headsOf,
  importFields,
  layoutOf,
  readLines,
  textOf,
  type AppliedLines,
  type CellError,
  type ColumnMapping,
  type ImportErrorCode,
  type ImportField,
  type RememberedColumns,
  type Sheet,
} from '#core/tariff-import';
import { compileCountry, countryFilesOf, parseCountry, type CountryFiles } from '#server/reference';
import { packContent, type PackedContent } from '#server/approval';
import { readSheets } from '#server/platform/sheets';
import { fileRefusal } from './file-limits.ts';
import { writeLines } from './write-lines.ts';

/** By layout (`layoutOf`): what people said before of tables with these columns. */
export type RememberedLayouts = Readonly<Record<string, RememberedColumns>>;

/** What to do in a thread of its own: reading a tariff takes seconds, and nobody shall wait for it but who asked. */
export type ImportJob =
  | {
      readonly do: 'describe';
      readonly bytes: Uint8Array;
      readonly base: BaseTexts;
      readonly layouts: RememberedLayouts;
    }
  | { readonly do: 'check'; readonly bytes: Uint8Array; readonly base: BaseTexts; readonly options: CheckOptions }
  | { readonly do: 'content'; readonly packed: Uint8Array; readonly shown: Omit<ProposalContent, 'changes'> };

/** The files of the country in force. */
export type BaseTexts = Readonly<Record<string, string>>;

export interface CheckOptions {
  readonly sheet: string;
  /** From 1. */
  readonly headerRow: number;
  /** Letters of the column by field. */
  readonly columns: Readonly<Record<ImportField, string>>;
  readonly from: PlainDate;
  readonly keepMissing: boolean;
  /** The day on which it becomes known. */
  readonly today: PlainDate;
}

export interface SheetDescription {
  readonly name: string;
  readonly rowCount: number;
  /** The first rows as text: what a person needs to see to tell which one is the header. */
  readonly head: readonly (readonly string[])[];
}

export interface FileDescription {
  readonly sheets: readonly SheetDescription[];
  /** What it looks like, to be corrected; `null` where nothing looks like a tariff. */
  readonly guess: Pick<CheckOptions, 'sheet' | 'headerRow' | 'columns'> | null;
  readonly fields: readonly ImportField[];
}

/** What a check found, but for what grows with the table: that is packed. */
export interface ImportCheck {
  /** Lines that the table holds, right or wrong ones apart. */
  readonly lineCount: number;
  readonly otherRows: number;
  readonly errors: readonly CellError[];
  readonly errorCount: number;
  readonly counts: ChangeCounts;
  readonly superseded: number;
  /** The layout and what each of its headers was said to hold, for the next time. */
  readonly layout: { readonly name: string; readonly columns: RememberedColumns };
  /** The country with the new table; only without errors, and where something changes. */
  readonly next: { readonly version: string; readonly summary: PackDiff } | null;
}

/** The rest of it: kept packed, and unpacked only for who turns its pages or proposes it. */
export interface ImportDetails {
  readonly changes: readonly ShownChange[];
  /** The files of the country that change; none where nothing can be proposed. */
  readonly texts: BaseTexts;
}

export interface CheckedImport {
  readonly check: ImportCheck;
  readonly packed: Uint8Array;
}

/** Nobody mends more before trying again; the rest is counted. */
export const ERRORS_SHOWN_MAX = 2_000;

/** By what was to be done. */
export interface ImportAnswers {
  readonly describe: FileDescription;
  readonly check: CheckedImport;
  readonly content: PackedContent;
}
type ImportAnswer = Result<ImportAnswers[keyof ImportAnswers], Refusals>;

export const runImportJob = (job: ImportJob): ImportAnswer => {
  if (job.do === 'content') return ok(packContent({ ...job.shown, changes: unpacked(job.packed).changes }));
  const files = countryFilesOf(job.base);
  const pack = files.ok ? parseCountry(files.value) : files;
  if (!files.ok || !pack.ok) throw new Error('the country in force is understood');
  const sheets = readSheets(Buffer.from(job.bytes.buffer, job.bytes.byteOffset, job.bytes.byteLength));
  if (!sheets.ok) return sheets;
  return job.do === 'describe'
    ? ok(describe(sheets.value, pack.value, job.layouts))
    : check(sheets.value, files.value, pack.value, job.options);
};

function describe(sheets: readonly Sheet[], { codes }: CountryPack, layouts: RememberedLayouts): FileDescription {
  const remembered = (headers: readonly string[]): RememberedColumns => layouts[layoutOf(headers)] ?? {};
  const guess = guessTable(sheets, codes.agreement, remembered);
  const heads = headsOf(sheets);
  return {
    sheets: sheets.map(({ name, rows }, index) => ({ name, rowCount: rows.length, head: heads[index] ?? [] })),
    guess: guess?.columns.has('code')
      ? {
          sheet: guess.sheet,
          headerRow: guess.headerRow + 1,
          columns: Object.fromEntries([...guess.columns].map(([field, index]) => [field, columnLetters(index)])),
        }
      : null,
    fields: importFields(codes.agreement),
  };
}

function check(
  sheets: readonly Sheet[],
  files: CountryFiles,
  pack: CountryPack,
  options: CheckOptions,
): Result<CheckedImport, Refusals> {
  const sheet = sheets.find(({ name }) => name === options.sheet);
  if (sheet === undefined) return err([fileRefusal('TIM-104', '/sheet', { place: options.sheet })]);
  const headerRow = sheet.rows[options.headerRow - 1];
  if (headerRow === undefined) return err([fileRefusal('TIM-104', '/headerRow', { place: String(options.headerRow) })]);
  const columns = columnsOf(options, importFields(pack.codes.agreement));
  if (!columns.ok) return columns;
  const read = readLines(sheet, options.headerRow - 1, columns.value);
  const { zoneOffsetMinutes } = pack.profile;
  const applied = applyLines(pack.tariff.lines, read.lines, {
    from: options.from,
    knownFrom: instantAt(Date.parse(`${options.today}T00:00:00Z`) - zoneOffsetMinutes * 60_000),
    keepMissing: options.keepMissing,
    untouched: read.wrongCodes,
    placeOf: ({ row }) => ({ file: IMPORTED, line: row }),
  });
  const errors = [
    ...read.errors,
    ...incompleteErrors(applied, sheet, columns.value),
    ...compileErrors({ ...pack, tariff: { ...pack.tariff, lines: applied.records } }, sheet, columns.value),
  ].toSorted((a, b) => a.row - b.row);
  const next = errors.length > 0 || applied.changes.length === 0 ? undefined : nextOf(files, pack, applied.records);
  const found: ImportCheck = {
    lineCount: read.lines.length,
    otherRows: read.otherRows,
    errors: errors.slice(0, ERRORS_SHOWN_MAX),
    errorCount: errors.length,
    counts: countChanges(applied.changes),
    superseded: applied.superseded,
    layout: layoutFor(headersOf(headerRow), columns.value),
    next: next === undefined ? null : { version: next.version, summary: next.summary },
  };
  return ok({ check: found, packed: packedDetails({ changes: applied.changes, texts: next?.texts ?? {} }) });
}

/** Where records of the table stand, until they are written. No file of a country has this name. */
const IMPORTED = '\u0000imported';

function columnsOf(options: CheckOptions, known: readonly ImportField[]): Result<ColumnMapping, Refusals> {
  const columns = new Map<ImportField, number>();
  for (const [field, letters] of Object.entries(options.columns)) {
    const index = columnIndex(letters);
    if (!known.includes(field) || index === undefined)
      return err([fileRefusal('TIM-104', `/columns/${field}`, { place: `${field}=${letters}` })]);
    columns.set(field, index);
  }
  return columns.has('code') && columns.size > 1 ? ok(columns) : err([fileRefusal('TIM-105', '/columns')]);
}

const layoutFor = (headers: readonly string[], columns: ColumnMapping): ImportCheck['layout'] => ({
  name: layoutOf(headers),
  columns: Object.fromEntries(
    [...columns].flatMap(([field, index]) => {
      const header = layoutOf([headers[index] ?? '']);
      return header === '' ? [] : [[header, field]];
    }),
  ),
});

function incompleteErrors({ incomplete }: AppliedLines, sheet: Sheet, columns: ColumnMapping): readonly CellError[] {
  return incomplete.map(({ line, missing }) =>
    cellError('TIM-005', placeIn(sheet, columns, line.row, 'code'), { fields: missing.join(', ') }),
  );
}

/** What only the whole tariff can tell: rates, units and VAT texts that nothing explains. Read by the very code that will compile it. */
function compileErrors(pack: CountryPack, sheet: Sheet, columns: ColumnMapping): readonly CellError[] {
  const compiled = compileReference(pack);
  if (compiled.ok) return [];
  return compiled.error
    .filter(({ place }) => place.file === IMPORTED)
    .map((problem) => errorOf(problem, sheet, columns));
}

function errorOf({ place, field = 'code' }: PackProblem, sheet: Sheet, columns: ColumnMapping): CellError {
  const known = columns.has(field) ? field : 'code';
  return cellError(ERROR_OF_FIELD.get(known) ?? 'TIM-009', placeIn(sheet, columns, place.line, known));
}

const ERROR_OF_FIELD: ReadonlyMap<ImportField, ImportErrorCode> = new Map([
  ['unit', 'TIM-010'],
  ['vat', 'TIM-011'],
  ['environment_tax', 'TIM-012'],
  ['policy_refs', 'TIM-012'],
  ['code', 'TIM-012'],
]);

function placeIn(sheet: Sheet, columns: ColumnMapping, row: number, field: ImportField) {
  const column = columns.get(field) ?? 0;
  return { sheet: sheet.name, row, column: columnLetters(column), field, text: textOf(sheet.rows[row - 1]?.[column]) };
}

/** Written, read again and compiled: what will be published is what was checked, or it is a bug that must not be published. */
function nextOf(
  files: CountryFiles,
  pack: CountryPack,
  records: readonly TariffLineRecord[],
): NonNullable<ImportCheck['next']> & Pick<ImportDetails, 'texts'> {
  const { texts } = writeLines(files, records, pack.profile.zoneOffsetMinutes);
  const written = countryFilesOf({ ...files.texts, ...texts });
  const country = written.ok ? compileCountry(written.value) : written;
  if (!country.ok) throw new Error(`a tariff without errors compiles: ${JSON.stringify(country.error.slice(0, 3))}`);
  return { version: country.value.pack.version, texts, summary: diffPacks(pack, country.value.pack) };
}

const PACKING = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };

const packedDetails = (details: ImportDetails): Uint8Array => brotliCompressSync(JSON.stringify(details), PACKING);

const unpacked = (packed: Uint8Array): ImportDetails =>
  JSON.parse(brotliDecompressSync(packed).toString('utf8')) as ImportDetails;
