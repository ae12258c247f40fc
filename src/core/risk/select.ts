import { placeInParts, type Channel } from '#core/declaration';
import { assert } from '#core/kernel';
import type { LearnedDecision, RulesStanding } from '#core/model';
import { evaluateAll } from './cel-compile.ts';
import { attempt, EvaluationFailure } from './cel-node.ts';
import type { CompiledRule, CompiledRules } from './compile-rules.ts';
import { NO_LINE, type LineFacts, type RiskFacts } from './risk-facts.ts';
import { INSPECTIONS, type SelectionPolicy } from './rule.ts';
import {
  FAILURES_MAX,
  NOTIFIED_MAX,
  REASON_FACT_LENGTH_MAX,
  REASON_FACTS_MAX,
  REASON_LINES_MAX,
  REASONS_MAX,
  REFERRALS_MAX,
  WATCHED_MAX,
  type RuleFailureReport,
  type Selection,
  type SelectionReason,
} from './selection.ts';

/** Asked once what the model makes of it, when it is known what the rules do. */
export type Learned = (standing: RulesStanding) => LearnedDecision | undefined;
const NOTHING_LEARNED: Learned = () => undefined;

/**
 * Decides the channel. The heaviest rule that hits decides; where none does, the model may select, and where it does not, `draw` (uniform in
 * [0, 1), sealed to the consignment) a small share still. Pure: the same facts, rules, draw and model's part give the same selection.
 */
export function select(
  facts: RiskFacts,
  compiled: CompiledRules,
  draw: number,
  randomShare: number = compiled.policy.randomShare,
  learn: Learned = NOTHING_LEARNED,
): Selection {
  assert(draw >= 0 && draw < 1, 'the draw is in [0, 1)');
  const { hits: all, failures } = matchRules(facts, compiled);
  const hits = all.some(watches) ? all.filter((hit) => !watches(hit)) : all;
  const relief = reliefOf(compiled.policy, facts.trader.complianceLevel);
  const counting = relief?.fromOrdinaryYellow ? hits.filter((hit) => !givesWay(hit.compiled)) : hits;
  const byRules = channelOf(counting);
  const learned = learn({ isSelected: byRules !== 'green', isRelieved: relief?.fromOrdinaryYellow === true });
  const effect = learned?.effect;
  const channel = effect ? heavier(byRules, effect.channel) : byRules;
  const drawn =
    channel === 'green' ? drawnChannel(compiled.policy, randomShare * (relief?.randomFactor ?? 1), draw) : undefined;
  const reasons = counting.length > 1 ? counting.toSorted(heavierFirst).slice(0, REASONS_MAX) : counting;
  // What is always there stands first: V8 writes what follows a spread one by one, and slowly.
  return {
    channel: drawn ?? channel,
    reasons: reasons.map((hit) => reasonOf(hit, facts)),
    random: drawn !== undefined,
    requestedDocuments: documentsFor(counting),
    ruleSetVersion: compiled.version,
    draw,
    ...(counting.length > reasons.length ? { reasonsLeftOff: counting.length - reasons.length } : {}),
    ...(counting.length < hits.length
      ? { relieved: hits.filter((hit) => givesWay(hit.compiled)).map((hit) => hit.compiled.rule.id) }
      : {}),
    ...(failures.length > 0 ? { failures: failures.slice(0, FAILURES_MAX) } : {}),
    ...(drawn === 'red'
      ? drawnInspection(compiled.policy)
      : inspectionFor(counting, askedByModel(learned, compiled.policy))),
    ...(all.length > 0 ? besideTheChannel(all, counting, facts) : {}),
    ...(learned && { learned }),
  };
}

/** A rule that is true, and on which lines. */
export interface RuleHit {
  readonly compiled: CompiledRule;
  readonly order: number;
  readonly lines: LineFacts[];
}

export interface RuleMatches {
  readonly hits: readonly RuleHit[];
  readonly failures: readonly RuleFailureReport[];
}

const NO_MATCHES: RuleMatches = { hits: [], failures: [] };

