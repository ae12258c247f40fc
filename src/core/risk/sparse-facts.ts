import type { Text } from '#core/kernel';
import { factDescriptions, type FactType } from './fact-model.ts';
import { NO_LINE, NO_MANIFEST, type PartyFacts, type RiskFacts } from './risk-facts.ts';
import type { RuleTest } from './rule.ts';

type Sparse = RuleTest['facts'];

/**
 * Facts of which few matter: the named ones as given, the others empty. One line, which is `line` as well. Chapter, heading
 * and subheading follow the code where they are not given.
 */
export function sparseFacts(given: Sparse): RiskFacts {
  const line = { ...NO_LINE, sequence: 1, ...codeParts(given['line.code']) };
  return {
    declaration: Object.assign({}, NO_DECLARATION, under('declaration', given)),
    lines: [Object.assign({}, line, under('line', given))],
    trader: Object.assign({}, NO_PARTY, under('trader', given)),
    declarant: Object.assign({}, NO_PARTY, under('declarant', given)),
    partner: Object.assign({}, NO_PARTNER, under('partner', given)),
    route: Object.assign({}, NO_ROUTE, under('route', given)),
    place: Object.assign({}, NO_PLACE, under('place', given)),
    history: Object.assign({}, NO_HISTORY, under('history', given)),
    manifest: Object.assign({}, NO_MANIFEST, under('manifest', given)),
    today: '',
  };
}

/** What of the given facts the model does not know, or knows as something else. */
export function sparseFactProblems(given: Sparse): readonly Text[] {
  return Object.entries(given).flatMap(([path, value]) => {
    const type = TYPES.get(path);
    if (type === undefined) return [{ vi: `Không có dữ kiện “${path}”`, en: `There is no fact “${path}”` }];
    if (isOf(type, value)) return [];
    return [
      {
        vi: `Dữ kiện “${path}” phải là ${TYPE_WORDS[type].vi}`,
        en: `The fact “${path}” has to be ${TYPE_WORDS[type].en}`,
      },
    ];
  });
}

/** Types of facts, as people say them. */
export const TYPE_WORDS: Readonly<Record<FactType, Text>> = {
  string: { vi: 'chữ', en: 'text' },
  bool: { vi: 'đúng hoặc sai', en: 'true or false' },
  int: { vi: 'số nguyên', en: 'a whole number' },
  double: { vi: 'số đo', en: 'a measure' },
  'list<string>': { vi: 'danh sách chữ', en: 'a list of texts' },
};

const TYPES: ReadonlyMap<string, FactType> = new Map(factDescriptions().map(({ path, type }) => [path, type]));

function isOf(type: FactType, value: Sparse[string]): boolean {
  switch (type) {
    case 'string':
      return typeof value === 'string';
    case 'bool':
      return typeof value === 'boolean';
    case 'int':
      return Number.isSafeInteger(value);
    case 'double':
      return typeof value === 'number' && Number.isFinite(value);
    case 'list<string>':
      return Array.isArray(value);
  }
}

/** The facts of one root by their own names. */
const under = (root: string, given: Sparse): Readonly<Record<string, Sparse[string]>> =>
  Object.fromEntries(
    Object.entries(given).flatMap(([path, value]) =>
      path.startsWith(`${root}.`) ? [[path.slice(root.length + 1), value]] : [],
    ),
  );

const codeParts = (code: Sparse[string] | undefined) =>
  typeof code === 'string' ? { hs2: code.slice(0, 2), hs4: code.slice(0, 4), hs6: code.slice(0, 6) } : {};

const NO_DECLARATION: RiskFacts['declaration'] = {
  type: '',
  direction: '',
  office: '',
  transportMode: '',
  incoterm: '',
  currency: '',
  cargoClass: '',
  paymentTerms: '',
  documents: [],
  lineCount: 1,
  containers: 0,
  invoiceValueVnd: undefined,
  taxVnd: undefined,
  grossMassKg: undefined,
  packages: undefined,
  arrivalLagDays: undefined,
  containerLists: [],
  sealLists: [],
  vehicleLists: [],
};

/** Known, of long standing and of middling compliance: nothing that a rule about parties asks for. */
const NO_PARTY: PartyFacts = {
  id: '',
  known: true,
  status: 'active',
  complianceLevel: 3,
  riskClass: 5,
  aeo: false,
  newcomer: false,
  taxDebtDays: 0,
  declarations: 0,
  findings: 0,
  ageDays: undefined,
  daysSinceFinding: undefined,
  listed: false,
  lists: [],
};
const NO_PARTNER: RiskFacts['partner'] = { name: '', country: '', listMatches: [], matchScore: undefined };
const NO_ROUTE: RiskFacts['route'] = {
  exportCountry: '',
  destinationCountry: '',
  loadingLocation: '',
  loadingCountry: '',
  unloadingLocation: '',
  transportNationality: '',
};
const NO_PLACE: RiskFacts['place'] = { warehouse: '' };
const NO_HISTORY: RiskFacts['history'] = {
  declarations7Days: 0,
  lowValueDeclarations7Days: 0,
  sameGoodsDeclarations7Days: 0,
};
