import type { Decimal, Money, PlainDate } from '#core/kernel';

/** Import: value at the first gate of entry (CIF-type). Export: value at the gate of exit (FOB, DAF). */
export type ValueBasis = 'firstGateOfEntry' | 'gateOfExit';

/** One cost that is not a line's price: freight, insurance, an addition or a deduction. */
export interface ValueComponent extends Money {
  /** `freight`, `insurance`, or the code of the addition or deduction. */
  readonly code: string;
  /** Why it counts as it does. */
  readonly effect: 'added' | 'deducted' | 'contained';
  /** In national currency, never signed. */
  readonly nationalAmount: Decimal;
  /** The goods item that states it for itself; absent for a cost of the whole shipment, which is spread. */
  readonly lineIndex?: number;
}

export interface LineValue {
  readonly sequence: number;
  readonly price: Decimal;
  readonly currency: string;
  /** The price in national currency. */
  readonly nationalPrice: Decimal;
  /** The line's share of all components, signed. */
  readonly share: Decimal;
  /** Customs value in national currency, exact: `nationalPrice + share`. */
  readonly value: Decimal;
}

export interface UsedRate {
  readonly currency: string;
  readonly rate: Decimal;
  readonly validFrom: PlainDate;
  readonly validTo: PlainDate;
}

export interface Valuation {
  readonly on: PlainDate;
  readonly basis: ValueBasis;
  readonly apportionedBy: Apportionment;
  /** The foreign currencies that occur, each once. */
  readonly rates: readonly UsedRate[];
  readonly components: readonly ValueComponent[];
  /** In the order of the goods items. */
  readonly lines: readonly LineValue[];
  readonly total: Decimal;
}

/** Over what freight, insurance and adjustments are spread: by value unless the country or the trader says by mass. */
export type Apportionment = 'value' | 'mass';
