import type { GridColumn } from './column.ts';

/** Where a row and a column meet, counted from 0. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

export interface Search {
  readonly text: string;
  /** Else “vang” also finds “vàng”, and letters are not told apart by their case. */
  readonly exact: boolean;
}

/** Every cell that holds the text, row by row. */
export function found<Row>(
  rows: readonly Row[],
  columns: readonly GridColumn<Row>[],
  search: Search,
): readonly Place[] {
  if (search.text === '') return [];
  const needle = comparable(search.text, search).text;
  const places: Place[] = [];
  rows.forEach((row, rowIndex) => {
    columns.forEach(({ read }, column) => {
      const text = read(row);
      if (text !== '' && comparable(text, search).text.includes(needle)) places.push({ row: rowIndex, column });
    });
  });
  return places;
}

/** The text with each match replaced; accents and case of what stays are kept. */
export function replaced(text: string, search: Search, by: string): string {
  const needle = comparable(search.text, search).text;
  if (needle === '') return text;
  const { text: hay, starts } = comparable(text, search);
  let result = '';
  let kept = 0;
  for (let at = hay.indexOf(needle); at >= 0; at = hay.indexOf(needle, at + needle.length)) {
    result += text.slice(kept, starts[at]) + by;
    kept = starts[at + needle.length] ?? text.length;
  }
  return result + text.slice(kept);
}

interface Comparable {
  readonly text: string;
  /** For each unit of the folded text, where its letter begins in the original; and where the original ends. */
  readonly starts: readonly number[];
}

/** Folded letter by letter, since a letter with two accents is one, two or three units long. */
function comparable(text: string, { exact }: Search): Comparable {
  const units: string[] = [];
  const starts: number[] = [];
  let at = 0;
  for (const letter of text.normalize('NFC')) {
    for (const unit of exact ? letter : foldedLetter(letter)) {
      for (let half = 0; half < unit.length; half += 1) starts.push(at);
      units.push(unit);
    }
    at += letter.length;
  }
  return { text: units.join(''), starts: [...starts, at] };
}

const foldedLetter = (letter: string): string =>
  letter
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase();
