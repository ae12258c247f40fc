import { checkRequirement, type OriginCase } from './check-requirement.ts';
import { explainOrigin } from './explain-origin.ts';
import type { OptionFinding, OriginFinding, OriginLaw } from './origin-finding.ts';
import type { Material, MissingFact, Outcome, Product, ProductCosts } from './product.ts';
import { sortMaterials } from './sort-materials.ts';
import { valueContents } from './value-content.ts';

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
