import { Type, type TObject } from 'typebox';
import { Compile } from 'typebox/compile';
import { instantAt, parsePlainDate, type Instant, type PlainDate } from '#core/kernel';
import type { Dated, Place } from '#core/codes';
import type { CountryFiles } from './country-files.ts';
import type { FileProblem } from './file-problem.ts';
import { csvColumn, readCsv } from './read-csv.ts';
import { DATE_COLUMNS } from './table-schemas.ts';

type Entry = CountryFiles['manifest'][number];

/** A checked row: its cells by column name, its days, and where it stands. */
export interface TableRow {
  readonly cell: (column: string) => string;
  readonly dated: Dated;
  readonly place: Place;
}

/**
 * Reads one table of the pack against its schema. Columns may stand in any order; each must be one that the schema or
 * `DATE_COLUMNS` names. Problems are all reported, each with line and column.
 */
export function readTable(
  entry: Entry,
  text: string,
  schema: TObject,
  zoneOffsetMinutes: number,
  problems: FileProblem[],
): readonly TableRow[] {
  const file = entry.path;
  const table = readCsv(file, text);
  if (!('rows' in table)) {
    problems.push(table);
    return [];
  }
  const headerProblems = checkHeader(file, table.header, schema);
  if (headerProblems.length > 0) {
    problems.push(...headerProblems);
    return [];
  }
  const checker = Compile(
    Type.Object({ ...schema.properties, ...optionalDates(table.header, schema) }, { additionalProperties: false }),
  );
  const textLines = text.split('\n');
  const report = (line: number, column: string, message: string) => {
    const index = table.header.indexOf(column);
    const position = csvColumn(textLines[line - 1] ?? '', index);
    const cell = table.rows.find((row) => row.line === line)?.cells[index] ?? '';
    problems.push({ file, line, column: position, message: `${column}: "${cell}" ${message}` });
  };
  const daysOf = rememberedDays(entry, zoneOffsetMinutes);
  const texts = eachOnce();
  const rows: TableRow[] = [];
  for (const { line, cells } of table.rows) {
    const row: Record<string, string> = {};
    for (let index = 0; index < table.header.length; index += 1)
      row[table.header[index] ?? ''] = texts((cells[index] ?? '').trim());
    if (!checker.Check(row)) {
      for (const { instancePath, message } of checker.Errors(row)) report(line, instancePath.slice(1), message);
      continue;
    }
    const dated = daysOf(row, (column, message) => report(line, column, message));
    if (dated !== undefined) rows.push({ cell: (column) => row[column] ?? '', dated, place: { file, line } });
  }
  return rows;
}

/** The days that an entry states itself, as text; empty or absent where it follows its file. */
export interface OwnDays {
  readonly valid_from?: string;
  readonly valid_to?: string;
  readonly known_from?: string;
  readonly withdrawn?: string;
}

/** The days of an entry: its own where given, else those of the file. A wrong date is reported and gives `undefined`. */
export function datedOf(
  own: OwnDays,
  entry: Entry,
  zoneOffsetMinutes: number,
  report: (field: string, message: string) => void,
): Dated | undefined {
  const validFrom = parsePlainDate(own.valid_from || entry.validFrom);
  const validToText = own.valid_to || entry.validTo || '';
  const validTo = validToText === '' ? null : parsePlainDate(validToText);
  const knownFrom = parsePlainDate(own.known_from || entry.knownFrom);
  if (validFrom === undefined) report('valid_from', 'is not a day of the calendar');
  if (validTo === undefined) report('valid_to', 'is not a day of the calendar');
  if (knownFrom === undefined) report('known_from', 'is not a day of the calendar');
  if (validFrom === undefined || validTo === undefined || knownFrom === undefined) return undefined;
  if (validTo !== null && validTo < validFrom) {
    report('valid_to', `lies before the first day ${validFrom}`);
    return undefined;
  }
  const dated = { validFrom, validTo, knownFrom: startOfDay(knownFrom, zoneOffsetMinutes) };
  return own.withdrawn === 'yes' ? { ...dated, withdrawn: true } : dated;
}

/** Thousands of rows share the days of their file; reading dates was a third of the time of loading a country. */
function rememberedDays(
  entry: Entry,
  zoneOffsetMinutes: number,
): (row: OwnDays, report: (field: string, message: string) => void) => Dated | undefined {
  const memory = new Map<string, Dated>();
  return (row, report) => {
    const key = `${row.valid_from ?? ''} ${row.valid_to ?? ''} ${row.known_from ?? ''} ${row.withdrawn ?? ''}`;
    const known = memory.get(key);
    if (known !== undefined) return known;
    const dated = datedOf(row, entry, zoneOffsetMinutes, report);
    if (dated !== undefined) memory.set(key, dated);
    return dated;
  };
}

/** Thousands of rows say the same few things (`kg`, `10/8`), and records keep their texts: each is kept once. */
function eachOnce(): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    const first = known.get(text);
    if (first !== undefined) return first;
    known.set(text, text);
    return text;
  };
}

/** Something is known from the first instant of its day, in the country's zone. */
function startOfDay(day: PlainDate, zoneOffsetMinutes: number): Instant {
  const midnightUtcMs = Date.parse(`${day}T00:00:00Z`);
  return instantAt(midnightUtcMs - zoneOffsetMinutes * 60_000);
}

function checkHeader(file: string, header: readonly string[], schema: TObject): readonly FileProblem[] {
  const headerLine = header.join(',');
  const at = (index: number) => ({ file, line: 1, column: csvColumn(headerLine, Math.max(index, 0)) });
  const known = new Set([...Object.keys(schema.properties), ...Object.keys(DATE_COLUMNS)]);
  const unknown = header.flatMap((column, index) =>
    known.has(column) ? [] : [{ ...at(index), message: `column "${column}" is not known` }],
  );
  const repeated = header.flatMap((column, index) =>
    header.indexOf(column) === index ? [] : [{ ...at(index), message: `column "${column}" is given twice` }],
  );
  // A column that came later may be absent from a file of before; its cells read as empty.
  const missing = (schema.required ?? []).flatMap((column) =>
    header.includes(column) ? [] : [{ file, line: 1, column: 1, message: `column "${column}" is missing` }],
  );
  return [...unknown, ...repeated, ...missing];
}

const optionalDates = (header: readonly string[], schema: TObject) =>
  Object.fromEntries(
    Object.entries(DATE_COLUMNS).filter(([column]) => header.includes(column) && !(column in schema.properties)),
  );
