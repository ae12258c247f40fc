import type {
  AdditionalDocument,
  AdditionalInformation,
  Address,
  Amendment,
  Authentication,
  AuthorisationHolder,
  ChargeDeduction,
  Classification,
  Communication,
  Consignment,
  ConsignmentItem,
  Contact,
  CurrencyExchange,
  CustomsValuation,
  DangerousGoods,
  Declaration,
  DutyTaxFee,
  GoodsItem,
  GoodsLocation,
  GovernmentProcedure,
  Invoice,
  Itinerary,
  ObligationGuarantee,
  Origin,
  Packaging,
  Party,
  Payment,
  Pointer,
  PreviousDocument,
  ProductCharacteristic,
  Seal,
  TradeTerms,
  TransportContractDocument,
  TransportEquipment,
  TransportMeans,
  Ucr,
  ValuationAdjustment,
  Warehouse,
} from '#core/declaration';
import { classOf } from './binding.ts';
import type { MetaData, RequestCommon } from './meta-data.ts';

/**
 * The table: every class of the WCO declaration message (DEC), its elements in the order of the message, and the field of
 * the model that holds each. Read it beside `core/declaration`.
 */

const address = classOf<Address>((is) => [
  is.text('TypeCode', 'typeCode'),
  is.text('CityName', 'cityName'),
  is.text('CountryCode', 'countryCode'),
  is.text('CountrySubDivisionCode', 'countrySubDivisionCode'),
  is.text('CountrySubDivisionName', 'countrySubDivision'),
  is.text('Line', 'line'),
  is.text('PostcodeID', 'postcodeId'),
]);

const communication = classOf<Communication>((is) => [is.text('ID', 'id'), is.text('TypeCode', 'typeCode')]);

const contact = classOf<Contact>((is) => [
  is.text('Name', 'name'),
  is.text('FunctionCode', 'functionCode'),
  is.many('Communication', 'communications', communication),
]);

const party = classOf<Party>((is) => [
  is.text('Name', 'name'),
  is.text('ID', 'id'),
  is.text('FunctionCode', 'functionCode'),
  is.text('RoleCode', 'roleCode'),
  is.text('TypeCode', 'typeCode'),
  is.one('Address', 'address', address),
  is.many('Contact', 'contacts', contact),
  is.many('Communication', 'communications', communication),
]);

const authorisationHolder = classOf<AuthorisationHolder>((is) => [
  is.text('ID', 'id'),
  is.text('CategoryCode', 'categoryCode'),
]);

export const pointer = classOf<Pointer>((is) => [
  is.count('SequenceNumeric', 'sequence'),
  is.text('DocumentSectionCode', 'documentSectionCode'),
  is.text('TagID', 'tagId'),
]);

const additionalDocument = classOf<AdditionalDocument>((is) => [
  is.text('CategoryCode', 'categoryCode'),
  is.date('EffectiveDateTime', 'effectiveDate', 'effectiveDateTime'),
  is.date('ExpirationDateTime', 'expirationDate', 'expirationDateTime'),
  is.text('ID', 'id'),
  is.date('IssueDateTime', 'issueDate', 'issueDateTime'),
  is.text('Name', 'name'),
  is.text('TypeCode', 'typeCode'),
  is.text('LPCOExemptionCode', 'lpcoExemptionCode'),
  is.inside('Submitter', (issuer) => [
    issuer.text('Name', 'issuerName'),
    issuer.text('ID', 'issuerId'),
    issuer.text('RoleCode', 'issuerRoleCode'),
    issuer.one('Address', 'issuerAddress', address),
  ]),
  is.inside('WriteOff', (writeOff) => [
    writeOff.measure('QuantityQuantity', 'writeOffQuantity'),
    writeOff.amount('AmountAmount', 'writeOffAmount'),
  ]),
]);

export const additionalInformation = classOf<AdditionalInformation>((is) => [
  is.dateTime('LimitDateTime', 'limitDateTime'),
  is.text('StatementCode', 'statementCode'),
  is.text('StatementDescription', 'statementDescription'),
  is.text('StatementTypeCode', 'statementTypeCode'),
  is.many('Pointer', 'pointers', pointer),
]);

export const amendment = classOf<Amendment>((is) => [
  is.text('ChangeReasonCode', 'changeReasonCode'),
  is.many('Pointer', 'pointers', pointer),
]);

