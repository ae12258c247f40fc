import { massKg, type Declaration, type GoodsItem, type Measure } from '#core/declaration';
import { daysBetween, parsePlainDate, type PlainDate } from '#core/kernel';
import { NEWCOMER_DAYS, type PartyProfile } from '#core/party';
import type { Reference } from '#core/reference';
import { folded } from './folded.ts';
import type { HistoryFacts, LineFacts, PartnerFacts, PartyFacts, RiskFacts } from './risk-facts.ts';

export interface RiskInput {
  readonly declaration: Declaration;
  readonly direction: 'import' | 'export';
  /** Customs values and taxes, where they are known; without it, prices at the rate of the day stand in. */
  readonly assessment?: AssessedValues;
  /** The importer of imports, the exporter of exports. */
  readonly principal: PartyProfile | undefined;
  readonly declarant?: PartyProfile | undefined;
  readonly history?: RecentHistory;
  readonly reference: Reference;
  readonly today: PlainDate;
}

/** What selection uses of an assessment: amounts in national currency, as text. */
export interface AssessedValues {
  readonly payable: string;
  readonly lines: readonly {
    readonly sequence: number;
    readonly value: string;
    readonly taxes: readonly { readonly amount: string }[];
  }[];
}

/** What the trader did lately, counted from the journal. */
export interface RecentHistory extends HistoryFacts {
  readonly knownHs4?: readonly string[];
  readonly knownOrigins?: readonly string[];
}

/** Derives all facts that rules may look at. Pure; the same declaration on the same day gives the same facts. */
export function riskFacts(input: RiskInput): RiskFacts {
  const { declaration, direction, principal, history, today } = input;
  const { consignment } = declaration;
  const headerDocuments = documentTypes(declaration.additionalDocuments);
  const lines = declaration.goodsItems.map((item, index) => lineFacts(item, index, headerDocuments, input));
  const foreign = direction === 'import' ? declaration.exporter : (declaration.importer ?? declaration.consignee);
  const own = direction === 'import' ? declaration.importer : declaration.exporter;
  const means = declaration.borderTransportMeans ?? consignment?.arrivalTransportMeans;
  const loading = consignment?.loadingLocationId ?? '';
  return {
    declaration: {
      type: declaration.typeCode,
      direction,
      office: declaration.declarationOfficeId ?? '',
      transportMode: means?.modeCode ?? consignment?.departureTransportMeans?.modeCode ?? '',
      incoterm: declaration.tradeTerms?.conditionCode ?? '',
      currency: declaration.invoiceAmount?.currency ?? '',
      cargoClass: declaration.cargoClassCode ?? '',
      paymentTerms: declaration.invoice?.paymentTermsCode ?? '',
      documents: allDocuments(headerDocuments, lines),
      lineCount: lines.length,
      containers: consignment?.transportEquipments?.length ?? 0,
      invoiceValueVnd: priceVnd(declaration.invoiceAmount, input),
      taxVnd: input.assessment && wholeVnd(Number(input.assessment.payable)),
      grossMassKg: massOf(declaration.totalGrossMass, input),
      packages: declaration.totalPackageQuantity,
      arrivalLagDays: lagDays(consignment?.arrivalDate, today),
    },
    lines,
    trader: partyFacts(own?.id, principal, today),
    declarant: partyFacts(declaration.agent?.id ?? declaration.declarant?.id, input.declarant, today),
    partner: partnerFacts(foreign),
    route: {
      exportCountry: declaration.exportCountryCode ?? '',
      destinationCountry: declaration.destinationCountryCode ?? '',
      loadingLocation: loading,
      // The first two letters of a UN/LOCODE are the country.
      loadingCountry: loading.slice(0, 2),
      unloadingLocation: consignment?.unloadingLocationId ?? '',
      transportNationality: means?.registrationNationalityCode ?? '',
    },
    place: { warehouse: consignment?.goodsLocation?.id ?? '' },
    history: history ?? NO_HISTORY,
    today,
  };
}

const NO_HISTORY: HistoryFacts = { declarations7Days: 0, lowValueDeclarations7Days: 0, sameGoodsDeclarations7Days: 0 };
const NO_DOCUMENTS: readonly string[] = [];
const CERTIFICATE_PREFIX = 'CO-';

