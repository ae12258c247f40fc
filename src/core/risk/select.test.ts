import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explanationFor, explanationLines, seededRandom } from '#core/kernel';
import { compileRules, type CompiledRules } from './compile-rules.ts';
import { explainSelection } from './explain-selection.ts';
import { NO_LINE, NO_MANIFEST, type PartyFacts, type RiskFacts } from './risk-facts.ts';
import type { Rule, SelectionPolicy } from './rule.ts';
import { select } from './select.ts';
import { REASON_FACT_LENGTH_MAX, REASON_LINES_MAX, REASONS_MAX, traderView } from './selection.ts';

const POLICY: SelectionPolicy = {
  randomShare: 0.02,
  randomRedShare: 0.25,
  randomInspection: 'partial',
  relief: [
    { complianceLevel: 1, fromOrdinaryYellow: true, randomFactor: 0.25 },
    { complianceLevel: 2, fromOrdinaryYellow: true, randomFactor: 0.5 },
  ],
  legalBasis: 'illustrative',
};
const NO_RANDOM = 0.999;

const rule = (id: string, when: string, changes: Partial<Rule> = {}): Rule => ({
  id,
  version: 3,
  name: { vi: `Bí mật ${id}`, en: `Secret ${id}` },
  scope: 'line',
  when,
  effect: { channel: 'yellow' },
  binding: 'mandatory',
  legalBasis: 'Điều 1',
  owner: 'RM',
  validFrom: '2026-01-01',
  validTo: null,
  sensitivity: 'restricted',
  ...changes,
});

