import type { SpecialDayRecord, WorkingHoursRecord } from '#core/calendar';
import {
  CODE_LISTS,
  OPTIONAL_CODE_LISTS,
  sharing,
  type CodeList,
  type CodeRecord,
  type CodeRecords,
  type Sharing,
} from '#core/codes';
import type { ExchangeRateRecord } from '#core/currency';
import { err, ok, plainDate, type Result } from '#core/kernel';
import type { OriginRecords } from '#core/origin';
import type { ConsultationTimeRecord, ReferencePriceRecord } from '#core/price-control';
import type { CountryPack, CountryProfile, LegalBasisRecord } from '#core/reference';
import { CONTROL_TYPES } from '#core/tariff';
import type {
  ChapterRecord,
  MeasureRecord,
  NoteRecord,
  ControlDocumentRecord,
  PolicyRecord,
  PreferenceRecord,
  RateWords,
  SectionRecord,
  SynonymRecord,
  TariffLineRecord,
  TariffRecords,
  UnitWordRecord,
  VatTreatmentRecord,
} from '#core/tariff';
import type { Static, TObject, TSchema } from 'typebox';
import { versionOf, type CountryFiles, type ManifestEntry } from './country-files.ts';
import type { FileProblem } from './file-problem.ts';
import { MeasureFile, Profile, RateWordsFile, WorkingTimeFile } from './json-schemas.ts';
import { OriginAgreementsFile, OriginRulesFile } from './origin-schemas.ts';
import type { Reading } from './reading.ts';
import { datedMeasures } from './read-measures.ts';
import { originRules, originTerms } from './read-origin.ts';
import { readJson, type JsonFile } from './read-json.ts';
import { datedOf, readTable, type TableRow } from './read-table.ts';
import * as tables from './table-schemas.ts';

type Kind = ManifestEntry['holds'];

/** Reads all files of a country into one pack of checked, plain records. Pure; rate texts are read by `compileReference`. */
export function parseCountry(files: CountryFiles): Result<CountryPack, readonly FileProblem[]> {
  const profile = readProfile(files);
  if (!profile.ok) return profile;
  const reading: Reading = { files, zoneOffsetMinutes: profile.value.zoneOffsetMinutes, problems: [] };
  const workingTime = readWorkingTime(reading);
  const words = readRateWords(reading);
  const codes = readCodes(reading);
  const tariff = { ...readTariffTables(reading, codes), measures: readMeasureFiles(reading) };
  const origin = readOrigin(reading);
  const specialDays = rowsOf(reading, 'special-days', tables.specialDayTable, specialDay);
  const exchangeRates = rowsOf(reading, 'exchange-rates', tables.exchangeRateTable, exchangeRate);
  const priceControl = {
    prices: rowsOf(reading, 'reference-prices', tables.referencePriceTable, referencePrice),
    times: rowsOf(reading, 'consultation-times', tables.consultationTimeTable, consultationTime),
  };
  const legalBases = rowsOf(reading, 'legal-bases', tables.legalBasisTable, legalBasis);
  if (reading.problems.length > 0 || words === undefined) return err(reading.problems);
  const version = versionOf(profile.value.code, files);
  return ok({
    version,
    profile: profile.value,
    workingTime,
    specialDays,
    codes,
    exchangeRates,
    priceControl,
    tariff: { ...tariff, words },
    origin,
    legalBases,
  });
}

const entriesOf = (files: CountryFiles, kind: Kind) => files.manifest.filter((entry) => entry.holds === kind);

/** All rows of all files of a kind, in the order of the manifest. */
function rowsOf<R>(
  reading: Reading,
  kind: Kind,
  schema: TObject,
  make: (row: TableRow, entry: ManifestEntry) => R,
): readonly R[] {
  return entriesOf(reading.files, kind).flatMap((entry) =>
    tableOf(reading, entry, schema).map((row) => make(row, entry)),
  );
}

const tableOf = (reading: Reading, entry: CountryFiles['manifest'][number], schema: TObject) =>
  readTable(entry, reading.files.texts[entry.path] ?? '', schema, reading.zoneOffsetMinutes, reading.problems);

