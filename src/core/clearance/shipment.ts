import type { DeclarationNumber, DeclarationStatus, TaxTotal } from '#core/declaration';
import {
  unreachable,
  type Json,
  type KeyRef,
  type NewEvent,
  type RecordedEvent,
  type StreamDefinition,
  type StreamRef,
} from '#core/kernel';
import type { Selection } from '#core/risk';

/**
 * A shipment of more lines than one declaration carries, known by the number of its first declaration. What becomes of the
 * goods is on the streams of its declarations; this says which they are, and what was decided once for all of them.
 */
export const SHIPMENT_STREAM = 'shipment';

export const shipmentRef = (firstNumber: DeclarationNumber): StreamRef => ({ type: SHIPMENT_STREAM, id: firstNumber });

export interface ShipmentPartState {
  readonly number: DeclarationNumber;
  readonly goodsItemQuantity: number;
}

export type ShipmentEventData =
  /** Lodged, or lodged again over a pre-registration. */
  | { readonly type: 'ShipmentDivided'; readonly parts: readonly ShipmentPartState[] }
  /** All of its declarations became official together: one selection, and what they come to. */
  | {
      readonly type: 'ShipmentRegistered';
      readonly selection: Selection;
      readonly customsValue: string;
      readonly taxes: readonly TaxTotal[];
      readonly totalPayable: string;
      /** The key that the whole shipment holds, beside those of its parts. */
      readonly consignment: readonly KeyRef[];
    };

export interface ShipmentState {
  /** In the order of their branches. */
  readonly parts: readonly ShipmentPartState[];
  /** Set once it is registered. */
  readonly registered: {
    readonly customsValue: string;
    readonly totalPayable: string;
    readonly consignment: readonly KeyRef[];
  } | null;
}

const BEGUN: ShipmentState = { parts: [], registered: null };

function evolve(state: ShipmentState, data: ShipmentEventData): ShipmentState {
  switch (data.type) {
    case 'ShipmentDivided':
      return { parts: data.parts, registered: null };
    case 'ShipmentRegistered': {
      const { customsValue, totalPayable, consignment } = data;
      return { ...state, registered: { customsValue, totalPayable, consignment } };
    }
    default:
      return unreachable(data);
  }
}

export const shipmentStream: StreamDefinition<ShipmentState> = {
  type: SHIPMENT_STREAM,
  foldVersion: 1,
  evolve: (state = BEGUN, event: RecordedEvent) => {
    // The journal keeps the type beside the data; here they are joined again.
    const data = { ...(event.data as object), type: event.type } as ShipmentEventData;
    return evolve(state, data);
  },
};

export function shipmentEvent(firstNumber: DeclarationNumber, data: ShipmentEventData): NewEvent {
  const { type, ...rest } = data;
  return { stream: shipmentRef(firstNumber), type, version: 1, data: rest as unknown as Json };
}

/**
 * Where a shipment stands: with that of its declarations which has furthest to go. Released once all of them are; those
 * that ended otherwise do not count, unless all did.
 */
export function statusTogether<Status extends string>(
  parts: readonly { readonly status: Status }[],
): Status | undefined {
  const all = parts.map(({ status }) => status);
  const standing = all.filter((status) => !ENDED.includes(status));
  return (
    standing.find((status) => !NEARLY_THERE.includes(status)) ??
    standing.find((status) => status !== 'released') ??
    standing[0] ??
    all[0]
  );
}
const ENDED: readonly string[] = ['cancelled', 'withdrawn'] satisfies readonly DeclarationStatus[];
const NEARLY_THERE: readonly string[] = [
  'awaitingPayment',
  'releasedProvisionally',
  'released',
] satisfies readonly DeclarationStatus[];
