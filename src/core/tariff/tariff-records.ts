import type { CodeRecord, Dated, Place } from '#core/codes';
import type { Text } from '#core/kernel';
import type { ControlType, MeasureType } from './measure.ts';
import type { RateWords } from './parse-rate.ts';

/** The tariff as it stands in the country pack: shapes checked, rate texts not yet read. */
export interface TariffRecords {
  readonly words: RateWords;
  readonly chapters: readonly ChapterRecord[];
  readonly headings: readonly HeadingRecord[];
  readonly sections: readonly SectionRecord[];
  readonly synonyms: readonly SynonymRecord[];
  readonly notes: readonly NoteRecord[];
  readonly lines: readonly TariffLineRecord[];
  readonly units: readonly UnitWordRecord[];
  readonly vat: readonly VatTreatmentRecord[];
  readonly preferences: readonly PreferenceRecord[];
  readonly measures: readonly MeasureRecord[];
  readonly policies: readonly PolicyRecord[];
  readonly controlDocuments: readonly ControlDocumentRecord[];
  /** The list `agreement`: attributes `members` and `forms`, separated by spaces. */
  readonly agreements: readonly CodeRecord[];
}

interface Placed extends Dated {
  readonly place: Place;
}

export interface ChapterRecord extends Placed {
  readonly code: string;
  readonly name: Text;
}

/** A heading of four digits. */
export type HeadingRecord = ChapterRecord;

/** A section groups the chapters from one to another, both included. */
export interface SectionRecord extends ChapterRecord {
  readonly chapterFrom: string;
  readonly chapterTo: string;
}

/** What people call goods that the names of the tariff call otherwise. */
export interface SynonymRecord extends Placed {
  readonly term: string;
  readonly codePrefix: string;
}

/** A note on a section (by its Roman number), chapter or heading; its number tells it from the others of the node. */
export interface NoteRecord extends Placed {
  readonly node: string;
  readonly number: number;
  readonly text: Text;
  readonly illustrative: boolean;
}

export interface TariffLineRecord extends Placed {
  readonly code: string;
  /** Alternatives of the printed table, separated by `/`. */
  readonly unit: string;
  readonly ordinary: string;
  readonly mfn: string;
  readonly vat: string;
  /** Rate text by agreement code; an empty text is an unknown rate and makes no entry. */
  readonly preferences: Readonly<Record<string, string>>;
  readonly environmentTax: string;
  readonly policyReferences: readonly string[];
  readonly name: Text;
}

/** How the printed table calls a unit. */
export interface UnitWordRecord extends Placed {
  readonly word: string;
  readonly unitCode: string;
}

/** What a printed VAT text stands for: the treatments that may be declared, each with its own days. */
export interface VatTreatmentRecord extends Placed {
  readonly printed: string;
  readonly regime: string;
  /** Percent, or `null` for goods that are not subject. */
  readonly rate: string | null;
  readonly standard: boolean;
  readonly legalBasis: string;
}

/** A preferential rate for all lines whose code starts with `codePrefix`; the longest prefix counts. */
export interface PreferenceRecord extends Placed {
  readonly agreement: string;
  /** Partners that the rate is for; absent: all. */
  readonly origins?: readonly string[];
  readonly codePrefix: string;
  readonly rate: string;
  readonly illustrative: boolean;
  readonly legalBasis: string;
}

/** A measure of any type on all lines under its prefixes, as data: rates and bounds are text not yet read. */
export interface MeasureRecord extends Placed {
  readonly id: string;
  readonly type: MeasureType;
  readonly codePrefixes: readonly string[];
  /** Codes under the prefixes that the measure leaves out. */
  readonly exceptPrefixes: readonly string[];
  readonly name: Text;
  /** Countries of origin it is for; absent: all. */
  readonly origins?: readonly string[];
  readonly exceptOrigins?: readonly string[];
  /** Goods of this producer only. */
  readonly exporter?: string;
  /** A rate text; empty for a control. */
  readonly rate: string;
  readonly conditions?: readonly ConditionRecord[];
  readonly agency?: Text;
  readonly document?: string;
  readonly legalBasis: string;
  readonly illustrative: boolean;
}

export interface ConditionRecord {
  readonly characteristic: string;
  readonly atLeast?: string;
  readonly above?: string;
  readonly atMost?: string;
  readonly below?: string;
  readonly equals?: string;
}

/** What a printed reference to a document of specialised management asks for, and of whom. The longest piece that it contains counts. */
export interface PolicyRecord extends Placed {
  readonly contains: string;
  readonly type: ControlType;
  readonly agency: Text;
  readonly name: Text;
  readonly illustrative: boolean;
}

/** A document that satisfies the controls of one type, of one agency by its Vietnamese name or, where that is empty, of any. */
export interface ControlDocumentRecord extends Placed {
  readonly type: ControlType;
  readonly agency: string;
  /** In the list of document types. */
  readonly documentType: string;
  readonly illustrative: boolean;
}
