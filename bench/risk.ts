import { Environment } from '@marcbachmann/cel-js';
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { plainDate, seededRandom, type Result } from '#core/kernel';
import {
  compileRules,
  readRuleSet,
  riskFacts,
  select,
  type CompiledRules,
  type RiskFacts,
  type RuleSet,
} from '#core/risk';
import { loadCountry } from '#server/reference';
import { createWorld } from '#sim/world';
import { generateFacts, generateRules } from './risk-workload.ts';

/**
 * Selection by 500 rules: our closures behind the index against cel-js trying each rule on each line. Both run in the
 * same process, round after round in turn; the figure is the median CPU time of a declaration, and their ratio. Then
 * what the country's own rules cost on simulated declarations, deriving the facts included.
 */
const RULES = 500;
const SEED = 20_260_601;
const DECLARATIONS = 400;
/** cel-js is slow enough for a tenth of the declarations to give a steady figure. */
const ORACLE_DECLARATIONS = 40;
const ROUNDS = 9;
/** The first rounds warm both up and do not count. */
const WARM_ROUNDS = 2;
const COUNTRY = 'country/vn';
const TODAY = plainDate('2026-06-01');
const LINE_COUNTS = [1, 4, 10, 50] as const;
/** Facts that CEL holds as doubles. */
const DOUBLES: ReadonlySet<string> = new Set(['grossMassKg', 'quantity', 'unitValueVnd', 'netMassKg', 'valuePerKgVnd']);

const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } });

const ruleSet = generateRules(SEED, RULES);
const compiled = understood(compileRules(ruleSet));
const oracle = oracleRules(ruleSet);

const results = LINE_COUNTS.map((lines) => measure(lines, compiled));
const country = await measureCountry();
if (values.json) {
  process.stdout.write(`${JSON.stringify({ rules: RULES, seed: SEED, rounds: ROUNDS, results, country })}\n`);
} else {
  process.stdout.write(
    `${RULES} rules, ${compiled.index.unindexed} of them open to all traffic; CPU per declaration\n`,
  );
  for (const { lines, selectUs, celJsUs, ratio, candidates, hits } of results)
    process.stdout.write(
      `${String(lines).padStart(3)} lines: ${selectUs.toFixed(1).padStart(7)} µs; cel-js ${celJsUs.toFixed(0).padStart(6)} µs; ` +
        `${ratio.toFixed(1).padStart(6)} times as fast; ${candidates.toFixed(1)} rules looked at, ${hits.toFixed(2)} hit\n`,
    );
  process.stdout.write(
    `${country.rules} rules of country/vn on simulated traffic (${country.linesMean.toFixed(1)} lines): ` +
      `facts ${country.factsUs.toFixed(1)} µs, select ${country.selectUs.toFixed(1)} µs\n`,
  );
}

function understood<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

async function measureCountry() {
  const { reference } = understood(await loadCountry(COUNTRY));
  const file = `${COUNTRY}/risk/rules.json`;
  const rules = understood(compileRules(understood(readRuleSet(await readFile(file, 'utf8'), file))));
  const world = createWorld({ seed: SEED, reference, on: TODAY });
  const inputs = Array.from({ length: DECLARATIONS }, () => {
    const { declaration, trader } = world.next(TODAY);
    return { declaration, direction: trader.direction, principal: undefined, reference, today: TODAY } as const;
  });
  const factsUs: number[] = [];
  const selectUs: number[] = [];
  for (let round = 0; round < WARM_ROUNDS + ROUNDS; round += 1) {
    const facts: RiskFacts[] = [];
    const derived = cpuUs(() => inputs.forEach((input) => facts.push(riskFacts(input))));
    const selected = cpuUs(() => facts.forEach((each) => select(each, rules, 0.5)));
    if (round < WARM_ROUNDS) continue;
    factsUs.push(derived / inputs.length);
    selectUs.push(selected / inputs.length);
  }
  const lines = inputs.reduce((sum, { declaration }) => sum + declaration.goodsItems.length, 0);
  return {
    rules: rules.rules.length,
    linesMean: lines / inputs.length,
    factsUs: median(factsUs),
    selectUs: median(selectUs),
  };
}

function measure(lines: number, rules: CompiledRules) {
  const random = seededRandom(SEED + lines);
  const traffic = Array.from({ length: DECLARATIONS }, () => generateFacts(random, lines));
  const contexts = traffic.slice(0, ORACLE_DECLARATIONS).map(oracleContext);
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let round = 0; round < WARM_ROUNDS + ROUNDS; round += 1) {
    const selectUs = cpuUs(() => traffic.forEach((facts) => select(facts, rules, 0.5))) / traffic.length;
    const celJsUs = cpuUs(() => contexts.forEach(oracleRun)) / contexts.length;
    if (round >= WARM_ROUNDS) {
      ours.push(selectUs);
      theirs.push(celJsUs);
    }
  }
  const [selectUs, celJsUs] = [median(ours), median(theirs)];
  const perDeclaration = (count: (facts: RiskFacts) => number): number =>
    traffic.reduce((sum, facts) => sum + count(facts), 0) / traffic.length;
  return {
    lines,
    selectUs,
    celJsUs,
    ratio: celJsUs / selectUs,
    candidates: perDeclaration((facts) => candidatesOf(facts, rules)),
    hits: perDeclaration((facts) => select(facts, rules, 0.5).reasons.length),
  };
}

function candidatesOf(facts: RiskFacts, { index }: CompiledRules): number {
  const [first] = facts.lines;
  const general = first ? index.forDeclaration(facts, first).length : 0;
  return general + facts.lines.reduce((sum, line) => sum + index.forLine(facts, line).length, 0);
}

function oracleRules({ rules }: RuleSet) {
  const environment = new Environment({ unlistedVariablesAreDyn: true });
  return rules.map(({ scope, when }) => ({ scope, run: environment.parse(when) }));
}

interface OracleContext {
  readonly declaration: Record<string, unknown>;
  readonly lines: readonly Record<string, unknown>[];
}

/** The facts as cel-js takes them, made before the clock starts: whole numbers as bigint. */
function oracleContext(facts: RiskFacts): OracleContext {
  const declaration = asCel(facts);
  return { declaration, lines: facts.lines.map((line) => ({ ...declaration, line: asCel(line) })) };
}

function asCel(owner: object): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(owner)) {
    if (value === undefined) continue;
    if (typeof value === 'number') found[name] = DOUBLES.has(name) ? value : BigInt(value);
    else if (Array.isArray(value))
      found[name] = value.map((member: unknown) => (typeof member === 'object' && member ? asCel(member) : member));
    else found[name] = typeof value === 'object' && value !== null ? asCel(value) : value;
  }
  return found;
}

function oracleRun({ declaration, lines }: OracleContext): number {
  let hits = 0;
  for (const { scope, run } of oracle) {
    if (scope === 'declaration') hits += run(declaration) === true ? 1 : 0;
    else for (const line of lines) hits += run(line) === true ? 1 : 0;
  }
  return hits;
}

function cpuUs(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return user + system;
}

function median(figures: readonly number[]): number {
  const sorted = figures.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
