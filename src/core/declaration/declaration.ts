import { Type, type Static } from 'typebox';
import {
  AdditionalDocument,
  AdditionalInformation,
  Amendment,
  Invoice,
  ObligationGuarantee,
  PreviousDocument,
  Ucr,
} from './documents.ts';
import { SHIPMENT_ITEMS_MAX, ShipmentFigures } from './shipment-figures.ts';
import { ADDITIONAL_DOCUMENTS_MAX, GoodsItem } from './goods-item.ts';
import { AuthorisationHolder, Party } from './party.ts';
import { Consignment, TransportMeans, Warehouse } from './transport.ts';
import { Amount, closed, code, count, dateText, DateTime, Measure, optional, qualifiers, text } from './values.ts';
import { CurrencyExchange, CustomsValuation, TradeTerms } from './valuation-data.ts';

/**
 * The goods declaration, in the names of the WCO Data Model (3.x, DEC message), camelCased. Two wrappers of the XML are
 * dissolved for readers' sake: `GoodsShipment` into the declaration, `Commodity` into the goods item. Every fact of a DEC
 * message has a typed place here; `messages/wco` reads and writes the XML form without loss.
 *
 * Decimals travel as text ("12.50"), dates as `YYYY-MM-DD`. The schema gives shapes and sizes only: what codes and dates
 * must mean is checked against reference data in `validate`. An amendment or a cancellation states few fields, so nearly
 * all are optional.
 */

export const Authentication = Type.Object(
  { authentication: optional(text(256)), authenticatorName: optional(text(300)), qualifiers },
  closed,
);
export type Authentication = Static<typeof Authentication>;

const parties = optional(Type.Array(Party, { maxItems: 99 }));
const documents = optional(Type.Array(AdditionalDocument, { maxItems: ADDITIONAL_DOCUMENTS_MAX }));
const informations = optional(Type.Array(AdditionalInformation, { maxItems: 99 }));

export const Declaration = Type.Object(
  {
    /** 9 original, 13 request for amendment or cancellation, 4 change, 1 cancellation (UN/EDIFACT 1225). */
    functionCode: optional(code(2)),
    /** The declarant's own reference; unique within the declarant. */
    functionalReferenceId: optional(text(35)),
    id: optional(text(70)),
    /** The declaration type (procedure) of the country's list: `A11`, `B11`, `H11` … */
    typeCode: code(7),
    versionId: optional(code(9)),
    /** A date where the message gives one; `issueDateTime` where it gives a time, or a date in another format. */
    issueDate: optional(dateText),
    issueDateTime: optional(DateTime),
    acceptanceDateTime: optional(DateTime),
    issueLocationId: optional(code(17)),
    declarationOfficeId: optional(code(17)),
    exitOfficeId: optional(code(17)),
    presentationOfficeId: optional(code(17)),
    supervisingOfficeId: optional(code(17)),
    goodsItemQuantity: optional(count),
    loadingListQuantity: optional(count),
    totalPackageQuantity: optional(count),
    totalPackageUnitCode: optional(code(5)),
    totalGrossMass: optional(Measure),
    invoiceAmount: optional(Amount),
    specificCircumstancesCode: optional(code(3)),
    authentication: optional(Authentication),
    submitter: optional(Party),
    declarant: optional(Party),
    agent: optional(Party),
    importer: optional(Party),
    exporter: optional(Party),
    consignee: optional(Party),
    consignor: optional(Party),
    buyer: optional(Party),
    seller: optional(Party),
    payers: parties,
    sureties: parties,
    aeoMutualRecognitionParties: parties,
    domesticDutyTaxParties: parties,
    authorisationHolders: optional(Type.Array(AuthorisationHolder, { maxItems: 99 })),
    invoice: optional(Invoice),
    tradeTerms: optional(TradeTerms),
    currencyExchanges: optional(Type.Array(CurrencyExchange, { maxItems: 99 })),
    exportCountryCode: optional(code(2)),
    destinationCountryCode: optional(code(3)),
    destinationRegionId: optional(code(9)),
    exitDateTime: optional(DateTime),
    transactionNatureCode: optional(code(3)),
    /** VNACCS cargo classification: gift, express, diplomatic … */
    cargoClassCode: optional(code(3)),
    customsValuation: optional(CustomsValuation),
    /** The consignment that the shipment arrived or leaves in. */
    consignment: optional(Consignment),
    /** What an export declaration that doubles as exit summary says of the carriage as a whole. */
    declarationConsignment: optional(Consignment),
    borderTransportMeans: optional(TransportMeans),
    warehouse: optional(Warehouse),
    ucr: optional(Ucr),
    obligationGuarantees: optional(Type.Array(ObligationGuarantee, { maxItems: 99 })),
    additionalDocuments: documents,
    additionalInformations: informations,
    /** The same two, where the message attaches them to the shipment rather than to the declaration. */
    shipmentAdditionalDocuments: documents,
    shipmentAdditionalInformations: informations,
    previousDocuments: optional(Type.Array(PreviousDocument, { maxItems: 999 })),
    amendments: optional(Type.Array(Amendment, { maxItems: 999 })),
    goodsItems: Type.Array(GoodsItem, { maxItems: SHIPMENT_ITEMS_MAX }),
    /** Only of a part of a divided shipment; given by customs, and in no message. */
    shipment: optional(ShipmentFigures),
    qualifiers,
  },
  closed,
);
export type Declaration = Static<typeof Declaration>;