function lineFacts(item: GoodsItem, index: number, headerDocuments: readonly string[], input: RiskInput): LineFacts {
  const { assessment, history, reference, today } = input;
  const code = item.commodityCode ?? '';
  const hs4 = code.slice(0, 4);
  const origin = item.origin?.countryCode ?? '';
  const own = documentTypes(item.additionalDocuments);
  const documents = own.length === 0 ? headerDocuments : [...new Set([...own, ...headerDocuments])];
  const assessed = assessment && lineAt(assessment.lines, index, item.sequence);
  const valueVnd = assessed ? wholeVnd(Number(assessed.value)) : priceVnd(item.itemChargeAmount, input);
  const quantity = measure(item.tariffQuantity?.value);
  const netMassKg = massOf(item.netMass, input);
  const policies = reference.tariff.lineOn(code, today)?.policyReferences ?? NO_DOCUMENTS;
  return {
    sequence: item.sequence,
    code,
    hs2: code.slice(0, 2),
    hs4,
    hs6: code.slice(0, 6),
    origin,
    description: folded(item.description),
    unit: item.tariffQuantity?.unitCode ?? '',
    preference: claimedPreference(item, reference, today),
    certificatePresent: documents.some((type) => type.startsWith(CERTIFICATE_PREFIX)),
    policyControlled: policies.length > 0,
    policies,
    documents,
    knownGoods: history?.knownHs4?.includes(hs4),
    knownOrigin: history?.knownOrigins?.includes(origin),
    valueVnd,
    taxVnd: assessed && wholeVnd(assessed.taxes.reduce((sum, tax) => sum + Number(tax.amount), 0)),
    quantity,
    unitValueVnd: perUnit(valueVnd, quantity),
    netMassKg,
    valuePerKgVnd: perUnit(valueVnd, netMassKg),
  };
}

const partnerFacts = (partner: Declaration['exporter']): PartnerFacts => ({
  name: folded(partner?.name),
  country: partner?.address?.countryCode ?? '',
});

const lineAt = (lines: AssessedValues['lines'], index: number, sequence: number) => {
  const sameplace = lines[index];
  return sameplace?.sequence === sequence ? sameplace : lines.find((line) => line.sequence === sequence);
};

const documentTypes = (documents: readonly { readonly typeCode?: string }[] | undefined): readonly string[] =>
  documents ? documents.flatMap((document) => document.typeCode ?? []) : NO_DOCUMENTS;

function allDocuments(header: readonly string[], lines: readonly LineFacts[]): readonly string[] {
  if (lines.every((line) => line.documents === header)) return header;
  return [...new Set([...header, ...lines.flatMap((line) => line.documents)])];
}

function claimedPreference(item: GoodsItem, { tariff }: Reference, today: PlainDate): string {
  for (const fee of item.dutyTaxFees ?? []) {
    if (fee.dutyRegimeCode !== undefined && tariff.agreement(fee.dutyRegimeCode, today)) return fee.dutyRegimeCode;
  }
  return '';
}

function priceVnd(
  amount: { readonly amount: string; readonly currency?: string } | undefined,
  { declaration, reference, today }: RiskInput,
): number | undefined {
  const currency = amount?.currency ?? declaration.invoiceAmount?.currency;
  if (!amount || !currency) return undefined;
  const rate = reference.rates.rateOn(currency, today)?.rate;
  return rate && wholeVnd((Number(amount.amount) * Number(rate.units)) / 10 ** rate.scale);
}

/** Whole đồng. A figure too large to be exact is no fact: rules about it fail and are reported. */
function wholeVnd(amount: number): number | undefined {
  const whole = Math.round(amount);
  return Number.isSafeInteger(whole) ? whole : undefined;
}

const measure = (text: string | undefined): number | undefined => (text === undefined ? undefined : Number(text));

/** Whatever unit of mass was declared, rules speak of kilograms. */
function massOf(declared: Measure | undefined, { reference, today }: RiskInput): number | undefined {
  const mass = declared && massKg(declared, reference, today);
  return mass && Number(mass.units) / 10 ** mass.scale;
}

const perUnit = (value: number | undefined, units: number | undefined): number | undefined =>
  value === undefined || units === undefined || units <= 0 ? undefined : value / units;

function lagDays(arrival: string | undefined, today: PlainDate): number | undefined {
  const date = arrival === undefined ? undefined : parsePlainDate(arrival);
  return date && daysBetween(date, today);
}

/** Of a party that customs does not know, the careful assumption: new, low compliance. */
const UNKNOWN_PARTY = {
  known: false,
  status: 'unknown',
  complianceLevel: 4,
  riskClass: 7,
  aeo: false,
  newcomer: true,
  taxDebtDays: 0,
  declarations: 0,
  findings: 0,
  ageDays: undefined,
  daysSinceFinding: undefined,
} as const;

function partyFacts(declaredId: string | undefined, profile: PartyProfile | undefined, today: PlainDate): PartyFacts {
  if (!profile) return { id: declaredId ?? '', ...UNKNOWN_PARTY };
  const { counters } = profile;
  const ageDays = daysBetween(profile.registeredOn, today);
  return {
    id: profile.id,
    known: true,
    status: profile.status,
    complianceLevel: profile.complianceLevel,
    riskClass: profile.riskClass,
    aeo: profile.aeo,
    newcomer: ageDays < NEWCOMER_DAYS,
    taxDebtDays: profile.taxDebtDaysMax,
    declarations: counters.declarations,
    findings: counters.findings,
    ageDays,
    daysSinceFinding: counters.lastFindingOn === null ? undefined : daysBetween(counters.lastFindingOn, today),
  };
}
