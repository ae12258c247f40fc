/**
 * The figures of a declaration as they are stored with its registration: plain JSON, decimals as text, no words. Legal
 * bases, arithmetic and the reasons for and against a rate follow from these figures and the reference data of the same
 * version: `explainAssessment` derives them when someone asks. (Type aliases, so that a value is assignable to `Json`.)
 */
export type Assessment = {
  /** The day whose law and rates apply: the day of registration. */
  readonly on: string;
  readonly direction: 'import' | 'export';
  /** The national currency; every amount is in it. */
  readonly currency: string;
  /** National currency for one unit of each foreign currency that occurs. */
  readonly rates: { readonly [currency: string]: string };
  /** Customs value of all lines, exact. */
  readonly value: string;
  readonly lines: readonly AssessedLine[];
  /** One total for each tax, rounded once, in the order of calculation. */
  readonly totals: readonly AssessedTotal[];
  /** What is to be paid. */
  readonly payable: string;
  /** Of it, what a priority enterprise may pay after release, and by when. */
  readonly deferred?: { readonly amount: string; readonly dueOn: string };
};

export type AssessedLine = {
  readonly sequence: number;
  readonly value: string;
  readonly taxes: readonly AssessedTax[];
};

export type AssessedTax = {
  readonly taxType: string;
  /** The tariff treatment (`MFN`, `ACFTA` …), or the id of the measure or regime that set the rate. */
  readonly measure: string;
  /** `5%`, `5000 VND/LTR`, or both joined by ` + `. */
  readonly rate: string;
  /** For a tax by quantity. A percentage is taken of the line's value and the taxes before it: see `taxBaseOf`. */
  readonly quantity?: string;
  readonly unitCode?: string;
  /** Exact, not rounded. */
  readonly amount: string;
  /** What the tariff prints, where it says more than the rate applied: steps by engine size, the higher of two. */
  readonly printed?: string;
  /** The option that was not taken, and what it would have come to. */
  readonly instead?: { readonly rate: string; readonly amount: string };
  /** Set where the amount is worked out but not payable, or not all of it, or not yet. */
  readonly relief?: ReliefKind;
  /** The ground claimed for it; absent where the declaration type alone decides. */
  readonly ground?: string;
  /** How much of the amount is not payable, exact; absent where all of it is not, or where it is only put off. */
  readonly relieved?: string;
  /** What was claimed and did not come to apply, and why. */
  readonly notApplied?: readonly NotApplied[];
};

export type AssessedTotal = {
  readonly taxType: string;
  /** What the percentage was taken of, over all lines; absent for a tax by quantity alone. */
  readonly base?: string;
  /** The sum over the lines, rounded as the country says. */
  readonly amount: string;
  readonly payable: string;
  /** Of what is payable, what need not be paid before release. */
  readonly deferred?: string;
  /** Why nothing is payable, where nothing is. */
  readonly relief?: ReliefKind;
};

export type ReliefKind = 'suspended' | 'exempt' | 'reduced' | 'deferred';

export type NotApplied = { readonly measure: string; readonly reason: NotAppliedReason };
export type NotAppliedReason = 'originExcluded' | 'originHasNoMfn' | 'originUnknown';
