/**
 * A cell as it was stored. Numbers stay numbers, because a code that lost its first zero can only be mended where it is one; a
 * percentage (`0.05` shown as `5%`) comes as its text. A `fault` is what the spreadsheet program made of a text: a date, an error.
 */
export type Cell = string | number | { readonly fault: 'date' | 'error'; readonly text: string };

export interface Sheet {
  readonly name: string;
  /** Row by row from the first; rows and cells may be missing at the end, and a cell anywhere. */
  readonly rows: readonly (readonly (Cell | undefined)[])[];
}

/** As people see it: trimmed, with single spaces, whatever kind of space or line break stood there. */
export const textOf = (cell: Cell | undefined): string =>
  cell === undefined ? '' : typeof cell === 'object' ? cell.text : tidied(String(cell));

const tidied = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\s\u00a0]+/gu, ' ')
    .trim();

/** `0` is A, `26` is AA: how spreadsheet programs name columns. */
export function columnLetters(index: number): string {
  let letters = '';
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}

/** The index of a column by its letters; `undefined` where it is none. */
export function columnIndex(letters: string): number | undefined {
  if (!/^[A-Z]{1,3}$/.test(letters)) return undefined;
  return letters.split('').reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** What a person needs to see of a table to know its columns. */
const HEAD_ROWS = 12;
const HEAD_TEXT_LENGTH_MAX = 80;
/** In a file altogether: fifty tables of thirty columns. Three hundred wide ones made sixty megabytes of answer, which was kept as well. */
export const HEAD_CELLS_MAX = 20_000;

/** The first rows of each table as text. In a file of very many cells the last tables show fewer rows, or none. */
export function headsOf(sheets: readonly Sheet[]): readonly (readonly (readonly string[])[])[] {
  let cellsLeft = HEAD_CELLS_MAX;
  return sheets.map(({ rows }) => {
    const head: (readonly string[])[] = [];
    for (const row of rows.slice(0, HEAD_ROWS)) {
      if (row.length > cellsLeft) break;
      cellsLeft -= row.length;
      head.push(Array.from(row, (cell) => textOf(cell).slice(0, HEAD_TEXT_LENGTH_MAX)));
    }
    return head;
  });
}
