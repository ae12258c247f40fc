import { Type, type Static } from 'typebox';
import { AdditionalDocument, AdditionalInformation, PreviousDocument, Ucr } from './documents.ts';
import { Party } from './party.ts';
import { TransportEquipment } from './transport.ts';
import { Amount, closed, code, count, Measure, optional, qualifiers, text } from './values.ts';
import { CustomsValuation, DutyTaxFee, ValuationAdjustment } from './valuation-data.ts';

/** One line of the goods. The WCO class `Commodity` is dissolved into it. */

export const DESCRIPTION_LENGTH_MAX = 600;
export const ADDITIONAL_DOCUMENTS_MAX = 99;

export const Origin = Type.Object(
  { countryCode: optional(code(4)), typeCode: optional(code(3)), regionId: optional(code(9)), qualifiers },
  closed,
);
export type Origin = Static<typeof Origin>;

/** A property of the goods that a rate depends on, such as engine size (`ENGINE_CC`) or strength (`ALCOHOL_VOL`). */
export const ProductCharacteristic = Type.Object(
  { typeCode: code(20), description: optional(text(300)), measure: optional(Measure), qualifiers },
  closed,
);
export type ProductCharacteristic = Static<typeof ProductCharacteristic>;

export const Packaging = Type.Object(
  {
    sequence: optional(count),
    typeCode: optional(code(3)),
    quantity: optional(Measure),
    marksNumbers: optional(text(512)),
    packingMaterialDescription: optional(text(256)),
    length: optional(Measure),
    width: optional(Measure),
    height: optional(Measure),
    volume: optional(Measure),
    qualifiers,
  },
  closed,
);
export type Packaging = Static<typeof Packaging>;

/** A code of the goods in some nomenclature; `identificationTypeCode` (UN/EDIFACT 7143) names which. */
export const Classification = Type.Object(
  {
    id: optional(text(18)),
    nameCode: optional(code(35)),
    identificationTypeCode: optional(code(3)),
    bindingTariffReferenceId: optional(text(35)),
    qualifiers,
  },
  closed,
);
export type Classification = Static<typeof Classification>;

/** What a message says of the classification whose `id` became `commodityCode`, where it says more than the usual. */
export const CommodityClassification = Type.Object(
  {
    /** Its place among all classifications, counted from 0; absent where it is the first. */
    position: optional(count),
    identificationTypeCode: optional(code(3)),
    nameCode: optional(code(35)),
    bindingTariffReferenceId: optional(text(35)),
    qualifiers,
  },
  closed,
);
export type CommodityClassification = Static<typeof CommodityClassification>;

export const DangerousGoods = Type.Object({ undgId: optional(code(4)), qualifiers }, closed);
export type DangerousGoods = Static<typeof DangerousGoods>;

/** From where to where the goods move between customs procedures. */
export const GovernmentProcedure = Type.Object(
  { currentCode: optional(code(7)), previousCode: optional(code(7)), qualifiers },
  closed,
);
export type GovernmentProcedure = Static<typeof GovernmentProcedure>;

const parties = optional(Type.Array(Party, { maxItems: 99 }));

export const GoodsItem = Type.Object(
  {
    sequence: Type.Integer({ minimum: 0, maximum: 99_999 }),
    /** The national tariff code: eight AHTN digits in Vietnam. */
    commodityCode: optional(code(18)),
    commodityClassification: optional(CommodityClassification),
    /** Codes of the goods in other nomenclatures, in the order of the message. */
    classifications: optional(Type.Array(Classification, { maxItems: 99 })),
    description: optional(text(DESCRIPTION_LENGTH_MAX)),
    /** The country of origin; further ones (the origin that a preference claims, for instance) follow in order. */
    origin: optional(Origin),
    furtherOrigins: optional(Type.Array(Origin, { maxItems: 9 })),
    /** Quantity in the unit of the tariff line. */
    tariffQuantity: optional(Measure),
    /** A second quantity, where the tariff or the trader counts in another unit as well. */
    supplementaryQuantity: optional(Measure),
    grossMass: optional(Measure),
    netMass: optional(Measure),
    volume: optional(Measure),
    /** The line's price on the invoice. */
    itemChargeAmount: optional(Amount),
    unitPriceAmount: optional(Amount),
    /** The customs and the statistical value as the declarant computed them. */
    customsValueAmount: optional(Amount),
    statisticalValueAmount: optional(Amount),
    customsValuation: optional(CustomsValuation),
    valuationAdjustments: optional(Type.Array(ValuationAdjustment, { maxItems: 9 })),
    dutyTaxFees: optional(Type.Array(DutyTaxFee, { maxItems: 99 })),
    additionalDocuments: optional(Type.Array(AdditionalDocument, { maxItems: ADDITIONAL_DOCUMENTS_MAX })),
    additionalInformations: optional(Type.Array(AdditionalInformation, { maxItems: 99 })),
    previousDocuments: optional(Type.Array(PreviousDocument, { maxItems: 999 })),
    packagings: optional(Type.Array(Packaging, { maxItems: 99 })),
    productCharacteristics: optional(Type.Array(ProductCharacteristic, { maxItems: 20 })),
    dangerousGoods: optional(Type.Array(DangerousGoods, { maxItems: 99 })),
    transportEquipments: optional(Type.Array(TransportEquipment, { maxItems: 999 })),
    governmentProcedures: optional(Type.Array(GovernmentProcedure, { maxItems: 99 })),
    transactionNatureCode: optional(code(3)),
    exportCountryCode: optional(code(2)),
    destinationCountryCode: optional(code(3)),
    destinationRegionId: optional(code(9)),
    ucr: optional(Ucr),
    buyer: optional(Party),
    seller: optional(Party),
    consignee: optional(Party),
    consignor: optional(Party),
    manufacturers: parties,
    aeoMutualRecognitionParties: parties,
    domesticDutyTaxParties: parties,
    refundRecipientParties: parties,
    qualifiers,
  },
  closed,
);
export type GoodsItem = Static<typeof GoodsItem>;
