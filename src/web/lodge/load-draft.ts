import { decodeDocument, replicaOf, textAt } from '#core/draft';
import { ApiError, drafts, isDeclarant, type Session } from '#web/client';
import { shelf, type ShelvedDraft } from './draft-shelf.ts';
import { openDraft, type DraftStanding, type OpenDraft } from './open-draft.ts';
import type { StoredDraft } from './stored-draft.ts';
import { begunDraft, takeOverDrafts } from './take-over.ts';

interface LoadedDraft {
  readonly open: OpenDraft;
  readonly isOnServer: boolean;
}

/** Begun on this page a moment ago: they need not be looked for. */
const begun = new Map<string, LoadedDraft>();

/** Begins a draft with some content. It is on the device, and for declarants on its way to the server, before anybody changes it. */
export function beginDraft(draft: StoredDraft, session: Session): void {
  const { stored, change, replica } = begunDraft(draft);
  begun.set(draft.id, {
    open: openDraft({ stored, replica, standing: standingOf(stored, session), author: authorOf(session) }),
    isOnServer: false,
  });
  const title = textAt(draft.content, '/goodsItems/0/description');
  // Where the device refuses, the page says so as soon as it is open.
  void shelf.write({ draft: { ...stored, title, isOnServer: false }, put: [change], drop: [] }).catch(() => undefined);
}

/** From this page, this device, or the server; `undefined` where there is none of this id. */
export async function loadDraft(id: string, session: Session): Promise<LoadedDraft | undefined> {
  const here = begun.get(id);
  if (here) return here;
  await takeOverDrafts(session.user.id);
  const shelved = await shelf.read(id).catch(() => undefined);
  if (shelved?.draft.owner === session.user.id) {
    const { title: _title, isOnServer, ...stored } = shelved.draft;
    const replica = replicaOf(decodeDocument(shelved.document), shelved.pending);
    return {
      open: openDraft({ stored, replica, standing: standingOf(stored, session), author: authorOf(session) }),
      isOnServer,
    };
  }
  return isDeclarant(session) ? fromServer(id, session) : undefined;
}

/** One that nobody has changed yet leaves no trace. */
export function newDraft(draft: StoredDraft, session: Session): LoadedDraft {
  const { stored, replica } = begunDraft(draft);
  const standing = isDeclarant(session) ? 'new' : 'local';
  return { open: openDraft({ stored, replica, standing, author: authorOf(session) }), isOnServer: false };
}

async function fromServer(id: string, session: Session): Promise<LoadedDraft | undefined> {
  try {
    const { document, lodgingKey, purpose, changedAt } = await drafts.read(id);
    const stored = { id, owner: session.user.id, key: lodgingKey, savedAt: changedAt, ...purpose };
    const replica = replicaOf(decodeDocument(document));
    return { open: openDraft({ stored, replica, standing: 'server', author: authorOf(session) }), isOnServer: true };
  } catch (error) {
    if (error instanceof ApiError && error.problem.status === 404) return undefined;
    throw error;
  }
}

const authorOf = ({ user }: Session) => ({ userId: user.id, name: user.name });

/** What customs assesses itself is nobody else's draft. */
const standingOf = ({ amends }: Pick<ShelvedDraft, 'amends'>, session: Session): DraftStanding =>
  isDeclarant(session) && !amends?.byCustoms ? 'here' : 'local';

/** What was begun and is open now is looked for on the device the next time. */
export const forgetBegun = (id: string): void => void begun.delete(id);
