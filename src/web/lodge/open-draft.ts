import {
  changeHere,
  changesAccepted,
  contentOf,
  EMPTY_DRAFT,
  extendLast,
  operationsFor,
  replicaOf,
  stablePointer,
  undoOf,
  type AcceptedDraftChange,
  type DraftDocument,
  type DraftNode,
  type DraftOperation,
  type DraftReplica,
} from '#core/draft';
import type { StoredDraft } from './stored-draft.ts';

/**
 * One draft under work. Every change is a list of small operations at stable pointers (see `core/draft`); what fields show
 * is read by position. Fields listen to their own place, so typing in one does not redraw the others.
 */
export interface DraftStore {
  readonly snapshot: () => DraftState;
  /** Makes one place, named by positions, show something; `undefined` or an empty text empties it. */
  readonly set: (pointer: string, next: DraftNode) => void;
  readonly replace: (content: DraftNode) => void;
  /**
   * Carries out any number of operations as one change: one redraw, one entry in the order of changes. Gives the operations that take
   * it back. A paste is one call.
   */
  readonly change: (operations: readonly DraftOperation[]) => readonly DraftOperation[];
  readonly touch: (pointer: string) => void;
  readonly subscribe: (listener: () => void) => () => void;
  /** Fields say which places they show, so that the list of refusals can lead to them. */
  readonly register: (pointers: readonly string[], elementId: string) => () => void;
  readonly elementFor: (pointer: string) => string | undefined;
  /** Says where in the draft this person is, by the stable pointer of a field; others see it. */
  readonly appear: (at: string | null) => void;
}

export interface DraftState {
  readonly stored: StoredDraft;
  /** With the ids of lines and documents; `memberIds(document)` gives those of the lines in their order. */
  readonly document: DraftDocument;
  /** Every change is on this device, or on the server. */
  readonly saved: boolean;
  readonly standing: DraftStanding;
  readonly touched: ReadonlySet<string>;
  /** Where this person is. */
  readonly at: string | null;
  /** Who else has the draft before them. */
  readonly people: readonly DraftPerson[];
  /** It takes no changes any more: somebody lodged it, or threw it away. */
  readonly closed: { readonly number: string | null } | null;
}
/** `new`: nothing was done yet. `here`: on this device, and sent as soon as that goes. `local`: for this device only, for good. */
export type DraftStanding = 'new' | 'here' | 'sending' | 'server' | 'refused' | 'local';
export interface DraftPerson {
  readonly device: string;
  readonly name: string;
  /** A stable pointer. */
  readonly at: string | null;
}

/** The store, and what those who keep and send the draft need besides. */
export interface OpenDraft extends DraftStore {
  readonly device: string;
  readonly replica: () => DraftReplica;
  readonly accept: (changes: readonly AcceptedDraftChange[]) => void;
  /** What the server has now; what it has not stays on top. */
  readonly restart: (confirmed: DraftDocument) => void;
  /** The server has it, under whichever revision. */
  readonly drop: (changeId: string) => void;
  /** From now on it is sent as it is. */
  readonly markSent: (changeId: string) => void;
  /** The same as `appear`, by the place of a field as positions say it. */
  readonly appearAt: (pointer: string) => void;
  readonly tell: (news: Partial<Pick<DraftState, 'saved' | 'standing' | 'people' | 'closed' | 'stored'>>) => void;
}

/** Ids of new lines and documents: short, for each field's pointer holds one. */
export const newMemberId = (): string => crypto.randomUUID().replaceAll('-', '').slice(0, 12);

/** Longer changes are left alone: a paste is sent as it is, and not again with the next letter. */
const EXTENDED_OPERATIONS_MAX = 200;

interface DraftToOpen {
  readonly stored: Omit<StoredDraft, 'content'>;
  readonly replica: DraftReplica;
  readonly standing: DraftStanding;
  readonly author: { readonly userId: string; readonly name: string };
}

