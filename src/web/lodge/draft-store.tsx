import { createContext, useContext, useMemo, useSyncExternalStore } from 'react';
import { memberIds, textAt } from '#core/draft';
import type { DraftState, DraftStore } from './open-draft.ts';

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

/** Ids of the goods lines in their order; the same list as long as none comes, goes or moves. */
const useLineIds = (): readonly string[] => useDraftPart((state) => memberIds(state.document));

export const useLineCount = (): number => Math.max(1, useLineIds().length);
