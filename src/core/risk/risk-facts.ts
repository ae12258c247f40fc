/**
 * What a risk rule may look at: the fact model of selection. Every field is documented, with words for the rule editor,
 * in `fact-model.ts`; this file only gives the shapes. Absent optional facts are simply not there: a rule asks
 * `has(line.netMassKg)` first, or its evaluation fails, which is reported and never hits.
 *
 * Whole numbers (đồng, days, counts) are CEL `int`, measures are CEL `double`; texts are never absent but may be "".
 */
export interface RiskFacts {
  readonly declaration: DeclarationFacts;
  readonly lines: readonly LineFacts[];
  readonly trader: PartyFacts;
  readonly declarant: PartyFacts;
  readonly partner: PartnerFacts;
  readonly route: RouteFacts;
  readonly place: PlaceFacts;
  readonly history: HistoryFacts;
  readonly manifest: ManifestFacts;
  /** The legal date, which decides which rules are in force. Not visible to rules. */
  readonly today: string;
}

export interface DeclarationFacts {
  readonly type: string;
  readonly direction: string;
  readonly office: string;
  readonly transportMode: string;
  readonly incoterm: string;
  readonly currency: string;
  readonly cargoClass: string;
  readonly paymentTerms: string;
  readonly documents: readonly string[];
  readonly lineCount: number;
  readonly containers: number;
  readonly invoiceValueVnd: number | undefined;
  readonly taxVnd: number | undefined;
  readonly grossMassKg: number | undefined;
  readonly packages: number | undefined;
  readonly arrivalLagDays: number | undefined;
  /** Lists on which a container, a seal or a vehicle of the consignment stands. */
  readonly containerLists: readonly string[];
  readonly sealLists: readonly string[];
  readonly vehicleLists: readonly string[];
}

export interface LineFacts {
  readonly sequence: number;
  readonly code: string;
  readonly hs2: string;
  readonly hs4: string;
  readonly hs6: string;
  readonly origin: string;
  readonly description: string;
  readonly unit: string;
  readonly preference: string;
  readonly certificatePresent: boolean;
  readonly policyControlled: boolean;
  readonly policies: readonly string[];
  readonly documents: readonly string[];
  readonly knownGoods: boolean | undefined;
  readonly knownOrigin: boolean | undefined;
  readonly valueVnd: number | undefined;
  readonly taxVnd: number | undefined;
  readonly quantity: number | undefined;
  readonly unitValueVnd: number | undefined;
  readonly netMassKg: number | undefined;
  readonly valuePerKgVnd: number | undefined;
  readonly belowReferencePrice: boolean;
  /** How well the description goes with the heading declared: 1, or too little said to tell; near 0, all of it speaks for others. */
  readonly descriptionFit: number;
  readonly priceScore: number | undefined;
  readonly priceSamples: number | undefined;
  /** Lists on which something of the description stands. */
  readonly goodsLists: readonly string[];
}

export interface PartyFacts {
  readonly id: string;
  readonly known: boolean;
  readonly status: string;
  readonly complianceLevel: number;
  readonly riskClass: number;
  readonly aeo: boolean;
  readonly newcomer: boolean;
  readonly taxDebtDays: number;
  readonly declarations: number;
  readonly findings: number;
  readonly ageDays: number | undefined;
  readonly daysSinceFinding: number | undefined;
  readonly listed: boolean;
  readonly lists: readonly string[];
}

export interface PartnerFacts {
  readonly name: string;
  readonly country: string;
  readonly listMatches: readonly string[];
  readonly matchScore: number | undefined;
}

export interface RouteFacts {
  readonly exportCountry: string;
  readonly destinationCountry: string;
  readonly loadingLocation: string;
  readonly loadingCountry: string;
  readonly unloadingLocation: string;
  readonly transportNationality: string;
}

export interface PlaceFacts {
  readonly warehouse: string;
}

export interface HistoryFacts {
  readonly declarations7Days: number;
  readonly lowValueDeclarations7Days: number;
  readonly sameGoodsDeclarations7Days: number;
}

/** What the carrier said of the consignment, when that is known. */
export interface ManifestFacts {
  readonly known: boolean;
  readonly packages: number | undefined;
  readonly grossMassKg: number | undefined;
  readonly containers: number | undefined;
}

export const NO_MANIFEST: ManifestFacts = {
  known: false,
  packages: undefined,
  grossMassKg: undefined,
  containers: undefined,
};

/** Stands in where no line is being looked at. */
export const NO_LINE: LineFacts = {
  sequence: 0,
  code: '',
  hs2: '',
  hs4: '',
  hs6: '',
  origin: '',
  description: '',
  unit: '',
  preference: '',
  certificatePresent: false,
  policyControlled: false,
  policies: [],
  documents: [],
  knownGoods: undefined,
  knownOrigin: undefined,
  valueVnd: undefined,
  taxVnd: undefined,
  quantity: undefined,
  unitValueVnd: undefined,
  netMassKg: undefined,
  valuePerKgVnd: undefined,
  belowReferencePrice: false,
  descriptionFit: 1,
  priceScore: undefined,
  priceSamples: undefined,
  goodsLists: [],
};
