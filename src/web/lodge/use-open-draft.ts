import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { drafts, type Session } from '#web/client';
import { shelf } from './draft-shelf.ts';
import { keepDraft } from './keep-draft.ts';
import { forgetBegun, loadDraft, newDraft } from './load-draft.ts';
import type { OpenDraft } from './open-draft.ts';
import type { StoredDraft } from './stored-draft.ts';
import { syncDraft } from './sync-draft.ts';

interface OpenedDraft {
  readonly open: OpenDraft | undefined;
  /** Neither on the device nor to be had from the server just now. */
  readonly error: Error | null;
  readonly retry: () => void;
}

/** Opens a draft for as long as the page is there, keeps it on the device and the same as the server's. */
export function useOpenDraft(
  id: string,
  session: Session,
  fresh: () => StoredDraft,
  { isFresh }: { readonly isFresh: boolean },
): OpenedDraft {
  const loading = useQuery({
    queryKey: ['open-draft', id],
    queryFn: async () => (isFresh ? undefined : await loadDraft(id, session)) ?? newDraft(fresh(), session),
    // One draft, opened once, for as long as the page shows it; what changes in it, it tells itself.
    staleTime: Infinity,
    gcTime: 0,
    networkMode: 'always',
    structuralSharing: false,
    retry: false,
  });
  const loaded = loading.data;
  useEffect(() => {
    if (!loaded) return;
    const { open } = loaded;
    const sync = open.snapshot().standing === 'local' ? undefined : syncDraft(open, loaded);
    const stopKeeping = keepDraft(open, () => sync?.isOnServer() ?? false);
    const stopFollowing = followFocus(open);
    forgetBegun(id);
    return () => {
      stopFollowing();
      stopKeeping();
      sync?.stop();
    };
  }, [loaded, id]);
  return { open: loaded?.open, error: loading.error, retry: () => void loading.refetch() };
}

/** Fields bear the pointer of their place as their id. */
function followFocus(open: OpenDraft): () => void {
  const follow = ({ target }: FocusEvent): void => {
    if (target instanceof Element && target.id.startsWith('/')) open.appearAt(target.id);
  };
  document.addEventListener('focusin', follow);
  return () => document.removeEventListener('focusin', follow);
}

/** A draft that has become a declaration leaves the device; others who have it open are told. */
export async function closeDraft(open: OpenDraft, number: string): Promise<void> {
  const { stored, standing } = open.snapshot();
  open.tell({ closed: { number } });
  await shelf.forget(stored.id).catch(() => undefined);
  if (standing !== 'local') await drafts.close(stored.id, number).catch(() => undefined);
}