const previousDocument = classOf<PreviousDocument>((is) => [
  is.text('CategoryCode', 'categoryCode'),
  is.text('ID', 'id'),
  is.text('TypeCode', 'typeCode'),
  is.count('LineNumeric', 'lineNumber'),
]);

const ucr = classOf<Ucr>((is) => [
  is.text('ID', 'id'),
  is.text('TraderAssignedReferenceID', 'traderAssignedReferenceId'),
]);

const invoice = classOf<Invoice>((is) => [
  is.text('ID', 'id'),
  is.date('IssueDateTime', 'issueDate', 'issueDateTime'),
  is.text('TypeCode', 'typeCode'),
  is.extension.text('PriceKindCode', 'priceKindCode'),
  is.extension.text('PaymentTermsCode', 'paymentTermsCode'),
]);

const obligationGuarantee = classOf<ObligationGuarantee>((is) => [
  is.amount('AmountAmount', 'amount'),
  is.text('ID', 'id'),
  is.text('ReferenceID', 'referenceId'),
  is.text('SecurityDetailsCode', 'securityDetailsCode'),
  is.text('AccessCode', 'accessCode'),
  is.inside('GuaranteeOffice', (office) => [office.text('ID', 'guaranteeOfficeId')]),
  is.one('Surety', 'surety', party),
]);

const currencyExchange = classOf<CurrencyExchange>((is) => [
  is.text('CurrencyTypeCode', 'currencyTypeCode'),
  is.decimal('RateNumeric', 'rate'),
]);

const authentication = classOf<Authentication>((is) => [
  is.text('Authentication', 'authentication'),
  is.inside('Authenticator', (authenticator) => [authenticator.text('Name', 'authenticatorName')]),
]);

const transportMeans = classOf<TransportMeans>((is) => [
  is.text('Name', 'name'),
  is.text('ID', 'id'),
  is.text('IdentificationTypeCode', 'identificationTypeCode'),
  is.text('TypeCode', 'typeCode'),
  is.text('RegistrationNationalityCode', 'registrationNationalityCode'),
  is.text('ModeCode', 'modeCode'),
  is.text('JourneyID', 'journeyId'),
]);

const seal = classOf<Seal>((is) => [is.count('SequenceNumeric', 'sequence'), is.text('ID', 'id')]);

const transportEquipment = classOf<TransportEquipment>((is) => [
  is.count('SequenceNumeric', 'sequence'),
  is.text('CharacteristicCode', 'characteristicCode'),
  is.text('FullnessCode', 'fullnessCode'),
  is.text('ID', 'id'),
  is.many('Seal', 'seals', seal),
]);

const goodsLocation = classOf<GoodsLocation>((is) => [
  is.text('Name', 'name'),
  is.text('ID', 'id'),
  is.text('TypeCode', 'typeCode'),
  is.one('Address', 'address', address),
]);

const transportContractDocument = classOf<TransportContractDocument>((is) => [
  is.text('ID', 'id'),
  is.text('TypeCode', 'typeCode'),
]);

const itinerary = classOf<Itinerary>((is) => [
  is.count('SequenceNumeric', 'sequence'),
  is.text('RoutingCountryCode', 'routingCountryCode'),
]);

const warehouse = classOf<Warehouse>((is) => [is.text('ID', 'id'), is.text('TypeCode', 'typeCode')]);

const consignmentItem = classOf<ConsignmentItem>((is) => [
  is.count('SequenceNumeric', 'sequence'),
  is.one('Consignor', 'consignor', party),
  is.inside('Freight', (freight) => [freight.text('PaymentMethodCode', 'freightPaymentMethodCode')]),
]);

