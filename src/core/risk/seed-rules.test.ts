import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compileRules, type CompiledRules } from './compile-rules.ts';
import { readRuleSet } from './read-rule-set.ts';
import {
  NO_LINE,
  NO_MANIFEST,
  type DeclarationFacts,
  type HistoryFacts,
  type LineFacts,
  type PartyFacts,
  type RiskFacts,
  type RouteFacts,
} from './risk-facts.ts';
import { matchRules, select } from './select.ts';

const FILE = 'country/vn/risk/rules.json';
const NO_RANDOM = 0.999;

function seedRules(): CompiledRules {
  const ruleSet = readRuleSet(readFileSync(FILE, 'utf8'), FILE);
  if (!ruleSet.ok) throw new Error(JSON.stringify(ruleSet.error));
  const compiled = compileRules(ruleSet.value);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.error));
  return compiled.value;
}

const TRADER: PartyFacts = {
  id: '0900000001',
  known: true,
  status: 'active',
  complianceLevel: 3,
  riskClass: 4,
  aeo: false,
  newcomer: false,
  taxDebtDays: 0,
  declarations: 400,
  findings: 1,
  ageDays: 3_000,
  daysSinceFinding: 900,
  listed: false,
  lists: [],
};

/** Wooden furniture from Malaysia by an established trader: nothing to look at. */
const PLAIN: RiskFacts = {
  declaration: {
    type: 'A11',
    direction: 'import',
    office: '02CI',
    transportMode: '2',
    incoterm: 'CIF',
    currency: 'USD',
    cargoClass: '',
    paymentTerms: 'TTR',
    documents: ['INV', 'BOL'],
    lineCount: 1,
    containers: 1,
    invoiceValueVnd: 800_000_000,
    taxVnd: 120_000_000,
    grossMassKg: 9_000,
    packages: 120,
    arrivalLagDays: 3,
    containerLists: [],
    sealLists: [],
    vehicleLists: [],
  },
  lines: [
    {
      ...NO_LINE,
      sequence: 1,
      ...goods('94036090'),
      origin: 'MY',
      description: 'ban go mau hd 14 moi 100',
      unit: 'PCE',
      documents: ['INV', 'BOL'],
      valueVnd: 800_000_000,
      taxVnd: 120_000_000,
      quantity: 400,
      unitValueVnd: 2_000_000,
      netMassKg: 8_500,
      valuePerKgVnd: 94_117.6,
    },
  ],
  trader: TRADER,
  declarant: TRADER,
  partner: { name: 'xuong go tuong tuong', country: 'MY', listMatches: [], matchScore: undefined },
  route: {
    exportCountry: 'MY',
    destinationCountry: 'VN',
    loadingLocation: 'MYPKG',
    loadingCountry: 'MY',
    unloadingLocation: 'VNCLI',
    transportNationality: 'PA',
  },
  place: { warehouse: '02CIS01' },
  history: { declarations7Days: 3, lowValueDeclarations7Days: 0, sameGoodsDeclarations7Days: 2 },
  manifest: NO_MANIFEST,
  today: '2026-06-01',
};

function goods(code: string): Pick<LineFacts, 'code' | 'hs2' | 'hs4' | 'hs6'> {
  return { code, hs2: code.slice(0, 2), hs4: code.slice(0, 4), hs6: code.slice(0, 6) };
}

interface Change {
  readonly code?: string;
  readonly line?: Partial<LineFacts>;
  readonly declaration?: Partial<DeclarationFacts>;
  readonly trader?: Partial<PartyFacts>;
  readonly route?: Partial<RouteFacts>;
  readonly history?: Partial<HistoryFacts>;
}

const changed = (change: Change): RiskFacts => ({
  ...PLAIN,
  declaration: { ...PLAIN.declaration, ...change.declaration },
  trader: { ...PLAIN.trader, ...change.trader },
  route: { ...PLAIN.route, ...change.route },
  history: { ...PLAIN.history, ...change.history },
  lines: PLAIN.lines.map((line) => ({ ...line, ...(change.code ? goods(change.code) : {}), ...change.line })),
});

