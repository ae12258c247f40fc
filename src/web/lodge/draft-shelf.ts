import { EMPTY_DRAFT, encodeDocument, type EncodedDraft, type PendingDraftChange } from '#core/draft';
import type { StoredDraft } from './stored-draft.ts';

/** A draft on this device: what the server had accepted, and, apart from it, every change that it has not. */
export interface ShelvedDraft extends Omit<StoredDraft, 'content'> {
  readonly title: string;
  /** The server has it too. */
  readonly isOnServer: boolean;
}
interface OffShelf {
  readonly draft: ShelvedDraft;
  readonly document: EncodedDraft;
  readonly pending: readonly PendingDraftChange[];
}

/** What is written at once: all of it or nothing. */
interface ShelfEntry {
  readonly draft: ShelvedDraft;
  /** Left out where it stays as it is: a long one takes its time. */
  readonly document?: EncodedDraft;
  readonly put: readonly PendingDraftChange[];
  /** Changes that `document` holds. */
  readonly drop: readonly string[];
}

/**
 * The offline copy: a closed tab, a lost connection and an ended session cost nothing. Devices are shared, so each draft names
 * its owner. Writing fails where the device refuses (private window, full); reading finds nothing there.
 */
export const shelf = {
  read: async (id: string): Promise<OffShelf | undefined> => {
    const [draft, document, changes] = await inTransaction('readonly', (stores) =>
      Promise.all([
        asked<ShelvedDraft | undefined>(stores.drafts.get(id)),
        asked<{ readonly document: EncodedDraft } | undefined>(stores.documents.get(id)),
        asked<ShelvedChange[]>(stores.changes.getAll(changesOf(id))),
      ]),
    );
    if (!draft) return undefined;
    for (const { id: changeId, order } of changes) orders.set(changeId, order);
    return {
      draft,
      document: document?.document ?? encodeDocument(EMPTY_DRAFT),
      pending: changes.map(({ change }) => change),
    };
  },
  write: ({ draft, document, put, drop }: ShelfEntry): Promise<void> =>
    inTransaction('readwrite', ({ drafts, documents, changes }) => {
      drafts.put(draft);
      if (document) documents.put({ id: draft.id, document });
      for (const change of put) changes.put({ draftId: draft.id, order: orderOf(change.id), id: change.id, change });
      for (const id of drop) changes.delete([draft.id, orderOf(id), id]);
      return Promise.resolve();
    }),
  forget: (id: string): Promise<void> =>
    inTransaction('readwrite', ({ drafts, documents, changes }) => {
      drafts.delete(id);
      documents.delete(id);
      changes.delete(changesOf(id));
      return Promise.resolve();
    }),
  /** Of one person. */
  listOf: async (owner: string): Promise<readonly ShelvedDraft[]> => {
    const all = await inTransaction('readonly', ({ drafts }) => asked<ShelvedDraft[]>(drafts.getAll()));
    return all.filter((draft) => draft.owner === owner).toSorted((a, b) => b.savedAt.localeCompare(a.savedAt));
  },
};

interface ShelvedChange {
  readonly draftId: string;
  readonly order: number;
  readonly id: string;
  readonly change: PendingDraftChange;
}

const NAME = 'haidang.drafts';
const VERSION = 1;
const STORES = ['drafts', 'documents', 'changes'] as const;
type Stores = Readonly<Record<(typeof STORES)[number], IDBObjectStore>>;

const changesOf = (draftId: string): IDBKeyRange => IDBKeyRange.bound([draftId], [draftId, []]);

/** Changes are read in the order in which they were first written; a tab that is opened later goes on behind. */
const orders = new Map<string, number>();
let lastOrder = 0;
function orderOf(changeId: string): number {
  const known = orders.get(changeId);
  if (known !== undefined) return known;
  lastOrder = Math.max(Date.now(), lastOrder + 1);
  orders.set(changeId, lastOrder);
  return lastOrder;
}

let opened: Promise<IDBDatabase> | undefined;
function open(): Promise<IDBDatabase> {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, VERSION);
    request.addEventListener('upgradeneeded', () => {
      request.result.createObjectStore('drafts', { keyPath: 'id' });
      request.result.createObjectStore('documents', { keyPath: 'id' });
      request.result.createObjectStore('changes', { keyPath: ['draftId', 'order', 'id'] });
    });
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(refused(request.error)));
  });
  return opened;
}

async function inTransaction<T>(mode: IDBTransactionMode, work: (stores: Stores) => Promise<T>): Promise<T> {
  const database = await open();
  const transaction = database.transaction(STORES, mode);
  const done = new Promise<void>((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve());
    transaction.addEventListener('abort', () => reject(refused(transaction.error)));
  });
  const result = await work({
    drafts: transaction.objectStore('drafts'),
    documents: transaction.objectStore('documents'),
    changes: transaction.objectStore('changes'),
  });
  // Said now, it is carried out even where the page goes away in the next moment.
  if (mode === 'readwrite') transaction.commit();
  await done;
  return result;
}

/** As much of a request as is needed here; the browser's own type says `any` for what it brings. */
interface Asked {
  readonly result: unknown;
  readonly error: DOMException | null;
  readonly addEventListener: (event: 'success' | 'error', listener: () => void) => void;
}
/** Nobody else writes into these stores: what is read is what was written. */
const asked = <T>(request: Asked): Promise<T> =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result as T));
    request.addEventListener('error', () => reject(refused(request.error)));
  });

const refused = (error: DOMException | null): Error => error ?? new Error('The device keeps nothing');
