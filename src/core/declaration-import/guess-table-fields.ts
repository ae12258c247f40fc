import { foldText } from '#core/codes';
import { headersOf, layoutOf, type Sheet } from '#core/tariff-import';
import { tableField, TABLE_FIELDS, type TableColumns } from './table-fields.ts';

/** Folded header → field, as somebody said it before for a table of this layout. */
export type RememberedFields = Readonly<Record<string, string>>;

export interface GuessedDeclarations {
  readonly sheet: string;
  /** The row (from 0) that names the columns. */
  readonly headerRow: number;
  readonly columns: TableColumns;
  /** Its headers in an order of their own. */
  readonly layout: string;
}

/** Letterheads and titles stand above the header of a table, not whole pages of them. */
const HEADER_ROWS_MAX = 20;

/** The table that looks most like goods declarations, and which column of it holds what. */
export function guessDeclarations(
  sheets: readonly Sheet[],
  remembered: (layout: string) => RememberedFields,
): GuessedDeclarations | undefined {
  let best: GuessedDeclarations | undefined;
  for (const sheet of sheets) {
    for (const [headerRow, row] of sheet.rows.slice(0, HEADER_ROWS_MAX).entries()) {
      const headers = headersOf(row);
      const layout = layoutOf(headers);
      const columns = guessFields(headers, remembered(layout));
      if (columns.size > (best?.columns.size ?? 0)) best = { sheet: sheet.name, headerRow, columns, layout };
    }
  }
  return best;
}

/** Each field at most once: by what is remembered, then by the word that covers most of the header. */
export function guessFields(headers: readonly string[], remembered: RememberedFields): TableColumns {
  const columns = new Map<string, number>();
  const taken = new Set<number>();
  const take = (field: string, index: number): void => {
    if (columns.has(field) || taken.has(index)) return;
    columns.set(field, index);
    taken.add(index);
  };
  const folded = headers.map(foldText);
  for (const [index, header] of folded.entries()) {
    const field = Object.hasOwn(remembered, header) ? remembered[header] : undefined;
    if (field !== undefined && tableField(field)) take(field, index);
  }
  const guesses = folded.flatMap((header, index) =>
    WORDS.flatMap(({ field, words }) => {
      const share = shareOf(header, words);
      return share < SHARE_MIN ? [] : [{ field, index, share }];
    }),
  );
  for (const { field, index } of guesses.toSorted((a, b) => b.share - a.share || a.index - b.index)) take(field, index);
  return columns;
}

/** The headers of a table as what is remembered of it. */
export function rememberFields(headers: readonly string[], columns: TableColumns): RememberedFields {
  const remembered: Record<string, string> = {};
  for (const [field, index] of columns) {
    const header = foldText(headers[index] ?? '');
    if (header !== '') remembered[header] = field;
  }
  return remembered;
}

/** A word that is less than half of the header names something else. */
const SHARE_MIN = 0.5;

const WORDS = TABLE_FIELDS.map(({ field, header, words }) => ({
  field,
  words: [foldText(header.vi), foldText(header.en), foldText(field), ...words],
}));

/** What of a header the best word covers, from 0 to 1. Words count as whole ones. */
function shareOf(header: string, known: readonly string[]): number {
  if (header === '') return 0;
  const covering = known.filter((word) => ` ${header} `.includes(` ${word} `)).map((word) => word.length);
  return Math.max(0, ...covering) / header.length;
}
