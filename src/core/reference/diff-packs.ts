import { CODE_LISTS, type Dated, type Place } from '#core/codes';
import { addDays, canonicalJson, type PlainDate } from '#core/kernel';
import type { CountryPack } from './country-pack.ts';

/** How many records of one part of a pack came, went or changed. */
export interface SectionDiff {
  readonly section: string;
  readonly added: number;
  readonly removed: number;
  readonly changed: number;
}

/** What publishing a pack changes. A summary for people and for the journal; the packs themselves are stored by version. */
export interface PackDiff {
  /** Only sections in which something differs. */
  readonly sections: readonly SectionDiff[];
  /** The first day whose law differs; `null` where nothing does. */
  readonly firstDayAffected: PlainDate | null;
  /** The first few keys, `section key`, with what happened to them. */
  readonly samples: readonly { readonly key: string; readonly change: 'added' | 'removed' | 'changed' }[];
}

/** Enough to recognise a publication by; the event must stay small. */
export const DIFF_SAMPLES_MAX = 20;

/** Compares two packs record by record. `before` is `undefined` for a country's first pack. */
export function diffPacks(before: CountryPack | undefined, after: CountryPack): PackDiff {
  const sections: SectionDiff[] = [];
  const samples: PackDiff['samples'][number][] = [];
  let firstDayAffected: PlainDate | null = null;
  const old = before === undefined ? new Map<string, Section>() : sectionsOf(before);
  for (const [name, records] of sectionsOf(after)) {
    const counts = { added: 0, removed: 0, changed: 0 };
    const note = (key: string, change: keyof typeof counts, validFrom: PlainDate) => {
      counts[change] += 1;
      if (samples.length < DIFF_SAMPLES_MAX) samples.push({ key: `${name} ${key}`, change });
      if (firstDayAffected === null || validFrom < firstDayAffected) firstDayAffected = validFrom;
    };
    const previous = old.get(name) ?? new Map<string, Entry>();
    for (const [key, entry] of records) {
      const was = previous.get(key);
      if (was === undefined) note(key, 'added', entry.validFrom);
      else if (was.text !== entry.text) note(key, 'changed', firstDifference(was, entry));
    }
    for (const [key, entry] of previous) if (!records.has(key)) note(key, 'removed', entry.validFrom);
    if (counts.added + counts.removed + counts.changed > 0) sections.push({ section: name, ...counts });
  }
  return { sections, firstDayAffected, samples };
}

interface Entry {
  readonly text: string;
  readonly record: Dated;
  readonly validFrom: PlainDate;
}

/** Two records of one first day: where only their last days differ, the law is the same until the earlier of these is over. */
function firstDifference(was: Entry, is: Entry): PlainDate {
  const [a, b] = [was.record.validTo, is.record.validTo];
  const endless = ({ record }: Entry): string => canonicalJson({ ...record, validTo: null, place: null });
  const earlier = a === null || (b !== null && b < a) ? b : a;
  return earlier !== null && endless(was) === endless(is) ? addDays(earlier, 1) : is.validFrom;
}

type Section = ReadonlyMap<string, Entry>;
type Placed = Dated & { readonly place: Place };

/** The records of each part by what identifies them. Where a record stands in its file is no part of it. */
function sectionsOf(pack: CountryPack): ReadonlyMap<string, Section> {
  const { tariff } = pack;
  return new Map([
    ...CODE_LISTS.map((list) => [list, sectionOf(pack.codes[list], ({ code }) => code)] as const),
    ['tariff-line', sectionOf(tariff.lines, ({ code }) => code)],
    ['chapter', sectionOf(tariff.chapters, ({ code }) => code)],
    ['heading', sectionOf(tariff.headings, ({ code }) => code)],
    ['tariff-section', sectionOf(tariff.sections, ({ code }) => code)],
    ['synonym', sectionOf(tariff.synonyms, ({ term, codePrefix }) => `${codePrefix} ${term}`)],
    ['tariff-note', sectionOf(tariff.notes, ({ node, number }) => `${node} ${number}`)],
    ['unit-word', sectionOf(tariff.units, ({ word }) => word)],
    ['vat-treatment', sectionOf(tariff.vat, ({ printed, regime, standard }) => `${printed} ${regime} ${standard}`)],
    [
      'preference',
      sectionOf(
        tariff.preferences,
        ({ agreement, codePrefix, origins = [] }) => `${agreement} ${codePrefix || '*'} ${origins.join(' ')}`,
      ),
    ],
    ['measure', sectionOf(tariff.measures, ({ type, id }) => `${type} ${id}`)],
    ['policy-document', sectionOf(tariff.policies, ({ contains }) => contains)],
    [
      'control-document',
      sectionOf(tariff.controlDocuments, ({ type, agency, documentType }) => `${type} ${agency} ${documentType}`),
    ],
    ['origin-terms', sectionOf(pack.origin.terms, ({ agreement }) => agreement)],
    ['origin-rule', sectionOf(pack.origin.rules, ({ id }) => id)],
    ['legal-basis', sectionOf(pack.legalBases, ({ subject }) => subject)],
    ['special-day', sectionOf(pack.specialDays, ({ date }) => date)],
    [
      'working-time',
      sectionOf(
        pack.workingTime,
        ({ fromMinute, weekdays, officeId }) => `${fromMinute} ${weekdays.join('')} ${officeId ?? ''}`,
      ),
    ],
    [
      'reference-price',
      sectionOf(pack.priceControl?.prices ?? [], ({ codePrefix, unitCode }) => `${codePrefix} ${unitCode}`),
    ],
    ['consultation-time', sectionOf(pack.priceControl?.times ?? [], ({ step }) => step)],
    ['exchange-rate', sectionOf(pack.exchangeRates, ({ currency }) => currency)],
  ]);
}

/** Records of one identity are told apart by their first day and by when they became known. */
function sectionOf<R extends Placed>(records: readonly R[], identity: (record: R) => string): Section {
  const section = new Map<string, Entry>();
  for (const record of records) {
    const { place: _place, ...content } = record;
    const key = `${identity(record)} ${record.validFrom} ${record.knownFrom}`;
    section.set(key, { text: canonicalJson(content), record, validFrom: record.validFrom });
  }
  return section;
}
