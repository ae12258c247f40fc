import { riskInputOf } from '#core/clearance';
import { canonicalJson, legalDate, type PlainDate } from '#core/kernel';
import {
  ageOf,
  changedRules,
  compileChange,
  countReplay,
  headingsOf,
  originOf,
  rulesOfDay,
  sizeOf,
  type CompiledChange,
  type ReplayCount,
} from '#core/replay';
import { riskFacts, selectWithLists, type CompiledRules, type RiskFacts, type Selection } from '#core/risk';
import { ERASED_TEXT } from '#server/platform/engine';
import type pg from 'pg';
import { RulesOfThen } from './rules-of-then.ts';
import { pastDecisions, type PastDecision, type PastOptions } from './past-decisions.ts';
import type { LawInForce, PastLaw } from './past-law.ts';
import { positionsOfDays } from './positions-of-days.ts';
import type { ReplayFidelity, ReplayProgress, ReplayQuestion, ReplayResult, ReplayVersion } from './replay-question.ts';
import type { RulesRoom } from '../rules-room.ts';

export interface ReplayOptions extends Pick<PastOptions, 'reader' | 'nameOf'> {
  readonly question: ReplayQuestion;
  /** The last position of the journal that has a part in it. */
  readonly head: bigint;
  readonly pool: Pick<pg.Pool, 'query'>;
  readonly lawOf: (version: string) => Promise<PastLaw | undefined>;
  readonly inForce: LawInForce;
  readonly rules: Pick<RulesRoom, 'inForce' | 'compiledAsOf'>;
  readonly zoneOffsetMinutes: number;
  readonly today: PlainDate;
  /** After each round; `false` ends it. */
  readonly onRound: (progress: ReplayProgress) => Promise<boolean>;
}

/** Takes every decision of a period again by two versions of the rules, and counts them side by side. `undefined` where it was told to end. */
export async function replayPeriod(options: ReplayOptions): Promise<ReplayResult | undefined> {
  const { question, head, reader, nameOf, inForce, zoneOffsetMinutes, onRound } = options;
  const { after, through } = await positionsOfDays(reader, { ...question, head, zoneOffsetMinutes });
  const replay = await openReplay(options);
  const of = Number(through - after);
  if (!(await onRound({ read: 0, of, declarations: 0 }))) return undefined;
  for await (const { decisions, position } of pastDecisions({ reader, nameOf, after, through })) {
    await replay.take(decisions);
    const progress = { read: Number(position - after), of, declarations: replay.declarations() };
    if (!(await onRound(progress))) return undefined;
  }
  return {
    position: head.toString(),
    ruleSetVersion: replay.rulesNow.version,
    countryVersion: inForce.version,
    fidelity: replay.fidelity(),
    counts: replay.count.counts(),
  };
}

interface Replay {
  readonly take: (decisions: readonly PastDecision[]) => Promise<void>;
  readonly declarations: () => number;
  readonly fidelity: () => ReplayFidelity;
  readonly count: ReplayCount;
  readonly rulesNow: CompiledRules;
}

