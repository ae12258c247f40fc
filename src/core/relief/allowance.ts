import type { CodeEntry } from '#core/codes';
import type { Declaration } from '#core/declaration';
import {
  compareDecimals,
  decimal,
  divideDecimals,
  HUNDRED,
  multiplyDecimals,
  ZERO,
  type Decimal,
  type PlainDate,
} from '#core/kernel';
import type { Reference } from '#core/reference';

/** How much of some kind of goods comes in free of duty, by customs value in national currency. */
export interface DutyAllowance {
  readonly code: string;
  /** The cargo classes it is open to: gifts, express parcels. */
  readonly cargoClasses: readonly string[];
  readonly valueMax: Decimal;
  /** What bears tax where the value is higher: the part beyond, or the whole. */
  readonly beyond: 'part' | 'whole';
  readonly legalBasis: string;
}

export function dutyAllowance(code: string, reference: Reference, on: PlainDate): DutyAllowance | undefined {
  const entry = reference.codes.find('duty-allowance', code, on);
  return entry && allowanceOf(entry);
}

/** The allowance that a declaration of this cargo class may claim on that day, whether or not it does. */
export function allowanceFor(
  { cargoClassCode }: Pick<Declaration, 'cargoClassCode'>,
  reference: Reference,
  on: PlainDate,
): DutyAllowance | undefined {
  if (cargoClassCode === undefined) return undefined;
  return reference.codes
    .entries('duty-allowance', on)
    .map(allowanceOf)
    .find(({ cargoClasses }) => cargoClasses.includes(cargoClassCode));
}

/** Digits of a share that never ends. The rest is dropped, so that no half đồng tips over in the declarant's favour. */
const SHARE_SCALE = 30;

/** Which percentage of the tax on goods of this total customs value the allowance relieves. The same on every line. */
export function relievedPercent({ valueMax, beyond }: DutyAllowance, totalValue: Decimal): Decimal {
  if (compareDecimals(totalValue, valueMax) <= 0) return HUNDRED;
  if (beyond === 'whole') return ZERO;
  return divideDecimals(multiplyDecimals(valueMax, HUNDRED), totalValue, SHARE_SCALE, 'down');
}

const read = new WeakMap<CodeEntry, DutyAllowance>();

function allowanceOf(entry: CodeEntry): DutyAllowance {
  const known = read.get(entry);
  if (known !== undefined) return known;
  const { attributes } = entry;
  const allowance: DutyAllowance = {
    code: entry.code,
    cargoClasses: attributes['cargo_classes']?.split(' ') ?? [],
    valueMax: decimal(attributes['value_max'] ?? '0'),
    beyond: attributes['beyond'] === 'part' ? 'part' : 'whole',
    legalBasis: attributes['legal_basis'] ?? '',
  };
  read.set(entry, allowance);
  return allowance;
}
