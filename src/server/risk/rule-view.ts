import type { ProposalState } from '#core/approval';
import { addDays, instantAt, legalDate, type PlainDate } from '#core/kernel';
import {
  allowedRange,
  liveStanding,
  RISK_RULE,
  ruleProposalOf,
  rulesKnown,
  wilsonInterval,
  type Rule,
  type RuleProposal,
  type RuleState,
} from '#core/risk';
import { openProposals } from '#server/approval';
import { failureCounts, failuresOf } from './rule-failures.ts';
import { hitsSince, liveCount, NO_HITS, type RuleHits } from './live-counts.ts';
import type { RuleStanding, RuleSummary, RuleView } from './rule-schemas.ts';
import type { RuleServices } from './rule-services.ts';
import { measuredSince } from './rule-watch.ts';

const LATELY_DAYS = 30;
const DAY_MS = 86_400_000;
/** A rule that ends within a month wants a decision: to let it go, or to rehearse it anew. */
const EXPIRES_SOON_DAYS = 30;

/** All rules there are, by name, whether they select or not. */
export const allRules = ({ rules, seed }: Pick<RuleServices, 'rules' | 'seed'>): readonly Rule[] =>
  rulesKnown(
    seed().rules.map(({ rule }) => rule),
    rules.desk(),
  ).toSorted((a, b) => (a.id < b.id ? -1 : 1));

export const todayOf = ({ clock, reference }: RuleServices['services']): PlainDate =>
  legalDate(clock.now(), reference.current().reference.country.zoneOffsetMinutes);

export function standingOf(rule: Rule, { rules }: Pick<RuleServices, 'rules'>, today: PlainDate): RuleStanding {
  const { control, rules: states } = rules.desk();
  const stop = states.get(rule.id)?.stop;
  if (stop) return stop.by === 'person' ? 'stopped' : 'suspended';
  if (rule.validTo !== null && rule.validTo < today) return 'expired';
  if (control.stop !== null && rule.binding !== 'mandatory') return 'switchedOff';
  return rule.validFrom > today ? 'upcoming' : 'active';
}

/** What is proposed about which rule, by the newest proposal that waits. */
export async function openByRule({ approval }: Pick<RuleServices, 'approval'>): Promise<ReadonlyMap<string, string>> {
  const open = await openProposals(approval, RISK_RULE);
  return new Map(open.toReversed().map((state) => [subjectOf(state), state.id]));
}

/** The rule that a proposal is about; of all of them, nothing. */
export const subjectOf = ({ data }: Pick<ProposalState, 'data'>): string => {
  const proposal: RuleProposal = ruleProposalOf(data);
  return proposal.action === 'adopt' ? proposal.rule.id : proposal.action === 'restart' ? proposal.ruleId : '';
};

/** Rows of the list, with what they hit lately. */
export async function ruleSummaries(all: RuleServices, shown: readonly Rule[]): Promise<readonly RuleSummary[]> {
  const since = instantAt(Date.parse(all.services.clock.now()) - LATELY_DAYS * DAY_MS);
  const ids = shown.map(({ id }) => id);
  const [hits, open, failures] = await Promise.all([
    hitsSince(all.services.pool, ids, since),
    openByRule(all),
    failureCounts(all.services.pool, ids),
  ]);
  const owners = [...new Set(shown.map(({ owner }) => owner))];
  const names = new Map(
    await Promise.all(owners.map(async (id) => [id, (await all.approval.nameOf(id)) ?? id] as const)),
  );
  const facts = { today: todayOf(all.services), open, names };
  return shown.map((rule) =>
    summaryOf(rule, all, {
      ...facts,
      hits: hits.get(rule.id) ?? NO_HITS,
      failures: failures.get(`${rule.id}@${rule.version}`) ?? 0,
    }),
  );
}

