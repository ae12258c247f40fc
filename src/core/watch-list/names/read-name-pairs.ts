import { foldText } from '#core/codes';
import { err, ok, type Result } from '#core/kernel';

export interface NamePair {
  readonly left: string;
  readonly right: string;
  readonly isSame: boolean;
  /** Which row of the file, counted from 1. */
  readonly row: number;
}

export interface NamePairs {
  readonly pairs: readonly NamePair[];
  /** Rows whose label is none of the known ones, or that lack a name. */
  readonly skipped: readonly number[];
}

/**
 * Pairs of names with a label from the rows of a table, with or without a row of headers, the columns in any order. A label is
 * same/different, 1/0, true/false, match/no match … in English or Vietnamese; a column of headers that ask for the opposite is turned.
 */
export function readNamePairs(rows: readonly (readonly string[])[]): Result<NamePairs, string> {
  const [first] = rows;
  if (first === undefined) return err('the file has no rows');
  const width = Math.max(...rows.slice(0, 50).map((row) => row.length));
  if (width < 3) return err('three columns are needed: two names, and whether they are the same');
  const headers = first.map(foldText);
  const hasHeader = isHeader(first, headers);
  const body = hasHeader ? rows.slice(1) : rows;
  const label = labelColumn(body, headers, width, hasHeader);
  if (label === undefined) return err('no column says same or different (1/0, true/false, yes/no, match/no match)');
  const names = nameColumns(body, headers, label, width, hasHeader);
  if (names === undefined) return err('two columns of names are needed beside the label');
  const isTurned =
    hasHeader &&
    /\b(?:different|differs|distinct|mismatch|non match|khac)\b/u.test(headers[label] ?? '') &&
    !/\bsame\b|\bgiong\b/u.test(headers[label] ?? '');
  const pairs: NamePair[] = [];
  const skipped: number[] = [];
  for (const [at, row] of body.entries()) {
    const said = isNumeric(row[label] ?? '') ? numberLabel(row[label] ?? '') : LABELS.get(foldText(row[label] ?? ''));
    const [left, right] = [(row[names[0]] ?? '').trim(), (row[names[1]] ?? '').trim()];
    const number = at + (hasHeader ? 2 : 1);
    if (said === undefined || left === '' || right === '') skipped.push(number);
    else pairs.push({ left, right, isSame: isTurned && isNumericOrFlag(row[label] ?? '') ? !said : said, row: number });
  }
  return pairs.length === 0 ? err('no row has two names and a label') : ok({ pairs, skipped });
}

const SAME =
  'same|s|1|true|t|yes|y|match|matched|matches|positive|pos|duplicate|dup|equal|identical|is same|same person|same company|same entity|same name|co|giong|giong nhau|trung|trung nhau|cung mot|mot|dung|x';
const DIFFERENT =
  'different|d|diff|0|false|f|no|n|non match|nonmatch|no match|not match|not a match|mismatch|unmatched|negative|neg|distinct|not same|not the same|unequal|not duplicate|differ|other|khong|khac|khac nhau|khong trung|khong giong|hai|sai|not equal|1 0';
const LABELS: ReadonlyMap<string, boolean> = new Map([
  ...SAME.split('|').map((word) => [word, true] as const),
  ...DIFFERENT.split('|').map((word) => [word, false] as const),
]);

const isNumeric = (text: string): boolean => /^\s*-?\d+(?:[.,]\d+)?\s*$/u.test(text);
/** Also -1/1 and shares: from a half on it is the same. */
function numberLabel(text: string): boolean | undefined {
  const value = Number(text.trim().replace(',', '.'));
  return value > 1 || value < -1 ? undefined : value >= 0.5;
}
const isNumericOrFlag = (text: string): boolean =>
  isNumeric(text) || /^(?:true|false|t|f|yes|no|y|n|co|khong)$/u.test(foldText(text));
const isLabel = (text: string): boolean =>
  isNumeric(text) ? numberLabel(text) !== undefined : LABELS.has(foldText(text));

const NAME_HEADER =
  /^(?:a|b|first|second|left|right|name ?[12ab]?|[12ab] name|.*\b(?:name|ten|entity|company|person|party|query|candidate|source|target|string|text|value|original|variant|alias|reference)\b.*|(?:name|ten|text|entity|string)[ab12]|s[12]|x|y)$/u;
const LABEL_HEADER =
  /^(?:.*\b(?:label|same|different|match|matches|is match|ismatch|target label|y true|truth|gold|expected|duplicate|verdict|answer|class|result|ket qua|nhan|giong|trung|khac|is same|issame|equal|samename|outcome|relation)\b.*)$/u;

const isHeader = (first: readonly string[], headers: readonly string[]): boolean => {
  const named = headers.filter((header) => NAME_HEADER.test(header) || LABEL_HEADER.test(header)).length;
  // A row that ends in 1 or 0 is data; one whose last word is "same" is, unless other columns are headers too.
  return (
    named >= 2 &&
    !first.some((cell) => isNumeric(cell)) &&
    !headers.some((header) => ['different', 'true', 'false', 'yes', 'no'].includes(header) && named < 3)
  );
};

function labelColumn(
  body: readonly (readonly string[])[],
  headers: readonly string[],
  width: number,
  hasHeader: boolean,
): number | undefined {
  const columns = Array.from({ length: width }, (_, at) => at);
  const share = (at: number) => body.filter((row) => isLabel(row[at] ?? '')).length / Math.max(1, body.length);
  const fitting = columns.filter(
    (at) => share(at) > 0.8 && new Set(body.map((row) => foldText(row[at] ?? ''))).size <= 6,
  );
  const headed = hasHeader ? fitting.find((at) => LABEL_HEADER.test(headers[at] ?? '')) : undefined;
  return headed ?? fitting.at(-1);
}

function nameColumns(
  body: readonly (readonly string[])[],
  headers: readonly string[],
  label: number,
  width: number,
  hasHeader: boolean,
): readonly [number, number] | undefined {
  const others = Array.from({ length: width }, (_, at) => at).filter((at) => at !== label);
  const headed = hasHeader
    ? others.filter((at) => NAME_HEADER.test(headers[at] ?? '') && !/^(?:id|.* id|no|stt)$/u.test(headers[at] ?? ''))
    : [];
  const wordy = others.filter((at) => body.filter((row) => /\p{L}{2}/u.test(row[at] ?? '')).length > body.length / 2);
  const distinct = (at: number) => new Set(body.map((row) => row[at])).size;
  const candidates = headed.filter((at) => wordy.includes(at));
  const chosen =
    candidates.length >= 2
      ? candidates
      : wordy
          .toSorted((a, b) => distinct(b) - distinct(a))
          .slice(0, 2)
          .toSorted((a, b) => a - b);
  const [one, two] = chosen;
  return one === undefined || two === undefined ? undefined : [one, two];
}