/** All rules in force that are true of these facts, in the order of the rule set. */
export function matchRules(facts: RiskFacts, { rules, index, inForceOn }: CompiledRules): RuleMatches {
  const inForce = inForceOn(facts.today, facts.declaration.office);
  const found: Found = { hits: undefined, failures: undefined };
  let onEachLine: number[] | undefined;
  for (const order of index.forDeclaration(facts, NO_LINE)) {
    const compiled = rules[order];
    if (!compiled || !inForce[order]) continue;
    const outcome = evaluateAll(compiled.guards, facts, NO_LINE);
    if (outcome === false) continue;
    // What does not depend on the line was asked once; a failure of it shows only where a line fits.
    if (compiled.rule.scope === 'line') (onEachLine ??= []).push(order);
    else if (outcome === true) noteHit(found, order, compiled, undefined);
    else noteFailure(found, compiled, outcome, undefined);
  }
  for (const line of facts.lines) {
    if (onEachLine) for (const order of onEachLine) matchLine(order, rules[order], facts, line, found);
    for (const order of index.forLine(facts, line)) {
      if (!inForce[order] || onEachLine?.includes(order)) continue;
      matchLine(order, rules[order], facts, line, found);
    }
  }
  const { hits, failures = NO_MATCHES.failures } = found;
  if (!hits) return failures.length > 0 ? { hits: NO_MATCHES.hits, failures } : NO_MATCHES;
  return { hits: [...hits.values()].toSorted((a, b) => a.order - b.order), failures };
}

/** Nothing is set up for what seldom happens: most rules that are looked at neither hit nor fail. */
interface Found {
  hits: Map<number, RuleHit> | undefined;
  failures: RuleFailureReport[] | undefined;
}

function noteHit(found: Found, order: number, compiled: CompiledRule, line: LineFacts | undefined): void {
  found.hits ??= new Map();
  const hit = found.hits.get(order);
  if (!hit) found.hits.set(order, { compiled, order, lines: line ? [line] : [] });
  else if (line) hit.lines.push(line);
}

function noteFailure(
  found: Found,
  { rule }: CompiledRule,
  { code, subject }: EvaluationFailure,
  line: LineFacts | undefined,
): void {
  found.failures ??= [];
  found.failures.push({
    ruleId: rule.id,
    ruleVersion: rule.version,
    code,
    subject,
    ...(line && { line: line.sequence }),
  });
}

function matchLine(
  order: number,
  compiled: CompiledRule | undefined,
  facts: RiskFacts,
  line: LineFacts,
  found: Found,
): void {
  if (!compiled) return;
  const general = evaluateAll(compiled.guards, facts, line);
  if (general === false) return;
  const onLine = evaluateAll(compiled.conditions, facts, line);
  if (onLine === false) return;
  const failure = general instanceof EvaluationFailure ? general : onLine;
  if (failure instanceof EvaluationFailure) noteFailure(found, compiled, failure, line);
  else noteHit(found, order, compiled, line);
}

const reliefOf = (policy: SelectionPolicy, level: number) =>
  policy.relief.find((relief) => relief.complianceLevel === level);

const watches = ({ compiled }: RuleHit): boolean => compiled.rule.effect.channel === 'green';

const givesWay = ({ rule }: CompiledRule): boolean => rule.binding === 'ordinary' && rule.effect.channel === 'yellow';

function channelOf(hits: readonly RuleHit[]): Channel {
  if (hits.some((hit) => hit.compiled.rule.effect.channel === 'red')) return 'red';
  return hits.length > 0 ? 'yellow' : 'green';
}

function drawnChannel(policy: SelectionPolicy, randomShare: number, draw: number): Channel | undefined {
  if (draw >= randomShare) return undefined;
  return draw < randomShare * policy.randomRedShare ? 'red' : 'yellow';
}

type InspectionAsked = Pick<Selection, 'inspection' | 'depthPercent'>;

const drawnInspection = ({ randomInspection, randomDepthPercent }: SelectionPolicy): InspectionAsked => ({
  inspection: randomInspection,
  ...(randomDepthPercent !== undefined && randomInspection === 'partial' ? { depthPercent: randomDepthPercent } : {}),
});

/** What is explored is looked at as what chance draws is: nobody at a desk may tell one from the other. */
function askedByModel(learned: LearnedDecision | undefined, policy: SelectionPolicy): InspectionAsked | undefined {
  if (learned?.selected !== 'exploration') return learned?.effect;
  return learned.effect?.channel === 'red' ? drawnInspection(policy) : undefined;
}

const heavier = (a: Channel, b: Channel): Channel =>
  a === 'red' || b === 'red' ? 'red' : a === 'yellow' || b === 'yellow' ? 'yellow' : 'green';