interface SummaryFacts {
  readonly today: PlainDate;
  readonly open: ReadonlyMap<string, string>;
  /** What owners are called. */
  readonly names: ReadonlyMap<string, string>;
  readonly hits: RuleHits;
  readonly failures: number;
}

function summaryOf(rule: Rule, all: RuleServices, { today, open, names, hits, failures }: SummaryFacts): RuleSummary {
  const { id, version, name, scope, effect, binding, sensitivity, owner, validFrom, validTo } = rule;
  const standing = standingOf(rule, all, today);
  return {
    id,
    version,
    name,
    standing,
    source: (all.rules.desk().rules.get(id)?.current ?? null) === null ? 'country' : sourceOf(all, rule),
    scope,
    channel: effect.channel,
    binding,
    sensitivity,
    owner: names.get(owner) ?? owner,
    validFrom,
    validTo,
    expiresSoon: standing === 'active' && validTo !== null && validTo <= addDays(today, EXPIRES_SOON_DAYS),
    rehearsed: rule.rehearsed !== undefined,
    lately: { ...hits },
    failures,
    openProposal: open.get(id) ?? null,
  };
}

const sourceOf = ({ rules }: Pick<RuleServices, 'rules'>, { id, version }: Rule): 'country' | 'desk' =>
  rules
    .desk()
    .rules.get(id)
    ?.versions.findLast((each) => each.rule.version === version)?.source ?? 'country';

/** One rule with everything about it: what it does in force, and all that it ever was. */
export async function ruleView(rule: Rule, all: RuleServices): Promise<RuleView> {
  const state = all.rules.desk().rules.get(rule.id);
  const [summary] = await ruleSummaries(all, [rule]);
  if (summary === undefined) throw new Error('a rule has a summary');
  return {
    ...summary,
    rule,
    stop: await stopOf(state, all),
    live: await liveOf(rule, all),
    failed: [...(await failuresOf(all.services.pool, rule.id))],
    versions: await versionsOf(rule, state, all),
  };
}

async function stopOf(state: RuleState | undefined, { approval }: RuleServices): Promise<RuleView['stop']> {
  const stop = state?.stop;
  if (!stop) return null;
  const { by, userId, reason, at, live } = stop;
  const person = by === 'person' ? { userId, name: (await approval.nameOf(userId)) ?? null } : null;
  const strayed = live ? (live.selected / live.declarations > live.high ? 'above' : 'below') : null;
  return { by, person, reason, at, strayed };
}

async function liveOf(rule: Rule, { services, rules }: RuleServices): Promise<RuleView['live']> {
  const since = measuredSince(rule, rules, services);
  const count = await liveCount(services.pool, { ruleId: rule.id, since, offices: rule.offices });
  const { rehearsed } = rule;
  return {
    since,
    ...count,
    ...wilsonInterval(count.selected, count.declarations),
    allowed: rehearsed === undefined ? null : allowedRange(rehearsed),
    standing: rehearsed === undefined ? null : liveStanding(rehearsed, count),
  };
}

/** Newest first. A rule that nobody changed has the one version of the country's file. */
async function versionsOf(
  rule: Rule,
  state: RuleState | undefined,
  { approval }: RuleServices,
): Promise<RuleView['versions']> {
  const versions = state?.versions ?? [];
  if (versions.length === 0) return [{ rule, source: 'country', current: true, restorable: false, adopted: null }];
  const person = async (userId: string) => ({ userId, name: (await approval.nameOf(userId)) ?? null });
  return Promise.all(
    versions.toReversed().map(async ({ rule: each, source, adopted }) => ({
      rule: each,
      source,
      current: each.version === rule.version,
      restorable: each.version !== rule.version && state?.stoppedVersions.includes(each.version) === false,
      adopted: adopted && {
        proposalId: adopted.proposalId,
        proposedBy: await person(adopted.proposedBy),
        approvedBy: await person(adopted.approvedBy),
        at: adopted.at,
      },
    })),
  );
}
