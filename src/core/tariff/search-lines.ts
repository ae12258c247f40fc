import { foldText, holds } from '#core/codes';
import type { PlainDate } from '#core/kernel';
import type { TariffLine } from './tariff.ts';

/** A query beyond this is not typed by a person. */
const QUERY_LENGTH_MAX = 200;

interface Searchable {
  readonly code: string;
  readonly words: string;
  readonly lines: readonly TariffLine[];
}

/**
 * Search over codes and both names, accents folded. Figures are a code prefix (dots and spaces allowed: `8703.23`),
 * words must all occur. Twelve thousand folded names are scanned in a few milliseconds, so there is no index to keep
 * in step; the folded names are made at the first search, since a border post may never search.
 */
export function searchIndex(
  linesByCode: ReadonlyMap<string, TariffLine | readonly TariffLine[]>,
): (query: string, on: PlainDate, limit: number) => readonly TariffLine[] {
  let searchables: readonly Searchable[] | undefined;
  return (query, on, limit) => {
    const wanted = foldText(query.slice(0, QUERY_LENGTH_MAX));
    if (wanted === '') return [];
    searchables ??= searchablesOf(linesByCode);
    const words = wanted.split(' ');
    const prefix = words.filter((word) => /^\d+$/.test(word)).join('');
    const others = words.filter((word) => !/^\d+$/.test(word));
    const byCode = take(
      searchables,
      on,
      limit,
      (line) => line.code.startsWith(prefix) && others.every((word) => line.words.includes(word)),
    );
    // Figures may also be part of a name ("bia 5,8%"); only when no code starts so.
    if (byCode.length > 0 || prefix === '') return byCode;
    return take(searchables, on, limit, (line) => words.every((word) => line.words.includes(word)));
  };
}

function take(
  searchables: readonly Searchable[],
  on: PlainDate,
  limit: number,
  matches: (line: Searchable) => boolean,
): readonly TariffLine[] {
  const found: TariffLine[] = [];
  for (const searchable of searchables) {
    if (found.length >= limit) break;
    if (!matches(searchable)) continue;
    const line = searchable.lines.find((candidate) => holds(candidate, on));
    if (line !== undefined) found.push(line);
  }
  return found;
}

function searchablesOf(linesByCode: ReadonlyMap<string, TariffLine | readonly TariffLine[]>): readonly Searchable[] {
  return [...linesByCode.keys()].toSorted().map((code) => {
    const lines = [linesByCode.get(code) ?? []].flat();
    const names = new Set(lines.flatMap((line) => [line.name.vi, line.name.en]));
    return { code, words: foldText([...names].join(' ')), lines };
  });
}
