import type { Decimal, PlainDate } from '#core/kernel';

/** A price below which customs asks how it came about. It raises a question and never changes a value. */
export interface ReferencePrice {
  /** The first digits of the goods' code; the longest that fits counts. */
  readonly codePrefix: string;
  readonly unitCode: string;
  /** For one unit. */
  readonly lowPrice: Decimal;
  readonly currency: string;
  readonly source: string;
  readonly validFrom: PlainDate;
  readonly validTo: PlainDate | null;
}

/** What there is a time for in a consultation. */
export const CONSULTATION_STEPS = ['answer', 'conclude'] as const;
export type ConsultationStep = (typeof CONSULTATION_STEPS)[number];

/** Within how many working days whoever has the turn acts. */
export interface ConsultationTime {
  readonly workingDays: number;
  readonly legalBasis: string;
}

/** What a country's customs doubts, and how long a doubt may last. A country without either doubts nothing of itself. */
export interface PriceControl {
  /** Of the longest prefix of the code that has any in force; in several units, where the list gives several. */
  readonly pricesOn: (code: string, on: PlainDate) => readonly ReferencePrice[];
  readonly timeOn: (step: ConsultationStep, on: PlainDate) => ConsultationTime | undefined;
}
