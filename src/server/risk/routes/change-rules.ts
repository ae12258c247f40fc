import { REASON_LENGTH_MAX } from '#core/approval';
import { STATED_TEXT, type Actor, type Command } from '#core/kernel';
import {
  nextVersion,
  RISK_RULE,
  ruleRefusal,
  ruleRefusals,
  RULES_MAX,
  type Rehearsal,
  type RestoreRule,
  type Rule,
  type RuleProposal,
  type StopAllRules,
  type StopRule,
} from '#core/risk';
import { demand, signedInOnly } from '#server/access';
import { findProposal, packContent, proposalView } from '#server/approval';
import { refusalsProblem, type HttpApp } from '#server/platform/http';
import { submitted } from '#server/platform/services';
import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { rehearsalFor } from '../replay/rehearsal-for.ts';
import { ruleContent } from '../rule-changes.ts';
import {
  ReasonBody,
  RiskControlSchema,
  RuleParams,
  WrittenRule,
  type WrittenRule as Written,
} from '../rule-schemas.ts';
import type { RuleServices } from '../rule-services.ts';
import { allRules, openByRule, ruleView, standingOf, todayOf } from '../rule-view.ts';
import { foundRule } from './rules.ts';

const closed = { additionalProperties: false } as const;
const ProposalReason = Type.String({ minLength: 3, maxLength: REASON_LENGTH_MAX, pattern: STATED_TEXT });
const Replaces = Type.Optional(
  Type.Union([Type.String({ pattern: '^[1-9]\\d{0,17}$' }), Type.Null()], {
    description: 'A proposal of your own, still open, that this one takes the place of',
  }),
);
const ProposeRule = Type.Object({ rule: WrittenRule, reason: ProposalReason, replaces: Replaces }, closed);
const Restart = Type.Object({ reason: ProposalReason }, closed);

const TAGS = ['Risk'];
const PROPOSED = {
  201: Type.Ref('Proposal'),
  '4xx': Type.Ref('Problem'),
  503: Type.Ref('Problem'),
} as const;
const DONE = { 200: Type.Ref('RuleView'), '4xx': Type.Ref('Problem'), 503: Type.Ref('Problem') } as const;
const CONTROL = { 200: Type.Ref('RiskControl'), '4xx': Type.Ref('Problem'), 503: Type.Ref('Problem') } as const;

/** Changing rules: proposed for a second person, or stopped and rolled back at once. */
export function changeRules(app: HttpApp, all: RuleServices): void {
  app.addSchema(RiskControlSchema);

  app.post(
    '/api/v1/risk/rules/proposals',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'proposeRule',
        tags: TAGS,
        summary:
          'Propose a new rule or a new version of one; another person approves it, and from its first day it selects',
        body: ProposeRule,
        response: PROPOSED,
      },
    },
    async (request, reply) => {
      demand(request, 'risk.rule.propose');
      await all.rules.refresh();
      const { rule, reason, replaces = null } = request.body;
      const { proposal, before } = adoption(all, rule, request.actor, await rehearsalFor(rule, all.replays));
      return reply.code(201).send(await propose(all, request, { proposal, before, reason, replaces }));
    },
  );

  app.post(
    '/api/v1/risk/rules/:id/restart',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'restartRule',
        tags: TAGS,
        summary: 'Propose to start a stopped rule again; another person approves it',
        params: RuleParams,
        body: Restart,
        response: PROPOSED,
      },
    },
    async (request, reply) => {
      demand(request, 'risk.rule.propose');
      await all.rules.refresh();
      const { id } = request.params;
      const before = foundRule(all, id);
      const version = all.rules.desk().rules.get(id)?.stop?.version ?? before.version;
      const proposal: RuleProposal = { action: 'restart', ruleId: id, version };
      const { reason } = request.body;
      return reply.code(201).send(await propose(all, request, { proposal, before, reason, replaces: null }));
    },
  );

  app.post(
    '/api/v1/risk/rules/:id/stop',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'stopRule',
        tags: TAGS,
        summary: 'Stop a rule at once; starting it again takes two people',
        params: RuleParams,
        body: ReasonBody,
        response: DONE,
      },
    },
    async (request) => {
      demand(request, 'risk.rule.stop');
      const { id } = request.params;
      await all.rules.refresh();
      foundRule(all, id);
      const command: StopRule = {
        type: 'risk.stopRule',
        data: { ruleId: id, reason: request.body.reason },
        actor: request.actor,
      };
      await carriedOut(all, request, command);
      return ruleView(foundRule(all, id), all);
    },
  );

  app.post(
    '/api/v1/risk/rules/:id/restoration',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'restoreRule',
        tags: TAGS,
        summary: 'Go back at once to a version that was approved before',
        params: RuleParams,
        body: Type.Object({ version: Type.Integer({ minimum: 1 }), ...ReasonBody.properties }, closed),
        response: DONE,
      },
    },
    async (request) => {
      demand(request, 'risk.rule.stop');
      const { id } = request.params;
      await all.rules.refresh();
      foundRule(all, id);
      const { version, reason } = request.body;
      const command: RestoreRule = {
        type: 'risk.restoreRule',
        data: { ruleId: id, version, reason },
        actor: request.actor,
      };
      await carriedOut(all, request, command);
      return ruleView(foundRule(all, id), all);
    },
  );

  switchOfAll(app, all);
}

