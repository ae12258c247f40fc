import { sameContainers, sealsOf } from './check-content.ts';
import { transportRefusal } from './refusals.ts';
import { enterTransport, freeing, transportOutcome } from './transport-case.ts';
import type { Sealing } from './transport-content.ts';
import { transportRef, type TransportNumber } from './transport-number.ts';
import type { TransportReference } from './transport-reference.ts';
import type { TransportEventData, TransportState } from './transport.ts';
import {
  assert,
  err,
  legalDate,
  ok,
  type Command,
  type Facts,
  type Handler,
  type Instant,
  type Refusals,
} from '#core/kernel';

/** The goods left the office of departure, closed with these seals. */
export type DepartTransport = Command<
  'transport.depart',
  { readonly number: TransportNumber; readonly departedAt: Instant; readonly sealing: Sealing }
>;

/** They came to the office of destination, and this is how they were found. */
export type ArriveTransport = Command<
  'transport.arrive',
  {
    readonly number: TransportNumber;
    readonly arrivedAt: Instant;
    readonly sealing: Sealing;
    readonly sealsIntact: boolean;
    /** Empty where nothing differs from what departed. */
    readonly differences: string;
  }
>;

type Facted = Facts<TransportReference>;

export const departTransport: Handler<DepartTransport, null, TransportReference> = {
  type: 'transport.depart',
  prepare: () => ok(null),
  touches: ({ data }) => [transportRef(data.number)],
  handle: (command, _prepared, world, facts) => {
    const entered = enterTransport(command, world);
    if (!entered.ok) return entered;
    const { departedAt, sealing, number } = command.data;
    const refusals = departureRefusals(command.data, entered.value, facts);
    if (refusals.length > 0) return err(refusals);
    return ok(transportOutcome(entered.value, number, [{ type: 'Departed', departedAt, sealing }], facts));
  },
};

export const arriveTransport: Handler<ArriveTransport, null, TransportReference> = {
  type: 'transport.arrive',
  prepare: () => ok(null),
  touches: ({ data }) => [transportRef(data.number)],
  handle: (command, _prepared, world, facts) => {
    const entered = enterTransport(command, world);
    if (!entered.ok) return entered;
    const { value: state } = entered;
    const { number, ...found } = command.data;
    const refusals = arrivalRefusals(command.data, state, facts);
    if (refusals.length > 0) return err(refusals);
    const conforms = found.sealsIntact && found.differences === '';
    const arrived: TransportEventData = { type: 'Arrived', ...found, conforms };
    // What differs is cleared up first: until then the guarantee answers for it.
    const { decided, guarantees } = conforms ? freeing(state, '') : { decided: [], guarantees: [] };
    return ok(transportOutcome(state, number, [arrived, ...decided], facts, guarantees));
  },
};

function departureRefusals(
  { departedAt, sealing }: DepartTransport['data'],
  { content, statusSince }: TransportState,
  { at, reference: { reference } }: Facted,
): Refusals {
  const left = legalDate(departedAt, reference.country.zoneOffsetMinutes);
  return [
    ...(statusSince <= departedAt && departedAt <= at ? [] : [transportRefusal('TRP-017', '/departedAt')]),
    ...(left <= content.plannedArrival
      ? []
      : [transportRefusal('TRP-018', '/departedAt', { until: content.plannedArrival })]),
    ...(sameContainers(sealing, content.sealing) ? [] : [transportRefusal('TRP-019', '/sealing/containers')]),
  ];
}

function arrivalRefusals(
  { arrivedAt, sealing, sealsIntact, differences }: ArriveTransport['data'],
  { departure }: TransportState,
  { at }: Facted,
): Refusals {
  assert(departure !== undefined, 'only what departed arrives');
  const isSame = sealsOf(sealing) === sealsOf(departure.sealing);
  return [
    ...(departure.departedAt <= arrivedAt && arrivedAt <= at ? [] : [transportRefusal('TRP-017', '/arrivedAt')]),
    ...(sealsIntact && !isSame ? [transportRefusal('TRP-020', '/sealing')] : []),
    ...(!sealsIntact && differences === '' ? [transportRefusal('TRP-021', '/differences')] : []),
  ];
}
