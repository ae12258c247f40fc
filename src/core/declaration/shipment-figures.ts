import { Type, type Static } from 'typebox';
import { closed, count, optional, wholeDecimalText } from './values.ts';

/** A shipment beyond this is sent as two: 40 linked declarations, of the 99 that their two digits could count. */
export const SHIPMENT_ITEMS_MAX = 2_000;

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
