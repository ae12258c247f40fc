import { massKg, type Declaration, type GoodsItem, type Measure } from '#core/declaration';
import { daysBetween, decimal, parsePlainDate, type PlainDate } from '#core/kernel';
import { NEWCOMER_DAYS, type PartyProfile } from '#core/party';
import type { Reference } from '#core/reference';
import { priceDoubt } from '#core/valuation';
import { folded } from './folded.ts';
import {
  NO_MANIFEST,
  type DeclarationFacts,
  type HistoryFacts,
  type LineFacts,
  type ManifestFacts,
  type PartnerFacts,
  type PartyFacts,
  type RiskFacts,
} from './risk-facts.ts';

export interface RiskInput {
  readonly declaration: Declaration;
  readonly direction: 'import' | 'export';
  /** Customs values and taxes, where they are known; without it, prices at the rate of the day stand in. */
  readonly assessment?: AssessedValues;
  /** The importer of imports, the exporter of exports. */
  readonly principal: PartyProfile | undefined;
  readonly declarant?: PartyProfile | undefined;
  readonly history?: RecentHistory;
  /** What other rooms found out about the same declaration before; absent, nothing is known of it. */
  readonly matches?: ListMatches;
  readonly prices?: ReadonlyMap<number, LinePrice>;
  readonly manifest?: ManifestFacts;
  readonly reference: Reference;
  readonly today: PlainDate;
}

/** Lists of persons, companies and targets, by their ids, on which something of the declaration stands. */
export interface ListMatches {
  readonly trader?: readonly string[];
  readonly declarant?: readonly string[];
  readonly partner?: readonly string[];
  /** Of the best match of the partner's name, 0 to 1. */
  readonly partnerScore?: number;
  readonly containers?: readonly string[];
  readonly seals?: readonly string[];
  readonly vehicles?: readonly string[];
  /** By the sequence of the line. */
  readonly goods?: ReadonlyMap<number, readonly string[]>;
}

/** How the price of a line stands among those of like goods. */
export interface LinePrice {
  /** Robust standard deviations from the usual, on the logarithm; negative where the line is cheaper. */
  readonly score: number;
  /** How many prices the usual one rests on. */
  readonly samples: number;
}

/** What selection uses of an assessment: amounts in national currency, as text. */
export interface AssessedValues {
  readonly payable: string;
  readonly lines: readonly AssessedLine[];
}
interface AssessedLine {
  readonly sequence: number;
  readonly value: string;
  readonly taxes: readonly { readonly amount: string }[];
}

/** What the trader did lately, counted from the journal. */
export interface RecentHistory extends HistoryFacts {
  readonly knownHs4?: readonly string[];
  readonly knownOrigins?: readonly string[];
}

/**
 * The facts that rules may look at. Pure; the same declaration on the same day gives the same facts. Those of the declaration and of its
 * lines are derived when a rule asks for them: the index lets few rules through, and these ask for few of the facts.
 */
export function riskFacts(input: RiskInput): RiskFacts {
  const { declaration, direction, principal, history, matches, today } = input;
  const { consignment, borderTransportMeans, goodsItems } = declaration;
  const foreign = direction === 'import' ? declaration.exporter : (declaration.importer ?? declaration.consignee);
  const own = direction === 'import' ? declaration.importer : declaration.exporter;
  const means = borderTransportMeans ?? consignment?.arrivalTransportMeans;
  const loading = consignment?.loadingLocationId ?? '';
  const derived = new DerivedDeclaration(input);
  return {
    declaration: derived,
    lines: goodsItems.map((item, index) => new DerivedLine(item, index, derived)),
    trader: partyFacts(own?.id, principal, today, matches?.trader),
    declarant: partyFacts(
      declaration.agent?.id ?? declaration.declarant?.id,
      input.declarant,
      today,
      matches?.declarant,
    ),
    partner: partnerFacts(foreign, matches),
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
    manifest: input.manifest ?? NO_MANIFEST,
    today,
  };
}

const NO_HISTORY: HistoryFacts = { declarations7Days: 0, lowValueDeclarations7Days: 0, sameGoodsDeclarations7Days: 0 };
const NO_TEXTS: readonly string[] = [];
const CERTIFICATE_PREFIX = 'CO-';

