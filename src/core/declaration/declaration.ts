import { Type, type Static } from 'typebox';

/**
 * The goods declaration, in the names of the WCO Data Model (3.x, DEC message), camelCased. Two wrappers of the XML are
 * dissolved for readers' sake: `GoodsShipment` into the declaration, `Commodity` into the goods item. Every fact of a DEC
 * message has a typed place here; `messages/wco` reads and writes the XML form without loss.
 *
 * Decimals travel as text ("12.50"), dates as `YYYY-MM-DD`. The schema gives shapes and sizes only: what codes and dates
 * must mean is checked against reference data in `validate`.
 */

/** Limits of a single submission; a shipment beyond them is split. */
export const GOODS_ITEMS_MAX = 50;
export const DESCRIPTION_LENGTH_MAX = 600;
export const ADDITIONAL_DOCUMENTS_MAX = 99;

const text = (maxLength: number) => Type.String({ minLength: 1, maxLength });
const code = (maxLength = 17) => Type.String({ minLength: 1, maxLength });
const decimalText = Type.String({ pattern: '^-?\\d{1,20}(\\.\\d{1,10})?$' });
const dateText = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const count = Type.Integer({ minimum: 0, maximum: 999_999_999 });
const open = { additionalProperties: false } as const;
const optional = Type.Optional;

export const Amount = Type.Object({ amount: decimalText, currency: optional(code(3)) }, open);
export type Amount = Static<typeof Amount>;

export const Measure = Type.Object({ value: decimalText, unitCode: optional(code(4)) }, open);
export type Measure = Static<typeof Measure>;

export const Address = Type.Object(
  {
    line: optional(text(300)),
    cityName: optional(text(70)),
    countrySubDivision: optional(text(70)),
    postcodeId: optional(text(17)),
    countryCode: optional(code(2)),
    typeCode: optional(code(3)),
  },
  open,
);

export const Communication = Type.Object({ id: text(100), typeCode: optional(code(3)) }, open);

export const Party = Type.Object(
  {
    id: optional(text(35)),
    name: optional(text(300)),
    functionCode: optional(code(3)),
    roleCode: optional(code(4)),
    address: optional(Address),
    communications: optional(Type.Array(Communication, { maxItems: 9 })),
  },
  open,
);
export type Party = Static<typeof Party>;

/** A licence, certificate, permit or invoice referred to. Vietnam's certificate of origin is `typeCode: "CO-<form>"`. */
export const AdditionalDocument = Type.Object(
  {
    categoryCode: optional(code(3)),
    typeCode: optional(code(10)),
    id: optional(text(70)),
    name: optional(text(300)),
    lpcoExemptionCode: optional(code(5)),
    issueDate: optional(dateText),
    effectiveDate: optional(dateText),
    expirationDate: optional(dateText),
    issuerName: optional(text(300)),
    writeOffQuantity: optional(Measure),
    writeOffAmount: optional(Amount),
  },
  open,
);
export type AdditionalDocument = Static<typeof AdditionalDocument>;

export const Origin = Type.Object({ countryCode: code(2), typeCode: optional(code(3)), regionId: optional(code(9)) }, open);

/** What the declarant claims for one tax: `dutyRegimeCode` names the tariff treatment or the chosen rate. */
export const DutyTaxFee = Type.Object(
  {
    typeCode: optional(code(10)),
    dutyRegimeCode: optional(code(10)),
    quotaOrderId: optional(code(20)),
    exemptionCode: optional(code(10)),
    specificTaxBaseQuantity: optional(Measure),
    adValoremTaxBaseAmount: optional(Amount),
    taxRate: optional(decimalText),
    taxAssessedAmount: optional(Amount),
    deductAmount: optional(Amount),
    payment: optional(
      Type.Object({ methodCode: optional(code(3)), paymentAmount: optional(Amount) }, open),
    ),
  },
  open,
);
export type DutyTaxFee = Static<typeof DutyTaxFee>;

/** A property of the goods that a rate depends on, such as engine size (`ENGINE_CC`) or strength (`ALCOHOL_VOL`). */
export const ProductCharacteristic = Type.Object(
  { typeCode: code(20), description: optional(text(300)), measure: optional(Measure) },
  open,
);

/** An addition to the price (freight, commission …) or a deduction from it, by code of the country's list. */
export const ChargeDeduction = Type.Object({ typeCode: code(5), amount: Amount }, open);

export const Packaging = Type.Object(
  {
    sequence: optional(count),
    typeCode: optional(code(3)),
    quantity: optional(Measure),
    marksNumbers: optional(text(512)),
  },
  open,
);

