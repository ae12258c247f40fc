import { seededRandom, type Random } from '#core/kernel';
import type { LineFacts, PartyFacts, RiskFacts, Rule, RuleSet } from '#core/risk';

/**
 * A rule set and traffic of realistic shape, from a seed: rules that single out headings, origins, offices, traders and
 * partners, and traffic in which each of them is rare. Used by `bench/risk.ts` and wherever a large rule set is needed.
 */
export function generateRules(seed: number, count: number): RuleSet {
  const random = seededRandom(seed);
  const rules = Array.from({ length: count }, (_, index) => generatedRule(random, index));
  return { version: `GEN-${seed}-${count}`, policy: POLICY, rules, file: 'generated', lines: rules.map(() => 1) };
}

/**
 * The set grown to so many rules by ones of the same making about other goods, traders and partners than this traffic has:
 * as a country's rules are, of which a day's declarations meet few.
 */
export function withRulesElsewhere(set: RuleSet, count: number, traffic: readonly RiskFacts[]): RuleSet {
  const traded = new Set(traffic.flatMap(({ lines }) => lines.map(({ hs4 }) => hs4)));
  const untraded = (digits: string): string => {
    let number = Number(digits.slice(0, 4));
    while (traded.has(String(number).padStart(4, '0'))) number = number >= 9_899 ? 100 : number + 1;
    return String(number).padStart(4, '0') + digits.slice(4);
  };
  const elsewhere = generateRules(set.rules.length, count - set.rules.length).rules.map((rule, index) => ({
    ...rule,
    id: `ELSE-${index}`,
    when: rule.when
      .replaceAll(/'09(\d{8})'/g, "'19$1'")
      .replaceAll(/cong ty mo phong/g, 'cong ty noi khac')
      .replaceAll(/'(\d{4}|\d{6}|\d{8})'/g, (_, digits: string) => `'${untraded(digits)}'`),
  }));
  const rules = [...set.rules, ...elsewhere];
  return { ...set, version: `${set.version}-${count}`, rules, lines: rules.map(() => 1) };
}

/** The facts of one declaration with so many lines. */
export function generateFacts(random: Random, lineCount: number): RiskFacts {
  const origin = weighted(random, ORIGINS);
  const lines = Array.from({ length: lineCount }, (_, index) => generatedLine(random, index + 1, origin));
  const value = lines.reduce((sum, line) => sum + (line.valueVnd ?? 0), 0);
  return {
    declaration: {
      type: random.next() < 0.8 ? 'A11' : 'E31',
      direction: 'import',
      office: weighted(random, OFFICES),
      transportMode: random.next() < 0.6 ? '2' : '1',
      incoterm: random.next() < 0.5 ? 'CIF' : 'FOB',
      currency: 'USD',
      cargoClass: '',
      paymentTerms: 'TTR',
      documents: ['INV', 'PKL', 'BOL'],
      lineCount,
      containers: Math.floor(random.next() * 4),
      invoiceValueVnd: value,
      taxVnd: Math.round(value * 0.15),
      grossMassKg: 12_000,
      packages: 400,
      arrivalLagDays: Math.floor(random.next() * 9),
      containerLists: [],
      sealLists: [],
      vehicleLists: [],
    },
    lines,
    trader: generatedParty(random),
    declarant: generatedParty(random),
    partner: {
      name: `cong ty mo phong ${Math.floor(random.next() * PARTNERS)}`,
      country: origin,
      listMatches: [],
      matchScore: undefined,
    },
    route: {
      exportCountry: origin,
      destinationCountry: 'VN',
      loadingLocation: `${origin}AAA`,
      loadingCountry: random.next() < 0.92 ? origin : 'SG',
      unloadingLocation: 'VNCLI',
      transportNationality: 'PA',
    },
    place: { warehouse: '02CIS01' },
    history: {
      declarations7Days: Math.floor(random.next() * 10),
      lowValueDeclarations7Days: 0,
      sameGoodsDeclarations7Days: 1,
    },
    manifest: { known: false, packages: undefined, grossMassKg: undefined, containers: undefined },
    today: '2026-06-01',
  };
}

