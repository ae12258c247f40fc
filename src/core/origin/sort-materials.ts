import { sumDecimals, type Decimal } from '#core/kernel';
import type { OriginTerms } from './origin.ts';
import type { Material, Product } from './product.ts';

/** Why a material counts as originating or as foreign. */
export type MaterialStatus = 'originating' | 'cumulated' | 'not-proven' | 'outside';

export interface SortedMaterial {
  /** Its place in the question, from 0. */
  readonly index: number;
  readonly material: Material;
  readonly status: MaterialStatus;
}

export interface SortedMaterials {
  readonly all: readonly SortedMaterial[];
  readonly foreign: readonly SortedMaterial[];
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
  const all = materials.map((material, index) => ({
    index,
    material,
    status: statusOf(material, product, terms, parties),
  }));
  const foreign = all.filter(isForeign);
  const valueOf = (some: readonly SortedMaterial[]) => sumDecimals(some.map(({ material }) => material.value));
  return {
    all,
    foreign,
    originatingValue: valueOf(all.filter((one) => !isForeign(one))),
    foreignValue: valueOf(foreign),
  };
}

export const isForeign = ({ status }: SortedMaterial): boolean => status === 'not-proven' || status === 'outside';

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
