import { decodeDocument, type AcceptedDraftChange } from '#core/draft';
import { ApiError, drafts, type DraftOnServer } from '#web/client';
import type { DraftPerson, OpenDraft } from './open-draft.ts';
import type { StoredDraft } from './stored-draft.ts';

/** So that a word goes as one change. */
const SEND_PAUSE_MS = 400;
const RETRY_MS_MIN = 1_000;
const RETRY_MS_MAX = 20_000;
/** The server forgets who has said nothing for twenty-five seconds. */
const PRESENCE_MS = 10_000;
/** Sending the same again would be answered the same. */
const REFUSED_STATUS: ReadonlySet<number> = new Set([400, 403, 413, 422]);

/** What customs assesses by itself never comes here. */
const amendedOf = ({ number, version, versions }: NonNullable<StoredDraft['amends']>) => ({
  number,
  version,
  ...(versions !== undefined && { versions }),
});

interface DraftSync {
  readonly isOnServer: () => boolean;
  readonly stop: () => void;
}

/**
 * Keeps an open draft the same as the server's: sends what was done here, in its order, each change until it is accepted; brings
 * what others did, and who they are. Without a connection it waits for one.
 */
export function syncDraft(open: OpenDraft, begin: { readonly isOnServer: boolean }): DraftSync {
  const { id } = open.snapshot().stored;
  let { isOnServer } = begin;
  let isStopped = false;
  let isSending = false;
  let failures = 0;
  /** Nobody is signed in, and who was asked did not want to be: asked again with the next change, not before. */
  let isStranger = false;
  /** What others did meanwhile comes first: what was done here offline stands on it. */
  let isStale = begin.isOnServer;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stream: EventSource | undefined;

  const takeHead = ({ lodgingKey, lodged }: DraftOnServer): void => {
    const { stored } = open.snapshot();
    if (stored.key !== lodgingKey) open.tell({ stored: { ...stored, key: lodgingKey } });
    if (lodged && !open.snapshot().closed) open.tell({ closed: { number: lodged.number } });
  };
  const reload = async (): Promise<void> => {
    const draft = await drafts.read(id);
    isStale = false;
    takeHead(draft);
    open.restart(decodeDocument(draft.document));
  };
  const create = async (): Promise<void> => {
    const { replaces, amends } = open.snapshot().stored;
    const purpose = {
      ...(replaces === undefined ? {} : { replaces }),
      ...(amends === undefined ? {} : { amends: amendedOf(amends) }),
    };
    const draft = await drafts.create({ id, purpose });
    isOnServer = true;
    takeHead(draft);
    open.restart(decodeDocument(draft.document));
  };
  const sendFirst = async (): Promise<void> => {
    const [first] = open.replica().pending;
    if (!first) return;
    open.markSent(first.id);
    const { author: _, ...change } = first;
    const { revision, missed } = await drafts.change(id, change);
    open.accept(missed);
    if (open.replica().confirmed.revision < revision) await reload();
    // Accepted long ago, and its answer was lost.
    open.drop(first.id);
  };
  const work = async (): Promise<void> => {
    if (isSending || isStopped || isDone()) return;
    isSending = true;
    try {
      if (open.replica().pending.length > 0) open.tell({ standing: 'sending' });
      if (!isOnServer) await create();
      if (isStale) await reload();
      if (isDone()) return;
      while (open.replica().pending.length > 0 && !isStopped) await sendFirst();
      failures = 0;
      isStranger = false;
      if (!isStopped) open.tell({ standing: 'server' });
      watch();
    } catch (error) {
      failed(error);
    } finally {
      isSending = false;
    }
    if (!isStranger && (isStale || open.replica().pending.length > 0)) soon(failures === 0 ? 0 : pauseMs());
  };
  const isDone = (): boolean => {
    const { standing, closed } = open.snapshot();
    return closed !== null || standing === 'refused' || (standing === 'new' && !isOnServer);
  };
  const pauseMs = (): number => Math.min(RETRY_MS_MAX, RETRY_MS_MIN * 2 ** (failures - 1));
  const soon = (ms: number): void => {
    if (isStopped) return;
    clearTimeout(timer);
    timer = setTimeout(() => void work(), ms);
  };
  const failed = (error: unknown): void => {
    failures += 1;
    const status = error instanceof ApiError ? error.problem.status : 0;
    isStranger = status === 401;
    if (status === 404) return open.tell({ closed: { number: null } });
    // Lodged: which declaration it became, the draft itself says.
    if (status === 409) isStale = true;
    open.tell({ standing: REFUSED_STATUS.has(status) ? 'refused' : 'here' });
  };

  /** News, from where this device is. The browser itself comes back after a cut; who it is, it is asked at every return. */
  const watch = (): void => {
    if (stream || isStopped || !isOnServer || open.snapshot().closed) return;
    stream = new EventSource(drafts.streamUrl(id, open.device, open.replica().confirmed.revision));
    stream.addEventListener('change', ({ data }: MessageEvent<string>) => {
      // Written by the server as `AcceptedDraftChange`.
      const change = JSON.parse(data) as AcceptedDraftChange;
      open.accept([change]);
      if (open.replica().confirmed.revision < change.revision) catchUp();
    });
    stream.addEventListener('presence', ({ data }: MessageEvent<string>) => {
      const { people } = JSON.parse(data) as { readonly people: readonly DraftPerson[] };
      open.tell({ people: people.filter(({ device }) => device !== open.device) });
    });
    for (const event of ['behind', 'turn']) stream.addEventListener(event, () => catchUp());
    stream.addEventListener('open', () => void appear());
    stream.addEventListener('error', () => {
      if (open.snapshot().people.length > 0) open.tell({ people: [] });
      if (stream?.readyState !== EventSource.CLOSED) return;
      stream = undefined;
      isStale = true;
      soon(RETRY_MS_MIN);
    });
  };
  const catchUp = (): void => {
    isStale = true;
    soon(0);
  };
  let told: string | null | undefined;
  const appear = async (): Promise<void> => {
    if (!stream || document.visibilityState === 'hidden') return;
    const { at } = open.snapshot();
    told = at;
    await drafts.appear(id, open.device, at).catch(() => undefined);
  };
  const beating = setInterval(() => void appear(), PRESENCE_MS);

  let pending = open.replica().pending;
  const end = open.subscribe(() => {
    if (open.snapshot().at !== told) void appear();
    if (open.replica().pending === pending) return;
    pending = open.replica().pending;
    if (pending.length === 0 || isSending) return;
    const { standing } = open.snapshot();
    if (standing === 'new' || standing === 'server') open.tell({ standing: 'sending' });
    soon(failures === 0 ? SEND_PAUSE_MS : pauseMs());
  });
  const online = (): void => soon(0);
  addEventListener('online', online);
  soon(0);
  return {
    isOnServer: () => isOnServer,
    stop: () => {
      isStopped = true;
      end();
      clearTimeout(timer);
      clearInterval(beating);
      removeEventListener('online', online);
      stream?.close();
    },
  };
}
