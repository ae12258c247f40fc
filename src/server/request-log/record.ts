import { entryOf } from './entry.ts';
import type { RequestLog } from './request-log.ts';
import type { HttpApp } from '#server/platform/http';

/** Remembers each request with a key as it is answered. After `installAccess`, which says whose it is. */
export function recordRequests(app: HttpApp, log: Pick<RequestLog, 'note'>, keepsBodies: boolean): void {
  app.addHook('onSend', (request, reply, payload, done) => {
    const entry = entryOf(request, reply, payload, keepsBodies);
    if (entry) log.note(entry);
    done();
  });
}