export const GoodsItem = Type.Object(
  {
    sequence: Type.Integer({ minimum: 0, maximum: 99_999 }),
    /** The national tariff code: eight AHTN digits in Vietnam. */
    commodityCode: optional(code(12)),
    description: optional(text(DESCRIPTION_LENGTH_MAX)),
    origin: optional(Origin),
    /** Quantity in the unit of the tariff line. */
    tariffQuantity: optional(Measure),
    /** A second quantity, where the tariff or the trader counts in another unit as well. */
    supplementaryQuantity: optional(Measure),
    grossMass: optional(Measure),
    netMass: optional(Measure),
    /** The line's price on the invoice. */
    itemChargeAmount: optional(Amount),
    unitPriceAmount: optional(Amount),
    dutyTaxFees: optional(Type.Array(DutyTaxFee, { maxItems: 20 })),
    additionalDocuments: optional(Type.Array(AdditionalDocument, { maxItems: ADDITIONAL_DOCUMENTS_MAX })),
    packagings: optional(Type.Array(Packaging, { maxItems: 99 })),
    productCharacteristics: optional(Type.Array(ProductCharacteristic, { maxItems: 20 })),
  },
  open,
);
export type GoodsItem = Static<typeof GoodsItem>;

export const TransportMeans = Type.Object(
  {
    id: optional(text(35)),
    name: optional(text(70)),
    identificationTypeCode: optional(code(3)),
    typeCode: optional(code(4)),
    modeCode: optional(code(3)),
    registrationNationalityCode: optional(code(2)),
    journeyId: optional(text(17)),
  },
  open,
);

export const TransportEquipment = Type.Object(
  {
    sequence: optional(count),
    id: optional(text(17)),
    seals: optional(Type.Array(Type.Object({ sequence: optional(count), id: optional(text(35)) }, open), { maxItems: 9 })),
  },
  open,
);

export const Consignment = Type.Object(
  {
    containerCode: optional(code(3)),
    arrivalTransportMeans: optional(TransportMeans),
    departureTransportMeans: optional(TransportMeans),
    arrivalDate: optional(dateText),
    departureDate: optional(dateText),
    loadingLocationId: optional(code(17)),
    unloadingLocationId: optional(code(17)),
    /** Where the goods are held: a warehouse or terminal code. */
    goodsLocation: optional(
      Type.Object(
        { id: optional(code(17)), name: optional(text(256)), typeCode: optional(code(3)), address: optional(Address) },
        open,
      ),
    ),
    /** Bills of lading, air waybills. */
    transportContractDocuments: optional(
      Type.Array(Type.Object({ id: text(35), typeCode: optional(code(4)) }, open), { maxItems: 5 }),
    ),
    transportEquipments: optional(Type.Array(TransportEquipment, { maxItems: 999 })),
  },
  open,
);

export const Declaration = Type.Object(
  {
    /** 9 original, 4 change, 1 cancellation (UN/EDIFACT 1225). */
    functionCode: optional(code(2)),
    /** The declarant's own reference; unique within the declarant. */
    functionalReferenceId: optional(text(35)),
    id: optional(text(35)),
    /** The declaration type (procedure) of the country's list: `A11`, `B11`, `H11` … */
    typeCode: code(7),
    issueDate: optional(text(35)),
    declarationOfficeId: optional(code(17)),
    goodsItemQuantity: optional(count),
    totalPackageQuantity: optional(count),
    totalPackageUnitCode: optional(code(4)),
    totalGrossMass: optional(Measure),
    invoiceAmount: optional(Amount),
    declarant: optional(Party),
    agent: optional(Party),
    importer: optional(Party),
    exporter: optional(Party),
    consignee: optional(Party),
    consignor: optional(Party),
    invoice: optional(
      Type.Object(
        { id: optional(text(35)), typeCode: optional(code(3)), issueDate: optional(dateText), priceKindCode: optional(code(3)), paymentTermsCode: optional(code(10)) },
        open,
      ),
    ),
    tradeTerms: optional(
      Type.Object(
        { conditionCode: optional(code(7)), locationId: optional(code(17)), locationName: optional(text(70)), description: optional(text(256)) },
        open,
      ),
    ),
    exportCountryCode: optional(code(2)),
    destinationCountryCode: optional(code(2)),
    transactionNatureCode: optional(code(3)),
    /** VNACCS cargo classification: gift, express, diplomatic … */
    cargoClassCode: optional(code(3)),
    /** Price components that the invoice price does not contain, in any quoted currency. */
    customsValuation: optional(
      Type.Object(
        {
          methodCode: optional(code(3)),
          freightChargeAmount: optional(Amount),
          insuranceAmount: optional(Amount),
          chargeDeductions: optional(Type.Array(ChargeDeduction, { maxItems: 9 })),
        },
        open,
      ),
    ),
    consignment: optional(Consignment),
    borderTransportMeans: optional(TransportMeans),
    additionalDocuments: optional(Type.Array(AdditionalDocument, { maxItems: ADDITIONAL_DOCUMENTS_MAX })),
    goodsItems: Type.Array(GoodsItem, { maxItems: GOODS_ITEMS_MAX }),
  },
  open,
);
export type Declaration = Static<typeof Declaration>;
