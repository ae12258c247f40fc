import { useFormat, useText } from '#web/ui';
import { useDraftPart } from './draft-store.tsx';

/** Where the last change is by now. */
export function SavedNote() {
  const t = useText();
  const format = useFormat();
  const at = format.since(useDraftPart((state) => state.stored.savedAt));
  const saved = useDraftPart((state) => state.saved);
  const standing = useDraftPart((state) => state.standing);
  switch (standing) {
    case 'new':
      return t('draft.savedAsYouWrite');
    case 'sending':
      return t('draft.saving');
    case 'server':
      return t('draft.savedServer', { at });
    case 'here':
      return saved ? t('draft.savedHere', { at }) : t('draft.notSaved');
    case 'refused':
      return saved ? t('draft.savedRefused', { at }) : t('draft.notSaved');
    case 'local':
      return saved ? t('draft.savedAt', { at }) : t('draft.notSaved');
  }
}