/** A draft that is kept nowhere. */
export function createDraftStore(stored: StoredDraft): DraftStore {
  const operations = operationsFor(EMPTY_DRAFT, '', stored.content, newMemberId);
  const author = { userId: stored.owner, name: '', at: stored.savedAt };
  const change = { id: crypto.randomUUID(), device: 'here', baseRevision: 0, operations, author };
  return openDraft({ stored, replica: changeHere(replicaOf(EMPTY_DRAFT), change), standing: 'local', author });
}

export function openDraft({ stored: begunAs, replica: begun, standing, author }: DraftToOpen): OpenDraft {
  let replica = begun;
  // What was made before may have been sent: it keeps its shape, and this goes on as the same device.
  const sent = new Set(begun.pending.map(({ id }) => id));
  const device = begun.pending.at(-1)?.device ?? deviceOfTab();
  const content = contentOf(replica.shown);
  let state: DraftState = {
    stored: { ...begunAs, content },
    document: replica.shown,
    saved: true,
    standing,
    touched: new Set(),
    at: null,
    people: [],
    closed: null,
  };
  const listeners = new Set<() => void>();
  const places = new Map<string, string>();
  const become = (next: DraftState) => {
    state = next;
    for (const listener of listeners) listener();
  };
  const show = (next: DraftReplica, news: Partial<DraftState> = {}) => {
    if (next === replica) return;
    replica = next;
    const stored = { ...state.stored, content: contentOf(next.shown, state.stored.content), ...news.stored };
    become({ ...state, ...news, stored, document: next.shown });
  };
  const change = (operations: readonly DraftOperation[]): readonly DraftOperation[] => {
    if (operations.length === 0) return [];
    const at = new Date().toISOString();
    const undo = undoOf(replica.shown, operations);
    const by = { ...author, at };
    const last = replica.pending.at(-1);
    const isTypedOn =
      last !== undefined &&
      !sent.has(last.id) &&
      last.baseRevision === replica.confirmed.revision &&
      last.operations.length + operations.length <= EXTENDED_OPERATIONS_MAX;
    const baseRevision = replica.confirmed.revision;
    const next = isTypedOn
      ? extendLast(replica, operations, by)
      : changeHere(replica, { id: crypto.randomUUID(), device, baseRevision, operations, author: by });
    show(next, { stored: { ...state.stored, content: contentOf(next.shown, state.stored.content), savedAt: at } });
    return undo;
  };
  const appear = (at: string | null): void => {
    if (at !== state.at) become({ ...state, at });
  };
  const set = (pointer: string, next: DraftNode): void =>
    void change(operationsFor(replica.shown, pointer, next, newMemberId));
  return {
    device,
    snapshot: () => state,
    set,
    replace: (next) => set('', next),
    change,
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
    appear,
    appearAt: (pointer) => appear(stablePointer(replica.shown, pointer) ?? null),
    replica: () => replica,
    accept: (changes) => show(changesAccepted(replica, changes)),
    restart: (confirmed) => show(replicaOf(confirmed, replica.pending)),
    drop: (changeId) => {
      const pending = replica.pending.filter(({ id }) => id !== changeId);
      if (pending.length < replica.pending.length) show(replicaOf(replica.confirmed, pending));
    },
    markSent: (changeId) => void sent.add(changeId),
    tell: (news) => become({ ...state, ...news }),
  };
}

const DEVICE_KEY = 'haidang.device';

/** One name a tab, as long as the tab lives: what two tabs write differs as much as what two people write. */
function deviceOfTab(): string {
  try {
    const known = sessionStorage.getItem(DEVICE_KEY);
    if (known !== null) return known;
    const device = crypto.randomUUID();
    sessionStorage.setItem(DEVICE_KEY, device);
    return device;
  } catch {
    return crypto.randomUUID();
  }
}

/** The field of a place, else one inside it, else one around it. */
function nearest(places: ReadonlyMap<string, string>, pointer: string): string | undefined {
  const exact = places.get(pointer);
  if (exact !== undefined) return exact;
  for (const [place, element] of places) if (place.startsWith(`${pointer}/`)) return element;
  const parent = pointer.slice(0, pointer.lastIndexOf('/'));
  return parent === '' ? undefined : nearest(places, parent);
}