function switchOfAll(app: HttpApp, all: RuleServices): void {
  const country = (): string => all.services.reference.current().reference.country.code;

  app.get(
    '/api/v1/risk/control',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'showRiskControl',
        tags: TAGS,
        summary: 'Whether the rules as a whole are switched off, by whom and why',
        response: { 200: Type.Ref('RiskControl'), '4xx': Type.Ref('Problem') },
      },
    },
    async (request) => {
      demand(request, 'risk.rule.read');
      await all.rules.refresh();
      return controlView(all);
    },
  );

  app.post(
    '/api/v1/risk/control/stop',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'stopAllRules',
        tags: TAGS,
        summary: 'Stop all rules but the mandatory ones at once; starting them again takes two people',
        body: ReasonBody,
        response: CONTROL,
      },
    },
    async (request) => {
      demand(request, 'risk.rule.stop');
      const { reason } = request.body;
      const command: StopAllRules = {
        type: 'risk.stopAll',
        data: { country: country(), reason },
        actor: request.actor,
      };
      await carriedOut(all, request, command);
      return controlView(all);
    },
  );

  app.post(
    '/api/v1/risk/control/restart',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'restartAllRules',
        tags: TAGS,
        summary: 'Propose to start the rules again as a whole; another person approves it',
        body: Restart,
        response: PROPOSED,
      },
    },
    async (request, reply) => {
      demand(request, 'risk.rule.propose');
      const proposal: RuleProposal = { action: 'restartAll', country: country() };
      const { reason } = request.body;
      return reply.code(201).send(await propose(all, request, { proposal, before: undefined, reason, replaces: null }));
    },
  );
}

/** The rule that was written as a proposal: numbered, owned by who proposes it, and over what it takes the place of. */
function adoption(all: RuleServices, written: Written, actor: Actor, rehearsed: Rehearsal | undefined) {
  const known = allRules(all);
  const before = known.find(({ id }) => id === written.id);
  const state = all.rules.desk().rules.get(written.id);
  const seed = all.seed().rules.find(({ rule }) => rule.id === written.id)?.rule ?? null;
  const over = state === undefined || state.versions.length === 0 ? seed : null;
  const rule: Rule = {
    ...written,
    version: nextVersion(state, seed),
    owner: actor.userId,
    ...(rehearsed && { rehearsed }),
  };
  const refusals = [
    ...ruleRefusals(rule, '/rule'),
    ...(before === undefined && known.length >= RULES_MAX
      ? [ruleRefusal('RSK-017', '/rule/id', { max: String(RULES_MAX) })]
      : []),
  ];
  if (refusals.length > 0) throw refusalsProblem(refusals);
  const proposal: RuleProposal = { action: 'adopt', rule, over, basedOn: state?.current ?? over?.version ?? null };
  return { proposal, before };
}

interface Proposing {
  readonly proposal: RuleProposal;
  readonly before: Rule | undefined;
  readonly reason: string;
  readonly replaces: string | null;
}

async function propose(
  { approval }: RuleServices,
  request: FastifyRequest,
  { proposal, before, reason, replaces }: Proposing,
) {
  const packed = packContent(ruleContent(proposal, before));
  await approval.contents.keep(packed);
  const data = { kind: RISK_RULE, reason, data: proposal, contentHash: packed.hash, replaces };
  const command: Command = { type: 'approval.propose', data, actor: request.actor };
  const { answer } = await submitted(approval.services, request, command, 'interactive');
  const { id } = JSON.parse(answer.toString('utf8')) as { readonly id: string };
  const { state, content, served } = await findProposal(approval, request.actor, id);
  return proposalView(state, content, served, request.actor, approval);
}

/** In force as soon as the answer is there. */
async function carriedOut({ services, rules }: RuleServices, request: FastifyRequest, command: Command): Promise<void> {
  try {
    await submitted(services, request, command, 'interactive');
  } finally {
    await rules.refresh();
  }
}

async function controlView(all: RuleServices) {
  const known = allRules(all);
  const today = todayOf(all.services);
  const { stop } = all.rules.desk().control;
  const open = await openByRule(all);
  const name = stop && ((await all.approval.nameOf(stop.userId)) ?? null);
  return {
    stop: stop && { person: { userId: stop.userId, name }, reason: stop.reason, at: stop.at },
    openProposal: open.get('') ?? null,
    counts: {
      rules: known.length,
      selecting: known.filter((rule) => standingOf(rule, all, today) === 'active').length,
      mandatory: known.filter(({ binding }) => binding === 'mandatory').length,
    },
    ruleSetVersion: all.services.reference.current().rules.version,
  };
}
