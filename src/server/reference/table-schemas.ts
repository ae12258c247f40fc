import { Type, type TObject, type TSchema } from 'typebox';
import type { CodeList } from '#core/codes';
import { CONSULTATION_STEPS } from '#core/price-control';
import { CONTROL_TYPES } from '#core/tariff';

/** Cells are text; these say which text. A column that may stay empty has its own name for that. */
const filled = Type.String({ minLength: 1, maxLength: 300 });
const anything = Type.String({ maxLength: 2000 });
const decimal = Type.String({ pattern: '^\\d{1,15}(\\.\\d{1,8})?$' });
const decimalOrEmpty = Type.String({ pattern: '^(\\d{1,15}(\\.\\d{1,8})?)?$' });
const date = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const dateOrEmpty = Type.String({ pattern: '^(\\d{4}-\\d{2}-\\d{2})?$' });
const yesNo = oneOf('yes', 'no');
const daysOrEmpty = Type.String({ pattern: '^\\d{0,3}$' });
const wordsOrEmpty = Type.String({ pattern: '^([A-Z0-9]{1,7}( [A-Z0-9]{1,7})*)?$' });
const countryCodes = Type.String({ pattern: '^[A-Z]{2}( [A-Z]{2})*$' });

/** The words are kept beside the pattern, for those who offer them to choose from. */
function oneOf(...words: readonly string[]): TSchema {
  return Type.String({ pattern: `^(${words.join('|')})$`, words });
}

/** A column that a file may leave out. */
function later(schema: TSchema): TSchema {
  return Type.Optional(schema);
}

/** Columns that any table may have: the days a row applies to, since when it is known, and that it takes a row back. */
export const DATE_COLUMNS = {
  valid_from: dateOrEmpty,
  valid_to: dateOrEmpty,
  known_from: dateOrEmpty,
  withdrawn: oneOf('', 'yes'),
} as const satisfies Record<string, TSchema>;

/** The words that each column takes where these are few, the empty one among them where the cell may stay empty. */
export const wordsOfColumns = (table: TObject): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(
    Object.entries<TSchema>({ ...DATE_COLUMNS, ...table.properties }).flatMap(([column, schema]) =>
      'words' in schema && Array.isArray(schema.words) ? [[column, schema.words.map(String)]] : [],
    ),
  );

