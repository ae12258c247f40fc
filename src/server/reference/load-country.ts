import type { PackProblem } from '#core/codes';
import { err, ok, type Result } from '#core/kernel';
import { compileReference, type CountryPack, type Reference } from '#core/reference';
import { MANIFEST, readCountryFolder, type CountryFiles } from './country-files.ts';
import { fileProblemText, type FileProblem } from './file-problem.ts';
import { parseCountry } from './parse-country.ts';
import { csvColumn } from './read-csv.ts';
import { unknownSubjects } from './unknown-subjects.ts';

export interface LoadedCountry {
  readonly files: CountryFiles;
  readonly pack: CountryPack;
  readonly reference: Reference;
}

/**
 * Reads a country folder from disk and compiles it. Any problem, in shape or in meaning, gives all problems with file,
 * line and column, and no country: a server must not start on law it does not understand.
 */
export async function loadCountry(folder: string): Promise<Result<LoadedCountry, readonly FileProblem[]>> {
  const files = await readCountryFolder(folder);
  return files.ok ? compileCountry(files.value) : files;
}

/** The same from files at hand, for instance those stored under a published version. */
export function compileCountry(files: CountryFiles): Result<LoadedCountry, readonly FileProblem[]> {
  const pack = parseCountry(files);
  if (!pack.ok) return pack;
  const reference = compileReference(pack.value);
  const problems = [...unknownSubjects(pack.value.legalBases), ...(reference.ok ? [] : reference.error)];
  if (!reference.ok || problems.length > 0) return err(problems.map((problem) => placed(problem, files)));
  return ok({ files, pack: pack.value, reference: reference.value });
}

/** As many problems as fit a screen; the rest are counted. */
const PROBLEMS_SHOWN_MAX = 50;

/** For the terminal: one line a problem, and how many more there are. */
export function problemReport(folder: string, problems: readonly FileProblem[]): string {
  const shown = problems.slice(0, PROBLEMS_SHOWN_MAX).map((problem) => fileProblemText(folder, problem));
  const more = problems.length - shown.length;
  return [...shown, ...(more > 0 ? [`… and ${more} more`] : [])].join('\n');
}

/** Gives a problem found while compiling its column: of the cell in a table, of the member in JSON. */
function placed(problem: PackProblem, files: CountryFiles): FileProblem {
  const { file, line } = problem.place;
  const lines = (files.texts[file] ?? '').split('\n');
  const field = problem.field ?? '';
  const message = field === '' ? problem.message : `${field}: ${problem.message}`;
  if (file.endsWith('.csv')) {
    const entry = files.manifest.find(({ path }) => path === file);
    const column =
      Object.entries(entry?.preferenceColumns ?? {}).find(([, agreement]) => agreement === field)?.[0] ?? field;
    const header = (lines[0] ?? '').trim().split(',');
    const index = header.includes(column) ? header.indexOf(column) : header.indexOf(column.toLowerCase());
    return { file, line, column: index < 0 ? 1 : csvColumn(lines[line - 1] ?? '', index), message };
  }
  const offset = lines.slice(line - 1).findIndex((text) => text.includes(`"${field}"`));
  if (offset < 0 || field === '') return { file: file || MANIFEST, line, column: 1, message };
  return { file, line: line + offset, column: (lines[line - 1 + offset] ?? '').indexOf(`"${field}"`) + 1, message };
}
