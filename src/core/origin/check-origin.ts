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
 * Whether a product originates under an agreement. One option of the rule is enough; of an option all must be met. Wholly
 * obtained goods originate whatever the rule says, and minimal work gives no origin whatever the rule says, unless nothing
 * foreign went in.
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
  const finding = {
    ...verdictOf(law.rule !== undefined, options, about),
    options,
    materials: sorted,
    contents: valueContents(law.terms, sorted, costs),
  };
  return { ...finding, explanation: explainOrigin(law, product, finding) };
}

type Judgement = Pick<OriginFinding, 'verdict' | 'missing'>;

function verdictOf(hasRule: boolean, options: readonly OptionFinding[], about: OriginCase): Judgement {
  const { product, materials } = about;
  const isForeign = materials.foreign.length > 0;
  if (product.whollyObtained === true && !isForeign) return ORIGINATING;
  if (isForeign && product.onlyMinimalWork === true) return NOT;
  if (!hasRule) return lacking(['rule']);
  const outcome = anyOf(options.map((option) => option.outcome));
  if (outcome === 'not-met') return NOT;
  // To have named no material is not to have said that there is none.
  if (materials.all.length === 0) return lacking(['materials']);
  const undecided = options.filter((option) => outcome !== 'met' && option.outcome === 'undetermined');
  const open = undecided.flatMap(({ requirements }) => requirements.flatMap((one) => one.missing));
  const unsaid = isForeign && product.onlyMinimalWork === undefined ? (['minimal-work'] as const) : [];
  return open.length + unsaid.length === 0 ? ORIGINATING : lacking([...open, ...unsaid]);
}

const ORIGINATING: Judgement = { verdict: 'originating', missing: [] };
const NOT: Judgement = { verdict: 'not', missing: [] };
const lacking = (facts: readonly MissingFact[]): Judgement => ({
  verdict: 'undetermined',
  missing: [...new Set(facts)],
});

const allOf = (outcomes: readonly Outcome[]): Outcome =>
  outcomes.includes('not-met') ? 'not-met' : outcomes.includes('undetermined') ? 'undetermined' : 'met';
const anyOf = (outcomes: readonly Outcome[]): Outcome =>
  outcomes.includes('met') ? 'met' : outcomes.includes('undetermined') ? 'undetermined' : 'not-met';
