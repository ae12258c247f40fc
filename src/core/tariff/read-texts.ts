import { deepFreeze, timelineOf, type CodeList, type PackProblem, type Place } from '#core/codes';
import { parseDecimal, ZERO, type Decimal, type Instant } from '#core/kernel';
import type { Characteristic } from './measure.ts';
import { parseRate } from './parse-rate.ts';
import type { RateExpression } from './rate-expression.ts';
import type { ConditionRecord, TariffRecords } from './tariff-records.ts';

/** Whether a code stands in a list on any day: data may only point at codes that exist. */
export type Knows = (list: CodeList, code: string) => boolean;

/** What the texts of the tariff mean, each text read once for all records that print it; what is not understood is reported. */
export interface TextReader {
  readonly rate: (text: string, place: Place, field: string) => RateExpression;
  readonly units: (text: string, place: Place) => readonly string[];
  readonly environmentTax: (text: string, place: Place) => boolean;
  readonly condition: (condition: ConditionRecord, place: Place) => Characteristic;
  readonly knows: Knows;
  readonly report: (place: Place, field: string, message: string) => void;
}

export function textReader(
  records: TariffRecords,
  knows: Knows,
  knownAt: Instant | undefined,
  problems: PackProblem[],
): TextReader {
  const report: TextReader['report'] = (place, field, message) => problems.push({ place, field, message });
  const unitCodes = unitCodesOf(records, knows, knownAt, report);
  const rates = onceByText((text) => frozenRate(text, records, knows, (word) => unitCodes.get(word)));
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
    environmentTax: (text, place) => {
      if (!ENVIRONMENT_TEXTS.has(text)) report(place, 'environment_tax', `"${text}" is not one of "", "MT", "MT?"`);
      return text !== '';
    },
    condition: (condition, place) => {
      if (!knows('characteristic', condition.characteristic))
        report(place, 'conditions', `"${condition.characteristic}" stands in no list of characteristics`);
      return characteristicOf(condition, place, report);
    },
    knows,
    report,
  };
}

/** `MT?`: the source prints a doubt. The line is marked as subject, so that the doubt reaches an officer. */
const ENVIRONMENT_TEXTS: ReadonlySet<string> = new Set(['', 'MT', 'MT?']);

function unitCodesOf(
  records: TariffRecords,
  knows: Knows,
  knownAt: Instant | undefined,
  report: TextReader['report'],
): ReadonlyMap<string, string> {
  const codes = new Map<string, string>();
  for (const [word, group] of Map.groupBy(records.units, (unit) => unit.word)) {
    const record = timelineOf(group, knownAt).spans.at(-1)?.record;
    if (record === undefined) continue;
    if (!knows('unit', record.unitCode))
      report(record.place, 'unit_code', `"${record.unitCode}" stands in no list of units`);
    codes.set(word, record.unitCode);
  }
  return codes;
}

/** A rate is understood only if the origins, units, currencies and characteristics it names exist. */
function frozenRate(
  text: string,
  records: TariffRecords,
  knows: Knows,
  unitOf: (word: string) => string | undefined,
): RateExpression | undefined {
  const rate = parseRate(text, records.words, unitOf);
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
    case 'higher-of':
    case 'lower-of':
      return rate.options.every((option) => pointsAtKnownCodes(option, knows));
    case 'tiers':
      return (
        knows('characteristic', rate.characteristic) && rate.steps.every((step) => pointsAtKnownCodes(step.rate, knows))
      );
    default:
      return true;
  }
}

function characteristicOf(record: ConditionRecord, place: Place, report: TextReader['report']): Characteristic {
  const { characteristic, equals } = record;
  const bound = (text: string | undefined): Decimal | undefined => {
    if (text === undefined) return undefined;
    const value = parseDecimal(text);
    if (value === undefined || value.units < 0n)
      report(place, 'conditions', `"${text}" is not a decimal of zero or more`);
    return value ?? ZERO;
  };
  const atLeast = bound(record.atLeast);
  const above = bound(record.above);
  const atMost = bound(record.atMost);
  const below = bound(record.below);
  return {
    kind: 'characteristic',
    characteristic,
    ...(atLeast && { atLeast }),
    ...(above && { above }),
    ...(atMost && { atMost }),
    ...(below && { below }),
    ...(equals !== undefined && { equals }),
  };
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
