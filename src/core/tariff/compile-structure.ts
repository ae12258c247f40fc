import { deepFreeze, timelineOf, type PackProblem } from '#core/codes';
import type { Instant } from '#core/kernel';
import type { Heading, Synonym, TariffSection } from './tariff.ts';
import type { HeadingRecord, SectionRecord, TariffRecords } from './tariff-records.ts';

/** How the nomenclature is laid out above its lines. */
export interface TariffStructure {
  readonly headings: readonly Heading[];
  readonly sections: readonly TariffSection[];
  readonly synonyms: readonly Synonym[];
  readonly heading: (code: string) => Heading | undefined;
  /** The section that a chapter of two digits stands in. */
  readonly section: (chapter: string) => TariffSection | undefined;
}

/** Names, not law: the newest name of a code serves every day, as with chapters. */
export function compileStructure(
  records: TariffRecords,
  knownAt: Instant | undefined,
  problems: PackProblem[],
): TariffStructure {
  const headings = compileHeadings(records.headings, knownAt);
  const sections = compileSections(records.sections, knownAt, problems);
  const byCode = new Map(headings.map((heading) => [heading.code, heading]));
  const synonyms = records.synonyms.map(({ term, codePrefix }) => ({ term, codePrefix }));
  return {
    headings,
    sections,
    synonyms: deepFreeze(synonyms),
    heading: (code) => byCode.get(code),
    section: (chapter) => sections.find(({ chapterFrom, chapterTo }) => chapterFrom <= chapter && chapter <= chapterTo),
  };
}

function compileHeadings(records: readonly HeadingRecord[], knownAt: Instant | undefined): readonly Heading[] {
  const latest = newest(records, knownAt).map(({ code, name }) => ({ code, name }));
  return deepFreeze(latest.toSorted((a, b) => (a.code < b.code ? -1 : 1)));
}

/** Two sections that claim one chapter would make the path of its goods a matter of the order of rows. */
function compileSections(
  records: readonly SectionRecord[],
  knownAt: Instant | undefined,
  problems: PackProblem[],
): readonly TariffSection[] {
  const sorted = newest(records, knownAt).toSorted((a, b) => (a.chapterFrom < b.chapterFrom ? -1 : 1));
  for (const [index, { chapterFrom, chapterTo, place }] of sorted.entries()) {
    const before = sorted[index - 1];
    if (chapterFrom > chapterTo)
      problems.push({ place, field: 'chapter_to', message: `"${chapterTo}" comes before "${chapterFrom}"` });
    if (before !== undefined && chapterFrom <= before.chapterTo)
      problems.push({ place, field: 'chapter_from', message: `"${chapterFrom}" stands in section ${before.code} too` });
  }
  return deepFreeze(sorted.map(({ code, name, chapterFrom, chapterTo }) => ({ code, name, chapterFrom, chapterTo })));
}

function newest<R extends HeadingRecord>(records: readonly R[], knownAt: Instant | undefined): readonly R[] {
  return [...Map.groupBy(records, (record) => record.code).values()].flatMap(
    (group) => timelineOf(group, knownAt).spans.at(-1)?.record ?? [],
  );
}
