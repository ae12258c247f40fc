import {
  changeHere,
  contentOf,
  EMPTY_DRAFT,
  operationsFor,
  replicaOf,
  undoOf,
  type DraftDocument,
  type DraftNode,
  type DraftOperation,
  type DraftReplica,
} from '#core/draft';
import { saveDraft, type StoredDraft } from './draft-storage.ts';

/**
 * One draft under work. Every change is a list of small operations at stable pointers (see `core/draft`); what fields show
 * is read by position. Fields listen to their own place, so typing in one does not redraw the others.
 */
export interface DraftStore {
  readonly snapshot: () => DraftState;
  /** Makes one place, named by positions, show something; `undefined` or an empty text empties it. */
  readonly set: (pointer: string, next: DraftNode) => void;
  readonly replace: (content: DraftNode) => void;
  /**
   * Carries out any number of operations as one change: one redraw, one entry in the order of changes. Gives the operations that take
   * it back. A paste is one call.
   */
  readonly change: (operations: readonly DraftOperation[]) => readonly DraftOperation[];
  readonly touch: (pointer: string) => void;
  readonly subscribe: (listener: () => void) => () => void;
  /** Fields say which places they show, so that the list of refusals can lead to them. */
  readonly register: (pointers: readonly string[], elementId: string) => () => void;
  readonly elementFor: (pointer: string) => string | undefined;
}
export interface DraftState {
  readonly stored: StoredDraft;
  /** With the ids of lines and documents; `memberIds(document)` gives those of the lines in their order. */
  readonly document: DraftDocument;
  readonly saved: boolean;
  readonly touched: ReadonlySet<string>;
}

/** Ids of new lines and documents: short, for each field's pointer holds one. */
export const newMemberId = (): string => crypto.randomUUID().replaceAll('-', '').slice(0, 12);

export function createDraftStore(initial: StoredDraft): DraftStore {
  const author = { userId: initial.owner, name: '', at: initial.savedAt };
  const device = 'this';
  let replica: DraftReplica = replicaOf(EMPTY_DRAFT);
  const here = (operations: readonly DraftOperation[]): void => {
    const baseRevision = replica.confirmed.revision;
    replica = changeHere(replica, { id: crypto.randomUUID(), device, baseRevision, operations, author });
  };
  here(operationsFor(replica.shown, '', initial.content, newMemberId));
  let state: DraftState = { stored: initial, document: replica.shown, saved: true, touched: new Set() };
  const listeners = new Set<() => void>();
  const places = new Map<string, string>();
  const become = (next: DraftState) => {
    state = next;
    for (const listener of listeners) listener();
  };
  const change = (operations: readonly DraftOperation[]): readonly DraftOperation[] => {
    if (operations.length === 0) return [];
    const undo = undoOf(replica.shown, operations);
    here(operations);
    const content = contentOf(replica.shown, state.stored.content);
    const stored = { ...state.stored, content, savedAt: new Date().toISOString() };
    become({ ...state, stored, document: replica.shown, saved: saveDraft(stored) });
    return undo;
  };
  const set = (pointer: string, next: DraftNode): void =>
    void change(operationsFor(replica.shown, pointer, next, newMemberId));
  return {
    snapshot: () => state,
    set,
    replace: (content) => set('', content),
    change,
    touch: (pointer) => {
      if (!state.touched.has(pointer)) become({ ...state, touched: new Set([...state.touched, pointer]) });
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    register: (pointers, elementId) => {
      for (const pointer of pointers) places.set(pointer, elementId);
      return () => {
        for (const pointer of pointers) if (places.get(pointer) === elementId) places.delete(pointer);
      };
    },
    elementFor: (pointer) => nearest(places, pointer),
  };
}

/** The field of a place, else one inside it, else one around it. */
function nearest(places: ReadonlyMap<string, string>, pointer: string): string | undefined {
  const exact = places.get(pointer);
  if (exact !== undefined) return exact;
  for (const [place, element] of places) if (place.startsWith(`${pointer}/`)) return element;
  const parent = pointer.slice(0, pointer.lastIndexOf('/'));
  return parent === '' ? undefined : nearest(places, parent);
}
