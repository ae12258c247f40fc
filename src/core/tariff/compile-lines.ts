import { deepFreeze, timelineOf, type PackProblem, type Place, type Span } from '#core/codes';
import { addDays, parseDecimal, type Instant, type PlainDate } from '#core/kernel';
import type { Knows } from './compile-tariff.ts';
import { parseRate } from './parse-rate.ts';
import { preferencesBook, type PreferencesBook } from './preferences-book.ts';
import type { RateExpression, TariffLine, VatChoice } from './tariff.ts';
import type { TariffLineRecord, TariffRecords } from './tariff-records.ts';

type Lines = ReadonlyMap<string, TariffLine | readonly TariffLine[]>;

/** What the fields of a line mean, each text read once for all lines that print it. */
export interface LineReader {
  readonly rate: (text: string, place: Place, field: string) => RateExpression;
  readonly units: (text: string, place: Place) => readonly string[];
  readonly vat: (text: string, place: Place) => readonly VatChoice[];
  readonly environmentTax: (text: string, place: Place) => boolean;
}

/** One immutable line for each code and stretch of days on which nothing about it changes. */
export function compileLines(
  records: TariffRecords,
  knows: Knows,
  knownAt: Instant | undefined,
  problems: PackProblem[],
): Lines {
  const reader = lineReader(records, knows, knownAt, problems);
  const preferences = preferencesBook(records.preferences, reader, knows, knownAt, problems);
  const compiled = new Map<string, TariffLine | readonly TariffLine[]>();
  for (const [code, group] of Map.groupBy(records.lines, (line) => line.code)) {
    const { spans, conflicts } = timelineOf(group, knownAt);
    for (const { first, second } of conflicts) {
      const message = `${code} is given twice for the same day (first on line ${first.place.line} of ${first.place.file})`;
      problems.push({ place: second.place, field: 'code', message });
    }
    const lines = spans.flatMap((span) => linesOf(span, reader, preferences));
    const [only] = lines;
    if (only !== undefined) compiled.set(code, lines.length === 1 ? only : Object.freeze(lines));
  }
  return compiled;
}

/** A record becomes several lines where a preferential rate steps down within its days. */
function linesOf(
  span: Span<TariffLineRecord>,
  reader: LineReader,
  preferences: PreferencesBook,
): readonly TariffLine[] {
  const { record } = span;
  const common = {
    code: record.code,
    name: Object.freeze(record.name),
    unitCodes: reader.units(record.unit, record.place),
    ordinary: reader.rate(record.ordinary, record.place, 'ordinary'),
    mfn: reader.rate(record.mfn, record.place, 'mfn'),
    vat: reader.vat(record.vat, record.place),
    subjectToEnvironmentTax: reader.environmentTax(record.environmentTax, record.place),
    policyReferences: Object.freeze(record.policyReferences),
  };
  const steps = preferences.changesOf(record.code, span);
  return steps.map((validFrom, index) => {
    const next = steps[index + 1];
    const { rates, illustrative } = preferences.on(record, validFrom);
    const validTo: PlainDate | null = next === undefined ? span.validTo : addDays(next, -1);
    return Object.freeze({ ...common, preferences: rates, illustrativePreferences: illustrative, validFrom, validTo });
  });
}

function lineReader(
  records: TariffRecords,
  knows: Knows,
  knownAt: Instant | undefined,
  problems: PackProblem[],
): LineReader {
  const unitCodes = new Map<string, string>();
  for (const [word, group] of Map.groupBy(records.units, (unit) => unit.word)) {
    const latest = timelineOf(group, knownAt).spans.at(-1)?.record;
    if (latest === undefined) continue;
    unitCodes.set(word, latest.unitCode);
    if (!knows('unit', latest.unitCode)) {
      problems.push({
        place: latest.place,
        field: 'unit_code',
        message: `"${latest.unitCode}" stands in no list of units`,
      });
    }
  }
  const vatChoices = compileVat(records, knownAt, problems);
  const report = (place: Place, field: string, message: string) => problems.push({ place, field, message });
  const rates = onceByText((text) => frozenRate(text, records, knows));
  const units = onceByText((text) => {
    const codes = text === '' ? [] : text.split('/').map((word) => unitCodes.get(word));
    return codes.every((code) => code !== undefined) ? Object.freeze([...new Set(codes)]) : undefined;
  });
  const unread: RateExpression = { kind: 'none', text: '' };
  return {
    rate: (text, place, field) => {
      const rate = rates(text);
      if (rate === undefined) report(place, field, `the rate "${text}" is not understood`);
      return rate ?? unread;
    },
    units: (text, place) => {
      const codes = units(text);
      if (codes === undefined) report(place, 'unit', `"${text}" holds a unit that is not in the list of unit words`);
      return codes ?? [];
    },
    vat: (text, place) => {
      const choices = text === '' ? [] : vatChoices.get(text);
      if (choices === undefined) report(place, 'vat', `the VAT text "${text}" is not in the list of VAT treatments`);
      return choices ?? [];
    },
    environmentTax: (text, place) => {
      if (!ENVIRONMENT_TEXTS.has(text)) report(place, 'environment_tax', `"${text}" is not one of "", "MT", "MT?"`);
      return text !== '';
    },
  };
}

/** `MT?`: the source prints a doubt. The line is marked as subject, so that the doubt reaches an officer. */
const ENVIRONMENT_TEXTS: ReadonlySet<string> = new Set(['', 'MT', 'MT?']);

/** A rate is understood only if the origins, units and currencies it names exist. */
function frozenRate(text: string, records: TariffRecords, knows: Knows): RateExpression | undefined {
  const rate = parseRate(text, records.words);
  return rate !== undefined && pointsAtKnownCodes(rate, knows) ? deepFreeze(rate) : undefined;
}

function pointsAtKnownCodes(rate: RateExpression, knows: Knows): boolean {
  switch (rate.kind) {
    case 'ad-valorem':
      return rate.excludedOrigins.every((origin) => knows('country', origin));
    case 'specific':
    case 'mixed':
      return knows('unit', rate.unitCode) && knows('currency', rate.currency);
    case 'alternatives':
      return rate.options.every((option) => pointsAtKnownCodes(option, knows));
    default:
      return true;
  }
}

function compileVat(
  records: TariffRecords,
  knownAt: Instant | undefined,
  problems: PackProblem[],
): ReadonlyMap<string, readonly VatChoice[]> {
  const byText = new Map<string, VatChoice[]>();
  for (const group of Map.groupBy(
    records.vat,
    (record) => `${record.printed} ${record.regime} ${record.standard}`,
  ).values()) {
    const { spans, conflicts } = timelineOf(group, knownAt);
    for (const { second } of conflicts)
      problems.push({ place: second.place, field: 'regime', message: 'is given twice for the same day' });
    for (const { record, validFrom, validTo } of spans) {
      const rate = record.rate === null ? null : parseDecimal(record.rate);
      if (rate === undefined) {
        problems.push({ place: record.place, field: 'rate', message: `"${record.rate}" is not a decimal` });
        continue;
      }
      const { regime, standard, legalBasis } = record;
      const choice = deepFreeze({ regime, rate, standard, validFrom, validTo, legalBasis });
      byText.set(record.printed, [...(byText.get(record.printed) ?? []), choice]);
    }
  }
  return byText;
}

function onceByText<T>(read: (text: string) => T): (text: string) => T {
  const memory = new Map<string, T>();
  return (text) => {
    const known = memory.get(text);
    if (known !== undefined || memory.has(text)) return known as T;
    const value = read(text);
    memory.set(text, value);
    return value;
  };
}
