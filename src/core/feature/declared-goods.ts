/**
 * One line of goods as it was declared: all that a prediction may rest on. What is learned of it later, a finding, a corrected
 * value, who was behind it, is no part of it, so that nothing of the future can be learned from by mistake.
 */
export interface DeclaredGoods {
  /** Milliseconds since 1970 of its registration. */
  readonly atMs: number;
  readonly importer: string;
  /** When the importer became known to customs. */
  readonly importerSinceMs: number;
  /** Who declared: a broker, or the importer itself. */
  readonly declarant: string;
  /** The seller or exporter abroad. */
  readonly partner: string;
  /** Tariff code, six digits or more. */
  readonly code: string;
  readonly origin: string;
  /** The country that the goods were sent from. */
  readonly dispatch: string;
  readonly office: string;
  /** Mode of transport. */
  readonly modeCode: string;
  /** Customs value in national currency. */
  readonly value: number;
  /** Duties and taxes that were assessed, in national currency. */
  readonly duty: number;
  /** Duties and taxes as a part of the value. */
  readonly dutyRate: number;
  readonly preference: boolean;
  readonly massKg: number;
  /** In the statistical unit of the code. */
  readonly quantity: number;
  readonly packages: number;
}

/** What came out for goods that were looked at, and only from when on it was known. */
export interface KnownOutcome {
  readonly knownAtMs: number;
  readonly violation: boolean;
}

export interface GoodsWithOutcome {
  readonly goods: DeclaredGoods;
  /** Absent where nobody looked. */
  readonly outcome?: KnownOutcome;
}
