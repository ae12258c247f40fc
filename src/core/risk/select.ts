import type { Channel } from '#core/declaration';
import { assert } from '#core/kernel';
import { evaluateAll } from './cel-compile.ts';
import { attempt, EvaluationFailure } from './cel-node.ts';
import type { CompiledRule, CompiledRules } from './compile-rules.ts';
import { NO_LINE, type LineFacts, type RiskFacts } from './risk-facts.ts';
import { INSPECTIONS, type Inspection, type SelectionPolicy } from './rule.ts';
import {
  FAILURES_MAX,
  REASON_FACT_LENGTH_MAX,
  REASON_FACTS_MAX,
  REASON_LINES_MAX,
  REASONS_MAX,
  type RuleFailureReport,
  type Selection,
  type SelectionReason,
} from './selection.ts';

/**
 * Decides the channel. The heaviest rule that hits decides; where none does, `draw` (uniform in [0, 1), sealed to the
 * consignment) may still select a small share. Pure: the same facts, rules and draw give the same selection.
 */
export function select(
  facts: RiskFacts,
  compiled: CompiledRules,
  draw: number,
  randomShare: number = compiled.policy.randomShare,
): Selection {
  assert(draw >= 0 && draw < 1, 'the draw is in [0, 1)');
  const { hits, failures } = matchRules(facts, compiled);
  const relief = reliefOf(compiled.policy, facts.trader.complianceLevel);
  const counting = relief?.fromOrdinaryYellow ? hits.filter((hit) => !givesWay(hit.compiled)) : hits;
  const channel = channelOf(counting);
  const drawn =
    channel === 'green' ? drawnChannel(compiled.policy, randomShare * (relief?.randomFactor ?? 1), draw) : undefined;
  const inspection = drawn === 'red' ? compiled.policy.randomInspection : heaviestInspection(counting);
  const reasons = counting.toSorted(heavierFirst).slice(0, REASONS_MAX);
  return {
    channel: drawn ?? channel,
    reasons: reasons.map((hit) => reasonOf(hit, facts)),
    ...(counting.length > reasons.length ? { reasonsLeftOff: counting.length - reasons.length } : {}),
    ...(counting.length < hits.length
      ? { relieved: hits.filter((hit) => givesWay(hit.compiled)).map((hit) => hit.compiled.rule.id) }
      : {}),
    ...(failures.length > 0 ? { failures: failures.slice(0, FAILURES_MAX) } : {}),
    random: drawn !== undefined,
    ...(inspection ? { inspection } : {}),
    requestedDocuments: [...new Set(counting.flatMap((hit) => hit.compiled.rule.effect.documents ?? []))],
    ruleSetVersion: compiled.version,
    draw,
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

/** All rules in force that are true of these facts, in the order of the rule set. */
export function matchRules(facts: RiskFacts, { rules, index }: CompiledRules): RuleMatches {
  const hits = new Map<number, RuleHit>();
  const failures: RuleFailureReport[] = [];
  const onEachLine: number[] = [];
  for (const order of index.forDeclaration(facts, NO_LINE)) {
    const compiled = rules[order];
    if (!compiled || !inForce(compiled, facts.today)) continue;
    if (compiled.rule.scope === 'line') {
      // What does not depend on the line is asked once; a failure of it shows only where a line fits.
      if (evaluateAll(compiled.guards, facts, NO_LINE) !== false) onEachLine.push(order);
      continue;
    }
    const outcome = evaluateAll(compiled.guards, facts, NO_LINE);
    if (outcome === true) hits.set(order, { compiled, order, lines: [] });
    else if (outcome !== false) failures.push(failureOf(compiled, outcome));
  }
  for (const line of facts.lines) {
    const called = index.forLine(facts, line);
    for (const order of onEachLine) matchLine(order, rules[order], facts, line, hits, failures);
    for (const order of called) {
      if (onEachLine.length > 0 && onEachLine.includes(order)) continue;
      matchLine(order, rules[order], facts, line, hits, failures);
    }
  }
  return { hits: [...hits.values()].toSorted((a, b) => a.order - b.order), failures };
}

function matchLine(
  order: number,
  compiled: CompiledRule | undefined,
  facts: RiskFacts,
  line: LineFacts,
  hits: Map<number, RuleHit>,
  failures: RuleFailureReport[],
): void {
  if (!compiled || !inForce(compiled, facts.today)) return;
  const onLine = evaluateAll(compiled.conditions, facts, line);
  if (onLine === false) return;
  const general = evaluateAll(compiled.guards, facts, line);
  if (general === false) return;
  const failure = general instanceof EvaluationFailure ? general : onLine;
  if (failure instanceof EvaluationFailure) {
    failures.push({ ...failureOf(compiled, failure), line: line.sequence });
    return;
  }
  const hit = hits.get(order);
  if (hit) hit.lines.push(line);
  else hits.set(order, { compiled, order, lines: [line] });
}

const inForce = ({ rule }: CompiledRule, today: string): boolean =>
  rule.validFrom <= today && (rule.validTo === null || today <= rule.validTo);

const failureOf = ({ rule }: CompiledRule, { code, subject }: EvaluationFailure): RuleFailureReport => ({
  ruleId: rule.id,
  code,
  subject,
});

const reliefOf = (policy: SelectionPolicy, level: number) =>
  policy.relief.find((relief) => relief.complianceLevel === level);

const givesWay = ({ rule }: CompiledRule): boolean => rule.binding === 'ordinary' && rule.effect.channel === 'yellow';

function channelOf(hits: readonly RuleHit[]): Channel {
  if (hits.some((hit) => hit.compiled.rule.effect.channel === 'red')) return 'red';
  return hits.length > 0 ? 'yellow' : 'green';
}

function drawnChannel(policy: SelectionPolicy, randomShare: number, draw: number): Channel | undefined {
  if (draw >= randomShare) return undefined;
  return draw < randomShare * policy.randomRedShare ? 'red' : 'yellow';
}

function heaviestInspection(hits: readonly RuleHit[]): Inspection | undefined {
  let heaviest = -1;
  for (const { compiled } of hits) {
    const { inspection } = compiled.rule.effect;
    if (inspection) heaviest = Math.max(heaviest, INSPECTIONS.indexOf(inspection));
  }
  return INSPECTIONS[heaviest];
}

const weight = (hit: RuleHit): number => (hit.compiled.rule.effect.channel === 'red' ? 0 : 1);
const heavierFirst = (a: RuleHit, b: RuleHit): number => weight(a) - weight(b) || a.order - b.order;

function reasonOf({ compiled, lines }: RuleHit, facts: RiskFacts): SelectionReason {
  const { rule, reads } = compiled;
  const [first = NO_LINE] = lines;
  const named: Record<string, string> = {};
  for (const [path, read] of [...reads].slice(0, REASON_FACTS_MAX)) {
    const value = attempt(read, facts, first);
    if (!(value instanceof EvaluationFailure)) named[path] = value.slice(0, REASON_FACT_LENGTH_MAX);
  }
  return {
    ruleId: rule.id,
    ruleVersion: rule.version,
    ...(lines.length > 0 ? { lines: lines.slice(0, REASON_LINES_MAX).map((line) => line.sequence) } : {}),
    facts: named,
  };
}
