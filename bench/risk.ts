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
import { flatDeclaration, jsonRules } from './risk-json-rules-engine.ts';
import { generateFacts, generateRules, withRulesElsewhere } from './risk-workload.ts';

/**
 * Selection by 500 rules: our closures behind the index against cel-js and json-rules-engine trying each rule on each line.
 * All run in the same process, round after round in turn; the figure is the median CPU time of a declaration, and their
 * ratio. Then 5,000 rules against 500 on the same traffic, where the further ones are about other goods, traders, partners
 * and amounts, and where they are about the same ones and hit ten times as often. Then what the country's own rules cost on
 * simulated declarations, deriving the facts included.
 */
const RULES = 500;
const MANY_RULES = 5_000;
const SEED = 20_260_601;
const DECLARATIONS = 400;
/** cel-js is slow enough for a tenth of the declarations to give a steady figure. */
const ORACLE_DECLARATIONS = 40;
/** json-rules-engine takes milliseconds for a line. */
const JSON_DECLARATIONS = 2;
const ROUNDS = 9;
const JSON_ROUNDS = 3;
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

const byJson = jsonRules(ruleSet);

const results = [];
for (const lines of LINE_COUNTS) results.push(await measure(lines, compiled));
const many = LINE_COUNTS.map(measureMany);
const country = await measureCountry();
if (values.json) {
  process.stdout.write(`${JSON.stringify({ rules: RULES, seed: SEED, rounds: ROUNDS, results, many, country })}\n`);
} else {
  process.stdout.write(
    `${RULES} rules, ${compiled.index.unindexed} of them open to all traffic; CPU per declaration\n`,
  );
  for (const { lines, selectUs, celJsUs, jsonUs, ratio, jsonRatio, candidates, hits } of results)
    process.stdout.write(
      `${String(lines).padStart(3)} lines: ${selectUs.toFixed(1).padStart(7)} µs; cel-js ${celJsUs.toFixed(0).padStart(6)} µs, ` +
        `${ratio.toFixed(1)} times as long; json-rules-engine ${jsonUs.toFixed(0).padStart(6)} µs, ${jsonRatio.toFixed(0)} times; ` +
        `${candidates.toFixed(1)} rules looked at, ${hits.toFixed(2)} hit\n`,
    );
  for (const { lines, fewUs, moreUs, crowdedUs } of many)
    process.stdout.write(
      `${String(lines).padStart(3)} lines: ${RULES} rules ${fewUs.toFixed(1)} µs; ${MANY_RULES}, the others about other traffic, ` +
        `${moreUs.toFixed(1)} µs, ${(moreUs / fewUs).toFixed(2)} times; all about this traffic ${crowdedUs.toFixed(1)} µs, ` +
        `${(crowdedUs / fewUs).toFixed(2)} times\n`,
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

/** The same set and 4,500 rules more; a set of 5,000 of the same making. */
function measureMany(lines: number) {
  const random = seededRandom(SEED + lines);
  const traffic = Array.from({ length: DECLARATIONS }, () => generateFacts(random, lines));
  const sets = [
    compiled,
    understood(compileRules(withRulesElsewhere(ruleSet, MANY_RULES, traffic))),
    understood(compileRules(generateRules(SEED, MANY_RULES))),
  ];
  const figures = sets.map((): number[] => []);
  for (let round = 0; round < WARM_ROUNDS + ROUNDS; round += 1)
    sets.forEach((rules, which) => {
      const us = cpuUs(() => traffic.forEach((facts) => select(facts, rules, 0.5))) / traffic.length;
      if (round >= WARM_ROUNDS) figures[which]?.push(us);
    });
  const [fewUs = Number.NaN, moreUs = Number.NaN, crowdedUs = Number.NaN] = figures.map(median);
  return { lines, fewUs, moreUs, crowdedUs };
}

async function measureJson(traffic: readonly RiskFacts[], contexts: readonly OracleContext[]) {
  const flats = traffic.slice(0, JSON_DECLARATIONS).map(flatDeclaration);
  const figures: number[] = [];
  for (let round = 0; round < 1 + JSON_ROUNDS; round += 1) {
    const before = process.cpuUsage();
    let hits = 0;
    for (const flat of flats) hits += await byJson.hits(flat);
    const { user, system } = process.cpuUsage(before);
    if (round > 0) figures.push((user + system) / flats.length);
    const same = contexts.slice(0, flats.length).reduce((sum, context) => sum + oracleRun(context), 0);
    if (hits !== same) throw new Error(`json-rules-engine has ${hits} hits, cel-js ${same}`);
  }
  return median(figures);
}

async function measure(lines: number, rules: CompiledRules) {
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
  const jsonUs = await measureJson(traffic, contexts);
  const perDeclaration = (count: (facts: RiskFacts) => number): number =>
    traffic.reduce((sum, facts) => sum + count(facts), 0) / traffic.length;
  return {
    lines,
    selectUs,
    celJsUs,
    jsonUs,
    ratio: celJsUs / selectUs,
    jsonRatio: jsonUs / selectUs,
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
