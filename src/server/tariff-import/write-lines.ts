import { instantAt, type PlainDate } from '#core/kernel';
import type { TariffLineRecord } from '#core/tariff';
import { MANIFEST, type CountryFiles } from '#server/reference';

export interface WrittenLines {
  /** The texts of the country's files that change, by path. */
  readonly texts: Readonly<Record<string, string>>;
}

type Entry = CountryFiles['manifest'][number];

/**
 * The tariff's table with other records: the columns it had, a column for each agreement that is new in it, and the days of a line where they
 * are not those of the whole file. Lines that stay keep their text, so that what is kept, compared and sent stays small.
 */
export function writeLines(
  files: CountryFiles,
  records: readonly TariffLineRecord[],
  zoneOffsetMinutes: number,
): WrittenLines {
  const [entry] = files.manifest.filter(({ holds }) => holds === 'tariff-lines');
  if (entry === undefined) throw new Error(`${MANIFEST} names the table of tariff lines`);
  const before = files.texts[entry.path] ?? '';
  const newline = before.includes('\r\n') ? '\r\n' : '\n';
  const [headerLine = ''] = before.split(/\r?\n/, 1);
  const header = headerLine.replace(/^\ufeff/, '').split(',');
  const agreementOf = new Map(Object.entries(entry.preferenceColumns ?? {}));
  const agreements = [...new Set(records.flatMap(({ preferences }) => Object.keys(preferences)))];
  const held = new Set(header.map((column) => agreementOf.get(column) ?? column.toUpperCase()));
  const added = agreements.filter((code) => !held.has(code)).map((code) => code.toLowerCase());
  const days = DAY_COLUMNS.filter((column) => !header.includes(column));
  const columns = [...header, ...added, ...days];
  const row = (record: TariffLineRecord): string => {
    const cells = new Map([...fixedCells(record), ...dayCells(record, entry, zoneOffsetMinutes)]);
    return columns
      .map((column) => {
        const agreement = agreementOf.get(column) ?? column.toUpperCase();
        return quoted(cells.get(column) ?? record.preferences[agreement] ?? '');
      })
      .join(',');
  };
  return { texts: { [entry.path]: `${[columns.join(','), ...records.map(row)].join(newline)}${newline}` } };
}

const DAY_COLUMNS = ['valid_from', 'valid_to', 'known_from'];

const fixedCells = (record: TariffLineRecord): readonly (readonly [string, string])[] => [
  ['code', record.code],
  ['unit', record.unit],
  ['ordinary', record.ordinary],
  ['mfn', record.mfn],
  ['vat', record.vat],
  ['environment_tax', record.environmentTax],
  ['policy_refs', record.policyReferences.join(';')],
  ['name_vi_short', record.name.vi],
  ['name_en_short', record.name.en],
  ['withdrawn', record.withdrawn === true ? 'yes' : ''],
];

/** Empty where the file's own day counts. A file with a last day would give it to a line without an end, so that is said for none. */
function dayCells(
  record: TariffLineRecord,
  entry: Entry,
  zoneOffsetMinutes: number,
): readonly (readonly [string, string])[] {
  const known = instantAt(Date.parse(record.knownFrom) + zoneOffsetMinutes * 60_000).slice(0, 10);
  const unless = (day: PlainDate | string | null, own: string | undefined): string =>
    day === own || day === null ? '' : day;
  return [
    ['valid_from', unless(record.validFrom, entry.validFrom)],
    ['valid_to', unless(record.validTo, entry.validTo)],
    ['known_from', unless(known, entry.knownFrom)],
  ];
}

const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