function compiled(...rules: readonly Rule[]): CompiledRules {
  const result = compileRules({ version: 'T-1', policy: POLICY, rules: [...rules], file: 'test', lines: [] });
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

const PARTY: PartyFacts = {
  id: '0900000001',
  known: true,
  status: 'active',
  complianceLevel: 3,
  riskClass: 4,
  aeo: false,
  newcomer: false,
  taxDebtDays: 0,
  declarations: 10,
  findings: 0,
  ageDays: 999,
  daysSinceFinding: undefined,
  listed: false,
  lists: [],
};

const facts = (codes: readonly string[], trader: Partial<PartyFacts> = {}, today = '2026-06-01'): RiskFacts => ({
  declaration: {
    type: 'A11',
    direction: 'import',
    office: '02CI',
    transportMode: '2',
    incoterm: 'CIF',
    currency: 'USD',
    cargoClass: '',
    paymentTerms: '',
    documents: [],
    lineCount: codes.length,
    containers: 0,
    invoiceValueVnd: 1_000,
    taxVnd: undefined,
    grossMassKg: undefined,
    packages: undefined,
    arrivalLagDays: undefined,
    containerLists: [],
    sealLists: [],
    vehicleLists: [],
  },
  lines: codes.map((code, index) => ({
    ...NO_LINE,
    sequence: index + 1,
    code,
    hs4: code.slice(0, 4),
    origin: 'CN',
    description: 'x'.repeat(100),
  })),
  trader: { ...PARTY, ...trader },
  declarant: PARTY,
  partner: { name: '', country: '', listMatches: [], matchScore: undefined },
  route: {
    exportCountry: '',
    destinationCountry: '',
    loadingLocation: '',
    loadingCountry: '',
    unloadingLocation: '',
    transportNationality: '',
  },
  place: { warehouse: '' },
  history: { declarations7Days: 0, lowValueDeclarations7Days: 0, sameGoodsDeclarations7Days: 0 },
  manifest: NO_MANIFEST,
  today,
});

describe('select', () => {
  const cars = rule('CARS', "line.hs4 == '8703'", {
    effect: { channel: 'red', inspection: 'scan', documents: ['VRC'] },
  });
  const beer = rule('BEER', "line.hs4 == '2203'", { effect: { channel: 'yellow', documents: ['FSC', 'VRC'] } });

  it('takes the heaviest channel and says which rules hit on which lines, with the facts they name', () => {
    expect(select(facts(['22030091', '87032341', '87032342']), compiled(beer, cars), NO_RANDOM)).toEqual({
      channel: 'red',
      reasons: [
        { ruleId: 'CARS', ruleVersion: 3, lines: [2, 3], facts: { 'line.hs4': '8703' } },
        { ruleId: 'BEER', ruleVersion: 3, lines: [1], facts: { 'line.hs4': '2203' } },
      ],
      random: false,
      inspection: 'scan',
      requestedDocuments: ['FSC', 'VRC'],
      ruleSetVersion: 'T-1',
      draw: NO_RANDOM,
    });
  });

  it('applies a rule from its first day to its last', () => {
    const rules = compiled(rule('CARS', "line.hs4 == '8703'", { validFrom: '2026-03-01', validTo: '2026-03-31' }));
    const channelOn = (day: string) => select(facts(['87032341'], {}, day), rules, NO_RANDOM).channel;
    expect(['2026-02-28', '2026-03-01', '2026-03-31', '2026-04-01'].map(channelOn)).toEqual([
      'green',
      'yellow',
      'yellow',
      'green',
    ]);
  });

  it('asks a rule confined to offices there and nowhere else', () => {
    const confined = rule('CONFINED', "line.hs4 == '8703'", { offices: ['02CI', '03CC'] });
    const elsewhere = rule('ELSEWHERE', "line.hs4 == '8703'", { offices: ['43IH'] });
    const everywhere = rule('EVERYWHERE', "line.hs4 == '2203'");
    const rules = compiled(confined, elsewhere, everywhere);
    const hitsAt = (office: string) => {
      const asked = facts(['87032341', '22030091']);
      const selection = select({ ...asked, declaration: { ...asked.declaration, office } }, rules, NO_RANDOM);
      return selection.reasons.map((reason) => reason.ruleId);
    };
    expect(hitsAt('02CI')).toEqual(['CONFINED', 'EVERYWHERE']);
    expect(hitsAt('43IH')).toEqual(['ELSEWHERE', 'EVERYWHERE']);
    expect(hitsAt('18BA')).toEqual(['EVERYWHERE']);
    expect(hitsAt('')).toEqual(['EVERYWHERE']);
  });

  it('takes the greatest depth among the rules that ask for the heaviest inspection', () => {
    const partial = (id: string, depthPercent?: number) =>
      rule(id, "line.hs4 == '8703'", {
        effect: { channel: 'red', inspection: 'partial', ...(depthPercent !== undefined && { depthPercent }) },
      });
    const scan = rule('SCAN', "line.hs4 == '8703'", { effect: { channel: 'red', inspection: 'scan' } });
    const full = rule('FULL', "line.hs4 == '2203'", { effect: { channel: 'red', inspection: 'full' } });
    const rules = compiled(scan, partial('TENTH', 10), partial('THIRD', 30), partial('PLAIN'), full);
    expect(select(facts(['87032341']), rules, NO_RANDOM)).toMatchObject({ inspection: 'partial', depthPercent: 30 });
    const heavier = select(facts(['87032341', '22030091']), rules, NO_RANDOM);
    expect(heavier.inspection).toBe('full');
    expect(heavier).not.toHaveProperty('depthPercent');
    expect(select(facts(['87032341']), compiled(partial('PLAIN')), NO_RANDOM)).not.toHaveProperty('depthPercent');
  });

  it('records a rule that only watches, tells its owner, and selects nobody by it', () => {
    const watch = rule('WATCH', "line.hs4 == '8703'", { effect: { channel: 'green', notify: true } });
    const quiet = rule('QUIET', "line.hs4 == '8703'", { effect: { channel: 'green' } });
    expect(select(facts(['87032341']), compiled(watch, quiet), NO_RANDOM)).toEqual({
      channel: 'green',
      reasons: [],
      random: false,
      requestedDocuments: [],
      watched: [
        { ruleId: 'WATCH', ruleVersion: 3, lines: [1], facts: { 'line.hs4': '8703' } },
        { ruleId: 'QUIET', ruleVersion: 3, lines: [1], facts: { 'line.hs4': '8703' } },
      ],
      notify: ['WATCH'],
      ruleSetVersion: 'T-1',
      draw: NO_RANDOM,
    });
    expect(select(facts(['87032341']), compiled(watch), 0.001)).toMatchObject({ channel: 'red', random: true });
    expect(select(facts(['87032341', '22030091']), compiled(watch, beer), NO_RANDOM)).toMatchObject({
      channel: 'yellow',
      reasons: [{ ruleId: 'BEER' }],
      watched: [{ ruleId: 'WATCH' }],
    });
  });

  it('names the agencies to refer to and the rules to tell of, of the rules that count', () => {
    const refer = rule('REFER', "line.hs4 == '8703'", {
      effect: { channel: 'yellow', referTo: ['MOIT', 'MOH'], notify: true },
    });
    const more = rule('MORE', "line.hs4 == '8703'", { effect: { channel: 'red', referTo: ['MOH', 'MOT'] } });
    const relieved = rule('RELIEVED', "line.hs4 == '8703'", {
      binding: 'ordinary',
      effect: { channel: 'yellow', referTo: ['SBV'], notify: true },
    });
    const rules = compiled(refer, more, relieved);
    expect(select(facts(['87032341'], { complianceLevel: 1 }), rules, NO_RANDOM)).toMatchObject({
      channel: 'red',
      referTo: ['MOIT', 'MOH', 'MOT'],
      notify: ['REFER'],
      relieved: ['RELIEVED'],
    });
    expect(select(facts(['22030091']), rules, NO_RANDOM)).not.toHaveProperty('referTo');
  });

  it('gives what is drawn for a partial inspection the depth that the policy names', () => {
    const policy = { ...POLICY, randomDepthPercent: 10 };
    expect(select(facts([]), { ...compiled(), policy }, 0.001)).toMatchObject({
      inspection: 'partial',
      depthPercent: 10,
    });
  });

  it('does not let a rule that cannot be evaluated select, and reports it', () => {
    const heavy = rule('HEAVY', "line.hs4 == '8703' && line.netMassKg > 5.0");
    expect(select(facts(['22030091', '87032341']), compiled(heavy), NO_RANDOM)).toMatchObject({
      channel: 'green',
      reasons: [],
      failures: [{ ruleId: 'HEAVY', ruleVersion: 3, line: 2, code: 'absent', subject: 'line.netMassKg' }],
    });
  });

  it('relieves well-rated traders from ordinary yellow rules only', () => {
    const ordinary = rule('ORDINARY', "line.hs4 == '2203'", { binding: 'ordinary' });
    const ordinaryRed = rule('ORDINARY-RED', "line.hs4 == '8703'", { binding: 'ordinary', effect: { channel: 'red' } });
    const of = (code: string, complianceLevel: number) =>
      select(facts([code], { complianceLevel }), compiled(ordinary, ordinaryRed, beer), NO_RANDOM);
    expect(of('22030091', 2)).toMatchObject({
      channel: 'yellow',
      reasons: [{ ruleId: 'BEER' }],
      relieved: ['ORDINARY'],
    });
    expect(of('22030091', 3).reasons.map((reason) => reason.ruleId)).toEqual(['ORDINARY', 'BEER']);
    expect(of('87032341', 1)).toMatchObject({ channel: 'red' });
  });

  it('draws the random share of green, a quarter of it red, less for well-rated traders', () => {
    const random = seededRandom(7);
    const shareOf = (complianceLevel: number) => {
      const drawn = Array.from({ length: 50_000 }, () =>
        select(facts([], { complianceLevel }), compiled(), random.next()),
      );
      return ['yellow', 'red'].map(
        (channel) => drawn.filter((each) => each.random && each.channel === channel).length / drawn.length,
      );
    };
    const [[yellow = 0, red = 0], [yellow1 = 0, red1 = 0]] = [shareOf(3), shareOf(1)];
    expect(yellow).toBeCloseTo(0.015, 2);
    expect(red).toBeCloseTo(0.005, 2);
    expect(yellow + red).toBeGreaterThan(3 * (yellow1 + red1));
    expect(select(facts([]), compiled(), 0.001)).toMatchObject({ channel: 'red', random: true, inspection: 'partial' });
    expect(select(facts([]), compiled(), 0.01, 0)).toMatchObject({ channel: 'green', random: false });
    expect(select(facts(['22030091']), compiled(beer), 0)).toMatchObject({ channel: 'yellow', random: false });
  });

  it('keeps its record small however much hits', () => {
    const many = Array.from({ length: 60 }, (_, index) =>
      rule(`MANY-${index}`, "line.origin == 'CN' && line.description != ''"),
    );
    const selection = select(facts(Array.from({ length: 50 }, () => '87032341')), compiled(...many), NO_RANDOM);
    expect(selection.reasons).toHaveLength(REASONS_MAX);
    expect(selection.reasonsLeftOff).toBe(60 - REASONS_MAX);
    expect(selection.reasons[0]?.lines).toHaveLength(REASON_LINES_MAX);
    expect(selection.reasons[0]?.facts['line.description']).toHaveLength(REASON_FACT_LENGTH_MAX);
    expect(JSON.stringify(selection).length).toBeLessThan(6_000);
  });

  it('keeps as many lines of each declaration that a shipment is divided into', () => {
    const selection = select(
      facts(Array.from({ length: 120 }, () => '87032341')),
      compiled(rule('CN', "line.origin == 'CN'")),
      NO_RANDOM,
    );
    const lines = selection.reasons[0]?.lines ?? [];
    expect(lines).toEqual(
      [0, 50, 100].flatMap((before) => Array.from({ length: REASON_LINES_MAX }, (_, at) => before + at + 1)),
    );
  });

  it('gives the same selection again, as plain JSON', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('22030091', '87032341', '10063099')),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (codes, draw) => {
          const selection = select(facts(codes), compiled(beer, cars), draw);
          expect(select(facts(codes), compiled(beer, cars), draw)).toEqual(selection);
          expect(JSON.parse(JSON.stringify(selection))).toEqual(selection);
        },
      ),
      { seed: 20_260_106 },
    );
  });
});

