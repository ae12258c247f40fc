import { countChanges, type ChangeCounts, type ShownChange } from '#core/approval';
import { ok, type Refusals, type Result } from '#core/kernel';
import { diffPacks, type PackDiff } from '#core/reference';
import { toldProblem, type TableProblem } from './problem-words.ts';
import { compileCountry, countryFilesOf, parseCountry, readCsv, versionOf, type FileProblem } from '#server/reference';

/** A table of the country as somebody would have it, to be checked in a thread of its own: a whole country is compiled for it. */
export interface TableJob {
  readonly base: Readonly<Record<string, string>>;
  readonly path: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** What is wrong with it; or what it changes. */
export interface TableCheck {
  readonly problems: readonly TableProblem[];
  readonly changes: readonly ShownChange[];
  readonly counts: ChangeCounts;
  /** The country with the table; only without problems, and where something changes. */
  readonly next: { readonly version: string; readonly summary: PackDiff; readonly text: string } | null;
}

/** Nobody mends more before trying again. */
const PROBLEMS_MAX = 50;

export function runTableJob({ base, path, header, rows }: TableJob): Result<TableCheck, Refusals> {
  const before = readCsv(path, base[path] ?? '');
  if ('message' in before) throw new Error(`the country in force is understood: ${before.message}`);
  const changes = rowChanges({ header: before.header, rows: before.rows.map(({ cells }) => cells) }, { header, rows });
  const text = `${[header, ...rows].map((cells) => cells.map(quoted).join(',')).join('\n')}\n`;
  const found = { changes, counts: countChanges(changes) };
  if (changes.length === 0) return ok({ ...found, problems: [], next: null });
  const files = countryFilesOf({ ...base, [path]: text });
  const compiled = files.ok ? compileCountry(files.value) : files;
  if (!files.ok || !compiled.ok) {
    const problems = compiled.ok ? [] : compiled.error;
    return ok({ ...found, problems: problems.slice(0, PROBLEMS_MAX).map((each) => placed(each, path)), next: null });
  }
  const inForce = countryFilesOf(base);
  const pack = inForce.ok ? parseCountry(inForce.value) : inForce;
  if (!pack.ok) throw new Error('the country in force is understood');
  const version = versionOf(compiled.value.pack.profile.code, files.value);
  return ok({ ...found, problems: [], next: { version, summary: diffPacks(pack.value, compiled.value.pack), text } });
}

/** The first line of a file is its header. */
const placed = ({ file, line, message }: FileProblem, path: string): TableProblem =>
  file === path ? toldProblem(line > 1 ? line - 1 : null, message) : toldProblem(null, `${file}:${line}: ${message}`);

interface Table {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** What becomes of each row. A row is the same as long as its first column, its first day, and whom and when it is for are. */
function rowChanges(before: Table, after: Table): readonly ShownChange[] {
  const [was, is] = [byKey(before), byKey(after)];
  const added = [...is].flatMap(([key, row]) => (was.has(key) ? [] : [changeOf(key, 'added', undefined, row, after)]));
  const others = [...was].flatMap(([key, row]) => {
    const next = is.get(key);
    if (next === undefined) return [changeOf(key, 'ended', row, undefined, before)];
    return row.join('\u0000') === next.join('\u0000') ? [] : [changeOf(key, 'changed', row, next, after)];
  });
  return [...added, ...others];
}

function byKey({ header, rows }: Table): ReadonlyMap<string, readonly string[]> {
  const named = ['weekdays', 'office', 'valid_from']
    .map((column) => header.indexOf(column))
    .filter((index) => index > 0);
  return new Map(rows.map((row) => [[row[0], ...named.map((index) => row[index])].filter(Boolean).join(' · '), row]));
}

function changeOf(
  key: string,
  change: ShownChange['change'],
  before: readonly string[] | undefined,
  after: readonly string[] | undefined,
  { header }: Table,
): ShownChange {
  const cell = (row: readonly string[] | undefined, index: number): string | null => row?.[index] || null;
  const row = after ?? before;
  const named = (column: string): string => row?.[header.indexOf(column)] ?? key;
  const fields = header
    .map((field, index) => ({ field, before: cell(before, index), after: cell(after, index) }))
    .filter((each) => each.before !== each.after);
  return { key, change, name: { vi: named('name_vi'), en: named('name_en') }, fields };
}

const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