function readCodes(reading: Reading): CodeRecords {
  const lists = Object.fromEntries(CODE_LISTS.map((list) => [list, [] as CodeRecord[]])) as Record<
    CodeList,
    CodeRecord[]
  >;
  for (const entry of entriesOf(reading.files, 'codes')) {
    const list = CODE_LISTS.find((candidate) => candidate === entry.list);
    if (list === undefined) continue;
    const attributeNames = Object.keys(tables.CODE_ATTRIBUTES[list]);
    for (const row of tableOf(reading, entry, tables.codeTable(list))) {
      const attributes = Object.fromEntries(attributeNames.map((name) => [name, row.cell(name)]));
      const name = { vi: row.cell('name_vi'), en: row.cell('name_en') };
      lists[list].push({ code: row.cell('code'), name, attributes, place: row.place, ...row.dated });
    }
  }
  const listed = new Set(entriesOf(reading.files, 'codes').map((entry) => entry.list));
  for (const list of CODE_LISTS.filter(
    (candidate) => !listed.has(candidate) && !OPTIONAL_CODE_LISTS.includes(candidate),
  ))
    reading.problems.push(noFile(`no file holds the code list "${list}"`));
  return lists;
}

function readTariffTables(reading: Reading, codes: CodeRecords): Omit<TariffRecords, 'words' | 'measures'> {
  const shared = sharing();
  const lines = entriesOf(reading.files, 'tariff-lines').flatMap((entry) => {
    const columns = agreementColumns(reading, entry, codes);
    const schema = tables.tariffLineTable(columns.map(([column]) => column));
    return tableOf(reading, entry, schema).map((row) => tariffLine(row, columns, shared));
  });
  if (entriesOf(reading.files, 'tariff-lines').length === 0)
    reading.problems.push(noFile('no file holds tariff lines'));
  return {
    lines,
    chapters: rowsOf(reading, 'chapters', tables.chapterTable, chapter),
    headings: rowsOf(reading, 'headings', tables.headingTable, chapter),
    sections: rowsOf(reading, 'sections', tables.sectionTable, section),
    synonyms: rowsOf(reading, 'synonyms', tables.synonymTable, synonym),
    notes: rowsOf(reading, 'notes', tables.noteTable, note),
    units: rowsOf(reading, 'unit-words', tables.unitWordTable, unitWord),
    vat: rowsOf(reading, 'vat-treatments', tables.vatTable, vatTreatment),
    preferences: rowsOf(reading, 'preferences', tables.preferenceTable, preference),
    policies: rowsOf(reading, 'policy-documents', tables.policyTable, policy),
    controlDocuments: rowsOf(reading, 'control-documents', tables.controlDocumentTable, controlDocument),
    agreements: codes.agreement,
  };
}

/** Which columns hold the rates of which agreement: those the manifest names, and those that are headed by an agreement's code. */
function agreementColumns(
  { files }: Reading,
  entry: ManifestEntry,
  codes: CodeRecords,
): readonly (readonly [column: string, agreement: string])[] {
  const named = Object.entries(entry.preferenceColumns ?? {});
  const [header = ''] = (files.texts[entry.path] ?? '').split(/\r?\n/, 1);
  const columns = new Set(header.split(','));
  const headed = [...new Set(codes.agreement.map(({ code }) => code))]
    .map((code) => [code.toLowerCase(), code] as const)
    .filter(([column]) => columns.has(column) && !named.some(([known]) => known === column));
  return [...named, ...headed];
}

function readMeasureFiles(reading: Reading): readonly MeasureRecord[] {
  return entriesOf(reading.files, 'measures').flatMap((entry) => {
    const read = jsonOf(reading, entry, MeasureFile);
    if (read === undefined) return [];
    const { type } = read.value;
    return datedMeasures(reading, entry, read).map((measure) => ({ ...measure, type, rate: measure.rate ?? '' }));
  });
}

