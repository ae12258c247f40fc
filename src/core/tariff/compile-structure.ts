import { deepFreeze, timelineOf, type PackProblem } from '#core/codes';
import type { Instant } from '#core/kernel';
import type { Heading, Synonym, TariffNote, TariffSection } from './tariff.ts';
import type { HeadingRecord, NoteRecord, SectionRecord, TariffRecords } from './tariff-records.ts';

/** How the nomenclature is laid out above its lines. */
export interface TariffStructure {
  readonly headings: readonly Heading[];
  readonly sections: readonly TariffSection[];
  readonly synonyms: readonly Synonym[];
  readonly heading: (code: string) => Heading | undefined;
  /** The section that a chapter of two digits stands in. */
  readonly section: (chapter: string) => TariffSection | undefined;
  readonly notesOf: (node: string) => readonly TariffNote[];
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
  const notes = compileNotes(records, knownAt, problems);
  return {
    headings,
    sections,
    synonyms: deepFreeze(synonyms),
    heading: (code) => byCode.get(code),
    section: (chapter) => sections.find(({ chapterFrom, chapterTo }) => chapterFrom <= chapter && chapter <= chapterTo),
    notesOf: (node) => notes.get(node) ?? NO_NOTES,
  };
}

const NO_NOTES: readonly TariffNote[] = Object.freeze([]);

function compileNotes(
  { notes: records, sections, chapters, headings, lines }: TariffRecords,
  knownAt: Instant | undefined,
  problems: PackProblem[],
): ReadonlyMap<string, readonly TariffNote[]> {
  const nodes = new Set([sections, chapters, headings].flatMap((table) => table.map(({ code }) => code)));
  const isNode = (node: string): boolean => nodes.has(node) || lines.some(({ code }) => code.startsWith(node));
  for (const { node, place } of records)
    if (!isNode(node)) problems.push({ place, field: 'node', message: `"${node}" is no node of the tariff` });
  const notes: NoteRecord[] = [];
  for (const group of Map.groupBy(records, ({ node, number }) => `${node} ${number}`).values()) {
    const { spans, conflicts } = timelineOf(group, knownAt);
    for (const { second } of conflicts)
      problems.push({ place: second.place, field: 'number', message: `"${second.number}" is given twice for a node` });
    const newestNote = spans.at(-1)?.record;
    if (newestNote !== undefined) notes.push(newestNote);
  }
  const inOrder = notes
    .toSorted((a, b) => a.number - b.number)
    .map(({ node, text, illustrative }) => ({ node, text, illustrative }));
  return Map.groupBy(deepFreeze(inOrder), ({ node }) => node);
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
