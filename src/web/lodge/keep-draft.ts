import { encodeDocument, textAt, type DraftDocument, type PendingDraftChange } from '#core/draft';
import { shelf, type ShelvedDraft } from './draft-shelf.ts';
import type { OpenDraft } from './open-draft.ts';

/** What the server accepted is written down when it has come to rest; every change made here, at once. */
const DOCUMENT_PAUSE_MS = 2_000;

/**
 * Keeps the offline copy of an open draft. What the server has not got is written with every change; a change leaves the device only
 * together with the document that holds it. Gives what ends it.
 */
export function keepDraft(open: OpenDraft, isOnServer: () => boolean): () => void {
  /** What of the changes is on the device. */
  let written = new Map<string, PendingDraftChange['operations']>(
    // Those that came from the device are there already, and have to leave it.
    open.replica().pending.map(({ id }) => [id, []]),
  );
  let kept: DraftDocument | undefined = open.replica().confirmed;
  let seen = open.replica();
  let resting: ReturnType<typeof setTimeout> | undefined;

  const write = async (what: 'changes' | 'all'): Promise<void> => {
    const { confirmed, pending } = open.replica();
    const { standing, closed } = open.snapshot();
    if (standing === 'new' || closed) return;
    const now = stepsOf(pending);
    const put = pending.filter(({ id, operations }) => written.get(id) !== operations);
    const drop = what === 'all' ? [...written.keys()].filter((id) => !now.has(id)) : [];
    const document = what === 'all' && confirmed !== kept ? encodeDocument(confirmed) : undefined;
    const before = written;
    written = what === 'all' ? now : new Map([...written, ...now]);
    if (document) kept = confirmed;
    try {
      await shelf.write({ draft: shelvedOf(open, isOnServer()), put, drop, ...(document ? { document } : {}) });
    } catch (error) {
      // The next time it is tried with all of it.
      written = new Map([...before.keys()].map((id) => [id, []]));
      kept = undefined;
      throw error;
    }
  };
  /** At once, and not behind the write before: the device keeps them in their order, and the page may go away in the next moment. */
  const want = (what: 'changes' | 'all'): void =>
    void write(what)
      .then(
        () => true,
        () => false,
      )
      .then((saved) => {
        if (saved !== open.snapshot().saved) open.tell({ saved });
      });
  const rest = (): void => {
    clearTimeout(resting);
    resting = setTimeout(() => want('all'), DOCUMENT_PAUSE_MS);
  };
  const end = open.subscribe(() => {
    const replica = open.replica();
    if (replica === seen) return;
    if (replica.pending !== seen.pending && replica.pending.length > 0) want('changes');
    if (replica.confirmed !== seen.confirmed || replica.pending.length < seen.pending.length) rest();
    seen = replica;
  });
  return () => {
    end();
    clearTimeout(resting);
    want('all');
  };
}

const stepsOf = (pending: readonly PendingDraftChange[]): Map<string, PendingDraftChange['operations']> =>
  new Map(pending.map(({ id, operations }) => [id, operations]));

function shelvedOf(open: OpenDraft, isOnServer: boolean): ShelvedDraft {
  const { content, ...stored } = open.snapshot().stored;
  return { ...stored, title: textAt(content, '/goodsItems/0/description'), isOnServer };
}
