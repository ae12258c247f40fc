import type { Page, Request } from 'playwright-core';

/** Longer than the page itself waits between what comes and what it shows of it; its own clock stands still while it is busy. */
const STILL_MS = 120;
/** Only a page that goes on asking comes here. */
const REST_MS_MAX = 60_000;
/** Streams stay open, and nobody waits for a ping. */
const NEVER_ENDING: ReadonlySet<string> = new Set(['eventsource', 'websocket', 'ping']);

/**
 * Watches what a page asks for from now on, and gives what waits for its rest: everything asked for has come, and since then the page has neither
 * changed nor asked for more. That is told by the page, not by a clock of ours, so a busy machine only makes it later.
 */
export function watchTraffic(page: Page): () => Promise<void> {
  const awaited = new Set<Request>();
  const waiting = new Set<() => void>();
  let asked = 0;
  page.on('request', (request) => {
    if (NEVER_ENDING.has(request.resourceType()) || !request.url().startsWith('http')) return;
    // What the page before asked for, it takes along.
    if (request.isNavigationRequest() && request.frame() === page.mainFrame()) awaited.clear();
    asked += 1;
    awaited.add(request);
  });
  const onEnd = (request: Request): void => {
    awaited.delete(request);
    if (awaited.size > 0) return;
    for (const go of waiting) go();
    waiting.clear();
  };
  page.on('requestfinished', onEnd);
  page.on('requestfailed', onEnd);

  return async () => {
    const giveUp = AbortSignal.timeout(REST_MS_MAX);
    while (!giveUp.aborted) {
      if (awaited.size > 0)
        await new Promise<void>((resolve) => {
          waiting.add(resolve);
          giveUp.addEventListener('abort', () => resolve(), { once: true });
        });
      const before = asked;
      // A page that is left in the meantime cannot answer; the one that follows is asked.
      const isStill = await page.evaluate(untilStill, STILL_MS).catch(() => page.isClosed());
      if (isStill && awaited.size === 0 && asked === before) return;
    }
    const open = [...awaited].map((request) => `${request.method()} ${request.url()}`);
    throw new Error(`${page.url()} does not come to rest${open.map((line) => `\n  waiting for ${line}`).join('')}`);
  };
}

/** Runs in the page. */
function untilStill(stillMs: number): Promise<true> {
  return new Promise((resolve) => {
    const done = (): void => {
      observer.disconnect();
      resolve(true);
    };
    let timer = setTimeout(done, stillMs);
    const observer = new MutationObserver(() => {
      clearTimeout(timer);
      timer = setTimeout(done, stillMs);
    });
    observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  });
}
