import type { DraftNode } from '#core/draft';
import type { Product } from '#web/client';
import { withText } from './line-text.ts';

/** A line with what the catalogue knows of its product; what it does not know stays. */
export function withProduct(line: DraftNode, product: Product): DraftNode {
  const known = [
    ['commodityCode', product.commodityCode],
    ['description', product.description],
    ['origin/countryCode', product.originCountryCode],
    ['tariffQuantity/unitCode', product.unitCode],
  ] as const;
  return known.reduce((row, [place, text]) => (text === '' ? row : withText(row, place, text)), line);
}
