import type { Declaration } from '#core/declaration';
import type { Session } from '#web/client';
import { draftOfDeclaration } from '#core/draft';
import { saveDraft, type StoredDraft } from './draft-storage.ts';

/** What a draft is opened for: to overwrite a pre-registration, to amend a version; or, with neither, as a new declaration. */
type Purpose = Pick<StoredDraft, 'replaces' | 'amends'>;

/** Puts a declaration on this device as a draft and gives the draft's id. */
export function openAsDraft(declaration: Declaration, session: Session, purpose: Purpose = {}): string {
  const id = crypto.randomUUID();
  saveDraft({
    id,
    owner: session.user.id,
    key: crypto.randomUUID(),
    savedAt: new Date().toISOString(),
    content: draftOfDeclaration(declaration, Object.keys(purpose).length === 0 ? 'newReference' : 'keepReference'),
    ...purpose,
  });
  return id;
}
