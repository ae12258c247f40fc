import type { Instant, PlainDate, Text } from '#core/kernel';
import { CODE_LISTS, type CodeBook, type CodeEntry, type CodeList } from './code-book.ts';
import { deepFreeze } from './deep-freeze.ts';
import type { PackProblem, Place } from './pack-problem.ts';
import { holds, timelineOf, type Dated } from './timeline.ts';

/** One row of a code list as it stands in the country pack. */
export interface CodeRecord extends Dated {
  readonly code: string;
  readonly name: Text;
  readonly attributes: Readonly<Record<string, string>>;
  readonly place: Place;
}
export type CodeRecords = Readonly<Record<CodeList, readonly CodeRecord[]>>;

/** Compiles the lists into maps. Two rows of one code for the same day, known at the same instant, are a problem. */
export function compileCodeBook(
  records: CodeRecords,
  knownAt: Instant | undefined,
): { readonly book: CodeBook; readonly problems: readonly PackProblem[] } {
  const problems: PackProblem[] = [];
  const lists = new Map<CodeList, ReadonlyMap<string, readonly CodeEntry[]>>();
  for (const list of CODE_LISTS) lists.set(list, compileList(records[list], knownAt, problems));
  const book: CodeBook = {
    find: (list, code, on) => inForce(lists.get(list)?.get(code), on),
    entries: (list, on) => [...(lists.get(list)?.values() ?? [])].flatMap((spans) => inForce(spans, on) ?? []),
  };
  return { book, problems };
}

function compileList(
  records: readonly CodeRecord[],
  knownAt: Instant | undefined,
  problems: PackProblem[],
): ReadonlyMap<string, readonly CodeEntry[]> {
  const byCode = Map.groupBy(records, (record) => record.code);
  const compiled = new Map<string, readonly CodeEntry[]>();
  for (const code of [...byCode.keys()].toSorted()) {
    const { spans, conflicts } = timelineOf(byCode.get(code) ?? [], knownAt);
    for (const { first, second } of conflicts) {
      problems.push({
        place: second.place,
        field: 'code',
        message: `"${code}" is given twice for the same day (first on line ${first.place.line} of ${first.place.file})`,
      });
    }
    const entries = spans.map(({ record, validFrom, validTo }) =>
      deepFreeze({ code, name: record.name, validFrom, validTo, attributes: record.attributes }),
    );
    if (entries.length > 0) compiled.set(code, entries);
  }
  return compiled;
}

function inForce(entries: readonly CodeEntry[] | undefined, on: PlainDate): CodeEntry | undefined {
  if (entries === undefined) return undefined;
  for (const entry of entries) if (holds(entry, on)) return entry;
  return undefined;
}
