import type { TakenOrder } from './taken-order.ts';

/** A picture or a document, as it is kept on the device. */
export interface KeptFile {
  readonly owner: string;
  readonly number: string;
  /** Of a picture the SHA-256 of its bytes, as the server will know it; of a document its number. */
  readonly id: string;
  readonly name: string;
  readonly blob: Blob;
}

/**
 * What an inspector carries along. An order, what is written under it and what is on its way stand in one entry, so each
 * write is whole or not there. Devices are handed on: everything names its owner, and nobody else's is shown.
 */
export const fieldStore = {
  listOf: async (owner: string): Promise<readonly TakenOrder[]> => {
    const all = await inTransaction('readonly', ({ orders }) => asked<TakenOrder[]>(orders.getAll(ofOwner(owner))));
    return all.toSorted((a, b) => a.order.plannedAt.localeCompare(b.order.plannedAt));
  },
  read: (owner: string, number: string): Promise<TakenOrder | undefined> =>
    inTransaction('readonly', ({ orders }) => asked<TakenOrder | undefined>(orders.get([owner, number]))),
  /** Takes an order along, with its documents. */
  put: (order: TakenOrder, documents: readonly KeptFile[]): Promise<void> =>
    inTransaction('readwrite', ({ orders, files }) => {
      orders.put(order);
      for (const file of documents) files.put(file);
      return Promise.resolve();
    }),
  /** Changes an order as it stands on the device now: two tabs, or the page and what sends, lose nothing of each other's. */
  change: (
    owner: string,
    number: string,
    change: (order: TakenOrder) => TakenOrder,
    files: readonly KeptFile[] = [],
  ): Promise<TakenOrder | undefined> =>
    inTransaction('readwrite', async (stores) => {
      const order = await asked<TakenOrder | undefined>(stores.orders.get([owner, number]));
      if (order === undefined) return undefined;
      for (const file of files) stores.files.put(file);
      const changed = change(order);
      stores.orders.put(changed);
      return changed;
    }),
  file: (owner: string, number: string, id: string): Promise<KeptFile | undefined> =>
    inTransaction('readonly', ({ files }) => asked<KeptFile | undefined>(files.get([owner, number, id]))),
  filesOf: (owner: string, number: string): Promise<readonly KeptFile[]> =>
    inTransaction('readonly', ({ files }) => asked<KeptFile[]>(files.getAll(ofOrder(owner, number)))),
  forget: (owner: string, number: string): Promise<void> =>
    inTransaction('readwrite', ({ orders, files }) => {
      orders.delete([owner, number]);
      files.delete(ofOrder(owner, number));
      return Promise.resolve();
    }),
  /** All that anybody left on this device. */
  wipe: (): Promise<void> =>
    inTransaction('readwrite', ({ orders, files }) => {
      orders.clear();
      files.clear();
      return Promise.resolve();
    }),
};

const NAME = 'haidang.field';
const VERSION = 1;
const STORES = ['orders', 'files'] as const;
type Stores = Readonly<Record<(typeof STORES)[number], IDBObjectStore>>;

const ofOwner = (owner: string): IDBKeyRange => IDBKeyRange.bound([owner], [owner, []]);
const ofOrder = (owner: string, number: string): IDBKeyRange => IDBKeyRange.bound([owner, number], [owner, number, []]);

let opened: Promise<IDBDatabase> | undefined;
function open(): Promise<IDBDatabase> {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, VERSION);
    request.addEventListener('upgradeneeded', () => {
      request.result.createObjectStore('orders', { keyPath: ['owner', 'number'] });
      request.result.createObjectStore('files', { keyPath: ['owner', 'number', 'id'] });
    });
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(refused(request.error)));
  });
  return opened;
}

async function inTransaction<T>(mode: IDBTransactionMode, work: (stores: Stores) => Promise<T>): Promise<T> {
  const database = await open();
  const transaction = database.transaction(STORES, mode, { durability: 'strict' });
  const done = new Promise<void>((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve());
    transaction.addEventListener('abort', () => reject(refused(transaction.error)));
  });
  const result = await work({ orders: transaction.objectStore('orders'), files: transaction.objectStore('files') });
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
