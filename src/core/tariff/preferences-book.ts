import { holds, timelineOf, type PackProblem, type Span } from '#core/codes';
import { addDays, type Instant, type PlainDate } from '#core/kernel';
import type { LineReader } from './compile-lines.ts';
import type { Knows } from './compile-tariff.ts';
import type { RateExpression } from './tariff.ts';
import type { PreferenceRecord, TariffLineRecord } from './tariff-records.ts';

/** The preferential rates of a line on a day, and which of them are samples. */
export interface LinePreferences {
  readonly rates: Readonly<Record<string, RateExpression>>;
  readonly illustrative: readonly string[];
}

/** Preferences given by code prefix, beside those printed in the table's own columns (which go first). */
export interface PreferencesBook {
  /** The first day of each stretch within `span` on which the rates for the code stay the same, in order. */
  readonly changesOf: (code: string, span: Span<unknown>) => readonly PlainDate[];
  readonly on: (line: TariffLineRecord, day: PlainDate) => LinePreferences;
}

export function preferencesBook(
  records: readonly PreferenceRecord[],
  reader: LineReader,
  knows: Knows,
  knownAt: Instant | undefined,
  problems: PackProblem[],
): PreferencesBook {
  const byPrefix = new Map<string, Span<PreferenceRecord>[]>();
  for (const group of Map.groupBy(records, (record) => `${record.agreement} ${record.codePrefix}`).values()) {
    const { spans, conflicts } = timelineOf(group, knownAt);
    for (const { second } of conflicts)
      problems.push({ place: second.place, field: 'code_prefix', message: 'is given twice for the same day' });
    for (const span of spans) {
      const { agreement, codePrefix, place } = span.record;
      if (!knows('agreement', agreement))
        problems.push({ place, field: 'agreement', message: `"${agreement}" is not an agreement` });
      byPrefix.set(codePrefix, [...(byPrefix.get(codePrefix) ?? []), span]);
    }
  }
  // Longest first: the first hit for an agreement is the one that counts.
  const lengths = [...new Set([...byPrefix.keys()].map((prefix) => prefix.length))].toSorted((a, b) => b - a);
  const spansFor = (code: string) => lengths.flatMap((length) => byPrefix.get(code.slice(0, length)) ?? []);
  const interned = new Map<string, LinePreferences>();
  return {
    changesOf: (code, span) => {
      const days = new Set([span.validFrom]);
      for (const { validFrom, validTo } of spansFor(code)) {
        if (validFrom > span.validFrom && holds(span, validFrom)) days.add(validFrom);
        const after = validTo === null ? undefined : addDays(validTo, 1);
        if (after !== undefined && after > span.validFrom && holds(span, after)) days.add(after);
      }
      return [...days].toSorted();
    },
    on: (line, day) => {
      const counting = countingOn(spansFor(line.code), line, day);
      const key = JSON.stringify([
        line.preferences,
        counting.map(({ agreement, rate, illustrative }) => [agreement, rate, illustrative]),
      ]);
      const known = interned.get(key);
      if (known !== undefined) return known;
      const made = linePreferences(line, counting, reader);
      interned.set(key, made);
      return made;
    },
  };
}

/** For each agreement without a printed rate, the record of the longest prefix that is valid on the day. */
function countingOn(
  spans: readonly Span<PreferenceRecord>[],
  line: TariffLineRecord,
  day: PlainDate,
): readonly PreferenceRecord[] {
  const seen = new Set<string>();
  for (const [agreement, text] of Object.entries(line.preferences)) if (text !== '') seen.add(agreement);
  return spans.flatMap((span) => {
    const { record } = span;
    if (!holds(span, day) || seen.has(record.agreement)) return [];
    seen.add(record.agreement);
    return [record];
  });
}

/** An empty text is an unknown rate, printed or given by prefix: the agreement is left out. */
function linePreferences(
  line: TariffLineRecord,
  counting: readonly PreferenceRecord[],
  reader: LineReader,
): LinePreferences {
  const rates: Record<string, RateExpression> = {};
  for (const [agreement, text] of Object.entries(line.preferences)) {
    if (text !== '') rates[agreement] = reader.rate(text, line.place, agreement);
  }
  const illustrative: string[] = [];
  for (const record of counting) {
    if (record.rate === '') continue;
    rates[record.agreement] = reader.rate(record.rate, record.place, 'rate');
    if (record.illustrative) illustrative.push(record.agreement);
  }
  return Object.freeze({ rates: Object.freeze(rates), illustrative: Object.freeze(illustrative) });
}
