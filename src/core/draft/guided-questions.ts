/** The steps of the guided way, in the order in which they are told; they may be taken in any. */
export const GUIDED_TASKS = ['parties', 'transport', 'goods', 'documents', 'tax', 'sign'] as const;
export type GuidedTask = (typeof GUIDED_TASKS)[number];

export type GuidedDirection = 'import' | 'export';

/** One question in plain words, and the places of the draft that answer it. */
export interface GuidedQuestion {
  /** Also the name under which it is set aside: it stands in stored drafts, so it stays. */
  readonly id: GuidedQuestionId;
  readonly task: GuidedTask;
  /** Where the places begin: at the draft, or at each goods line. */
  readonly of: 'draft' | 'line';
  /** All of them filled, it is answered. */
  readonly at: readonly string[];
  /** Asked in the same breath, and may stay empty. */
  readonly more?: readonly string[];
  /** Asked of goods that go this way only. */
  readonly direction?: GuidedDirection;
  readonly isOptional?: true;
}

export type GuidedQuestionId =
  | 'purpose'
  | 'importer'
  | 'sellerAbroad'
  | 'exporter'
  | 'buyerAbroad'
  | 'way'
  | 'arrival'
  | 'departure'
  | 'bill'
  | 'waybill'
  | 'route'
  | 'routeOut'
  | 'packages'
  | 'grossMass'
  | 'office'
  | 'what'
  | 'code'
  | 'madeIn'
  | 'amount'
  | 'price'
  | 'weight'
  | 'invoice'
  | 'invoiceTotal'
  | 'payment'
  | 'papers'
  | 'terms'
  | 'freight'
  | 'insurance'
  | 'rate'
  | 'reference';

/** What a newcomer is asked: what a declaration needs, and little besides. All else stands in the form and the grid of the same draft. */
export const GUIDED_QUESTIONS: readonly GuidedQuestion[] = [
  { id: 'purpose', task: 'parties', of: 'draft', at: ['/typeCode'] },
  {
    id: 'importer',
    task: 'parties',
    of: 'draft',
    at: ['/importer/id', '/importer/name'],
    more: ['/importer/address/line'],
    direction: 'import',
  },
  {
    id: 'sellerAbroad',
    task: 'parties',
    of: 'draft',
    at: ['/exporter/name'],
    more: ['/exporter/address/line', '/exporter/address/countryCode'],
    direction: 'import',
  },
  {
    id: 'exporter',
    task: 'parties',
    of: 'draft',
    at: ['/exporter/id', '/exporter/name'],
    more: ['/exporter/address/line'],
    direction: 'export',
  },
  {
    id: 'buyerAbroad',
    task: 'parties',
    of: 'draft',
    at: ['/importer/name'],
    more: ['/importer/address/line', '/importer/address/countryCode'],
    direction: 'export',
  },
  {
    id: 'way',
    task: 'transport',
    of: 'draft',
    at: ['/borderTransportMeans/modeCode'],
    more: ['/borderTransportMeans/name'],
  },
  { id: 'arrival', task: 'transport', of: 'draft', at: ['/consignment/arrivalDate'], direction: 'import' },
  { id: 'departure', task: 'transport', of: 'draft', at: ['/consignment/departureDate'], direction: 'export' },
  {
    id: 'bill',
    task: 'transport',
    of: 'draft',
    at: ['/consignment/transportContractDocuments/0/id'],
    direction: 'import',
  },
  // Goods that leave may be declared before their bill is written.
  {
    id: 'waybill',
    task: 'transport',
    of: 'draft',
    at: ['/consignment/transportContractDocuments/0/id'],
    direction: 'export',
    isOptional: true,
  },
  {
    id: 'route',
    task: 'transport',
    of: 'draft',
    at: ['/consignment/loadingLocationId', '/consignment/unloadingLocationId'],
    more: ['/exportCountryCode'],
    direction: 'import',
  },
  {
    id: 'routeOut',
    task: 'transport',
    of: 'draft',
    at: ['/consignment/loadingLocationId', '/destinationCountryCode'],
    more: ['/consignment/unloadingLocationId'],
    direction: 'export',
  },
  { id: 'packages', task: 'transport', of: 'draft', at: ['/totalPackageQuantity', '/totalPackageUnitCode'] },
  { id: 'grossMass', task: 'transport', of: 'draft', at: ['/totalGrossMass/value'] },
  { id: 'office', task: 'transport', of: 'draft', at: ['/declarationOfficeId'] },
  { id: 'what', task: 'goods', of: 'line', at: ['/description'] },
  { id: 'code', task: 'goods', of: 'line', at: ['/commodityCode'], more: ['/productCharacteristics'] },
  { id: 'madeIn', task: 'goods', of: 'line', at: ['/origin/countryCode'] },
  { id: 'amount', task: 'goods', of: 'line', at: ['/tariffQuantity/value', '/tariffQuantity/unitCode'] },
  { id: 'price', task: 'goods', of: 'line', at: ['/itemChargeAmount/amount'] },
  { id: 'weight', task: 'goods', of: 'line', at: ['/netMass/value'], isOptional: true },
  { id: 'invoice', task: 'documents', of: 'draft', at: ['/invoice/id', '/invoice/issueDate'] },
  // A draft begins with the usual currency: that alone is no answer.
  {
    id: 'invoiceTotal',
    task: 'documents',
    of: 'draft',
    at: ['/invoiceAmount/amount'],
    more: ['/invoiceAmount/currency'],
  },
  { id: 'payment', task: 'documents', of: 'draft', at: ['/invoice/paymentTermsCode'], isOptional: true },
  { id: 'papers', task: 'documents', of: 'line', at: ['/additionalDocuments'], isOptional: true },
  { id: 'terms', task: 'tax', of: 'draft', at: ['/tradeTerms/conditionCode'] },
  {
    id: 'freight',
    task: 'tax',
    of: 'draft',
    at: ['/customsValuation/freightChargeAmount/amount'],
    direction: 'import',
    isOptional: true,
  },
  {
    id: 'insurance',
    task: 'tax',
    of: 'draft',
    at: ['/customsValuation/insuranceAmount/amount'],
    direction: 'import',
    isOptional: true,
  },
  { id: 'rate', task: 'tax', of: 'line', at: ['/dutyTaxFees'], direction: 'import', isOptional: true },
  { id: 'reference', task: 'sign', of: 'draft', at: ['/functionalReferenceId'], isOptional: true },
];

/** Those that are asked of goods going one way. */
export const questionsFor = (direction: GuidedDirection): readonly GuidedQuestion[] => ASKED[direction];

const asked = (way: GuidedDirection): readonly GuidedQuestion[] =>
  GUIDED_QUESTIONS.filter(({ direction }) => direction === undefined || direction === way);
const ASKED: Readonly<Record<GuidedDirection, readonly GuidedQuestion[]>> = {
  import: asked('import'),
  export: asked('export'),
};