interface RuleCase {
  readonly rule: string;
  readonly selects: Change;
  /** The nearest thing that the rule lets pass. */
  readonly passes: Change;
}

const withDocument = (change: Change, ...documents: readonly string[]): Change => ({
  ...change,
  line: {
    ...change.line,
    documents: ['INV', ...documents],
    certificatePresent: documents.some((type) => type.startsWith('CO-')),
  },
});
const permitCase = (rule: string, document: string, selects: Change): RuleCase => ({
  rule,
  selects,
  passes: withDocument(selects, document),
});
const EXPORT = { direction: 'export', type: 'B11' } as const;

const CASES: readonly RuleCase[] = [
  permitCase('PERMIT-ANIMAL', 'QAN', { code: '02023000' }),
  permitCase('PERMIT-PLANT', 'QPL', { code: '08081000', line: { policies: ['01/2024/TT-BNNPTNT M9'] } }),
  permitCase('PERMIT-FOOD', 'FSC', { code: '19053110' }),
  permitCase('PERMIT-MEDICINE', 'MED', { code: '30024110' }),
  permitCase('PERMIT-DEVICE', 'MDV', { code: '90181200' }),
  permitCase('PERMIT-CITES', 'CIT', { code: '05071000' }),
  permitCase('PERMIT-ODS', 'ODS', { code: '29037100' }),
  permitCase('PERMIT-CHEMICAL', 'CHM', { code: '28061000', line: { policies: ['113/2017/NĐ-CP PL5'] } }),
  permitCase('PERMIT-CHEMICAL-TOXIC', 'LIC', { code: '29309090', line: { policies: ['113/2017/NĐ-CP PL3'] } }),
  permitCase('PERMIT-EXPLOSIVE', 'EXP', { code: '36041000' }),
  permitCase('PERMIT-SCRAP', 'WST', { code: '72044900', line: { policies: ['13/2023/QĐ-TTg'] } }),
  permitCase('PERMIT-VEHICLE', 'VRC', { code: '87032341', line: { unitValueVnd: 600_000_000 } }),
  permitCase('PERMIT-TELECOM', 'TEL', { code: '85171300', line: { unitValueVnd: 8_000_000 } }),
  permitCase('PERMIT-LICENCE', 'LIC', { code: '71081210' }),
  permitCase('PERMIT-QUOTA', 'TRQ', { code: '25010092' }),
  {
    rule: 'GOODS-USED',
    selects: { code: '84571010', line: { description: 'may phay cnc da qua su dung nam 2015' } },
    passes: { code: '84571010', line: { description: 'may phay cnc moi 100 chua qua su dung hang cung cap' } },
  },
  { rule: 'GOODS-TOBACCO', selects: { code: '24022090' }, passes: { code: '24022090', declaration: EXPORT } },
  { rule: 'GOODS-ALCOHOL', selects: { code: '22042111' }, passes: withDocument({ code: '22042111' }, 'FSC') },
  permitCase('GOODS-WASTE', 'WST', { code: '39151010' }),
  {
    rule: 'GOODS-WEAPON',
    selects: { code: '93040090' },
    passes: { code: '93040090', declaration: { cargoClass: 'B' } },
  },
  { rule: 'GOODS-CAR', selects: { code: '87032341', trader: { newcomer: true } }, passes: { code: '87032341' } },
  {
    rule: 'EXPORT-MINERAL',
    selects: { code: '25051000', declaration: EXPORT },
    passes: { code: '25051000', declaration: EXPORT, trader: { complianceLevel: 2 } },
  },
  {
    rule: 'ORIGIN-NO-CERTIFICATE',
    selects: { line: { preference: 'ATIGA' } },
    passes: withDocument({ line: { preference: 'ATIGA' } }, 'CO-D'),
  },
  {
    rule: 'ORIGIN-FORM',
    selects: withDocument({ line: { preference: 'ATIGA' } }, 'CO-E'),
    passes: withDocument({ line: { preference: 'ATIGA' } }, 'CO-D'),
  },
  {
    rule: 'ORIGIN-ROUTE',
    selects: { line: { preference: 'ATIGA' }, route: { loadingCountry: 'CN', exportCountry: 'CN' } },
    passes: { line: { preference: 'ATIGA' }, route: { loadingCountry: 'SG' } },
  },
  {
    rule: 'ORIGIN-STEEL-DETOUR',
    selects: { code: '72104911', route: { loadingCountry: 'CN' } },
    passes: { code: '72104911' },
  },
  { rule: 'ORIGIN-SANCTION', selects: { line: { origin: 'KP' } }, passes: { line: { origin: 'KR' } } },
  {
    rule: 'ROUTE-DRUGS',
    selects: { route: { loadingCountry: 'EC' }, trader: { newcomer: true } },
    passes: { route: { loadingCountry: 'EC' } },
  },
  {
    rule: 'VALUE-CAR',
    selects: { code: '87032341', line: { unitValueVnd: 90_000_000 } },
    passes: { code: '87032341', line: { unitValueVnd: 400_000_000 } },
  },
  {
    rule: 'VALUE-ELECTRONICS',
    selects: { code: '84713020', line: { unitValueVnd: 2_000_000 } },
    passes: { code: '84713020', line: { unitValueVnd: 15_000_000 } },
  },
  {
    rule: 'VALUE-APPAREL',
    selects: { code: '61091010', line: { valuePerKgVnd: 40_000 } },
    passes: { code: '61091010', line: { valuePerKgVnd: 400_000 } },
  },
  {
    rule: 'VALUE-SPIRITS',
    selects: { code: '22083000', line: { unit: 'LTR', unitValueVnd: 20_000 } },
    passes: { code: '22083000', line: { unit: 'LTR', unitValueVnd: 400_000 } },
  },
  {
    rule: 'VALUE-PER-KG',
    selects: { declaration: { grossMassKg: 400_000 } },
    passes: { declaration: { grossMassKg: 400_000, transportMode: '3' } },
  },
  {
    rule: 'VALUE-NEWCOMER',
    selects: { trader: { newcomer: true }, declaration: { invoiceValueVnd: 6_000_000_000 } },
    passes: { declaration: { invoiceValueVnd: 6_000_000_000 } },
  },
  {
    rule: 'VALUE-EXPORT-REFUND',
    selects: { code: '85423100', declaration: EXPORT, trader: { newcomer: true }, line: { valuePerKgVnd: 60_000_000 } },
    passes: { code: '85423100', declaration: EXPORT, line: { valuePerKgVnd: 60_000_000 } },
  },
  { rule: 'WEIGHT-ANOMALY', selects: { line: { netMassKg: 9_500 } }, passes: { line: { netMassKg: 9_000 } } },
  {
    rule: 'PARTY-NOT-COMPLIANT',
    selects: { trader: { complianceLevel: 5 } },
    passes: { trader: { complianceLevel: 4 } },
  },
  {
    rule: 'PARTY-NOT-COMPLIANT-RISKY',
    selects: { trader: { complianceLevel: 5, daysSinceFinding: 100 } },
    passes: { trader: { complianceLevel: 5, daysSinceFinding: 200 } },
  },
  { rule: 'PARTY-TAX-DEBT', selects: { trader: { taxDebtDays: 45 } }, passes: { trader: { taxDebtDays: 30 } } },
  {
    rule: 'PARTY-FINDINGS',
    selects: { trader: { findings: 4, daysSinceFinding: 20 } },
    passes: { trader: { findings: 4, daysSinceFinding: 200 } },
  },
  {
    rule: 'PARTY-FIRST',
    selects: { trader: { newcomer: true, declarations: 1 } },
    passes: { trader: { newcomer: true, declarations: 3 } },
  },
  {
    rule: 'PARTY-LOW-COMPLIANCE',
    selects: { trader: { complianceLevel: 4 }, declaration: { invoiceValueVnd: 1_200_000_000 } },
    passes: { trader: { complianceLevel: 4 } },
  },
  {
    rule: 'HISTORY-SPLIT',
    selects: { declaration: { type: 'H11', invoiceValueVnd: 900_000 }, history: { lowValueDeclarations7Days: 6 } },
    passes: { declaration: { type: 'H11', invoiceValueVnd: 900_000 } },
  },
  {
    rule: 'HISTORY-NEW-GOODS',
    selects: { line: { knownGoods: false, knownOrigin: false, valueVnd: 2_000_000_000 } },
    passes: { line: { knownGoods: false, knownOrigin: true, valueVnd: 2_000_000_000 } },
  },
  {
    rule: 'CLASSIFY-MISMATCH',
    selects: { trader: { complianceLevel: 4 }, line: { descriptionFit: 0.05 } },
    passes: { trader: { complianceLevel: 4 }, line: { descriptionFit: 0.4 } },
  },
  {
    rule: 'REGIME-TEMPORARY',
    selects: withDocument({ code: '02071200', declaration: { type: 'G11' } }, 'QAN'),
    passes: { declaration: { type: 'G11' } },
  },
  { rule: 'REGIME-CHANGE-OF-USE', selects: { declaration: { type: 'A42' } }, passes: { declaration: { type: 'A12' } } },
  {
    rule: 'REGIME-GIFT',
    selects: { declaration: { type: 'H11' } },
    passes: { declaration: { type: 'H11', invoiceValueVnd: 5_000_000 } },
  },
  {
    rule: 'ARRIVAL-LATE',
    selects: { declaration: { arrivalLagDays: 31 } },
    passes: { declaration: { arrivalLagDays: 30 } },
  },
  {
    rule: 'PRICE-LOW',
    selects: { line: { priceScore: -3 } },
    passes: { line: { priceScore: -2.9 } },
  },
];