const TRADERS = 2_000;
const PARTNERS = 6_000;
/** Headings traded, most frequent first: drawn with falling weight, as trade is. */
const HEADINGS = 600;
const ORIGINS = [
  'CN',
  'KR',
  'JP',
  'TW',
  'TH',
  'US',
  'MY',
  'DE',
  'IN',
  'ID',
  'SG',
  'FR',
  'IT',
  'AU',
  'GB',
  'BR',
] as const;
const OFFICES = [
  '02CI',
  '03CC',
  '03TG',
  '01B1',
  '02B1',
  '15BB',
  '20BB',
  '43IH',
  '47NG',
  '51CI',
  '18BA',
  '34CE',
] as const;
const POLICY: RuleSet['policy'] = {
  randomShare: 0.02,
  randomRedShare: 0.25,
  randomInspection: 'partial',
  relief: [{ complianceLevel: 1, fromOrdinaryYellow: true, randomFactor: 0.25 }],
  legalBasis: 'generated',
};

const whole = (random: Random, below: number): number => Math.floor(random.next() * below);
const one = <T>(random: Random, values: readonly [T, ...T[]]): T => values[whole(random, values.length)] ?? values[0];
/** The first values often, the last ones seldom. */
const weighted = <T>(random: Random, values: readonly [T, ...T[]]): T =>
  values[Math.floor(values.length * random.next() ** 2)] ?? values[0];

const traderId = (index: number): string => `09${String(index).padStart(8, '0')}`;
// Spreads heading numbers over the chapters; an odd factor keeps them distinct.
const heading = (index: number): string => String(((index * 163) % 9_000) + 200).padStart(4, '0');
const drawnHeading = (random: Random): string => heading(Math.floor(HEADINGS * random.next() ** 2));
const drawnCode = (random: Random): string => `${drawnHeading(random)}${whole(random, 5)}0${whole(random, 3)}0`;

function generatedLine(random: Random, sequence: number, origin: string): LineFacts {
  const code = drawnCode(random);
  const valueVnd = Math.round(10_000_000 * (1 + 200 * random.next() ** 3));
  const quantity = 1 + whole(random, 5_000);
  const netMassKg = 10 + whole(random, 4_000);
  return {
    sequence,
    code,
    hs2: code.slice(0, 2),
    hs4: code.slice(0, 4),
    hs6: code.slice(0, 6),
    origin: random.next() < 0.85 ? origin : weighted(random, ORIGINS),
    description: 'hang hoa mo phong moi 100',
    unit: random.next() < 0.6 ? 'PCE' : 'KGM',
    preference: random.next() < 0.3 ? 'ACFTA' : '',
    certificatePresent: random.next() < 0.3,
    policyControlled: random.next() < 0.4,
    policies: random.next() < 0.4 ? ['12/2022/TT-BGTVT'] : [],
    documents: ['INV', 'PKL', 'BOL'],
    knownGoods: undefined,
    knownOrigin: undefined,
    valueVnd,
    taxVnd: Math.round(valueVnd * 0.15),
    quantity,
    unitValueVnd: valueVnd / quantity,
    netMassKg,
    belowReferencePrice: false,
    descriptionFit: 1,
    priceScore: undefined,
    priceSamples: undefined,
    goodsLists: [],
    valuePerKgVnd: valueVnd / netMassKg,
  };
}

function generatedParty(random: Random): PartyFacts {
  const level = 1 + Math.floor(5 * random.next() ** 0.7);
  return {
    id: traderId(whole(random, TRADERS)),
    known: true,
    status: 'active',
    complianceLevel: Math.min(level, 4),
    riskClass: 3,
    aeo: false,
    newcomer: random.next() < 0.05,
    taxDebtDays: 0,
    declarations: whole(random, 800),
    findings: whole(random, 4),
    ageDays: 2_000,
    daysSinceFinding: undefined,
    listed: false,
    lists: [],
  };
}

