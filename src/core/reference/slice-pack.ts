import { CODE_LISTS, holds, type CodeList, type CodeRecords, type Dated } from '#core/codes';
import type { PlainDate } from '#core/kernel';
import type { TariffRecords } from '#core/tariff';
import type { CountryPack } from './country-pack.ts';

export interface SliceOptions {
  /** The commodity codes that may be asked about. */
  readonly codes: readonly string[];
  /** The one day that may be asked about. */
  readonly on: PlainDate;
}

/**
 * The part of a country that answers for a few commodity codes on one day: small enough to be sent to a browser and
 * compiled there. What it is asked of these, it answers as the whole does; of anything else it knows nothing.
 */
export function slicePack(pack: CountryPack, { codes, on }: SliceOptions): CountryPack {
  const today = <T extends Dated>(records: readonly T[]): readonly T[] => records.filter((record) => holds(record, on));
  const codeRecords: Record<string, CodeRecords[CodeList]> = {};
  for (const list of CODE_LISTS) codeRecords[list] = today(pack.codes[list]);
  return {
    ...pack,
    // Every list has a member, since the loop above goes through them all.
    codes: codeRecords as CodeRecords,
    exchangeRates: today(pack.exchangeRates),
    priceControl: NO_PRICE_CONTROL,
    tariff: sliceTariff(pack.tariff, codes, today),
    origin: NO_ORIGIN,
    legalBases: today(pack.legalBases),
  };
}

/** At which price customs begins to doubt is for customs: one who knew it could price up to it. */
const NO_PRICE_CONTROL: NonNullable<CountryPack['priceControl']> = { prices: [], times: [] };

/** Rules of origin are asked about apart; no figure of an assessment hangs on them. */
const NO_ORIGIN: CountryPack['origin'] = { terms: [], rules: [] };

function sliceTariff(
  tariff: TariffRecords,
  codes: readonly string[],
  today: <T extends Dated>(records: readonly T[]) => readonly T[],
): TariffRecords {
  const asked = new Set(codes);
  const isAbove = (prefix: string): boolean => codes.some((code) => code.startsWith(prefix));
  const lines = today(tariff.lines.filter(({ code }) => asked.has(code)));
  const printed = new Set(lines.map(({ vat }) => vat));
  const references = lines.flatMap(({ policyReferences }) => policyReferences);
  return {
    ...tariff,
    lines,
    vat: today(tariff.vat).filter((treatment) => printed.has(treatment.printed)),
    preferences: today(tariff.preferences).filter(({ codePrefix }) => isAbove(codePrefix)),
    measures: today(tariff.measures).flatMap((measure) => {
      const codePrefixes = measure.codePrefixes.filter(isAbove);
      if (codePrefixes.length === 0) return [];
      return [{ ...measure, codePrefixes, exceptPrefixes: measure.exceptPrefixes.filter(isAbove) }];
    }),
    // For those who read the tariff: no assessment asks for them.
    controlDocuments: [],
    policies: tariff.policies.filter(({ contains }) => references.some((reference) => reference.includes(contains))),
    // A simplified declaration may stop at the heading, which has to be known then.
    headings: tariff.headings.filter(({ code }) => codes.some((each) => each.startsWith(code))),
    // Names and notes for looking things up; no figure hangs on them.
    chapters: [],
    sections: [],
    synonyms: [],
    notes: [],
  };
}
