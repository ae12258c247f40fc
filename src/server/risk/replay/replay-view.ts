import { can } from '#core/access';
import type { Actor } from '#core/kernel';
import type { RuleServices } from '../rule-services.ts';
import type { ReplayQuestion, StoredReplay } from './replay-question.ts';
import type { ReplaySummary, ReplayView } from './replay-schemas.ts';

type NamesOf = Pick<RuleServices, 'approval'>;

export async function replaySummary(stored: StoredReplay, { approval }: NamesOf): Promise<ReplaySummary> {
  const { id, userId, question, status, startedAt, progress } = stored;
  return {
    id,
    from: question.from,
    to: question.to,
    versions: question.versions.map(versionOf),
    status,
    by: { userId, name: (await approval.nameOf(userId)) ?? null },
    startedAt,
    progress: { ...progress },
  };
}

function versionOf({ base, change }: ReplayQuestion['versions'][number]): ReplaySummary['versions'][number] {
  switch (change.kind) {
    case 'none':
      return { base, change: { kind: 'none', ruleId: null, rule: null } };
    case 'without':
      return { base, change: { kind: 'without', ruleId: change.ruleId, rule: null } };
    case 'with': {
      const { version: _version, owner: _owner, rehearsed: _rehearsed, ...rule } = change.rule;
      return { base, change: { kind: 'with', ruleId: rule.id, rule } };
    }
  }
}

export async function replayView(stored: StoredReplay, actor: Actor, all: RuleServices): Promise<ReplayView> {
  const result = stored.status === 'done' ? await all.replays.result(stored.id) : undefined;
  return {
    ...(await replaySummary(stored, all)),
    mayCancel: stored.status === 'running' && can(actor, 'risk.rule.propose'),
    result: result === undefined ? null : mutable(result),
  };
}

/** As it was read from the table, which nobody else holds. */
const mutable = (result: object): NonNullable<ReplayView['result']> =>
  result as unknown as NonNullable<ReplayView['result']>;
