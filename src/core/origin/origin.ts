import type { Decimal, PlainDate, Text } from '#core/kernel';

/** How far a material's code must lie from the product's: in another chapter, heading or subheading. */
export type ChangeLevel = 'chapter' | 'heading' | 'subheading';

/**
 * One thing that a rule of origin asks for. Percentages are decimals once compiled (`Requirement`), text in the records of
 * a country (`RequirementRecord`).
 */
export type RequirementOf<Percent> =
  /** Grown, caught, mined or born there: no foreign material at all. */
  | { readonly kind: 'wholly-obtained' }
  /** Any foreign material will do, as long as the work on it is more than minimal. */
  | { readonly kind: 'any-heading' }
  /** Every foreign material comes from elsewhere in the nomenclature, and from none of `except`. */
  | {
      readonly kind: 'tariff-change';
      readonly level: ChangeLevel;
      readonly except: readonly string[];
      /** What `except` is called, where it is too long to be read ("fabrics"). */
      readonly exceptName?: Text;
    }
  /** Materials of these codes must originate themselves. */
  | { readonly kind: 'originating-materials'; readonly codePrefixes: readonly string[] }
  /** Regional value content. */
  | { readonly kind: 'value-content'; readonly atLeast: Percent }
  /** A cap on foreign materials, all of them or those of some codes, in the price or the weight of the product. */
  | {
      readonly kind: 'foreign-share';
      readonly atMost: Percent;
      readonly of: 'value' | 'weight';
      readonly codePrefixes: readonly string[];
    }
  /** Work of a named kind, done in the territory of the parties. */
  | { readonly kind: 'process'; readonly process: string; readonly name: Text };
export type Requirement = RequirementOf<Decimal>;

/** All of these must be met. */
export type RuleOption = readonly Requirement[];

/** What goods of some codes must be, to originate under an agreement. One option is enough. */
export interface OriginRule {
  readonly id: string;
  readonly agreement: string;
  /** The codes that it was written for; empty for the general rule of the agreement. */
  readonly codePrefix: string;
  readonly options: readonly RuleOption[];
  readonly legalBasis: string;
  /** True for a rule that is a sample, to be checked against the annex. */
  readonly illustrative: boolean;
  readonly validFrom: PlainDate;
  readonly validTo: PlainDate | null;
}

/** A paper, or words on a paper, that proves origin. */
export interface ProofForm {
  readonly code: string;
  readonly name: Text;
  readonly issuedBy: 'authority' | 'exporter';
  readonly validMonths: number;
}

/** Materials that count as originating although they come from outside the parties. */
export interface ExtendedCumulation {
  readonly partners: readonly string[];
  readonly materialPrefixes: readonly string[];
  readonly productPrefixes: readonly string[];
}

export interface CumulationOf<Percent> {
  /** `parties`: originating materials of any party count. `full`: work done in any party on foreign ones counts as well. */
  readonly kind: 'parties' | 'full';
  /** Work done in the parties on a foreign material counts once it makes up so many percent of it. */
  readonly partialFrom: Percent | null;
  readonly extended: readonly ExtendedCumulation[];
}

export type Cumulation = CumulationOf<Decimal>;

/** Foreign materials that fail the change of code and are forgiven, up to a share of the product. */
export interface Tolerance {
  /** Of the product; empty for all products. */
  readonly codePrefixes: readonly string[];
  readonly percent: Decimal;
  readonly of: 'value' | 'weight';
}

/** How the value content may be worked out: from what is foreign, or from what is not. */
export type ContentMethod = 'build-down' | 'build-up';

/** What an agreement asks besides the rule of the product. */
export interface OriginTerms {
  readonly agreement: string;
  readonly forms: readonly ProofForm[];
  readonly cumulation: Cumulation;
  readonly transport: Text;
  /** The price that shares are taken of. */
  readonly valueBasis: 'fob' | 'ex-works';
  readonly methods: readonly ContentMethod[];
  readonly tolerances: readonly Tolerance[];
  /** How long after registration the proof may follow, and whether the rate may be had meanwhile against a guarantee. */
  readonly lateClaim: LateClaimTerms | null;
  readonly legalBasis: string;
  readonly illustrative: boolean;
  readonly validFrom: PlainDate;
  readonly validTo: PlainDate | null;
}

export interface LateClaimTerms {
  readonly months: number;
  readonly guarantee: boolean;
  readonly legalBasis: string;
}

/** The compiled law of origin: immutable. */
export interface OriginBook {
  readonly termsOn: (agreement: string, on: PlainDate) => OriginTerms | undefined;
  /** The rule of the longest prefix; the general rule where none is written for the code. `undefined`: not known here. */
  readonly ruleFor: (agreement: string, code: string, on: PlainDate) => OriginRule | undefined;
}