/** What is worked out rather than read is kept: several rules ask for it, and most ask twice. */
class DerivedDeclaration implements DeclarationFacts {
  readonly input: RiskInput;
  private headerDocumentsKept: readonly string[] | undefined = undefined;
  private documentsKept: readonly string[] | undefined = undefined;

  constructor(input: RiskInput) {
    this.input = input;
  }

  get type(): string {
    return this.input.declaration.typeCode;
  }
  get direction(): string {
    return this.input.direction;
  }
  get office(): string {
    return this.input.declaration.declarationOfficeId ?? '';
  }
  get transportMode(): string {
    const { borderTransportMeans, consignment } = this.input.declaration;
    const means = borderTransportMeans ?? consignment?.arrivalTransportMeans;
    return means?.modeCode ?? consignment?.departureTransportMeans?.modeCode ?? '';
  }
  get incoterm(): string {
    return this.input.declaration.tradeTerms?.conditionCode ?? '';
  }
  get currency(): string {
    return this.input.declaration.invoiceAmount?.currency ?? '';
  }
  get cargoClass(): string {
    return this.input.declaration.cargoClassCode ?? '';
  }
  get paymentTerms(): string {
    return this.input.declaration.invoice?.paymentTermsCode ?? '';
  }
  /** Of the declaration as a whole: its lines share them. */
  get headerDocuments(): readonly string[] {
    return (this.headerDocumentsKept ??= documentTypes(this.input.declaration.additionalDocuments));
  }
  get documents(): readonly string[] {
    return (this.documentsKept ??= this.allDocuments());
  }
  get lineCount(): number {
    return this.input.declaration.goodsItems.length;
  }
  get containers(): number {
    return this.input.declaration.consignment?.transportEquipments?.length ?? 0;
  }
  get invoiceValueVnd(): number | undefined {
    return priceVnd(this.input.declaration.invoiceAmount, this.input);
  }
  get taxVnd(): number | undefined {
    const { assessment } = this.input;
    return assessment && wholeVnd(Number(assessment.payable));
  }
  get grossMassKg(): number | undefined {
    return massOf(this.input.declaration.totalGrossMass, this.input);
  }
  get packages(): number | undefined {
    return this.input.declaration.totalPackageQuantity;
  }
  get arrivalLagDays(): number | undefined {
    return lagDays(this.input.declaration.consignment?.arrivalDate, this.input.today);
  }

  get containerLists(): readonly string[] {
    return this.input.matches?.containers ?? NO_TEXTS;
  }
  get sealLists(): readonly string[] {
    return this.input.matches?.seals ?? NO_TEXTS;
  }
  get vehicleLists(): readonly string[] {
    return this.input.matches?.vehicles ?? NO_TEXTS;
  }

  private allDocuments(): readonly string[] {
    const ofLines = this.input.declaration.goodsItems.flatMap((item) => documentTypes(item.additionalDocuments));
    return ofLines.length === 0 ? this.headerDocuments : withoutRepeats(this.headerDocuments, ofLines);
  }
}

class DerivedLine implements LineFacts {
  readonly sequence: number;
  readonly code: string;
  readonly origin: string;
  private readonly item: GoodsItem;
  private readonly index: number;
  private readonly whole: DerivedDeclaration;
  private descriptionKept: string | undefined = undefined;
  private documentsKept: readonly string[] | undefined = undefined;
  private policiesKept: readonly string[] | undefined = undefined;
  private valueKept: number | undefined = undefined;
  private fitKept: number | undefined = undefined;

  constructor(item: GoodsItem, index: number, whole: DerivedDeclaration) {
    this.sequence = item.sequence;
    this.code = item.commodityCode ?? '';
    this.origin = item.origin?.countryCode ?? '';
    this.item = item;
    this.index = index;
    this.whole = whole;
  }

