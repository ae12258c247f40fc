import type { Decimal } from '#core/kernel';

/** A material that went into one unit, or one batch, of the product. */
export interface Material {
  /** Four to eight digits; the rule decides how many are needed. */
  readonly code: string;
  readonly value: Decimal;
  /** Where it comes from, and whether there is proof that it originates there under the agreement. */
  readonly originCountry?: string;
  readonly originating?: boolean;
  /** The part of its value that was made in the parties, for a material that does not originate. */
  readonly regionalValue?: Decimal;
  /** In the unit of the product's own weight. */
  readonly weight?: Decimal;
}

/** What the product sells for and what its making costs, in the currency of the materials. */
export interface ProductCosts {
  readonly exWorks?: Decimal;
  readonly fob?: Decimal;
  readonly labour?: Decimal;
  readonly overhead?: Decimal;
  readonly other?: Decimal;
  readonly profit?: Decimal;
}

export interface Product {
  /** The eight national digits. */
  readonly code: string;
  readonly originCountry: string;
  /** Grown, caught, mined or born there; left out where nothing was said. */
  readonly whollyObtained?: boolean;
  /** Whether nothing but minimal work was done there (packing, sorting, simple mixing). */
  readonly onlyMinimalWork?: boolean;
  /** Named processes that rules ask for: done or not; absent where nothing was said. */
  readonly processes?: Readonly<Record<string, boolean>>;
  readonly weight?: Decimal;
}

export type Verdict = 'originating' | 'not' | 'undetermined';
/** How one requirement comes out. */
export type Outcome = 'met' | 'not-met' | 'undetermined';

/** What somebody would have to say for a requirement to come out. `process:` is followed by the name of the process. */
export type MissingFact = `process:${string}` | KnownFact;
export type KnownFact =
  /** The country's data holds no rule for the code. */
  'rule' | 'materials' | 'wholly-obtained' | 'minimal-work' | 'fob' | 'ex-works' | 'weight' | 'material-code';
