import { Type, type Static } from 'typebox';
import type { Declaration } from './declaration.ts';
import type { DeclarationNumber } from './declaration-number.ts';
import type { GoodsItem } from './goods-item.ts';
import { closed, count, optional, wholeDecimalText } from './values.ts';

/** How many lines one declaration carries (Vietnam's limit). A shipment of more is divided into linked declarations. */
export const GOODS_ITEMS_MAX = 50;

/** A shipment beyond this is sent as two: 40 linked declarations, of the 99 that their two digits could count. */
export const SHIPMENT_ITEMS_MAX = 2_000;

/**
 * Which part of a divided shipment a declaration is: what VNACCS calls `FIC` (the first declaration, whose number all
 * carry), `BNO` (the branch, from 1) and `DNO` (how many there are).
 */
export interface Division {
  readonly firstNumber: DeclarationNumber;
  readonly branch: number;
  readonly total: number;
}

/**
 * What a part repeats of the shipment that it was divided from, because its own figures hang on it: with this, a part
 * that is worked out alone comes to the figures that it has in the whole. Written when customs divides, never by a sender.
 */
export const ShipmentFigures = Type.Object(
  {
    /** Goods lines of all parts together. */
    goodsItemQuantity: count,
    /** Customs value of all parts together, exact, in the national currency: what allowances by value are measured by. */
    customsValue: wholeDecimalText,
    /** Over what shared costs are spread; absent where there are none (VNACCS `TP`). */
    apportionment: optional(
      Type.Object(
        {
          /** The keys of all lines of the shipment together. */
          total: wholeDecimalText,
          /** What the divisions left over, where the line that bears it is in this part. */
          remainder: optional(Type.Object({ index: count, amount: wholeDecimalText }, closed)),
        },
        closed,
      ),
    ),
  },
  closed,
);
export type ShipmentFigures = Static<typeof ShipmentFigures>;

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
