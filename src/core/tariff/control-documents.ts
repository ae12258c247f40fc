import { holds, timelineOf, type CodeBook, type PackProblem, type Span } from '#core/codes';
import type { Instant, PlainDate, Text } from '#core/kernel';
import { CONTROL_TYPES, type Measure } from './measure.ts';
import type { ControlDocumentRecord, TariffRecords } from './tariff-records.ts';

/** A document that satisfies a control, by the code under which a declaration names it. */
export interface ControlDocument {
  readonly typeCode: string;
  readonly name: Text;
  /** True for samples to be checked against the law. */
  readonly illustrative: boolean;
}

/** Any one of them satisfies the control. None for a charge, for a prohibition, and where the country names none. */
export type ControlDocuments = (measure: Measure, on: PlainDate) => readonly ControlDocument[];

/** By the type of the control; what is said of its agency's controls stands in place of what is said of all. */
export function compileControlDocuments(
  records: TariffRecords['controlDocuments'],
  codes: CodeBook,
  knownAt: Instant | undefined,
  problems: PackProblem[],
): ControlDocuments {
  const byControl = new Map<string, Span<ControlDocumentRecord>[]>();
  for (const group of Map.groupBy(records, (record) => `${keyOf(record)}|${record.documentType}`).values()) {
    const { spans, conflicts } = timelineOf(group, knownAt);
    for (const { second } of conflicts)
      problems.push({ place: second.place, field: 'document_type', message: 'is given twice for the same day' });
    for (const span of spans) {
      const { record } = span;
      if (codes.find('document-type', record.documentType, span.validFrom) === undefined)
        problems.push({
          place: record.place,
          field: 'document_type',
          message: `"${record.documentType}" stands in no list of documents`,
        });
      byControl.set(keyOf(record), [...(byControl.get(keyOf(record)) ?? []), span]);
    }
  }
  const inForce = (type: Measure['type'], agency: string, on: PlainDate): readonly ControlDocument[] =>
    (byControl.get(`${type}|${agency}`) ?? [])
      .filter((span) => holds(span, on))
      .flatMap(({ record: { documentType: typeCode, illustrative } }) => {
        const name = codes.find('document-type', typeCode, on)?.name;
        return name === undefined ? [] : [{ typeCode, name, illustrative }];
      });
  return ({ type, agency }, on) => {
    if (!CONTROL_TYPES.some((control) => control === type)) return [];
    const ofAgency = agency === undefined ? [] : inForce(type, agency.vi, on);
    return ofAgency.length > 0 ? ofAgency : inForce(type, '', on);
  };
}

const keyOf = ({ type, agency }: ControlDocumentRecord): string => `${type}|${agency}`;
