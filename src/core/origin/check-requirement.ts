import { sumDecimals, unreachable, type Decimal } from '#core/kernel';
import type { ChangeLevel, OriginTerms, Requirement, Tolerance } from './origin.ts';
import type { MissingFact, Outcome, Product, ProductCosts } from './product.ts';
import { startsWithAny, type SortedMaterial, type SortedMaterials } from './sort-materials.ts';
import { basePrice, isAtLeast, isAtMost, valueContents, type Share, type ValueContent } from './value-content.ts';

/** Everything that a requirement may look at. */
export interface OriginCase {
  readonly terms: OriginTerms;
  readonly product: Product;
  readonly materials: SortedMaterials;
  readonly costs: ProductCosts;
}

export interface RequirementFinding {
  readonly requirement: Requirement;
  readonly outcome: Outcome;
  readonly missing: readonly MissingFact[];
  /** Foreign materials that stand in the way, before any tolerance. */
  readonly failing: readonly SortedMaterial[];
  /** What a cap or a tolerance compared. */
  readonly share?: Share;
  readonly contents?: readonly ValueContent[];
  readonly tolerance?: Tolerance;
}

/** One requirement of a rule on one product. What was not said leaves it undetermined; nothing is assumed. */
export function checkRequirement(requirement: Requirement, about: OriginCase): RequirementFinding {
  const { materials, product } = about;
  switch (requirement.kind) {
    case 'wholly-obtained':
      if (materials.foreign.length > 0) return found(requirement, 'not-met', { failing: materials.foreign });
      return bySaying(requirement, product.whollyObtained, 'wholly-obtained');
    case 'any-heading':
      return found(requirement, 'met');
    case 'process':
      return bySaying(requirement, product.processes?.[requirement.process], `process:${requirement.process}`);
    case 'tariff-change':
      return checkChange(requirement, about);
    case 'originating-materials':
      if (isCutShort(materials.foreign, requirement.codePrefixes)) return lacking(requirement, 'material-code');
      return withTolerance(
        requirement,
        materials.foreign.filter(({ material }) => startsWithAny(material.code, requirement.codePrefixes)),
        about,
      );
    case 'value-content':
      return checkContent(requirement, about);
    case 'foreign-share':
      return checkShare(requirement, about);
    default:
      return unreachable(requirement);
  }
}

type Details = Partial<Omit<RequirementFinding, 'requirement' | 'outcome'>>;

const found = (requirement: Requirement, outcome: Outcome, details: Details = {}): RequirementFinding => ({
  requirement,
  outcome,
  missing: [],
  failing: [],
  ...details,
});

const lacking = (requirement: Requirement, missing: MissingFact, details: Details = {}): RequirementFinding =>
  found(requirement, 'undetermined', { missing: [missing], ...details });

function bySaying(requirement: Requirement, said: boolean | undefined, fact: MissingFact): RequirementFinding {
  if (said === undefined) return lacking(requirement, fact);
  return found(requirement, said ? 'met' : 'not-met');
}

const DIGITS: Readonly<Record<ChangeLevel, number>> = { chapter: 2, heading: 4, subheading: 6 };

/** Whether a code ends before it tells if the material is among these: heading 2009 where the rule names 2009.61. */
const isCutShort = (materials: readonly SortedMaterial[], prefixes: readonly string[]): boolean =>
  materials.some(({ material: { code } }) =>
    prefixes.some((prefix) => prefix.length > code.length && prefix.startsWith(code)),
  );

function checkChange(
  requirement: Extract<Requirement, { readonly kind: 'tariff-change' }>,
  about: OriginCase,
): RequirementFinding {
  const { product, materials } = about;
  const digits = DIGITS[requirement.level];
  const own = product.code.slice(0, digits);
  if (
    materials.foreign.some(({ material }) => material.code.length < digits) ||
    isCutShort(materials.foreign, requirement.except)
  )
    return lacking(requirement, 'material-code');
  const failing = materials.foreign.filter(
    ({ material }) => material.code.startsWith(own) || startsWithAny(material.code, requirement.except),
  );
  return withTolerance(requirement, failing, about);
}

/** Met if nothing fails, or if what fails stays within the tolerance for such products. */
function withTolerance(
  requirement: Requirement,
  failing: readonly SortedMaterial[],
  about: OriginCase,
): RequirementFinding {
  if (failing.length === 0) return found(requirement, 'met');
  const tolerance = toleranceFor(about.product.code, about.terms.tolerances);
  if (tolerance === undefined) return found(requirement, 'not-met', { failing });
  const share = shareOf(failing, tolerance.of, about, ({ material }) => material.value);
  if (typeof share === 'string') return lacking(requirement, share, { failing, tolerance });
  return found(requirement, isAtMost(share, tolerance.percent) ? 'met' : 'not-met', { failing, share, tolerance });
}

/** The one written for the longest prefix of the code. */
function toleranceFor(code: string, tolerances: readonly Tolerance[]): Tolerance | undefined {
  let best: { readonly tolerance: Tolerance; readonly length: number } | undefined;
  for (const tolerance of tolerances) {
    const prefixes = tolerance.codePrefixes.length === 0 ? [''] : tolerance.codePrefixes;
    for (const prefix of prefixes)
      if (code.startsWith(prefix) && (best === undefined || prefix.length > best.length))
        best = { tolerance, length: prefix.length };
  }
  return best?.tolerance;
}

function checkContent(
  requirement: Extract<Requirement, { readonly kind: 'value-content' }>,
  { terms, materials, costs }: OriginCase,
): RequirementFinding {
  const contents = valueContents(terms, materials, costs);
  // Without foreign materials it is 100 %, whatever the price.
  if (materials.foreign.length === 0) return found(requirement, 'met', { contents });
  if (contents.length === 0) return lacking(requirement, terms.valueBasis);
  const met = contents.some((content) => isAtLeast(content, requirement.atLeast));
  return found(requirement, met ? 'met' : 'not-met', { contents });
}

function checkShare(
  requirement: Extract<Requirement, { readonly kind: 'foreign-share' }>,
  about: OriginCase,
): RequirementFinding {
  const { codePrefixes, of, atMost } = requirement;
  if (isCutShort(about.materials.foreign, codePrefixes)) return lacking(requirement, 'material-code');
  const counted = about.materials.foreign.filter(
    ({ material }) => codePrefixes.length === 0 || startsWithAny(material.code, codePrefixes),
  );
  if (counted.length === 0) return found(requirement, 'met');
  const share = shareOf(counted, of, about, ({ foreignPart }) => foreignPart);
  if (typeof share === 'string') return lacking(requirement, share);
  const met = isAtMost(share, atMost);
  return found(requirement, met ? 'met' : 'not-met', { share, ...(!met && { failing: counted }) });
}

/** What these materials come to, of the product's price or weight; or what has to be said first. */
function shareOf(
  counted: readonly SortedMaterial[],
  of: 'value' | 'weight',
  { terms, costs, product }: OriginCase,
  valueOf: (material: SortedMaterial) => Decimal,
): Share | MissingFact {
  if (of === 'value') {
    const whole = basePrice(terms, costs);
    return whole === undefined ? terms.valueBasis : { part: sumDecimals(counted.map(valueOf)), whole };
  }
  const weights = counted.map(({ material }) => material.weight);
  const known = weights.filter((weight): weight is Decimal => weight !== undefined);
  if (known.length < weights.length || product.weight === undefined || product.weight.units <= 0n) return 'weight';
  return { part: sumDecimals(known), whole: product.weight };
}
