/** Cells as text, rows of columns. */
export type CellTexts = readonly (readonly string[])[];

/**
 * What a spreadsheet puts on the clipboard: columns parted by tabs, rows by line ends; a cell that holds either, or a quote
 * at its beginning, stands in quotes with its own doubled. The last line end closes the last row and opens none.
 */
export function parseClipboard(text: string): CellTexts {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at <= text.length) {
    const cell = text[at] === '"' ? (quotedCell(text, at) ?? plainCell(text, at)) : plainCell(text, at);
    row.push(cleaned(cell.text));
    const end = text[cell.end];
    if (end !== '\t') {
      rows.push(row);
      row = [];
    }
    at = cell.end + (end === '\r' && text[cell.end + 1] === '\n' ? 2 : 1);
    if (at >= text.length && end !== '\t') break;
  }
  return rows;
}

export const clipboardText = (cells: CellTexts): string => cells.map((row) => row.map(written).join('\t')).join('\r\n');

interface Found {
  readonly text: string;
  /** Where the separator after it stands. */
  readonly end: number;
}

const SEPARATOR = /[\t\r\n]/g;

function plainCell(text: string, from: number): Found {
  SEPARATOR.lastIndex = from;
  const end = SEPARATOR.exec(text)?.index ?? text.length;
  return { text: text.slice(from, end), end };
}

/** None where the closing quote is missing or something follows it: then the quote was part of the text, as in `"24 inch" monitor`. */
function quotedCell(text: string, from: number): Found | undefined {
  let at = from + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) return undefined;
    if (text[quote + 1] === '"') {
      at = quote + 2;
      continue;
    }
    const end = quote + 1;
    if (end < text.length && !/[\t\r\n]/.test(text[end] ?? '')) return undefined;
    return { text: text.slice(from + 1, quote).replaceAll('""', '"'), end };
  }
}

/** One line, composed letters (NFC), and none of the marks that nobody sees and every comparison stumbles over. */
export const cleaned = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\u200b-\u200d\u2060\ufeff]/g, '')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim();

const written = (text: string): string => (/[\t\r\n]|^"/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
