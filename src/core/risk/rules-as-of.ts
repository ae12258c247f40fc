import type { RecordedEvent, StreamRef } from '#core/kernel';
import type { Rule } from './rule.ts';
import { riskControlStream, RISK_CONTROL_STREAM, type RiskControlState } from './risk-control-stream.ts';
import { RULE_STREAM, ruleStream, versionOf, type RuleState } from './rule-stream.ts';

/** An event of a rule, or of the switch of all. */
export type RuleEvent = RecordedEvent & { readonly stream: StreamRef };

export const isRuleEvent = ({ stream }: Pick<RuleEvent, 'stream'>): boolean =>
  stream.type === RULE_STREAM || stream.type === RISK_CONTROL_STREAM;

/** What officers made of the rules, beside what the country's file says. */
export interface RuleDesk {
  readonly rules: ReadonlyMap<string, RuleState>;
  readonly control: RiskControlState;
  /** Of the last event in it; 0n where nobody ever did anything. */
  readonly position: bigint;
}

export const UNTOUCHED: RuleDesk = { rules: new Map(), control: { stop: null }, position: 0n };

/** The desk after these events, which come in the order of the journal. */
export function foldRuleEvents(events: readonly RuleEvent[], before: RuleDesk = UNTOUCHED): RuleDesk {
  if (events.length === 0) return before;
  const rules = new Map(before.rules);
  let { control, position } = before;
  for (const event of events) {
    position = event.position;
    if (event.stream.type === RULE_STREAM)
      rules.set(event.stream.id, ruleStream.evolve(rules.get(event.stream.id), event));
    else control = riskControlStream.evolve(control, event);
  }
  return { rules, control, position };
}

/**
 * The rules that select: those of the country's file with what officers put in their places, in the order of the file, and
 * after them what officers added, by name. Without what is stopped.
 */
export function rulesOn(seed: readonly Rule[], desk: RuleDesk): readonly Rule[] {
  const inSeed = new Set(seed.map(({ id }) => id));
  const added = [...desk.rules.values()].filter(({ id }) => !inSeed.has(id)).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return [
    ...seed.map((rule) => ruleOf(desk.rules.get(rule.id), rule)),
    ...added.map((state) => ruleOf(state, undefined)),
  ].filter((rule) => rule !== undefined && !isStopped(rule, desk)) as readonly Rule[];
}

/** All rules there are, those that are stopped among them. */
export function rulesKnown(seed: readonly Rule[], desk: RuleDesk): readonly Rule[] {
  return rulesOn(seed, {
    ...desk,
    control: { stop: null },
    rules: new Map([...desk.rules].map(([id, state]) => [id, { ...state, stop: null }])),
  });
}

/** The rules as they were once everything up to a position had happened. */
export const rulesAsOf = (seed: readonly Rule[], events: readonly RuleEvent[], position: bigint): readonly Rule[] =>
  rulesOn(seed, foldRuleEvents(events.filter((event) => event.position <= position)));

function ruleOf(state: RuleState | undefined, seed: Rule | undefined): Rule | undefined {
  if (state === undefined || state.current === null) return seed;
  return versionOf(state, state.current)?.rule ?? seed;
}

function isStopped({ id, binding }: Rule, { rules, control }: RuleDesk): boolean {
  if (rules.get(id)?.stop) return true;
  return control.stop !== null && binding !== 'mandatory';
}

/** What the record of a selection says of the rules: the file's version and, where officers changed any, up to which position of the journal. */
export const ruleSetVersion = (seedVersion: string, { position }: Pick<RuleDesk, 'position'>): string =>
  position === 0n ? seedVersion : `${seedVersion}+${position}`;

/** The position in the name of a set; 0n in those recorded before officers could change any. */
export function positionOfRules(version: string): bigint {
  const [, position] = /\+(\d{1,18})$/.exec(version) ?? [];
  return position === undefined ? 0n : BigInt(position);
}
