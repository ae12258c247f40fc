import type { Decimal, PlainDate, Text, UnitPrice } from '#core/kernel';

/** What a printed rate means. A text that is not understood never becomes one of these: the loader reports it. */
export type RateExpression =
  | {
      readonly kind: 'ad-valorem';
      readonly percent: Decimal;
      readonly excludedOrigins: readonly string[];
      readonly text: string;
    }
  | (UnitPrice & { readonly kind: 'specific'; readonly text: string })
  | (UnitPrice & { readonly kind: 'mixed'; readonly percent: Decimal; readonly text: string })
  | { readonly kind: 'quota'; readonly inQuota: Decimal; readonly outOfQuota: Decimal; readonly text: string }
  | { readonly kind: 'share-of-mfn'; readonly percent: Decimal; readonly text: string }
  /** Printed alternatives whose condition the source does not state: the declarant must choose, never the system. */
  | { readonly kind: 'alternatives'; readonly options: readonly RateExpression[]; readonly text: string }
  /** Follows rules outside the table (CKD vehicles of Chapter 98). */
  | { readonly kind: 'elsewhere'; readonly text: string }
  | { readonly kind: 'none'; readonly text: string };

/** A VAT treatment that may be declared for a line: `rate` is percent, `null` for "not subject". */
export interface VatChoice {
  readonly regime: string;
  readonly rate: Decimal | null;
  /** The one that applies when nothing is declared; the others need a declared ground. */
  readonly standard: boolean;
  readonly validFrom: PlainDate;
  readonly validTo: PlainDate | null;
  readonly legalBasis: string;
}

export interface TariffLine {
  /** The eight national digits. */
  readonly code: string;
  readonly name: Text;
  /** Unit codes of the tariff quantity; the first is the statistical unit. */
  readonly unitCodes: readonly string[];
  readonly ordinary: RateExpression;
  readonly mfn: RateExpression;
  /** By agreement code (`ACFTA` …). An agreement that is absent is *unknown here*, not zero. */
  readonly preferences: Readonly<Record<string, RateExpression>>;
  readonly vat: readonly VatChoice[];
  readonly subjectToEnvironmentTax: boolean;
  /** Documents of specialised management that control the line. */
  readonly policyReferences: readonly string[];
  /** Agreements among `preferences` whose rates are samples, to be checked against the law. */
  readonly illustrativePreferences: readonly string[];
  readonly validFrom: PlainDate;
  readonly validTo: PlainDate | null;
}

/** What a declared characteristic (`ENGINE_CC`, `FUEL` …) must be; numbers by bounds, words by `equals`. */
export interface ExciseCondition {
  readonly characteristic: string;
  readonly atLeast?: Decimal;
  readonly above?: Decimal;
  readonly atMost?: Decimal;
  readonly below?: Decimal;
  readonly equals?: string;
}

/** Special consumption tax on goods of a code prefix, narrowed by characteristics (`ENGINE_CC` ≤ 2000 …). */
export interface ExciseMeasure {
  readonly id: string;
  readonly codePrefixes: readonly string[];
  readonly name: Text;
  readonly percent: Decimal;
  /** A fixed amount of national currency for one `unitCode`, on top of the percentage (cigarettes from 2027). */
  readonly perUnit?: { readonly amount: Decimal; readonly unitCode: string };
  /** All must hold. The conditions of the measures on one code exclude each other: at most one measure applies. */
  readonly conditions: readonly ExciseCondition[];
  readonly validFrom: PlainDate;
  readonly validTo: PlainDate | null;
  readonly legalBasis: string;
  /** True for amounts that are samples to be checked against the law. */
  readonly illustrative: boolean;
}

export interface EnvironmentMeasure {
  readonly id: string;
  readonly codePrefixes: readonly string[];
  readonly name: Text;
  /** National currency for one `unitCode`. */
  readonly amountPerUnit: Decimal;
  readonly unitCode: string;
  readonly validFrom: PlainDate;
  readonly validTo: PlainDate | null;
  readonly legalBasis: string;
  readonly illustrative: boolean;
}

export interface Agreement {
  readonly code: string;
  readonly name: Text;
  readonly certificateForms: readonly string[];
  /** The partners whose originating goods it covers, ISO 3166 alpha-2; the country itself is left out. */
  readonly members: readonly string[];
  readonly validFrom: PlainDate;
  readonly validTo: PlainDate | null;
}

export interface Chapter {
  readonly code: string;
  readonly name: Text;
}

/** Four digits; a country's lines divide it. */
export interface Heading {
  readonly code: string;
  readonly name: Text;
}

/** The chapters from one to another, both included, under a Roman number. */
export interface TariffSection {
  readonly code: string;
  readonly name: Text;
  readonly chapterFrom: string;
  readonly chapterTo: string;
}

/** What people call goods of the lines under a prefix. */
export interface Synonym {
  readonly term: string;
  readonly codePrefix: string;
}

/** The compiled tariff: immutable, look-ups well under a microsecond. */
export interface Tariff {
  readonly lineOn: (code: string, on: PlainDate) => TariffLine | undefined;
  readonly exciseOn: (code: string, on: PlainDate) => readonly ExciseMeasure[];
  readonly environmentOn: (code: string, on: PlainDate) => readonly EnvironmentMeasure[];
  readonly agreement: (code: string, on: PlainDate) => Agreement | undefined;
  readonly agreementsFor: (originCountry: string, on: PlainDate) => readonly Agreement[];
  /** Whether goods of this origin get most-favoured-nation rates. */
  readonly hasMfn: (originCountry: string, on: PlainDate) => boolean;
  readonly chapter: (code: string) => Chapter | undefined;
  readonly chapters: readonly Chapter[];
  readonly heading: (code: string) => Heading | undefined;
  readonly headings: readonly Heading[];
  /** The section that a chapter of two digits stands in. */
  readonly section: (chapter: string) => TariffSection | undefined;
  readonly sections: readonly TariffSection[];
  readonly synonyms: readonly Synonym[];
  /** The codes of all lines of all days, in order. */
  readonly codes: readonly string[];
  /** Lines whose code starts so, or whose names hold all the words (accents folded), in code order. */
  readonly search: (query: string, on: PlainDate, limit: number) => readonly TariffLine[];
  readonly lineCount: number;
}
