import { deepFreeze, holds, sharing, timelineOf, type CodeBook, type PackProblem, type Span } from '#core/codes';
import { finish, type Instant, type PlainDate } from '#core/kernel';
import { compileControlDocuments } from './control-documents.ts';
import { compileLines } from './compile-lines.ts';
import { compileStructure } from './compile-structure.ts';
import { measureBook } from './measure-book.ts';
import { textReader, type Knows } from './read-texts.ts';
import { searchIndex } from './search-lines.ts';
import type { Agreement, Chapter, Tariff, TariffLine } from './tariff.ts';
import type { TariffRecords } from './tariff-records.ts';

export interface CompiledTariff {
  readonly tariff: Tariff;
  readonly problems: readonly PackProblem[];
}

/**
 * Reads every rate text and lays all records on their days. The result is immutable; look-ups are one map access and
 * usually one date comparison. All that is not understood comes back as problems, with their places.
 */
export const compileTariff = (...parts: Parameters<typeof compileTariffInSteps>): CompiledTariff =>
  finish(compileTariffInSteps(...parts));

/** The same a few milliseconds at a time, for a program that has others to answer meanwhile. */
export function* compileTariffInSteps(
  records: TariffRecords,
  codes: CodeBook,
  knows: Knows,
  knownAt: Instant | undefined,
): Generator<void, CompiledTariff> {
  const problems: PackProblem[] = [];
  const reader = textReader(records, knows, knownAt, problems);
  yield;
  const shared = sharing();
  const book = measureBook(records, reader, codes, knownAt, problems, shared);
  const lines = yield* compileLines(records, book, reader, codes, knownAt, problems, shared);
  yield;
  const chapters = compileChapters(records, knownAt);
  const byChapter = new Map(chapters.map((chapter) => [chapter.code, chapter]));
  const structure = compileStructure(records, knownAt, problems);
  const agreements = compileAgreements(records, knows, knownAt, problems);
  const byMember = new Map<string, readonly Agreement[]>();
  for (const member of new Set(agreements.flatMap(({ members }) => members)))
    byMember.set(
      member,
      agreements.filter(({ members }) => members.includes(member)),
    );
  const documentsFor = compileControlDocuments(records.controlDocuments, codes, knownAt, problems);
  const search = searchIndex(lines);
  const tariff: Tariff = {
    lineOn: (code, on) => lineOn(lines.get(code), on),
    historyOf: (code) => [lines.get(code) ?? []].flat(),
    agreement: (code, on) => agreements.find((agreement) => agreement.code === code && holds(agreement, on)),
    documentsFor,
    agreementsFor: (origin, on) => (byMember.get(origin) ?? []).filter((agreement) => holds(agreement, on)),
    hasMfn: (origin, on) => codes.find('country', origin, on)?.attributes['mfn'] === 'yes',
    chapter: (code) => byChapter.get(code),
    chapters,
    ...structure,
    codes: deepFreeze([...lines.keys()].toSorted()),
    search,
    lineCount: lines.size,
  };
  return { tariff, problems };
}

/** A code has one line for all time, or a few that follow each other. */
function lineOn(lines: TariffLine | readonly TariffLine[] | undefined, on: PlainDate): TariffLine | undefined {
  if (lines === undefined) return undefined;
  if (!isSeveral(lines)) return holds(lines, on) ? lines : undefined;
  for (const line of lines) if (holds(line, on)) return line;
  return undefined;
}

const isSeveral = (lines: TariffLine | readonly TariffLine[]): lines is readonly TariffLine[] => Array.isArray(lines);

const unknownCode = (record: { readonly place: PackProblem['place'] }, field: string, code: string): PackProblem => ({
  place: record.place,
  field,
  message: `"${code}" stands in no list of codes`,
});

function compileChapters(records: TariffRecords, knownAt: Instant | undefined): readonly Chapter[] {
  const latest = [...Map.groupBy(records.chapters, (chapter) => chapter.code)].flatMap(
    ([, group]) => timelineOf(group, knownAt).spans.at(-1) ?? [],
  );
  return deepFreeze(
    latest
      .map(({ record }) => ({ code: record.code, name: record.name }))
      .toSorted((a, b) => (a.code < b.code ? -1 : 1)),
  );
}

function compileAgreements(
  records: TariffRecords,
  knows: Knows,
  knownAt: Instant | undefined,
  problems: PackProblem[],
): readonly Agreement[] {
  const spans = [...Map.groupBy(records.agreements, (agreement) => agreement.code).values()].flatMap(
    (group) => timelineOf(group, knownAt).spans,
  );
  return spans.map((span: Span<TariffRecords['agreements'][number]>) => {
    const { code, name, attributes } = span.record;
    const members = (attributes['members'] ?? '').split(' ').filter(Boolean);
    for (const member of members)
      if (!knows('country', member)) problems.push(unknownCode(span.record, 'members', member));
    const certificateForms = (attributes['forms'] ?? '').split(' ').filter(Boolean);
    return deepFreeze({ code, name, certificateForms, members, validFrom: span.validFrom, validTo: span.validTo });
  });
}
