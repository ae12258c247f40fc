import { deepFreeze, holds, timelineOf, type CodeBook, type PackProblem, type Sharing, type Span } from '#core/codes';
import { addDays, parseDecimal, type Instant, type PlainDate } from '#core/kernel';
import {
  CONTROL_TYPES,
  type ControlType,
  type LineMeasures,
  type Measure,
  type MeasureCondition,
  type MeasureType,
  type OriginScope,
} from './measure.ts';
import { certificateCondition, type MeasureBook } from './measure-book.ts';
import type { RateExpression } from './rate-expression.ts';
import type { TextReader } from './read-texts.ts';
import type { TariffLine } from './tariff.ts';
import type { PolicyRecord, TariffLineRecord, TariffRecords, VatTreatmentRecord } from './tariff-records.ts';

type Lines = ReadonlyMap<string, TariffLine | readonly TariffLine[]>;

/** What the columns of the printed table mean, beside the measures that other files give for its nodes. */
interface Columns {
  readonly reader: TextReader;
  readonly regimeOf: (type: MeasureType, id: string, on: PlainDate) => Regime;
  readonly book: MeasureBook;
  readonly vat: ReadonlyMap<string, readonly Span<VatTreatmentRecord>[]>;
  readonly policyOf: (reference: string) => Policy;
  readonly shared: Sharing;
}

/** So many codes are laid on their days before whoever compiles may do something else: some one or two milliseconds. */
const CODES_A_STEP = 100;

/** One immutable line for each code and stretch of days on which nothing about it changes; in steps. */
export function* compileLines(
  records: TariffRecords,
  book: MeasureBook,
  reader: TextReader,
  codes: CodeBook,
  knownAt: Instant | undefined,
  problems: PackProblem[],
  shared: Sharing,
): Generator<void, Lines> {
  const columns: Columns = {
    reader,
    regimeOf: regimes(codes),
    book,
    vat: vatByText(records, knownAt, problems),
    policyOf: policiesByReference(records, knownAt),
    shared,
  };
  const compiled = new Map<string, TariffLine | readonly TariffLine[]>();
  let codesDone = 0;
  for (const [code, group] of Map.groupBy(records.lines, (line) => line.code)) {
    if (codesDone++ % CODES_A_STEP === 0) yield;
    const { spans, conflicts } = timelineOf(group, knownAt);
    for (const { first, second } of conflicts) {
      const message = `${code} is given twice for the same day (first on line ${first.place.line} of ${first.place.file})`;
      problems.push({ place: second.place, field: 'code', message });
    }
    const lines = spans.flatMap((span) => linesOf(span, columns));
    const [only] = lines;
    // A copy, because what `flatMap` makes has room for many more.
    if (only !== undefined) compiled.set(code, lines.length === 1 ? only : Object.freeze([...lines]));
  }
  return compiled;
}

/** A record becomes several lines where one of its measures begins or ends within its days. */
function linesOf(span: Span<TariffLineRecord>, columns: Columns): readonly TariffLine[] {
  const { record } = span;
  const { reader, shared } = columns;
  const candidates = shared.share([...printedMeasures(span, columns), ...columns.book.above(record.code)]);
  const stretches = shared.once(['stretches', candidates, span.validFrom, span.validTo], () =>
    stretchesOf(span, candidates, shared),
  );
  const { code } = record;
  const name = Object.freeze(record.name);
  const unitCodes = reader.units(record.unit, record.place);
  const subjectToEnvironmentTax = reader.environmentTax(record.environmentTax, record.place);
  const policyReferences = shared.share(record.policyReferences);
  // Every member by name: what is spread into an object is kept in a second one beside it.
  return stretches.map(({ measures, validFrom, validTo }) =>
    Object.freeze({
      code,
      name,
      unitCodes,
      measures,
      subjectToEnvironmentTax,
      policyReferences,
      validFrom,
      validTo,
    }),
  );
}

/** Days on which the same measures apply. */
type Stretch = Pick<TariffLine, 'measures' | 'validFrom' | 'validTo'>;

function stretchesOf(span: Span<unknown>, candidates: readonly Measure[], shared: Sharing): readonly Stretch[] {
  const days = daysOfChange(span, candidates);
  return days.map((validFrom, index) => {
    const next = days[index + 1];
    const validTo: PlainDate | null = next === undefined ? span.validTo : addDays(next, -1);
    return { measures: measuresOn(candidates, validFrom, shared), validFrom, validTo };
  });
}

