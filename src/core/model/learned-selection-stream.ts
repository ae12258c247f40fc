import type { Provenance } from '#core/learning';
import type { Instant, Json, StreamDefinition, StreamRef } from '#core/kernel';
import type { SelectionSettings } from './selection-settings.ts';

export const LEARNED_SELECTION_STREAM = 'learned-selection';
/** Which models there are in a country, which of them has a part in selecting, and how. */
export const learnedSelectionRef = (country: string): StreamRef => ({ type: LEARNED_SELECTION_STREAM, id: country });

export const MODEL_EVENTS = {
  added: 'ModelAdded',
  champion: 'ChampionSet',
  challenger: 'ChallengerSet',
  retired: 'ModelRetired',
  stopped: 'LearnedStopped',
  restarted: 'LearnedRestarted',
  settings: 'SelectionSettingsChanged',
} as const;

/** `champion` selects; `challenger` scores beside it and selects nothing. */
export const MODEL_ROLES = ['champion', 'challenger'] as const;
export type ModelRole = (typeof MODEL_ROLES)[number];

/** Which proposal led to it, and who made that; who approved it is whom the journal names. */
interface ByProposal {
  readonly proposalId: string;
  readonly proposedBy: string;
}

/** A model by its file, which lies beside the journal under its hash. */
export interface ModelAdded {
  readonly hash: string;
  readonly name: string;
  readonly provenance: Provenance;
  /** Trained here, or brought in as a file. */
  readonly source: 'training' | 'file';
}
/** Of the champion and of the challenger alike. */
export interface ModelSet extends ByProposal {
  readonly hash: string;
  readonly reason: string;
}
/** Nobody has the role any more. */
export interface ModelRetired {
  readonly role: ModelRole;
  readonly hash: string;
  readonly reason: string;
}
/** The rules decide alone from now on. */
export interface LearnedStopped {
  readonly reason: string;
}
export interface LearnedRestarted extends ByProposal {
  readonly reason: string;
}
export interface SelectionSettingsChanged extends ByProposal {
  readonly settings: SelectionSettings;
  readonly reason: string;
}

export interface KnownModel extends ModelAdded {
  readonly addedAt: Instant;
  readonly addedBy: string;
}

/** Who has a role, and since when. */
export interface InRole extends ModelSet {
  readonly approvedBy: string;
  readonly since: Instant;
}

export interface LearnedSelectionState {
  /** Oldest first; those in a role stay, however old. */
  readonly models: readonly KnownModel[];
  readonly champion: InRole | null;
  readonly challenger: InRole | null;
  /** Set while the rules decide alone. */
  readonly stop: (LearnedStopped & { readonly userId: string; readonly at: Instant }) | null;
  /** `null`: as the country's own data says. */
  readonly settings:
    | (SelectionSettingsChanged & { readonly version: number; readonly approvedBy: string; readonly at: Instant })
    | null;
}

/** Older ones stay in the journal and among the files. */
export const MODELS_KEPT_MAX = 50;

export const NOTHING_LEARNED: LearnedSelectionState = {
  models: [],
  champion: null,
  challenger: null,
  stop: null,
  settings: null,
};

export const learnedSelectionStream: StreamDefinition<LearnedSelectionState> = {
  type: LEARNED_SELECTION_STREAM,
  foldVersion: 1,
  evolve: (state = NOTHING_LEARNED, event) => {
    const { at, actor } = event;
    switch (event.type) {
      case MODEL_EVENTS.added:
        return added(state, { ...dataOf<ModelAdded>(event), addedAt: at, addedBy: actor.userId });
      case MODEL_EVENTS.champion: {
        const champion = { ...dataOf<ModelSet>(event), approvedBy: actor.userId, since: at };
        // The one that selects is compared with nobody by looking at itself.
        return { ...state, champion, challenger: state.challenger?.hash === champion.hash ? null : state.challenger };
      }
      case MODEL_EVENTS.challenger:
        return { ...state, challenger: { ...dataOf<ModelSet>(event), approvedBy: actor.userId, since: at } };
      case MODEL_EVENTS.retired:
        return { ...state, [dataOf<ModelRetired>(event).role]: null };
      case MODEL_EVENTS.stopped:
        return { ...state, stop: { ...dataOf<LearnedStopped>(event), userId: actor.userId, at } };
      case MODEL_EVENTS.restarted:
        return { ...state, stop: null };
      case MODEL_EVENTS.settings: {
        const version = (state.settings?.version ?? 0) + 1;
        const changed = dataOf<SelectionSettingsChanged>(event);
        return { ...state, settings: { ...changed, version, approvedBy: actor.userId, at } };
      }
      default:
        throw new Error(`Unknown event of selection by models: ${event.type}`);
    }
  },
};

function added(state: LearnedSelectionState, model: KnownModel): LearnedSelectionState {
  const models = [...state.models, model];
  const inRole = new Set([state.champion?.hash, state.challenger?.hash]);
  const dropped = models.length > MODELS_KEPT_MAX ? models.find(({ hash }) => !inRole.has(hash)) : undefined;
  return { ...state, models: models.filter((one) => one !== dropped) };
}

/** The model of that file, where it is known. */
export const modelOf = ({ models }: Pick<LearnedSelectionState, 'models'>, hash: string): KnownModel | undefined =>
  models.find((model) => model.hash === hash);

/** Written by the handlers of this room and by nobody else. */
const dataOf = <T>({ data }: { readonly data: Json }): T => data as unknown as T;