function generatedRule(random: Random, index: number): Rule {
  const { scope, when } = expression(random);
  const red = random.next() < 0.15;
  return {
    id: `GEN-${String(index + 1).padStart(4, '0')}`,
    version: 1,
    name: { vi: `Quy tắc mô phỏng ${index + 1}`, en: `Generated rule ${index + 1}` },
    scope,
    when,
    effect: { channel: red ? 'red' : 'yellow', inspection: red ? 'scan' : 'documents' },
    binding: random.next() < 0.5 ? 'ordinary' : 'mandatory',
    legalBasis: 'mô phỏng',
    owner: 'mô phỏng',
    validFrom: '2026-01-01',
    validTo: null,
    sensitivity: 'internal',
  };
}

type Expression = Pick<Rule, 'scope' | 'when'>;

/** The kinds of rule that risk units write, in the proportion in which they write them. */
function expression(random: Random): Expression {
  const kind = random.next();
  if (kind < 0.4) return goodsRule(random);
  if (kind < 0.6) return traderRule(random);
  if (kind < 0.75) return officeRule(random);
  if (kind < 0.85) return partnerRule(random);
  if (kind < 0.97) return routeRule(random);
  return openRule(random);
}

function goodsRule(random: Random): Expression {
  const code = drawnCode(random);
  const goods = one(random, [
    `line.code == '${code}'`,
    `line.hs4 == '${code.slice(0, 4)}'`,
    `line.code.startsWith('${code.slice(0, 6)}')`,
    `line.hs4 in ['${code.slice(0, 4)}', '${drawnHeading(random)}', '${drawnHeading(random)}']`,
  ]);
  const condition = one(random, [
    `line.origin in ['${weighted(random, ORIGINS)}', '${weighted(random, ORIGINS)}']`,
    `has(line.unitValueVnd) && line.unitValueVnd < ${1_000 + whole(random, 40_000)}.0`,
    `has(line.valuePerKgVnd) && line.valuePerKgVnd < ${1_000 + whole(random, 20_000)}.0`,
    `line.policyControlled && !('LIC' in line.documents)`,
    `has(line.valueVnd) && line.valueVnd > ${1 + whole(random, 9)}000000000`,
  ]);
  return { scope: 'line', when: `${goods} && ${condition} && trader.complianceLevel >= ${2 + whole(random, 3)}` };
}

const traderRule = (random: Random): Expression =>
  one(random, [
    { scope: 'declaration', when: `trader.id == '${traderId(whole(random, TRADERS))}'` },
    {
      scope: 'line',
      when: `trader.id == '${traderId(whole(random, TRADERS))}' && line.hs2 == '${drawnHeading(random).slice(0, 2)}'`,
    },
    {
      scope: 'declaration',
      when: `declarant.id == '${traderId(whole(random, TRADERS))}' && declaration.containers > 1`,
    },
  ]);

const officeRule = (random: Random): Expression => ({
  scope: 'line',
  when: `declaration.office == '${weighted(random, OFFICES)}' && line.hs4 == '${drawnHeading(random)}' && line.origin != '${weighted(random, ORIGINS)}'`,
});

const partnerRule = (random: Random): Expression => ({
  scope: 'declaration',
  when: `partner.name == 'cong ty mo phong ${whole(random, PARTNERS)}' && declaration.direction == 'import'`,
});

const routeRule = (random: Random): Expression => ({
  scope: 'line',
  when: `line.preference != '' && line.origin == '${weighted(random, ORIGINS)}' && route.loadingCountry != line.origin && line.hs4 in ['${drawnHeading(random)}', '${drawnHeading(random)}']`,
});

/** What nothing can index: always evaluated. */
const openRule = (random: Random): Expression => ({
  scope: 'declaration',
  when: one(random, [
    `trader.newcomer && has(declaration.invoiceValueVnd) && declaration.invoiceValueVnd > ${5 + whole(random, 9)}000000000`,
    `trader.findings >= ${4 + whole(random, 5)} && trader.declarations < ${50 + whole(random, 50)}`,
    `has(declaration.arrivalLagDays) && declaration.arrivalLagDays > ${20 + whole(random, 20)}`,
  ]),
});