const consignment = classOf<Consignment>((is) => [
  is.text('ContainerCode', 'containerCode'),
  is.one('ArrivalTransportMeans', 'arrivalTransportMeans', transportMeans),
  is.one('Carrier', 'carrier', party),
  is.one('Consignee', 'consignee', party),
  is.many('ConsignmentItem', 'consignmentItems', consignmentItem),
  is.one('Consignor', 'consignor', party),
  is.one('DepartureTransportMeans', 'departureTransportMeans', transportMeans),
  is.inside('Freight', (freight) => [freight.text('PaymentMethodCode', 'freightPaymentMethodCode')]),
  is.one('GoodsLocation', 'goodsLocation', goodsLocation),
  is.many('Itinerary', 'itineraries', itinerary),
  is.inside('LoadingLocation', (loading) => [
    loading.text('Name', 'loadingLocationName'),
    loading.text('ID', 'loadingLocationId'),
    loading.date('LoadingDateTime', 'departureDate', 'departureDateTime'),
  ]),
  is.many('NotifyParty', 'notifyParties', party),
  is.many('TransportContractDocument', 'transportContractDocuments', transportContractDocument),
  is.many('TransportEquipment', 'transportEquipments', transportEquipment),
  is.inside('UnloadingLocation', (unloading) => [
    unloading.text('Name', 'unloadingLocationName'),
    unloading.text('ID', 'unloadingLocationId'),
    unloading.date('ArrivalDateTime', 'arrivalDate', 'arrivalDateTime'),
  ]),
]);

const chargeDeduction = classOf<ChargeDeduction>((is) => [
  is.text('ChargesTypeCode', 'typeCode'),
  is.amount('OtherChargeDeductionAmount', 'amount'),
]);

const customsValuation = classOf<CustomsValuation>((is) => [
  is.text('MethodCode', 'methodCode'),
  is.amount('ExitToEntryChargeAmount', 'exitToEntryChargeAmount'),
  is.amount('FreightChargeAmount', 'freightChargeAmount'),
  is.extension.amount('InsuranceAmount', 'insuranceAmount'),
  is.many('ChargeDeduction', 'chargeDeductions', chargeDeduction),
]);

const valuationAdjustment = classOf<ValuationAdjustment>((is) => [
  is.text('AdditionCode', 'additionCode'),
  is.amount('Amount', 'amount'),
]);

const tradeTerms = classOf<TradeTerms>((is) => [
  is.text('ConditionCode', 'conditionCode'),
  is.text('CountryRelationshipCode', 'countryRelationshipCode'),
  is.text('Description', 'description'),
  is.text('LocationID', 'locationId'),
  is.text('LocationName', 'locationName'),
]);

const payment = classOf<Payment>((is) => [
  is.text('MethodCode', 'methodCode'),
  is.text('ReferenceID', 'referenceId'),
  is.amount('TaxAssessedAmount', 'taxAssessedAmount'),
  is.amount('PaymentAmount', 'paymentAmount'),
]);

const dutyTaxFee = classOf<DutyTaxFee>((is) => [
  is.amount('AdValoremTaxBaseAmount', 'adValoremTaxBaseAmount'),
  is.amount('DeductAmount', 'deductAmount'),
  is.text('DutyRegimeCode', 'dutyRegimeCode'),
  is.measure('SpecificTaxBaseQuantity', 'specificTaxBaseQuantity'),
  is.amount('TaxAssessedAmount', 'taxAssessedAmount'),
  is.decimal('TaxRateNumeric', 'taxRate'),
  is.text('TypeCode', 'typeCode'),
  is.text('QuotaOrderID', 'quotaOrderId'),
  is.extension.text('ExemptionCode', 'exemptionCode'),
  is.one('Payment', 'payment', payment),
]);

const origin = classOf<Origin>((is) => [
  is.text('CountryCode', 'countryCode'),
  is.text('RegionID', 'regionId'),
  is.text('TypeCode', 'typeCode'),
]);

const classification = classOf<Classification>((is) => [
  is.text('ID', 'id'),
  is.text('NameCode', 'nameCode'),
  is.text('IdentificationTypeCode', 'identificationTypeCode'),
  is.text('BindingTariffReferenceID', 'bindingTariffReferenceId'),
]);

const productCharacteristic = classOf<ProductCharacteristic>((is) => [
  is.text('TypeCode', 'typeCode'),
  is.text('Description', 'description'),
  is.extension.measure('ValueMeasure', 'measure'),
]);

const dangerousGoods = classOf<DangerousGoods>((is) => [is.text('UNDGID', 'undgId')]);

const governmentProcedure = classOf<GovernmentProcedure>((is) => [
  is.text('CurrentCode', 'currentCode'),
  is.text('PreviousCode', 'previousCode'),
]);

