import fc from 'fast-check';
import type { LineFacts, PartyFacts, RiskFacts } from '#core/risk';

// A small vocabulary, so that random equalities are often true.
export const CODES = ['87032341', '87032342', '85171300', '84713020', '22030091', '22', '', '8703'];
export const TEXTS = ['CN', 'KR', 'A11', 'H11', '8703', '85', 'CO-E', 'CO-D', 'may tinh', 'PCE', ''];
export const NUMBERS = [0, 1, 2, 3, 7, 100, -5];
export const pick = <T>(...values: readonly T[]) => fc.constantFrom(...values);

const textList = fc.array(pick(...TEXTS), { maxLength: 3 });
const optionalInt = fc.option(pick(...NUMBERS), { nil: undefined });
const optionalDouble = fc.option(pick(0, 0.5, 1, 2.5, -3), { nil: undefined });
const optionalBool = fc.option(fc.boolean(), { nil: undefined });
const text = pick(...TEXTS);

const lineFacts: fc.Arbitrary<LineFacts> = fc
  .record({
    code: pick(...CODES),
    origin: text,
    description: pick('may tinh xach tay', 'xe da qua su dung', ''),
    unit: text,
    preference: text,
    certificatePresent: fc.boolean(),
    policyControlled: fc.boolean(),
    policies: textList,
    documents: textList,
    knownGoods: optionalBool,
    knownOrigin: optionalBool,
    valueVnd: optionalInt,
    taxVnd: optionalInt,
    quantity: optionalDouble,
    unitValueVnd: optionalDouble,
    belowReferencePrice: fc.boolean(),
    descriptionFit: fc.constantFrom(0, 0.5, 1),
    netMassKg: optionalDouble,
    valuePerKgVnd: optionalDouble,
    priceScore: optionalDouble,
    priceSamples: optionalInt,
    goodsLists: textList,
  })
  .map((rest) => ({
    ...rest,
    sequence: 0,
    hs2: rest.code.slice(0, 2),
    hs4: rest.code.slice(0, 4),
    hs6: rest.code.slice(0, 6),
  }));

const partyFacts: fc.Arbitrary<PartyFacts> = fc.record({
  id: text,
  known: fc.boolean(),
  status: pick('active', 'suspended'),
  complianceLevel: pick(1, 2, 3, 4, 5),
  riskClass: pick(1, 2, 9),
  aeo: fc.boolean(),
  newcomer: fc.boolean(),
  taxDebtDays: pick(0, 31, 100),
  declarations: pick(0, 1, 7),
  findings: pick(0, 1, 7),
  ageDays: optionalInt,
  daysSinceFinding: optionalInt,
  listed: fc.boolean(),
  lists: textList,
});

/** Facts of a declaration in which anything may stand, whether it makes sense together or not. */
export const anyRiskFacts: fc.Arbitrary<RiskFacts> = fc.record({
  declaration: fc.record({
    type: text,
    direction: pick('import', 'export'),
    office: text,
    transportMode: text,
    incoterm: text,
    currency: text,
    cargoClass: text,
    paymentTerms: text,
    documents: textList,
    lineCount: pick(...NUMBERS),
    containers: pick(...NUMBERS),
    invoiceValueVnd: optionalInt,
    taxVnd: optionalInt,
    grossMassKg: optionalDouble,
    packages: optionalInt,
    arrivalLagDays: optionalInt,
    containerLists: textList,
    sealLists: textList,
    vehicleLists: textList,
  }),
  lines: fc
    .array(lineFacts, { maxLength: 4 })
    .map((lines) => lines.map((line, index) => ({ ...line, sequence: index + 1 }))),
  trader: partyFacts,
  declarant: partyFacts,
  partner: fc.record({ name: text, country: text, listMatches: textList, matchScore: optionalDouble }),
  route: fc.record({
    exportCountry: text,
    destinationCountry: text,
    loadingLocation: text,
    loadingCountry: text,
    unloadingLocation: text,
    transportNationality: text,
  }),
  place: fc.record({ warehouse: text }),
  history: fc.record({
    declarations7Days: pick(...NUMBERS),
    lowValueDeclarations7Days: pick(...NUMBERS),
    sameGoodsDeclarations7Days: pick(...NUMBERS),
  }),
  manifest: fc.record({
    known: fc.boolean(),
    packages: optionalInt,
    grossMassKg: optionalDouble,
    containers: optionalInt,
  }),
  today: fc.constant('2026-06-01'),
});
