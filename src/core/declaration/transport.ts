import { Type, type Static } from 'typebox';
import { Address, Party } from './party.ts';
import { closed, code, count, dateText, DateTime, optional, qualifiers, text } from './values.ts';

/** How the goods travel, in what, and where they are. */

export const TransportMeans = Type.Object(
  {
    id: optional(text(35)),
    name: optional(text(70)),
    identificationTypeCode: optional(code(17)),
    typeCode: optional(code(4)),
    modeCode: optional(code(3)),
    registrationNationalityCode: optional(code(2)),
    journeyId: optional(text(17)),
    qualifiers,
  },
  closed,
);
export type TransportMeans = Static<typeof TransportMeans>;

export const Seal = Type.Object({ sequence: optional(count), id: optional(text(35)), qualifiers }, closed);
export type Seal = Static<typeof Seal>;

export const TransportEquipment = Type.Object(
  {
    sequence: optional(count),
    id: optional(text(35)),
    characteristicCode: optional(code(4)),
    fullnessCode: optional(code(3)),
    seals: optional(Type.Array(Seal, { maxItems: 99 })),
    qualifiers,
  },
  closed,
);
export type TransportEquipment = Static<typeof TransportEquipment>;

/** Where the goods are held: a warehouse or terminal code. */
export const GoodsLocation = Type.Object(
  {
    id: optional(code(35)),
    name: optional(text(256)),
    typeCode: optional(code(3)),
    address: optional(Address),
    qualifiers,
  },
  closed,
);
export type GoodsLocation = Static<typeof GoodsLocation>;

/** A bill of lading, an air waybill. */
export const TransportContractDocument = Type.Object({ id: text(70), typeCode: optional(code(4)), qualifiers }, closed);
export type TransportContractDocument = Static<typeof TransportContractDocument>;

/** A country that the goods pass through. */
export const Itinerary = Type.Object(
  { sequence: optional(count), routingCountryCode: optional(code(2)), qualifiers },
  closed,
);
export type Itinerary = Static<typeof Itinerary>;

export const Warehouse = Type.Object({ id: optional(text(35)), typeCode: optional(code(3)), qualifiers }, closed);
export type Warehouse = Static<typeof Warehouse>;

/** What is said of one line of the carriage where it differs from the consignment. */
export const ConsignmentItem = Type.Object(
  { sequence: optional(count), consignor: optional(Party), freightPaymentMethodCode: optional(code(3)), qualifiers },
  closed,
);
export type ConsignmentItem = Static<typeof ConsignmentItem>;

export const Consignment = Type.Object(
  {
    containerCode: optional(code(3)),
    arrivalTransportMeans: optional(TransportMeans),
    departureTransportMeans: optional(TransportMeans),
    arrivalDate: optional(dateText),
    arrivalDateTime: optional(DateTime),
    departureDate: optional(dateText),
    departureDateTime: optional(DateTime),
    loadingLocationId: optional(code(17)),
    loadingLocationName: optional(text(256)),
    unloadingLocationId: optional(code(17)),
    unloadingLocationName: optional(text(256)),
    goodsLocation: optional(GoodsLocation),
    transportContractDocuments: optional(Type.Array(TransportContractDocument, { maxItems: 5 })),
    transportEquipments: optional(Type.Array(TransportEquipment, { maxItems: 999 })),
    consignmentItems: optional(Type.Array(ConsignmentItem, { maxItems: 999 })),
    itineraries: optional(Type.Array(Itinerary, { maxItems: 99 })),
    freightPaymentMethodCode: optional(code(3)),
    carrier: optional(Party),
    consignee: optional(Party),
    consignor: optional(Party),
    notifyParties: optional(Type.Array(Party, { maxItems: 9 })),
    qualifiers,
  },
  closed,
);
export type Consignment = Static<typeof Consignment>;
