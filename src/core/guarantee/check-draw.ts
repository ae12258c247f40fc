import { GUARANTEE_EVENTS_MAX, leftOfGuarantee, type GuaranteeState } from './guarantee.ts';
import { guaranteeRefusal } from './refusals.ts';
import { wholeUnits, type PlainDate, type Refusals } from '#core/kernel';

/** What is to be drawn on a guarantee: for whom, for which goods, how much, and how long it must hold. */
export interface Draw {
  readonly principalId: string | null;
  /** The number of the declaration or of the transport; of a shipment that was divided, its first number. */
  readonly goods: string;
  readonly amount: string;
  readonly until: PlainDate;
}

/** Why a guarantee does not answer for this; nothing where it does. `version`: how many events its stream has. */
export function drawRefusals(
  guarantee: GuaranteeState | undefined,
  { principalId, goods, amount, until }: Draw,
  version: number,
  today: PlainDate,
): Refusals {
  const pointer = '/guaranteeId';
  // Of another party's guarantee nobody learns more than that it is not theirs.
  if (guarantee === undefined || guarantee.principalId !== principalId) return [guaranteeRefusal('GUA-002', pointer)];
  if (guarantee.ended) return [guaranteeRefusal('GUA-005', pointer)];
  const { validFrom: from, validTo: to, drawnFor: other = goods } = guarantee;
  const left = leftOfGuarantee(guarantee);
  return [
    // Also when nothing of it is drawn any more: the bank looked at these goods alone.
    ...(other === goods ? [] : [guaranteeRefusal('GUA-014', pointer, { other })]),
    ...(today < from || to < until ? [guaranteeRefusal('GUA-003', pointer, { from, to, until })] : []),
    ...(left < wholeUnits(amount)
      ? [guaranteeRefusal('GUA-004', pointer, { left: left.toString(), wanted: amount })]
      : []),
    ...(version >= GUARANTEE_EVENTS_MAX ? [guaranteeRefusal('GUA-011', pointer)] : []),
  ];
}