const WORDS = { nameOf: () => undefined, currency: 'VND' } as const;

describe('what a trader learns of a selection', () => {
  const rules = compiled(
    rule('SECRET-1', "line.hs4 == '8703' && trader.id == '0900000001'", {
      effect: { channel: 'red', inspection: 'full', documents: ['VRC'] },
    }),
    rule('SECRET-2', "line.hs4 == '8703' && line.netMassKg > 1.0"),
    rule('SECRET-3', "line.hs4 == '8703'", { binding: 'ordinary' }),
  );
  const selection = select(facts(['87032341'], { complianceLevel: 2 }), rules, NO_RANDOM);

  it('is the channel and nothing else', () => {
    expect(selection).toMatchObject({
      reasons: [{}],
      failures: [{}],
      relieved: ['SECRET-3'],
      requestedDocuments: ['VRC'],
    });
    expect(traderView(selection)).toEqual({ channel: 'red' });
    expect(traderView(select(facts([]), rules, 0))).toEqual({ channel: 'red' });
  });

  it('is no part of the explanation, which speaks to officers alone', () => {
    const explanation = explainSelection(selection, rules, WORDS);
    expect(explanationFor('trader', explanation)).toBeUndefined();
    expect(explanationLines(explanation, 'vi').length).toBeGreaterThan(1);
  });

  it('stays hidden when a step of the explanation is set into another tree', () => {
    const carrier = {
      rule: 'case',
      label: { vi: 'Hồ sơ', en: 'Case' },
      audience: 'trader',
      data: [],
      steps: [explainSelection(selection, rules, WORDS)],
    } as const;
    expect(explanationFor('trader', carrier)?.steps).toEqual([]);
  });

  it('does not show in an explanation by a rule set that has moved on', () => {
    const moved = compiled(
      rule('SECRET-1', "line.hs4 == '8703'", { version: 4, name: { vi: 'Tên mới', en: 'New name' } }),
    );
    const words = explanationLines(explainSelection(selection, moved, WORDS), 'vi').join('\n');
    expect(words).not.toContain('Tên mới');
    expect(words).not.toContain('SECRET-1');
  });
});
