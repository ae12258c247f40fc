import type { Apportioned } from './apportion.ts';
import type { Decimal, Money, PlainDate } from '#core/kernel';

/** Import: value at the first gate of entry (CIF-type). Export: value at the gate of exit (FOB, DAF). */
export type ValueBasis = 'firstGateOfEntry' | 'gateOfExit';

/** The six methods of the WTO valuation agreement, in its order. A country's own codes for them are in its list. */
export const AGREEMENT_METHODS = [1, 2, 3, 4, 5, 6] as const;
export type AgreementMethod = (typeof AGREEMENT_METHODS)[number];

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

/** One thing that a value is built from where it is not built from the price. */
export interface ValueElement extends Money {
  /** A code of the country's list, or `comparable`: the value of other goods. */
  readonly code: string;
  readonly effect: 'added' | 'deducted';
  /** Taken so many times … */
  readonly times?: Decimal;
  /** … of so many. */
  readonly outOf?: Decimal;
  /** What both count. */
  readonly unitCode?: string;
  /** The paper that shows it. */
  readonly documentId?: string;
  /** In national currency, never signed: `amount × times ÷ outOf`, converted. */
  readonly nationalAmount: Decimal;
}

/** A value that was found by a method other than the price. */
export interface FoundValue {
  readonly method: Exclude<AgreementMethod, 1>;
  /** The method as it was declared, a code of the country's list. */
  readonly code: string;
  /** Fall-back only: which method it applies with reasonable flexibility. */
  readonly likeMethod?: Exclude<AgreementMethod, 1 | 6>;
  readonly elements: readonly ValueElement[];
  readonly nationalValue: Decimal;
}

export interface LineValue {
  readonly sequence: number;
  readonly price: Decimal;
  readonly currency: string;
  /** The price in national currency. */
  readonly nationalPrice: Decimal;
  /** The line's share of all components, signed; zero where the value was not found from the price. */
  readonly share: Decimal;
  /** Customs value in national currency, exact: `nationalPrice + share`, or what another method found. */
  readonly value: Decimal;
  /** Absent where the value is the transaction value, as it is nearly always. */
  readonly found?: FoundValue;
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
  /** How the costs of the shipment were spread; absent where there are none. */
  readonly spreading?: Apportioned;
}

/** Over what freight, insurance and adjustments are spread: by value unless the trader says by mass or by volume. */
export type Apportionment = 'value' | 'mass' | 'volume';