/** The first day of each stretch within `span` on which the same measures apply, in order. */
function daysOfChange(span: Span<unknown>, measures: readonly Measure[]): readonly PlainDate[] {
  const days = new Set([span.validFrom]);
  for (const { validFrom, validTo } of measures) {
    if (validFrom > span.validFrom && holds(span, validFrom)) days.add(validFrom);
    const after = validTo === null ? undefined : addDays(validTo, 1);
    if (after !== undefined && after > span.validFrom && holds(span, after)) days.add(after);
  }
  return days.size === 1 ? [span.validFrom] : [...days].toSorted();
}

const NONE: readonly Measure[] = Object.freeze([]);

/**
 * What applies on a day. Where a type has one measure (a rate of duty), the first counts: printed in the table's own
 * column before given for a node, and of nodes the most specific. Of the others all apply side by side.
 */
function measuresOn(candidates: readonly Measure[], day: PlainDate, { share }: Sharing): LineMeasures {
  const single = new Map<MeasureType, Measure>();
  const preferences = new Map<string, Measure[]>();
  const several = new Map<MeasureType, Measure[]>();
  for (const measure of candidates) {
    if (!holds(measure, day)) continue;
    const { type } = measure;
    if (type === 'preference') {
      addPreference(preferences, measure);
    } else if (SINGLE.has(type)) {
      if (!single.has(type)) single.set(type, measure);
    } else several.set(type, [...(several.get(type) ?? []), measure]);
  }
  const all = (types: readonly MeasureType[]): readonly Measure[] => {
    const found = types.flatMap((type) => several.get(type) ?? []);
    return found.length === 0 ? NONE : share(found);
  };
  const known: Record<string, readonly Measure[]> = {};
  for (const [agreement, rates] of preferences) {
    const told = knownAmong(rates);
    if (told.length > 0) known[agreement] = share(told);
  }
  return share({
    ordinary: single.get('ordinary'),
    mfn: single.get('mfn'),
    preferences: share(known),
    remedies: all(['anti-dumping', 'countervailing', 'safeguard']),
    excise: all(['excise']),
    environment: all(['environment']),
    vat: all(['vat']),
    exportDuty: single.get('export-duty'),
    controls: all(CONTROL_TYPES),
  });
}

/**
 * An empty text is an unknown rate, printed or given for a node: it is left out, and what stands behind it too. The list
 * itself where nothing is left out: what `filter` makes has room for many more, a hundred bytes for each of a tariff's rates.
 */
function knownAmong(rates: readonly Measure[]): readonly Measure[] {
  for (const { rate } of rates) if (rate.text === '') return rates.filter((one) => one.rate.text !== '');
  return rates;
}

/** A rate for all partners ends the search; one for some of them leaves the others to the next node. */
function addPreference(preferences: Map<string, Measure[]>, measure: Measure): void {
  const rates = preferences.get(measure.id);
  if (rates === undefined) preferences.set(measure.id, [measure]);
  else if (rates.at(-1)?.origins.countries !== undefined) rates.push(measure);
}

const SINGLE: ReadonlySet<MeasureType> = new Set(['ordinary', 'mfn', 'export-duty']);

/** Every column of a line as a measure on the line's own node: one for all lines that print the same. */
function printedMeasures(span: Span<TariffLineRecord>, columns: Columns): readonly Measure[] {
  const { record, validFrom, validTo } = span;
  const { reader, regimeOf, shared } = columns;
  const nodeDigits = record.code.length;
  const duty = (type: MeasureType, id: string, text: string, field: string): Measure => {
    const rate = reader.rate(text, record.place, field);
    return shared.once(['duty', type, id, nodeDigits, rate, validFrom, validTo], () => {
      const { conditions, legalBasis, originsWithout } = regimeOf(type, id, validFrom);
      const origins = originsWithout(rate);
      return Object.freeze({
        id,
        type,
        nodeDigits,
        origins,
        rate,
        conditions,
        legalBasis,
        illustrative: false,
        validFrom,
        validTo,
      });
    });
  };
  return [
    duty('ordinary', 'ORDINARY', record.ordinary, 'ordinary'),
    duty('mfn', 'MFN', record.mfn, 'mfn'),
    ...Object.entries(record.preferences)
      .filter(([, text]) => text !== '')
      .map(([agreement, text]) => duty('preference', agreement, text, agreement)),
    ...vatMeasures(record, columns),
    ...record.policyReferences.map((reference) => control(reference, span, columns)),
  ];
}

/** What all rates of one column have in common. A tariff holds hundreds of thousands of rates and shares these. */
interface Regime {
  readonly conditions: readonly MeasureCondition[];
  readonly legalBasis: string;
  readonly originsWithout: (rate: RateExpression) => OriginScope;
}