function readOrigin(reading: Reading): OriginRecords {
  return {
    terms: entriesOf(reading.files, 'origin-agreements').flatMap((entry) => {
      const read = jsonOf(reading, entry, OriginAgreementsFile);
      return read === undefined ? [] : originTerms(reading, entry, read);
    }),
    rules: entriesOf(reading.files, 'origin-rules').flatMap((entry) => {
      const read = jsonOf(reading, entry, OriginRulesFile);
      return read === undefined ? [] : originRules(reading, entry, read);
    }),
  };
}

const tariffLine = (
  { cell, dated, place }: TableRow,
  columns: readonly (readonly [string, string])[],
  { share }: Sharing,
): TariffLineRecord => ({
  code: cell('code'),
  unit: cell('unit'),
  ordinary: cell('ordinary'),
  mfn: cell('mfn'),
  vat: cell('vat'),
  preferences: share(Object.fromEntries(columns.map(([column, agreement]) => [agreement, cell(column)]))),
  environmentTax: cell('environment_tax'),
  policyReferences: share(
    cell('policy_refs')
      .split(';')
      .map((reference) => reference.trim())
      .filter(Boolean),
  ),
  name: { vi: cell('name_vi_short'), en: cell('name_en_short') },
  place,
  ...dated,
});

const chapter = ({ cell, dated, place }: TableRow): ChapterRecord => ({
  code: cell('code'),
  name: { vi: cell('name_vi'), en: cell('name_en') },
  place,
  ...dated,
});

const section = (row: TableRow): SectionRecord => ({
  ...chapter(row),
  chapterFrom: row.cell('chapter_from'),
  chapterTo: row.cell('chapter_to'),
});

const synonym = ({ cell, dated, place }: TableRow): SynonymRecord => ({
  term: cell('term'),
  codePrefix: cell('code_prefix'),
  place,
  ...dated,
});

const note = ({ cell, dated, place }: TableRow): NoteRecord => ({
  node: cell('node'),
  number: Number(cell('number')),
  text: { vi: cell('text_vi'), en: cell('text_en') },
  illustrative: cell('illustrative') === 'yes',
  place,
  ...dated,
});

const unitWord = ({ cell, dated, place }: TableRow): UnitWordRecord => ({
  word: cell('word'),
  unitCode: cell('unit_code'),
  place,
  ...dated,
});

const vatTreatment = ({ cell, dated, place }: TableRow): VatTreatmentRecord => ({
  printed: cell('printed'),
  regime: cell('regime'),
  rate: cell('rate') === '' ? null : cell('rate'),
  standard: cell('standard') === 'yes',
  legalBasis: cell('legal_basis'),
  place,
  ...dated,
});

const preference = ({ cell, dated, place }: TableRow): PreferenceRecord => ({
  agreement: cell('agreement'),
  codePrefix: cell('code_prefix') === '*' ? '' : cell('code_prefix'),
  ...(cell('origins') !== '' && { origins: cell('origins').split(' ') }),
  rate: cell('rate'),
  illustrative: cell('illustrative') === 'yes',
  legalBasis: cell('legal_basis'),
  place,
  ...dated,
});

const controlDocument = ({ cell, dated, place }: TableRow): ControlDocumentRecord => ({
  type: CONTROL_TYPES.find((type) => type === cell('type')) ?? 'specialised',
  agency: cell('agency_vi'),
  documentType: cell('document_type'),
  illustrative: cell('illustrative') === 'yes',
  place,
  ...dated,
});

const policy = ({ cell, dated, place }: TableRow): PolicyRecord => ({
  contains: cell('contains'),
  type: CONTROL_TYPES.find((type) => type === cell('type')) ?? 'specialised',
  agency: { vi: cell('agency_vi'), en: cell('agency_en') },
  name: { vi: cell('name_vi'), en: cell('name_en') },
  illustrative: cell('illustrative') === 'yes',
  place,
  ...dated,
});

const specialDay = ({ cell, dated, place }: TableRow): SpecialDayRecord => ({
  date: plainDate(cell('date')),
  kind: cell('kind') === 'holiday' ? 'holiday' : 'workday',
  place,
  ...dated,
});

