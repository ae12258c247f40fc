/**
 * Keeps the page of the inspectors for when there is no connection. It holds what the page is built of and nothing else: no
 * answer of the API ever passes through its cache; what an inspector takes along, the page keeps itself. Its scope is that page
 * alone. A page and what belongs to it are always of one version: a new worker waits until it is told to take over, or until
 * nobody looks at the old page any more.
 */

/** Written in by the build: what the page is built of, and a name that changes with any of it. */
declare const FIELD_SHELL: { readonly version: string; readonly files: readonly string[] };

const PREFIX = 'haidang.field.';
const CACHE = `${PREFIX}${FIELD_SHELL.version}`;
const PAGE = '/index.html';
const SCOPE = '/inspections/field';
const FILES: ReadonlySet<string> = new Set(FIELD_SHELL.files);

/** As much of a worker as is used here; the types of pages and of workers cannot stand in one program. */
interface Extendable {
  readonly waitUntil: (work: Promise<unknown>) => void;
}
interface Fetching {
  readonly request: Request;
  readonly respondWith: (answer: Promise<Response>) => void;
}
interface PageWorker {
  readonly skipWaiting: () => Promise<void>;
  readonly clients: { readonly claim: () => Promise<void> };
  readonly addEventListener: {
    (event: 'install' | 'activate', listener: (event: Extendable) => void): void;
    (event: 'fetch', listener: (event: Fetching) => void): void;
    (event: 'message', listener: (event: { readonly data: unknown }) => void): void;
  };
}
const worker = globalThis as unknown as PageWorker;

worker.addEventListener('install', (event) => {
  const keep = async () => {
    const cache = await caches.open(CACHE);
    // Whole or not at all; past the browser's own cache, which may hold an older page.
    await cache.addAll([PAGE, ...FIELD_SHELL.files].map((file) => new Request(file, { cache: 'reload' })));
  };
  event.waitUntil(keep());
});

worker.addEventListener('activate', (event) => {
  const begin = async () => {
    const old = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
    await Promise.all(old.map((name) => caches.delete(name)));
    await worker.clients.claim();
  };
  event.waitUntil(begin());
});

worker.addEventListener('message', ({ data }) => {
  if (data === 'take over') void worker.skipWaiting();
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const kept = keptFor(request);
  if (kept !== undefined) event.respondWith(answerFrom(kept, request));
});

/** Under which name a request is kept; nothing for all that goes its own way. */
function keptFor({ method, mode, url }: Request): string | undefined {
  const { origin, pathname } = new URL(url);
  if (method !== 'GET' || origin !== location.origin) return undefined;
  if (mode === 'navigate') return pathname === SCOPE || pathname.startsWith(`${SCOPE}/`) ? PAGE : undefined;
  return FILES.has(pathname) ? pathname : undefined;
}

async function answerFrom(kept: string, request: Request): Promise<Response> {
  const cache = await caches.open(CACHE);
  return (await cache.match(kept)) ?? fetch(request);
}