/** What each list says about a code, besides its names. */
export const CODE_ATTRIBUTES = {
  country: { mfn: yesNo },
  currency: { decimals: oneOf('0', '2', '3') },
  unit: { dimension: filled, factor: decimal, rec20: filled },
  package: {},
  incoterm: {
    freight: oneOf('included', 'excluded'),
    insurance: oneOf('included', 'excluded'),
    edition: filled,
    /** Whether the price holds the duties of the country of import. */
    duties: later(oneOf('', 'included', 'excluded')),
  },
  'transport-mode': { rec19: oneOf('1', '2', '3', '4', '5', '8', '9'), goods: oneOf('any', 'container', 'bulk') },
  'customs-office': {
    kind: oneOf('airport', 'border', 'seaport', 'express', 'industrial', 'inland', 'processing'),
    province: filled,
    region: Type.String({ pattern: '^[IVX]+$' }),
  },
  location: {
    country: Type.String({ pattern: '^[A-Z]{2}$' }),
    kind: oneOf('airport', 'border', 'seaport', 'rail', 'inland'),
    scheme: oneOf('unlocode', 'national', 'sample'),
  },
  'declaration-type': {
    direction: oneOf('import', 'export'),
    regime: filled,
    duty: oneOf('payable', 'exempt', 'suspended'),
    taxes: oneOf('payable', 'exempt', 'suspended', 'zero'),
    stay_days: Type.String({ pattern: '^([1-9]\\d{0,3})?$' }),
    closes: wordsOrEmpty,
  },
  'cargo-class': {},
  'valuation-method': {
    agreement_method: oneOf('1', '2', '3', '4', '5', '6'),
    /** `uninfluenced`: the parties are related and the price does not show it. */
    related: later(oneOf('', 'uninfluenced')),
    /** How many days may lie between these goods and those they are compared with. */
    window_days: later(daysOrEmpty),
    /** The type of document that shows what the value is taken from. */
    document: later(anything),
  },
  'charge-deduction': {
    sign: oneOf('add', 'subtract'),
    class: oneOf('AD', 'SB', 'IP', 'DP', 'EL'),
    /** What it belongs to: empty the price, `short` and `loss` goods as they arrived, else the elements of a method. */
    use: later(oneOf('', 'short', 'loss', 'comparable', 'deductive', 'computed')),
    /** Whether the amount is for the line or for one unit of it. */
    per: later(oneOf('', 'line', 'unit')),
    required: later(oneOf('', 'yes')),
    /** Characteristics: `loss` its percentage; `short` delivered, invoiced and tolerated quantity, in this order. */
    measured_by: later(anything),
    document: later(anything),
    /** `duties`: it takes out what a price "duty paid" holds. */
    covers: later(oneOf('', 'duties')),
  },
  'payment-terms': {},
  'document-type': { kind: oneOf('commercial', 'transport', 'permit', 'origin'), agreement: anything },
  'tax-type': { order: oneOf('1', '2', '3', '4', '5', '6', '7', '8', '9'), budget_item: anything },
  agreement: { members: countryCodes, forms: filled },
  'duty-regime': { tax: filled, vnaccs_table: anything, legal_basis: anything },
  characteristic: { value: oneOf('number', 'word'), unit: anything, words: anything },
  'price-kind': {},
  'invoice-class': {},
  relationship: { related: yesNo },
  'transaction-nature': { sale: yesNo },
  'valuation-statement': {
    says: oneOf('excludes', 'swaps', 'circumstances', 'testValue', 'basis', 'forbidden', 'spreads'),
    method: oneOf('', '1', '2', '3', '4', '5', '6'),
    by: oneOf('', 'value', 'mass', 'volume'),
    window_days: daysOrEmpty,
    tolerance_percent: decimalOrEmpty,
    document: anything,
  },
  'relief-ground': {
    kind: oneOf('exempt', 'suspended', 'reduced', 'deferred'),
    percent: decimal,
    taxes: Type.String({ pattern: '^[A-Z]{3}( [A-Z]{3})*$' }),
    needs_list: yesNo,
    allowance: anything,
    types: wordsOrEmpty,
    cargo_classes: Type.String({ pattern: '^([A-Z]( [A-Z])*)?$' }),
    legal_basis: filled,
    illustrative: yesNo,
  },
  'duty-allowance': {
    cargo_classes: Type.String({ pattern: '^[A-Z]( [A-Z])*$' }),
    value_max: decimal,
    beyond: oneOf('part', 'whole'),
    legal_basis: filled,
    illustrative: yesNo,
  },
  'quota-order': {
    code_prefixes: Type.String({ pattern: '^\\d{2,8}( \\d{2,8})*$' }),
    origins: Type.String({ pattern: '^(\\*|[A-Z]{2}( [A-Z]{2})*)$' }),
    unit: filled,
    volume: decimal,
    period_from: date,
    period_to: date,
    rate: decimalOrEmpty,
    /** The agreement that opens it; empty for one under the most-favoured-nation rate. */
    agreement: Type.String({ pattern: '^[A-Z0-9-]{0,20}$' }),
    legal_basis: filled,
    illustrative: yesNo,
  },
  'amendment-reason': {},
  'cancellation-ground': {
    /** Who has to want it. */
    by: oneOf('customs', 'declarant'),
    direction: oneOf('', 'import', 'export'),
    /** Counts only once so many days have passed since registration. */
    days: daysOrEmpty,
  },
  agency: {},
  /** Whose a selection rule of the country's file is. */
  department: {},
  'early-release-ground': {},
  'transport-means': {},
  'storage-place': {
    /** The organisation that keeps goods there, which hears of what customs does with them. */
    operator: filled,
    illustrative: yesNo,
  },
  'simplified-form': {
    direction: oneOf('import', 'export'),
    /** Customs value in the national currency. */
    value_max: decimal,
    items_max: Type.String({ pattern: '^[1-9]\\d?$' }),
    code_digits: oneOf('4', '6', '8'),
    cargo_classes: Type.String({ pattern: '^[A-Z]( [A-Z])*$' }),
    /** Whether taxes are worked out; where not, the goods are free of all of them. */
    taxed: yesNo,
    legal_basis: filled,
    illustrative: yesNo,
  },
} as const satisfies Record<CodeList, Record<string, TSchema>>;

export const codeTable = (list: CodeList): TObject =>
  Type.Object({
    code: Type.String({ pattern: '^[A-Z0-9&_-]{1,20}$' }),
    name_vi: filled,
    name_en: filled,
    ...CODE_ATTRIBUTES[list],
  });

export const chapterTable = Type.Object({
  code: Type.String({ pattern: '^\\d{2}$' }),
  name_vi: filled,
  name_en: filled,
});

export const headingTable = Type.Object({
  code: Type.String({ pattern: '^\\d{4}$' }),
  name_vi: filled,
  name_en: filled,
});

