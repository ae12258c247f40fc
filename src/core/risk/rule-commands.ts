import { Type, type Static } from 'typebox';
import { Check } from 'typebox/value';
import { can, type Action } from '#core/access';
import {
  err,
  ok,
  type Command,
  type Handler,
  type Json,
  type NewEvent,
  type Outcome,
  type Refusals,
} from '#core/kernel';
import type { CompiledRules } from './compile-rules.ts';
import { riskControlRef, RISK_CONTROL_EVENTS, type AllStopped, type RiskControlState } from './risk-control-stream.ts';
import { ruleRefusal } from './rule-refusals.ts';
import {
  RULE_EVENTS,
  ruleRef,
  versionOf,
  type LiveRate,
  type RuleRestored,
  type RuleState,
  type RuleStopped,
} from './rule-stream.ts';

/** Half a page; whoever has more to say attaches it to a proposal. */
export const RULE_REASON_LENGTH_MAX = 1_000;

const closed = { additionalProperties: false } as const;
export const RuleId = Type.String({ pattern: '^[A-Z0-9][A-Z0-9-]{2,39}$' });
const reason = Type.String({ maxLength: RULE_REASON_LENGTH_MAX });
const Count = Type.Integer({ minimum: 0 });

const StopRuleData = Type.Object(
  {
    ruleId: RuleId,
    reason,
    /** Of the program: what it counted. */
    live: Type.Optional(
      Type.Object(
        { declarations: Count, selected: Count, since: Type.String(), low: Type.Number(), high: Type.Number() },
        closed,
      ),
    ),
  },
  closed,
);
export type StopRule = Command<'risk.stopRule', Static<typeof StopRuleData>>;

const RestoreRuleData = Type.Object({ ruleId: RuleId, version: Type.Integer({ minimum: 1 }), reason }, closed);
export type RestoreRule = Command<'risk.restoreRule', Static<typeof RestoreRuleData>>;

const StopAllData = Type.Object({ country: Type.String({ pattern: '^[A-Z]{2}$' }), reason }, closed);
export type StopAllRules = Command<'risk.stopAll', Static<typeof StopAllData>>;

/** What of the country the handlers read: every rule there is, whether it selects now or not. */
export interface KnownRules {
  readonly rules: Pick<CompiledRules, 'ruleById'>;
}

/** Stops one rule at once. One person does it, or the program where the rule selects other than it was rehearsed. */
export const stopRule: Handler<StopRule, null, KnownRules> = {
  type: 'risk.stopRule',
  prepare: ({ data, actor }) => {
    if (!Check(StopRuleData, data)) return err([ruleRefusal('RSK-001')]);
    return prepared('risk.rule.stop', data.reason, actor);
  },
  touches: ({ data }) => [ruleRef(data.ruleId)],
  handle: ({ data, actor }, _prepared, world, { reference }) => {
    const { ruleId, live } = data;
    const state = world.state<RuleState>(ruleRef(ruleId));
    const version = state?.current ?? reference.rules.ruleById.get(ruleId)?.version;
    if (version === undefined) return err([ruleRefusal('RSK-002', '/ruleId', { rule: ruleId })]);
    if (state?.stop) return err([ruleRefusal('RSK-005')]);
    const bySystem = actor.roles.includes('system');
    const stopped: RuleStopped = {
      ruleId,
      reason: data.reason.trim(),
      by: bySystem ? 'blast-radius' : 'person',
      version,
      ...(bySystem && live && { live: live as LiveRate }),
    };
    return ok(outcome({ stream: ruleRef(ruleId), type: RULE_EVENTS.stopped, version: 1, data: json(stopped) }));
  },
};

/** Goes back at once to a version that two people agreed to before, or that is the country's. */
export const restoreRule: Handler<RestoreRule, null, KnownRules> = {
  type: 'risk.restoreRule',
  prepare: ({ data, actor }) => {
    if (!Check(RestoreRuleData, data)) return err([ruleRefusal('RSK-001')]);
    return prepared('risk.rule.stop', data.reason, actor);
  },
  touches: ({ data }) => [ruleRef(data.ruleId)],
  handle: ({ data }, _prepared, world, { reference }) => {
    const { ruleId, version } = data;
    const state = world.state<RuleState>(ruleRef(ruleId));
    const current = state?.current ?? reference.rules.ruleById.get(ruleId)?.version;
    if (current === undefined) return err([ruleRefusal('RSK-002', '/ruleId', { rule: ruleId })]);
    const wanted = { version: String(version) };
    if (current === version) return err([ruleRefusal('RSK-008', '/version', wanted)]);
    if (state === undefined || versionOf(state, version) === undefined)
      return err([ruleRefusal('RSK-007', '/version', wanted)]);
    if (state.stoppedVersions.includes(version)) return err([ruleRefusal('RSK-009', '/version', wanted)]);
    const restored: RuleRestored = { version, reason: data.reason.trim() };
    return ok(outcome({ stream: ruleRef(ruleId), type: RULE_EVENTS.restored, version: 1, data: json(restored) }));
  },
};

/** Stops all rules but the mandatory ones: for the day on which selection itself does harm. */
export const stopAllRules: Handler<StopAllRules, null, unknown> = {
  type: 'risk.stopAll',
  prepare: ({ data, actor }) => {
    if (!Check(StopAllData, data)) return err([ruleRefusal('RSK-001')]);
    return prepared('risk.rule.stop', data.reason, actor);
  },
  touches: ({ data }) => [riskControlRef(data.country)],
  handle: ({ data }, _prepared, world) => {
    const stream = riskControlRef(data.country);
    if (world.state<RiskControlState>(stream)?.stop) return err([ruleRefusal('RSK-012')]);
    const stopped: AllStopped = { reason: data.reason.trim() };
    return ok(outcome({ stream, type: RISK_CONTROL_EVENTS.stopped, version: 1, data: json(stopped) }));
  },
};

export const RULE_HANDLERS = [stopRule, restoreRule, stopAllRules] as const;

function prepared(action: Action, text: string, actor: Command['actor']) {
  const refusals: Refusals = [
    ...(can(actor, action) ? [] : [ruleRefusal('RSK-003')]),
    ...(text.trim() === '' ? [ruleRefusal('RSK-004', '/reason', { max: String(RULE_REASON_LENGTH_MAX) })] : []),
  ];
  return refusals.length > 0 ? err(refusals) : ok(null);
}

/** An event as the journal takes it: members that are not there are left out. */
export const json = (data: object): Json => JSON.parse(JSON.stringify(data)) as Json;

const outcome = (event: NewEvent): Outcome => ({
  events: [event],
  postings: [],
  claims: [],
  releases: [],
  outbox: [],
  answer: { id: event.stream.id },
});