function regimes(codes: CodeBook): Columns['regimeOf'] {
  const known = new Map<string, Regime>();
  return (type, id, on) => {
    const key = `${id} ${on}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const isPreference = type === 'preference';
    const scopes = new Map<string, OriginScope>();
    const regime: Regime = {
      conditions: isPreference ? deepFreeze(certificateCondition(id, codes, on)) : NO_CONDITIONS,
      legalBasis: codes.find('duty-regime', id, on)?.attributes['legal_basis'] ?? '',
      originsWithout: (rate) => {
        const excluded = rate.kind === 'ad-valorem' ? rate.excludedOrigins : NOBODY;
        const excludedKey = excluded.join(' ');
        let scope = scopes.get(excludedKey);
        if (scope === undefined) {
          scope = Object.freeze(isPreference ? { agreement: id, excluded } : { excluded });
          scopes.set(excludedKey, scope);
        }
        return scope;
      },
    };
    known.set(key, regime);
    return regime;
  };
}

const NOBODY: readonly string[] = Object.freeze([]);
const NO_CONDITIONS: readonly MeasureCondition[] = Object.freeze([]);
const CLAIMED: readonly MeasureCondition[] = Object.freeze([{ kind: 'claim' }]);

function vatMeasures(record: TariffLineRecord, { reader, vat, shared }: Columns): readonly Measure[] {
  const choices = record.vat === '' ? [] : vat.get(record.vat);
  if (choices === undefined)
    reader.report(record.place, 'vat', `the VAT text "${record.vat}" is not in the list of VAT treatments`);
  const nodeDigits = record.code.length;
  return (choices ?? []).map((span) =>
    shared.once(['vat', span, nodeDigits], () => {
      const { record: choice, validFrom, validTo } = span;
      return Object.freeze({
        id: choice.regime,
        type: 'vat',
        nodeDigits,
        origins: ANY_ORIGIN,
        rate: choice.rate === null ? NOT_SUBJECT_RATE : reader.rate(choice.rate, choice.place, 'rate'),
        conditions: choice.standard ? NO_CONDITIONS : CLAIMED,
        legalBasis: choice.legalBasis,
        illustrative: false,
        validFrom,
        validTo,
      });
    }),
  );
}

const ANY_ORIGIN: Measure['origins'] = Object.freeze({ excluded: [] });
const NOT_SUBJECT_RATE: RateExpression = Object.freeze({ kind: 'none', text: '*' });

function vatByText(records: TariffRecords, knownAt: Instant | undefined, problems: PackProblem[]): Columns['vat'] {
  const byText = new Map<string, Span<VatTreatmentRecord>[]>();
  const keyOf = ({ printed, regime, standard }: VatTreatmentRecord) => `${printed} ${regime} ${standard}`;
  for (const group of Map.groupBy(records.vat, keyOf).values()) {
    const { spans, conflicts } = timelineOf(group, knownAt);
    for (const { second } of conflicts)
      problems.push({ place: second.place, field: 'regime', message: 'is given twice for the same day' });
    for (const span of spans) {
      const { record } = span;
      if (record.rate !== null && parseDecimal(record.rate) === undefined) {
        problems.push({ place: record.place, field: 'rate', message: `"${record.rate}" is not a decimal` });
        continue;
      }
      byText.set(record.printed, [...(byText.get(record.printed) ?? []), span]);
    }
  }
  return byText;
}

interface Policy {
  readonly type: ControlType;
  readonly record: PolicyRecord | undefined;
}

function control(reference: string, span: Span<TariffLineRecord>, { policyOf, shared }: Columns): Measure {
  const { validFrom, validTo } = span;
  const nodeDigits = span.record.code.length;
  return shared.once(['control', reference, nodeDigits, validFrom, validTo], () => {
    const { type, record } = policyOf(reference);
    return deepFreeze({
      id: reference,
      type,
      nodeDigits,
      ...(record && { name: record.name, agency: record.agency }),
      origins: ANY_ORIGIN,
      rate: NO_RATE,
      conditions: [{ kind: 'document', reference } as const],
      legalBasis: reference,
      illustrative: record?.illustrative ?? false,
      validFrom,
      validTo,
    });
  });
}

const NO_RATE: RateExpression = Object.freeze({ kind: 'none', text: '' });

/** The longest piece that a printed reference contains; one that nothing describes is specialised management, unexplained. */
function policiesByReference(records: TariffRecords, knownAt: Instant | undefined): Columns['policyOf'] {
  const latest = [...Map.groupBy(records.policies, ({ contains }) => contains).values()]
    .flatMap((group) => timelineOf(group, knownAt).spans.at(-1)?.record ?? [])
    .toSorted((a, b) => b.contains.length - a.contains.length);
  const known = new Map<string, Policy>();
  return (reference) => {
    const found = known.get(reference);
    if (found !== undefined) return found;
    const record = latest.find(({ contains }) => reference.includes(contains));
    const policy: Policy = { type: record?.type ?? 'specialised', record };
    known.set(reference, policy);
    return policy;
  };
}