const packaging = classOf<Packaging>((is) => [
  is.count('SequenceNumeric', 'sequence'),
  is.text('MarksNumbersID', 'marksNumbers'),
  is.measure('QuantityQuantity', 'quantity'),
  is.text('TypeCode', 'typeCode'),
  is.text('PackingMaterialDescription', 'packingMaterialDescription'),
  is.measure('LengthMeasure', 'length'),
  is.measure('WidthMeasure', 'width'),
  is.measure('HeightMeasure', 'height'),
  is.measure('VolumeMeasure', 'volume'),
]);

const goodsItem = classOf<GoodsItem>((is) => [
  is.amount('CustomsValueAmount', 'customsValueAmount'),
  is.count('SequenceNumeric', 'sequence'),
  is.amount('StatisticalValueAmount', 'statisticalValueAmount'),
  is.text('TransactionNatureCode', 'transactionNatureCode'),
  is.many('AdditionalDocument', 'additionalDocuments', additionalDocument),
  is.many('AdditionalInformation', 'additionalInformations', additionalInformation),
  is.many('AEOMutualRecognitionParty', 'aeoMutualRecognitionParties', party),
  is.one('Buyer', 'buyer', party),
  is.inside('Commodity', (commodity) => [
    commodity.measure('CountQuantity', 'supplementaryQuantity'),
    commodity.text('Description', 'description'),
    commodity.primary('Classification', classification),
    commodity.many('DangerousGoods', 'dangerousGoods', dangerousGoods),
    commodity.many('DutyTaxFee', 'dutyTaxFees', dutyTaxFee),
    commodity.inside('GoodsMeasure', (measure) => [
      measure.measure('GrossMassMeasure', 'grossMass'),
      measure.measure('NetNetWeightMeasure', 'netMass'),
      measure.measure('TariffQuantity', 'tariffQuantity'),
      measure.measure('VolumeMeasure', 'volume'),
    ]),
    commodity.inside('InvoiceLine', (line) => [
      line.amount('ItemChargeAmount', 'itemChargeAmount'),
      line.amount('UnitPriceAmount', 'unitPriceAmount'),
    ]),
    commodity.many('ProductCharacteristics', 'productCharacteristics', productCharacteristic),
    commodity.many('TransportEquipment', 'transportEquipments', transportEquipment),
  ]),
  is.one('Consignee', 'consignee', party),
  is.one('Consignor', 'consignor', party),
  is.one('CustomsValuation', 'customsValuation', customsValuation),
  is.inside('Destination', (destination) => [
    destination.text('CountryCode', 'destinationCountryCode'),
    destination.text('RegionID', 'destinationRegionId'),
  ]),
  is.many('DomesticDutyTaxParty', 'domesticDutyTaxParties', party),
  is.inside('ExportCountry', (country) => [country.text('ID', 'exportCountryCode')]),
  is.many('GovernmentProcedure', 'governmentProcedures', governmentProcedure),
  is.many('Manufacturer', 'manufacturers', party),
  is.first('Origin', 'origin', 'furtherOrigins', origin),
  is.many('Packaging', 'packagings', packaging),
  is.many('PreviousDocument', 'previousDocuments', previousDocument),
  is.many('RefundRecipientParty', 'refundRecipientParties', party),
  is.one('Seller', 'seller', party),
  is.one('UCR', 'ucr', ucr),
  is.many('ValuationAdjustment', 'valuationAdjustments', valuationAdjustment),
]);

