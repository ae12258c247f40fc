import type { Declaration } from '#core/declaration';
import { draftOfDeclaration } from '#core/draft';
import type { Session } from '#web/client';
import { beginDraft } from './load-draft.ts';
import type { StoredDraft } from './stored-draft.ts';

/** What a draft is opened for: to overwrite a pre-registration, to amend a version; or, with neither, as a new declaration. */
type Purpose = Pick<StoredDraft, 'replaces' | 'amends'>;

/** Begins a draft of what a declaration holds and gives the draft's id. */
export function openAsDraft(declaration: Declaration, session: Session, purpose: Purpose = {}): string {
  const id = crypto.randomUUID();
  const reference = Object.keys(purpose).length === 0 ? 'newReference' : 'keepReference';
  beginDraft(
    {
      id,
      owner: session.user.id,
      key: crypto.randomUUID(),
      savedAt: new Date().toISOString(),
      content: draftOfDeclaration(declaration, reference),
      ...purpose,
    },
    session,
  );
  return id;
}
