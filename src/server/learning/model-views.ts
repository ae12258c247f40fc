import { can } from '#core/access';
import type { Actor } from '#core/kernel';
import { importanceOf, trainedOnOf, treeCount, type LearnedModel } from '#core/learning';
import { modelProposalOf, RISK_MODEL, type InRole, type KnownModel, type LearnedSelectionState } from '#core/model';
import { openProposals } from '#server/approval';
import type { LearningServices } from './learning-services.ts';
import type { ModelDesk, ModelSummary, ModelView, TrainingView } from './learning-schemas.ts';
import { modelStore, type StoredModel } from './model-store.ts';
import { RANKS_MIN } from './office-bars.ts';
import { ENOUGH, isTrial, type StoredTraining } from './training/training-plan.ts';

type NamesOf = Pick<LearningServices, 'approval'>;

export const personOf = async (userId: string, { approval }: NamesOf) => ({
  userId,
  name: (await approval.nameOf(userId)) ?? null,
});

/** All of the desk, as it stands now. */
export async function modelDesk(actor: Actor, all: LearningServices): Promise<ModelDesk> {
  const { learned, trainings } = all;
  await learned.refresh();
  const state = learned.state();
  const about = await modelStore(all.services.pool).about(state.models.map(({ hash }) => hash));
  const summary = (model: KnownModel) => modelSummary(model, state, about.get(model.hash), all);
  const known = trainings.material();
  const settings = learned.settings();
  return {
    champion: await inRole(state, state.champion, about, all),
    challenger: await inRole(state, state.challenger, about, all),
    stop: state.stop && {
      person: await personOf(state.stop.userId, all),
      reason: state.stop.reason,
      at: state.stop.at,
    },
    selects: learned.inForce() !== undefined,
    ready: learned.isReady(),
    settings: settings ? { ...settings } : null,
    material: { ...(await known), lookedMin: ENOUGH.looked, findsMin: ENOUGH.finds },
    models: await Promise.all(state.models.toReversed().map(summary)),
    trainings: await Promise.all((await trainings.list()).map((training) => trainingView(training, all))),
    waiting: await waitingProposals(all),
    may: {
      propose: can(actor, 'risk.model.propose'),
      stop: can(actor, 'risk.model.stop'),
      approve: can(actor, 'risk.model.approve'),
    },
  };
}

async function inRole(
  state: LearnedSelectionState,
  held: InRole | null,
  about: ReadonlyMap<string, StoredModel>,
  all: NamesOf,
): Promise<ModelDesk['champion']> {
  const model = held && state.models.find(({ hash }) => hash === held.hash);
  if (!held || !model) return null;
  return {
    model: await modelSummary(model, state, about.get(model.hash), all),
    reason: held.reason,
    proposedBy: await personOf(held.proposedBy, all),
    approvedBy: await personOf(held.approvedBy, all),
    since: held.since,
  };
}

export async function modelSummary(
  { hash, name, provenance, source, addedAt, addedBy }: KnownModel,
  { champion, challenger }: Pick<LearnedSelectionState, 'champion' | 'challenger'>,
  stored: StoredModel | undefined,
  all: NamesOf,
): Promise<ModelSummary> {
  const card = stored?.card;
  return {
    hash,
    name,
    provenance,
    source,
    addedAt,
    addedBy: await personOf(addedBy, all),
    role: champion?.hash === hash ? 'champion' : challenger?.hash === hash ? 'challenger' : null,
    trainedOn: card ? trainedOnOf(card) : null,
    rows: card?.rows ?? null,
    positives: card?.positives ?? null,
    heldBack: card?.heldBack ?? null,
    metrics: { ...card?.metrics },
  };
}

export async function trainingView(training: StoredTraining, all: NamesOf): Promise<TrainingView> {
  const { id, plan, status, isWaiting, userId, startedAt, endedAt, progress, hash } = training;
  return {
    id,
    name: plan.name,
    kind: isTrial(plan) ? 'trial' : 'training',
    seed: isTrial(plan) ? plan.seed : plan.chance.seed,
    provenance: plan.provenance,
    status,
    waiting: isWaiting,
    by: await personOf(userId, all),
    startedAt,
    endedAt,
    progress: { ...progress },
    hash: isTrial(plan) ? plan.tries : hash,
  };
}

async function waitingProposals(all: LearningServices): Promise<ModelDesk['waiting']> {
  const open = await openProposals(all.approval, RISK_MODEL);
  return Promise.all(
    open.map(async ({ id, data, reason, proposed, lastDay }) => {
      const proposal = modelProposalOf(data);
      return {
        id,
        action: proposal.action,
        role: proposal.action === 'set' ? proposal.role : null,
        hash: proposal.action === 'set' ? proposal.hash : null,
        reason,
        proposedBy: await personOf(proposed.userId, all),
        at: proposed.at,
        lastDay,
      };
    }),
  );
}

export function modelView(
  summary: ModelSummary,
  { card, chance, stake, calibration, profile }: LearnedModel,
  stored: StoredModel | undefined,
): ModelView {
  const settings = Object.entries(card.settings).filter(
    (entry): entry is [string, number | string] => typeof entry[1] === 'number' || typeof entry[1] === 'string',
  );
  const trial = stored?.trial ?? null;
  const gains = importanceOf(chance);
  const importance = gains.length > 0 ? gains : (trial?.importance ?? []);
  const { scores, chances } = calibration ?? { scores: [], chances: [] };
  return {
    summary,
    version: card.version,
    trees: treeCount(chance),
    stakeTrees: stake ? treeCount(stake) : 0,
    hasProfile: profile !== undefined,
    settings: Object.fromEntries(settings),
    importance: importance.map(({ column, share }) => ({ feature: column, share })),
    trial: trial && {
      provenance: trial.provenance,
      declarations: trial.declarations,
      looked: trial.looked,
      finds: trial.finds,
      lookedMin: ENOUGH.looked,
      findsMin: ENOUGH.finds,
      declarationsMin: RANKS_MIN,
      measured: trial.measured && {
        ...trial.measured,
        metrics: { ...trial.measured.metrics },
        said: trial.measured.said.map((part) => ({ ...part })),
      },
    },
    calibration: scores.map((score, index) => ({ score, chance: chances[index] ?? 0 })),
  };
}
