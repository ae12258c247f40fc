import { addDays, type Instant, type PlainDate } from '#core/kernel';

/**
 * A record of law with both of its times: the days it applies to (`validTo` is the last one, `null` for open end) and
 * the instant since which it is known. A `withdrawn` record says that nothing applies on its days.
 */
export interface Dated {
  readonly validFrom: PlainDate;
  readonly validTo: PlainDate | null;
  readonly knownFrom: Instant;
  readonly withdrawn?: boolean;
}

/** A record and the days on which it is the one that counts: a later-known record may have cut some away. */
export interface Span<T> {
  readonly record: T;
  readonly validFrom: PlainDate;
  readonly validTo: PlainDate | null;
}

/** Two records of one key that claim the same day and became known at the same instant: the data must say which counts. */
export interface Conflict<T> {
  readonly first: T;
  readonly second: T;
}

export interface Timeline<T> {
  /** Without overlaps, in order of `validFrom`. */
  readonly spans: readonly Span<T>[];
  readonly conflicts: readonly Conflict<T>[];
}

/**
 * Which record of one key counts on which day, as known at `knownAt` (`undefined`: all that is known). On each day it is
 * the valid record that became known last. Nothing is edited: a correction is a later-known record laid over the earlier.
 */
export function timelineOf<T extends Dated>(records: readonly T[], knownAt: Instant | undefined): Timeline<T> {
  const [only] = records;
  if (records.length === 1 && only !== undefined) return timelineOfOne(only, knownAt);
  const known = knownAt === undefined ? [...records] : records.filter((record) => record.knownFrom <= knownAt);
  known.sort((a, b) => (a.knownFrom < b.knownFrom ? -1 : a.knownFrom > b.knownFrom ? 1 : 0));
  const conflicts: Conflict<T>[] = [];
  let spans: Span<T>[] = [];
  for (const record of known) {
    for (const span of spans) {
      if (span.record.knownFrom === record.knownFrom && overlaps(span, record)) {
        conflicts.push({ first: span.record, second: record });
      }
    }
    spans = [
      ...spans.flatMap((span) => cut(span, record)),
      { record, validFrom: record.validFrom, validTo: record.validTo },
    ];
  }
  spans.sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
  return { spans: spans.filter((span) => span.record.withdrawn !== true), conflicts };
}

/** Whether a period holds the day. Dates compare as text. */
export const holds = (
  period: { readonly validFrom: PlainDate; readonly validTo: PlainDate | null },
  on: PlainDate,
): boolean => period.validFrom <= on && (period.validTo === null || on <= period.validTo);

/** Nearly every key has a single record; this path keeps compiling twelve thousand of them cheap. */
function timelineOfOne<T extends Dated>(record: T, knownAt: Instant | undefined): Timeline<T> {
  if (record.withdrawn === true || (knownAt !== undefined && record.knownFrom > knownAt))
    return { spans: [], conflicts: [] };
  return { spans: [{ record, validFrom: record.validFrom, validTo: record.validTo }], conflicts: [] };
}

interface Period {
  readonly validFrom: PlainDate;
  readonly validTo: PlainDate | null;
}

const overlaps = (a: Period, b: Period): boolean =>
  (a.validTo === null || b.validFrom <= a.validTo) && (b.validTo === null || a.validFrom <= b.validTo);

/** What is left of a span once the days of `over` are taken out: nothing, one piece or two. */
function cut<T>(span: Span<T>, over: Period): readonly Span<T>[] {
  if (!overlaps(span, over)) return [span];
  const pieces: Span<T>[] = [];
  if (span.validFrom < over.validFrom) pieces.push({ ...span, validTo: dayBefore(over.validFrom) });
  if (over.validTo !== null && (span.validTo === null || span.validTo > over.validTo)) {
    pieces.push({ ...span, validFrom: dayAfter(over.validTo) });
  }
  return pieces;
}

const dayBefore = (date: PlainDate): PlainDate => addDays(date, -1);
const dayAfter = (date: PlainDate): PlainDate => addDays(date, 1);
