import type { MeasureRecord, TariffRecords } from '#core/tariff';
import type { CountryPack } from './country-pack.ts';

/**
 * Two slices of one pack, of one day, as the slice of both their codes: a declaration of many codes gets its part of the
 * reference piece by piece, and only what it does not have yet.
 */
export function joinSlices(one: CountryPack, other: CountryPack): CountryPack {
  const tariff: TariffRecords = {
    ...one.tariff,
    lines: joined(one.tariff.lines, other.tariff.lines),
    vat: joined(one.tariff.vat, other.tariff.vat),
    preferences: joined(one.tariff.preferences, other.tariff.preferences),
    measures: joinedMeasures(one.tariff.measures, other.tariff.measures),
    policies: joined(one.tariff.policies, other.tariff.policies),
  };
  return { ...one, tariff };
}

interface Placed {
  readonly place: { readonly file: string; readonly line: number };
}

/** A record is known by where it stands in the country's files; there it also has its turn. */
const keyOf = ({ place }: Placed): string => `${place.file}:${place.line}`;
const inTurn = <Kept extends Placed>(records: Iterable<Kept>): readonly Kept[] =>
  [...records].toSorted((a, b) => a.place.file.localeCompare(b.place.file) || a.place.line - b.place.line);

function joined<Kept extends Placed>(one: readonly Kept[], other: readonly Kept[]): readonly Kept[] {
  const all = new Map([...one, ...other].map((record) => [keyOf(record), record]));
  return inTurn(all.values());
}

/** Of a measure, a slice holds only the prefixes that its codes are under. */
function joinedMeasures(one: readonly MeasureRecord[], other: readonly MeasureRecord[]): readonly MeasureRecord[] {
  const all = new Map(one.map((measure) => [keyOf(measure), measure]));
  for (const measure of other) {
    const known = all.get(keyOf(measure));
    all.set(keyOf(measure), known ? both(known, measure) : measure);
  }
  return inTurn(all.values());
}

const both = (one: MeasureRecord, other: MeasureRecord): MeasureRecord => ({
  ...one,
  codePrefixes: [...new Set([...one.codePrefixes, ...other.codePrefixes])],
  exceptPrefixes: [...new Set([...one.exceptPrefixes, ...other.exceptPrefixes])],
});