async function openReplay(options: ReplayOptions): Promise<Replay> {
  const { question, pool, lawOf, inForce, rules, zoneOffsetMinutes, today } = options;
  const law = await lawOf(inForce.version);
  if (law === undefined) throw new Error(`the country in force, ${inForce.version}, is stored and understood`);
  const rulesNow = rules.inForce(law.seed);
  const ofToday = rulesOfDay(rulesNow, today);
  const changes = question.versions.map(({ base, change }) => ({ base, change: compiled(change) }));
  const then = new RulesOfThen(rules.compiledAsOf);
  const now = changes.map(({ change }) => changedRules(ofToday, change));
  const count = countReplay([ruleIn(question.versions[0]), ruleIn(question.versions[1])]);
  const fidelity = { same: 0, differing: 0, erased: 0, unknownLaw: 0 };

  const take = async (decisions: readonly PastDecision[]): Promise<void> => {
    const outcomes = await outcomesOf(pool, decisions);
    for (const decision of decisions) {
      const { basis, parties, referenceVersion, selection, declarations } = decision;
      const thenLaw = await lawOf(referenceVersion);
      if (thenLaw === undefined) {
        fidelity.unknownLaw += declarations.length;
        continue;
      }
      const facts = riskFacts(riskInputOf(basis, parties, thenLaw.reference));
      const asThen = await then.rules(selection.ruleSetVersion, referenceVersion, thenLaw.seed);
      const again = decided(facts, asThen, decision);
      const isSame = canonicalJson(again) === canonicalJson(selection);
      if (!isSame && canonicalJson(basis).includes(ERASED_TEXT)) {
        fidelity.erased += declarations.length;
        continue;
      }
      fidelity[isSame ? 'same' : 'differing'] += declarations.length;
      const bySide = (side: 0 | 1): Selection => {
        const version = changes[side];
        if (version?.base === 'now') return decided(facts, now[side] ?? ofToday, decision);
        if (version === undefined || version.change.kind === 'none') return again;
        return decided(facts, then.changed(asThen, version.change), decision);
      };
      const both = [bySide(0), bySide(1)] as const;
      for (const one of declarations) count.add(caseOf(one, decision, outcomes, zoneOffsetMinutes), both);
    }
  };
  const declarations = (): number => fidelity.same + fidelity.differing + fidelity.erased + fidelity.unknownLaw;
  return { take, declarations, fidelity: () => ({ ...fidelity }), count, rulesNow };
}

/** It was compiled where it was asked, so it can be here. */
function compiled(change: ReplayVersion['change']): CompiledChange {
  const result = compileChange(change);
  if (!result.ok) throw new Error('a rule that is tried was checked before');
  return result.value;
}

/** The rule in question, where the version has it. */
const ruleIn = ({ change }: ReplayVersion) => (change.kind === 'with' ? change.rule : undefined);

function decided(facts: RiskFacts, rules: CompiledRules, { selection, onPaper }: PastDecision): Selection {
  const made = selectWithLists(facts, rules, selection);
  return onPaper ? { ...made, channel: selection.channel } : made;
}

interface FoundOutcome {
  readonly conforms: boolean | null;
  readonly difference: bigint | null;
}
const NOT_LOOKED_AT: FoundOutcome = { conforms: null, difference: null };

const OUTCOMES = `select number, conforms, difference::text as difference from risk.selected where number = any($1::text[])`;

/** What came of them up to now. */
async function outcomesOf(
  pool: Pick<pg.Pool, 'query'>,
  decisions: readonly PastDecision[],
): Promise<ReadonlyMap<string, FoundOutcome>> {
  if (decisions.length === 0) return new Map();
  const numbers = decisions.flatMap(({ declarations }) => declarations.map(({ head }) => head.number));
  const { rows } = await pool.query<{ number: string; conforms: boolean | null; difference: string | null }>(OUTCOMES, [
    numbers,
  ]);
  return new Map(
    rows.map(({ number, conforms, difference }) => [
      number,
      { conforms, difference: difference === null ? null : BigInt(difference) },
    ]),
  );
}

const MINUTE_MS = 60_000;

function caseOf(
  { head, declaration }: PastDecision['declarations'][number],
  { at, parties, basis, selection }: PastDecision,
  outcomes: ReadonlyMap<string, FoundOutcome>,
  zoneOffsetMinutes: number,
) {
  const local = new Date(Date.parse(at) + zoneOffsetMinutes * MINUTE_MS);
  return {
    number: head.number,
    officeId: head.officeId,
    day: legalDate(at, zoneOffsetMinutes),
    hour: local.getUTCHours(),
    size: sizeOf(parties.principal, basis.today),
    age: ageOf(parties.principal, basis.today),
    origin: originOf(declaration),
    headings: headingsOf(declaration),
    ...(outcomes.get(head.number) ?? NOT_LOOKED_AT),
    wasSelected: selection.channel !== 'green',
    wasRandom: selection.random,
  };
}
