import { explainQuestion, taxTable, type Assessment, type TaxRow } from '#core/assessment';
import { examineAnyLodging } from '#core/clearance';
import { declarationNumber, type Declaration } from '#core/declaration';
import type { PlainDate, Refusal } from '#core/kernel';
import { assert } from '#core/kernel';
import { compileReference, joinSlices, type CountryPack, type Reference } from '#core/reference';

/** The part of the reference that answers for some codes, as the server sends it. */
export interface Slice {
  readonly on: string;
  readonly pack: CountryPack;
}
export type FetchSlice = (codes: readonly string[]) => Promise<Slice>;

export interface Lodging {
  readonly declaration: Declaration;
  readonly replaces?: string | undefined;
}

/** What lodging would say of a declaration, by the program and the law that the server has. */
export interface Examined {
  readonly refusals: readonly Refusal[];
  /** The totals of the taxes; `null` while an error stands in the way. */
  readonly totals: readonly TaxRow[];
  readonly totalPayable: string | null;
  readonly lineCount: number;
  readonly tookMs: number;
}

/** How the figures of one line came about. */
export interface LineWhy {
  readonly rows: readonly TaxRow[];
  /** Something in other lines or the header stands in the way: the line is worked out as if it came alone, at the gate. */
  readonly isAlone: boolean;
}

export interface Examiner {
  readonly examine: (lodging: Lodging) => Promise<Examined>;
  /** Of a line of the declaration that was examined last, counted from 0. */
  readonly explain: (index: number) => LineWhy;
}

/** One slice answers for this many codes. */
const SLICE_CODES_MAX = 50;
const EIGHT_DIGITS = /^\d{8}$/;
/** Then the law may be another one. */
const REFERENCE_FRESH_MS = 600_000;

interface Law {
  readonly on: PlainDate;
  readonly pack: CountryPack;
  readonly reference: Reference;
  readonly codes: ReadonlySet<string>;
  readonly since: number;
}

/** Examines declarations where it runs, in a worker: it fetches the part of the law that it lacks, and keeps it. */
export function createExaminer(fetchSlice: FetchSlice, nowMs: () => number): Examiner {
  let law: Law | undefined;
  let last:
    | { readonly declaration: Declaration; readonly law: Law; readonly assessment: Assessment | undefined }
    | undefined;
  let rowsOfLast: ReadonlyMap<number | null, readonly TaxRow[]> | undefined;
  const rows = (): ReadonlyMap<number | null, readonly TaxRow[]> => {
    if (!last?.assessment) return new Map();
    rowsOfLast ??= Map.groupBy(taxTable(last.assessment, last.declaration, last.law.reference), ({ line }) => line);
    return rowsOfLast;
  };
  return {
    examine: async ({ declaration, replaces }) => {
      law = await lawFor(declaration, law, fetchSlice, nowMs());
      const from = nowMs();
      const { refusals, assessment } = examineAnyLodging(
        { declaration, ...(replaces === undefined ? {} : { replaces: declarationNumber(replaces) }) },
        law.reference,
        law.on,
      );
      const tookMs = nowMs() - from;
      last = { declaration, law, assessment };
      rowsOfLast = undefined;
      return {
        refusals,
        totals: rows().get(null) ?? [],
        totalPayable: assessment?.payable ?? null,
        lineCount: declaration.goodsItems.length,
        tookMs,
      };
    },
    explain: (index) => {
      const line = last?.declaration.goodsItems[index];
      if (last === undefined || line === undefined) return { rows: [], isAlone: false };
      const found = rows().get(line.sequence);
      return found
        ? { rows: found, isAlone: false }
        : { rows: rowsAlone(last.declaration, index, last.law), isAlone: true };
    },
  };
}

async function lawFor(
  { goodsItems }: Declaration,
  known: Law | undefined,
  fetchSlice: FetchSlice,
  now: number,
): Promise<Law> {
  const law = known !== undefined && now - known.since < REFERENCE_FRESH_MS ? known : undefined;
  const asked = new Set(
    goodsItems.map(({ commodityCode = '' }) => commodityCode).filter((code) => EIGHT_DIGITS.test(code)),
  );
  const missing = [...asked].filter((code) => !law?.codes.has(code)).toSorted();
  // Even of no code there is something to know: all lists, the rates and the office hours of the day.
  if (law && missing.length === 0) return law;
  const wanted = missing.length > 0 ? missing : [NO_CODE];
  const parts: (readonly string[])[] = [];
  for (let from = 0; from < wanted.length; from += SLICE_CODES_MAX)
    parts.push(wanted.slice(from, from + SLICE_CODES_MAX));
  const slices = await Promise.all(parts.map(fetchSlice));
  const [first] = slices;
  assert(first !== undefined, 'there is at least one part');
  const packs = slices.map(({ pack }) => pack);
  const sameLaw = law !== undefined && law.on === first.on && law.pack.version === first.pack.version;
  // Over midnight, or where another version came into force, what was known counts no more: it is asked for again.
  if (law !== undefined && !sameLaw) return lawFor({ goodsItems } as Declaration, undefined, fetchSlice, now);
  const pack = [...(law ? [law.pack] : []), ...packs].reduce(joinSlices);
  const reference = compileReference(pack);
  assert(reference.ok, 'a part of what compiles compiles');
  return {
    on: first.on as PlainDate,
    pack,
    reference: reference.value,
    codes: new Set([...(law?.codes ?? []), ...wanted]),
    since: law?.since ?? now,
  };
}

/** No line of any tariff: asks for what does not hang on codes. */
const NO_CODE = '00000000';

/** What the line comes to by itself, its price taken for its value at the gate. */
function rowsAlone(declaration: Declaration, index: number, { reference, on }: Law): readonly TaxRow[] {
  const line = declaration.goodsItems[index];
  const { typeCode } = declaration;
  const isExport = reference.codes.find('declaration-type', typeCode, on)?.attributes['direction'] === 'export';
  if (line === undefined) return [];
  const alone: Declaration = {
    typeCode,
    tradeTerms: { conditionCode: isExport ? 'FOB' : 'CIF' },
    ...(line.itemChargeAmount && { invoiceAmount: line.itemChargeAmount }),
    goodsItems: [{ ...line, sequence: 1 }],
  };
  return explainQuestion({ declaration: alone, reference, on }).taxTable.filter((row) => row.line === 1);
}
