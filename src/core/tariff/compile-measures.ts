import { deepFreeze, holds, timelineOf, type Dated, type PackProblem, type Place } from '#core/codes';
import type { Instant, PlainDate } from '#core/kernel';

interface MeasureRecord extends Dated {
  readonly id: string;
  readonly codePrefixes: readonly string[];
  readonly exceptPrefixes: readonly string[];
  readonly place: Place;
}

interface Days {
  readonly validFrom: PlainDate;
  readonly validTo: PlainDate | null;
}

/** No measure applies to most goods; they all share this. */
const NOTHING: readonly never[] = Object.freeze([]);

/**
 * Which measures touch a code on a day. Measures are given for code prefixes; those of one `id` follow each other in
 * time. The candidates of a code are found once and kept, since a country's trade keeps to a few thousand codes.
 */
export function compileMeasures<R extends MeasureRecord, M extends object>(
  records: readonly R[],
  measureOf: (record: R) => M,
  knownAt: Instant | undefined,
  problems: PackProblem[],
): (code: string, on: PlainDate) => readonly (M & Days)[] {
  const byPrefix = new Map<string, (M & Days)[]>();
  const exceptions = new Map<M & Days, readonly string[]>();
  for (const [id, group] of Map.groupBy(records, (record) => record.id)) {
    const { spans, conflicts } = timelineOf(group, knownAt);
    for (const { second } of conflicts)
      problems.push({ place: second.place, field: 'id', message: `"${id}" is given twice for the same day` });
    for (const { record, validFrom, validTo } of spans) {
      const measure = deepFreeze({ ...measureOf(record), validFrom, validTo });
      if (record.exceptPrefixes.length > 0) exceptions.set(measure, record.exceptPrefixes);
      for (const prefix of record.codePrefixes) byPrefix.set(prefix, [...(byPrefix.get(prefix) ?? []), measure]);
    }
  }
  const lengths = [...new Set([...byPrefix.keys()].map((prefix) => prefix.length))].toSorted((a, b) => b - a);
  const candidatesOf = remember((code: string): readonly (M & Days)[] => {
    const found = lengths.flatMap((length) =>
      length <= code.length ? (byPrefix.get(code.slice(0, length)) ?? []) : [],
    );
    const applicable = [...new Set(found)].filter(
      (measure) => !exceptions.get(measure)?.some((prefix) => code.startsWith(prefix)),
    );
    return applicable.length === 0 ? NOTHING : Object.freeze(applicable);
  });
  return (code, on) => {
    const candidates = candidatesOf(code);
    if (candidates.length === 0) return NOTHING;
    return candidates.filter((measure) => holds(measure, on));
  };
}

/** More than there are tariff lines; junk codes asked for by outsiders can not fill the memory. */
const REMEMBERED_MAX = 20_000;

function remember<T>(compute: (code: string) => T): (code: string) => T {
  const memory = new Map<string, T>();
  return (code) => {
    const known = memory.get(code);
    if (known !== undefined) return known;
    const value = compute(code);
    if (memory.size < REMEMBERED_MAX) memory.set(code, value);
    return value;
  };
}