  get hs2(): string {
    return this.code.slice(0, 2);
  }
  get hs4(): string {
    return this.code.slice(0, 4);
  }
  get hs6(): string {
    return this.code.slice(0, 6);
  }
  get description(): string {
    return (this.descriptionKept ??= folded(this.item.description));
  }
  get unit(): string {
    return this.item.tariffQuantity?.unitCode ?? '';
  }
  get preference(): string {
    return claimedPreference(this.item, this.whole.input);
  }
  get certificatePresent(): boolean {
    return this.documents.some((type) => type.startsWith(CERTIFICATE_PREFIX));
  }
  get policyControlled(): boolean {
    return this.policies.length > 0;
  }
  get policies(): readonly string[] {
    const { reference, today } = this.whole.input;
    return (this.policiesKept ??= reference.tariff.lineOn(this.code, today)?.policyReferences ?? NO_TEXTS);
  }
  get documents(): readonly string[] {
    return (this.documentsKept ??= this.allDocuments());
  }
  get knownGoods(): boolean | undefined {
    return this.whole.input.history?.knownHs4?.includes(this.hs4);
  }
  get knownOrigin(): boolean | undefined {
    return this.whole.input.history?.knownOrigins?.includes(this.origin);
  }
  get valueVnd(): number | undefined {
    const { assessed } = this;
    return (this.valueKept ??= assessed
      ? wholeVnd(Number(assessed.value))
      : priceVnd(this.item.itemChargeAmount, this.whole.input));
  }
  get taxVnd(): number | undefined {
    return this.assessed && wholeVnd(this.assessed.taxes.reduce((sum, tax) => sum + Number(tax.amount), 0));
  }
  get quantity(): number | undefined {
    return measure(this.item.tariffQuantity?.value);
  }
  get unitValueVnd(): number | undefined {
    return perUnit(this.valueVnd, this.quantity);
  }
  get netMassKg(): number | undefined {
    return massOf(this.item.netMass, this.whole.input);
  }
  get valuePerKgVnd(): number | undefined {
    return perUnit(this.valueVnd, this.netMassKg);
  }
  /** Some fifty microseconds: rules ask for it behind what is cheaper. */
  get descriptionFit(): number {
    const { classifier } = this.whole.input.reference;
    return (this.fitKept ??= classifier.descriptionFits(this.item.description ?? '', this.code).fit);
  }
  get belowReferencePrice(): boolean {
    const { assessed } = this;
    const { reference, today, direction } = this.whole.input;
    // References are of goods as they enter.
    if (direction !== 'import') return false;
    return assessed !== undefined && priceDoubt(this.item, decimal(assessed.value), reference, today) !== undefined;
  }

  get priceScore(): number | undefined {
    return this.whole.input.prices?.get(this.sequence)?.score;
  }
  get priceSamples(): number | undefined {
    return this.whole.input.prices?.get(this.sequence)?.samples;
  }
  get goodsLists(): readonly string[] {
    return this.whole.input.matches?.goods?.get(this.sequence) ?? NO_TEXTS;
  }

  private allDocuments(): readonly string[] {
    const own = documentTypes(this.item.additionalDocuments);
    return own.length === 0 ? this.whole.headerDocuments : withoutRepeats(own, this.whole.headerDocuments);
  }

  private get assessed(): AssessedLine | undefined {
    const lines = this.whole.input.assessment?.lines;
    const samePlace = lines?.[this.index];
    return samePlace?.sequence === this.sequence ? samePlace : lines?.find((line) => line.sequence === this.sequence);
  }
}

const partnerFacts = (partner: Declaration['exporter'], matches: ListMatches | undefined): PartnerFacts => ({
  name: folded(partner?.name),
  country: partner?.address?.countryCode ?? '',
  listMatches: matches?.partner ?? NO_TEXTS,
  matchScore: matches?.partnerScore,
});

const documentTypes = (documents: readonly { readonly typeCode?: string }[] | undefined): readonly string[] =>
  documents ? documents.flatMap((document) => document.typeCode ?? []) : NO_TEXTS;

const withoutRepeats = (first: readonly string[], more: readonly string[]): readonly string[] => [
  ...new Set([...first, ...more]),
];

function claimedPreference({ dutyTaxFees }: GoodsItem, { reference: { tariff }, today }: RiskInput): string {
  for (const fee of dutyTaxFees ?? []) {
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

function partyFacts(
  declaredId: string | undefined,
  profile: PartyProfile | undefined,
  today: PlainDate,
  lists: readonly string[] = NO_TEXTS,
): PartyFacts {
  const listed = lists.length > 0;
  if (!profile) return { id: declaredId ?? '', ...UNKNOWN_PARTY, listed, lists };
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
    listed,
    lists,
  };
}
