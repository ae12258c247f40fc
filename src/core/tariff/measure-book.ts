import { deepFreeze, timelineOf, type CodeBook, type PackProblem, type Sharing, type Span } from '#core/codes';
import type { Instant, PlainDate } from '#core/kernel';
import type { Measure, MeasureCondition } from './measure.ts';
import type { TextReader } from './read-texts.ts';
import type { MeasureRecord, PreferenceRecord, TariffRecords } from './tariff-records.ts';

/** The measures given for nodes of the nomenclature rather than in the columns of the printed table. */
export interface MeasureBook {
  /** Those of all nodes above a code over all time, the most specific node first. */
  readonly above: (code: string) => readonly Measure[];
}

/** No measure applies to most goods; they all share this. */
const NOTHING: readonly never[] = Object.freeze([]);

export function measureBook(
  records: TariffRecords,
  reader: TextReader,
  codes: CodeBook,
  knownAt: Instant | undefined,
  problems: PackProblem[],
  { share }: Sharing,
): MeasureBook {
  const byNode = new Map<string, Noted[]>();
  const note = (node: string, noted: Noted) => {
    const known = byNode.get(node);
    if (known === undefined) byNode.set(node, [noted]);
    else known.push(noted);
  };
  for (const span of spansOf(records.measures, ({ id }) => id, 'id', knownAt, problems)) {
    const { record } = span;
    const made = deepFreeze(measureOf(span, reader));
    for (const node of record.codePrefixes)
      note(node, {
        measure: share({ ...made, nodeDigits: node.length }),
        source: span,
        except: record.exceptPrefixes,
      });
  }
  const keyOf = ({ agreement, codePrefix, origins = [] }: PreferenceRecord) =>
    `${agreement} ${codePrefix} ${origins.join(' ')}`;
  // Rates for some partners before the one for all of them on the same node.
  const narrowFirst = records.preferences.toSorted((a, b) => Number(!a.origins) - Number(!b.origins));
  for (const span of spansOf(narrowFirst, keyOf, 'code_prefix', knownAt, problems)) {
    const measure = deepFreeze(preferenceOf(span, reader, codes));
    note(span.record.codePrefix, { measure, source: span, except: NOTHING });
  }
  const lengths = [...new Set([...byNode.keys()].map((node) => node.length))].toSorted((a, b) => b - a);
  return {
    above: (code) => {
      const found: Measure[] = [];
      const seen = new Set<object>();
      for (const length of lengths) {
        for (const { measure, source, except } of byNode.get(code.slice(0, length)) ?? NOTHING) {
          // One record may name a node and another within it: the code carries it once.
          if (seen.has(source) || except.some((prefix) => code.startsWith(prefix))) continue;
          seen.add(source);
          found.push(measure);
        }
      }
      return found.length === 0 ? NOTHING : found;
    },
  };
}

interface Noted {
  readonly measure: Measure;
  readonly source: object;
  readonly except: readonly string[];
}

function spansOf<R extends MeasureRecord | PreferenceRecord>(
  records: readonly R[],
  keyOf: (record: R) => string,
  field: string,
  knownAt: Instant | undefined,
  problems: PackProblem[],
): readonly Span<R>[] {
  return [...Map.groupBy(records, keyOf)].flatMap(([key, group]) => {
    const { spans, conflicts } = timelineOf(group, knownAt);
    for (const { second } of conflicts)
      problems.push({ place: second.place, field, message: `"${key}" is given twice for the same day` });
    return spans;
  });
}

function measureOf(
  { record, validFrom, validTo }: Span<MeasureRecord>,
  reader: TextReader,
): Omit<Measure, 'nodeDigits'> {
  const { id, type, name, origins, exceptOrigins = [], exporter, agency, document, legalBasis, illustrative } = record;
  for (const origin of [...(origins ?? []), ...exceptOrigins])
    if (!reader.knows('country', origin))
      reader.report(record.place, 'origins', `"${origin}" stands in no list of countries`);
  const conditions: MeasureCondition[] = [
    ...(record.conditions ?? []).map((condition) => reader.condition(condition, record.place)),
    ...(exporter === undefined ? [] : [{ kind: 'exporter', name: exporter } as const]),
    ...(document === undefined ? [] : [{ kind: 'document', reference: document } as const]),
  ];
  return {
    id,
    type,
    name,
    origins: { ...(origins && { countries: origins }), excluded: exceptOrigins },
    rate: reader.rate(record.rate, record.place, 'rate'),
    conditions,
    ...(agency && { agency }),
    legalBasis,
    illustrative,
    validFrom,
    validTo,
  };
}

function preferenceOf(
  { record, validFrom, validTo }: Span<PreferenceRecord>,
  reader: TextReader,
  codes: CodeBook,
): Measure {
  const { agreement, codePrefix, origins, rate, place, legalBasis, illustrative } = record;
  if (!reader.knows('agreement', agreement)) reader.report(place, 'agreement', `"${agreement}" is not an agreement`);
  for (const origin of origins ?? [])
    if (!reader.knows('country', origin)) reader.report(place, 'origins', `"${origin}" stands in no list of countries`);
  return {
    id: agreement,
    type: 'preference',
    nodeDigits: codePrefix.length,
    origins: { agreement, ...(origins && { countries: origins }), excluded: [] },
    rate: reader.rate(rate, place, 'rate'),
    conditions: certificateCondition(agreement, codes, validFrom),
    legalBasis,
    illustrative,
    validFrom,
    validTo,
  };
}

/** What every preference asks for: a certificate of one of its agreement's forms. */
export function certificateCondition(agreement: string, codes: CodeBook, on: PlainDate): readonly MeasureCondition[] {
  const forms = codes.find('agreement', agreement, on)?.attributes['forms'] ?? '';
  return [{ kind: 'certificate', forms: forms.split(' ').filter(Boolean) }];
}
