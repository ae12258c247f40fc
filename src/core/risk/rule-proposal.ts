import { Type, type Static } from 'typebox';
import { Check } from 'typebox/value';
import { approvalRefusal, type ApprovalKind, type Carried, type CarriedFor } from '#core/approval';
import {
  canonicalJson,
  err,
  ok,
  type Json,
  type NewEvent,
  type Refusals,
  type Result,
  type WorkingSet,
} from '#core/kernel';
import { examineRule, type RuleProblem } from './examine-rule.ts';
import { Rule } from './rule.ts';
import { json, RuleId } from './rule-commands.ts';
import {
  riskControlRef,
  RISK_CONTROL_EVENTS,
  type AllRestarted,
  type RiskControlState,
} from './risk-control-stream.ts';
import { ruleRefusal, type RuleRefusal } from './rule-refusals.ts';
import { RULE_EVENTS, ruleRef, type RuleAdopted, type RuleRestarted, type RuleState } from './rule-stream.ts';

const closed = { additionalProperties: false } as const;

/** What takes two people: a rule or a new version of one, and starting again what was stopped. */
export const RuleProposal = Type.Union([
  Type.Object(
    {
      action: Type.Literal('adopt'),
      rule: Rule,
      /** The rule of the country's file that it takes the place of, where nothing took its place before. */
      over: Type.Union([Rule, Type.Null()]),
      /** The version that it was written over; `null` for a new rule. */
      basedOn: Type.Union([Type.Integer({ minimum: 1 }), Type.Null()]),
    },
    closed,
  ),
  Type.Object({ action: Type.Literal('restart'), ruleId: RuleId, version: Type.Integer({ minimum: 1 }) }, closed),
  Type.Object({ action: Type.Literal('restartAll'), country: Type.String({ pattern: '^[A-Z]{2}$' }) }, closed),
]);
export type RuleProposal = Static<typeof RuleProposal>;

export const RISK_RULE = 'risk-rule';

/** Rules are about what is under way now; one that nobody took up in a fortnight is rehearsed anew. */
const DAYS_OPEN = 14;

export const riskRuleProposal: ApprovalKind = {
  name: RISK_RULE,
  mayPropose: 'risk.rule.propose',
  mayApprove: 'risk.rule.approve',
  daysOpen: DAYS_OPEN,
  check: (data) => (Check(RuleProposal, data) ? proposalRefusals(data) : [approvalRefusal('APR-001', '/data')]),
  touches: (data) => [touched(ruleProposalOf(data))],
  carryOut: (data, world, _facts, _actor, by) => {
    const proposal = ruleProposalOf(data);
    const event = eventOf(proposal, world, by);
    return event.ok ? ok(carried(event.value)) : event;
  },
};

/** Checked when it was proposed; the journal cannot have changed it. */
export function ruleProposalOf(data: Json): RuleProposal {
  if (!Check(RuleProposal, data)) throw new Error('a proposed rule has the agreed shape');
  return data;
}

const touched = (proposal: RuleProposal) =>
  proposal.action === 'adopt'
    ? ruleRef(proposal.rule.id)
    : proposal.action === 'restart'
      ? ruleRef(proposal.ruleId)
      : riskControlRef(proposal.country);

function proposalRefusals(proposal: RuleProposal): Refusals {
  if (proposal.action !== 'adopt') return [];
  const { rule, over } = proposal;
  if (over !== null && over.id !== rule.id) return [approvalRefusal('APR-001', '/data/over')];
  return ruleRefusals(rule, '/data/rule');
}

/** What stands in the way of a rule, whatever the state of things. */
export const ruleRefusals = (rule: Rule, pointer = ''): Refusals =>
  examineRule(rule).problems.map(({ code, pointer: within, message }) =>
    ruleRefusal(REFUSED[code] ?? 'RSK-014', `${pointer}${within}`, { problem: message, test: message }),
  );

/** Everything but these is about the expression. */
const REFUSED: Readonly<Partial<Record<RuleProblem['code'], RuleRefusal>>> = {
  dates: 'RSK-016',
  effect: 'RSK-018',
  tests: 'RSK-015',
};

function eventOf(proposal: RuleProposal, world: WorkingSet, by: CarriedFor): Result<NewEvent, Refusals> {
  switch (proposal.action) {
    case 'adopt':
      return adoption(proposal, world, by);
    case 'restart': {
      const stream = ruleRef(proposal.ruleId);
      const state = world.state<RuleState>(stream);
      if (!state?.stop) return err([ruleRefusal('RSK-006')]);
      // Another version may be under it by now; that one was not what the second person read of.
      if (state.stop.version !== proposal.version) return err([ruleRefusal('RSK-010')]);
      const restarted: RuleRestarted = { reason: by.reason, ...nameOf(by) };
      return ok({ stream, type: RULE_EVENTS.restarted, version: 1, data: json(restarted) });
    }
    case 'restartAll': {
      const stream = riskControlRef(proposal.country);
      if (!world.state<RiskControlState>(stream)?.stop) return err([ruleRefusal('RSK-013')]);
      const restarted: AllRestarted = { reason: by.reason, ...nameOf(by) };
      return ok({ stream, type: RISK_CONTROL_EVENTS.restarted, version: 1, data: json(restarted) });
    }
  }
}

function adoption(
  { rule, over, basedOn }: Extract<RuleProposal, { action: 'adopt' }>,
  world: WorkingSet,
  by: CarriedFor,
): Result<NewEvent, Refusals> {
  const stream = ruleRef(rule.id);
  const state = world.state<RuleState>(stream);
  const hasVersions = state !== undefined && state.versions.length > 0;
  const current = state?.current ?? over?.version ?? null;
  if (current !== basedOn || (hasVersions && over !== null) || rule.version < nextVersion(state, over))
    return err([ruleRefusal('RSK-010')]);
  const before = over ?? state?.versions.find((version) => version.rule.version === basedOn)?.rule;
  if (before !== undefined && saysTheSame(rule, before)) return err([ruleRefusal('RSK-011')]);
  const adopted: RuleAdopted = { rule, over, ...nameOf(by) };
  return ok({ stream, type: RULE_EVENTS.adopted, version: 1, data: json(adopted) });
}

/** One more than any version that the rule ever had. */
export const nextVersion = (state: Pick<RuleState, 'versions'> | undefined, seed: Rule | null): number =>
  Math.max(seed?.version ?? 0, ...(state?.versions ?? []).map(({ rule }) => rule.version)) + 1;

/** But for its number, and for whose it is: who proposes a change becomes its owner. */
const saysTheSame = (a: Rule, b: Rule): boolean =>
  canonicalJson({ ...a, version: 0, owner: '' }) === canonicalJson({ ...b, version: 0, owner: '' });

const nameOf = ({ proposalId, proposedBy }: CarriedFor) => ({ proposalId, proposedBy });

const carried = (event: NewEvent): Carried => ({ events: [event], postings: [], claims: [], releases: [], outbox: [] });