/** The heaviest inspection asked for, and the greatest depth among the rules, and the model, that ask for just that one. */
function inspectionFor(hits: readonly RuleHit[], learned: InspectionAsked | undefined): InspectionAsked {
  let heaviest = -1;
  let depthPercent = 0;
  const asked: readonly InspectionAsked[] = hits.map(({ compiled }) => compiled.rule.effect);
  for (const { inspection, depthPercent: depth = 0 } of learned ? [...asked, learned] : asked) {
    if (!inspection) continue;
    const weight = INSPECTIONS.indexOf(inspection);
    if (weight > heaviest) [heaviest, depthPercent] = [weight, depth];
    else if (weight === heaviest) depthPercent = Math.max(depthPercent, depth);
  }
  const inspection = INSPECTIONS[heaviest];
  if (!inspection) return NO_INSPECTION;
  return { inspection, ...(inspection === 'partial' && depthPercent > 0 ? { depthPercent } : {}) };
}

const NO_INSPECTION: InspectionAsked = {};

/** What hits bring about besides the channel: referrals, a record of those that only watch, and word to owners. */
function besideTheChannel(
  all: readonly RuleHit[],
  counting: readonly RuleHit[],
  facts: RiskFacts,
): Pick<Selection, 'referTo' | 'watched' | 'notify'> {
  if (!all.some(bringsMore)) return NOTHING_MORE;
  const referTo = new Set(counting.flatMap((hit) => hit.compiled.rule.effect.referTo ?? []));
  const watched = all.filter(watches);
  const notify = all.filter((hit) => hit.compiled.rule.effect.notify && (watches(hit) || counting.includes(hit)));
  return {
    ...(referTo.size > 0 ? { referTo: [...referTo].slice(0, REFERRALS_MAX) } : {}),
    ...(watched.length > 0 ? { watched: watched.slice(0, WATCHED_MAX).map((hit) => reasonOf(hit, facts)) } : {}),
    ...(notify.length > 0 ? { notify: notify.slice(0, NOTIFIED_MAX).map((hit) => hit.compiled.rule.id) } : {}),
  };
}

/** Most rules bring about a channel and nothing else. */
const bringsMore = ({ compiled }: RuleHit): boolean => {
  const { channel, referTo, notify } = compiled.rule.effect;
  return channel === 'green' || referTo !== undefined || notify === true;
};
const NOTHING_MORE = {};

function documentsFor(hits: readonly RuleHit[]): readonly string[] {
  let documents: Set<string> | undefined;
  for (const { compiled } of hits)
    for (const document of compiled.rule.effect.documents ?? []) (documents ??= new Set()).add(document);
  return documents ? [...documents] : [];
}

/** The first of each of the declarations that the lines are divided into, so that none of them is left without its own. */
function keptLines(lines: readonly LineFacts[]): readonly number[] {
  if (lines.length <= REASON_LINES_MAX) return lines.map(({ sequence }) => sequence);
  const kept: number[] = [];
  const ofPart = new Map<number, number>();
  for (const { sequence } of lines) {
    const { part } = placeInParts(sequence - 1);
    const before = ofPart.get(part) ?? 0;
    if (before >= REASON_LINES_MAX) continue;
    ofPart.set(part, before + 1);
    kept.push(sequence);
  }
  return kept;
}

const weight = (hit: RuleHit): number => (hit.compiled.rule.effect.channel === 'red' ? 0 : 1);
const heavierFirst = (a: RuleHit, b: RuleHit): number => weight(a) - weight(b) || a.order - b.order;

function reasonOf({ compiled, lines }: RuleHit, facts: RiskFacts): SelectionReason {
  const { rule, reads } = compiled;
  const [first = NO_LINE] = lines;
  const named: Record<string, string> = {};
  let left = REASON_FACTS_MAX;
  for (const [path, read] of reads) {
    if (left === 0) break;
    left -= 1;
    const value = attempt(read, facts, first);
    if (!(value instanceof EvaluationFailure)) named[path] = value.slice(0, REASON_FACT_LENGTH_MAX);
  }
  return {
    ruleId: rule.id,
    ruleVersion: rule.version,
    ...(lines.length > 0 ? { lines: keptLines(lines) } : {}),
    facts: named,
  };
}
