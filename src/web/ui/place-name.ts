import type { TextKey } from '#web/texts';

/** What fields are called in the form, by the end of their place. */
const NAMES: readonly (readonly [place: string, name: TextKey])[] = [
  ['/typeCode', 'draft.typeCode'],
  ['/declarationOfficeId', 'draft.office'],
  ['/functionalReferenceId', 'draft.ownReference'],
  ['/cargoClassCode', 'draft.cargoClass'],
  ['/address/line', 'draft.partyAddress'],
  ['/address/countryCode', 'draft.partyCountry'],
  ['/importer/id', 'draft.partyId'],
  ['/exporter/id', 'draft.partyId'],
  ['/importer/name', 'draft.partyName'],
  ['/exporter/name', 'draft.partyName'],
  ['/modeCode', 'draft.mode'],
  ['/borderTransportMeans/name', 'draft.means'],
  ['/arrivalDate', 'draft.arrivalDate'],
  ['/departureDate', 'draft.departureDate'],
  ['/transportContractDocuments/0/id', 'draft.bill'],
  ['/loadingLocationId', 'draft.loading'],
  ['/unloadingLocationId', 'draft.unloading'],
  ['/totalPackageQuantity', 'draft.packages'],
  ['/totalPackageUnitCode', 'draft.packageUnit'],
  ['/totalGrossMass/value', 'draft.grossMass'],
  ['/exportCountryCode', 'draft.exportCountry'],
  ['/destinationCountryCode', 'draft.destinationCountry'],
  ['/invoice/id', 'draft.invoiceNumber'],
  ['/invoice/issueDate', 'draft.invoiceDate'],
  ['/paymentTermsCode', 'draft.paymentTerms'],
  ['/conditionCode', 'draft.incoterm'],
  ['/invoiceAmount/currency', 'draft.currency'],
  ['/invoiceAmount/amount', 'draft.invoiceAmount'],
  ['/freightChargeAmount/amount', 'draft.freight'],
  ['/insuranceAmount/amount', 'draft.insurance'],
  ['/commodityCode', 'draft.commodityCode'],
  ['/description', 'draft.description'],
  ['/origin/countryCode', 'draft.origin'],
  ['/tariffQuantity/value', 'draft.quantity'],
  ['/tariffQuantity/unitCode', 'draft.unit'],
  ['/itemChargeAmount/amount', 'draft.lineAmount'],
  ['/netMass/value', 'draft.lineNet'],
  ['/dutyRegimeCode', 'draft.treatment'],
  ['/exemptionCode', 'draft.relief'],
  ['/quotaOrderId', 'draft.quota'],
  ['/issueDate', 'draft.certificateDate'],
];
const LINE = /^\/goodsItems\/(\d+)/;
const PARTY = /^\/(importer|exporter)\//;

/** A place, named by positions, as the form calls it; its bare pointer where the form has no such field. */
export function placeName(
  t: (key: TextKey, values?: Readonly<Record<string, number>>) => string,
  pointer: string,
): string {
  const name = NAMES.find(([place]) => pointer.endsWith(place))?.[1];
  const line = LINE.exec(pointer)?.[1];
  const party = PARTY.exec(pointer)?.[1];
  const field = name === undefined ? pointer : t(name);
  if (line !== undefined) return `${t('draft.line', { line: Number(line) + 1 })} · ${field}`;
  if (party === 'importer' || party === 'exporter') return `${t(`draft.${party}`)} · ${field}`;
  return field;
}
