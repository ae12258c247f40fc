import type { EntryContent } from '#core/watch-list';
import { ENTRY_KINDS, SENSITIVITIES } from '#core/watch-list';
import { parse } from 'csv-parse/sync';

/** A file is read in memory; a longer list comes in several. */
export const IMPORT_LENGTH_MAX = 5_000_000;
export const IMPORT_ROWS_MAX = 10_000;

export interface ImportProblem {
  /** Of the file, counted from 1, the headers among them. */
  readonly row: number;
  readonly field: string;
  readonly message: { readonly vi: string; readonly en: string };
}

export interface ReadImport {
  readonly entries: readonly { readonly row: number; readonly content: EntryContent }[];
  readonly problems: readonly ImportProblem[];
}

/** What stands for every row where the file does not say otherwise. */
export type ImportDefaults = Omit<EntryContent, 'kind' | 'value' | 'aliases' | 'identifiers'> &
  Pick<EntryContent, 'kind'>;

/**
 * Entries from CSV with the headers value, and where they differ from the rest kind, aliases and identifiers (apart by |), reason,
 * source, validTo, sensitivity, list. All rows that are wrong are told at once.
 */
export function readImport(csv: string, defaults: ImportDefaults): ReadImport {
  let rows: readonly Readonly<Record<string, string>>[];
  try {
    rows = parse(csv, {
      columns: (headers: string[]) => headers.map((header) => header.trim()),
      bom: true,
      skip_empty_lines: true,
      trim: true,
      relax_column_count: true,
    });
  } catch {
    return { entries: [], problems: [problem(1, 'csv', 'Tệp không phải CSV', 'The file is no CSV')] };
  }
  if (rows.length > IMPORT_ROWS_MAX)
    return {
      entries: [],
      problems: [
        problem(IMPORT_ROWS_MAX + 1, 'csv', `Quá ${IMPORT_ROWS_MAX} dòng`, `More than ${IMPORT_ROWS_MAX} rows`),
      ],
    };
  const entries: { readonly row: number; readonly content: EntryContent }[] = [];
  const problems: ImportProblem[] = [];
  for (const [at, row] of rows.entries()) {
    const number = at + 2;
    const kind = ENTRY_KINDS.find((one) => one === (row['kind'] || defaults.kind));
    const sensitivity = SENSITIVITIES.find((one) => one === (row['sensitivity'] || defaults.sensitivity));
    if (!row['value']) problems.push(problem(number, 'value', 'Thiếu tên hoặc số', 'The name or number is missing'));
    else if (kind === undefined)
      problems.push(problem(number, 'kind', 'Loại không có trong danh sách', 'No such kind'));
    else if (sensitivity === undefined)
      problems.push(problem(number, 'sensitivity', 'Mức độ mật không có', 'No such sensitivity'));
    else
      entries.push({
        row: number,
        content: {
          ...defaults,
          kind,
          sensitivity,
          value: row['value'],
          aliases: [...parted(row['aliases'])],
          identifiers: [...parted(row['identifiers'])],
          ...(row['reason'] && { reason: row['reason'] }),
          ...(row['source'] && { source: row['source'] }),
          ...(row['list'] && { list: row['list'] }),
          ...(row['validTo'] && { validTo: row['validTo'] }),
        },
      });
  }
  return { entries, problems };
}

const parted = (text = ''): readonly string[] =>
  text
    .split('|')
    .map((part) => part.trim())
    .filter((part) => part !== '');

const problem = (row: number, field: string, vi: string, en: string): ImportProblem => ({
  row,
  field,
  message: { vi, en },
});
