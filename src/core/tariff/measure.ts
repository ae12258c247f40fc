import type { Decimal, PlainDate, Text } from '#core/kernel';
import type { RateExpression } from './rate-expression.ts';

/** What charges: each tax reads the types it is made of. */
export const CHARGE_TYPES = [
  'ordinary',
  'mfn',
  'preference',
  'anti-dumping',
  'countervailing',
  'safeguard',
  'excise',
  'environment',
  'vat',
  'export-duty',
] as const;

/** What forbids, or asks for a document of another agency. */
export const CONTROL_TYPES = [
  'prohibited',
  'licence',
  'quarantine',
  'quality',
  'food-safety',
  'cites',
  'waste',
  'specialised',
] as const;

/** A binding answer given in advance for one holder's goods. */
export const RULING_TYPE = 'ruling';

export const MEASURE_TYPES = [...CHARGE_TYPES, ...CONTROL_TYPES, RULING_TYPE] as const;
export type MeasureType = (typeof MEASURE_TYPES)[number];
export type ControlType = (typeof CONTROL_TYPES)[number];

/**
 * One rule of law on one node of the nomenclature: what it is, for goods of which origin, how much, on which conditions,
 * by which act, on which days and since when known. A line carries the measures of all nodes above it.
 */
export interface Measure {
  /** `MFN`, `ACFTA`, `VAT8`, `EXC-BEER`, `AD-…`: unique among the measures of a line on a day. */
  readonly id: string;
  readonly type: MeasureType;
  /**
   * How many digits of a line's code name the node that carries it, see `nodeOf`: none for the whole table. Not the node
   * itself, so that thousands of lines share what is printed alike for each of them.
   */
  readonly nodeDigits: number;
  /** Absent where the type and the id say it all. */
  readonly name?: Text;
  readonly origins: OriginScope;
  /** `none` for a control, and for goods that are not subject. */
  readonly rate: RateExpression;
  /** All must hold. */
  readonly conditions: readonly MeasureCondition[];
  /** Who controls, for a control. */
  readonly agency?: Text;
  /** Empty where the data names none. */
  readonly legalBasis: string;
  /** True for samples to be checked against the law. */
  readonly illustrative: boolean;
  readonly validFrom: PlainDate;
  readonly validTo: PlainDate | null;
}

/** For goods of which origin. */
export interface OriginScope {
  /** The partners of this agreement. */
  readonly agreement?: string;
  /** Only these countries; absent: all. */
  readonly countries?: readonly string[];
  /** But not these. */
  readonly excluded: readonly string[];
}

export type MeasureCondition =
  | Characteristic
  /** A certificate of origin of one of the agreement's forms. */
  | { readonly kind: 'certificate'; readonly forms: readonly string[] }
  /** Applies only where the declarant claims it and names the ground. */
  | { readonly kind: 'claim' }
  /** Goods of this producer, shown by a document. */
  | { readonly kind: 'exporter'; readonly name: string }
  /** A document of specialised management, as the tariff prints it. */
  | { readonly kind: 'document'; readonly reference: string };

/** What a declared characteristic (`ENGINE_CC`, `FUEL` …) must be; numbers by bounds, words by `equals`. */
export interface Characteristic {
  readonly kind: 'characteristic';
  readonly characteristic: string;
  readonly atLeast?: Decimal;
  readonly above?: Decimal;
  readonly atMost?: Decimal;
  readonly below?: Decimal;
  readonly equals?: string;
}

/** The measures of a line on a stretch of days, by what asks for them. */
export interface LineMeasures {
  readonly ordinary: Measure | undefined;
  readonly mfn: Measure | undefined;
  /**
   * By agreement code; several where an agreement has rates of its own for some partners (RCEP), see `preferenceFor`. An
   * agreement that is absent is *unknown here*, not zero.
   */
  readonly preferences: Readonly<Record<string, readonly Measure[]>>;
  /** Anti-dumping, countervailing and safeguard duties. */
  readonly remedies: readonly Measure[];
  readonly excise: readonly Measure[];
  readonly environment: readonly Measure[];
  /** The treatment without conditions applies when nothing is declared; the others are claimed with their ground. */
  readonly vat: readonly Measure[];
  readonly exportDuty: Measure | undefined;
  readonly controls: readonly Measure[];
}

/** The node that carries a measure of a line: a code of two to eight digits, or the empty text for the whole table. */
export const nodeOf = ({ nodeDigits }: Measure, lineCode: string): string => lineCode.slice(0, nodeDigits);

/** All of them, in the order of `MEASURE_TYPES`. */
export function allMeasures(measures: LineMeasures): readonly Measure[] {
  const { ordinary, mfn, preferences, remedies, excise, environment, vat, exportDuty, controls } = measures;
  return [
    ...(ordinary ? [ordinary] : []),
    ...(mfn ? [mfn] : []),
    ...Object.values(preferences).flat(),
    ...remedies,
    ...excise,
    ...environment,
    ...vat,
    ...(exportDuty ? [exportDuty] : []),
    ...controls,
  ];
}

/** The rate that an agreement has for goods of an origin: the first whose partners it is among. */
export function preferenceFor(
  { preferences }: LineMeasures,
  agreement: string,
  origin: string | undefined,
): Measure | undefined {
  const rates = preferences[agreement];
  if (rates === undefined) return undefined;
  for (const measure of rates) {
    const { countries } = measure.origins;
    if (countries === undefined || (origin !== undefined && countries.includes(origin))) return measure;
  }
  return undefined;
}

/** The VAT treatment that applies when nothing is declared. */
export function standardVat({ vat }: LineMeasures): Measure | undefined {
  for (const measure of vat) if (measure.conditions.length === 0) return measure;
  return undefined;
}
