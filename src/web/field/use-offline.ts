import { useEffect, useState } from 'react';

interface Offline {
  readonly state: 'preparing' | 'ready' | 'impossible';
  /** Goes over to the version of the page that is ready; absent where there is none. */
  readonly update?: () => void;
}

const WORKER = '/field-worker.js';
const SCOPE = '/inspections/field';
const MANIFEST = '/field.webmanifest';

/**
 * Keeps the page for when there is no connection, and makes it one that can be installed. Only who opens it gets either: the
 * rest of the application knows nothing of a worker.
 */
export function useOffline(): Offline {
  const [offline, setOffline] = useState<Offline>({ state: 'serviceWorker' in navigator ? 'preparing' : 'impossible' });
  useEffect(() => {
    if (!('serviceWorker' in navigator)) return undefined;
    const workers = navigator.serviceWorker;
    let isOver = false;
    const tell = (next: Offline) => {
      if (!isOver) setOffline(next);
    };
    const look = (registration: ServiceWorkerRegistration) => {
      const { waiting, active, installing } = registration;
      if (waiting && active) return tell({ state: 'ready', update: () => goOver(workers, waiting) });
      if (active) tell({ state: 'ready' });
      installing?.addEventListener('statechange', () => look(registration));
    };
    const link = document.createElement('link');
    link.rel = 'manifest';
    link.href = MANIFEST;
    document.head.append(link);
    workers.register(WORKER, { scope: SCOPE, updateViaCache: 'none' }).then(
      (registration) => {
        registration.addEventListener('updatefound', () => look(registration));
        look(registration);
      },
      () => tell({ state: 'impossible' }),
    );
    // What a browser may clear when it runs short of room is asked to stay; it answers as it likes.
    void navigator.storage?.persist?.();
    return () => {
      isOver = true;
      link.remove();
    };
  }, []);
  return offline;
}

/** The new worker takes over, and the page begins anew with what belongs to it. */
function goOver(workers: ServiceWorkerContainer, waiting: ServiceWorker): void {
  workers.addEventListener('controllerchange', () => location.reload(), { once: true });
  waiting.postMessage('take over', []);
}