export const sectionTable = Type.Object({
  code: Type.String({ pattern: '^[IVX]{1,6}$' }),
  chapter_from: Type.String({ pattern: '^\\d{2}$' }),
  chapter_to: Type.String({ pattern: '^\\d{2}$' }),
  name_vi: filled,
  name_en: filled,
});

export const synonymTable = Type.Object({
  term: Type.String({ minLength: 2, maxLength: 80 }),
  code_prefix: Type.String({ pattern: '^\\d{2,8}$' }),
});

/** Sections by their Roman number, everything below by its digits. */
export const noteTable = Type.Object({
  node: Type.String({ pattern: '^([IVX]{1,6}|\\d{2}|\\d{4}|\\d{6})$' }),
  number: Type.String({ pattern: '^[1-9]\\d?$' }),
  text_vi: Type.String({ minLength: 1, maxLength: 1000 }),
  text_en: Type.String({ minLength: 1, maxLength: 1000 }),
  illustrative: yesNo,
});

export const unitWordTable = Type.Object({ word: filled, unit_code: filled });

/** The tariff as it was keyed; agreements' columns are named in the manifest. `other_fta` is kept empty by the source. */
export const tariffLineTable = (agreementColumns: readonly string[]): TObject =>
  Type.Object({
    code: Type.String({ pattern: '^\\d{8}$' }),
    unit: anything,
    ordinary: anything,
    mfn: anything,
    vat: anything,
    ...Object.fromEntries(agreementColumns.map((column) => [column, anything])),
    other_fta: Type.String({ maxLength: 0 }),
    environment_tax: anything,
    policy_refs: anything,
    name_vi_short: filled,
    name_en_short: filled,
  });

export const vatTable = Type.Object({
  printed: filled,
  regime: Type.String({ pattern: '^[A-Z0-9]{1,10}$' }),
  rate: decimalOrEmpty,
  standard: yesNo,
  legal_basis: filled,
});

export const preferenceTable = Type.Object({
  agreement: filled,
  code_prefix: Type.String({ pattern: '^(\\*|\\d{2,8})$' }),
  /** Partners that the rate is for; empty: all of them. */
  origins: Type.Union([countryCodes, Type.Literal('')]),
  rate: anything,
  illustrative: yesNo,
  legal_basis: filled,
});

/** `contains`: a piece of the printed reference; the longest one counts. */
export const policyTable = Type.Object({
  contains: filled,
  type: oneOf(...CONTROL_TYPES),
  agency_vi: filled,
  agency_en: filled,
  name_vi: filled,
  name_en: filled,
  illustrative: yesNo,
});

/** `agency_vi`: as the controls name their agency; empty for any. */
export const controlDocumentTable = Type.Object({
  type: oneOf(...CONTROL_TYPES),
  agency_vi: anything,
  document_type: filled,
  illustrative: yesNo,
});

export const specialDayTable = Type.Object({
  date,
  kind: oneOf('holiday', 'workday'),
  name_vi: filled,
  name_en: filled,
  certainty: oneOf('law', 'announced', 'assumed'),
});

/** Opening hours of all offices, or of one alone, from a day on: 1 is Monday. */
export const workingTimeTable = Type.Object({
  from: Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' }),
  to: Type.String({ pattern: '^(([01]\\d|2[0-3]):[0-5]\\d|24:00)$' }),
  weekdays: Type.String({ pattern: '^[1-7]( [1-7]){0,6}$' }),
  /** Empty: every office that has no hours of its own on that day. */
  office: later(Type.String({ pattern: '^[0-9A-Z]{0,6}$' })),
});

/** A code of a refusal, or one of `NAMED_BASES`. */
export const legalBasisTable = Type.Object({
  subject: Type.String({ pattern: '^([A-Z]{2,5}-\\d{3}|[a-z]+(-[a-z]+)*)$' }),
  legal_basis: filled,
  illustrative: yesNo,
});

export const exchangeRateTable = Type.Object({ currency: Type.String({ pattern: '^[A-Z]{3}$' }), rate: decimal });

export const referencePriceTable = Type.Object({
  code_prefix: Type.String({ pattern: '^\\d{2,8}$' }),
  unit: filled,
  low_price: decimal,
  currency: Type.String({ pattern: '^[A-Z]{3}$' }),
});

export const consultationTimeTable = Type.Object({
  step: oneOf(...CONSULTATION_STEPS),
  working_days: Type.String({ pattern: '^\\d{1,3}$' }),
  legal_basis: filled,
});
