import type { PlainDate, Text } from '#core/kernel';
import type { ControlDocuments } from './control-documents.ts';
import type { LineMeasures } from './measure.ts';

export interface TariffLine {
  /** The eight national digits. */
  readonly code: string;
  readonly name: Text;
  /** Unit codes of the tariff quantity; the first is the statistical unit. */
  readonly unitCodes: readonly string[];
  readonly measures: LineMeasures;
  /** What the table says of environment tax, whether or not an amount is known here. */
  readonly subjectToEnvironmentTax: boolean;
  /** Documents of specialised management that control the line, as printed. */
  readonly policyReferences: readonly string[];
  /** The stretch of days on which all of this stays the same. */
  readonly validFrom: PlainDate;
  readonly validTo: PlainDate | null;
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

/** What the law, or its explanation, says of all goods of a section, chapter or heading. */
export interface TariffNote {
  readonly node: string;
  readonly text: Text;
  /** True for samples to be checked against the law. */
  readonly illustrative: boolean;
}

/** What people call goods of the lines under a prefix. */
export interface Synonym {
  readonly term: string;
  readonly codePrefix: string;
}

/** The compiled tariff: immutable, look-ups well under a microsecond. */
export interface Tariff {
  readonly lineOn: (code: string, on: PlainDate) => TariffLine | undefined;
  /** Every stretch of days of a code, oldest first: what changed, and what will. */
  readonly historyOf: (code: string) => readonly TariffLine[];
  readonly agreement: (code: string, on: PlainDate) => Agreement | undefined;
  /** What a declaration of the line names so that a control is satisfied. */
  readonly documentsFor: ControlDocuments;
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
  /** The notes of one node of the nomenclature, in their order. */
  readonly notesOf: (node: string) => readonly TariffNote[];
  /** The codes of all lines of all days, in order. */
  readonly codes: readonly string[];
  /** Lines whose code starts so, or whose names hold all the words (accents folded), in code order. */
  readonly search: (query: string, on: PlainDate, limit: number) => readonly TariffLine[];
  readonly lineCount: number;
}
