import {
  compareDecimals,
  HUNDRED,
  multiplyDecimals,
  subtractDecimals,
  sumDecimals,
  ZERO,
  type Decimal,
} from '#core/kernel';
import type { OriginTerms } from './origin.ts';
import type { Material, Product } from './product.ts';

/** Why a material counts as originating or as foreign. */
export type MaterialStatus = 'originating' | 'cumulated' | 'not-proven' | 'outside';

export interface SortedMaterial {
  /** Its place in the question, from 0. */
  readonly index: number;
  readonly material: Material;
  readonly status: MaterialStatus;
  /** What of its value counts as foreign: nothing of an originating material, all or a part of another. */
  readonly foreignPart: Decimal;
}

export interface SortedMaterials {
  readonly all: readonly SortedMaterial[];
  readonly foreign: readonly SortedMaterial[];
  /** Originating materials, and the parts of foreign ones that count as made in the parties. */
  readonly originatingValue: Decimal;
  readonly foreignValue: Decimal;
}

/**
 * Tells originating materials from foreign ones. A material originates if there is proof of it under the same agreement and
 * it comes from a party (`parties` holds the importing country too), or from a partner whose materials the agreement lets
 * count for such products. Everything else is foreign, also what merely has no proof.
 */
export function sortMaterials(
  product: Product,
  materials: readonly Material[],
  terms: OriginTerms,
  parties: readonly string[],
): SortedMaterials {
  const all = materials.map((material, index) => {
    const status = statusOf(material, product, terms, parties);
    return { index, material, status, foreignPart: foreignPartOf(material, status, terms) };
  });
  const foreignValue = sumDecimals(all.map(({ foreignPart }) => foreignPart));
  const value = sumDecimals(materials.map((material) => material.value));
  return { all, foreign: all.filter(isForeign), originatingValue: subtractDecimals(value, foreignValue), foreignValue };
}

/** What was made in the parties comes off a foreign material where the agreement lets such work count. */
function foreignPartOf(material: Material, status: MaterialStatus, { cumulation }: OriginTerms): Decimal {
  if (!FOREIGN.includes(status)) return ZERO;
  const { value, regionalValue } = material;
  if (regionalValue === undefined) return value;
  const { kind, partialFrom } = cumulation;
  const counts =
    kind === 'full' ||
    (partialFrom !== null &&
      compareDecimals(multiplyDecimals(regionalValue, HUNDRED), multiplyDecimals(value, partialFrom)) >= 0);
  if (!counts) return value;
  // More than the whole can not have been made there.
  return compareDecimals(regionalValue, value) > 0 ? ZERO : subtractDecimals(value, regionalValue);
}

const FOREIGN: readonly MaterialStatus[] = ['not-proven', 'outside'];

export const isForeign = ({ status }: Pick<SortedMaterial, 'status'>): boolean => FOREIGN.includes(status);

export const startsWithAny = (code: string, prefixes: readonly string[]): boolean =>
  prefixes.some((prefix) => code.startsWith(prefix));

function statusOf(
  material: Material,
  product: Product,
  { cumulation }: OriginTerms,
  parties: readonly string[],
): MaterialStatus {
  if (material.originating !== true) return 'not-proven';
  const country = material.originCountry ?? product.originCountry;
  if (parties.includes(country)) return 'originating';
  const extended = cumulation.extended.some(
    ({ partners, materialPrefixes, productPrefixes }) =>
      partners.includes(country) &&
      startsWithAny(material.code, materialPrefixes) &&
      startsWithAny(product.code, productPrefixes),
  );
  return extended ? 'cumulated' : 'outside';
}