const rules = seedRules();
const hitsOf = (change: Change): readonly string[] =>
  matchRules(changed(change), rules).hits.map((hit) => hit.compiled.rule.id);

describe('the selection rules of the country', () => {
  it('lets a plain declaration of an established trader pass', () => {
    expect(select(PLAIN, rules, NO_RANDOM)).toMatchObject({ channel: 'green', reasons: [], random: false });
  });

  it.each(CASES)('$rule selects what it names', ({ rule, selects }) => {
    expect(hitsOf(selects)).toContain(rule);
  });

  it.each(CASES)('$rule lets its nearest neighbour pass', ({ rule, passes }) => {
    expect(hitsOf(passes)).not.toContain(rule);
  });

  it('has a case for every rule', () => {
    expect(CASES.map((each) => each.rule)).toEqual(rules.rules.map((each) => each.rule.id));
  });

  it('never fails to evaluate where every optional fact is absent', () => {
    const bare = changed({
      declaration: {
        invoiceValueVnd: undefined,
        taxVnd: undefined,
        grossMassKg: undefined,
        packages: undefined,
        arrivalLagDays: undefined,
      },
      trader: { ageDays: undefined, daysSinceFinding: undefined },
      line: {
        valueVnd: undefined,
        taxVnd: undefined,
        quantity: undefined,
        unitValueVnd: undefined,
        netMassKg: undefined,
        valuePerKgVnd: undefined,
      },
    });
    for (const { selects } of CASES) {
      const { code, line, trader, route } = selects;
      const absent = {
        ...bare,
        lines: bare.lines.map((each) => ({ ...each, ...(code ? goods(code) : {}), ...line, unitValueVnd: undefined })),
      };
      expect(
        matchRules({ ...absent, trader: { ...bare.trader, ...trader }, route: { ...bare.route, ...route } }, rules)
          .failures,
      ).toEqual([]);
    }
  });

  it('rates the strength of the control by the heaviest rule', () => {
    const selection = select(changed({ code: '93040090', trader: { taxDebtDays: 45 } }), rules, NO_RANDOM);
    expect(selection).toMatchObject({ channel: 'red', inspection: 'full' });
    expect(selection.reasons.map((reason) => reason.ruleId)).toEqual(['GOODS-WEAPON', 'PARTY-TAX-DEBT']);
  });
});
