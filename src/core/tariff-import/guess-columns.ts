import { foldText, type CodeRecord } from '#core/codes';
import { HEADER_WORDS, isLineField, LINE_FIELDS, type ColumnMapping, type ImportField } from './import-fields.ts';
import { textOf, type Sheet } from './sheet.ts';

/** Folded header → field, as people corrected it before for a table of this layout. */
export type RememberedColumns = Readonly<Record<string, ImportField>>;

export interface GuessedTable {
  readonly sheet: string;
  /** The row (from 0) that names the columns. */
  readonly headerRow: number;
  readonly headers: readonly string[];
  readonly columns: ColumnMapping;
}

/** Titles, decree numbers and notes stand above the header of an official table, not whole pages of them. */
const HEADER_ROWS_MAX = 40;

/** The table that looks most like a tariff, and which column of it holds what; `undefined` where no row names a single column. */
export function guessTable(
  sheets: readonly Sheet[],
  agreements: readonly CodeRecord[],
  remembered: (headers: readonly string[]) => RememberedColumns,
): GuessedTable | undefined {
  let best: GuessedTable | undefined;
  for (const sheet of sheets) {
    for (const [headerRow, row] of sheet.rows.slice(0, HEADER_ROWS_MAX).entries()) {
      const headers = headersOf(row);
      const columns = guessColumns(headers, agreements, remembered(headers));
      if (columns.size > (best?.columns.size ?? 0)) best = { sheet: sheet.name, headerRow, headers, columns };
    }
  }
  return best;
}

/** A header for each column, empty where there is none. Holes in a row are columns too. */
export const headersOf = (row: Sheet['rows'][number] = []): readonly string[] =>
  Array.from({ length: row.length }, (_, index) => textOf(row[index]));

/** Each field at most once: by what is remembered, then by the word that says most of the header. */
export function guessColumns(
  headers: readonly string[],
  agreements: readonly CodeRecord[],
  remembered: RememberedColumns,
): ColumnMapping {
  const words = headerWords(agreements);
  const columns = new Map<ImportField, number>();
  const taken = new Set<number>();
  const take = (field: ImportField, index: number): void => {
    if (columns.has(field) || taken.has(index)) return;
    columns.set(field, index);
    taken.add(index);
  };
  const folded = headers.map(foldText);
  for (const [index, header] of folded.entries()) {
    const field = Object.hasOwn(remembered, header) ? remembered[header] : undefined;
    if (field !== undefined && (isLineField(field) || words.has(field))) take(field, index);
  }
  const guesses = folded.flatMap((header, index) =>
    [...words].flatMap(([field, known]) => {
      const share = shareOf(header, known);
      return share === 0 ? [] : [{ field, index, share }];
    }),
  );
  for (const { field, index } of guesses.toSorted((a, b) => b.share - a.share || a.index - b.index)) take(field, index);
  return columns;
}

/** What of a header the best word covers, from 0 to 1. Words count as whole ones. */
function shareOf(header: string, known: readonly string[]): number {
  if (header === '') return 0;
  const covering = known.filter((word) => ` ${header} `.includes(` ${word} `)).map((word) => word.length);
  return Math.max(0, ...covering) / header.length;
}

function headerWords(agreements: readonly CodeRecord[]): ReadonlyMap<ImportField, readonly string[]> {
  const words = new Map<ImportField, string[]>(LINE_FIELDS.map((field) => [field, [...HEADER_WORDS[field]]]));
  for (const { code, name } of agreements)
    words.set(code, [...(words.get(code) ?? []), ...[code, name.vi, name.en].map(foldText)]);
  return words;
}

/** The headers of a layout in an order of their own: the same columns, shuffled, are the same layout. */
export const layoutOf = (headers: readonly string[]): string =>
  [...new Set(headers.map(foldText).filter(Boolean))].toSorted().join('|');