export const declarationBinding = classOf<Declaration>((is) => [
  is.dateTime('AcceptanceDateTime', 'acceptanceDateTime'),
  is.text('FunctionCode', 'functionCode'),
  is.text('FunctionalReferenceID', 'functionalReferenceId'),
  is.text('ID', 'id'),
  is.date('IssueDateTime', 'issueDate', 'issueDateTime'),
  is.text('IssueLocationID', 'issueLocationId'),
  is.text('TypeCode', 'typeCode'),
  is.text('VersionID', 'versionId'),
  is.count('GoodsItemQuantity', 'goodsItemQuantity'),
  is.text('DeclarationOfficeID', 'declarationOfficeId'),
  is.amount('InvoiceAmount', 'invoiceAmount'),
  is.count('LoadingListQuantity', 'loadingListQuantity'),
  is.measure('TotalGrossMassMeasure', 'totalGrossMass'),
  is.count('TotalPackageQuantity', 'totalPackageQuantity', 'totalPackageUnitCode'),
  is.text('SpecificCircumstancesCodeCode', 'specificCircumstancesCode'),
  is.extension.text('CargoClassCode', 'cargoClassCode'),
  is.one('Authentication', 'authentication', authentication),
  is.one('Submitter', 'submitter', party),
  is.many('AdditionalDocument', 'additionalDocuments', additionalDocument),
  is.many('AdditionalInformation', 'additionalInformations', additionalInformation),
  is.one('Agent', 'agent', party),
  is.many('Amendment', 'amendments', amendment),
  is.many('AuthorisationHolder', 'authorisationHolders', authorisationHolder),
  is.one('BorderTransportMeans', 'borderTransportMeans', transportMeans),
  is.one('Consignment', 'declarationConsignment', consignment),
  is.many('CurrencyExchange', 'currencyExchanges', currencyExchange),
  is.one('Declarant', 'declarant', party),
  is.inside('ExitOffice', (office) => [office.text('ID', 'exitOfficeId')]),
  is.one('Exporter', 'exporter', party),
  is.inside('GoodsShipment', (shipment) => [
    shipment.dateTime('ExitDateTime', 'exitDateTime'),
    shipment.text('TransactionNatureCode', 'transactionNatureCode'),
    shipment.many('AdditionalDocument', 'shipmentAdditionalDocuments', additionalDocument),
    shipment.many('AdditionalInformation', 'shipmentAdditionalInformations', additionalInformation),
    shipment.many('AEOMutualRecognitionParty', 'aeoMutualRecognitionParties', party),
    shipment.one('Buyer', 'buyer', party),
    shipment.one('Consignee', 'consignee', party),
    shipment.one('Consignment', 'consignment', consignment),
    shipment.one('Consignor', 'consignor', party),
    shipment.one('CustomsValuation', 'customsValuation', customsValuation),
    shipment.inside('Destination', (destination) => [
      destination.text('CountryCode', 'destinationCountryCode'),
      destination.text('RegionID', 'destinationRegionId'),
    ]),
    shipment.many('DomesticDutyTaxParty', 'domesticDutyTaxParties', party),
    shipment.inside('ExportCountry', (country) => [country.text('ID', 'exportCountryCode')]),
    shipment.many('GovernmentAgencyGoodsItem', 'goodsItems', goodsItem),
    shipment.one('Importer', 'importer', party),
    shipment.one('Invoice', 'invoice', invoice),
    shipment.many('Payer', 'payers', party),
    shipment.many('PreviousDocument', 'previousDocuments', previousDocument),
    shipment.one('Seller', 'seller', party),
    shipment.many('Surety', 'sureties', party),
    shipment.one('TradeTerms', 'tradeTerms', tradeTerms),
    shipment.one('UCR', 'ucr', ucr),
    shipment.one('Warehouse', 'warehouse', warehouse),
  ]),
  is.many('ObligationGuarantee', 'obligationGuarantees', obligationGuarantee),
  is.inside('PresentationOffice', (office) => [office.text('ID', 'presentationOfficeId')]),
  is.inside('SupervisingOffice', (office) => [office.text('ID', 'supervisingOfficeId')]),
]);

export const metaDataBinding = classOf<MetaData>(
  (is) => [
    is.text('WCODataModelVersionCode', 'wcoDataModelVersionCode'),
    is.text('WCOTypeName', 'wcoTypeName'),
    is.text('ResponsibleCountryCode', 'responsibleCountryCode'),
    is.text('ResponsibleAgencyName', 'responsibleAgencyName'),
    is.text('AgencyAssignedCustomizationCode', 'agencyAssignedCustomizationCode'),
    is.text('AgencyAssignedCustomizationVersionCode', 'agencyAssignedCustomizationVersionCode'),
  ],
  'metaData',
);

/** In whichever namespace the gateway put its request; it is read and written back as part of `RequestCommon`. */
export const requestBinding = classOf<RequestCommon>(
  (is) => [
    is.text('regime', 'regime'),
    is.text('receiptDate', 'receiptDate'),
    is.text('dateTimeStamp', 'dateTimeStamp'),
    is.text('clientID', 'clientId'),
    is.text('conversationID', 'conversationId'),
    is.text('correlationID', 'correlationId'),
    is.text('badgeIdentifier', 'badgeIdentifier'),
    is.text('originatingPartyID', 'originatingPartyId'),
    is.text('authenticatedPartyID', 'authenticatedPartyId'),
    is.text('submitter', 'submitter'),
  ],
  'request',
);
