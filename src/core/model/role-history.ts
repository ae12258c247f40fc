import type { Instant, Json, RecordedEvent } from '#core/kernel';
import {
  MODEL_EVENTS,
  type LearnedRestarted,
  type LearnedStopped,
  type ModelAdded,
  type ModelRetired,
  type ModelRole,
  type ModelSet,
  type SelectionSettingsChanged,
} from './learned-selection-stream.ts';
import type { SelectionSettings } from './selection-settings.ts';

/** A model as history names it: also one that went out of sight since. */
export interface NamedModel {
  readonly hash: string;
  readonly name: string;
}

export type RoleTurnWhat =
  | { readonly kind: 'set'; readonly role: ModelRole; readonly model: NamedModel; readonly instead: NamedModel | null }
  | { readonly kind: 'retired'; readonly role: ModelRole; readonly model: NamedModel }
  | { readonly kind: 'stopped' | 'restarted' }
  | {
      readonly kind: 'settings';
      readonly version: number;
      readonly settings: SelectionSettings;
      /** `null`: those of the country's own data. */
      readonly before: SelectionSettings | null;
    };

/** One turn in who selects, and how. */
export interface RoleTurn {
  /** Which turn of the country it was, counted from 1. */
  readonly turn: number;
  readonly at: Instant;
  /** Who did it; where it took two, who agreed. */
  readonly by: string;
  /** Where it took two: who had proposed it, and the proposal. */
  readonly proposed: { readonly by: string; readonly proposalId: string } | null;
  readonly reason: string;
  readonly what: RoleTurnWhat;
}

/** All that ever let a model decide, or decide less, out of the events of the stream, oldest first. That a model was added is none. */
export function roleHistory(events: readonly RecordedEvent[]): readonly RoleTurn[] {
  const names = new Map<string, string>();
  const held = new Map<ModelRole, NamedModel>();
  let settings: { readonly version: number; readonly settings: SelectionSettings } | undefined;
  const turns: RoleTurn[] = [];
  const named = (hash: string): NamedModel => ({ hash, name: names.get(hash) ?? hash });
  const turned = ({ at, actor }: RecordedEvent, told: Told, what: RoleTurnWhat): void => {
    const { reason, proposalId, proposedBy } = told;
    const proposed = proposalId === undefined || proposedBy === undefined ? null : { by: proposedBy, proposalId };
    turns.push({ turn: turns.length + 1, at, by: actor.userId, proposed, reason, what });
  };
  const set = (event: RecordedEvent, role: ModelRole): void => {
    const data = dataOf<ModelSet>(event);
    const model = named(data.hash);
    turned(event, data, { kind: 'set', role, model, instead: held.get(role) ?? null });
    held.set(role, model);
    // As the fold has it: whoever becomes champion is no challenger any more.
    if (role === 'champion' && held.get('challenger')?.hash === model.hash) held.delete('challenger');
  };
  for (const event of events)
    switch (event.type) {
      case MODEL_EVENTS.added: {
        const { hash, name } = dataOf<ModelAdded>(event);
        names.set(hash, name);
        break;
      }
      case MODEL_EVENTS.champion:
        set(event, 'champion');
        break;
      case MODEL_EVENTS.challenger:
        set(event, 'challenger');
        break;
      case MODEL_EVENTS.retired: {
        const data = dataOf<ModelRetired>(event);
        turned(event, data, { kind: 'retired', role: data.role, model: named(data.hash) });
        held.delete(data.role);
        break;
      }
      case MODEL_EVENTS.stopped:
        turned(event, dataOf<LearnedStopped>(event), { kind: 'stopped' });
        break;
      case MODEL_EVENTS.restarted:
        turned(event, dataOf<LearnedRestarted>(event), { kind: 'restarted' });
        break;
      case MODEL_EVENTS.settings: {
        const data = dataOf<SelectionSettingsChanged>(event);
        const version = (settings?.version ?? 0) + 1;
        const before = settings?.settings ?? null;
        turned(event, data, { kind: 'settings', version, settings: data.settings, before });
        settings = { version, settings: data.settings };
        break;
      }
      default:
        throw new Error(`Unknown event of selection by models: ${event.type}`);
    }
  return turns;
}

interface Told {
  readonly reason: string;
  readonly proposalId?: string;
  readonly proposedBy?: string;
}

/** Written by the handlers of this room and by nobody else. */
const dataOf = <T>({ data }: { readonly data: Json }): T => data as unknown as T;
