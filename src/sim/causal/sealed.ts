/** What is really behind a consignment. */
export const MECHANISMS = [
  'underValuation',
  'codeShift',
  'originSwap',
  'underDeclaredQuantity',
  'splitConsignments',
  'phoenixImporter',
  'concealment',
] as const;
export type Mechanism = (typeof MECHANISMS)[number];

/**
 * The sealed column: the truth of a simulated consignment. Only the world writes it, and only inspectors and the final count open it;
 * a wall keeps whatever selects or learns from importing this file.
 */
export interface Sealed {
  readonly mechanism: Mechanism | undefined;
  /** Duties and taxes that are not paid if nobody looks, in national currency. */
  readonly revenueLost: number;
}
