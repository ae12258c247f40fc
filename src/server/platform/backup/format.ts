/**
 * A backup file is gzip over lines of text, readable with ordinary tools:
 *
 *   {"header":{…}}                       once, first
 *   {"table":{…}}                        then its rows in PostgreSQL's COPY text form, one a line, then a line `\.`
 *   {"tableEnd":{"rows":…,"sha256":…}}   over the bytes of those rows
 *   {"sequence":{…}}
 *   {"file":{…}}                         then its bytes in base64, as lines {"bytes":"…"}
 *   {"fileEnd":{"bytes":…,"sha256":…}}   over the bytes of the file
 *   {"end":{"sha256":…}}                 once, last: over every byte before this line
 *
 * COPY text escapes line ends and backslashes, so `\.` alone on a line is never data.
 */
export const FORMAT = 'haidang-backup';
export const FORMAT_VERSION = 1;
export const ROWS_END = Buffer.from('\\.\n');

export interface Header {
  readonly format: typeof FORMAT;
  readonly version: number;
  readonly takenAt: string;
  readonly postgres: string;
  /** The migrations the data was shaped by; a restore applies exactly these before loading. */
  readonly migrations: readonly {
    readonly room: string;
    readonly number: number;
    readonly name: string;
    readonly sha256: string;
  }[];
}

export interface TableHead {
  readonly schema: string;
  readonly name: string;
  readonly columns: readonly string[];
  /** What the rows are sorted by: the same rows give the same bytes wherever they lie on disk. */
  readonly order: string;
}

export interface TableEnd {
  readonly rows: number;
  readonly sha256: string;
}

export interface Sequence {
  readonly schema: string;
  readonly name: string;
  readonly lastValue: string;
  readonly isCalled: boolean;
}

export interface FileHead {
  /** Which of the program's folders it belongs to. */
  readonly folder: string;
  /** Below that folder, with `/` between the parts. */
  readonly path: string;
  readonly mode: number;
}

export interface FileEnd {
  readonly bytes: number;
  readonly sha256: string;
}

export interface End {
  readonly sha256: string;
}

export type Line =
  | { readonly header: Header }
  | { readonly table: TableHead }
  | { readonly tableEnd: TableEnd }
  | { readonly sequence: Sequence }
  | { readonly file: FileHead }
  | { readonly bytes: string }
  | { readonly fileEnd: FileEnd }
  | { readonly end: End };

export function encodeLine(line: Line): Buffer {
  return Buffer.from(`${JSON.stringify(line)}\n`);
}
