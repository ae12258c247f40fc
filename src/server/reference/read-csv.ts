import { CsvError, parse } from 'csv-parse/sync';
import type { FileProblem } from './file-problem.ts';

/** A table as text: every cell a string, every row with the line it stands on. */
export interface CsvTable {
  readonly header: readonly string[];
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[];
}

interface RecordWithInfo {
  readonly record: string[];
  readonly info: { readonly lines: number };
}

/** Reads a comma-separated file in UTF-8. Cells hold no line breaks, so that a line is a row and a row is a line. */
export function readCsv(file: string, text: string): CsvTable | FileProblem {
  let records: readonly RecordWithInfo[];
  try {
    records = parse(text, { bom: true, info: true, relax_column_count: true }) as unknown as readonly RecordWithInfo[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const lines = typeof error['lines'] === 'number' ? error['lines'] : 1;
    return { file, line: lines, column: 1, message: error.message };
  }
  const [header, ...rows] = records;
  if (header === undefined) return { file, line: 1, column: 1, message: 'the file is empty' };
  for (const { record, info } of records) {
    if (record.length !== header.record.length) {
      return {
        file,
        line: info.lines,
        column: 1,
        message: `has ${record.length} cells, the header has ${header.record.length}`,
      };
    }
    if (record.some((cell) => cell.includes('\n')))
      return { file, line: info.lines, column: 1, message: 'a cell holds a line break' };
  }
  return { header: header.record, rows: rows.map(({ record, info }) => ({ line: info.lines, cells: record })) };
}

/** The column (from 1) at which the `index`-th cell of a line begins. */
export function csvColumn(lineText: string, index: number): number {
  let cell = 0;
  let quoted = false;
  for (let at = 0; at < lineText.length; at += 1) {
    if (cell === index) return at + 1;
    const character = lineText[at];
    if (character === '"') quoted = !quoted;
    else if (character === ',' && !quoted) cell += 1;
  }
  return lineText.length + 1;
}
