import type { ShownChange, ShownField } from '#core/approval';
import { timelineOf, type Place, type Span } from '#core/codes';
import { addDays, type Instant, type PlainDate } from '#core/kernel';
import type { TariffLineRecord } from '#core/tariff';
import { isLineField, type ImportField } from './import-fields.ts';
import type { ImportedLine } from './read-lines.ts';

export interface ApplyOptions {
  /** The first day of the new table. */
  readonly from: PlainDate;
  /** When it became known: the start of the day on which it is imported. */
  readonly knownFrom: Instant;
  /** Lines that the table does not hold stay as they are; without it they end the day before, for an official tariff is whole. */
  readonly keepMissing: boolean;
  /** Lines that are left as they are in any case. */
  readonly untouched: ReadonlySet<string>;
  /** Where the new records stand. */
  readonly placeOf: (line: ImportedLine) => Place;
}

export interface AppliedLines {
  /** All records of the tariff, old and new, in the order of their codes. */
  readonly records: readonly TariffLineRecord[];
  readonly changes: readonly ShownChange[];
  /** Records of days from the first day on that the new table takes the place of: changes that were published ahead. */
  readonly superseded: number;
  /** Lines that are new, and what the table says nothing of that a line needs. */
  readonly incomplete: readonly { readonly line: ImportedLine; readonly missing: readonly ImportField[] }[];
}

/**
 * The tariff with a new table from a day on. A line that changes is closed the day before and goes on as a new record; one that stays as it is
 * stays the record it was. What was the law before the first day is left exactly as it is.
 */
export function applyLines(
  records: readonly TariffLineRecord[],
  imported: readonly ImportedLine[],
  { from, knownFrom, keepMissing, untouched, placeOf }: ApplyOptions,
): AppliedLines {
  const next = new Map(imported.map((line) => [line.code, line]));
  const kept: TariffLineRecord[] = [];
  const changes: ShownChange[] = [];
  const incomplete: AppliedLines['incomplete'][number][] = [];
  const lastDay = addDays(from, -1);
  let superseded = 0;
  const begin = (line: ImportedLine, basis: TariffLineRecord | undefined): TariffLineRecord => {
    const missing = basis === undefined ? NEEDED.filter((field) => !line.texts.has(field)) : [];
    if (missing.length > 0) incomplete.push({ line, missing });
    return recordOf(line, basis, { validFrom: from, knownFrom, place: placeOf(line) });
  };
  for (const [code, group] of Map.groupBy(records, (record) => record.code)) {
    const line = next.get(code);
    const { spans } = timelineOf(group, undefined);
    const rest = spans.filter(({ validTo }) => validTo === null || validTo >= from);
    const now = rest.find(({ validFrom }) => validFrom <= from);
    if (line === undefined && (keepMissing || untouched.has(code) || rest.length === 0)) {
      kept.push(...group);
      continue;
    }
    next.delete(code);
    const record = line && begin(line, (now ?? rest[0] ?? spans.at(-1))?.record);
    const fields = record === undefined ? [] : fieldsBetween(now?.record, record);
    if (record !== undefined && now !== undefined && fields.length === 0 && isOpen(now, rest)) {
      kept.push(...group);
      continue;
    }
    superseded += group.filter(({ validFrom }) => validFrom > from).length;
    kept.push(...group.flatMap((old) => closed(old, lastDay)), ...(record ? [record] : []));
    changes.push(record === undefined ? endOf(code, now ?? rest[0], lastDay) : changeOf(now, record, fields));
  }
  for (const line of next.values()) {
    const record = begin(line, undefined);
    kept.push(record);
    changes.push(changeOf(undefined, record, fieldsBetween(undefined, record)));
  }
  return {
    records: kept.toSorted((a, b) => compare(a.code, b.code) || compare(a.validFrom, b.validFrom)),
    changes: changes.toSorted((a, b) => compare(a.key, b.key)),
    superseded,
    incomplete,
  };
}

/** A line without these is none. */
const NEEDED: readonly ImportField[] = ['name_vi', 'name_en', 'mfn'];

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The line goes on without an end and without a change that was published ahead. */
const isOpen = (now: Span<TariffLineRecord>, rest: readonly Span<TariffLineRecord>[]): boolean =>
  now.validTo === null && rest.length === 1;

function closed(record: TariffLineRecord, lastDay: PlainDate): readonly TariffLineRecord[] {
  if (record.validFrom > lastDay) return [];
  return [record.validTo === null || record.validTo > lastDay ? { ...record, validTo: lastDay } : record];
}

/** What the table says nothing of stays as it was. */
function recordOf(
  { code, texts }: ImportedLine,
  basis: TariffLineRecord | undefined,
  dated: Pick<TariffLineRecord, 'validFrom' | 'knownFrom' | 'place'>,
): TariffLineRecord {
  const text = (field: ImportField, before: string | undefined): string => texts.get(field) ?? before ?? '';
  const rates = [...texts].filter(([field]) => !isLineField(field));
  const references = texts.get('policy_refs');
  return {
    code,
    unit: text('unit', basis?.unit),
    ordinary: text('ordinary', basis?.ordinary),
    mfn: text('mfn', basis?.mfn),
    vat: text('vat', basis?.vat),
    preferences: { ...basis?.preferences, ...Object.fromEntries(rates) },
    environmentTax: text('environment_tax', basis?.environmentTax),
    policyReferences: references === undefined ? (basis?.policyReferences ?? []) : referencesIn(references),
    name: { vi: text('name_vi', basis?.name.vi), en: text('name_en', basis?.name.en) },
    validTo: null,
    ...dated,
  };
}

const referencesIn = (text: string): readonly string[] =>
  text
    .split(';')
    .map((reference) => reference.trim())
    .filter(Boolean);

const endOf = (key: string, ended: Span<TariffLineRecord> | undefined, lastDay: PlainDate): ShownChange => ({
  key,
  change: 'ended',
  name: ended?.record.name ?? NO_NAME,
  fields: [{ field: 'valid_to', before: ended?.validTo ?? null, after: lastDay }],
});

const NO_NAME = { vi: '', en: '' };

function changeOf(
  now: Span<TariffLineRecord> | undefined,
  { code: key, name }: TariffLineRecord,
  fields: readonly ShownField[],
): ShownChange {
  if (now === undefined) return { key, change: 'added', name, fields };
  const onlyNames = fields.length > 0 && fields.every(({ field }) => field === 'name_vi' || field === 'name_en');
  // The same line, but without the end or the change that was known for it.
  const shown = fields.length > 0 ? fields : [{ field: 'valid_to', before: now.validTo ?? '…', after: null }];
  return { key, change: onlyNames ? 'renamed' : 'changed', name, fields: shown };
}

/** The fields in which two records differ; all that are filled where there was none before. */
function fieldsBetween(before: TariffLineRecord | undefined, after: TariffLineRecord): readonly ShownField[] {
  const was = before === undefined ? undefined : fieldsOf(before);
  return [...fieldsOf(after)].flatMap(([field, text]) => {
    const old = was?.get(field) ?? (was === undefined ? null : '');
    return old === text || (old === null && text === '') ? [] : [{ field, before: old, after: text }];
  });
}

const fieldsOf = (record: TariffLineRecord): ReadonlyMap<ImportField, string> =>
  new Map([
    ['mfn', record.mfn],
    ['ordinary', record.ordinary],
    ['vat', record.vat],
    ...Object.entries(record.preferences),
    ['unit', record.unit],
    ['environment_tax', record.environmentTax],
    ['policy_refs', record.policyReferences.join(';')],
    ['name_vi', record.name.vi],
    ['name_en', record.name.en],
  ]);
