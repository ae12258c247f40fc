import type { Explanation } from '#core/kernel';
import type { RequirementFinding } from './check-requirement.ts';
import type { OriginRule, OriginTerms } from './origin.ts';
import type { MissingFact, Outcome, Verdict } from './product.ts';
import type { SortedMaterials } from './sort-materials.ts';
import type { ValueContent } from './value-content.ts';

/** The law that a product is held against. */
export interface OriginLaw {
  readonly terms: OriginTerms;
  /** `undefined` where the country's data holds none for the code: then nothing can be decided, only worked out. */
  readonly rule: OriginRule | undefined;
  /** Everybody whose originating materials count: the partners and the importing country itself. */
  readonly parties: readonly string[];
}

export interface OptionFinding {
  readonly outcome: Outcome;
  readonly requirements: readonly RequirementFinding[];
}

export interface OriginFinding {
  readonly verdict: Verdict;
  readonly options: readonly OptionFinding[];
  readonly materials: SortedMaterials;
  /** Worked out whenever the price was said, also where the rule does not ask for it. */
  readonly contents: readonly ValueContent[];
  /** What would decide it, where it is undetermined. */
  readonly missing: readonly MissingFact[];
  readonly explanation: Explanation;
}
