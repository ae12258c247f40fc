import type { Explanation } from '#core/kernel';
import { checkRequirement, type OriginCase, type RequirementFinding } from './check-requirement.ts';
import { explainOrigin } from './explain-origin.ts';
import type { OriginRule, OriginTerms } from './origin.ts';
import type { Material, MissingFact, Outcome, Product, ProductCosts, Verdict } from './product.ts';
import { sortMaterials, type SortedMaterials } from './sort-materials.ts';
import { valueContents, type ValueContent } from './value-content.ts';

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

/**
 * Whether a product originates under an agreement. One option of the rule is enough; of an option all must be met. Work that
 * is minimal gives no origin, whatever the rule says, unless nothing foreign went in.
 */
export function checkOrigin(
  law: OriginLaw,
  product: Product,
  materials: readonly Material[],
  costs: ProductCosts,
): OriginFinding {
  const sorted = sortMaterials(product, materials, law.terms, law.parties);
  const about: OriginCase = { terms: law.terms, product, materials: sorted, costs };
  const options = (law.rule?.options ?? []).map((option): OptionFinding => {
    const requirements = option.map((requirement) => checkRequirement(requirement, about));
    return { requirements, outcome: allOf(requirements.map(({ outcome }) => outcome)) };
  });
  const { verdict, missing } = law.rule === undefined ? NO_RULE : verdictOf(options, about);
  const finding = {
    verdict,
    options,
    materials: sorted,
    contents: valueContents(law.terms, sorted, costs),
    missing,
  };
  return { ...finding, explanation: explainOrigin(law, product, finding) };
}

const NO_RULE = { verdict: 'undetermined', missing: ['rule'] } as const;

function verdictOf(
  options: readonly OptionFinding[],
  { product, materials }: OriginCase,
): Pick<OriginFinding, 'verdict' | 'missing'> {
  const byRule = anyOf(options.map(({ outcome }) => outcome));
  if (byRule === 'not-met') return { verdict: 'not', missing: [] };
  const minimal = materials.foreign.length === 0 ? false : product.onlyMinimalWork;
  if (minimal === true) return { verdict: 'not', missing: [] };
  const lacking =
    byRule === 'met' ? [] : options.flatMap(({ requirements }) => requirements.flatMap((one) => one.missing));
  const missing = [
    ...new Set<MissingFact>([...lacking, ...(minimal === undefined ? (['minimal-work'] as const) : [])]),
  ];
  return { verdict: byRule === 'met' && minimal === false ? 'originating' : 'undetermined', missing };
}

const allOf = (outcomes: readonly Outcome[]): Outcome =>
  outcomes.includes('not-met') ? 'not-met' : outcomes.includes('undetermined') ? 'undetermined' : 'met';
const anyOf = (outcomes: readonly Outcome[]): Outcome =>
  outcomes.includes('met') ? 'met' : outcomes.includes('undetermined') ? 'undetermined' : 'not-met';
