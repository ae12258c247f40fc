import type { Instant, Json, RecordedEvent, StreamDefinition, StreamRef } from '#core/kernel';
import type { Rule } from './rule.ts';

export const RULE_STREAM = 'risk-rule';
export const ruleRef = (id: string): StreamRef => ({ type: RULE_STREAM, id });

export const RULE_EVENTS = {
  adopted: 'RuleAdopted',
  stopped: 'RuleStopped',
  restarted: 'RuleRestarted',
  restored: 'RuleRestored',
} as const;

/** Which proposal led to it, and who made that; who approved it is whom the journal names. */
export interface ProposedBy {
  readonly proposalId: string;
  readonly proposedBy: string;
}

export interface RuleAdopted extends ProposedBy {
  readonly rule: Rule;
  /** The rule of the country's file that it takes the place of, kept so that it can be gone back to. */
  readonly over: Rule | null;
}

/** What was counted of a rule where the program stopped it. */
export interface LiveRate {
  readonly declarations: number;
  readonly selected: number;
  readonly since: Instant;
  /** The range that its rehearsal allows, as shares. */
  readonly low: number;
  readonly high: number;
}

export interface RuleStopped {
  readonly ruleId: string;
  readonly reason: string;
  readonly by: 'person' | 'blast-radius';
  /** The version that was in force, which takes two people to start again. */
  readonly version: number;
  readonly live?: LiveRate;
}

export interface RuleRestarted extends ProposedBy {
  readonly reason: string;
}

export interface RuleRestored {
  readonly version: number;
  readonly reason: string;
}

export interface RuleVersion {
  readonly rule: Rule;
  /** Of the country's file, or adopted here. */
  readonly source: 'country' | 'desk';
  readonly adopted: (ProposedBy & { readonly approvedBy: string; readonly at: Instant }) | null;
}

export interface RuleStop extends RuleStopped {
  readonly userId: string;
  readonly at: Instant;
}

/** One rule since somebody first did something about it. */
export interface RuleState {
  readonly id: string;
  /** Oldest first. Empty where a rule of the country's file was only stopped. */
  readonly versions: readonly RuleVersion[];
  /** The version that counts; `null`: the one of the country's file. */
  readonly current: number | null;
  readonly stop: RuleStop | null;
  /** Versions that were stopped and that two people have not started again since: going back to one is no way around them. */
  readonly stoppedVersions: readonly number[];
  /** Since when what counts now has counted: its live rate is measured from here. */
  readonly since: Instant;
}

/** What of a rule can be gone back to; older ones stay in the journal. */
export const VERSIONS_KEPT_MAX = 50;

export const ruleStream: StreamDefinition<RuleState> = {
  type: RULE_STREAM,
  foldVersion: 1,
  evolve: evolveRule,
};

function evolveRule(state: RuleState | undefined, event: RecordedEvent): RuleState {
  switch (event.type) {
    case RULE_EVENTS.adopted:
      return adopted(state, event);
    case RULE_EVENTS.stopped:
      return stopped(state, event);
    case RULE_EVENTS.restarted:
      return restarted(known(state, event), event);
    case RULE_EVENTS.restored: {
      const { version } = dataOf<RuleRestored>(event);
      return { ...known(state, event), current: version, stop: null, since: event.at };
    }
    default:
      throw new Error(`Unknown event of a selection rule: ${event.type}`);
  }
}

function adopted(state: RuleState | undefined, event: RecordedEvent): RuleState {
  const { rule, over, proposalId, proposedBy } = dataOf<RuleAdopted>(event);
  const before: readonly RuleVersion[] = [
    ...(state?.versions ?? []),
    ...(over === null ? [] : [{ rule: over, source: 'country', adopted: null } as const]),
  ];
  const next: RuleVersion = {
    rule,
    source: 'desk',
    adopted: { proposalId, proposedBy, approvedBy: event.actor.userId, at: event.at },
  };
  return {
    id: rule.id,
    versions: [...before, next].slice(-VERSIONS_KEPT_MAX),
    current: rule.version,
    stop: null,
    stoppedVersions: state?.stoppedVersions ?? [],
    since: event.at,
  };
}

function stopped(state: RuleState | undefined, event: RecordedEvent): RuleState {
  const stop = dataOf<RuleStopped>(event);
  const before = state ?? { id: stop.ruleId, versions: [], current: null, stoppedVersions: [] };
  return {
    ...before,
    stop: { ...stop, userId: event.actor.userId, at: event.at },
    stoppedVersions: [...new Set([...before.stoppedVersions, stop.version])],
    since: event.at,
  };
}

const restarted = (state: RuleState, event: RecordedEvent): RuleState => ({
  ...state,
  stop: null,
  stoppedVersions: state.stoppedVersions.filter((version) => version !== state.stop?.version),
  since: event.at,
});

function known(state: RuleState | undefined, event: RecordedEvent): RuleState {
  if (state === undefined) throw new Error(`The life of a selection rule begins with ${event.type}`);
  return state;
}

/** The version of a rule that was adopted or replaced here. */
export const versionOf = ({ versions }: RuleState, version: number): RuleVersion | undefined =>
  versions.findLast(({ rule }) => rule.version === version);

/** Written by the handlers of this room and by nobody else. */
const dataOf = <T>({ data }: { readonly data: Json }): T => data as unknown as T;
