import type { Declaration } from './declaration.ts';
import type { DeclarationNumber } from './declaration-number.ts';
import type { GoodsItem } from './goods-item.ts';
import type { ShipmentFigures } from './shipment-figures.ts';

/** How many lines one declaration carries (Vietnam's limit). A shipment of more is divided into linked declarations. */
export const GOODS_ITEMS_MAX = 50;

/**
 * Which part of a divided shipment a declaration is: what VNACCS calls `FIC` (the first declaration, whose number all
 * carry), `BNO` (the branch, from 1) and `DNO` (how many there are).
 */
export interface Division {
  readonly firstNumber: DeclarationNumber;
  readonly branch: number;
  readonly total: number;
}

/** Whether it is more than one declaration can carry. */
export const isShipment = ({ goodsItems }: Pick<Declaration, 'goodsItems'>): boolean =>
  goodsItems.length > GOODS_ITEMS_MAX;

/** Of so many lines, how many parts there are. */
export const partsOf = (goodsItemCount: number): number => Math.ceil(goodsItemCount / GOODS_ITEMS_MAX);

/** In which part a line of the shipment is, and which line of it; counted from 0. */
export const placeInParts = (index: number): { readonly part: number; readonly index: number } => ({
  part: Math.floor(index / GOODS_ITEMS_MAX),
  index: index % GOODS_ITEMS_MAX,
});

/** The document of each part: everything repeated but the lines, which are numbered anew. */
export function divided(shipment: Declaration, figuresOf: (part: number) => ShipmentFigures): readonly Declaration[] {
  const { goodsItems, goodsItemQuantity, ...header } = shipment;
  return Array.from({ length: partsOf(goodsItems.length) }, (_none, part): Declaration => {
    const from = part * GOODS_ITEMS_MAX;
    const items = goodsItems
      .slice(from, from + GOODS_ITEMS_MAX)
      .map((item, index): GoodsItem => (item.sequence === index + 1 ? item : { ...item, sequence: index + 1 }));
    const stated = goodsItemQuantity === undefined ? {} : { goodsItemQuantity: items.length };
    return { ...header, ...stated, shipment: figuresOf(part), goodsItems: items };
  });
}

/** The shipment that was divided into these parts, given in their order. */
export function joined(parts: readonly Declaration[]): Declaration | undefined {
  const [first] = parts;
  if (first === undefined) return undefined;
  const { shipment: _figures, goodsItemQuantity, ...header } = first;
  const goodsItems = parts.flatMap((part) => part.goodsItems).map((item, index) => ({ ...item, sequence: index + 1 }));
  const stated = goodsItemQuantity === undefined ? {} : { goodsItemQuantity: goodsItems.length };
  return { ...header, ...stated, goodsItems };
}

/**
 * The lines that a step on a declaration may name: its own, and in a divided shipment also those of the declarations after
 * it, counted on.
 */
export const nameableLines = (
  { goodsItems, shipment }: Declaration,
  division: Division | undefined,
): readonly number[] =>
  division === undefined || shipment === undefined
    ? goodsItems.map(({ sequence }) => sequence)
    : Array.from(
        { length: shipment.goodsItemQuantity - (division.branch - 1) * GOODS_ITEMS_MAX },
        (_none, index) => index + 1,
      );
