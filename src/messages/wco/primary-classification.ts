import type { Classification, CommodityClassification } from '#core/declaration';

/**
 * A goods item is classified once in the national tariff and perhaps further in other nomenclatures. The message lists all
 * alike; the model gives the first kind its own field, `commodityCode`. These two functions are each other's inverse.
 */
export interface ClassifiedGoods {
  commodityCode?: string;
  commodityClassification?: CommodityClassification;
  classifications?: Classification[];
}

/** The code of UN/EDIFACT 7143 that stands for the national tariff number, and the one accepted in its absence. */
const PRIMARY = 'TSP';
const HARMONISED_SYSTEM = 'HS';

/** Moves the primary one of `listed` to `commodityCode`, the others to `classifications`, in their order. */
export function promotePrimary(goods: ClassifiedGoods, listed: readonly Classification[]): void {
  const position = positionOfPrimary(listed);
  const primary = listed[position];
  const others = listed.filter((_, index) => index !== position);
  if (others.length > 0) goods.classifications = others;
  if (primary?.id === undefined) return;
  const { id, identificationTypeCode, ...said } = primary;
  goods.commodityCode = id;
  const unusual: CommodityClassification = {
    ...(position === 0 ? {} : { position }),
    ...(identificationTypeCode === PRIMARY || identificationTypeCode === undefined ? {} : { identificationTypeCode }),
    ...said,
  };
  if (Object.keys(unusual).length > 0) goods.commodityClassification = unusual;
}

/** All classifications as the message lists them. */
export function allClassifications(goods: ClassifiedGoods): readonly Classification[] {
  const others = goods.classifications ?? [];
  if (goods.commodityCode === undefined) return others;
  const { position = 0, ...said } = goods.commodityClassification ?? {};
  const primary: Classification = { id: goods.commodityCode, identificationTypeCode: PRIMARY, ...said };
  return [...others.slice(0, position), primary, ...others.slice(position)];
}

function positionOfPrimary(listed: readonly Classification[]): number {
  const national = listed.findIndex((entry) => entry.id !== undefined && entry.identificationTypeCode === PRIMARY);
  if (national >= 0) return national;
  return listed.findIndex((entry) => entry.id !== undefined && entry.identificationTypeCode === HARMONISED_SYSTEM);
}
