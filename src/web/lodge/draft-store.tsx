import { createContext, useContext, useMemo, useSyncExternalStore } from 'react';
import { saveDraft, type StoredDraft } from './draft-storage.ts';
import { isList, nodeAt, textAt, withNode, type DraftNode } from './draft-tree.ts';

/** One draft under work. Fields listen to their own place, so typing in one does not redraw the others. */
export interface DraftStore {
  readonly snapshot: () => DraftState;
  readonly set: (pointer: string, next: DraftNode) => void;
  readonly replace: (content: DraftNode) => void;
  readonly touch: (pointer: string) => void;
  readonly subscribe: (listener: () => void) => () => void;
  /** Fields say which places they show, so that the list of refusals can lead to them. */
  readonly register: (pointers: readonly string[], elementId: string) => () => void;
  readonly elementFor: (pointer: string) => string | undefined;
}
export interface DraftState {
  readonly stored: StoredDraft;
  readonly saved: boolean;
  readonly touched: ReadonlySet<string>;
}

export function createDraftStore(initial: StoredDraft): DraftStore {
  let state: DraftState = { stored: initial, saved: true, touched: new Set() };
  const listeners = new Set<() => void>();
  const places = new Map<string, string>();
  const become = (next: DraftState) => {
    state = next;
    for (const listener of listeners) listener();
  };
  const replace = (content: DraftNode) => {
    const stored = { ...state.stored, content, savedAt: new Date().toISOString() };
    become({ ...state, stored, saved: saveDraft(stored) });
  };
  return {
    snapshot: () => state,
    set: (pointer, next) => replace(withNode(state.stored.content, pointer, next)),
    replace,
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

const DraftContext = createContext<DraftStore | undefined>(undefined);
export const DraftProvider = DraftContext.Provider;

export function useDraft(): DraftStore {
  const store = useContext(DraftContext);
  if (!store) throw new Error('A field stands inside its draft');
  return store;
}

/** A part of the draft's state; the component redraws only when that part changes. */
export function useDraftPart<Part>(select: (state: DraftState) => Part): Part {
  const store = useDraft();
  return useSyncExternalStore(store.subscribe, () => select(store.snapshot()));
}

export function useDraftText(pointer: string): readonly [string, (next: string) => void] {
  const store = useDraft();
  const value = useDraftPart((state) => textAt(state.stored.content, pointer));
  return useMemo(() => [value, (next: string) => store.set(pointer, next)] as const, [value, store, pointer]);
}

export function useLineCount(): number {
  return useDraftPart((state) => {
    const lines = nodeAt(state.stored.content, '/goodsItems');
    return isList(lines) ? Math.max(1, lines.length) : 1;
  });
}
