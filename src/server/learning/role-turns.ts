import { proposalRef, type ProposalState } from '#core/approval';
import { learnedSelectionRef, roleHistory, type RoleTurn } from '#core/model';
import type { ModelHistory } from './learning-schemas.ts';
import type { LearningServices } from './learning-services.ts';
import { settingsThatDiffer } from './model-changes.ts';
import { personOf } from './model-views.ts';

/** A page of who selected when and by whose word, the newest first; `before`: only turns before this one. */
export async function roleTurns(
  { before, limit }: { readonly before?: number | undefined; readonly limit: number },
  all: Pick<LearningServices, 'services' | 'approval'>,
): Promise<ModelHistory> {
  const { engine, reference } = all.services;
  const { code } = reference.current().reference.country;
  const turns = roleHistory(await engine.readStream(learnedSelectionRef(code)));
  const older = turns.filter(({ turn }) => before === undefined || turn < before).toReversed();
  const page = older.slice(0, limit);
  const proposedAt = await proposalTimes(page, all);
  return {
    items: await Promise.all(page.map((turn) => shown(turn, proposedAt, all))),
    nextBefore: older.length > limit ? (page.at(-1)?.turn ?? null) : null,
  };
}

async function proposalTimes(
  turns: readonly RoleTurn[],
  { approval }: Pick<LearningServices, 'approval'>,
): Promise<ReadonlyMap<string, string>> {
  const refs = turns.flatMap(({ proposed }) => (proposed ? [proposalRef(proposed.proposalId)] : []));
  if (refs.length === 0) return new Map();
  const states = await approval.services.engine.readStates<ProposalState>(refs);
  return new Map([...states.values()].map(({ state }): [string, string] => [state.id, state.proposed.at]));
}

async function shown(
  { turn, at, by, proposed, reason, what }: RoleTurn,
  proposedAt: ReadonlyMap<string, string>,
  all: Pick<LearningServices, 'approval'>,
): Promise<ModelHistory['items'][number]> {
  const about = 'model' in what ? what : undefined;
  return {
    turn,
    at,
    kind: what.kind,
    role: about?.role ?? null,
    model: about?.model ?? null,
    instead: what.kind === 'set' ? what.instead : null,
    changes: what.kind === 'settings' ? [...settingsThatDiffer(what.before ?? undefined, what.settings)] : [],
    version: what.kind === 'settings' ? what.version : null,
    reason,
    by: await personOf(by, all),
    proposed: proposed && {
      by: await personOf(proposed.by, all),
      at: proposedAt.get(proposed.proposalId) ?? null,
      proposalId: proposed.proposalId,
    },
  };
}