const exchangeRate = ({ cell, dated, place }: TableRow, entry: ManifestEntry): ExchangeRateRecord => ({
  currency: cell('currency'),
  rate: cell('rate'),
  source: entry.source,
  place,
  ...dated,
});

const referencePrice = ({ cell, dated, place }: TableRow, entry: ManifestEntry): ReferencePriceRecord => ({
  codePrefix: cell('code_prefix'),
  unitCode: cell('unit'),
  lowPrice: cell('low_price'),
  currency: cell('currency'),
  source: entry.source,
  place,
  ...dated,
});

const consultationTime = ({ cell, dated, place }: TableRow): ConsultationTimeRecord => ({
  step: cell('step') === 'answer' ? 'answer' : 'conclude',
  workingDays: Number(cell('working_days')),
  legalBasis: cell('legal_basis'),
  place,
  ...dated,
});

const legalBasis = ({ cell, dated, place }: TableRow): LegalBasisRecord => ({
  subject: cell('subject'),
  legalBasis: cell('legal_basis'),
  illustrative: cell('illustrative') === 'yes',
  place,
  ...dated,
});

function readProfile(files: CountryFiles): Result<CountryProfile, readonly FileProblem[]> {
  const entry = entriesOf(files, 'profile')[0];
  if (entry === undefined) return err([noFile('no file holds the profile')]);
  const read = readJson(entry.path, files.texts[entry.path] ?? '', Profile);
  return 'value' in read ? ok(read.value) : err(read);
}

function readRateWords(reading: Reading): RateWords | undefined {
  const entry = entriesOf(reading.files, 'rate-words').at(-1);
  if (entry === undefined) reading.problems.push(noFile('no file holds the words of printed rates'));
  return entry && jsonOf(reading, entry, RateWordsFile)?.value;
}

/** Row by row, each with its days; countries published before had one schedule without days, and are read as ever. */
function readWorkingTime(reading: Reading): readonly WorkingHoursRecord[] {
  const entries = entriesOf(reading.files, 'working-time');
  if (entries.length === 0) reading.problems.push(noFile('no file holds the working time'));
  return entries.flatMap((entry) =>
    entry.path.endsWith('.json')
      ? scheduleOf(reading, entry)
      : tableOf(reading, entry, tables.workingTimeTable).map(workingHours),
  );
}

const workingHours = ({ cell, dated, place }: TableRow): WorkingHoursRecord => ({
  weekdays: cell('weekdays').split(' ').map(Number),
  fromMinute: minuteOf(cell('from')),
  toMinute: minuteOf(cell('to')),
  ...(cell('office') !== '' && { officeId: cell('office') }),
  place,
  ...dated,
});

function scheduleOf(reading: Reading, entry: CountryFiles['manifest'][number]): readonly WorkingHoursRecord[] {
  const read = jsonOf(reading, entry, WorkingTimeFile);
  const dated = datedOf({}, entry, reading.zoneOffsetMinutes, (field, message) =>
    reading.problems.push({ file: entry.path, line: 1, column: 1, message: `${field}: ${message}` }),
  );
  if (read === undefined || dated === undefined) return [];
  const place = { file: entry.path, line: read.lineOf('/spans') };
  return read.value.spans.map(({ from, to }) => ({
    weekdays: read.value.weekdays,
    fromMinute: minuteOf(from),
    toMinute: minuteOf(to),
    place,
    ...dated,
  }));
}

/** The file against its schema; its problems join the others, and it is `undefined` then. */
function jsonOf<S extends TSchema>(reading: Reading, entry: ManifestEntry, schema: S): JsonFile<Static<S>> | undefined {
  const read = readJson(entry.path, reading.files.texts[entry.path] ?? '', schema);
  if ('value' in read) return read;
  reading.problems.push(...read);
  return undefined;
}

const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

const noFile = (message: string): FileProblem => ({ file: 'pack.json', line: 1, column: 1, message });
