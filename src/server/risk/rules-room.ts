import type { RecordedEvent, StreamRef } from '#core/kernel';
import {
  celProblemText,
  compileExpression,
  foldRuleEvents,
  positionOfRules,
  RISK_CONTROL_STREAM,
  RULE_STREAM,
  ruleSetOf,
  ruleSetVersion,
  rulesKnown,
  rulesOn,
  UNTOUCHED,
  type CompiledRule,
  type CompiledRules,
  type Rule,
  type RuleDesk,
  type RuleEvent,
} from '#core/risk';
import type pg from 'pg';

/**
 * The selection rules as officers made them: the country's file with what the journal says of each rule since. The compiled set
 * is kept and swapped whole, beside the country and never with it: a rule that changes compiles that rule and no tariff.
 */
export interface RulesRoom {
  /** What selects now, over the rules of the country's file. Two comparisons where nothing changed. */
  readonly inForce: (seed: CompiledRules) => CompiledRules;
  /** What officers did, rule by rule. */
  readonly desk: () => RuleDesk;
  /** All events of rules in the order of the journal, for who folds them again as of another position. */
  readonly events: () => readonly RuleEvent[];
  /** Takes up what was committed since, here or through another program. */
  readonly refresh: () => Promise<void>;
  /** The rules that a record names by its `ruleSetVersion`, by their ids, over the country's own of the version that it names. */
  readonly namedIn: (version: string, rules: CompiledRules) => Promise<Pick<CompiledRules, 'ruleById'>>;
  /** The same ready to select by: for who decides again what was decided. */
  readonly compiledAsOf: (version: string, rules: CompiledRules) => Promise<CompiledRules>;
}

export interface RulesRoomOptions {
  readonly pool: Pick<pg.Pool, 'query'>;
  readonly cell: number;
  /** The journal's events of one stream, oldest first. */
  readonly readStream: (ref: StreamRef) => Promise<readonly RecordedEvent[]>;
  /** A rule that this program does not understand. It does not select. */
  readonly onTrouble: (error: unknown) => void;
}

/** Sets of the past that are decided by again, a few side by side. */
const PAST_SETS_MAX = 8;

/** By the key of the states: as many rows as there are rules that somebody ever changed. */
const MOVED = `select stream_type, stream_id, position::text as position from engine.state
  where cell = $1 and stream_type = any($2::text[])`;

export async function openRulesRoom(options: RulesRoomOptions): Promise<RulesRoom> {
  const { onTrouble } = options;
  let events: readonly RuleEvent[] = [];
  let desk = UNTOUCHED;
  let composed: { readonly seed: CompiledRules; readonly desk: RuleDesk; readonly rules: CompiledRules } | undefined;
  let reading: Promise<void> | undefined;
  const compile = compiler(onTrouble);
  /** What a composed set was composed over. */
  const seeds = new WeakMap<CompiledRules, CompiledRules>();
  const seedOf = (rules: CompiledRules): CompiledRules => seeds.get(rules) ?? rules;
  const past = new Map<string, { readonly seed: CompiledRules; readonly rules: CompiledRules }>();

  const readNew = async (): Promise<void> => {
    const news = await eventsAfter(desk.position, options);
    if (news.length === 0) return;
    events = [...events, ...news];
    desk = foldRuleEvents(news, desk);
  };
  /** Whoever asks while it is read may have committed after the read began: then it is read once more. */
  const refresh = async (): Promise<void> => {
    await reading?.catch(() => undefined);
    reading ??= readNew().finally(() => (reading = undefined));
    await reading;
  };
  const deskAsOf = async (version: string): Promise<RuleDesk> => {
    const position = positionOfRules(version);
    if (position > desk.position) await refresh();
    if (position === desk.position) return desk;
    return foldRuleEvents(events.filter((event) => event.position <= position));
  };

  await refresh();
  return {
    inForce: (seed) => {
      if (composed?.seed !== seed || composed.desk !== desk) {
        composed = { seed, desk, rules: compose(seed, desk, compile) };
        if (composed.rules !== seed) seeds.set(composed.rules, seed);
      }
      return composed.rules;
    },
    desk: () => desk,
    events: () => events,
    refresh,
    namedIn: async (version, rules) => {
      const then = await deskAsOf(version);
      return { ruleById: new Map(rulesKnown(rulesIn(seedOf(rules)), then).map((rule) => [rule.id, rule])) };
    },
    compiledAsOf: async (version, rules) => {
      const seed = seedOf(rules);
      const known = past.get(version);
      if (known?.seed === seed) return known.rules;
      const made = compose(seed, await deskAsOf(version), compile);
      past.delete(version);
      past.set(version, { seed, rules: made });
      const [oldest] = past.keys();
      if (past.size > PAST_SETS_MAX && oldest !== undefined) past.delete(oldest);
      return made;
    },
  };
}

type Compile = (rule: Rule) => CompiledRule | undefined;

/** Each rule of the desk is compiled once in its life. */
function compiler(onTrouble: (error: unknown) => void): Compile {
  const compiled = new WeakMap<Rule, CompiledRule | 'not understood'>();
  return (rule) => {
    const known = compiled.get(rule) ?? understood(rule, onTrouble);
    compiled.set(rule, known);
    return known === 'not understood' ? undefined : known;
  };
}

/** What was approved was understood by the program of its day; a newer one may have lost a fact that it asks for. */
function understood(rule: Rule, onTrouble: (error: unknown) => void): CompiledRule | 'not understood' {
  const result = compileExpression(rule.when, rule.scope);
  if (result.ok) return { rule, ...result.value };
  const told = result.error.map((problem) => celProblemText(problem).en).join('; ');
  onTrouble(
    new Error(`Selection rule ${rule.id} version ${rule.version} is not understood and does not select: ${told}`),
  );
  return 'not understood';
}

const rulesIn = (seed: CompiledRules): readonly Rule[] => seed.rules.map(({ rule }) => rule);

function compose(seed: CompiledRules, desk: RuleDesk, compile: Compile): CompiledRules {
  // A country whose rules nobody touched is the country as it is, under its own name.
  if (desk.position === 0n) return seed;
  const seeds = new Map(seed.rules.map((compiled) => [compiled.rule, compiled]));
  const selecting = rulesOn(rulesIn(seed), desk);
  return ruleSetOf({
    version: ruleSetVersion(seed.version, desk),
    policy: seed.policy,
    rules: selecting.map((rule) => seeds.get(rule) ?? compile(rule)).filter((rule) => rule !== undefined),
    known: rulesKnown(rulesIn(seed), desk),
  });
}

async function eventsAfter(
  position: bigint,
  { pool, cell, readStream }: RulesRoomOptions,
): Promise<readonly RuleEvent[]> {
  const { rows } = await pool.query<{ stream_type: string; stream_id: string; position: string }>(MOVED, [
    cell,
    [RULE_STREAM, RISK_CONTROL_STREAM],
  ]);
  const news: RuleEvent[] = [];
  // One statement sees one moment: whatever is committed while the streams are read waits for the next time.
  const head = rows.reduce((most, row) => (BigInt(row.position) > most ? BigInt(row.position) : most), position);
  for (const { stream_type: type, stream_id: id, position: last } of rows) {
    if (BigInt(last) <= position) continue;
    const stream = { type, id };
    for (const event of await readStream(stream))
      if (event.position > position && event.position <= head) news.push({ ...event, stream });
  }
  return news.toSorted((a, b) => (a.position < b.position ? -1 : 1));
}
